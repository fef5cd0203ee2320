"""What of 收报 waits for somebody, on the front page: who has not sent, what files ask."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from ui import theme
from ui.formatting import names_text
from ui.pages.page import RowsAsked
from ui.theme import Tone
from ui.widgets.labels import make_button, make_label, tone_pill

if TYPE_CHECKING:
    # The front page does not wait for the store.
    from models.intake_records import MissingReports, ReceivedRow
    from models.store.workspace import Workspace

MOST_LINES = 3
MOST_NAMES = 8
ABOUT = 3  # the column that takes the room left


@dataclass(frozen=True, slots=True)
class IntakeLine:
    """One line: what waits, how many, whom it is about, and the rows behind it."""

    word: str
    tone: Tone
    count: int
    name: str
    when: str
    about: str
    asked: RowsAsked


def read_lines(workspace: "Workspace", today: date) -> tuple[IntakeLine, ...]:
    """Read what waits, the rounds last due first; runs on the database's thread."""
    from models.queries.intake import list_missing, list_questions  # noqa: PLC0415 - see above
    from models.queries.rounds import list_rounds  # noqa: PLC0415 - see above

    names = {one.id: one.name for one in list_rounds(workspace)}
    missing = [_missing_line(one, today) for one in list_missing(workspace, today)]
    return (*_question_lines(list_questions(workspace), names), *missing)[:MOST_LINES]


def _missing_line(one: "MissingReports", today: date) -> IntakeLine:
    left = (one.due_on - today).days
    when = (
        f"逾期 {one.days_late} 天" if one.days_late else f"还有 {left} 天" if left else "今天截止"
    )
    units = _some([unit.unit for unit in one.units])
    tone = Tone.DANGER if one.days_late else Tone.VIOLET
    asked = RowsAsked("intake", record_id=one.round_id, facet="missing")
    return IntakeLine("缺报", tone, len(one.units), one.name, when, units, asked)


def _question_lines(
    files: "Sequence[ReceivedRow]", names: dict[str, str]
) -> tuple[IntakeLine, ...]:
    counts = Counter(file.round_id for file in files)
    return tuple(
        IntakeLine(
            "有疑问",
            Tone.WARNING,
            count,
            names.get(round_id, ""),
            "请核对",
            _some([one.unit or one.file_name for one in files if one.round_id == round_id]),
            RowsAsked("intake", record_id=round_id, facet="question"),
        )
        for round_id, count in counts.items()
    )


def _some(names: list[str]) -> str:
    more = f" 等 {len(names)} 个" if len(names) > MOST_NAMES else ""
    return f"{names_text(names[:MOST_NAMES])}{more}"


class IntakeStrip(QFrame):
    """Lists what of 收报 waits; hidden where nothing does.

    Signals:
        rows_asked(RowsAsked): the units or files of a line.
    """

    rows_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.setAccessibleName("收报")
        self.lines: tuple[IntakeLine, ...] = ()
        self._inside = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(
            theme.SPACE_WIDE, theme.SPACE_SMALL, theme.SPACE, theme.SPACE_SMALL
        )
        self._column.addWidget(self._inside)
        self.hide()

    def show_lines(self, lines: tuple[IntakeLine, ...]) -> None:
        """Show other lines."""
        if lines != self.lines:
            self.lines = lines
            old, self._inside = self._inside, QWidget()
            grid = QGridLayout(self._inside)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setHorizontalSpacing(theme.SPACE)
            grid.setVerticalSpacing(theme.SPACE_TIGHT)
            grid.setColumnStretch(ABOUT, 1)
            for place, line in enumerate(lines):
                self._add_line(grid, place, line)
            self._column.replaceWidget(old, self._inside)
            old.hide()
            old.deleteLater()
        self.setVisible(bool(lines))

    def _add_line(self, grid: QGridLayout, place: int, line: IntakeLine) -> None:
        pill = make_label(f"{line.word} {line.count}", "pill")
        tone_pill(pill, line.tone)
        about = make_label(line.about, "secondary")
        about.setToolTip(line.about)
        about.setMinimumWidth(theme.px(80))
        words = f"{line.word} {line.count}，{line.name}，{line.when}：{line.about}"
        button = make_button("去处理", role="link")
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.clicked.connect(lambda: self.rows_asked.emit(line.asked))
        grid.addWidget(pill, place, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(make_label(line.name, "strong"), place, 1)
        grid.addWidget(make_label(line.when, "muted"), place, 2)
        grid.addWidget(about, place, ABOUT)
        grid.addWidget(button, place, ABOUT + 1)
