"""Numbers that the text states of a list against the rows that lie with it (36项, 鄂城区8项)."""

import re
from collections.abc import Iterator, Mapping, Sequence

from models.papers import Paper
from models.text.normalise import even, fold, squeeze
from reports.content.checking.findings import (
    DraftFacts,
    Finding,
    FindingKind,
    PlacedText,
    body_texts,
    paragraphs,
)
from reports.content.checking.listed_rows import ListedTable, group_place, is_whole_list
from reports.content.statement_units import UnitBook, UnitShare, share_items

# 全市36项, 共有28类、36项, 总量36项; not 全省…123项, not 去年14项
_TOTAL = re.compile(
    r"(?:全市|总量|共有|共计|总计|合计|共|计)(?:[^\d,。;:、]{0,4})(?:(?P<kinds>\d+)类[、,]?)?(?P<n>\d+)[项条件]"
)
_OTHERS = re.compile(r"全省|全国|国家|去年|上年|上一年|每年|各区共|其中")
_AREA_COUNT = r"{name}(?P<n>\d+)[项条件]"
_STATEMENT = re.compile(r"说明[:：]")
_SHARE = re.compile(
    r"(?P<unit>[^、,。:;\d]+?)(?:部门合作(?P<joint>\d+)|(?P<total>\d+))项"
    r"(?:\(含部门合作(?P<coop>\d+)项\))?"
)


def check_totals(
    paper: Paper, lists: Sequence[ListedTable], facts: DraftFacts
) -> Iterator[Finding]:
    """Hold the numbers of the text, of group labels and of the 说明 against the rows."""
    lists = [listed for listed in lists if listed.place.annex is not None]
    for listed in lists:
        yield from _check_labels(listed)
    annexed = [listed for listed in lists if is_whole_list(paper, listed)]
    if len(annexed) == 1:
        yield from _check_text(paper, annexed[0])
        yield from _check_statement(paper, annexed[0], facts)


def _check_labels(listed: ListedTable) -> Iterator[Finding]:
    """Hold 鄂城区（8项） against the rows under it."""
    for number, group in enumerate(listed.groups):
        if group.stated is not None and group.stated != len(group.rows):
            sentence = f"表格里{group.name}写{group.stated}项，下面只有{len(group.rows)}行。"
            if len(group.rows) > group.stated:
                sentence = f"表格里{group.name}写{group.stated}项，下面有{len(group.rows)}行。"
            yield Finding(
                FindingKind.TOTAL, sentence, group_place(listed, number), str(len(group.rows))
            )


def _check_text(paper: Paper, listed: ListedTable) -> Iterator[Finding]:
    counts = {fold(group.name): (group.name, len(group.rows)) for group in listed.groups}
    for text in body_texts(paper):
        evened = even(text.text)
        for found in _TOTAL.finditer(evened):
            if not _OTHERS.search(_clause_before(evened, found.start())):
                yield from _check_total(text, found, listed)
        if _mentions_annex(paper, text):
            yield from _check_areas(text, counts)


def _check_total(text: PlacedText, found: re.Match[str], listed: ListedTable) -> Iterator[Finding]:
    rows = len(listed.rows)
    kinds = len({row.category for row in listed.rows if row.category})
    if int(found["n"]) != rows:
        sentence = f"正文写“{found[0]}”，附件表格有{rows}行。"
        yield Finding(FindingKind.TOTAL, sentence, text.at(*found.span("n")), str(rows))
    if found["kinds"] and kinds and int(found["kinds"]) != kinds:
        sentence = f"正文写“{found[0]}”，附件表格有{kinds}类。"
        yield Finding(FindingKind.TOTAL, sentence, text.at(*found.span("kinds")), str(kinds))


def _clause_before(evened: str, position: int) -> str:
    return re.split("[,。;:]", evened[:position])[-1]


def _mentions_annex(paper: Paper, text: PlacedText) -> bool:
    names = [squeeze(name) for name in (*paper.annex_names, *(a.title for a in paper.annexes))]
    words = squeeze(text.text)
    return "附件" in words or any(name and name in words for name in names)


def _check_areas(text: PlacedText, counts: dict[str, tuple[str, int]]) -> Iterator[Finding]:
    evened = even(text.text)
    for name, present in counts.values():
        if not name:
            continue
        for found in re.finditer(_AREA_COUNT.format(name=re.escape(even(name))), evened):
            if int(found["n"]) != present:
                sentence = f"正文写{name}{found['n']}项，附件表格里{name}有{present}行。"
                yield Finding(FindingKind.TOTAL, sentence, text.at(*found.span("n")), str(present))


def _check_statement(paper: Paper, listed: ListedTable, facts: DraftFacts) -> Iterator[Finding]:
    """Hold each unit of a 说明 sentence against the rows (domain A7).

    A list with rows missing can only show that the sentence counts too few.
    """
    if not listed.is_item_list:
        return
    book = UnitBook(facts.units)
    shares = {share.unit.key: share for share in share_items(listed.rows, book).units}
    is_partial = any(group.stated not in (None, len(group.rows)) for group in listed.groups)
    for _, text in paragraphs(paper):
        if _STATEMENT.match(text.text.strip()):
            yield from _check_shares(text, shares, book, is_partial=is_partial)


def _check_shares(
    text: PlacedText, shares: Mapping[str, UnitShare], book: UnitBook, *, is_partial: bool
) -> Iterator[Finding]:
    named: set[str] = set()
    begin = re.search("[,，]", text.text)
    for found in _SHARE.finditer(even(text.text), begin.end() if begin else 0):
        unit = book.named(text.text[found.start("unit") : found.end("unit")].strip())
        named.add(unit.key)
        share = shares.get(unit.key)
        for part, words in (("joint", "部门合作"), ("total", ""), ("coop", "含部门合作")):
            if found[part] is None:
                continue
            wanted = 0 if share is None else share.total if part == "total" else share.coop
            stated = int(found[part])
            if stated < wanted or (stated > wanted and not is_partial):
                sentence = f"说明写{unit.name}{words}{stated}项，表格里有{wanted}项。"
                yield Finding(FindingKind.TOTAL, sentence, text.at(*found.span(part)), str(wanted))
    lost = [share.unit.name for key, share in shares.items() if key not in named]
    if lost:
        sentence = f"说明里没有表格中的{'、'.join(lost)}。"
        yield Finding(FindingKind.TOTAL, sentence, text.at(0, len(text.text)))
