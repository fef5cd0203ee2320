"""Opening any file by content in a child process, recognising it and reading it."""
