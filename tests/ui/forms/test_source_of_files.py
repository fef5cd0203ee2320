"""The clause of a record in documents of every format, and the file it was read from."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook
from pytestqt.qtbot import QtBot
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from models.paths import resource_path
from models.store.copying import sha256_of
from models.store.workspace import open_workspace
from tests.ui.conftest import OpenDesk
from ui.commands.reading import import_file
from ui.pages.items import ItemsPage
from ui.pages.tasks import TasksPage

CLAUSES = (
    "二、主要任务",
    "（一）强化顶层设计",
    "1.制定行动方案。细化工作清单。（牵头单位：市优化办；责任单位：各区；完成时限：2024年4月底）",
    "2.开展督查检查。建立问题台账。（牵头单位：市司法局；责任单位：各区；完成时限：2024年10月底）",
)
TITLE = "鄂州市2024年优化营商环境工作方案"


def write_text(path: Path) -> None:
    path.write_text("\n".join((TITLE, *CLAUSES)), encoding="utf-8")


def write_word(path: Path) -> None:
    document = Document()
    for line in (TITLE, *CLAUSES):
        document.add_paragraph(line)
    document.save(str(path))


def write_workbook(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([TITLE])
    sheet.append(["序号", "重点任务", "牵头单位", "责任单位", "完成时限"])
    sheet.append([1, "制定行动方案", "市优化办", "各区", "2024年4月底"])
    sheet.append([2, "开展督查检查", "市司法局", "各区", "2024年10月底"])
    book.save(path)


def write_pdf(path: Path) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path))
    canvas.setFont("STSong-Light", 10)
    for number, line in enumerate((TITLE, *CLAUSES)):
        canvas.drawString(40, 780 - 30 * number, line)
    canvas.save()


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("方案.txt", write_text),
        ("方案.docx", write_word),
        ("清单.xlsx", write_workbook),
        ("方案.pdf", write_pdf),
    ],
)
def test_the_clause_is_marked_and_the_file_opens(
    open_desk: OpenDesk, tmp_path: Path, qtbot: QtBot, name: str, write: Callable[[Path], None]
) -> None:
    source = tmp_path / name
    write(source)
    with open_workspace(tmp_path / "workspace", operator="李晓明") as workspace:
        import_file(workspace, source)
    desk = open_desk(tmp_path / "workspace")
    desk.window.open_page("tasks")
    desk.settle(qtbot)
    page = desk.window.page
    assert isinstance(page, TasksPage)
    line = next(row for row in page.model.shown_rows() if "督查检查" in row.task.title)
    page.table.choose(line.id)
    dialog = page.panel.source.open_document()
    desk.settle(qtbot)
    marked = dialog.text.marked_lines().start
    assert "督查检查" in dialog.text.document().findBlockByNumber(marked - 1).text()
    dialog.close()
    page.panel.source.open_file()
    desk.settle(qtbot)
    desk.settle(qtbot)
    (opened,) = desk.messages.record.opened
    assert (opened.name, sha256_of(opened)) == (name, sha256_of(source))


def test_an_item_leads_to_its_line_and_its_file(
    open_desk: OpenDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    with open_workspace(tmp_path / "workspace", operator="李晓明") as workspace:
        import_file(workspace, resource_path("samples", "2023-pilot-items.txt"))
    desk = open_desk(tmp_path / "workspace")
    desk.window.open_page("items")
    desk.settle(qtbot)
    page = desk.window.page
    assert isinstance(page, ItemsPage)
    item = page.model.row_at(0)
    page.table.choose(item.id)
    dialog = page.panel.source.open_document()
    desk.settle(qtbot)
    assert dialog.text.marked_lines().start == item.line
    dialog.close()
    page.panel.source.open_file()
    desk.settle(qtbot)
    desk.settle(qtbot)
    assert desk.messages.record.opened[0].name == "2023-pilot-items.txt"
