"""The flow of a paper as a ``QTextDocument``: one text block for each line, and back.

What a line is stands in properties of its block and its characters, so that undo brings it back.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from models.papers import Chart, PaperTable, Paragraph, Run
from ui.pages.paper_flow import AnnexTitle, Line, joined

_USER = QTextFormat.Property.UserProperty.value
# Of blocks.
KEY, ANNEX = _USER + 1, _USER + 2
# Of characters: the key of a figure and the words it prints, the number of a card.
FIGURE, WORDS, CARD = _USER + 3, _USER + 4, _USER + 5
CARD_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
OBJECT_MARK = "\ufffc"
# A line broken inside a paragraph.
SOFT_BREAK = "\u2028"

Card = PaperTable | Chart


def put_lines(cursor: QTextCursor, lines: Sequence[Line], cards: dict[int, Card]) -> None:
    """Put lines in place of what is selected; tables and charts are kept in ``cards``."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for place, line in enumerate(lines):
        if place:
            cursor.insertBlock(_block_format(line), QTextCharFormat())
        else:
            cursor.setBlockFormat(_block_format(line))
        _put_words(cursor, line, cards)
    cursor.endEditBlock()


class PlacedLine(NamedTuple):
    """A line, and where its words begin in the document."""

    line: Line
    start: int


def read_lines(document: QTextDocument, cards: Mapping[int, Card]) -> tuple[PlacedLine, ...]:
    """Return the lines of a document; a card stands alone whatever was typed beside it.

    A card that was copied counts once.
    """
    seen: set[int] = set()
    titles: set[int] = set()
    lines: list[PlacedLine] = []
    for block in blocks_of(document):
        for line, start in _lines_of(block, cards, seen):
            if isinstance(line, AnnexTitle) and line.annex in titles:
                # A title divided by Enter.
                lines.append(PlacedLine(Paragraph((Run(line.text),)), start))
                continue
            if isinstance(line, AnnexTitle):
                titles.add(line.annex)
            lines.append(PlacedLine(line, start))
    return tuple(lines)


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    """Yield the blocks of a document from the first to the last."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def pieces(block: QTextBlock) -> Iterator[tuple[int, str, QTextCharFormat]]:
    """Yield place in the document, text and format of the pieces of a block."""
    one = block.begin()
    while not one.atEnd():
        fragment = one.fragment()
        yield fragment.position(), fragment.text(), fragment.charFormat()
        one += 1


def figure_of(text: str, look: QTextCharFormat) -> str:
    """Return the key of the figure a piece prints whole, "" for plain words."""
    key = look.property(FIGURE)
    return str(key) if key and look.property(WORDS) == text else ""


def count_broken(document: QTextDocument) -> int:
    """Return how many pieces were figures, before somebody typed in them."""
    return sum(
        bool(look.property(FIGURE)) and look.property(WORDS) != text
        for block in blocks_of(document)
        for _, text, look in pieces(block)
    )


def figure_spans(block: QTextBlock) -> Iterator[tuple[int, int, str]]:
    """Yield first place, place after the last and key of each figure in a block."""
    for start, text, look in pieces(block):
        if key := figure_of(text, look):
            yield start, start + len(text), key


def card_of(look: QTextCharFormat) -> int | None:
    """Return the number of the card a character stands for, None for none."""
    number = look.property(CARD)
    return int(number) if number is not None else None


def card_format(number: int) -> QTextCharFormat:
    """Return the format of the character that stands for a card."""
    look = QTextCharFormat()
    look.setObjectType(CARD_OBJECT)
    look.setProperty(CARD, number)
    return look


def plain_block() -> QTextBlockFormat:
    """Return the format of a paragraph that a person adds."""
    return _block_format(Paragraph(()))


def swap_blocks(document: QTextDocument, first: int, cards: dict[int, Card]) -> None:
    """Let the block ``first`` and the one after it change their places, as one step of undo."""
    above = document.findBlockByNumber(first)
    below = above.next()
    lines = [placed.line for block in (below, above) for placed in _lines_of(block, cards, set())]
    cursor = QTextCursor(document)
    cursor.setPosition(above.position())
    end = below.position() + below.length() - 1
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    put_lines(cursor, lines, cards)


def _put_words(cursor: QTextCursor, line: Line, cards: dict[int, Card]) -> None:
    if isinstance(line, AnnexTitle):
        cursor.insertText(line.text, QTextCharFormat())
    elif isinstance(line, Paragraph):
        for run in line.runs:
            cursor.insertText(run.text.replace("\n", SOFT_BREAK), _run_format(run))
        cursor.setCharFormat(QTextCharFormat())
    else:
        number = max(cards, default=0) + 1
        cards[number] = line
        cursor.insertText(OBJECT_MARK, card_format(number))


def _run_format(run: Run) -> QTextCharFormat:
    look = QTextCharFormat()
    if run.figure:
        look.setProperty(FIGURE, run.figure)
        look.setProperty(WORDS, run.text)
    return look


def _block_format(line: Line) -> QTextBlockFormat:
    look = QTextBlockFormat()
    look.setLineHeight(140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    look.setBottomMargin(4)
    if isinstance(line, AnnexTitle):
        look.setProperty(ANNEX, line.annex)
        look.setTopMargin(14)
    elif isinstance(line, Paragraph):
        look.setProperty(KEY, line.key)
    else:
        look.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
    return look


def _lines_of(block: QTextBlock, cards: Mapping[int, Card], seen: set[int]) -> Iterator[PlacedLine]:
    annex = block.blockFormat().property(ANNEX)
    key = str(block.blockFormat().property(KEY) or "")
    if annex is not None:
        title = block.text().replace(SOFT_BREAK, "").strip()
        yield PlacedLine(AnnexTitle(title, int(annex)), block.position())
        return
    runs: list[Run] = []
    start, has_card = block.position(), False
    for place, text, look in pieces(block):
        number = card_of(look)
        if number is None:
            words = text.replace(SOFT_BREAK, "\n").replace(OBJECT_MARK, "")
            runs.append(Run(words, figure_of(text, look)))
            continue
        has_card = True
        if joined(runs):
            yield PlacedLine(Paragraph(joined(runs), key), start)
        runs, start = [], place + len(text)
        if number in cards and number not in seen:
            seen.add(number)
            yield PlacedLine(cards[number], place)
    if joined(runs) or not has_card:
        yield PlacedLine(Paragraph(joined(runs), key), start)


def next_figure(document: QTextDocument, position: int) -> tuple[int, int, str] | None:
    """Return the first figure that ends behind ``position``, the first of all after the last."""
    spans = [span for block in blocks_of(document) for span in figure_spans(block)]
    behind = [span for span in spans if span[1] > position]
    return next(iter(behind or spans), None)
