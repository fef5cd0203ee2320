"""拟公文: which sort of paper, about which time, about whom, under which number."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QDialog, QGridLayout, QListWidget, QVBoxLayout, QWidget

from models.papers import PaperOrder, Scope
from models.rules.round_period import Period, read_period, usual_month
from reports.content.composers import COMPOSERS, Composer
from reports.content.composing.periods import period_words
from ui import theme
from ui.dressing import set_dialog_size, set_width
from ui.pages.paper_jobs import propose_number
from ui.pages.paper_scopes import ScopeChoices, read_scopes
from ui.session import Session
from ui.theme import Tone
from ui.widgets.dialog_parts import make_foot, make_sides, set_body
from ui.widgets.forms.choice_fields import CalmComboBox
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.text_fields import LineField
from ui.widgets.labels import make_button, make_card, make_label, set_tone

SIZE = (820, 520)
LABELS = 72
OWN = "自定"
WHOLE = "全市"


class Preset(NamedTuple):
    """A period that can be chosen by one word."""

    words: str
    days: Callable[[date], Period | None]


def _this(code: Callable[[date], str]) -> Callable[[date], Period | None]:
    return lambda today: read_period(code(today))


PRESETS = (
    Preset("本月", _this(lambda day: f"{day:%Y-%m}")),
    Preset("上月", _this(lambda day: f"{day.replace(day=1) - timedelta(1):%Y-%m}")),
    Preset("本季", _this(lambda day: f"{day.year}-Q{(day.month + 2) // 3}")),
    Preset("上半年", _this(lambda day: f"{day.year}-H1")),
    Preset("全年", _this(lambda day: f"{day.year}")),
)


class NewPaperDialog(QDialog):
    """Takes the order of a paper.

    Signals:
        ordered(PaperOrder): the paper shall be composed.
    """

    ordered = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._has_own_number = False
        self._has_own_day = False
        self.setWindowTitle("拟一份公文")
        set_dialog_size(self, *SIZE)
        self.sorts = QListWidget()
        self.about = make_label("", "secondary", wraps=True)
        self.period = CalmComboBox()
        self.first, self.last, self.as_of = DateField(), DateField(), DateField()
        self.scope = CalmComboBox()
        self.number = LineField("可以先空着，印发时再定")
        self.says = make_label("", "secondary", wraps=True)
        self.make_button = make_button("生成初稿", role="primary")
        self._fill()
        self._lay_out()
        self._connect()
        self._take_preset()
        self.sorts.setCurrentRow(0)
        today = session.today()
        session.work.run_query(
            lambda workspace: read_scopes(workspace, today), self._receive_scopes, owner=self
        )

    @property
    def composer(self) -> Composer:
        """The sort of paper chosen."""
        return COMPOSERS[max(0, self.sorts.currentRow())]

    def order(self) -> PaperOrder | None:
        """Return the order as it is shown, None while something is missing."""
        first, last, as_of = self.first.value(), self.last.value(), self.as_of.value()
        if first is None or last is None or as_of is None or first > last:
            return None
        scope = self.scope.currentData() or Scope()
        number = self.number.value().strip()
        return PaperOrder(self.composer.key, first, last, as_of, number, scope)

    def problem(self) -> str:
        """Say what keeps the paper from being composed, "" when nothing."""
        own = next(filter(None, (one.problem() for one in (self.first, self.last, self.as_of))), "")
        if own:
            return own
        if self.order() is None:
            return "期间要有起止日期，起在止之前；成文日期不能空"
        scope = self.scope.currentData()
        if self.composer.is_to_one_unit and (scope is None or not scope.unit_id):
            return f"{self.composer.title}发给一个单位，请在范围里选一个单位"
        return ""

    def compose(self) -> None:
        """Order the paper and close, unless something is in the way."""
        order = self.order()
        if order is not None and not self.problem():
            self.ordered.emit(order)
            self.accept()

    # What follows from what

    def _on_sort(self) -> None:
        self.about.setText(self.composer.about)
        self._propose_number()
        self._update()

    def _propose_number(self) -> None:
        composer, as_of = self.composer, self.as_of.value()
        if self._has_own_number or as_of is None:
            return
        self._session.work.run_query(
            lambda workspace: propose_number(workspace, composer.key, composer.kind, as_of.year),
            lambda number: self._show_number(composer, number),
            owner=self,
        )

    def _show_number(self, composer: Composer, number: str) -> None:
        if composer is self.composer and not self._has_own_number:
            self.number.show_value(number)

    def _take_preset(self) -> None:
        today = self._session.today()
        place = self.period.currentIndex()
        if place < len(PRESETS) and (period := PRESETS[place].days(today)):
            self.first.show_value(period.first_day)
            self.last.show_value(period.last_day)
        for one in (self.first, self.last):
            one.set_read_only(place < len(PRESETS))
        self._suggest_day()
        self._update()

    def _suggest_day(self) -> None:
        last = self.last.value()
        if last is not None and not self._has_own_day:
            self.as_of.show_value(min(last, self._session.today()))
            self._propose_number()

    def _receive_scopes(self, choices: ScopeChoices) -> None:
        for part in (choices.units, choices.sections, choices.views):
            if part and self.scope.count() > 1:
                self.scope.insertSeparator(self.scope.count())
            for words, scope in part:
                self.scope.addItem(words, scope)
        self._update()

    def _on_own_number(self) -> None:
        self._has_own_number = bool(self.number.value().strip())

    def _on_own_day(self) -> None:
        self._has_own_day = True
        self._propose_number()
        self._update()

    def _update(self) -> None:
        order, problem = self.order(), self.problem()
        words = ""
        if order is not None and not problem:
            period = period_words(order.starts_on, order.ends_on, order.as_of).label
            words = f"{self.composer.title}，{period}，{order.scope.words}"
        self.says.setText(problem or words)
        set_tone(self.says, Tone.WARNING if problem else None)
        self.make_button.setEnabled(not problem)

    # How it is laid out

    def _fill(self) -> None:
        self.sorts.setAccessibleName("公文种类")
        self.sorts.setProperty("role", "field")
        for one in COMPOSERS:
            self.sorts.addItem(one.title)
        self.period.addItems([*(one.words for one in PRESETS), OWN])
        usual = usual_month(self._session.today())
        days = [one.days(self._session.today()) for one in PRESETS]
        self.period.setCurrentIndex(days.index(usual) if usual in days else 0)
        self.scope.addItem(WHOLE, Scope())
        self.scope.setEditable(True)
        self.scope.setInsertPolicy(CalmComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.scope.model(), self.scope)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.scope.setCompleter(completer)

    def _connect(self) -> None:
        self.sorts.currentRowChanged.connect(lambda _: self._on_sort())
        self.sorts.itemActivated.connect(lambda _: self.compose())
        self.period.currentIndexChanged.connect(lambda _: self._take_preset())
        self.first.edited.connect(self._update)
        self.last.edited.connect(self._suggest_day)
        self.last.edited.connect(self._update)
        self.as_of.edited.connect(self._on_own_day)
        self.scope.currentIndexChanged.connect(lambda _: self._update())
        self.number.edited.connect(self._on_own_number)
        self.make_button.clicked.connect(self.compose)

    def _lay_out(self) -> None:
        self.make_button.setDefault(True)
        cancel = make_button("取消")
        cancel.clicked.connect(self.reject)
        sides = make_sides(self.sorts, self._make_form(), (230, 560))
        column = QVBoxLayout()
        column.addWidget(sides, 1)
        set_body(self, column, make_foot((self.says,), (cancel, self.make_button)))

    def _make_form(self) -> QWidget:
        card = make_card()
        grid = QGridLayout(card)
        grid.setContentsMargins(*(theme.SPACE_WIDE,) * 4)
        grid.setHorizontalSpacing(theme.SPACE_SMALL)
        grid.setVerticalSpacing(theme.SPACE_SMALL + 2)
        grid.addWidget(self.about, 0, 0, 1, 2)
        fields = (
            ("期间", self.period),
            ("从", self.first),
            ("到", self.last),
            ("范围", self.scope),
            ("成文日期", self.as_of),
            ("编号", self.number),
        )
        for place, (words, field) in enumerate(fields, start=1):
            label = make_label(words, "field")
            label.setBuddy(field)
            set_width(label, LABELS)
            field.setAccessibleName(words)
            if isinstance(field, DateField | LineField):
                field.editor().setAccessibleName(words)
            grid.addWidget(label, place, 0)
            grid.addWidget(field, place, 1)
        grid.setRowStretch(len(fields) + 1, 1)
        return card
