"""What stands above the text of a plain official document: red name, number, title, addressees."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from models.papers import Head
from models.text.normalise import even, squeeze
from models.text.numbering import mark_at
from models.text.unit_list import split_units
from models.text.unit_names import is_area_name, is_complete_name
from models.text.written_dates import plain_dates
from reports.incoming.papers.paper_lines import PaperLine, clean
from reports.incoming.plans.document_title import is_title

# 鄂州优化发〔2024〕4号 in any brackets that are typed for 〔〕
_NUMBER = re.compile(r"[\u4e00-\u9fff]{0,14}\((?:19|20)\d\d\)第?\d{1,5}号")
_NUMBER_ALONE = re.compile(rf"\(?(?P<number>{_NUMBER.pattern})\)?")
_SERIAL = re.compile(r"(?:(?:19|20)\d\d年)?第\d{1,5}号")  # 公告 and 令 count so
ISSUE = re.compile(r"\(?(?:20\d\d年)?第?[\d一二三四五六七八九十百]{1,4}期\)?(?:\(总第?\d+期\))?")
_SIGNER = re.compile(r"签发人?:(?P<names>[^\d]+)")
_SECRECY = re.compile(r"(?:绝密|机密|秘密)(?:★.{0,8})?|内部资料.{0,8}")
_URGENCY = re.compile(r"特急|加急|特提|平急|急件")
_COPY = re.compile(r"(?:份号:)?(?:№|No\.?)?(?P<number>\d{6})")
_DATED = re.compile(r"(?P<office>.*?)(?:编印|编发|编|印)?(?P<day>\d{4}年\d{1,2}月\d{1,2}日)")
_RED_NAME = re.compile(r"[^。，；]{0,36}(?:简报|专报|快报|动态|工作通报|工作信息|会议纪要)")
# （2025年2月8日） under the title of a speech or a decision
_DATE_BESIDE = re.compile(r"\(.*\d{4}年\d{1,2}月\d{1,2}日.*\)")
_PARTED = re.compile(r"[ \u3000]+")
# 【工作动态】, 时间：…, 主持：…: parts of the text, never of a title
_TEXT_LABEL = re.compile(
    r"【.*】|(?:会议)?(?:时间|地点|主持|主持人|出席|列席|请假|缺席|记录|议题|参会人员):.*"
)
_ADDRESSED = re.compile(r"[:：]$")
_NOT_ADDRESSED = re.compile(r"如下|。|情况是|^附 ?件|^时间|^地点")
_RUNNING = re.compile(r"[，,。；;]")
_MOST_ADDRESSEE_LINES = 8
_LONGEST_CALL = 20
_LONGEST_TITLE_LINE = 40
# 2号 characters that one line of 版心 holds (156 mm): longer lines are divided anew.
_PRINTED_TITLE_LINE = 20


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands above the text.

    Attributes:
        head: ``mark`` holds the whole red name where it is that of a 简报, 专报 or 纪要.
        printed_number: the number as it was typed.
        text_from: place in the list of lines where the text begins.
    """

    head: Head
    printed_number: str
    title: str
    addressees: str
    text_from: int


def read_masthead(lines: Sequence[PaperLine]) -> Masthead:
    """Read the lines from the top down to where the text begins."""
    head, titles, place = Head(), list[int](), 0
    while place < len(lines) and not _begins_text(lines[place]):
        said = _said_by(head, lines, place)
        if said == head:
            titles.append(place)
        head, place = said, place + 1
    kept = _one_title(lines, titles)
    title = _title([_title_line(lines[at]) for at in kept])
    printed = title.replace("\n", "")
    # A web page repeats the title above the document itself.
    left = [at for at in titles if at not in kept and lines[at].text not in printed]
    place = min([place, *left])
    addressees, count = _addressees(lines[place:])
    return Masthead(head, _printed_number(lines[:place]), title, addressees, place + count)


def official_number(text: str) -> str:
    """Return a 发文字号 with the brackets and digits that 7.2.5 asks for; others stay."""
    squeezed = squeeze(text)
    if not _NUMBER.fullmatch(even(squeezed)):
        return squeezed
    year, _, rest = even(squeezed).partition(")")
    code, _, year = year.partition("(")
    return f"{squeezed[: len(code)]}〔{year}〕{int(rest.strip('第号'))}号"


def _printed_number(lines: Sequence[PaperLine]) -> str:
    texts = (squeeze(line.text) for line in lines)
    found = ((text, _NUMBER_ALONE.match(even(text))) for text in texts)
    return next((text[slice(*at.span("number"))] for text, at in found if at), "")


def _begins_text(line: PaperLine) -> bool:
    """Return whether the text or its addressees begin with this line."""
    text = line.text
    if (
        text.startswith("【")
        or line.is_row
        or mark_at(text) is not None
        or _TEXT_LABEL.fullmatch(squeeze(even(text)))
    ):
        return True
    if _SIGNER.match(even(text)):
        return False
    is_running = _RUNNING.search(text) is not None and not is_title(text)
    return is_running or "。" in text or _ADDRESSED.search(text) is not None


