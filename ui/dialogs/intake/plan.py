"""A returned file looked over row by row before it changes the ledger (核对填报).

Left the rows, right the cells of the row in hand: what went out, what is here now, what came back.
Nothing is written before 入库.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from models.changes import Changes
from models.errors import UserError
from models.intake_plan import Answer, AnswerKind, PlannedCell, PlannedRow
from models.operations.intake import remember_answers
from models.operations.intake_accept import AcceptedBatch, AcceptedFile
from models.progress import Progress
from models.returned import HeadingQuestion, ReturnedRow
from models.rules.intake_answers import subject_of_heading, subject_of_row
from models.rules.intake_new import can_be_recorded
from models.store.workspace import Workspace
from ui import messages
from ui.dialogs.intake import plan_draft
from ui.dialogs.intake.findings import FindingsDialog
from ui.dialogs.intake.new_record import NewRecordDialog
from ui.dialogs.intake.plan_columns import OPEN, line_key
from ui.dialogs.intake.plan_draft import Decision, PlanDraft, PlanLine
from ui.dialogs.intake.plan_frame import PlanFrame
from ui.dialogs.intake.plan_keys import PlanKeys
from ui.dialogs.intake.plan_material import PlanMaterial, answer_and_plan, take_in
from ui.dialogs.intake.plan_words import outcome_words
from ui.dialogs.intake.versions import VersionsDialog
from ui.dressing import set_dialog_size
from ui.jobs import Job
from ui.messages import Notice, Question
from ui.session import Session
from ui.theme import Tone
from ui.widgets.filter_chips import ALL

SIZE = (1320, 720)
LEAVE = Question(
    "关闭",
    "这份表上做的选择还没有入库，关上就不保留了。",
    yes="关上",
    no="继续处理",
    is_dangerous=True,
)


class PlanDialog(QDialog):
    """One returned file under review.

    Signals:
        accepted_batch(AcceptedBatch): what was decided is in the ledger.
    """

    accepted_batch = Signal(object)

    def __init__(
        self, session: Session, material: PlanMaterial, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.material = material
        self.draft = PlanDraft(material.plan, material.received.unit_id or "")
        self._past: list[PlanDraft] = []
        self._lines: dict[str, PlanLine] = {}
        self._running: Job | None = None
        self._may_decide = material.can_be_taken and not session.workspace.read_only
        self.view = PlanFrame(session.work, may_decide=self._may_decide)
        self.keys = PlanKeys(self)
        self.setWindowTitle("核对填报")
        set_dialog_size(self, *SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._connect()
        self._show_material()
        self._show_first()

    # What is shown

    def _show_material(self) -> None:
        material = self.material
        found = len(material.plan.issues) + len(material.plan.not_returned)
        self.view.show_head(
            material.received,
            has_earlier=bool(material.earlier),
            issue_count=found + len(material.returned.left_out),
        )
        self._show_questions()
        self._show_draft()

    def _show_questions(self) -> None:
        questions = self.material.returned.questions if self._may_decide else ()
        self.view.headings.show_questions(questions)

    def _show_first(self) -> None:
        """Begin with what needs an answer, where anything does."""
        if any(line.is_open for line in self._lines.values()):
            self.show_chip(OPEN)
        self.view.table.choose_first()
        self._show_row()
        self.view.table.setFocus()

    def lines(self) -> tuple[PlanLine, ...]:
        """Return all rows as they are decided now, in the order of the file."""
        return tuple(self._lines.values())

    def show_chip(self, key: str) -> None:
        """Show only the rows of a chip; ``ALL`` shows all."""
        self.view.chips.choose(key)
        self.view.model.set_chip(key)
        if self.view.table.chosen_row() is None:
            self.view.table.choose_first()
        self._show_row()

    def _show_draft(self) -> None:
        lines = plan_draft.lines_of(self.draft)
        self._lines = {line_key(line): line for line in lines}
        place = max(self.view.table.currentIndex().row(), 0)
        self.view.show_lines(lines)
        if self.view.table.chosen_row() is None and self.view.model.rowCount():
            row = self.view.model.row_at(min(place, self.view.model.rowCount() - 1))
            self.view.table.choose(line_key(row))
        self._show_row()
        self._show_counts()

    def _show_row(self) -> None:
        line = self.view.table.chosen_row()
        self.view.panel.show_row(self.draft, line, self._returned(line) if line else None)

    def _show_counts(self) -> None:
        counts = plan_draft.count(self._lines.values())
        self.view.counts.setText(self._outcome(counts))
        is_asked = bool(counts.open_rows or self.material.returned.questions)
        is_done = not is_asked and not self.material.received.batch_id
        words = "入库" if counts.rows or counts.new or not is_done else "记为已入库"
        self.view.accept.setText(f" {words}")
        self.view.accept.setAccessibleName(words)
        can = self._may_decide and self._running is None
        self.view.accept.setEnabled(can and (counts.rows + counts.new > 0 or is_done))
        self.view.safe.setEnabled(can)
        self.view.cancel.setEnabled(self._running is None)

    def _outcome(self, counts: plan_draft.PlanCounts) -> str:
        if self.material.can_be_taken:
            return outcome_words(counts)
        return f"这份表{self.material.received.state.label}，只能看，不会写进台账。"

    def _returned(self, line: PlanLine) -> ReturnedRow | None:
        rows = self.material.returned.rows
        return next((row for row in rows if (row.sheet, row.number) == line.row.place), None)

    # What a person decides

    def decide(self, cell: PlannedCell, decision: Decision) -> None:
        """Decide about a cell of the row in hand."""
        self._decided(
            lambda draft, row, alike: plan_draft.decide(draft, row, cell, decision, alike=alike)
        )

    def take_row(self) -> None:
        """Take the unit's words in the row in hand."""
        self._decided(lambda draft, row, alike: plan_draft.take_row(draft, row, alike=alike))

    def take_waiting(self) -> None:
        """Take what nobody has to be asked about in the row in hand; its questions stay open."""
        self._decided(lambda draft, row, _alike: plan_draft.take_waiting(draft, row))

    def leave_row(self) -> None:
        """Keep the office's words in the row in hand."""
        self._decided(lambda draft, row, alike: plan_draft.leave_row(draft, row, alike=alike))

    def take_all_safe(self) -> None:
        """Take all that nobody has to be asked about."""
        if self._may_decide:
            self._take_up(plan_draft.take_all_safe(self.draft))

    def take_back(self) -> None:
        """Take the last decision back."""
        if self._past:
            self.draft = self._past.pop()
            self._show_draft()

    def choose_record(self, record_id: str) -> None:
        """Say which record the row in hand is about; the file is compared anew."""
        line = self.view.table.chosen_row()
        returned = self._returned(line) if line else None
        if returned is not None and self._may_decide:
            self._remember([self._answer(AnswerKind.ROW, subject_of_row(returned), record_id)])

    def record_new(self) -> None:
        """Ask where the row in hand belongs as a record of its own."""
        line = self.view.table.chosen_row()
        returned = self._returned(line) if line else None
        recording = self.material.recording
        if line is None or returned is None or recording is None or not self._may_decide:
            return
        if plan_draft.asks_for_record(line.row) and can_be_recorded(returned):
            dialog = NewRecordDialog(
                line.row, returned, recording, self.material.received.file_name, self
            )
            dialog.recorded.connect(
                lambda new: self._take_up(plan_draft.record_new(self.draft, new))
            )
            dialog.open()

    def answer_headings(self, answered: Sequence[tuple[HeadingQuestion, str]]) -> None:
        """Say which columns the unknown headings are; the file is read anew."""
        self._remember(
            [
                self._answer(AnswerKind.HEADING, subject_of_heading(one.kind, one.heading), key)
                for one, key in answered
            ]
        )

    def _decided(self, act: Callable[[PlanDraft, PlannedRow, bool], PlanDraft]) -> None:
        line = self.view.table.chosen_row()
        if line is not None and self._may_decide:
            self._take_up(act(self.draft, line.row, self.view.panel.alike.isChecked()))

    def _take_up(self, draft: PlanDraft) -> None:
        if draft != self.draft:
            self._past.append(self.draft)
            self.draft = draft
            self._show_draft()

    def _answer(self, kind: AnswerKind, subject: str, answer: str) -> Answer:
        return Answer(kind, self.draft.unit_id, subject, answer)

    # Storing and leaving

    def accept(self) -> None:
        """Write what was decided into the ledger; the dialog closes when that is done."""
        if not self.view.accept.isEnabled():
            return
        material, draft, today = self.material, self.draft, self.session.today()
        file = AcceptedFile(
            material.received.id,
            plan_draft.decided_plan(draft),
            plan_draft.taken_cells(draft),
            pictures=material.pictures,
            new_records=plan_draft.new_records(draft),
        )
        answers = plan_draft.answers_to_keep(draft)
        batches: list[AcceptedBatch] = []

        def store(workspace: Workspace, progress: Progress) -> Changes:
            batch = take_in(workspace, material, file, answers, today=today, progress=progress)
            batches.append(batch)
            return batch.changes

        self._run(store, lambda _changes: self._finish(batches[0]), "正在入库")

    def reject(self) -> None:
        """Leave; answers can be kept for the next time, other decisions are given up."""
        if self._running is not None:
            return
        if self.draft.answers:
            answer = self.session.messages.ask_unsaved("对这份表的答复")
            if answer is messages.Answer.SAVE:
                answers, leave = tuple(self.draft.answers.values()), super().reject
                self._run(
                    lambda workspace, _progress: remember_answers(workspace, answers=answers),
                    lambda _changes: leave(),
                    "",
                )
                return
            if answer is messages.Answer.STAY:
                return
        elif (self.draft.decisions or self.draft.new_rows) and not self.session.messages.ask(LEAVE):
            return
        super().reject()

    def _finish(self, batch: AcceptedBatch) -> None:
        self.accepted_batch.emit(batch)
        super().accept()

    def _remember(self, answers: Sequence[Answer]) -> None:
        """Store answers, with those given before, and compare the file anew."""
        every = (*self.draft.answers.values(), *answers)
        file_id = self.material.received.id
        read: list[PlanMaterial] = []

        def store(workspace: Workspace, progress: Progress) -> Changes:
            changes, material = answer_and_plan(workspace, file_id, every, progress)
            read.append(material)
            return changes

        self._run(store, lambda _changes: self._receive(read[0]), "正在重新比对")

    def _receive(self, material: PlanMaterial) -> None:
        self.material = material
        self._past.clear()
        self.draft = plan_draft.with_plan(self.draft, material.plan)
        self._show_material()
        if not any(line.is_open for line in self._lines.values()):
            self.show_chip(ALL)

    def _run(
        self,
        function: Callable[[Workspace, Progress], Changes],
        done: Callable[[Changes], None],
        label: str,
    ) -> None:
        self._running = self.session.work.run_operation(
            function, done, owner=self, label=label, failed=self._tell_failure
        )
        self._show_counts()

    def _tell_failure(self, error: UserError) -> None:
        self.view.notices.show_notice(Notice(str(error), Tone.DANGER))

    def _on_job_ended(self, job: Job) -> None:
        if job is self._running:
            self._running = None
            self._show_counts()

    # What else can be looked at

    def show_versions(self) -> None:
        """Show what changed since the unit's file before this one."""
        if self.material.earlier:
            VersionsDialog(self.session, self.material, self).open()

    def show_findings(self) -> None:
        """Show what is to be known of the file as a whole."""
        FindingsDialog(self.material, self).open()

    def _connect(self) -> None:
        view = self.view
        view.table.row_chosen.connect(lambda _row: self._show_row())
        view.chips.chosen.connect(self.show_chip)
        view.panel.decided.connect(self.decide)
        view.panel.row_taken.connect(self.take_row)
        view.panel.row_left.connect(self.leave_row)
        view.panel.waiting_taken.connect(self.take_waiting)
        view.panel.record_chosen.connect(self.choose_record)
        view.panel.row_recorded.connect(self.record_new)
        view.panel.left.connect(view.table.setFocus)
        view.headings.answered.connect(self.answer_headings)
        view.safe.clicked.connect(self.take_all_safe)
        view.versions.clicked.connect(self.show_versions)
        view.issues.clicked.connect(self.show_findings)
        view.cancel.clicked.connect(self.reject)
        view.accept.clicked.connect(self.accept)
        self.session.work.job_ended.connect(self._on_job_ended)
