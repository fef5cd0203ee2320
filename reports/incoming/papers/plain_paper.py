"""Any plain official text as a paper: head, addressees, text, signature, annexes, imprint.

What the text does not say stays empty: a paper without a number is printed without one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.papers import Annex, Block, Head, Paper, Paragraph, Run
from models.reading import ReadWarning
from models.text.normalise import even, squeeze
from models.text.numbering import mark_at
from models.text.unit_names import is_complete_name
from models.vocabulary import PaperKind
from reports.incoming.papers.closing import (
    ANNEX_HEADING,
    Closing,
    is_annex_heading,
    read_closing,
    take_imprint,
    without_annex_note,
)
from reports.incoming.papers.masthead import ISSUE, Masthead, official_number, read_masthead
from reports.incoming.papers.paper_lines import PaperLine, join_lines, read_lines
from reports.incoming.papers.paper_tables import table_of
from reports.incoming.plans.document_title import is_title

_RED_NAMES = {
    PaperKind.BRIEFING: "工作简报",
    PaperKind.SPECIAL_REPORT: "工作专报",
    PaperKind.CIRCULAR: "工作通报",
    PaperKind.MINUTES: "会议纪要",
}
_KINDS_BY_NAME = (
    (re.compile("(?:简报|快报|动态|工作信息)$"), PaperKind.BRIEFING),
    (re.compile("专报$"), PaperKind.SPECIAL_REPORT),
    (re.compile("通报$"), PaperKind.CIRCULAR),
    (re.compile("纪要$"), PaperKind.MINUTES),
)
_KINDS_BY_TITLE = (
    (re.compile(r"函(?:\([^()]*\))?$|[督交]办[通知单]{1,2}$"), PaperKind.LETTER),
    (re.compile(r"通报(?:\([^()]*\))?$"), PaperKind.CIRCULAR),
    (re.compile("纪要$"), PaperKind.MINUTES),
    (re.compile("专报$"), PaperKind.SPECIAL_REPORT),
)
# Letters to everybody, notices to the public and speeches bear no red name.
_WITHOUT_RED_NAME = re.compile(r"(?:信|书|公告|公示|启事|说明|讲话|总结|发言|致辞|清单|表)$")
_ROLL = re.compile(r"(?P<label>出席|请假|列席|参会|主持人?|记录|参加|缺席):(?P<names>.+)")
_LONGEST_TITLE = 60
_VERSION = re.compile(r"[（(]")  # （试行）, （2024年版） under a title
_RUNNING = re.compile(r"[，,。；;:：]")


@dataclass(frozen=True, slots=True)
class PlainPaper:
    """A paper read from plain text, and what a person should look at.

    Attributes:
        is_head_added: the text has no red name; the one of ``paper`` was made from the signature.
    """

    paper: Paper
    is_head_added: bool
    warnings: tuple[ReadWarning, ...]


def read_plain_paper(
    lines: Sequence[str], *, kind: PaperKind | None = None, number: str = "", issuer: str = ""
) -> PlainPaper:
    """Read a plain text as a paper.

    Args:
        lines: of the text, table rows with tabs between their cells.
        kind: how it is to be set; None takes what its name and title say.
        number: 发文字号 or issue, used instead of the one in the text.
        issuer: who issues it, used instead of the one in the text.
    """
    kept, left_out = read_lines(lines)
    imprint, kept = take_imprint(kept)
    masthead = read_masthead(kept)
    above = "".join(line.text for line in kept[: masthead.text_from])
    closing = read_closing(kept[masthead.text_from :], known=above)
    is_plain = _WITHOUT_RED_NAME.search(even(masthead.title)) is not None and kind is None
    kind = kind or kind_of(masthead)
    signed_by = () if is_plain else _signed_by(masthead.title, closing)
    issuers = (issuer,) if issuer else masthead.head.issuers or signed_by
    head = _usual_head(masthead.head, kind, issuers=issuers, number=number)
    roll, body = _roll(closing.body) if kind is PaperKind.MINUTES else ((), closing.body)
    paper = Paper(
        kind=kind,
        head=head,
        title=masthead.title,
        blocks=_blocks(body),
        addressees=masthead.addressees,
        roll=roll,
        annex_names=closing.annex_names,
        signature=closing.signature,
        remark=closing.remark,
        annexes=_annexes(closing),
        imprint=imprint,
    )
    warnings = [
        *_left_out(left_out),
        *_joined([*closing.body, *closing.attached]),
        *_number_warnings(masthead),
        *_lacking(paper),
    ]
    is_printed = bool(issuer or masthead.head.issuers or masthead.head.mark)
    is_head_added = bool(head.issuers or head.mark) and not is_printed
    return PlainPaper(paper, is_head_added, tuple(warnings))


def kind_of(masthead: Masthead) -> PaperKind:
    """Return how a paper with this head and title is usually set."""
    by_name = (kind for words, kind in _KINDS_BY_NAME if words.search(masthead.head.mark))
    title = even(masthead.title.replace("\n", ""))
    by_title = (kind for words, kind in _KINDS_BY_TITLE if words.search(title))
    if masthead.head.mark == "文件":
        return PaperKind.NOTICE
    return next(by_name, next(by_title, PaperKind.NOTICE))


def _signed_by(title: str, closing: Closing) -> tuple[str, ...]:
    """Return who signed, by the longer name where the title has it in full."""
    signers = closing.signature.issuers if closing.signature else ()
    named = title.replace("\n", "").partition("关于")[0]
    if len(signers) == 1 and named.endswith(signers[0]) and is_complete_name(named):
        return (named,)
    return signers


def _usual_head(head: Head, kind: PaperKind, *, issuers: tuple[str, ...], number: str) -> Head:
    """Return the head as papers of ``kind`` carry it: issuers and 文件, or a name and issue."""
    number = official_number(number) if number else head.number
    has_issue = ISSUE.fullmatch(even(number)) is not None
    is_named = kind in _RED_NAMES and (kind is not PaperKind.CIRCULAR or has_issue)
    if not is_named:
        mark = "文件" if issuers and kind is not PaperKind.LETTER else ""
        return replace(head, issuers=issuers, mark=mark, number=number, office="", dated="")
    number = f"第{number}期" if number.isdigit() else number
    has_name = head.mark not in {"", "文件"}
    return replace(
        head,
        issuers=(),
        mark=head.mark if has_name else _RED_NAMES[kind],
        number=number,
        office=head.office or "".join(issuers[:1]),
    )


def _roll(lines: Sequence[PaperLine]) -> tuple[tuple[tuple[str, str], ...], list[PaperLine]]:
    """Return 出席, 请假 and 列席 of minutes, and the lines of the text."""
    roll: list[tuple[str, str]] = []
    rest: list[PaperLine] = []
    for line in join_lines(lines):
        found = _ROLL.fullmatch(even(line.text))
        if found:
            roll.append((found["label"], line.text[found.start("names") :].strip()))
        else:
            rest.append(line)
    return tuple(roll), rest


def _blocks(lines: Sequence[PaperLine]) -> tuple[Block, ...]:
    """Return paragraphs and, where cells stand beside each other, tables."""
    blocks: list[Block] = []
    rows: list[str] = []
    for line in join_lines(lines):
        if line.is_row:
            rows.append(line.printed)
            continue
        blocks += [table_of(rows)] if rows else []
        rows = []
        blocks.append(Paragraph((Run(line.text),)))
    return (*blocks, *([table_of(rows)] if rows else []))


def _annexes(closing: Closing) -> tuple[Annex, ...]:
    """Return what is attached: the text a notice passes on, then the annexes under their labels."""
    passed_on, rest = _passed_on(closing.attached)
    annexes = [_annex("", *without_annex_note(passed_on))] if passed_on else []
    parts: list[tuple[str, list[PaperLine]]] = []
    for line in rest:
        found = None if line.is_row else ANNEX_HEADING.fullmatch(squeeze(even(line.text)))
        if found:
            parts.append((f"附件{found['number']}", []))
            title = re.split("[:：]", line.text, maxsplit=1)[1:]
            parts[-1][1].extend(replace(line, text=words.strip()) for words in title)
        else:
            parts[-1][1].append(line)
    names = closing.annex_names
    if passed_on and not parts and not annexes[0].title and names:
        return (replace(annexes[0], title=names[0], label="附件"),)
    return (*annexes, *(_annex(label, lines, ()) for label, lines in parts))


def _passed_on(lines: Sequence[PaperLine]) -> tuple[list[PaperLine], list[PaperLine]]:
    """Divide what is attached where the first annex begins; 附件： above 附件1 only lists them."""
    headings = [place for place, line in enumerate(lines) if is_annex_heading(line)]
    alone = [place for place in headings if ":" not in even(lines[place].text)]
    first = next(iter(alone or headings), len(lines))
    return list(lines[:first]), list(lines[first:])


def _annex(label: str, lines: Sequence[PaperLine], names: tuple[str, ...]) -> Annex:
    titles: list[str] = []
    for line in lines:
        is_text = line.is_row or mark_at(line.text) or _RUNNING.search(line.text)
        if is_text or sum(map(len, titles)) + len(line.text) > _LONGEST_TITLE:
            break
        if titles and not _goes_on(titles[-1], line):
            break
        titles.append(line.text)
    return Annex("".join(titles), _blocks(lines[len(titles) :]), label, names)


def _goes_on(title: str, line: PaperLine) -> bool:
    """Return whether a title goes on: with its version, or because it broke off before its end."""
    if _VERSION.match(line.text):
        return True
    return not line.is_after_blank and not is_title(title) and is_title(title + line.text)


def _left_out(lines: Sequence[PaperLine]) -> list[ReadWarning]:
    return [
        ReadWarning(line.number, f"“{line.text}”像是网页或页码上的文字，没有排入。")
        for line in lines
    ]


def _joined(lines: Sequence[PaperLine]) -> list[ReadWarning]:
    """Name the sentences that were torn apart by a blank line: the break may hide lost words."""
    return [
        ReadWarning(number, f"这一行与上文之间的断句已接上：“…{text}”，请核对有没有缺字。")
        for paragraph in join_lines(lines)
        for number, text in paragraph.torn
    ]


def _number_warnings(masthead: Masthead) -> list[ReadWarning]:
    number, printed = masthead.head.number, masthead.printed_number
    if not printed or number == printed:
        return []
    return [ReadWarning(None, f"发文字号“{printed}”已按规范写成“{number}”，请核对。")]


def _lacking(paper: Paper) -> list[ReadWarning]:
    warnings = []
    if not paper.title and paper.kind is not PaperKind.MINUTES:
        warnings.append(ReadWarning(None, "没有找到标题，请在正文前单独写一行标题。"))
    attached = sum(1 for annex in paper.annexes if annex.label)
    if len(paper.annex_names) > attached:
        missing = "".join(f"“{name}”" for name in paper.annex_names[attached:])
        warnings.append(ReadWarning(None, f"附件说明列出的{missing}没有随文附上。"))
    return warnings
