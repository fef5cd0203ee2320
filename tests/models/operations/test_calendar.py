"""The working calendar: shipped years, own days, undo."""

from datetime import date

from models import history
from models.operations.calendar import set_days
from models.queries.calendar import read_calendar, read_own_days
from models.rules.working_days import CalendarDay
from models.store.workspace import Workspace
from models.vocabulary import DayKind, RecordKind

NATIONAL_DAY = date(2027, 10, 1)
REST = CalendarDay(DayKind.REST, "国庆节")
# A Monday off in 2024, by 国办发明电〔2023〕7号.
SHIPPED_REST = date(2024, 10, 7)


def own_days(workspace: Workspace) -> dict[date, CalendarDay]:
    with workspace.reading() as connection:
        return read_own_days(connection)


def test_a_year_that_is_not_shipped_can_be_entered(workspace: Workspace) -> None:
    changes = set_days(workspace, days={NATIONAL_DAY: REST})
    calendar = read_calendar(workspace)
    assert changes.kinds == {RecordKind.CALENDAR}
    assert calendar.day(NATIONAL_DAY) == REST
    assert 2027 in calendar.years


def test_a_new_ledger_knows_the_shipped_years(workspace: Workspace) -> None:
    calendar = read_calendar(workspace)
    assert calendar.years == {2023, 2024, 2025, 2026}
    assert not calendar.is_working(SHIPPED_REST)
    assert own_days(workspace) == {}


def test_a_shipped_day_can_be_made_ordinary_and_given_back(workspace: Workspace) -> None:
    set_days(workspace, days={SHIPPED_REST: None})
    assert read_calendar(workspace).is_working(SHIPPED_REST)
    set_days(workspace, days={SHIPPED_REST: REST})
    assert not read_calendar(workspace).is_working(SHIPPED_REST)
    assert own_days(workspace) == {}


def test_a_day_can_change_its_kind_and_go(workspace: Workspace) -> None:
    saturday = date(2027, 10, 9)
    set_days(workspace, days={saturday: CalendarDay(DayKind.WORK, "国庆节")})
    set_days(workspace, days={saturday: CalendarDay(DayKind.REST, "国庆节")})
    assert read_calendar(workspace).day(saturday) == REST
    set_days(workspace, days={saturday: None})
    assert own_days(workspace) == {}


def test_days_set_together_are_undone_together(workspace: Workspace) -> None:
    changes = set_days(workspace, days={NATIONAL_DAY: REST, SHIPPED_REST: None})
    assert changes.label == "修改 2024、2027 年工作日历（2 天）"
    history.undo(workspace)
    assert own_days(workspace) == {}
    history.redo(workspace)
    assert own_days(workspace)[NATIONAL_DAY] == REST


def test_setting_what_is_so_already_leaves_no_trace(workspace: Workspace) -> None:
    set_days(workspace, days={SHIPPED_REST: REST})
    assert history.undo_label(workspace) == ""
