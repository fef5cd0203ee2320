"""How a return form looks: grey and locked is the office's, white and open is the unit's."""

from dataclasses import dataclass

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # ships no type marker
from xlsxwriter.format import Format  # type: ignore[import-untyped]  # the same

from reports.content.return_form import Entry
from reports.workbooks.ledger_styles import DATE_FORMAT, HEAD_FACE, TITLE_SIZE

_GREY, _HEAD_GREY, _HEAD_OPEN = "#F2F2F2", "#D9D9D9", "#DCE6F1"
BOXED = {"border": 1, "valign": "vcenter", "text_wrap": True}
# Words as text: what a unit types stays what it typed, "3/4" is no date and "-" no formula.
_FORMATS = {
    Entry.WORDS: "@",
    Entry.SHORT: "@",
    Entry.CHOICE: "@",
    Entry.PERCENT: "0%",
    Entry.NUMBER: "0",
}


@dataclass(frozen=True, slots=True)
class FormStyles:
    """The cell formats of one form; ``locked`` and ``opened`` by how a cell is filled in."""

    title: Format
    note: Format
    fact: Format
    fill_label: Format
    fill_words: Format
    fill_day: Format
    locked_heading: Format
    open_heading: Format
    locked: dict[Entry, Format]
    opened: dict[Entry, Format]
    key: Format


def add_form_styles(workbook: Workbook) -> FormStyles:
    """Add the formats to ``workbook``."""

    def boxed(**properties: object) -> Format:
        return workbook.add_format(BOXED | properties)

    def cell(entry: Entry, **properties: object) -> Format:
        align = "left" if entry is Entry.WORDS else "center"
        return boxed(align=align, num_format=_FORMATS[entry], **properties)

    heading = {**HEAD_FACE, "align": "center"}
    opened = {"locked": False}
    return FormStyles(
        title=workbook.add_format(
            HEAD_FACE | {"font_size": TITLE_SIZE, "align": "center", "valign": "vcenter"}
        ),
        note=workbook.add_format({"align": "left", "valign": "vcenter", "text_wrap": True}),
        fact=workbook.add_format({"align": "left", "valign": "vcenter", "bold": True}),
        fill_label=workbook.add_format({"align": "right", "valign": "vcenter"}),
        fill_words=boxed(align="left", num_format="@", **opened),
        fill_day=boxed(align="left", num_format=DATE_FORMAT, **opened),
        locked_heading=boxed(**heading, bg_color=_HEAD_GREY),
        open_heading=boxed(**heading, bg_color=_HEAD_OPEN),
        locked={entry: cell(entry, bg_color=_GREY) for entry in Entry},
        opened={entry: cell(entry, **opened) for entry in Entry},
        key=workbook.add_format({"num_format": "@", "font_color": "#808080"}),
    )
