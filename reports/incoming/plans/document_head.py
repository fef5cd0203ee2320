"""The head and the foot of an official document (domain A1, GB/T 9704 7.2-7.3).

Title, number, issuer, addressees and the three dates that are kept apart: 成文日期, 印发日期
and the date of the web page. A number or date that is only cited is never taken for its own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.text.normalise import even, squeeze
from models.text.numbering import mark_at
from models.text.numerals import calendar_digits
from models.text.role_words import is_bare_label
from models.text.unit_list import split_units
from models.text.unit_names import is_complete_name
from reports.incoming.plans.document_title import (
    DOCUMENT_NUMBER,
    HEAD_LINES,
    find_title,
    is_title,
    unflattened,
)

_DATE = re.compile(
    r"(?P<y>(?:19|20)\d\d) ?[年./-] ?(?P<m>\d{1,2}) ?[月./-] ?(?P<d>\d{1,2})(?!\d) ?日?"
)
_CHINESE_DATE = re.compile(
    r"[二一][〇零oO0九][〇零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
)
_CITED = re.compile(r"根据|按照|依据|贯彻|落实|《|参照|要求|精神|转发|印发的")
_IS_CITED = re.compile("文件|文|精神|通知")  # 某政发〔2024〕3号文件
_SIGNATURE_DATE = re.compile(r"^[( ]*(?:\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日)[) ]*$")
# 某市人民政府办公室　2024年3月6日: signature and date on one line
_SIGNED_LINE = re.compile(r"^(?P<name>[^。,;:]{4,40}?) +\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日$")
_PUBLISHED = re.compile(
    r"(?:发布|发表|公开|更新|上网|来源.*)(?:日期|时间)|日期|时间|信息来源|来源|发布于"
)
_PRINTED = re.compile(r"印发 ?$|印 ?$")
_NUMBER_LABEL = re.compile(r"(?:发文字号|文号|文件编号|发文文号|文\s*号)[\s:：|】\]]*")
_AROUND = " 。；;"  # stands around the title of an annex
_ANNEX_NAMES = ("清单", "台账", "名单", "一览表", "汇总表", "分工表", "统计表", "任务表")
_LONGEST_END = 16  # characters of a title that come on a second line
_RED_HEAD = re.compile(r"^(?P<issuer>.{4,40}?)(?:文件|\(?函\)?)$")


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """What the head and the signature of a document say.

    Attributes:
        year: the year the plan is for: of its title, else of its date; None when neither has one.
    """

    title: str = ""
    number: str = ""
    issuer: str = ""
    addressees: tuple[str, ...] = ()
    signed_on: date | None = None
    printed_on: date | None = None
    published_on: date | None = None
    basis_numbers: tuple[str, ...] = ()
    annexes: tuple[str, ...] = ()
    year: int | None = None


def read_head(lines: Sequence[str]) -> DocumentHead:
    """Read the head of a document; what is not there stays empty."""
    printed, lines = lines, unflattened(lines)
    published = _published(printed) or _published(lines)
    signed = _signed(lines)
    title, title_line = find_title(lines, signed)
    number = _number(lines)
    addressees = _addressees(lines, title_line)
    own_day = _date_in(lines[signed]) if signed is not None else _labelled_date(lines)
    return DocumentHead(
        title=title,
        number=number,
        issuer=_issuer(lines, signed, title),
        addressees=addressees,
        signed_on=own_day,
        printed_on=_first_date(lines, _PRINTED),
        published_on=published,
        basis_numbers=_basis_numbers(lines, number),
        annexes=_annexes(lines),
        year=_year(title, own_day or published, number),
    )


def _number(lines: Sequence[str]) -> str:
    """Return the document's own number: alone on its line, labelled, or beside the title."""
    for line in lines[: HEAD_LINES * 2]:
        text = line.strip()
        found = DOCUMENT_NUMBER.search(text)
        if not found:
            continue
        if _IS_CITED.match(text, found.end()):
            continue
        before = text[: found.start()].strip(" 　|\t(（:：")
        after = text[found.end() :].strip(" 　|\t)）")
        alone = not before and (not after or "签发" in after or len(after) < 12)
        beside_title = not after and is_title(before) and not text.endswith("》")
        labelled = _NUMBER_LABEL.search(text[: found.start()])
        if alone or beside_title or (labelled and labelled.end() == found.start()):
            return squeeze(found.group())
        if _CITED.search(text):
            continue
    return ""


def _addressees(lines: Sequence[str], title_line: int) -> tuple[str, ...]:
    """Return 主送机关: the line of units that ends with a colon, before the text begins."""
    for line in lines[: title_line + HEAD_LINES]:
        text = even(line).strip()
        if mark_at(text) is not None:
            break
        head = text.split(":")[0]
        if ":" in text and len(head) > 3 and (text.endswith(":") or len(text) > 200):
            original = line.strip()[: len(head)]
            names = split_units(original)
            whole = [name for name in names if is_complete_name(name)]
            if names and len(whole) * 3 >= len(names) * 2 and "如下" not in head:
                return names
    return ()


