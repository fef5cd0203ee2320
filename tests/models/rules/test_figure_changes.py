"""What became of figures: the rows that came and went, whatever the order or the count."""

from hypothesis import given
from hypothesis import strategies as st

from models.papers import Figure
from models.rules.figure_changes import FigureChange, compare_figures
from models.vocabulary import RecordKind

ROWS = st.lists(st.sampled_from("abcdef"), unique=True).map(tuple)
FIGURES = st.dictionaries(st.sampled_from("xyz"), ROWS).map(
    lambda rows: tuple(counted(key, *found) for key, found in rows.items())
)


def counted(key: str, *records: str) -> Figure:
    return Figure(key, str(len(records)), "已逾期任务", RecordKind.TASK, records)


def test_a_count_names_the_rows_that_came_and_went() -> None:
    was, now = counted("late", "a", "b", "c"), counted("late", "d", "b")
    (change,) = compare_figures([was], [now]).changed
    assert change == FigureChange(was, now, came=("d",), went=("a", "c"))


def test_the_same_count_of_other_rows_is_a_change() -> None:
    (change,) = compare_figures([counted("late", "a")], [counted("late", "b")]).changed
    assert (change.came, change.went) == (("b",), ("a",))


def test_the_same_rows_in_another_order_are_no_change() -> None:
    assert not compare_figures([counted("late", "a", "b")], [counted("late", "b", "a")])


def test_a_share_changes_by_its_words_alone() -> None:
    was = Figure("share", "51.9%", "完成率", RecordKind.TASK, basis="28÷54")
    now = Figure("share", "53.7%", "完成率", RecordKind.TASK, basis="29÷54")
    assert compare_figures([was], [now]).changed == (FigureChange(was, now),)


def test_figures_that_vanished_or_came_new_are_told_apart() -> None:
    changes = compare_figures([counted("late", "a")], [counted("soon", "b")])
    assert [change.figure.key for change in changes.vanished] == ["late"]
    assert [(change.figure.key, change.came) for change in changes.new] == [("soon", ("b",))]


@given(FIGURES, FIGURES)
def test_taking_the_changes_over_leads_from_then_to_today(
    before: tuple[Figure, ...], after: tuple[Figure, ...]
) -> None:
    changes = compare_figures(before, after)
    rows = {figure.key: set(figure.records) for figure in before}
    for change in (*changes.changed, *changes.new):
        rows[change.figure.key] = rows.get(change.figure.key, set()) - {*change.went}
        rows[change.figure.key] |= {*change.came}
    for change in changes.vanished:
        del rows[change.figure.key]
    assert rows == {figure.key: set(figure.records) for figure in after}
