"""The preview shows the pages that are printed; printing and saving give the same pages."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from models.errors import UserError
from models.progress import Progress
from models.settings import Settings
from reports.content.shown_table import ShownGroup, ShownTable
from reports.exports import print_shown
from reports.printed import PrintedPaper
from tests.ui.conftest import Desk, OpenDesk
from ui.dialogs.print_preview import PrintPreview
from ui.main_window import MainWindow

TABLE = ShownTable(
    name="任务",
    title="重点任务",
    note="",
    day=date(2024, 10, 20),
    headings=("序号", "任务"),
    groups=(ShownGroup("", tuple((number, f"第{number}项") for number in range(1, 101))),),
)


def print_table(is_lying: bool, progress: Progress) -> PrintedPaper:
    return print_shown(TABLE, settings=Settings(), is_lying=is_lying, progress=progress)


@pytest.fixture
def desk(open_desk: OpenDesk, ledger: Path) -> Desk:
    return open_desk(ledger)


def preview_on(desk: Desk, qtbot: QtBot, print_with: object = print_table) -> PrintPreview:
    preview = PrintPreview(session_of(desk.window), "重点任务", print_with, desk.window)  # type: ignore[arg-type] # one test gives a printer that refuses
    preview.show()
    desk.settle(qtbot)
    return preview


def session_of(window: MainWindow):  # type: ignore[no-untyped-def] # the page's own session
    assert window.page is not None
    return window.page.session


def test_pages_in_sight_are_drawn_and_the_others_wait(desk: Desk, qtbot: QtBot) -> None:
    preview = preview_on(desk, qtbot)
    assert preview.count.text() == f"共 {len(preview.pictures)} 页"
    qtbot.waitUntil(lambda: preview.pictures[0].image is not None)
    assert preview.pictures[-1].image is None
    bar = preview.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: preview.pictures[-1].image is not None)


def test_standing_paper_is_higher_than_wide(desk: Desk, qtbot: QtBot) -> None:
    preview = preview_on(desk, qtbot)
    assert preview.pictures[0].width() > preview.pictures[0].height()
    preview.direction.setCurrentText("纵向")
    desk.settle(qtbot)
    assert preview.pictures[0].width() < preview.pictures[0].height()


def test_what_is_printed_has_as_many_pages_as_the_preview(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    desk.messages.script.printer = printer
    preview = preview_on(desk, qtbot)
    pages = len(preview.pictures)
    preview.print_button.click()
    qtbot.waitUntil(lambda: not preview.isVisible(), timeout=10_000)
    with pypdfium2.PdfDocument(tmp_path / "paper.pdf") as paper:
        assert len(paper) == pages
        assert paper[0].get_width() > paper[0].get_height()


def test_only_the_pages_chosen_are_printed(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setFromTo(2, 3)
    desk.messages.script.printer = printer
    preview = preview_on(desk, qtbot)
    preview.print_button.click()
    qtbot.waitUntil(lambda: not preview.isVisible(), timeout=10_000)
    with pypdfium2.PdfDocument(tmp_path / "paper.pdf") as paper:
        assert len(paper) == 2


def test_the_pdf_saved_is_the_one_seen(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.messages.script.save_file = tmp_path / "任务"
    preview = preview_on(desk, qtbot)
    preview.save_button.click()
    desk.settle(qtbot)
    assert preview.printed is not None
    assert (tmp_path / "任务.pdf").read_bytes() == preview.printed.pdf
    assert preview.says.text() == "已保存为“任务.pdf”。"


def test_what_cannot_be_printed_is_said_in_the_preview(desk: Desk, qtbot: QtBot) -> None:
    def refuse(_is_lying: bool, _progress: Progress) -> PrintedPaper:
        raise UserError("没有可用的字体。台账没有改动。请重新安装程序。")

    preview = preview_on(desk, qtbot, refuse)
    assert preview.says.text().startswith("没有可用的字体")
    assert not preview.print_button.isEnabled()
