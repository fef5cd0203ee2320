"""What can be done with the files of a round: look over, take in, send back, remind, take back."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget

from models.changes import Changes
from models.intake_records import WAITING, ReceivedRow
from models.progress import Progress
from models.round_records import BoardRow, RoundRow
from models.store.workspace import Workspace
from ui.actions import make_page_action
from ui.messages import Notice, Question
from ui.outgoing import PDF, ask_target
from ui.pages import intake_jobs
from ui.session import Session
from ui.theme import Tone

if TYPE_CHECKING:
    # Dialogs and readers are loaded when they are first wanted.
    from models.operations.intake_accept import AcceptedBatch
    from ui.dialogs.intake.plan_material import PlanMaterial

MARGIN = 24


class IntakeActs(QObject):
    """The acts of one page, as actions for its buttons and menus.

    Attributes:
        dialog: the dialog opened last.

    Signals:
        moved(round_id): a file was moved to another round.
    """

    moved = Signal(str)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._round: RoundRow | None = None
        self._rows: tuple[BoardRow, ...] = ()
        self._selected: list[ReceivedRow] = []
        self.dialog: QDialog | None = None
        add = partial(make_page_action, self)
        self.safe = add(
            "全部采用无疑问的", "list-checks", "单位改过、没有疑问的都入库，一次备份，可以撤回"
        )
        self.remind = add("催报", "bell", "谁还没报，催报的文字和名单")
        self.batches = add("批次记录", "history", "入过哪几批，整批撤回")
        self.look = add("核对填报…", "eye", "一行一行看，再入库（回车）")
        self.mark = add(
            "生成退改稿…", "file-down", "选中的每份一份：单位自己的版式，差错标了颜色，原文件不动"
        )
        self.receipt = add("收报回执…", "file-check", "收到什么、采用什么、没采用什么")
        self.original = add("打开收到的文件", "external-link", "打开只读副本，原件另存着")
        for action, act in (
            (self.safe, self.accept_safe),
            (self.remind, self.open_reminder),
            (self.batches, self.open_batches),
            (self.look, lambda: self._on_file(self.look_over)),
            (self.mark, self.write_marked_copies),
            (self.receipt, lambda: self._on_file(self.save_receipt)),
            (self.original, lambda: self._on_file(self.open_original)),
        ):
            action.triggered.connect(lambda _=False, act=act: act())

    def for_round(self) -> list[QAction]:
        """Return what can be done with the whole round."""
        return [self.safe, self.remind, self.batches]

    def for_unit(self) -> list[QAction | None]:
        """Return what can be done with the file of the unit in hand."""
        return [self.look, None, self.mark, self.receipt, self.original]

    def show_round(
        self, row: RoundRow | None, rows: Sequence[BoardRow], selected: Sequence[BoardRow]
    ) -> None:
        """Let the acts be about another round, or other units in it."""
        self._round, self._rows = row, tuple(rows)
        self._selected = [one.received for one in selected if one.received is not None]
        may_write = not self._session.workspace.read_only
        self.safe.setEnabled(may_write and bool(self._waiting()))
        self.remind.setEnabled(row is not None)
        self.batches.setEnabled(row is not None)
        self.mark.setEnabled(bool(self._selected))
        for action in (self.look, self.receipt, self.original):
            action.setEnabled(len(self._selected) == 1)

    # One file

    def look_over(self, received: ReceivedRow) -> None:
        """Read a file again, compare it, and show what taking it in would do."""

        def read(workspace: Workspace, progress: Progress) -> "PlanMaterial":
            from ui.dialogs.intake.plan_material import read_material  # noqa: PLC0415 - see above

            return read_material(workspace, received.id, progress)

        self._session.work.run_long_query(
            read, self._show_plan, owner=self, label=f"正在比对“{received.file_name}”"
        )

    def place(self, received: ReceivedRow) -> None:
        """Ask whose a file is, or show why it was refused."""
        from ui.dialogs.intake.assign import AssignDialog  # noqa: PLC0415 - see above

        dialog = AssignDialog(self._session, received, self._page)
        dialog.assigned.connect(lambda round_id: self._go_on(received, round_id))
        self._open(dialog)

    def _go_on(self, received: ReceivedRow, round_id: str) -> None:
        """Look over a file that has its unit now, where it stands now."""
        if round_id != received.round_id:
            self.moved.emit(round_id)
        self.look_over(received)

    def write_marked_copies(self) -> None:
        """Write the marked copies of the selected files into a folder."""
        files = [one.id for one in self._selected]
        folder = self._session.messages.choose_directory("退改稿存到哪个文件夹")
        if folder is None or not files:
            return
        self._session.work.run_long_query(
            lambda workspace, progress: intake_jobs.write_marked_copies(
                workspace, files, folder, progress
            ),
            lambda paths: self._tell_written(paths[0], len(paths)),
            owner=self,
            label="正在生成退改稿",
        )

    def save_receipt(self, received: ReceivedRow) -> None:
        """Save the receipt for the unit of a file."""
        row = self._round
        if row is None:
            return
        target = ask_target(self._session, "收报回执", f"{received.unit}_{row.name}_回执", PDF)
        if target is None:
            return
        settings, today = self._session.settings, self._session.today()
        self._session.work.run_long_query(
            lambda workspace, progress: intake_jobs.save_receipt(
                workspace, received, target, settings=settings, today=today, progress=progress
            ),
            self._tell_written,
            owner=self,
            label="正在生成回执",
        )

    def open_original(self, received: ReceivedRow) -> None:
        """Open a read-only copy of the file as it came."""
        folder = self._session.workspace.path / "evidence"
        self._session.work.run_job(
            lambda _progress: intake_jobs.lend_original(folder, received),
            self._session.messages.open_path,
            owner=self,
            label="",
        )

    # The round

    def accept_safe(self) -> None:
        """Take in what nobody has to be asked about, of every file, in one batch."""
        waiting = self._waiting()
        if not waiting:
            return
        question = Question(
            "全部采用无疑问的",
            f"{len(waiting)} 份表里只有单位改过、没有疑问的内容写进台账；"
            "有冲突、要确认、不能采用的行不动，留着逐份核对。先备份，入库后可以整批撤回。",
            yes="入库",
        )
        if not self._session.messages.ask(question):
            return
        today = self._session.today()
        batches: list[AcceptedBatch] = []

        def accept(workspace: Workspace, progress: Progress) -> Changes:
            batch = intake_jobs.accept_safe(workspace, waiting, today, progress)
            batches.append(batch)
            return batch.changes

        self._session.work.run_operation(
            accept, lambda _changes: self._tell_accepted(batches[0]), owner=self, label="正在入库"
        )

    def open_reminder(self) -> None:
        """Open 催报."""
        from ui.dialogs.intake.reminder import ReminderDialog  # noqa: PLC0415 - see above

        if self._round is not None:
            self._open(ReminderDialog(self._session, self._round, self._page))

    def open_batches(self) -> None:
        """Open 批次记录."""
        from ui.dialogs.intake.batches import BatchesDialog  # noqa: PLC0415 - see above

        if self._round is not None:
            self._open(BatchesDialog(self._session, self._round, self._page))

    def _show_plan(self, material: "PlanMaterial") -> None:
        from ui.dialogs.intake.plan import PlanDialog  # noqa: PLC0415 - see above

        dialog = PlanDialog(self._session, material, self._page)
        dialog.accepted_batch.connect(self._tell_accepted)
        # Rows and the words of both sides need all the room there is.
        window = self._page.window().geometry()
        dialog.setGeometry(window.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN))
        self._open(dialog)

    def _tell_accepted(self, batch: "AcceptedBatch") -> None:
        said = f"已{batch.changes.label}。"
        self._session.messages.tell(Notice(said, Tone.SUCCESS, "批次记录", self.open_batches))

    def _tell_written(self, path: Path, count: int = 1) -> None:
        messages = self._session.messages
        more = f" 等 {count} 份" if count > 1 else ""
        notice = Notice(
            f"已生成“{path.name}”{more}。",
            Tone.SUCCESS,
            "打开",
            partial(messages.open_path, path),
            "打开文件夹",
            partial(messages.open_path, path.parent),
        )
        messages.tell(notice)

    def _waiting(self) -> list[ReceivedRow]:
        """Return the files that can be taken in."""
        files = [row.received for row in self._rows if row.received is not None]
        return [file for file in files if file.state in WAITING]

    def _on_file(self, act: Callable[[ReceivedRow], None]) -> None:
        if self._selected:
            act(self._selected[0])

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
