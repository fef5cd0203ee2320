"""Names under review that are not registered: which unit each one means is for a person to say."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.operations.naming import UnitChoice
from models.records import UnitRow
from models.rules.matching import UnitMatch
from ui import theme
from ui.dialogs.name_row import NameRow
from ui.dialogs.review_draft import NameUse, is_new, is_question
from ui.widgets.empty_state import Emptiness, EmptyState
from ui.widgets.labels import make_button, make_label, make_scroll_area

# A document may bring 150 names; all at once they would hold the window for a sixth of a second.
AT_ONCE = 12
ALL_KNOWN = Emptiness(
    "circle-check", "单位都认得", "文件里的单位名称都能在单位库里找到，没有需要确认的。"
)


class ReviewNames(QWidget):
    """Lists the names in question first, then those that would become new units.

    Signals:
        chosen(printed, UnitChoice): a person settled a name.
        suggestions_taken(): every name in question shall be the nearest unit.
        name_shown(NameUse): a name was clicked; its places are to be shown.
    """

    chosen = Signal(str, object)
    suggestions_taken = Signal()
    name_shown = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, NameRow] = {}
        self._listed: tuple[UnitMatch, ...] = ()
        self._uses: dict[str, NameUse] = {}
        self._units: tuple[UnitRow, ...] = ()
        self._choices: Mapping[str, UnitChoice] = {}
        self._list = QVBoxLayout()
        self._filling = QTimer(self, interval=0)
        self._filling.timeout.connect(self._add_some)
        self._says = make_label("", "secondary", wraps=True)
        self.take_all_button = make_button("全部按建议", "check")
        self.take_all_button.setToolTip("相近的名称都记为最接近的已有单位的别称（Alt+A）")
        self.take_all_button.setShortcut("Alt+A")
        self.take_all_button.clicked.connect(self.suggestions_taken)
        self._scroll = make_scroll_area()
        head = QHBoxLayout()
        head.addWidget(self._says, 1)
        head.addWidget(self.take_all_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE_SMALL, 0)
        column.setSpacing(theme.SPACE_SMALL)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)

    def show_names(
        self,
        matches: Sequence[UnitMatch],
        uses: Sequence[NameUse],
        choices: Mapping[str, UnitChoice],
        units: tuple[UnitRow, ...],
    ) -> None:
        """Show the names that are not known, with what was decided for each."""
        uses_by_name = {use.printed: use for use in uses}
        asked = [match for match in matches if match.printed in uses_by_name]
        listed = (*filter(is_question, asked), *filter(is_new, asked))
        if self._scroll.widget() is None or (listed, uses_by_name) != (self._listed, self._uses):
            self._listed, self._uses, self._units = listed, uses_by_name, units
            self._choices = choices
            self._begin_list()
        self.show_choices(choices)

    def show_choices(self, choices: Mapping[str, UnitChoice]) -> None:
        """Show what was decided for each name."""
        self._choices = choices
        for printed, row in self.rows.items():
            row.show_choice(choices.get(printed))

    def question_count(self) -> int:
        """Return how many names are listed."""
        return len(self._listed)

    # The list is filled bit by bit

    def _begin_list(self) -> None:
        self.rows = {}
        questions = sum(map(is_question, self._listed))
        self._describe(questions, len(self._listed) - questions)
        if not self._listed:
            self._filling.stop()
            self._scroll.setWidget(EmptyState(ALL_KNOWN))
            return
        holder = QWidget()
        holder.setObjectName("scrolled")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, theme.SPACE_SMALL, theme.SPACE)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.SPACE_SMALL)
        column.addLayout(self._list)
        column.addStretch(1)
        self._scroll.setWidget(holder)
        self._add_some()
        self._filling.start()

    def _add_some(self) -> None:
        begun = len(self.rows)
        for match in self._listed[begun : begun + AT_ONCE]:
            self._add_heading(match)
            row = self.rows[match.printed] = self._make_row(match)
            self._list.addWidget(row)
        if len(self.rows) == len(self._listed):
            self._filling.stop()

    def _add_heading(self, match: UnitMatch) -> None:
        """Begin a group of names with its title and how many there are."""
        alike = [one for one in self._listed if is_question(one) is is_question(match)]
        if alike[0] is match:
            title = "与已有单位相近" if is_question(match) else "新单位"
            self._list.addWidget(make_label(f"{title}（{len(alike)}）", "section"))

    def _make_row(self, match: UnitMatch) -> NameRow:
        use = self._uses[match.printed]
        row = NameRow(match, use, self._units)
        row.show_choice(self._choices.get(match.printed))
        row.chosen.connect(lambda choice: self.chosen.emit(match.printed, choice))
        row.shown.connect(lambda: self.name_shown.emit(use))
        return row

    def _describe(self, questions: int, new: int) -> None:
        self.take_all_button.setVisible(bool(questions))
        self._says.setVisible(bool(questions or new))
        self._says.setText(
            f"{questions} 个名称与已有单位相近，请确认；没有确认的照原文保留，以后可以再定。"
            if questions
            else f"{new} 个名称是第一次出现，将登记为新单位。"
        )
