"""The official lists of the sample documents, held against the documents row by row."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.papers import PaperOrder, PaperTable
from models.paths import resource_path
from models.store.workspace import Workspace, open_workspace
from models.text.normalise import even, squeeze
from models.vocabulary import RecordKind
from reports.content.composers import compose
from reports.official_ledgers import export_official_list
from reports.paper_reading import read_facts
from tests.reports.sample_ledger import import_samples


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[RecordKind, Worksheet]]:
    """Both lists as openpyxl reads them back."""
    folder = tmp_path_factory.mktemp("official")
    with open_workspace(folder / "workspace", operator="李晓明") as workspace:
        import_samples(workspace)
        yield {
            kind: _written(workspace, kind, folder) for kind in (RecordKind.TASK, RecordKind.ITEM)
        }


def _written(workspace: Workspace, kind: RecordKind, folder: Path) -> Worksheet:
    path = folder / f"{kind.value}.xlsx"
    export_official_list(workspace, kind, path)
    return load_workbook(path).worksheets[0]


def rows_of(sheet: Worksheet) -> list[list[str]]:
    return [
        ["" if cell is None else str(cell) for cell in row]
        for row in sheet.iter_rows(values_only=True)
    ]


def plain(text: str) -> str:
    """Leave out what only type setting changes: widths, blanks, the mark between names."""
    return squeeze(even(text)).replace("、", ",")


def printed_items() -> list[list[str]]:
    """The rows of the annex as the sample prints them: nine columns, group first."""
    text = resource_path("samples", "2023-pilot-items.txt").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()]
    return [row for row in rows if len(row) == 9 and row[1].isdigit()]


def test_the_annex_has_title_and_columns_of_the_document(
    sheets: dict[RecordKind, Worksheet],
) -> None:
    title, headings, *_ = rows_of(sheets[RecordKind.ITEM])
    assert title[0] == "鄂州市2023年入选全省优化营商环境先行区改革事项清单"
    assert headings == [
        "区域", "序号", "类项", "事项", "同批列入地区", "创建单位", "市直指导单位", "省直指导单位",
        "备注",
    ]  # fmt: skip


def test_every_row_of_the_annex_says_what_the_document_says(
    sheets: dict[RecordKind, Worksheet],
) -> None:
    ours = [row for row in rows_of(sheets[RecordKind.ITEM]) if row[1].isdigit()]
    printed = printed_items()
    assert [row[1] for row in ours] == [row[1] for row in printed]
    assert len(ours) == 17
    for own, row in zip(ours, printed, strict=True):
        # Two units side by side are printed with a blank between them.
        row[7] = row[7].strip().replace(" ", "、")
        assert [plain(cell) for cell in own[2:]] == [plain(cell) for cell in row[2:]]


def test_areas_are_merged_with_their_counts(sheets: dict[RecordKind, Worksheet]) -> None:
    sheet = sheets[RecordKind.ITEM]
    merged = {
        str(sheet.cell(found.min_row, 1).value): found.size["rows"]
        for found in sheet.merged_cells.ranges
        if found.min_col == found.max_col == 1
    }
    assert merged["葛店经开区（5项）"] > 1
    words = dict.fromkeys(row[0] for row in rows_of(sheet) if row[1].isdigit())
    assert list(words)[-2:] == ["葛店经开区（5项）", "临空经济区（2项）"]


def test_the_statement_and_the_gaps_stand_under_the_annex(
    sheets: dict[RecordKind, Worksheet],
) -> None:
    notes = [row[0] for row in rows_of(sheets[RecordKind.ITEM])[2 + 17 :]]
    assert notes[0].startswith("说明：按市直创建及指导部门分，")
    assert notes[1] == "应有36项，现有17项，缺序号1～3、8～10、16～28。"


def test_the_task_list_says_who_does_what_by_when(sheets: dict[RecordKind, Worksheet]) -> None:
    rows = rows_of(sheets[RecordKind.TASK])
    assert rows[0][0] == "鄂州市2024年优化营商环境工作方案重点任务清单"
    assert rows[1] == ["部分", "序号", "任务", "牵头单位", "责任单位", "完成时限"]
    assert [row[1] for row in rows[2:]] == [str(number) for number in range(1, 20)]


def test_every_task_is_worded_as_the_plan_words_it(sheets: dict[RecordKind, Worksheet]) -> None:
    text = resource_path("samples", "2024-work-plan.txt").read_text(encoding="utf-8")
    plan = plain(text)
    for _, number, words, lead, responsible, deadline in rows_of(sheets[RecordKind.TASK])[2:]:
        assert f"{number}.{plain(words)}".rstrip("。") in plan
        clause = plan[plan.index(plain(words).rstrip("。")) :].split("(", 1)[1]
        assert lead == "无牵头" or plain(lead) in clause
        assert all(plain(name) in clause for name in responsible.split("、"))
        assert plain(deadline) in clause


def test_the_tasks_without_lead_say_so(sheets: dict[RecordKind, Worksheet]) -> None:
    rows = rows_of(sheets[RecordKind.TASK])[2:]
    assert [row[1] for row in rows if re.fullmatch("无牵头", row[3])] == ["12", "15"]


def test_the_annex_of_the_notice_has_the_same_rows(tmp_path: Path) -> None:
    """What is printed as PDF is the same list as the workbook."""
    order = PaperOrder("items_notice", date(2023, 1, 1), date(2023, 12, 31), date(2023, 6, 21))
    with open_workspace(tmp_path, operator="李晓明") as workspace:
        import_samples(workspace)
        paper = compose(order, read_facts(workspace, order, office="市优化办")).paper
    table = next(one for one in paper.annexes[0].blocks if isinstance(one, PaperTable))
    rows = [
        [group.label, *(run.text for run in row)] for group in table.groups for row in group.rows
    ]
    for row, printed in zip(rows, printed_items(), strict=True):
        printed[7] = printed[7].strip().replace(" ", "、")
        assert [plain(cell) for cell in row[1:]] == [plain(cell) for cell in printed[1:]]
