"""Words that stand in no column of a table: above it, beside it, in comments. None is lost."""

from collections.abc import Collection, Iterator, Sequence

from models.returned import ReturnedRow
from models.rules.returned_values import shown
from models.rules.round_period import read_period
from models.text.normalise import even, fold
from reports.incoming.grid import GridSheet
from reports.incoming.returns.facts import is_fact_label
from reports.incoming.returns.findings import Findings
from reports.incoming.returns.header import Header
from reports.incoming.returns.places import address
from reports.incoming.returns.row_kinds import is_notes

_MOST_TOLD = 50  # cells beside one table that are told one by one
_ABOVE = "表格上方的内容"


def leave_out_above(sheet: GridSheet, numbers: Sequence[int], findings: Findings) -> None:
    """Show what stands above the first table, but for its title, our own notes and its facts."""
    for place, number in enumerate(numbers):
        cells = sheet.rows[number]
        is_title = place == 0 and len(cells) == 1
        texts = [] if is_title else list(_strange(cells[at].text for at in cells))
        if texts:
            findings.leave_out(sheet.name, number, texts, _ABOVE)


def tell_beside(
    sheet: GridSheet, header: Header, records: Sequence[ReturnedRow], findings: Findings
) -> None:
    """Tell each cell of a record that stands in a column without a heading."""
    headed = {*header.headings, header.key_place}
    found = [
        (address(at, record.number), text)
        for record in records
        for at in sheet.rows[record.number].keys() - headed
        if (text := shown(sheet.rows[record.number][at].text))
    ]
    for cell, text in found[:_MOST_TOLD]:
        findings.warn(sheet.name, cell, f"这一格在表格以外，没有读入：{text}")
    if found[_MOST_TOLD:]:
        cells = "、".join(cell for cell, _ in found[_MOST_TOLD:])
        findings.warn(sheet.name, "", f"还有这些格在表格以外，没有读入：{cells}。")


def tell_notes(sheet: GridSheet, findings: Findings) -> None:
    """Tell the comments on cells that were not read: a title, a heading, a total."""
    noted = {
        address(at, number): cell.note
        for number, cells in sheet.rows.items()
        for at, cell in cells.items()
        if cell.note
    }
    told: Collection[str] = {
        one.cell
        for one in findings.issues
        if noted and one.sheet == sheet.name and one.message.startswith("批注：")
    }
    for cell, note in noted.items():
        if cell not in told:
            findings.warn(sheet.name, cell, f"批注：{note}")


def _strange(texts: Iterator[str]) -> Iterator[str]:
    """Yield the texts of a row that are no label, no fact and no note of ours."""
    is_value = False
    for text in texts:
        words = even(text).strip()
        label, colon, value = words.partition(":")
        is_fact = is_fact_label(fold(label))
        is_known = is_fact or (bool(colon) and not value.strip()) or is_notes(words)
        if words and not is_value and not is_known and read_period(words.strip("()")) is None:
            yield text
        is_value = is_fact and not value.strip()
