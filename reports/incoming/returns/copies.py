"""The same rows twice in one file: a copied sheet, a copied row (H34)."""

from collections.abc import Sequence
from itertools import groupby

from models.returned import ReturnedRow
from models.rules.round_stamp import read_row_key
from reports.incoming.returns.findings import Findings

_NAMING = ("serial", "number", "title", "body", "content", "area")


def without_copies(rows: Sequence[ReturnedRow], findings: Findings) -> list[ReturnedRow]:
    """Return the rows without those of a sheet that says nothing an earlier sheet does not say."""
    if len({row.sheet for row in rows}) < 2:
        return list(rows)
    kept: list[ReturnedRow] = []
    said: dict[str, set[tuple[str, ...]]] = {}
    for name, group in groupby(rows, key=lambda row: row.sheet):
        own = list(group)
        words = {_words(row) for row in own}
        original = next((other for other, known in said.items() if words <= known), None)
        if original is not None:
            message = f"这张表与“{original}”内容相同，是它的副本，没有重复读入。"
            findings.warn(name, "", message)
            continue
        said[name] = words
        kept += own
    return kept


def tell_duplicates(rows: Sequence[ReturnedRow], findings: Findings) -> None:
    """Tell rows that name the same record as an earlier one; both are kept."""
    first: dict[tuple[str, ...], ReturnedRow] = {}
    for row in rows:
        earlier = first.setdefault((row.row_key,) if row.row_key else _named(row), row)
        if earlier is not row and (_names_record(row) or _named(earlier) == _named(row)):
            place = f"“{earlier.sheet}”第 {earlier.number} 行"
            told = f"与{place}是同一项，两行都保留，请核实。"
            findings.warn(row.sheet, _first_address(row), told)


def _names_record(row: ReturnedRow) -> bool:
    return read_row_key(row.row_key) is not None


def _named(row: ReturnedRow) -> tuple[str, ...]:
    return (row.kind, *(row.text(column) for column in _NAMING))


def _words(row: ReturnedRow) -> tuple[str, ...]:
    return (row.row_key, *(f"{key}={cell.text}" for key, cell in row.cells.items()))


def _first_address(row: ReturnedRow) -> str:
    return next((cell.address for cell in row.cells.values()), "")
