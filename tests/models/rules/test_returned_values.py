"""Words, choices and percentages of returned forms: taken when certain, else asked or refused."""

import re

import pytest

from models.returned import Doubt
from models.rules.returned_choices import read_choice
from models.rules.returned_percents import read_percent
from models.rules.returned_values import Mark, mark_of, read_number, read_words
from models.vocabulary import ItemStage, ReportColumn, TaskStatus

STATUS, STAGE = ReportColumn.STATUS, ReportColumn.STAGE


@pytest.mark.parametrize(
    "text", ["推进中", "进行中", " 正在推进 ", "在办", "推 进 中", "正常推进。"]
)
def test_writings_of_work_under_way(text: str) -> None:
    assert read_choice(STATUS, text).value == TaskStatus.IN_PROGRESS.label


@pytest.mark.parametrize("text", ["已完成", "完成", "已办结", "办结", "已\n完成", "按期完成"])
def test_writings_of_work_that_is_done(text: str) -> None:
    assert read_choice(STATUS, text).value == TaskStatus.DONE.label


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("√", "已完成"), ("是", "已完成"), ("☑", "已完成"), ("TRUE", "已完成"),
        ("基本完成", "已完成"), ("未完成", "推进中"), ("否", "推进中"), ("暂停", "已取消"),
        ("己完成", "已完成"), ("已完成80%", "已完成"), ("逾期", "推进中"), ("长期坚持", "推进中"),
    ],
)  # fmt: skip
def test_a_doubtful_status_is_asked_with_what_it_may_mean(text: str, first: str) -> None:
    read = read_choice(STATUS, text)
    assert (read.doubt, read.value, read.readings[0]) == (Doubt.ASK, None, first)
    assert f"“{text}”" in read.reason


def test_a_status_that_is_none_is_refused_with_the_list() -> None:
    read = read_choice(STATUS, "市司法局")
    assert read.doubt is Doubt.REFUSED
    assert "未启动、推进中、已完成、已取消" in read.reason


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("验收通过", ItemStage.PASSED),
        ("创建阶段", ItemStage.CREATING),
        ("整改中", ItemStage.RECTIFYING),
    ],
)
def test_writings_of_stages(text: str, label: ItemStage) -> None:
    assert read_choice(STAGE, text).value == label.label


def test_a_doubtful_stage_is_asked() -> None:
    assert read_choice(STAGE, "待验收").readings == ("申请验收", "通过")
    assert read_choice(STAGE, "未通过，整改").readings[0] == "未通过"


@pytest.mark.parametrize("label", [*TaskStatus, *ItemStage])
def test_each_label_is_itself(label: TaskStatus | ItemStage) -> None:
    column = STATUS if isinstance(label, TaskStatus) else STAGE
    assert read_choice(column, label.label).value == label.label


@pytest.mark.parametrize(
    ("text", "number", "share"),
    [
        ("80%", "", 0.8), ("80％", "", 0.8), ("８０%", "", 0.8), ("80 %", "", 0.8),
        ("百分之八十", "", 0.8), ("百分之八十点五", "", 0.805), ("百分之80", "", 0.8),
        ("80", "80", 0.8), ("80", "", 0.8), ("0.8", "0.8", 0.8), ("80%", "0.8", 0.8),
        ("0.8", "0.80000000000000004", 0.8), ("100", "100", 1.0), ("100%", "1", 1.0),
        ("0", "0", 0.0), ("0.5%", "0.005", 0.005), ("0.5%", "", 0.005), ("2", "2", 0.02),
        ("80%", "0.795", 0.795), ("99.9", "99.9", 0.999), (".8", "", 0.8),
    ],
)  # fmt: skip
def test_writings_of_a_percentage(text: str, number: str, share: float) -> None:
    assert read_percent(text, number).value == share


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("-5", "-5"), ("120%", "1.2"), ("120%", ""), ("1.2", "1.2"), ("150", "150"),
        ("8000%", ""), ("-5%", ""), ("很好", ""), ("1e5", "1e5"), ("百分之二百", ""),
        ("已完成方案起草，正在征求意见", ""), ("基本完成", ""),
    ],
)  # fmt: skip
def test_what_is_no_percentage_is_refused_with_a_way_out(text: str, number: str) -> None:
    read = read_percent(text, number)
    assert (read.doubt, read.value) == (Doubt.REFUSED, None)
    assert "0% 到 100%" in read.reason


def test_a_number_pasted_into_a_cell_of_percents_is_asked() -> None:
    assert read_percent("8000%", "80").readings == (0.8,)


@pytest.mark.parametrize(("text", "number"), [("8000%", "80.0"), ("完成了75.00%左右", "")])
def test_a_percentage_is_asked_without_zeros_that_say_nothing(text: str, number: str) -> None:
    assert re.search(r"可能是 \d\d%。", read_percent(text, number).reason)


def test_one_may_be_all_or_a_hundredth() -> None:
    assert read_percent("1", "1").readings == (1.0, 0.01)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("约80%", (0.8,)), ("80%左右", (0.8,)), ("70%-80%", (0.7, 0.8)), ("70-80%", (0.7, 0.8)),
        ("八成", (0.8,)), ("八成半", (0.85,)), ("3/4", (0.75,)), ("已完成", (1.0,)),
        ("未启动", (0.0,)),
    ],
)  # fmt: skip
def test_a_rough_percentage_is_asked(text: str, readings: tuple[float, ...]) -> None:
    assert read_percent(text).readings == readings


@pytest.mark.parametrize("text", ["", "　", "\u200b", "\ufeff \xa0", "\u2060"])
def test_what_nobody_sees_is_blank(text: str) -> None:
    assert mark_of(text) is Mark.BLANK
    assert read_words(text).value is None


@pytest.mark.parametrize("text", ["/", "／", "N/A", "n/a", "不适用"])
def test_not_applicable_is_neither_blank_nor_a_value(text: str) -> None:
    assert read_words(text).value == "/"
    assert read_choice(STATUS, text).value is None
    assert read_percent(text).value is None
    assert "不适用" in read_percent(text).reason


@pytest.mark.parametrize("text", ["-", "——", "—", "－", "--"])
def test_a_dash_is_blank_and_told(text: str) -> None:
    assert read_words(text).value is None
    assert "按未填处理" in read_words(text).reason


@pytest.mark.parametrize("text", ["无", "暂无", "没有"])
def test_none_is_an_answer(text: str) -> None:
    assert read_words(text).value == text


def test_a_serial_is_a_number_in_each_of_its_writings() -> None:
    assert [read_number(text) for text in ("12", "１２", "12.", "（12）", "12、")] == [12] * 5
    assert read_number("1-1") == "1-1"
