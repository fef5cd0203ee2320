"""工作日历: which days the office works, year by year; seen, mended, sent and taken in."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.changes import Changes
from models.errors import UserError
from models.operations.calendar import set_days
from models.queries.calendar import read_calendar, shipped_years
from models.rules.working_days import WorkingCalendar
from models.text.year_calendar import YearCalendar
from models.vocabulary import DayKind, RecordKind
from reports.calendar_files import read_calendar_file, write_calendar_file
from ui import theme
from ui.dialogs.calendar_draft import CalendarDraft
from ui.dressing import set_dialog_size
from ui.messages import Answer, Notice
from ui.outgoing import CALENDAR, ask_target
from ui.session import Session
from ui.theme import Tone
from ui.widgets.dialog_parts import make_foot, set_body
from ui.widgets.forms.text_fields import LineField
from ui.widgets.labels import (
    make_button,
    make_card,
    make_icon_button,
    make_label,
    make_scroll_area,
)
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.year_grid import YearGrid

SIZE = (960, 720)
FIRST_YEAR, LAST_YEAR = 1949, 2999
NAME_WIDTH = 200
KINDS = ((None, "平常"), (DayKind.REST, "休"), (DayKind.WORK, "班"))
HINT = "点日期改成休或班，按住拖过几天一起改；方向键走动，空格改，PageUp、PageDown 换年。"


class CalendarDialog(QDialog):
    """Shows a year and lets its days be turned; all changes are stored in one step, undoably.

    It begins with ``year``, with this year where none is given.
    """

    def __init__(
        self, session: Session, parent: QWidget | None = None, *, year: int | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._is_read_only = session.workspace.read_only
        today = session.today()
        self._year = year or today.year
        self._draft = CalendarDraft(WorkingCalendar())
        self._painted: DayKind | None = None
        self.setWindowTitle("工作日历")
        set_dialog_size(self, *SIZE)
        self.notices = NoticeBar()
        self.grid = YearGrid("工作日历", today)
        self.grid.is_read_only = self._is_read_only
        self.title = make_label("", "title")
        self.source = make_label("", "secondary")
        self.day = make_label("", "strong")
        self.kinds = QButtonGroup(self)
        self.name = LineField("节日名称")
        self.name.editor().setAccessibleName("节日名称")
        self.count = make_label("", "muted")
        self.save_button = make_button("保存", role="primary")
        self.reset_button = make_button("恢复国务院安排")
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the calendar; what is changed and not saved stays."""
        self._session.work.run_query(read_calendar, self._receive, owner=self)

    def show_year(self, year: int) -> None:
        """Show another year."""
        if FIRST_YEAR <= year <= LAST_YEAR:
            self._year = year
            self._show()

    def save(self) -> None:
        """Store the changed days in one step and close."""
        days = dict(self._draft.changes())
        if not days:
            super().accept()
            return
        self._session.work.run_operation(
            lambda workspace, _progress: set_days(workspace, days=days),
            lambda _changes: super(CalendarDialog, self).accept(),
            owner=self,
            failed=self._tell_failure,
        )

    def reject(self) -> None:
        """Close, unless the person wants to keep something unsaved."""
        if not self._draft.changes():
            super().reject()
            return
        answer = self._session.messages.ask_unsaved("工作日历")
        if answer is Answer.SAVE:
            self.save()
        elif answer is Answer.DISCARD:
            super().reject()

    # What is shown

    def _receive(self, stored: WorkingCalendar) -> None:
        self._draft = CalendarDraft(stored, self._draft.changes())
        self._show()
        if self.grid.current is None:
            is_now = self._year == self._session.today().year
            self.grid.go_to(self._session.today() if is_now else date(self._year, 1, 1))
            self.grid.setFocus()

    def _show(self) -> None:
        self._show_year()
        self._show_day()

    def _show_year(self) -> None:
        changes = self._draft.changes()
        self.title.setText(f"{self._year}年")
        self.source.setText(self._source_words())
        self.grid.show_year(self._year, self._draft.calendar(), frozenset(changes))
        self.count.setText(f"改了 {len(changes)} 天，还没有保存" if changes else "")
        self.save_button.setEnabled(bool(changes))
        is_shipped = self._year in shipped_years()
        self.reset_button.setVisible(is_shipped)
        can_reset = is_shipped and not self._is_read_only and self._differs_from_shipped()
        self.reset_button.setEnabled(can_reset)

    def _source_words(self) -> str:
        shipped = shipped_years().get(self._year)
        if self._year not in self._draft.calendar().years:
            return f"{self._year} 年的放假安排还没有录入，现在只按周末算"
        if shipped is None:
            return "本办公室录入"
        changed = "，有改动" if self._differs_from_shipped() else ""
        return f"依据 {shipped.source}{changed}"

    def _differs_from_shipped(self) -> bool:
        shipped = shipped_years()[self._year]
        return self._draft.year(self._year, shipped.source) != shipped

    def _show_day(self) -> None:
        day = self.grid.current
        is_day = isinstance(day, date)
        entry = self._draft.day(day) if isinstance(day, date) else None
        self.day.setText(self.grid.day_words(day) if isinstance(day, date) else "还没有选日期")
        for place, (kind, _) in enumerate(KINDS):
            button = self.kinds.button(place)
            button.setChecked(is_day and kind is (entry.kind if entry else None))
            button.setEnabled(is_day and not self._is_read_only)
        self.name.show_value(entry.name if entry else "")
        self.name.set_read_only(entry is None or self._is_read_only)

    # What the person does

    def _turn(self, day: date) -> None:
        entry = self._draft.turn(day)
        self._painted = entry.kind if entry else None
        self._show()

    def _paint(self, day: date) -> None:
        self._draft.set_kind(day, self._painted)
        self._show()

    def _set_kind(self, place: int) -> None:
        day = self.grid.current
        if isinstance(day, date):
            self._draft.set_kind(day, KINDS[place][0])
            self._show()

    def _rename(self) -> None:
        day = self.grid.current
        if isinstance(day, date):
            self._draft.rename(day, self.name.value().strip())
            self._show_year()  # the name is being typed: it is left alone

    def _reset(self) -> None:
        self._draft.take_year(shipped_years()[self._year])
        self._show()

    # Files

    def _import(self) -> None:
        files = self._session.messages.choose_open_files("导入工作日历", CALENDAR.name_filter)
        if files:
            self._session.work.run_job(
                lambda _progress: read_calendar_file(files[0]),
                self._take,
                owner=self,
                label="正在读工作日历",
                failed=self._tell_failure,
            )

    def _take(self, year: YearCalendar) -> None:
        self._draft.take_year(year)
        self.show_year(year.year)
        words = f"已读入 {year.year} 年的 {len(year.days)} 天，保存后生效。"
        self.notices.show_notice(Notice(words, Tone.SUCCESS))

    def _export(self) -> None:
        name = f"{self._year}年工作日历"
        target = ask_target(self._session, "导出工作日历", name, CALENDAR)
        if target is None:
            return
        shipped = shipped_years().get(self._year)
        source = shipped.source if shipped and not self._differs_from_shipped() else ""
        year = self._draft.year(self._year, source)
        self._session.work.run_job(
            lambda _progress: write_calendar_file(target, year),
            lambda path: self.notices.show_notice(Notice(f"已导出“{path.name}”。", Tone.SUCCESS)),
            owner=self,
            label="正在写工作日历",
            failed=self._tell_failure,
        )

    def _tell_failure(self, error: UserError) -> None:
        self.notices.show_notice(Notice(str(error), Tone.DANGER))

    def _on_changes(self, changes: Changes) -> None:
        if RecordKind.CALENDAR in changes.kinds:
            self.refresh()

    # How it is laid out

    def _connect(self) -> None:
        self.grid.day_turned.connect(self._turn)
        self.grid.day_painted.connect(self._paint)
        self.grid.day_chosen.connect(lambda _day: self._show_day())
        self.grid.year_asked.connect(lambda step: self.show_year(self._year + step))
        self.kinds.idClicked.connect(self._set_kind)
        self.name.edited.connect(self._rename)
        self.save_button.clicked.connect(self.save)
        self.reset_button.clicked.connect(self._reset)
        self._session.work.operation_done.connect(self._on_changes)

    def _lay_out(self) -> None:
        card = make_card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*(theme.SPACE_WIDE,) * 4)
        inside.addWidget(make_scroll_area(self.grid))  # on small screens with large text
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE)
        column.addLayout(self._make_head())
        column.addWidget(self.notices)
        column.addWidget(card, 1)
        column.addLayout(self._make_day_row())
        column.addWidget(make_label(HINT, "muted"))
        set_body(self, column, self._make_foot())

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_SMALL)
        back = make_icon_button("chevron-left", "上一年（PageUp）")
        back.clicked.connect(lambda: self.show_year(self._year - 1))
        on = make_icon_button("chevron-right", "下一年（PageDown）")
        on.clicked.connect(lambda: self.show_year(self._year + 1))
        for widget in (back, self.title, on, self.source):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _make_day_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_SMALL)
        row.addWidget(self.day)
        row.addStretch(1)
        for place, (_, word) in enumerate(KINDS):
            chip = make_button(word, role="chip")
            chip.setCheckable(True)
            self.kinds.addButton(chip, place)
            row.addWidget(chip)
        self.name.setFixedWidth(theme.px(NAME_WIDTH))
        self.name.setAccessibleName("节日名称")
        row.addWidget(self.name)
        return row

    def _make_foot(self) -> QFrame:
        take = make_button("导入", "upload")
        take.clicked.connect(self._import)
        take.setEnabled(not self._is_read_only)
        give = make_button("导出", "download")
        give.clicked.connect(self._export)
        close = make_button("关闭")
        close.clicked.connect(self.reject)
        self.save_button.setShortcut("Ctrl+S")
        self.save_button.setToolTip("保存改动的日子，可以撤销（Ctrl+S）")
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight)
        acts = (take, give, self.reset_button)
        return make_foot((self.count,), (close, self.save_button), beside=acts)
