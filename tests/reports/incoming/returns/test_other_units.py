"""What another unit says in the same file is told and left out, never filed under this one."""

from models.issues import Severity
from models.returned import ReturnedFile
from reports.incoming.grid import GridSheet
from tests.reports.incoming.returns.grids import TASKS, messages, read, sheet_of, values

OWN_FACTS: list[object] = ["填报单位：华容区", None, "报送期间：2024年6月"]
OTHER_FACTS: list[object] = ["填报单位：鄂城区", None, "报送期间：2024年6月"]


def row(serial: int, title: str, words: str) -> list[object]:
    return [serial, title, "市发改委", "推进中", "30%", words, "无"]


def form(facts: list[object], words: str) -> list[list[object]]:
    return [facts, TASKS, row(1, "减证便民", words), row(2, "一网通办", f"{words}二")]


def errors(returned: ReturnedFile) -> list[tuple[str, str]]:
    return [(one.sheet, one.message) for one in returned.issues if one.severity is Severity.ERROR]


def left_out_words(returned: ReturnedFile) -> str:
    return "".join(one.text for one in returned.left_out)


def with_column(heading: str, units: list[str]) -> GridSheet:
    rows = [[*row(at, f"任务{at}", f"进展{at}"), unit] for at, unit in enumerate(units, start=1)]
    return sheet_of([[*TASKS, heading], *rows])


def test_a_sheet_of_another_unit_is_left_out_and_told() -> None:
    other = sheet_of(form(OTHER_FACTS, "鄂城的进展"), name="鄂城区")
    returned = read(sheet_of(form(OWN_FACTS, "华容的进展")), other)
    assert values(returned, "progress") == ["华容的进展", "华容的进展二"]
    [(sheet, message)] = errors(returned)
    assert sheet == "鄂城区"
    assert "第 3 至 4 行是“鄂城区”的内容" in message
    assert "鄂城的进展二" in left_out_words(returned)


def test_a_form_of_another_unit_below_is_left_out_and_told() -> None:
    rows = [*form(OWN_FACTS, "华容的进展"), [], *form(OTHER_FACTS, "鄂城的进展")]
    returned = read(sheet_of(rows))
    assert values(returned, "progress") == ["华容的进展", "华容的进展二"]
    assert "鄂城的进展" in left_out_words(returned)
    assert len(errors(returned)) == 1


def test_the_known_names_of_the_unit_go_before_the_first_one_written() -> None:
    first = sheet_of(form(OTHER_FACTS, "鄂城的进展"), name="一")
    second = sheet_of(form(OWN_FACTS, "华容的进展"), name="二")
    returned = read(first, second, unit_names=("华容区", "鄂州市华容区"))
    assert values(returned, "progress") == ["华容的进展", "华容的进展二"]
    assert returned.unit_words == "华容区"


def test_a_longer_name_of_the_same_unit_is_the_same_unit() -> None:
    longer = sheet_of(form(["填报单位：鄂州市华容区人民政府（盖章）"], "另一张"), name="二")
    returned = read(sheet_of(form(OWN_FACTS, "华容的进展")), longer)
    assert len(returned.rows) == 4
    assert errors(returned) == []


def test_a_unit_nobody_knows_by_that_name_still_reports_its_own_rows() -> None:
    returned = read(sheet_of(form(["填报单位：区优化办"], "进展")), unit_names=("华容区",))
    assert len(returned.rows) == 2


def test_rows_of_other_units_in_a_column_of_units_are_left_out() -> None:
    returned = read(with_column("填报单位", ["华容区", "鄂城区", "", "鄂城区"]))
    assert values(returned, "progress") == ["进展1", "进展3"]
    assert "第 3、5 行是“鄂城区”" in errors(returned)[0][1]
    assert "进展4" in left_out_words(returned)
    assert not any("不认识表头" in message for message in messages(returned))


def test_a_column_of_anything_that_never_names_the_own_unit_leaves_nothing_out() -> None:
    returned = read(with_column("单位", ["市司法局", "市审计局"]), unit_names=("华容区",))
    assert len(returned.rows) == 2


def test_a_unit_named_below_its_table_is_the_unit_of_that_sheet() -> None:
    other: list[list[object]] = [
        TASKS,
        row(1, "减证便民", "鄂城的进展"),
        [],
        ["填报单位（盖章）：鄂城区"],
    ]
    returned = read(sheet_of(form(OWN_FACTS, "华容的进展")), sheet_of(other, name="二"))
    assert values(returned, "progress") == ["华容的进展", "华容的进展二"]


def test_a_district_body_is_not_the_city_body_of_the_same_name() -> None:
    other = sheet_of(form(["填报单位：华容区发改委"], "区的进展"), name="二")
    own = sheet_of(form(["填报单位：鄂州市发改委"], "市的进展"))
    returned = read(own, other, unit_names=("市发改委", "发改委"))
    assert values(returned, "progress") == ["市的进展", "市的进展二"]
