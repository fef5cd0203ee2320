"""A ledger as version 0.1.0 wrote it (schema 1), stored beside this file.

In it: a plan of three tasks and a list of one item, taken in; the first task with a report and a
note; reference totals of 2023, set and undone. The plan's file was kept as evidence.
"""

import gzip
from pathlib import Path

from models.store.ledger_format import LEDGER_NAME

STORED_TASKS = 3
_STORED = Path(__file__).with_name("ledger-0001.db.gz")
_PLAN_TEXT = "原文"
_PLAN_SHA256 = "354b28c85333456866931a77eacdf6cd18d80b79981ccf1f4ca927b84fd99302"


def stored_workspace(folder: Path) -> Path:
    """Unpack the stored workspace into ``folder``, which must not exist, and return it."""
    (folder / "evidence").mkdir(parents=True)
    (folder / LEDGER_NAME).write_bytes(gzip.decompress(_STORED.read_bytes()))
    (folder / "evidence" / _PLAN_SHA256).write_text(_PLAN_TEXT, encoding="utf-8")
    return folder
