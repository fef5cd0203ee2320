"""A file of any format -> plain lines and tables, parsed in a child process with limits."""
