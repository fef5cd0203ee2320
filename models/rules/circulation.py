"""What of a paper a circle of readers gets to see, and what its file is called. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from models.circulation import CirculationProfile
from models.issues import Issue
from models.papers import Block, Paper, PaperTable, Paragraph, Run, TableRows
from models.vocabulary import OfficeField

LEFT_OUT = "（略）"
FILE_NAME_WORDS = ("年", "月", "日期", "期间", "单位", "标题", "文号")

# Phones of people, as units write them; hotlines (12345, 400-…) are public.
_MOBILE = r"(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}"
_FIXED = r"(?:[(（]0\d{2,3}[)）]|0\d{2,3}[-－— ]?)[2-9]\d{6,7}(?:(?:转|-)\d{1,6})?"
_LOCAL = r"(?:(?<=[话机])|(?<=[话机][:：]))[2-9]\d{6,7}"
_PHONE = re.compile(rf"(?<!\d)(?:{_MOBILE}|{_FIXED}|{_LOCAL})(?!\d)")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")

# What a column is about, by its heading. 备注 of an official list is the list's own and stays; the
# office's notes are told by the column's own mark.
_HEADINGS = (
    (OfficeField.PHONES, re.compile("电话|手机|联系方式|联系人")),
    (OfficeField.EXEMPTIONS, re.compile("容错|免责")),
    (OfficeField.NOTES, re.compile("内部备注|办公室备注")),
    (OfficeField.OPERATORS, re.compile("经办|操作人|录入人|填报人")),
)

_PLACE = re.compile(r"\{([^{}]*)\}")
_EMPTY_BRACKETS = re.compile(r"[（(〔\[【]\s*[）)〕\]】]")
_LOOSE_MARKS = re.compile(r"^[\s_\-－—·]+|[\s_\-－—·]+$")
_DOUBLE_MARKS = re.compile(r"([_\-－—·])[_\-－—·]+")


@dataclass(frozen=True, slots=True)
class NameFacts:
    """What the name of a file may be made of; "" where there is none."""

    day: date
    title: str
    number: str = ""
    unit: str = ""
    period: str = ""


def check_profile(profile: CirculationProfile) -> tuple[Issue, ...]:
    """Return what is wrong with a profile."""
    issues = []
    if not profile.name.strip():
        issues.append(Issue("流转范围要有名称", "name"))
    unknown = [word for word in _PLACE.findall(profile.file_name) if word not in FILE_NAME_WORDS]
    if unknown:
        known = "、".join(f"{{{word}}}" for word in FILE_NAME_WORDS)
        words = "、".join(f"{{{word}}}" for word in unknown)
        issues.append(Issue(f"文件名规则里的{words}不认识，可用的有{known}", "file_name"))
    if not profile.file_name.strip():
        issues.append(Issue("请填写文件名规则", "file_name"))
    return tuple(issues)


def file_stem(rule: str, facts: NameFacts) -> str:
    """Return the name of a file without its ending; what is not there leaves no gap."""
    words = {
        "年": f"{facts.day.year}年",
        "月": f"{facts.day.month}月",
        "日期": f"{facts.day:%Y%m%d}",
        "期间": facts.period,
        "单位": facts.unit,
        "标题": "".join(facts.title.split("\n")),
        "文号": facts.number,
    }
    stem = _PLACE.sub(lambda found: words.get(found[1], found[0]), rule)
    stem = _DOUBLE_MARKS.sub(r"\1", _EMPTY_BRACKETS.sub("", stem))
    return _LOOSE_MARKS.sub("", stem)


def withheld_field(heading: str, shown: frozenset[OfficeField]) -> OfficeField | None:
    """Return what a column with this heading would give away, None where it may be seen."""
    for field, pattern in _HEADINGS:
        if field not in shown and pattern.search(heading):
            return field
    return None


def without_phones(text: str) -> str:
    """Return ``text`` with （略） in the place of each phone number."""
    plain, kept, end = text.translate(_FULL_WIDTH), [], 0
    for found in _PHONE.finditer(plain):
        kept += [text[end : found.start()], LEFT_OUT]
        end = found.end()
    return "".join([*kept, text[end:]])


def paper_for(paper: Paper, profile: CirculationProfile) -> Paper:
    """Return the paper as the readers of ``profile`` get it.

    Columns that give away what stays in the office are left out, and so are phone numbers. Whom to
    call stands in 附注 (7.3.6) for readers who may know it.
    """
    head = replace(paper.head, secrecy=profile.secrecy or paper.head.secrecy)
    shown = profile.shown
    known = replace(
        paper,
        head=head,
        blocks=_without_columns(paper.blocks, shown),
        annexes=tuple(
            replace(annex, blocks=_without_columns(annex.blocks, shown)) for annex in paper.annexes
        ),
    )
    if OfficeField.CONTACT not in shown and without_phones(paper.remark) != paper.remark:
        known = replace(known, remark="")
    return known if OfficeField.PHONES in shown else _paper_without_phones(known)


def _without_columns(blocks: Iterable[Block], shown: frozenset[OfficeField]) -> tuple[Block, ...]:
    seen = [
        _seen_table(block, shown) if isinstance(block, PaperTable) else block for block in blocks
    ]
    return tuple(block for block in seen if not isinstance(block, PaperTable) or block.headings)


def _seen_table(table: PaperTable, shown: frozenset[OfficeField]) -> PaperTable:
    kept = [
        place
        for place, heading in enumerate(table.headings)
        if withheld_field(heading, shown) is None
    ]
    groups = tuple(
        TableRows(group.label, tuple(tuple(row[place] for place in kept) for row in group.rows))
        for group in table.groups
    )
    return replace(table, headings=tuple(table.headings[place] for place in kept), groups=groups)


def _paper_without_phones(paper: Paper) -> Paper:
    return replace(
        paper,
        title=without_phones(paper.title),
        blocks=_blocks_without_phones(paper.blocks),
        annexes=tuple(
            replace(annex, blocks=_blocks_without_phones(annex.blocks)) for annex in paper.annexes
        ),
        roll=tuple((label, without_phones(names)) for label, names in paper.roll),
    )


def _blocks_without_phones(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(_block_without_phones(block) for block in blocks)


def _block_without_phones(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, runs=_runs_without_phones(block.runs))
    if isinstance(block, PaperTable):
        groups = tuple(_group_without_phones(group) for group in block.groups)
        return replace(block, caption=without_phones(block.caption), groups=groups)
    return block


def _group_without_phones(group: TableRows) -> TableRows:
    rows = tuple(
        tuple(replace(cell, text=without_phones(cell.text)) for cell in row) for row in group.rows
    )
    return TableRows(without_phones(group.label), rows)


def _runs_without_phones(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """A number may reach over several runs: then the paragraph becomes one of words only."""
    whole = without_phones("".join(run.text for run in runs))
    cleaned = tuple(replace(run, text=without_phones(run.text)) for run in runs)
    return cleaned if "".join(run.text for run in cleaned) == whole else (Run(whole),)
