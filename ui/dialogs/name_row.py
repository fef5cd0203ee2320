"""One name under review: the units it may be, in plain sight, and a box with everything else."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.operations.naming import UnitChoice
from models.records import UnitRow
from models.rules.matching import UnitMatch
from ui import theme
from ui.dialogs.review_draft import NameUse
from ui.formatting import names_text
from ui.theme import Tone
from ui.widgets.forms.choice_fields import CalmComboBox
from ui.widgets.labels import make_button, make_label, set_tone

BOX_WIDTHS = (150, 220)
LINES_NAMED = 4
NEAR_WIDTH = 210


class NameRow(QFrame):
    """How often a name stands, the nearest registered unit with 就是它, the box for the rest.

    Signals:
        chosen(UnitChoice): the person settled the name.
        shown(): its places are to be shown.
    """

    chosen = Signal(object)
    shown = Signal()

    def __init__(self, match: UnitMatch, use: NameUse, units: tuple[UnitRow, ...]) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._match = match
        self._choices: list[UnitChoice | None] = []
        self.near = make_label("", "secondary")
        self._also = make_label("", "muted", wraps=True)
        self.is_it = make_button("就是它", "check", "chip")
        self.box = CalmComboBox()
        near = {unit.id for unit in match.near}
        self._others = tuple(unit for unit in units if unit.id not in near)
        self._lay_out(use)
        self._fill()
        self.box.opening.connect(self._offer_all)
        self.box.activated.connect(lambda _: self._settle(self.choice()))
        self.is_it.clicked.connect(self._take_nearest)

    def choice(self) -> UnitChoice:
        """Return what the box says."""
        return self._choices[self.box.currentIndex()] or UnitChoice(self._match.printed)

    def show_choice(self, choice: UnitChoice | None) -> None:
        """Show what was decided; None shows what happens without a decision."""
        # Nothing is guessed in silence: a near name stays open until somebody says so.
        shown = choice or UnitChoice(self._match.printed, create=not self._match.near)
        if shown not in self._choices:
            self._offer_all()
        if shown in self._choices:
            self.box.setCurrentIndex(self._choices.index(shown))
        self._describe()

    # What a person does

    def _take_nearest(self) -> None:
        choice = UnitChoice(self._match.printed, self._match.near[0].id)
        self.show_choice(choice)
        self.chosen.emit(choice)

    def _settle(self, choice: UnitChoice) -> None:
        self._describe()
        self.chosen.emit(choice)

    # What it shows

    def _describe(self) -> None:
        """Say what is near, or that the person has said so."""
        near = self._match.near
        if not near:
            return
        is_settled = self.choice().unit_id == near[0].id
        words = f"就是：{near[0].name}" if is_settled else f"最接近：{near[0].name}"
        elide = self.near.fontMetrics().elidedText
        self.near.setText(elide(words, theme.ELIDE_RIGHT, NEAR_WIDTH))
        self.near.setToolTip(words)
        if len(near) > 1:
            self._also.setHidden(is_settled)
        set_tone(self.near, Tone.SUCCESS if is_settled else Tone.WARNING)
        self.is_it.setEnabled(not is_settled)

    def _fill(self) -> None:
        printed = self._match.printed
        self.box.setAccessibleName(f"“{printed}”是")
        for unit in self._match.near:
            self._offer(f"就是“{unit.name}”（记为别称）", UnitChoice(printed, unit.id))
        self._offer("登记为新单位", UnitChoice(printed, create=True))
        self._offer("暂不确认，照原文保留", UnitChoice(printed))
        self.show_choice(None)

    def _offer_all(self) -> None:
        """Offer every other unit too; filled in when first needed, most names never need it."""
        others, self._others = self._others, ()
        if not others:
            return
        self.box.insertSeparator(self.box.count())
        self._choices.append(None)
        for unit in others:
            self._offer(f"就是“{unit.name}”", UnitChoice(self._match.printed, unit.id))

    def _offer(self, words: str, choice: UnitChoice) -> None:
        self.box.addItem(words)
        self._choices.append(choice)

    def _lay_out(self, use: NameUse) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(make_label(self._match.printed, "strong", wraps=True))
        words.addWidget(self._make_place(use), 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.near, self.is_it, self._also):
            widget.setParent(self)
            widget.setVisible(bool(self._match.near))
        if self._match.near:
            words.addLayout(self._make_near())
        if len(self._match.near) > 1:
            others = names_text([unit.name for unit in self._match.near[1:]])
            self._also.setText(f"其次：{others}")
            words.addWidget(self._also)
        else:
            self._also.hide()
        self.box.setMinimumWidth(theme.px(BOX_WIDTHS[0]))
        self.box.setMaximumWidth(theme.px(BOX_WIDTHS[1]))
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE, theme.SPACE_SMALL, theme.SPACE, theme.SPACE_SMALL)
        row.setSpacing(theme.SPACE_SMALL)
        row.addLayout(words, 3)
        row.addWidget(self.box, 2)

    def _make_near(self) -> QHBoxLayout:
        self.is_it.setAccessibleName(f"“{self._match.printed}”就是{self._match.near[0].name}")
        self.is_it.setToolTip("把文件里的写法记为这个单位的别称")
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_SMALL)
        row.addWidget(self.near)
        row.addWidget(self.is_it)
        row.addStretch(1)
        return row

    def _make_place(self, use: NameUse) -> QWidget:
        place = f"出现 {use.count} 次，第 {'、'.join(map(str, use.lines[:LINES_NAMED]))} 行"
        find = make_button(f"{place}等" if len(use.lines) > LINES_NAMED else place, role="link")
        find.setProperty("flush", "true")
        find.setToolTip("在原文里标出来")
        find.clicked.connect(self.shown)
        return find
