"""Our own forms read back: as they went out, and filled in and re-sorted by a unit."""

from datetime import date
from io import BytesIO
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from models.queries.rounds import list_board, list_sent_rows
from models.returned import Doubt, ReturnedFile
from models.round_records import SentRow, SentValue
from models.rules.returned_values import shown
from models.rules.round_stamp import FormStamp, row_key
from models.store.workspace import Workspace
from models.vocabulary import AskedKind, ReportColumn, TaskStatus
from reports.content.return_form import Entry, FormColumn, FormSheet, ReturnForm
from reports.incoming.grid import GridFile
from reports.incoming.grids.workbook_grids import read
from reports.incoming.returns.reading import read_return
from reports.workbooks.return_forms import as_written, write_return_form
from tests.reports.incoming.grids.one_file import open_grid
from tests.reports.incoming.returns.grids import JUNE
from tests.reports.rounds import ALL, book_of, columns_of, fill, forms_of, heading_row, open_round

ASKED = {ask.kind: frozenset(map(str, ask.columns)) for ask in ALL}
STAMP = FormStamp("f1", "r1", "u1", "2024-06")
OFFICE = ("number", "title", "body", "role", "lead", "deadline", "known")
WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=30
)


def form_of(contents: list[dict[str, SentValue]]) -> ReturnForm:
    """Compose a form of tasks with these contents; blank where they say nothing."""
    office = [FormColumn("serial", "序号", 5, Entry.NUMBER)]
    names = ("任务编号", "重点任务", "工作内容", "本单位职责", "牵头单位", "完成时限", "此前进展")
    office += [FormColumn(key, name, 10) for key, name in zip(OFFICE, names, strict=True)]
    opened = [FormColumn(one.value, one.label, 10, is_open=True) for one in ALL[0].columns]
    columns = (*office, *opened)
    rows = tuple(
        SentRow(
            AskedKind.TASKS,
            row_key(AskedKind.TASKS, f"k{serial}"),
            f"k{serial}",
            {one.key: ({"serial": serial} | content).get(one.key) or None for one in columns},
        )
        for serial, content in enumerate(contents, start=1)
    )
    sheet = FormSheet(AskedKind.TASKS, "2024年6月重点任务进展报送表", ("请填写。",), columns, rows)
    facts = (
        ("填报单位", "鄂城区"),
        ("报送期间", "2024年6月"),
        ("报送截止", "2024年7月5日"),
        ("表号", "F1"),
    )
    return as_written(ReturnForm(STAMP, "鄂城区", "2024年6月报送", facts, (sheet,)))


def read_back(content: bytes) -> ReturnedFile:
    found = read(content)
    grid = GridFile("a.xlsx", "", "xlsx", found.sheets, found.stamps, found.pictures)
    return read_return(grid, asked=ASKED, period=JUNE)


def said(value: SentValue) -> SentValue:
    return shown(value) or None if isinstance(value, str) else value


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "title": WORDS.filter(shown),
                "status": st.sampled_from([s.label for s in TaskStatus]),
            },
            optional={key: WORDS for key in OFFICE if key != "title"},
        ),
        min_size=1,
        max_size=4,
    )
)
def test_an_untouched_form_says_what_was_sent(contents: list[dict[str, SentValue]]) -> None:
    form = form_of(contents)
    returned = read_back(write_return_form(form))
    assert [(row.kind, row.row_key) for row in returned.rows] == [
        (row.kind, row.row_key) for row in form.rows
    ]
    for row, sent in zip(returned.rows, form.rows, strict=True):
        found = {key: cell.value for key, cell in row.cells.items()}
        assert found == {key: said(value) for key, value in sent.content.items()}
    assert (returned.stamp, returned.missing, returned.extra) == (STAMP, (), ())
    assert (returned.questions, returned.left_out, returned.issues) == ((), (), ())


