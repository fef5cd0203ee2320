"""The text of a paper in its editor: figures, cards, edits."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.papers import PaperTable, Paragraph, Run, TableRows
from tests.ui.typing_words import type_words
from ui.pages.paper_flow import AnnexTitle, Line
from ui.pages.paper_text import PaperText

TABLE = PaperTable(("单位", "项数"), (TableRows("", ((Run("鄂城区"), Run("3", "area")),)),))
LINES: tuple[Line, ...] = (
    Paragraph((Run("共有任务"), Run("19", "tasks.all"), Run("项。")), "first"),
    TABLE,
    Paragraph((Run("下一步，抓紧推进。"),), "next"),
    AnnexTitle("任务清单", 0),
    Paragraph((Run("附件的话"),), "annex"),
)


@pytest.fixture
def text(qtbot: QtBot) -> PaperText:
    editor = PaperText()
    qtbot.addWidget(editor)
    editor.resize(500, 400)
    editor.show_lines(LINES)
    return editor


def type_at(qtbot: QtBot, text: PaperText, place: int, words: str) -> None:
    cursor = text.textCursor()
    cursor.setPosition(place)
    text.setTextCursor(cursor)
    with qtbot.waitSignal(text.edited):
        type_words(text, words)


def put_cursor(text: PaperText, place: int) -> None:
    cursor = text.textCursor()
    cursor.setPosition(place)
    text.setTextCursor(cursor)


def test_what_is_shown_is_what_is_read(text: PaperText) -> None:
    assert text.lines() == LINES


def test_words_typed_beside_a_figure_are_plain_and_the_figure_stays(
    text: PaperText, qtbot: QtBot
) -> None:
    type_at(qtbot, text, 6, "多")
    line = text.lines()[0]
    assert isinstance(line, Paragraph)
    assert line.runs == (Run("共有任务"), Run("19", "tasks.all"), Run("多项。"))
    assert line.is_edited


def test_the_cursor_steps_over_a_figure(text: PaperText, qtbot: QtBot) -> None:
    put_cursor(text, 4)
    QTest.keyClick(text, Qt.Key.Key_Right)
    assert text.textCursor().position() == 6
    QTest.keyClick(text, Qt.Key.Key_Left)
    assert text.textCursor().position() == 4


def test_a_figure_somebody_changes_becomes_plain_words_and_says_so(
    text: PaperText, qtbot: QtBot
) -> None:
    put_cursor(text, 6)
    with qtbot.waitSignal(text.broken):
        QTest.keyClick(text, Qt.Key.Key_Backspace)
    line = text.lines()[0]
    assert isinstance(line, Paragraph)
    assert line.runs == (Run("共有任务1项。"),)


def test_undo_brings_a_broken_figure_back(text: PaperText, qtbot: QtBot) -> None:
    put_cursor(text, 6)
    with qtbot.waitSignal(text.broken):
        QTest.keyClick(text, Qt.Key.Key_Backspace)
    with qtbot.waitSignal(text.edited):
        text.undo()
    assert text.lines() == LINES


def test_words_typed_beside_a_table_stand_before_it(text: PaperText, qtbot: QtBot) -> None:
    place = next(one.start for one in text.placed_lines() if isinstance(one.line, PaperTable))
    type_at(qtbot, text, place, "如下：")
    assert [type(line) for line in text.lines()[:3]] == [Paragraph, Paragraph, PaperTable]


def test_enter_at_a_table_opens_it(text: PaperText, qtbot: QtBot) -> None:
    place = next(one.start for one in text.placed_lines() if isinstance(one.line, PaperTable))
    put_cursor(text, place)
    with qtbot.waitSignal(text.card_asked) as asked:
        QTest.keyClick(text, Qt.Key.Key_Return)
    assert text.cards[asked.args[0]] == TABLE


def test_a_table_is_taken_out_and_undo_brings_it_back(text: PaperText, qtbot: QtBot) -> None:
    with qtbot.waitSignal(text.edited):
        text.remove_card(next(iter(text.cards)))
    assert TABLE not in text.lines()
    with qtbot.waitSignal(text.edited):
        text.undo()
    assert text.lines() == LINES


def test_f4_goes_from_figure_to_figure(text: PaperText, qtbot: QtBot) -> None:
    with qtbot.waitSignal(text.figure_asked) as asked:
        text.ask_next_figure()
    assert asked.args == ["tasks.all"]


def test_a_paragraph_moves_over_a_table_and_back(text: PaperText) -> None:
    put_cursor(text, 2)
    text.move_in_hand(1)
    assert [type(line) for line in text.lines()[:2]] == [PaperTable, Paragraph]
    text.move_in_hand(-1)
    assert text.lines() == LINES


def test_a_paragraph_does_not_leave_its_annex(text: PaperText) -> None:
    put_cursor(text, text.placed_lines()[-1].start + 1)
    text.move_in_hand(-1)
    assert text.lines() == LINES


def test_an_added_paragraph_is_a_persons_own_and_blank_ones_are_left_out(
    text: PaperText, qtbot: QtBot
) -> None:
    put_cursor(text, 2)
    text.add_below()
    assert text.lines() == LINES
    type_words(text, "另有说明。")
    assert text.lines()[1] == Paragraph((Run("另有说明。"),))


def test_a_paragraph_is_taken_out_whole(text: PaperText) -> None:
    put_cursor(text, 2)
    text.replace_in_hand(())
    assert text.lines() == LINES[1:]


def test_the_composed_words_come_back(text: PaperText, qtbot: QtBot) -> None:
    type_at(qtbot, text, 0, "目前，")
    first = LINES[0]
    assert isinstance(first, Paragraph)
    text.renew_in_hand(first)
    assert text.lines() == LINES


def test_what_is_pasted_is_plain_words(text: PaperText, qtbot: QtBot) -> None:
    cursor = text.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    copied = text.createMimeDataFromSelection()
    put_cursor(text, text.placed_lines()[2].start)
    with qtbot.waitSignal(text.edited):
        text.insertFromMimeData(copied)
    line = text.lines()[2]
    assert isinstance(line, Paragraph)
    assert line.text.startswith("共有任务19项")
    assert not any(run.figure for run in line.runs)
