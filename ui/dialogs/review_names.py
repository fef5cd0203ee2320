"""Names under review that are not registered: which unit each one means is for a person to say."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.operations.naming import UnitChoice
from models.records import UnitRow
from models.rules.matching import UnitMatch
from ui import theme
from ui.dialogs.review_draft import NameUse, is_new, is_question
from ui.widgets.empty_state import Emptiness, EmptyState
from ui.widgets.forms.choice_fields import CalmComboBox
from ui.widgets.labels import make_button, make_label

CHOICE_WIDTH = 300
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
        self._says = make_label("", "secondary", wraps=True)
        self.take_all_button = make_button("全部按建议", "check")
        self.take_all_button.setToolTip("相近的名称都记为最接近的已有单位的别称（Alt+A）")
        self.take_all_button.setShortcut("Alt+A")
        self.take_all_button.clicked.connect(self.suggestions_taken)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        units: Sequence[UnitRow],
    ) -> None:
        """Show the names that are not known, with what was decided for each."""
        by_name = {use.printed: use for use in uses}
        asked = [match for match in matches if match.printed in by_name]
        questions = [match for match in asked if is_question(match)]
        new = [match for match in asked if is_new(match)]
        self.rows = {
            match.printed: self._make_row(match, by_name[match.printed], choices, units)
            for match in (*questions, *new)
        }
        self.take_all_button.setVisible(bool(questions))
        self._says.setVisible(bool(questions or new))
        self._says.setText(
            f"{len(questions)} 个名称与已有单位相近，请确认；没有确认的照原文保留，以后可以再定。"
            if questions
            else f"{len(new)} 个名称是第一次出现，将登记为新单位。"
        )
        self._scroll.setWidget(self._make_list(questions, new))

    def question_count(self) -> int:
        """Return how many names are listed."""
        return len(self.rows)

    def _make_row(
        self,
        match: UnitMatch,
        use: NameUse,
        choices: Mapping[str, UnitChoice],
        units: Sequence[UnitRow],
    ) -> "NameRow":
        row = NameRow(match, use, units)
        row.show_choice(choices.get(match.printed))
        row.chosen.connect(lambda choice: self.chosen.emit(match.printed, choice))
        row.shown.connect(lambda: self.name_shown.emit(use))
        return row

    def _make_list(self, questions: Sequence[UnitMatch], new: Sequence[UnitMatch]) -> QWidget:
        if not questions and not new:
            return EmptyState(ALL_KNOWN)
        holder = QWidget()
        holder.setObjectName("scrolled")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, theme.SPACE_SMALL, theme.SPACE)
        column.setSpacing(theme.SPACE_SMALL)
        for title, matches in (("与已有单位相近", questions), ("新单位", new)):
            if matches:
                column.addWidget(make_label(f"{title}（{len(matches)}）", "section"))
            for match in matches:
                column.addWidget(self.rows[match.printed])
        column.addStretch(1)
        return holder


class NameRow(QFrame):
    """One name: how often it stands, and the box to say what it is.

    Signals:
        chosen(UnitChoice): the person settled the name.
        shown(): its places are to be shown.
    """

    chosen = Signal(object)
    shown = Signal()

    def __init__(self, match: UnitMatch, use: NameUse, units: Sequence[UnitRow]) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._printed = match.printed
        self._choices: list[UnitChoice | None] = []
        self.box = CalmComboBox()
        self.box.setFixedWidth(CHOICE_WIDTH)
        self.box.setAccessibleName(f"“{match.printed}”是")
        near = {unit.id for unit in match.near}
        self._others = tuple(unit for unit in units if unit.id not in near)
        self._fill(match)
        self.box.opening.connect(self._offer_all)
        self.box.activated.connect(lambda _: self.chosen.emit(self.choice()))
        place = f"出现 {use.count} 次，第 {'、'.join(map(str, use.lines[:4]))} 行"
        find = make_button(place if len(use.lines) <= 4 else f"{place}等", role="link")
        find.setToolTip("在原文里标出来")
        find.clicked.connect(self.shown)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(make_label(match.printed, "strong", wraps=True))
        words.addWidget(find, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE, theme.SPACE_SMALL, theme.SPACE, theme.SPACE_SMALL)
        row.addLayout(words, 1)
        row.addWidget(self.box)

    def choice(self) -> UnitChoice:
        """Return what the box says."""
        return self._choices[self.box.currentIndex()] or UnitChoice(self._printed)

    def show_choice(self, choice: UnitChoice | None) -> None:
        """Show what was decided; None shows what happens without a decision."""
        if choice is not None and choice not in self._choices:
            self._offer_all()
        if choice is not None and choice in self._choices:
            self.box.setCurrentIndex(self._choices.index(choice))

    def _offer_all(self) -> None:
        """Offer every other unit too; filled in when first needed, most names never need it."""
        others, self._others = self._others, ()
        if not others:
            return
        self.box.insertSeparator(self.box.count())
        self._choices.append(None)
        for unit in others:
            self._offer(f"就是“{unit.name}”", UnitChoice(self._printed, unit.id))

    def _fill(self, match: UnitMatch) -> None:
        for unit in match.near:
            self._offer(f"就是“{unit.name}”（记为别称）", UnitChoice(self._printed, unit.id))
        self._offer("登记为新单位", UnitChoice(self._printed, create=True))
        self._offer("暂不确认，照原文保留", UnitChoice(self._printed))
        # Nothing is guessed in silence: a near name stays open until somebody says so.
        self.show_choice(
            UnitChoice(self._printed) if match.near else UnitChoice(self._printed, create=True)
        )

    def _offer(self, words: str, choice: UnitChoice) -> None:
        self.box.addItem(words)
        self._choices.append(choice)
