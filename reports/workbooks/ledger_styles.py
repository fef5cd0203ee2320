"""How a ledger looks: faces, borders, fills. Every colour also stands as a word in its cell."""

from dataclasses import dataclass

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # ships no type marker
from xlsxwriter.format import Format  # type: ignore[import-untyped]  # the same

from models.vocabulary import TaskState
from reports.content.ledger_sheet import Align

# Faces that Windows, WPS and the domestic systems all carry; a missing one falls back by charset.
BODY_SIZE = 10
BODY_FACE = {"font_name": "宋体", "font_charset": 134, "font_size": BODY_SIZE}
HEAD_FACE = {"font_name": "黑体", "font_charset": 134, "font_size": BODY_SIZE}
TITLE_SIZE = 20
SECRECY_SIZE = 14
DATE_FORMAT = 'yyyy"年"m"月"d"日"'

_BOXED = {"border": 1, "valign": "vcenter"}
_STATE_FILLS = {
    TaskState.DONE: "#D9EAD3",
    TaskState.OVERDUE: "#F4B6B0",
    TaskState.DUE_SOON: "#FFE699",
    TaskState.ON_TRACK: "#DDEBF7",
    TaskState.ONGOING: "#E2EFF1",
    TaskState.REPORT_MISSING: "#F8CBAD",
    TaskState.NO_DEADLINE: "#EDEDED",
    TaskState.CANCELLED: "#D9D9D9",
}


@dataclass(frozen=True, slots=True)
class LedgerStyles:
    """The cell formats of one workbook.

    Attributes:
        text, quoted: formats of a text by alignment; a quoted one stays text when it is edited.
        number, day: formats of serial numbers and of dates.
        states: format of each state.
    """

    secrecy: Format
    title: Format
    source_line: Format
    date_line: Format
    heading: Format
    note: Format
    total: Format
    text: dict[Align, Format]
    quoted: dict[Align, Format]
    number: Format
    day: Format
    states: dict[TaskState, Format]


def add_styles(workbook: Workbook) -> LedgerStyles:
    """Add the formats to ``workbook``, whose default format is ``BODY_FACE``."""

    def boxed(**properties: object) -> Format:
        return workbook.add_format(_BOXED | properties)

    return LedgerStyles(
        # 密级 stands top left in 黑体 (GB/T 9704 7.2.2).
        secrecy=workbook.add_format(
            HEAD_FACE | {"font_size": SECRECY_SIZE, "align": "left", "valign": "vcenter"}
        ),
        title=workbook.add_format(
            HEAD_FACE
            | {"font_size": TITLE_SIZE, "align": "center", "valign": "vcenter", "text_wrap": True}
        ),
        source_line=workbook.add_format({"align": "left", "valign": "vcenter"}),
        date_line=workbook.add_format({"align": "right", "valign": "vcenter"}),
        heading=boxed(**HEAD_FACE, align="center", text_wrap=True, bg_color="#DCE6F1"),
        note=workbook.add_format({"align": "left", "valign": "vcenter", "text_wrap": True}),
        total=boxed(**HEAD_FACE, align="center"),
        text={align: boxed(align=word, text_wrap=True) for align, word in _ALIGN_WORDS.items()},
        quoted={
            align: boxed(align=word, text_wrap=True, quote_prefix=True)
            for align, word in _ALIGN_WORDS.items()
        },
        number=boxed(align="center"),
        # A date cannot wrap: it shrinks where a face is too wide, instead of turning into ####.
        day=boxed(align="center", num_format=DATE_FORMAT, shrink=True),
        states={
            state: boxed(align="center", text_wrap=True, bg_color=fill)
            for state, fill in _STATE_FILLS.items()
        },
    )


_ALIGN_WORDS = {Align.LEFT: "left", Align.CENTER: "center"}
