"""What differs inside a text and between two versions of a file is shown so that it reads well."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.returned import ReturnedFile, ReturnedRow
from models.rules.intake_diff import ChangedCell, PieceKind, diff_versions, diff_words
from tests.models.rules.intake_cases import cell, returned_row, sent_row, with_cells, without

MARKS = {PieceKind.SAME: "{}", PieceKind.REMOVED: "[-{}-]", PieceKind.ADDED: "[+{}+]"}
TEXTS = st.text("推进会完成3项80%ab ，。\n", max_size=60)


def shown(old: str, new: str) -> str:
    return "".join(MARKS[piece.kind].format(piece.text) for piece in diff_words(old, new))


def file(*rows: ReturnedRow) -> ReturnedFile:
    return ReturnedFile("甲.xlsx", "0", "xlsx", rows=rows)


def told(cells: tuple[ChangedCell, ...]) -> list[tuple[str, str, str, str]]:
    return [(one.column, one.address, one.before, one.after) for one in cells]


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("推进中", "推进中", "推进中"),
        ("", "新内容", "[+新内容+]"),
        ("旧内容", "", "[-旧内容-]"),
        ("已办结3项。", "已办结12项。", "已办结[-3-][+12+]项。"),
        ("完成80%", "完成85%", "完成[-80%-][+85%+]"),
        ("截至2024-06-30", "截至2024-07-30", "截至[-2024-06-30-][+2024-07-30+]"),
        ("开通email通道", "开通Email通道", "开通[-email-][+Email+]通道"),
        ("召开会议，推进工作。", "召开两次会议，推进工作。", "召开[+两次+]会议，推进工作。"),
        ("甲\r\n乙", "甲\n丙", "甲\n[-乙-][+丙+]"),
        ("", "", ""),
    ],
)
def test_numbers_and_latin_words_change_whole_chinese_sign_by_sign(
    old: str, new: str, difference: str
) -> None:
    assert shown(old, new) == difference


def test_single_same_signs_between_changes_count_as_changed() -> None:
    assert shown("推进会二次", "调度会三次") == "[-推进会二-][+调度会三+]次"


def test_longer_same_words_between_changes_stay() -> None:
    assert shown("上月三项工作已经完成", "本月三项工作正在推进") == (
        "[-上-][+本+]月三项工作[-已经完成-][+正在推进+]"
    )


@given(TEXTS, TEXTS)
def test_pieces_make_up_both_texts(old: str, new: str) -> None:
    pieces = diff_words(old, new)
    assert "".join(one.text for one in pieces if one.kind is not PieceKind.ADDED) == old
    assert "".join(one.text for one in pieces if one.kind is not PieceKind.REMOVED) == new
    assert all(one.text for one in pieces)


@given(TEXTS, TEXTS)
def test_removed_words_come_before_those_added_in_their_place(old: str, new: str) -> None:
    kinds = [piece.kind for piece in diff_words(old, new)]
    assert all(one is not other for one, other in pairwise(kinds))
    assert (PieceKind.ADDED, PieceKind.REMOVED) not in pairwise(kinds)


def test_a_whole_cell_of_text_is_compared_at_once() -> None:
    old, new = "甲乙丙丁" * 8000, "丁丙乙甲戊" * 6000
    pieces = diff_words(old, new)
    assert "".join(one.text for one in pieces if one.kind is not PieceKind.REMOVED) == new


def test_versions_differ_in_the_cells_that_were_changed() -> None:
    first = returned_row(sent_row(1), progress="已启动", percent=0.5)
    second = returned_row(sent_row(1), progress="已办结", percent=0.5)
    assert told(diff_versions(file(first), file(second))) == [
        ("progress", "H6", "已启动", "已办结")
    ]


def test_versions_are_compared_by_key_whatever_the_order_and_the_serials() -> None:
    one, two = returned_row(sent_row(1), progress="甲"), returned_row(sent_row(2), progress="乙")
    moved = [
        returned_row(sent_row(2), 6, serial=1, progress="乙"),
        returned_row(sent_row(1), 7, serial=2, progress="甲"),
    ]
    assert diff_versions(file(one, two), file(*moved)) == ()


def test_versions_without_keys_are_compared_by_serial_and_title() -> None:
    old = [replace(returned_row(sent_row(n), progress=str(n)), row_key="") for n in (1, 2)]
    new = [returned_row(sent_row(2), 6, progress="2"), returned_row(sent_row(1), 7, progress="9")]
    assert told(diff_versions(file(*old), file(*new))) == [("progress", "H7", "1", "9")]


def test_rows_of_one_version_alone_are_listed_with_their_words() -> None:
    both, gone = returned_row(sent_row(1)), returned_row(sent_row(2), progress="说过")
    found = diff_versions(file(both, gone), file(both))
    assert ("progress", "H7", "说过", "") in told(found)
    assert {one.title for one in found} == {gone.text("title")}


def test_the_same_percentage_in_another_writing_is_no_difference() -> None:
    old = returned_row(sent_row(1), percent=0.8)
    new = with_cells(old, percent=replace(cell("percent", 0.8), text="0.8"))
    assert diff_versions(file(old), file(new)) == ()


def test_a_column_that_came_or_went_is_told_where_it_says_something() -> None:
    row = returned_row(sent_row(1), remark="请看附件")
    lost = diff_versions(file(row), file(without(row, "remark")))
    assert told(lost) == [("remark", "K6", "请看附件", "")]
