"""What stands below the text of a plain official document: 附件说明, signature, 附注, 版记."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from models.papers import Imprint, Signature
from models.text.normalise import even, squeeze
from models.text.numbering import mark_at
from models.text.unit_names import is_complete_name
from models.text.written_dates import plain_dates
from reports.incoming.papers.paper_lines import PaperLine

_DAY = r"\d{4}年\d{1,2}月\d{1,2}日"
_DOTTED = re.compile(r"(?<!\d)(\d{4})[./-](\d{1,2})[./-](\d{1,2})$")  # 2025.8.25 at the end
_SIGNED = re.compile(rf"\(?(?P<name>[^。，,；;:：]{{0,40}}?)(?P<day>{_DAY})\)?")
_PRINTED = re.compile(rf"(?P<name>[^。，,；;:：]{{0,40}}?)(?P<day>{_DAY})(?:印发|印制|印)")
_COPIES = re.compile(r"\(?共印\d+份\)?")
_ENTRY = re.compile(r"(?P<label>抄送|抄报|分送|主送|报送|责任编辑|编辑|报|送|发):(?P<words>.*)")
_ANNEX_NOTE = re.compile(r"附件\d{0,2}:(?P<first>.+)")
_ANNEX_LABEL = re.compile(r"附 ?件 ?\d{0,2} ?[:：]")
ANNEX_HEADING = re.compile(r"附件(?P<number>[\d一二三四五六七八九十]{0,3})(?::(?P<title>.*))?")
_REMARK = re.compile(r"\((?P<words>.+)\)")
_LONGEST_NAME = 40
_MOST_NAMES = 12
_FEWEST_LETTERS = 3
_TITLE_LINES = 2
_SEALED = re.compile(r"[(（](?:盖章|公章|印章|章)[)）]")
_BLANKS = re.compile(r"[ \u3000\t]+")
_PARTED = re.compile(r"[ \u3000\t]{2,}")


@dataclass(slots=True)
class Closing:
    """The lines of a document told apart; ``attached`` follows the signature."""

    body: list[PaperLine]
    annex_names: tuple[str, ...] = ()
    signature: Signature | None = None
    remark: str = ""
    attached: list[PaperLine] = field(default_factory=list)


def take_imprint(lines: Sequence[PaperLine]) -> tuple[Imprint, list[PaperLine]]:
    """Return the imprint and the lines that are not of it."""
    entries: list[tuple[str, str]] = []
    printed_by = printed_on = copies = ""
    rest: list[PaperLine] = []
    for place, line in enumerate(lines):
        text = squeeze(even(line.text))
        words = squeeze(line.text)
        if found := _PRINTED.fullmatch(plain_dates(text)):
            printed_on = found["day"]
            printed_by = found["name"] or _printer_above(rest)
            rest = rest if found["name"] or not printed_by else rest[:-1]
        elif _COPIES.fullmatch(text):
            copies = text.strip("()")
        elif (found := _ENTRY.fullmatch(text)) and _is_entry(lines, place, found["label"]):
            entries.append((found["label"], re.split("[:：]", line.text, maxsplit=1)[1].strip()))
        elif entries and rest and _is_open(entries[-1][1]) and lines[place - 1] not in rest:
            entries[-1] = (entries[-1][0], entries[-1][1] + words)
        else:
            rest.append(line)
    return Imprint(tuple(entries), printed_by, printed_on, copies), rest


def read_closing(lines: Sequence[PaperLine], *, known: str = "") -> Closing:
    """Tell apart the text, the signature and what is attached to it.

    ``known`` holds the words above the text: a signature on two lines is one name there.
    """
    dated = _signature_place(lines)
    if dated is None:
        headings = [at for at, line in enumerate(lines) if is_annex_heading(line)]
        is_note = [_ANNEX_NOTE.match(squeeze(even(lines[at].text))) is not None for at in headings]
        # 附件：1.名单 above the sheets 附件1, 附件2 lists them (7.3.4) and begins none.
        first = 1 if is_note[:2] == [True, False] else 0
        end = next(iter(headings[first:]), len(lines))
        body, names = without_annex_note(lines[:end])
        return Closing(body, names, attached=list(lines[end:]))
    issuers, first = _issuers(lines, dated, known)
    found = _SIGNED.fullmatch(_evened(lines[dated]))
    day = found["day"] if found else ""
    body, names = without_annex_note(lines[:first])
    rest = list(lines[dated + 1 :])
    remark = _REMARK.fullmatch(even(rest[0].text)) if rest else None
    words = rest[0].text[1:-1] if remark else ""
    return Closing(body, names, Signature(issuers, day), words, rest[1:] if remark else rest)


def _evened(line: PaperLine) -> str:
    text = squeeze(even(_SEALED.sub("", line.text)))
    return plain_dates(_DOTTED.sub(r"\1年\2月\3日", text))


def _printer_above(rest: Sequence[PaperLine]) -> str:
    name = squeeze(rest[-1].text) if rest else ""
    return name if 0 < len(name) <= _LONGEST_NAME and is_complete_name(name) else ""


def _is_entry(lines: Sequence[PaperLine], place: int, label: str) -> bool:
    """Return whether a label begins an entry; 报： 送： 发： are one only beside each other."""
    if len(label) > 1:
        return place * 2 > len(lines)
    beside = [*lines[max(0, place - 2) : place], *lines[place + 1 : place + 3]]
    return any(_ENTRY.fullmatch(squeeze(even(line.text))) for line in beside)


def _is_open(words: str) -> bool:
    return not words.endswith(("。", "."))


def is_annex_heading(line: PaperLine) -> bool:
    """Return whether an annex begins with this line: 附件1, or 附件： and its name."""
    return ANNEX_HEADING.fullmatch(squeeze(even(line.text))) is not None and not line.is_row


def _signature_place(lines: Sequence[PaperLine]) -> int | None:
    """Return the place of the date of signature: below a name, else alone on its line."""
    alone = None
    for place, line in enumerate(lines):
        if is_annex_heading(line) and place + 1 < len(lines) and ":" not in even(line.text):
            break
        found = _SIGNED.fullmatch(_evened(line))
        # （2025年2月8日） above the text is the day of a speech or of a decision.
        is_beside_title = place < _TITLE_LINES and line.text.startswith(("（", "("))
        if not found or line.is_row or is_beside_title:
            continue
        if found["name"] and is_complete_name(found["name"]):
            return place
        if not found["name"]:
            alone = place
            if place and _names_in(lines[place - 1]):
                return place
    return alone


def _names_in(line: PaperLine) -> tuple[str, ...]:
    """Return the issuers a line names, () for another line."""
    is_name = (
        not line.is_row
        and mark_at(line.text) is None
        and not re.search(r"[。，,；;:：《》]", line.text)
    )
    if not is_name:
        return ()
    printed = _SEALED.sub("", line.printed).strip(" \u3000\r\n")
    for parted in (_PARTED, _BLANKS):
        names = tuple(squeeze(part) for part in parted.split(printed))
        if all(len(name) >= _FEWEST_LETTERS and is_complete_name(name) for name in names):
            return names
    whole = squeeze(printed)
    return (whole,) if len(whole) <= _LONGEST_NAME and is_complete_name(whole) else ()


def _issuers(lines: Sequence[PaperLine], dated: int, known: str) -> tuple[tuple[str, ...], int]:
    """Return who signed and the place of the first line of the signature."""
    found = _SIGNED.fullmatch(_evened(lines[dated]))
    if found and found["name"]:
        return (found["name"],), dated
    parted = "".join(squeeze(line.text) for line in lines[max(0, dated - 2) : dated])
    if dated > 1 and parted in known and not _names_in(lines[dated - 2]):
        return (parted,), dated - 2
    names: tuple[str, ...] = ()
    first = dated
    while first and dated - first < _MOST_NAMES and (above := _names_in(lines[first - 1])):
        names, first = above + names, first - 1
    return names, first


def without_annex_note(lines: Sequence[PaperLine]) -> tuple[list[PaperLine], tuple[str, ...]]:
    """Return the text and the names that 附件： lists at its end."""
    for place, line in enumerate(lines):
        found = _ANNEX_NOTE.match(squeeze(even(line.text)))
        if found and not line.is_row:
            names = _annex_names([after.text for after in lines[place:]])
            return list(lines[:place]), names
    return list(lines), ()


def _annex_names(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the names; a line without a number or label goes on with the name above it."""
    names: list[str] = []
    for text in texts:
        label = _ANNEX_LABEL.match(text)
        stripped = text[label.end() if label else 0 :].strip()
        mark = mark_at(stripped)
        if label or mark is not None or not names:
            names.append(stripped[mark.end if mark else 0 :])
        else:
            names[-1] += stripped
    return tuple(name.strip(" 。；;") for name in names if name.strip(" 。；;"))
