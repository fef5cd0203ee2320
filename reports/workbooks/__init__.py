"""Content to .xlsx files."""
