"""Text boxes and pictures over a form: evidence of a row, or told."""

from dataclasses import replace

from models.issues import Severity
from reports.incoming.grid import Floating, GridFile
from reports.incoming.returns.reading import read_return
from tests.reports.incoming.returns.grids import ASKED, TASKS, file_of, messages, sheet_of

ROW: list[object] = ["1", "办好大讲堂", "市司法局", "推进中", "60%", "已办两期", ""]


def file_with(*floating: Floating) -> GridFile:
    """Return a form of one row, the third of its sheet, with things floating over it."""
    sheet = replace(sheet_of([["任务表"], TASKS, ROW]), floating=floating)
    return replace(file_of(sheet), pictures={"a.png": b"a", "b.png": b"b"})


def test_words_of_a_text_box_are_told_with_their_cell_and_keep_the_file_in_question() -> None:
    returned = read_return(file_with(Floating(3, 5, "另见附件")), asked=ASKED)
    (issue,) = [one for one in returned.issues if "文本框" in one.message]
    assert (issue.cell, issue.severity) == ("F3", Severity.ERROR)
    assert issue.message == "第3行附近有一个文本框，内容“另见附件”没有读入。"


def test_pictures_over_the_row_of_a_record_are_evidence_of_it() -> None:
    both = (Floating(3, 5, picture="a.png"), Floating(3, 5, picture="b.png"))
    returned = read_return(file_with(*both), asked=ASKED)
    assert dict(returned.pictures) == {"重点任务!F3": "a.png", "重点任务!G3": "b.png"}


def test_a_picture_over_no_record_is_told() -> None:
    returned = read_return(file_with(Floating(1, 0, picture="a.png")), asked=ASKED)
    assert returned.pictures == {}
    assert messages(returned, "A1") == [
        "第1行附近有一张图片，不在填报的行里，没有作为佐证。需要时请打开原文件查看。"
    ]


def test_a_picture_that_could_not_be_kept_is_told() -> None:
    returned = read_return(file_with(Floating(3, 5)), asked=ASKED)
    assert messages(returned, "F3") == ["第3行附近有一张图片，文件里没有它或者太大，没有收到。"]


def test_what_has_no_place_is_told_of_the_sheet() -> None:
    returned = read_return(file_with(Floating(0, 0, "盖章后报送")), asked=ASKED)
    assert "表里有一个文本框，内容“盖章后报送”没有读入。" in messages(returned, "")
