"""Plain official text read into a paper: what each line is, before any layout."""
