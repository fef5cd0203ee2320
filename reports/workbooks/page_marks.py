"""What stands around the printed pages of a sheet: 密级 and watermark above, page numbers below."""

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # ships no type marker

from reports.workbooks.cell_text import clean_text

_FOOTER = "&C&9第 &P 页　共 &N 页"
_LONGEST = 60  # the file format ends at 255 for the whole line
# The size stands before the face: a text that begins with a figure would lengthen it.
_LEFT = '&L&12&"黑体,Regular"'
_RIGHT = '&R&12&"黑体,Regular"&K808080'


def mark_pages(worksheet: Worksheet, *, secrecy: str, watermark: str) -> None:
    """Number the pages; put 密级 at the head of each on the left, the watermark on the right.

    A spreadsheet has no words across its pages but as a picture, which other programs drop.
    """
    parts = [
        place + _plain(words) for place, words in ((_LEFT, secrecy), (_RIGHT, watermark)) if words
    ]
    if parts:
        worksheet.set_header("".join(parts), {"margin": 0.25})
    worksheet.set_footer(_FOOTER, {"margin": 0.3})


def _plain(words: str) -> str:
    """Return words that hold no code of the header line."""
    return " ".join(clean_text(words).split())[:_LONGEST].replace("&", "&&")
