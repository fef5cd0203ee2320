"""One module per place in the sidebar."""
