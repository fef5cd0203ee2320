"""What a drafting check finds and where: every finding opens its place in the paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.papers import Block, Chart, Paper, PaperTable, Paragraph
from models.records import GroupRow, UnitRow
from models.rules.matching import NameIndex
from models.vocabulary import LabelledEnum


class FindingKind(LabelledEnum):
    """What a finding is about."""

    NUMBER = "number", "发文字号"
    DATE = "date", "日期"
    NUMBERING = "numbering", "标题序号"
    SERIAL = "serial", "表格序号"
    TOTAL = "total", "总数"
    SUM = "sum", "合计"
    SHARE = "share", "比例"
    FIGURE = "figure", "台账数字"
    ADDRESSEE = "addressee", "主送"
    UNIT = "unit", "单位名称"
    ANNEX = "annex", "附件"
    MARKS = "marks", "标点"
    UNFILLED = "unfilled", "待填"


class Part(LabelledEnum):
    """The part of a paper a text stands in."""

    TITLE = "title", "标题"
    NUMBER = "number", "发文字号"
    HEAD = "head", "版头"
    ADDRESSEES = "addressees", "主送"
    BLOCK = "block", "正文"
    ANNEX_NAME = "annex_name", "附件说明"
    ANNEX_TITLE = "annex_title", "附件标题"
    SIGNATURE = "signature", "落款"
    REMARK = "remark", "附注"
    IMPRINT = "imprint", "版记"


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of text in a paper.

    Attributes:
        annex: which annex it is in, from 0; None for the paper itself.
        index: which block of the body or the annex, or which annex name, from 0.
        row, column: cell of a table, rows counted over all groups, from 0; a row without a column
            is the label of the group that begins there, neither of them is the caption.
        start, end: characters in the text of that place; equal for the whole of it.
    """

    part: Part
    annex: int | None = None
    index: int = 0
    row: int | None = None
    column: int | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class PlacedText:
    """One text of a paper with its place."""

    text: str
    place: Place

    def at(self, start: int, end: int) -> Place:
        """Return the place of some of its characters."""
        return replace(self.place, start=start, end=end)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    Attributes:
        sentence: what is wrong, in plain Chinese.
        suggestion: what to write instead of the words of the place, "" where there is no telling.
    """

    kind: FindingKind
    sentence: str
    place: Place
    suggestion: str = ""


class DraftFacts:
    """What a draft is held against: the register of units with its group words, and a day.

    ``as_of`` tells which names are old; None passes over that.
    """

    def __init__(
        self,
        units: Sequence[UnitRow] = (),
        groups: Sequence[GroupRow] = (),
        *,
        as_of: date | None = None,
    ) -> None:
        self.units = tuple(units)
        self.as_of = as_of
        self.names = NameIndex(self.units, groups)
        self.by_id = {unit.id: unit for unit in self.units}


def paragraphs(paper: Paper) -> Iterator[tuple[Paragraph, PlacedText]]:
    """Yield every paragraph of the body, then of the annexes, with its text."""
    for block, place in _blocks(paper):
        if isinstance(block, Paragraph):
            yield block, PlacedText(block.text, place)


def body_texts(paper: Paper) -> Iterator[PlacedText]:
    """Yield the text of every paragraph of the body, without the annexes."""
    return (text for _, text in paragraphs(paper) if text.place.annex is None)


def tables(paper: Paper) -> Iterator[tuple[PaperTable, Place]]:
    """Yield every table of the body, then of the annexes."""
    for block, place in _blocks(paper):
        if isinstance(block, PaperTable):
            yield block, place


def cells(table: PaperTable, place: Place) -> Iterator[PlacedText]:
    """Yield every cell of a table, row by row."""
    rows = (row for group in table.groups for row in group.rows)
    for row, runs in enumerate(rows):
        for column, run in enumerate(runs):
            yield PlacedText(run.text, Place(place.part, place.annex, place.index, row, column))


def all_texts(paper: Paper) -> Iterator[PlacedText]:
    """Yield every text of a paper in reading order, charts left out."""
    yield PlacedText(paper.head.number, Place(Part.NUMBER))
    yield PlacedText(paper.head.dated, Place(Part.HEAD))
    yield PlacedText(paper.title, Place(Part.TITLE))
    yield PlacedText(paper.addressees, Place(Part.ADDRESSEES))
    yield from _block_texts(paper.blocks, None)
    for index, name in enumerate(paper.annex_names):
        yield PlacedText(name, Place(Part.ANNEX_NAME, index=index))
    if paper.signature is not None:
        yield PlacedText(paper.signature.dated, Place(Part.SIGNATURE))
    yield PlacedText(paper.remark, Place(Part.REMARK))
    for number, annex in enumerate(paper.annexes):
        yield PlacedText(annex.title, Place(Part.ANNEX_TITLE, annex=number))
        yield from _block_texts(annex.blocks, number)
    yield PlacedText(paper.imprint.printed_on, Place(Part.IMPRINT))


def _block_texts(blocks: Sequence[Block], annex: int | None) -> Iterator[PlacedText]:
    for index, block in enumerate(blocks):
        place = Place(Part.BLOCK, annex, index)
        if isinstance(block, Paragraph):
            yield PlacedText(block.text, place)
        elif isinstance(block, PaperTable):
            yield PlacedText(block.caption, place)
            yield from cells(block, place)


def _blocks(paper: Paper) -> Iterator[tuple[Paragraph | PaperTable | Chart, Place]]:
    sources: list[tuple[int | None, Sequence[Block]]] = [(None, paper.blocks)]
    sources += [(number, annex.blocks) for number, annex in enumerate(paper.annexes)]
    for number, blocks in sources:
        for index, block in enumerate(blocks):
            yield block, Place(Part.BLOCK, number, index)
