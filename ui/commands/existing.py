"""Commands that look or put out need a ledger that is there; none is made for a mistyped folder."""

from pathlib import Path

from models.errors import UserError
from models.store.ledger_format import LEDGER_NAME
from models.store.workspace import Workspace, open_workspace


class NoLedgerError(UserError):
    """Raised when the folder holds no ledger; correct ``--data`` or import a file first."""


def open_existing(data: Path, *, operator: str = "") -> Workspace:
    """Open a workspace that has been used before.

    Raises:
        NoLedgerError: there is none, and none was made.
    """
    # Where the ledger is lost but backups are left, opening says how to restore one.
    if not (data / LEDGER_NAME).exists() and not any((data / "backups").glob("*.db")):
        raise NoLedgerError(
            f"“{data}”里没有台账，没有做任何事，也没有新建。"
            "请检查 --data 后面的目录；第一次使用请先打开窗口或导入文件。"
        )
    return open_workspace(data, operator=operator)
