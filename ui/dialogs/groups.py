"""单位组: which units 各区, 各行政区 and other group words stand for, and which are 未解析 (A3)."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from models.changes import Changes
from models.errors import UserError
from models.operations.groups import set_group
from models.queries.units import list_groups, list_units
from models.records import GroupRow
from models.store.workspace import Workspace
from models.vocabulary import RecordKind
from ui import theme
from ui.dressing import set_dialog_size
from ui.messages import Answer, Notice
from ui.session import Session
from ui.tables.column import CellKind, Column
from ui.tables.row_model import RowModel
from ui.tables.table_view import LedgerTable
from ui.theme import Tone
from ui.widgets.dialog_parts import make_foot, make_sides, set_body
from ui.widgets.forms.directory import UnitDirectory
from ui.widgets.forms.member_picker import MemberPicker
from ui.widgets.labels import (
    make_button,
    make_card,
    make_label,
    make_scroll_area,
    tone_pill,
)
from ui.widgets.notice_bar import NoticeBar

SIZE = (940, 580)
EVERYWHERE = "全部文件"
UNRESOLVED = "未解析"
NOTE = "改动从今天起算；已经入库的任务和事项保留入库时的成员。未解析的单位组不计入按单位的统计。"


def read_groups(workspace: Workspace) -> tuple[GroupRow, ...]:
    """Read all group words, their members in protocol order; runs on the database thread."""
    places = {unit.id: place for place, unit in enumerate(list_units(workspace))}

    def in_order(group: GroupRow) -> GroupRow:
        pairs = zip(group.member_ids, group.member_names, strict=True)
        members = sorted(pairs, key=lambda pair: places[pair[0]])
        return replace(
            group,
            member_ids=tuple(unit_id for unit_id, _ in members),
            member_names=tuple(name for _, name in members),
        )

    return tuple(in_order(group) for group in list_groups(workspace))


def scope_text(group: GroupRow) -> str:
    """Return where the word holds: everywhere, or in one document (下同)."""
    if group.document_id is None:
        return EVERYWHERE
    return group.document_number or "一份没有文号的文件"


def members_text(group: GroupRow) -> str:
    """Return how many units the word stands for."""
    return f"{len(group.member_ids)} 个单位" if group.member_ids else UNRESOLVED


def members_tone(group: GroupRow) -> Tone:
    """Return the tone of the same."""
    return Tone.CALM if group.member_ids else Tone.WARNING


COLUMNS: tuple[Column[GroupRow], ...] = (
    Column(
        key="word",
        title="单位组",
        text=lambda group: group.word,
        width=160,
        kind=CellKind.STRONG,
        stretches=True,
    ),
    Column(key="scope", title="适用", text=scope_text, width=156, kind=CellKind.MUTED),
    Column(
        key="members",
        title="成员",
        text=members_text,
        sort_key=lambda group: len(group.member_ids),
        width=112,
        kind=CellKind.PILL,
        tone=members_tone,
    ),
)


class GroupsDialog(QDialog):
    """Lists the group words and lets their members be set, one word at a time, undoably."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: GroupRow | None = None
        self._is_read_only = session.workspace.read_only
        self.setWindowTitle("单位组")
        set_dialog_size(self, *SIZE)
        self.notices = NoticeBar()
        self.model: RowModel[GroupRow] = RowModel(COLUMNS, lambda group: group.id, self)
        self.table: LedgerTable[GroupRow] = LedgerTable(self.model, "单位组")
        self.members = MemberPicker(UnitDirectory(session.work, self))
        self.members.set_read_only(self._is_read_only)
        self.save_button = make_button("保存", role="primary")
        self.revert_button = make_button("撤销修改")
        self.counts = make_label("", "secondary")
        self._word = make_label("", "heading", wraps=True)
        self._pill = make_label("", "pill")
        self._says = make_label("", "secondary", wraps=True)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the groups."""
        self._session.work.run_query(read_groups, self._receive, owner=self)

    def save(self) -> bool:
        """Store the members of the word shown; return whether there was nothing in the way."""
        group = self._shown
        if group is None or self.members.problem():
            return False
        chosen = self.members.member_ids()
        self._session.work.run_operation(
            lambda workspace, _progress: set_group(
                workspace, word=group.word, member_ids=chosen, document_id=group.document_id
            ),
            owner=self,
            failed=self._tell_failure,
        )
        return True

    def is_dirty(self) -> bool:
        """Return whether members were changed and not saved."""
        group = self._shown
        if group is None or self._is_read_only:
            return False
        return set(self.members.member_ids()) != set(group.member_ids) or bool(
            self.members.problem()
        )

    def reject(self) -> None:
        """Close, unless the person wants to keep something unsaved."""
        if self._settle_unsaved():
            super().reject()

    # Rows and the one shown

    def _receive(self, groups: tuple[GroupRow, ...]) -> None:
        self.model.set_rows(groups)
        open_words = sum(not group.member_ids for group in groups)
        self.counts.setText(
            f"共 {len(groups)} 个单位组" + (f"，{open_words} 个未解析" if open_words else "")
        )
        if groups and self.table.chosen_row() is None:
            self.table.choose(groups[0].id)

    def _on_chosen(self, group: GroupRow | None) -> None:
        if group is None:
            return
        is_same = self._shown is not None and group.id == self._shown.id
        if self.is_dirty() and not is_same:
            # The question must not be asked from inside the table's own selection change.
            QTimer.singleShot(0, self, self._settle_choice)
            return
        self._shown = group
        # Members chosen and not saved outlive a look at another word that was given up.
        if not (is_same and self.is_dirty()):
            self.members.show_members(group.member_ids, group.member_names)
        self._describe(group)

    def _describe(self, group: GroupRow) -> None:
        self._word.setText(group.word)
        undecided = "还没有定这个词指哪些单位" + (
            "。" if self._is_read_only else "，请在下面添加："
        )
        is_known = bool(group.member_ids)
        self._says.setText("文件里写的这个词，指下面这些单位：" if is_known else undecided)
        self.members.setHidden(self._is_read_only and not is_known)
        self._pill.setText(f"{scope_text(group)} · {members_text(group)}")
        tone_pill(self._pill, members_tone(group))
        self._update()

    def _settle_choice(self) -> None:
        chosen = self.table.chosen_row()
        if self._settle_unsaved():
            self._shown = None
            self._on_chosen(chosen)
        elif self._shown is not None:
            self.table.choose(self._shown.id)

    def _settle_unsaved(self) -> bool:
        if not self.is_dirty() or self._shown is None:
            return True
        answer = self._session.messages.ask_unsaved(f"单位组“{self._shown.word}”")
        if answer is Answer.SAVE:
            return self.save()
        if answer is Answer.DISCARD:
            self._revert()
        return answer is Answer.DISCARD

    def _revert(self) -> None:
        group = self._shown
        if group is not None:
            self.members.show_members(group.member_ids, group.member_names)
            self._update()

    def _on_changes(self, changes: Changes) -> None:
        if changes.kinds & {RecordKind.GROUP, RecordKind.UNIT}:
            self.refresh()

    def _tell_failure(self, error: UserError) -> None:
        self.notices.show_notice(Notice(str(error), Tone.DANGER))

    def _update(self) -> None:
        is_dirty = self.is_dirty()
        self.save_button.setEnabled(is_dirty and not self.members.problem())
        self.revert_button.setEnabled(is_dirty)

    # How it is laid out

    def _connect(self) -> None:
        self.table.row_chosen.connect(self._on_chosen)
        self.members.edited.connect(self._update)
        self.members.line.textChanged.connect(self._update)
        self.save_button.clicked.connect(self.save)
        self.revert_button.clicked.connect(self._revert)
        self._session.work.operation_done.connect(self._on_changes)
        self.save_button.setShortcut("Ctrl+S")
        self.save_button.setToolTip("保存这个单位组的成员，可以撤销（Ctrl+S）")

    def _lay_out(self) -> None:
        sides = make_sides(self._make_list(), self._make_detail(), (500, 400))
        close = make_button("关闭")
        close.clicked.connect(self.reject)
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE)
        column.addWidget(make_label(NOTE, "secondary", wraps=True))
        column.addWidget(self.notices)
        column.addWidget(sides, 1)
        set_body(self, column, make_foot((self.counts,), (close,)))

    def _make_list(self) -> QFrame:
        card = make_card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        return card

    def _make_detail(self) -> QFrame:
        holder = QWidget()
        holder.setObjectName("scrolled")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, theme.SPACE_SMALL, 0)
        inside.addWidget(self.members)
        inside.addStretch(1)
        scroll = make_scroll_area(holder)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button in (self.revert_button, self.save_button):
            foot.addWidget(button)
            # Only ever hidden here: shown before it has a parent, it would be a window of its own.
            if self._is_read_only:
                button.hide()
        card = make_card()
        column = QVBoxLayout(card)
        column.setContentsMargins(*(theme.SPACE_WIDE,) * 3, theme.SPACE)
        column.setSpacing(theme.SPACE_SMALL)
        column.addWidget(self._word)
        column.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._says)
        column.addWidget(scroll, 1)
        column.addLayout(foot)
        return card
