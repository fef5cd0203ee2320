"""One record spread over several rows (H33): what a further row adds to it."""

from collections.abc import Mapping
from dataclasses import replace

from models.returned import Doubt, ReturnedCell
from models.vocabulary import ReportColumn

Record = Mapping[str, ReturnedCell]
_CHOSEN = frozenset((ReportColumn.STATUS, ReportColumn.STAGE, ReportColumn.PERCENT))


def continues(record: Record, more: Record) -> bool:
    """Return whether words clearly go on: only under words, and only in columns of words."""
    said = [key for key, cell in more.items() if cell.text]
    return bool(said) and all(key not in _CHOSEN and record[key].text for key in said)


def continue_record(record: Record, more: Record) -> dict[str, ReturnedCell]:
    """Return the cells of a record with those of a further row: words on a line of their own."""
    return {
        key: _together(key, record[key], cell) if record[key].text else cell
        for key, cell in more.items()
        if cell.text
    }


def _together(key: str, first: ReturnedCell, second: ReturnedCell) -> ReturnedCell:
    text = f"{first.text}\n{second.text}"
    doubt = max((first.doubt, second.doubt), key=list(Doubt).index)
    reason = first.reason + second.reason
    note = "\n".join(filter(None, (first.note, second.note)))
    if key in _CHOSEN:
        if first.value == second.value:
            return first
        values = tuple(cell.value for cell in (first, second) if cell.value is not None)
        reason = f"一项任务占了几行，这一栏各行写得不同：“{first.text}”和“{second.text}”。请确认。"
        return replace(
            first, text=text, value=None, doubt=Doubt.ASK, reason=reason, readings=values, note=note
        )
    value = text if doubt is Doubt.NONE else None
    readings = (text,) if doubt is Doubt.ASK else ()
    return replace(
        first, text=text, value=value, doubt=doubt, reason=reason, readings=readings, note=note
    )