def _said_by(head: Head, lines: Sequence[PaperLine], place: int) -> Head:
    """Return ``head`` with what the line at ``place`` says; the same where it says nothing."""
    if found := _SIGNER.search(even(lines[place].printed)):
        names = re.split("[ 、,]+", found["names"].strip())
        rest = lines[place].printed[: found.start()] + lines[place].printed[found.end() :]
        signed = replace(head, signers=(*head.signers, *filter(None, names)))
        return _said(signed, replace(lines[place], text=clean(rest)), lines[place + 1 :])
    return _said(head, lines[place], lines[place + 1 :])


def _said(head: Head, line: PaperLine, below: Sequence[PaperLine]) -> Head:
    text, words = squeeze(even(line.text)), squeeze(line.text)
    number, issue = _NUMBER_ALONE.fullmatch(text), ISSUE.fullmatch(text)
    copy = _COPY.fullmatch(text)
    if number:
        return replace(head, number=official_number(words[slice(*number.span("number"))]))
    if issue or _SERIAL.fullmatch(text):
        return replace(head, number=words if "总" in words else words.strip("（）()"))
    if copy:
        return replace(head, copy_number=copy["number"])
    if _SECRECY.fullmatch(text):
        return replace(head, secrecy=line.printed.strip())
    if _URGENCY.fullmatch(text):
        return replace(head, urgency=words)
    return _named_by(head, line, below) or head


def _named_by(head: Head, line: PaperLine, below: Sequence[PaperLine]) -> Head | None:
    """Return ``head`` with the red name, the issuers or office and date that the line holds."""
    text = squeeze(line.text)
    if text.endswith("文件") and not head.mark and "关于" not in text:
        issuers = (text.removesuffix("文件"),) if text != "文件" else ()
        return replace(head, issuers=head.issuers + issuers, mark="文件")
    if _RED_NAME.fullmatch(text) and not head.mark and "关于" not in text:
        return replace(head, mark=text)
    dated = _DATED.fullmatch(plain_dates(text))
    if dated and head.mark and head.mark != "文件":
        return replace(head, office=dated["office"] or head.office, dated=dated["day"])
    if not is_complete_name(text) or is_title(text):
        return None
    if head.mark and head.mark != "文件":
        return replace(head, office=head.office or text)
    following = [squeeze(even(line.text)) for line in below[:5]]
    ahead = next((at for at, word in enumerate(following) if _NUMBER.match(word)), None)
    names = [name.removesuffix("文件") for name in following[:ahead] if name != "文件"]
    are_names = ahead is not None and all(is_complete_name(name) for name in names)
    return replace(head, issuers=(*head.issuers, text)) if are_names and not head.mark else None


def _one_title(lines: Sequence[PaperLine], titles: Sequence[int]) -> list[int]:
    """Return the places of the title's lines; what stands apart below them is text."""
    kept = list(titles[:1])
    for before, place in pairwise(titles):
        so_far = "".join(lines[at].text for at in kept)
        is_next = place == before + 1 and not lines[place].is_after_blank
        is_rest = not is_title(so_far) and is_title(so_far + lines[place].text)
        is_beside = _DATE_BESIDE.fullmatch(even(lines[place].text)) is not None
        if is_title(so_far) and not lines[place].text.startswith(("的", "（", "(")):
            break
        if (is_next or is_rest) and not is_beside and len(lines[place].text) <= _LONGEST_TITLE_LINE:
            kept.append(place)
        else:
            break
    return kept


def _title_line(line: PaperLine) -> str:
    """Return a line of a title; the names of several issuers stay apart."""
    parts = _PARTED.split(line.printed.strip(" \u3000\r\n"))
    if len(parts) > 1 and all(map(is_complete_name, parts[:-1])):
        return "\u3000".join(parts)
    return line.text


def _title(parts: Sequence[str]) -> str:
    """Return the title; lines that fit the page stay as they were divided."""
    if all(len(part) <= _PRINTED_TITLE_LINE for part in parts):
        return "\n".join(parts)
    return "".join(parts)


def _addressees(lines: Sequence[PaperLine]) -> tuple[str, int]:
    """Return the addressees without their colon and the number of lines they fill."""
    text = ""
    for count, line in enumerate(lines[:_MOST_ADDRESSEE_LINES], start=1):
        text += line.text
        is_beside = _DATE_BESIDE.fullmatch(even(line.text)) is not None
        if line.is_row or mark_at(line.text) or is_beside or _NOT_ADDRESSED.search(text):
            break
        if _ADDRESSED.search(text):
            return (text[:-1], count) if _are_called(text[:-1]) else ("", 0)
    return "", 0


def _are_called(text: str) -> bool:
    names = split_units(text)
    whole = [name for name in names if is_complete_name(name) or is_area_name(name)]
    is_short = len(text) <= _LONGEST_CALL and not _RUNNING.search(text)
    return is_short or (bool(names) and len(whole) * 3 >= len(names) * 2)
