"""The window is painted before the ledger's libraries are loaded."""

import subprocess
import sys

SLOW = ("sqlalchemy", "reportlab", "xlsxwriter", "openpyxl", "pypinyin", "rapidfuzz")


def test_starting_the_window_loads_no_library_of_the_ledger() -> None:
    program = f"import sys, ui.app; print([name for name in {SLOW} if name in sys.modules])"
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "[]"
