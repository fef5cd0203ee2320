"""数据: back up now, look at the backups, restore one, check that all data is sound."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.errors import UserError
from models.store.backup import Backup, create_backup, list_backups, restore_backup
from models.store.integrity import check_workspace
from models.store.workspace import open_workspace
from ui import theme
from ui.dressing import set_dialog_size
from ui.formatting import names_text, size_text, time_text
from ui.messages import Notice, Question
from ui.session import Session
from ui.tables.column import RIGHT, CellKind, Column
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable
from ui.theme import Tone
from ui.widgets.dialog_parts import make_foot, set_body
from ui.widgets.labels import make_button, make_card, make_label
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.progress_strip import ProgressStrip

SIZE = (820, 560)
COUNTED = {"tasks": "任务", "items": "事项", "units": "单位", "documents": "文件"}


def _content_text(backup: Backup) -> str:
    counts = backup.row_counts
    return names_text(
        [f"{noun} {counts[name]}" for name, noun in COUNTED.items() if name in counts]
    )


COLUMNS: tuple[Column[Backup], ...] = (
    Column(
        key="taken_at",
        title="时间",
        text=lambda backup: time_text(backup.taken_at),
        width=140,
        kind=CellKind.STRONG,
    ),
    Column(
        key="reason",
        title="原因",
        text=lambda backup: backup.label,
        width=96,
    ),
    Column(key="content", title="内容", text=_content_text, width=220, stretches=True),
    Column(
        key="size",
        title="大小",
        text=lambda backup: size_text(backup.size),
        sort_key=lambda backup: backup.size,
        width=84,
        align=RIGHT,
        kind=CellKind.MUTED,
    ),
)


class BackupsDialog(QDialog):
    """Keeps the data safe.

    Signals:
        restored(): the ledger is another one now; everything has to be read again.
        backed_up(): there is a new backup.
    """

    restored = Signal()
    backed_up = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle("数据：备份、恢复、检查")
        set_dialog_size(self, *SIZE)
        self.notices = NoticeBar()
        self.model: RowModel[Backup] = RowModel(COLUMNS, lambda backup: backup.path.name, self)
        self.table: LedgerTable[Backup] = LedgerTable(self.model, "备份")
        self.back_up_button = make_button("立即备份", "archive", "primary")
        self.check_button = make_button("检查数据", "shield-check")
        self.restore_button = make_button("恢复到选中的备份", "history")
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the list of backups."""
        folder = self._session.workspace.path
        self._session.work.run_query(
            lambda _workspace: list_backups(folder), self._receive, owner=self
        )

    def back_up(self) -> None:
        """Take a backup now."""
        self._session.work.run_query(
            lambda workspace: create_backup(workspace, "manual"),
            self._after_backup,
            owner=self,
            label="正在备份台账",
            failed=self._tell_failure,
        )

    def check(self) -> None:
        """Look at the whole database, its links and the kept files."""
        self._session.work.run_query(
            check_workspace, self._tell_findings, owner=self, label="正在检查数据"
        )

    def restore(self) -> None:
        """Put the chosen backup in the place of the ledger, after a question."""
        backup = self.table.chosen_row()
        if backup is None or not self._session.messages.ask(_question(backup)):
            return
        operator = self._session.workspace.operator
        self._session.work.replace_workspace(
            lambda folder: restore_backup(folder, backup.path),
            lambda folder: open_workspace(folder, operator=operator),
            partial(self._after_restore, backup),
            owner=self,
            label="正在恢复",
            failed=self._tell_failure,
        )

    def _receive(self, backups: tuple[Backup, ...]) -> None:
        self.model.set_rows(backups)
        if backups and self.table.chosen_row() is None:
            self.table.choose(backups[0].path.name)
        self._update_buttons()

    def _after_backup(self, backup: Path) -> None:
        self.notices.show_notice(Notice(f"已备份并校验：{backup.name}。", Tone.SUCCESS))
        self.backed_up.emit()
        self.refresh()

    def _after_restore(self, backup: Backup, _kept: Path | None) -> None:
        sentence = f"已恢复到 {time_text(backup.taken_at)} 的备份。恢复前的数据也已另存为备份。"
        self.notices.show_notice(Notice(sentence, Tone.SUCCESS))
        self.restored.emit()
        self.refresh()

    def _tell_findings(self, findings: tuple[str, ...]) -> None:
        if not findings:
            self.notices.show_notice(
                Notice("检查完毕：数据库、关联和佐证文件都完好。", Tone.SUCCESS)
            )
        for finding in findings:
            self.notices.show_notice(Notice(finding, Tone.WARNING))

    def _tell_failure(self, error: UserError) -> None:
        self.notices.show_notice(Notice(str(error), Tone.DANGER))

    def _update_buttons(self) -> None:
        can_restore = self.table.chosen_row() is not None
        self.restore_button.setEnabled(can_restore and not self._session.workspace.read_only)

    def _connect(self) -> None:
        self.back_up_button.clicked.connect(self.back_up)
        self.check_button.clicked.connect(self.check)
        self.restore_button.clicked.connect(self.restore)
        self.table.row_chosen.connect(lambda _: self._update_buttons())
        keys = (("Alt+B", self.back_up_button), ("Alt+C", self.check_button))
        for key, button in (*keys, ("Alt+R", self.restore_button)):
            button.setShortcut(key)
            button.setToolTip(f"{button.text()}（{key}）")

    def _lay_out(self) -> None:
        folder = self._session.workspace.path
        open_folder = make_button("打开数据目录", "folder-open")
        open_folder.clicked.connect(lambda: self._session.messages.open_path(folder))
        close = make_button("关闭")
        close.clicked.connect(self.reject)
        sentence = "导入、删除、升级和恢复之前会自动备份。恢复前先把现在的数据另存一份。"
        card = make_card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        first = QHBoxLayout()
        for button in (self.back_up_button, self.check_button):
            first.addWidget(button)
        first.addStretch(1)
        first.addWidget(open_folder)
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE)
        column.addWidget(make_label(sentence, "secondary", wraps=True))
        column.addLayout(first)
        column.addWidget(self.notices)
        column.addWidget(card, 1)
        column.addWidget(ProgressStrip(self._session.work))
        set_body(self, column, make_foot((), (close,), beside=(self.restore_button,)))


def _question(backup: Backup) -> Question:
    return Question(
        "恢复备份",
        f"把台账恢复到 {time_text(backup.taken_at)} 的备份？\n"
        "在那以后的修改会从台账里消失；恢复前先把现在的数据另存为一份备份，随时可以再恢复回来。",
        yes="恢复",
        is_dangerous=True,
    )
