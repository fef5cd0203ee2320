"""Looking over a document that was read, beside its original text, before anything is stored.

Left the text with its lines numbered, right what was read: rows, facts, names, warnings; a click on
either side shows the place on the other. Nothing is written before 确认入库.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from models.changes import Changes
from models.errors import UserError
from models.operations.documents import accept_document
from models.operations.naming import UnitChoice
from models.progress import Progress
from models.reading import ReadDocument, ReadTask
from models.records import DocumentRow, RoleEntry
from models.store.workspace import Workspace
from models.vocabulary import Role
from ui.dialogs import review_draft
from ui.dialogs.review_draft import NameUse, ReviewRow
from ui.dialogs.review_frame import NAMES_TAB, ROWS_TAB, WARNINGS_TAB, ReviewFrame
from ui.dialogs.review_material import ReviewMaterial, read_material
from ui.dialogs.review_rows import ReviewRows
from ui.dressing import set_dialog_size
from ui.jobs import Job
from ui.messages import Notice, Question
from ui.session import Session
from ui.theme import Tone
from ui.widgets.forms.directory import UnitDirectory

MATCH_DELAY_MS = 400
SIZE = (1320, 720)
LEAVE = Question(
    "放弃核对",
    "已经做的核对和修改还没有入库。要放弃吗？",
    yes="放弃",
    no="继续核对",
    is_dangerous=True,
)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A document that was read, and which of several files it is.

    ``file`` is kept as evidence once the document is stored; None for pasted text.
    """

    read: ReadDocument
    file: Path | None = None
    number: int = 1
    total: int = 1

    @property
    def words(self) -> str:
        """What is said of its place, "" for a single file."""
        return f"第 {self.number} / {self.total} 份" if self.total > 1 else ""


