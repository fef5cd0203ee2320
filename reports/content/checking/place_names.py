"""Names of places in a list that are one letter away from a known one: 沙阳县, 沙洋县."""

from collections.abc import Iterator

from models.papers import Paper
from reports.content.checking.findings import Finding, FindingKind, PlacedText, cells, tables
from reports.content.checking.table_columns import columns_of
from reports.incoming.tables.heading_words import Column
from reports.incoming.tables.item_list import places_in
from reports.incoming.tables.item_names import mistyped_places


def check_place_names(paper: Paper) -> Iterator[Finding]:
    """Point at the first place each such name is printed at; quoted text is never changed."""
    for table, place in tables(paper):
        peers = {n for n, column in columns_of(table).items() if column is Column.PEERS}
        printed = [
            (name, cell)
            for cell in cells(table, place)
            if cell.place.column in peers
            for name in places_in(cell.text)
        ]
        odd = mistyped_places([name for name, _ in printed])
        first: dict[str, PlacedText] = {}
        for name, cell in printed:
            if name in odd:
                first.setdefault(name, cell)
        for name, cell in first.items():
            start = max(cell.text.find(name), 0)
            sentence = f"“{name}”疑为“{'”或“'.join(odd[name])}”，请核对。"
            suggestion = odd[name][0] if len(odd[name]) == 1 else ""
            yield Finding(FindingKind.UNIT, sentence, cell.at(start, start + len(name)), suggestion)
