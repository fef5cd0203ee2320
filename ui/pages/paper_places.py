"""Where a finding of the drafting check stands, in words and in the editor. Pure."""

from collections.abc import Sequence

from models.papers import Paragraph
from reports.content.checking.findings import Finding, Part, Place
from ui.pages.paper_document import PlacedLine
from ui.pages.paper_flow import AnnexTitle

BLOCK_PARTS = (Part.BLOCK, Part.ANNEX_TITLE)


def place_words(finding: Finding) -> str:
    """Return where a finding is, for a person."""
    place = finding.place
    if place.part is Part.BLOCK:
        where = "正文" if place.annex is None else f"附件{place.annex + 1}"
        what = "表格" if place.row is not None else f"第{place.index + 1}段"
        return where + what
    return place.part.label if place.annex is None else f"附件{place.annex + 1}标题"


def stretch_of(place: Place, lines: Sequence[PlacedLine]) -> tuple[int, int] | None:
    """Return first and last place in the text editor, None for what stands around the text."""
    if place.part not in BLOCK_PARTS:
        return None
    line = _line_at(place, lines)
    if line is None:
        return None
    if isinstance(line.line, Paragraph | AnnexTitle):
        is_whole = place.end <= place.start
        first, last = (0, len(line.line.text)) if is_whole else (place.start, place.end)
        return line.start + first, line.start + last
    return line.start, line.start + 1


def _line_at(place: Place, lines: Sequence[PlacedLine]) -> PlacedLine | None:
    annex, index = -1, -1
    wanted = -1 if place.annex is None else place.annex
    for one in lines:
        if isinstance(one.line, AnnexTitle):
            annex, index = annex + 1, -1
            if place.part is Part.ANNEX_TITLE and annex == wanted:
                return one
            continue
        index += 1
        if place.part is Part.BLOCK and (annex, index) == (wanted, place.index):
            return one
    return None
