"""Killing by signal and limits on file size are there on Linux and macOS only."""

import sys

collect_ignore = ["test_kills.py", "test_full_disk.py"] if sys.platform == "win32" else []
