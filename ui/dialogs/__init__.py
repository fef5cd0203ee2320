"""One module per task that asks for several answers."""
