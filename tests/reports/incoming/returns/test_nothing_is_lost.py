"""Whatever a unit does to a table: reading it never fails, and no row of it disappears unsaid."""

from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules.returned_values import shown
from reports.incoming.files.source_builder import Merge
from reports.incoming.grid import CellKind, GridCell
from tests.reports.incoming.returns.grids import TASKS, read, sheet_of

WORDS = st.sampled_from(
    [
        "", "", "", "1", "2", "同上", "/", "-", "无", "合计", "小计：3项", "填表人：张三", "说明：",
        "推进中", "已完成", "√", "80%", "120%", "2024.10", "一、政务服务",
        "推进台账建设", "已召开会议三次",
        "填报单位：鄂城区", "单位：项", "\u200b", "T:k1:0", "备注",
    ]
)  # fmt: skip
HEADINGS = st.sampled_from(["序号", "重点任务", "本期进展", "办理状态", "改革事项", "阶段", "进度"])
CELLS = st.one_of(
    WORDS,
    st.builds(
        GridCell,
        st.sampled_from(["2024.1", "80", "2024-06-30", "#REF!", "123456789012345678", "NaN", ""]),
        st.sampled_from(CellKind),
        st.sampled_from(["", "2024.1", "80", "45473", "1E+30", "x"]),
        note=st.sampled_from(["", "批注"]),
        is_struck=st.booleans(),
    ),
)  # fmt: skip
ROWS = st.lists(st.lists(CELLS, max_size=8), max_size=8)
ROWS_WITH_HEADINGS = st.lists(st.lists(CELLS | HEADINGS, max_size=8), max_size=8)
MERGES = st.lists(
    st.tuples(st.integers(1, 9), st.integers(0, 7), st.integers(0, 4), st.integers(0, 3)).map(
        lambda at: Merge(at[0], at[1], at[0] + at[2], at[1] + at[3])
    ),
    max_size=3,
)


@settings(max_examples=150, deadline=None)
@given(ROWS_WITH_HEADINGS, MERGES)
def test_any_sheet_is_read(rows: list[list[object]], merges: list[Merge]) -> None:
    returned = read(sheet_of(rows, merges=merges), asked=None)
    assert returned.rows or returned.issues


@settings(max_examples=150, deadline=None)
@given(ROWS, MERGES)
def test_each_row_is_a_record_or_part_of_one_or_shown(
    rows: list[list[object]], merges: list[Merge]
) -> None:
    below = [Merge(one.top + 1, one.left, one.bottom + 1, one.right) for one in merges]
    sheet = sheet_of([TASKS, *rows], merges=[one for one in below if one.top > 1])
    returned = read(sheet)
    told = {one.number for one in returned.rows} | {one.number for one in returned.left_out}
    told |= {int(one.cell[1:]) for one in returned.issues if "接在第" in one.message}
    seen = {at: [shown(cell.text) for cell in row.values()] for at, row in sheet.rows.items()}
    silent = {at for at, words in seen.items() if any(words)} - told - {1}
    # Under the headings a row of 备注 alone names a column they had left blank.
    assert all(at <= 3 and set(seen[at]) <= {"备注", ""} for at in silent)


def test_thousands_of_odd_rows_are_each_told_in_short_words() -> None:
    ditto = [["", f"任务{at}", "同上", "同上", "√", "同上", "同上"] for at in range(4000)]
    repeated = [TASKS, [1, "任务", "市司法局", "推进中", "80%", "有", "无"]] * 2000
    returned = read(sheet_of([*repeated, *ditto]))
    assert (len(returned.rows), len(returned.left_out)) == (6000, 1999)
    assert max(len(one.message) for one in returned.issues) < 80
