"""Tables that hold one task each, as cards: 任务名称 | … above 牵头单位 | … | 配合单位 | ….

A card is laid on its side: its labels become the headings of an ordinary table, each card a row.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from reports.incoming.source import SourceTable
from reports.incoming.tables.headings import TASK_VOCABULARY, find_headings

_FEWEST_ROWS = 3
Card = dict[str, str]


def cards_as_table(table: SourceTable) -> SourceTable | None:
    """Return the cards of a table as rows under their labels, None when it holds no cards."""
    lines: list[int] = []
    cards: list[Card] = []
    labelled = 0
    for row, line in zip(table.rows, table.row_lines, strict=True):
        pairs = list(_pairs(row))
        labelled += bool(pairs)
        if not cards or any(label in cards[-1] for label, _ in pairs):
            cards.append({})
            lines.append(line)
        cards[-1].update(pairs)
    if labelled < _FEWEST_ROWS or labelled * 10 < len(table.rows) * 6:
        return None
    return _as_table(cards, lines)


def _pairs(row: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each label of a row with the words after it; merged cells count once."""
    cells = [text for text, _ in groupby(cell.strip() for cell in row) if text]
    if len(cells) > 2 and _is_label(cells[1]):  # 责任分工 | 牵头单位 | 市发改委
        cells = cells[1:] if len(cells) % 2 else cells
    while cells and _is_label(cells[0]):
        label, *cells = cells
        value = cells.pop(0) if cells and not _is_label(cells[0]) else ""
        yield label, value


def _is_label(text: str) -> bool:
    return TASK_VOCABULARY.knows(text)


def _as_table(cards: Sequence[Card], lines: Sequence[int]) -> SourceTable | None:
    labels = list(dict.fromkeys(label for card in cards for label in card))
    if not find_headings([labels], TASK_VOCABULARY):
        return None
    filled = [(card, line) for card, line in zip(cards, lines, strict=True) if any(card.values())]
    rows = [tuple(card.get(label, "") for label in labels) for card, _ in filled]
    first = lines[0]
    return SourceTable(
        rows=(tuple(labels), *rows),
        row_lines=(first, *(line for _, line in filled)),
        name="",
    )
