"""What we wrote into a marked copy is not read as the unit's words."""

from dataclasses import replace

from reports.content.marked_words import marked_note
from reports.incoming.grid import GridCell, GridFile, GridSheet
from reports.incoming.marked_copies import without_marks
from tests.reports.returned import grid_file, grid_sheet


def marked() -> GridFile:
    """Return the usual file as a unit sends its marked copy back."""
    usual = grid_sheet()
    rows = {number: dict(cells) for number, cells in usual.rows.items()}
    rows[4][9], rows[6][9] = GridCell("差错"), GridCell("G6：完成比例超过 100%。")
    rows[6][6] = GridCell("80%", note=marked_note("超过 100%。", "应为八成"))
    rows[2][9] = GridCell("单位盖章")
    ours = (GridSheet("差错清单", {1: {0: GridCell("差错清单")}}), GridSheet("说明", {}))
    return grid_file(replace(usual, rows=rows), *ours)


def test_our_column_and_our_sheets_are_left_out() -> None:
    read = without_marks(marked())
    assert [sheet.name for sheet in read.sheets] == ["重点任务", "报送信息"]
    rows = read.sheets[0].rows
    assert 9 not in rows[4].keys() | rows[6].keys()
    assert rows[2][9].text == "单位盖章"


def test_only_the_units_own_comment_stays() -> None:
    corrected = without_marks(marked()).sheets[0].rows[6][6]
    assert (corrected.text, corrected.note) == ("80%", "应为八成")


def test_our_colours_are_not_read() -> None:
    marked_copy = marked()
    rows = {number: dict(cells) for number, cells in marked_copy.sheets[0].rows.items()}
    rows[6][6] = rows[6][6]._replace(colour="红底")
    colored = replace(marked_copy.sheets[0], rows=rows)
    read = without_marks(replace(marked_copy, sheets=(colored, *marked_copy.sheets[1:])))
    assert not read.sheets[0].rows[6][6].colour


def test_the_column_goes_too_where_the_unit_deleted_our_sheets() -> None:
    alone = replace(marked(), sheets=marked().sheets[:1])
    assert 9 not in without_marks(alone).sheets[0].rows[6]


def test_every_other_file_comes_back_as_it_is() -> None:
    own = grid_file(grid_sheet(), GridSheet("说明", {1: {0: GridCell("我区说明")}}))
    assert without_marks(own) is own