def _signed(lines: Sequence[str]) -> int | None:
    """Return the 0-based line of 成文日期: a date nearest a signature, else one alone on its line.

    A date under a label (完成时限) is that label's, never the document's.
    """
    alone = [
        position
        for position, line in enumerate(lines)
        if _is_date_alone(line) and not is_bare_label(_line_above(lines, position))
    ]
    signed = [
        position
        for position, line in enumerate(lines)
        if _signer_beside(line) or (position in alone and _signature_before(lines, position))
    ]
    return next(iter(signed or alone), None)


def _is_date_alone(line: str) -> bool:
    dated = _SIGNATURE_DATE.match(calendar_digits(even(line)).strip())
    return bool(dated or _CHINESE_DATE.fullmatch(squeeze(line)))


def _signer_beside(line: str) -> str:
    """Return the body that signed on the line of a date itself, "" when none did."""
    found = _SIGNED_LINE.match(calendar_digits(even(line)).strip())
    return found["name"] if found and is_complete_name(found["name"]) else ""


def _line_above(lines: Sequence[str], position: int) -> str:
    above = (line.strip() for line in reversed(lines[max(0, position - 3) : position]))
    return next((text for text in above if text), "")


def _signature_before(lines: Sequence[str], position: int) -> str:
    """Return the body that signed on the line above a date, "" when none did."""
    name = squeeze(_line_above(lines, position))
    is_name = 4 <= len(name) <= 40 and not re.search(r"[。,，;；:：]", name)
    return name if is_name and is_complete_name(name) else ""


def _issuer(lines: Sequence[str], signed: int | None, title: str) -> str:
    if signed is not None:
        signer = _signer_beside(lines[signed]) or _signature_before(lines, signed)
        if signer:
            return squeeze(signer)
    for line in lines[:15]:
        found = _RED_HEAD.match(squeeze(line))
        if found and is_complete_name(found["issuer"]):
            return found["issuer"]
    found_in_title = re.match(r"(.{4,30}?)关于", title)
    if found_in_title and is_complete_name(found_in_title[1]):
        return found_in_title[1]
    return ""


def _date_in(text: str) -> date | None:
    found = _DATE.search(calendar_digits(even(text)))
    if not found:
        return None
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def _labelled_date(lines: Sequence[str]) -> date | None:
    """Return a date after 成文日期, or beside the document's number."""
    for line in lines[:HEAD_LINES]:
        if re.search(r"(?:成文|发文|签发)(?:日期|时间)", line):
            return _date_in(line)
        number = DOCUMENT_NUMBER.match(line.strip())
        if number and (day := _date_in(line.strip()[number.end() :])):
            return day
    return None


def _first_date(lines: Sequence[str], pattern: re.Pattern[str]) -> date | None:
    for line in lines:
        if pattern.search(line.strip()) and len(line.strip()) < 60 and (found := _date_in(line)):
            return found
    return None


def _published(lines: Sequence[str]) -> date | None:
    for line in [*lines[:HEAD_LINES], *lines[-6:]]:
        label = _PUBLISHED.search(line)
        if label and len(line.strip()) < 120 and (found := _date_in(line[label.start() :])):
            return found
    return None


def _basis_numbers(lines: Sequence[str], own: str) -> tuple[str, ...]:
    """Return the numbers that are only cited, in printed order."""
    cited = [squeeze(found.group()) for line in lines for found in DOCUMENT_NUMBER.finditer(line)]
    names = [re.sub(r"^.*(?:根据|按照|依据|《|》)", "", number) for number in cited]
    return tuple(dict.fromkeys(number for number in names if number and number != own))


def _annexes(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the titles after 附件：, numbers removed."""
    found: list[str] = []
    for position, line in enumerate(lines):
        label = re.match(r"\s*附\s*件\s*[:：]\s*(?P<first>.+)", line)
        if not label:
            continue
        rest = lines[position + 1 : position + 20]
        first = _annex_title(label["first"])
        if rest and _ends_title(first, rest[0]):
            first += rest[0].strip(_AROUND)
            rest = rest[1:]
        found.append(first)
        for following in rest:
            mark = mark_at(following.strip())
            if mark is None:
                break
            found.append(_annex_title(following))
        break
    return tuple(title for title in found if title)


def _ends_title(begun: str, following: str) -> bool:
    """Return whether a title that was broken off ends on the next line: …改革 / 事项清单."""
    end = following.strip(_AROUND)
    return (
        end.endswith(_ANNEX_NAMES)
        and not begun.endswith(_ANNEX_NAMES)
        and len(end) <= _LONGEST_END
        and mark_at(following.strip()) is None
    )


def _annex_title(text: str) -> str:
    stripped = text.strip()
    mark = mark_at(stripped)
    return stripped[mark.end if mark else 0 :].strip(_AROUND)


def _year(title: str, day: date | None, number: str) -> int | None:
    """Return the year the plan is for: in the title, else of its date, else of its number."""
    named = re.search(r"(?<!\d)(20\d\d) ?(?:年|-|—|–|至)", even(title))
    if named:
        return int(named[1])
    numbered = re.search(r"20\d\d", number)
    if day:
        return day.year
    return int(numbered.group()) if numbered else None
