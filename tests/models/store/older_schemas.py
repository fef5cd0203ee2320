"""Ledgers as older versions wrote them (schemas 1 to 5), stored beside this file.

In them: a plan of three tasks and a list of one item, taken in; the first task with a report and a
note; reference totals of 2023, set and undone. In the first the plan's file was kept as evidence,
in the second there are a saved view and a day of the calendar, in the third a reporting round with
one form that was sent, in the fourth a file that came back too, in the fifth a warning that was
looked at.
"""

import gzip
from pathlib import Path

from models.store.ledger_format import LEDGER_NAME

STORED_TASKS = 3
STORED_SCHEMAS = (1, 2, 3, 4, 5)
_PLAN_TEXT = "原文"
_PLAN_SHA256 = "354b28c85333456866931a77eacdf6cd18d80b79981ccf1f4ca927b84fd99302"


def stored_workspace(folder: Path, schema: int = 1) -> Path:
    """Unpack the stored workspace into ``folder``, which must not exist, and return it."""
    stored = Path(__file__).with_name(f"ledger-{schema:04d}.db.gz")
    (folder / "evidence").mkdir(parents=True)
    (folder / LEDGER_NAME).write_bytes(gzip.decompress(stored.read_bytes()))
    (folder / "evidence" / _PLAN_SHA256).write_text(_PLAN_TEXT, encoding="utf-8")
    return folder