def test_a_form_of_the_ledger_comes_back_whole(workspace: Workspace, tmp_path: Path) -> None:
    fill(workspace)
    round_id = open_round(workspace, "市司法局")
    forms_of(workspace, round_id, tmp_path / "out")
    (path,) = (tmp_path / "out").iterdir()
    returned = read_return(open_grid(path), asked=ASKED, period=JUNE)
    form = next(row.form for row in list_board(workspace, round_id) if row.form)
    sent = list_sent_rows(workspace, form.id)
    assert {row.row_key: {k: c.value for k, c in row.cells.items()} for row in returned.rows} == {
        row.row_key: {k: said(v) for k, v in row.content.items()} for row in sent
    }
    assert (returned.unit_words, returned.period_words) == ("市司法局", "2024年6月")
    assert returned.stamp is not None
    assert returned.stamp.round == round_id
    assert returned.issues == ()


def damaged(workspace: Workspace, folder: Path) -> Workbook:
    """Return the form of 市司法局 as a unit might hand it back."""
    fill(workspace)
    forms_of(workspace, open_round(workspace, "市司法局"), folder)
    book = book_of(folder, "市司法局")
    sheet = book["重点任务"]
    sheet.protection.sheet = False
    row, columns = heading_row(sheet) + 1, columns_of(sheet)
    sheet.cell(row, columns["办理状态"]).value = "已办结"
    sheet.cell(row, columns["完成比例"]).value = 80
    progress = sheet.cell(row, columns["本期进展"])
    progress.value, progress.font = "已召开会议三次", Font(strike=True)
    progress.comment = Comment("其实两次", "张三")
    sheet.cell(row, columns["存在问题"]).value = "#REF!"
    sheet.cell(row, columns["下一步措施"]).value = "=A1&B1"
    sheet.cell(row + 1, 1).value = "填表人：张三"
    sheet.row_dimensions[row].hidden = True
    book["改革事项"].sheet_state = "hidden"
    return book


def test_a_damaged_form_is_read_with_everything_told(workspace: Workspace, tmp_path: Path) -> None:
    stream = BytesIO()
    damaged(workspace, tmp_path / "out").save(stream)
    (tmp_path / "back.xlsx").write_bytes(stream.getvalue())
    returned = read_return(open_grid(tmp_path / "back.xlsx"), asked=ASKED, period=JUNE)
    (row,) = returned.rows
    cells = row.cells
    assert (cells["status"].value, cells["percent"].readings) == ("已完成", (0.8,))
    assert [cells[key].doubt for key in ("progress", "problem", "next_step")] == [
        Doubt.ASK,
        Doubt.REFUSED,
        Doubt.REFUSED,
    ]
    assert cells["progress"].note == "其实两次"
    assert row.is_hidden
    assert [one.text for one in returned.left_out] == ["填表人：张三"]
    assert any(one.sheet == "改革事项" and "隐藏" in one.message for one in returned.issues)


def test_a_date_of_a_real_workbook_is_a_day(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["序号", "重点任务", "完成时限", "办理状态", "本期进展"])
    sheet.append([1, "推进台账", date(2024, 6, 30), "推进中", "有"])
    sheet.append([2, "推进平台", 2024.1, "推进中", "有"])
    book.save(tmp_path / "own.xlsx")
    asked = {AskedKind.TASKS: frozenset((ReportColumn.STATUS.value, ReportColumn.PROGRESS.value))}
    returned = read_return(open_grid(tmp_path / "own.xlsx"), asked=asked)
    assert returned.rows[0].cells["deadline"].value == "2024-06-30"
    assert returned.rows[1].cells["deadline"].readings == ("2024-01", "2024-10")


def test_a_date_of_the_1904_calendar_is_the_day_it_shows(tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    sheet.append(["序号", "重点任务", "完成时限", "办理状态", "本期进展"])
    sheet.append([1, "推进台账", date(2024, 6, 30), "推进中", "有"])
    book.save(tmp_path / "mac.xlsx")
    returned = read_return(open_grid(tmp_path / "mac.xlsx"), asked=None)
    assert returned.rows[0].cells["deadline"].value == "2024-06-30"