class ImportReview(QDialog):
    """One document under review.

    Signals:
        stored(Changes): the document is in the ledger.
        twin_asked(DocumentRow): the person wants to see the document stored already.
    """

    stored = Signal(object)
    twin_asked = Signal(object)

    def __init__(
        self,
        session: Session,
        incoming: Incoming,
        material: ReviewMaterial,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.material = material
        self.draft = review_draft.draft_of(incoming.read)
        is_last = incoming.number == incoming.total
        self.view = ReviewFrame(session.work, incoming.words, is_last=is_last)
        self.rows: ReviewRows | None = None
        self._file = incoming.file
        self._directory = UnitDirectory(session.work, self)
        self._storing: Job | None = None
        self._matching = QTimer(self, singleShot=True, interval=MATCH_DELAY_MS)
        self.setWindowTitle("核对识读结果")
        set_dialog_size(self, *SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._connect()
        self._show_document()

    def _connect(self) -> None:
        view = self.view
        view.source.line_chosen.connect(self._on_line_chosen)
        view.facts.edited.connect(self._on_facts_edited)
        view.names.chosen.connect(self._on_name_chosen)
        view.names.suggestions_taken.connect(self._take_suggestions)
        view.names.name_shown.connect(self._on_name_shown)
        view.warnings.place_chosen.connect(self._on_warning)
        view.add.clicked.connect(self._add_task)
        view.cancel.clicked.connect(self.reject)
        view.accept.clicked.connect(self.accept)
        self._matching.timeout.connect(self._match_again)
        self.session.work.job_ended.connect(self._on_job_ended)

    # What is shown

    def _show_document(self) -> None:
        read = self.draft.read
        self.view.show_head(self.draft.facts.title, read.source_name, read.kind)
        self.view.source.show_lines(read.lines)
        self.view.add.setHidden(bool(read.items))
        warned = [warning.line for warning in read.warnings if warning.line is not None]
        self.view.source.set_places(self._taken_lines(), warned)
        self.view.facts.show_record(self.draft.facts)
        self.view.warnings.show_warnings(read.warnings)
        if self.draft.rows:
            self._make_rows()
        self._show_material()
        if self.material.twin is not None:
            self._tell_twin(self.material.twin)

    def _make_rows(self) -> None:
        self.rows = ReviewRows(
            is_of_tasks=isinstance(self.draft.rows[0].now, ReadTask),
            year=self.draft.facts.year,
            directory=self._directory,
        )
        self.rows.row_chosen.connect(self._on_row_chosen)
        self.rows.rows_changed.connect(self._on_rows_changed)
        self.view.show_rows_widget(self.rows)
        self.rows.show_known(self._known(), self._new_names())
        self.rows.show_rows(self.draft.rows)
        self.rows.table.setFocus()

    def _show_material(self) -> None:
        """Show what the ledger knows of the names."""
        if self.rows is not None:
            self.rows.show_known(self._known(), self._new_names())
        uses = review_draft.name_uses(self.draft.rows)
        self.view.names.show_names(
            self.material.matches, uses, self.draft.choices, self.material.units
        )
        self._show_counts()

    def _show_counts(self) -> None:
        names = {use.printed for use in review_draft.name_uses(self.draft.rows)}
        matches = [match for match in self.material.matches if match.printed in names]
        stored_already = "这份文件已经在台账里，不会重复入库"
        said = stored_already if self.material.twin else review_draft.summary(self.draft, matches)
        self.view.counts.setText(f"{said}。")
        taken = sum(row.is_taken for row in self.draft.rows)
        is_of_items = bool(self.draft.read.items)
        self.view.name_tab(ROWS_TAB, "事项" if is_of_items else "任务", taken)
        self.view.name_tab(NAMES_TAB, "单位", self.view.names.question_count())
        self.view.name_tab(WARNINGS_TAB, "提示", len(self.draft.read.warnings))
        is_ready = not self.view.facts.has_errors() and self.material.twin is None
        self.view.accept.setEnabled(is_ready and self._storing is None)
        self.view.cancel.setEnabled(self._storing is None)

    def _tell_twin(self, twin: DocumentRow) -> None:
        name = f"“{twin.title}”" + (f"（{twin.number}）" if twin.number else "")
        self.view.notices.show_notice(
            Notice(
                f"这份文件已经在台账里：{name}。不会重复入库。要重新导入，请先在“文件”页删除它。",
                Tone.WARNING,
                "查看已入库的文件",
                partial(self.twin_asked.emit, twin),
            )
        )

    def _known(self) -> Mapping[str, RoleEntry]:
        """Return what printed names stand for, by the ledger and by what was decided here."""
        chosen = {
            printed: RoleEntry(Role.RESPONSIBLE, printed, choice.unit_id)
            for printed, choice in self.draft.choices.items()
            if choice.unit_id
        }
        return {**self.material.known(), **chosen}

    def _new_names(self) -> frozenset[str]:
        """Return the names that will become new units."""
        choices = self.draft.choices
        return frozenset(
            match.printed
            for match in self.material.matches
            if review_draft.will_register(match, choices)
        )

    def _taken_lines(self) -> list[int]:
        rows = [row.now for row in self.draft.rows]
        return [line for row in rows for line in range(row.line, row.last_line + 1)]

    # Storing and leaving

    def accept(self) -> None:
        """Store the document with all corrections; the dialog closes when that is done."""
        if not self.view.accept.isEnabled():
            return
        reviewed = review_draft.reviewed_document(self.draft)
        names = {use.printed for use in review_draft.name_uses(self.draft.rows)}
        choices = tuple(one for name, one in self.draft.choices.items() if name in names)

        def store(workspace: Workspace, progress: Progress) -> Changes:
            return accept_document(
                workspace,
                read=reviewed,
                unit_choices=choices,
                progress=progress,
                source=self._file,
            )

        self._storing = self.session.work.run_operation(
            store, self._on_stored, owner=self, label="正在入库", failed=self._on_refused
        )
        self._show_counts()

    def reject(self) -> None:
        """Leave without storing; asks when corrections would be lost."""
        if self._storing is not None:
            return
        if not self._has_corrections() or self.session.messages.ask(LEAVE):
            super().reject()

    def _has_corrections(self) -> bool:
        return (
            any(row.is_corrected or not row.is_taken for row in self.draft.rows)
            or bool(self.draft.choices)
            or self.draft.facts != review_draft.draft_of(self.draft.read).facts
        )

    def _on_stored(self, changes: Changes) -> None:
        self.stored.emit(changes)
        super().accept()

    def _on_refused(self, error: UserError) -> None:
        self.view.notices.show_notice(Notice(str(error), Tone.DANGER))

    def _on_job_ended(self, job: Job) -> None:
        if job is self._storing:
            self._storing = None
            self._show_counts()

    # What a person corrects

    def _on_rows_changed(self, rows: tuple[ReviewRow, ...]) -> None:
        before = review_draft.name_uses(self.draft.rows)
        self.draft = review_draft.with_rows(self.draft, rows)
        if self.rows is not None:
            self._take_up_units(self.rows.units_said())
            self.rows.show_rows(self.draft.rows)
        self._show_counts()
        if review_draft.name_uses(self.draft.rows) != before:
            self._matching.start()

    def _take_up_units(self, said: Mapping[str, str]) -> None:
        """Keep what was said at a chip: these printed words are that unit."""
        known = self._known()
        for printed, unit_id in said.items():
            if printed not in known or known[printed].unit_id != unit_id:
                choice = UnitChoice(printed, unit_id)
                self.draft = review_draft.with_choice(self.draft, choice, printed)
                self.view.names.show_choices(self.draft.choices)

    def _on_facts_edited(self) -> None:
        number = self.draft.facts.number
        self.draft = replace(self.draft, facts=self.view.facts.record())
        self._show_counts()
        if self.draft.facts.number != number:
            self._matching.start()

    def _on_name_chosen(self, printed: str, choice: UnitChoice) -> None:
        self.draft = review_draft.with_choice(self.draft, choice, printed)
        if self.rows is not None:
            self.rows.show_known(self._known(), self._new_names())
        self._show_counts()

    def _take_suggestions(self) -> None:
        for match in self.material.matches:
            suggested = review_draft.suggestion(match)
            if suggested is not None:
                self.draft = review_draft.with_choice(self.draft, suggested, match.printed)
        self._show_material()

    def _add_task(self) -> None:
        text = self.view.source.chosen_text()
        if not text.strip():
            self.view.notices.show_notice(Notice("请先在左边的原文里选中一段文字。"))
            return
        first, last = self.view.source.chosen_lines()
        self.draft = review_draft.with_added_task(self.draft, text, first, last)
        if self.rows is None:
            self._make_rows()
        if self.rows is not None:
            self.rows.show_rows(self.draft.rows)
            self.rows.choose(f"row-{len(self.draft.rows)}")
        self.view.tabs.setCurrentIndex(ROWS_TAB)
        self._show_counts()

    def _match_again(self) -> None:
        reviewed = review_draft.reviewed_document(self.draft)
        self.session.work.run_query(
            lambda workspace: read_material(workspace, reviewed), self._receive, owner=self
        )

    def _receive(self, material: ReviewMaterial) -> None:
        self.material = material
        self._show_material()

    # The two sides

    def _on_row_chosen(self, row: ReviewRow) -> None:
        self.view.source.mark(row.now.line, row.now.last_line)

    def _on_line_chosen(self, line: int) -> None:
        if self.rows is not None and self.rows.choose_line(line):
            self.view.tabs.setCurrentIndex(ROWS_TAB)

    def _on_warning(self, line: int | None) -> None:
        if line is not None:
            self.view.source.mark(line, line)

    def _on_name_shown(self, use: NameUse) -> None:
        self.view.source.mark(use.lines[0], use.lines[0])
