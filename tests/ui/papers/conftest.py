"""A window on 报告, with one composed briefing in hand."""

from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from models.papers import PaperOrder, Paragraph
from tests.ui.conftest import Desk
from tests.ui.typing_words import type_words
from ui.pages.paper_preview import AFTER_PAINTING_MS
from ui.pages.paper_text import PaperText
from ui.pages.papers import PapersPage

ORDER = PaperOrder("briefing", date(2024, 9, 1), date(2024, 9, 30), date(2024, 10, 20), "9")


class PaperDriver:
    """The page with what tests do on it."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk = desk
        self.qtbot = qtbot
        desk.window.open_page("papers")
        desk.settle(qtbot)
        page = desk.window.page
        assert isinstance(page, PapersPage)
        self.page: PapersPage = page

    @property
    def text(self) -> PaperText:
        """The text in hand."""
        return self.page.desk.editor.text

    def settle(self) -> None:
        """Wait until typing was taken in and all work is done."""
        self.qtbot.wait(AFTER_PAINTING_MS + 10)
        self.desk.settle(self.qtbot)

    def compose(self, order: PaperOrder = ORDER) -> None:
        """Compose a paper and have it in hand."""
        self.page.acts.compose(order)
        self.qtbot.waitUntil(lambda: self.page.is_editing, timeout=10_000)
        self.settle()

    @property
    def first(self) -> Paragraph:
        """The first paragraph of the text."""
        line = self.text.lines()[0]
        assert isinstance(line, Paragraph)
        return line

    def type_at(self, place: int, words: str) -> None:
        """Type words at a place of the text."""
        cursor = self.text.textCursor()
        cursor.setPosition(place)
        self.text.setTextCursor(cursor)
        type_words(self.text, words)
        self.settle()

    def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(is_so, timeout=10_000)


@pytest.fixture
def papers(desk: Desk, qtbot: QtBot) -> PaperDriver:
    """The page on the sample plan."""
    return PaperDriver(desk, qtbot)


@pytest.fixture
def paper(papers: PaperDriver) -> PaperDriver:
    """The page with a briefing in hand."""
    papers.compose()
    return papers
