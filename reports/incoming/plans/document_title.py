"""The title of an official document, broken over lines or run into what stands beside it."""

import re
from collections.abc import Iterator, Sequence

from models.text.normalise import even
from models.text.numbering import mark_at
from models.text.numerals import calendar_digits
from reports.incoming.plans.page_furniture import is_furniture, without_page_head
from reports.incoming.plans.shared_pages import page_starts, shared_name
from reports.incoming.tables.glued_headings import heading_runs, is_heading_run

# 鄂州优化发〔2024〕4号: 机关代字 + year in brackets + running number
DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{2,14} ?[(（〔\[［【﹝] ?(?:19|20)\d\d ?[)）〕\]］】﹞] ?第? ?\d{1,5} ?号"
)
_TITLE_END = re.compile(
    r"(?:通知|方案|意见|措施|办法|清单|要点|计划|规划|规定|细则|公告|通告|决定|函|请示|报告|"
    r"行动|安排|部署|分工|分解|任务|任务书|责任书|分解书|台账|(?<![代发填图报])表|攻坚战|民生实事|政策|举措|纲要|指引|目录|条例|若干条|\d+条|[一二三四五六七八九十]+条|通报|批复|事项|(?:推进|完成|落实|进展|办理)情况)"
    r"(?: ?\([^()]{2,20}\))*$"  # (试行), (2024年版), (征求意见稿)
)
# 首页 > 政策, 您现在的位置: what stands above it is a menu of the web page
_CRUMBS = re.compile(r"(?:当前|所在|现在的?)位置 ?:|^首页 ?[>»/]")
# 123项！《某市…推进计划》印发: the heading a web page gives a document
_NEWS = re.compile(
    r"(?:^|[^关于])《(?P<title>[^《》]{6,80})》(?:正式)?(?:印发|发布|出台|公布)(?:实施)?$"
)
_NAME_LABEL = re.compile(r"^(?:名\s*称|标\s*题|文件名称) ?[:：][\s|]*|^\|+ *")
# 法律信息网, 某市人民政府门户网站: the name of the site above a title is none of its lines
_SITE = re.compile(r"(?:网|网站|门户|平台)$")
# …的通知-某市人民政府, …实施方案_某某网, …的通知0: what a web page puts behind a title
_SITE_BESIDE = re.compile(
    r"(?P<title>.+?(?:通知|方案|意见|计划|要点|清单|措施|办法|分工|分解|分解表|台账))"
    r"(?:(?: ?[-_—–｜]+ ?[^-_—–｜。，：]{2,20})+|\d{1,3})"
)
# （试行）, （2022年版）, （征求意见稿）, （2024—2026年）, （第一批） on the line below a title
_VERSION = re.compile(
    r"\((?:[^()]*(?:试行|版|稿|修订|第.{1,2}批)|20\d\d ?年?度?(?: ?-+ ?20\d\d ?年?)?)\)"
)
# What follows a first line that has no title word at its end: 文号, a date, a bracket, 为贯彻…
_AFTER_TITLE = re.compile(
    r"\([^()]{2,30}\)$|20\d\d ?年 ?\d{1,2} ?月|(?:为|根据|按照|依据|结合)[^,。]{4,}[,，。]|"
    r"[\u4e00-\u9fff]{2,14} ?\( ?20\d\d ?\) ?\d+ ?号"
)
# 某市实施方案（某市实施方案）: a web page repeats the title in brackets
_REPEATED = re.compile(r"(?P<title>[^()（）]{6,})[(（](?P=title)[)）]")
_REMARK = re.compile(r" ?\([^()]{2,20}\)$")  # （共12项，本表节选）
HEAD_LINES = 40
_SHORT = 6  # letters of the shortest title
_FLATTENED = 400
_FLATTENED_HEAD = 1500
_PAGE_MARK = re.compile(r"^[-—–]+ ?\d+ ?[-—–]+")
_HEAD_LENGTH = 100
# …文件 某政办发〔2024〕3号 某市人民政府…, …办公室 2024年3月6日 某市…
_HEAD_INSIDE = re.compile(
    rf"^[^。;；:：]{{0,40}}{DOCUMENT_NUMBER.pattern}[ \u3000]|"
    r"[会府室组局委][ \u3000](?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日[ \u3000]"
)
# Where the parts of a flattened head meet: at blanks, around the number (某政办发 〔2022〕 29号 may
# have blanks inside) and the date, after 的通知,
# after the colon of the addressees, before the 为深入贯彻 … that opens the text
_PARTS_MEET = re.compile(
    r"[ \u3000]+(?![ \u3000]|[(（〔\[［【﹝] ?(?:19|20)\d\d ?[)）〕\]］】﹞]|第? ?\d{1,5} ?号)|"
    r"(?<=的通知)(?![》〉精要文])|(?<=\d号)(?=[\u4e00-\u9fff])(?![文令和及])|"
    r"(?<=[会府室组局委])(?=20\d\d年\d{1,2}月\d{1,2}日)|(?<=\d日)(?=[\u4e00-\u9fff\d])|(?<=[:：])|"
    r"(?<=。)(?=[\u4e00-\u9fff]{4,30}20\d\d年)|"
    r"(?=为(?:了|深入|进一步|全面|加快|贯彻|认真|切实|落实|推动|推进|持续|更好|扎实|充分|有效|积极|做好))"
)


def unflattened(lines: Sequence[str]) -> list[str]:
    """Cut the head of a document flattened to one line where its parts meet.

    Lines of a menu above the path of a web page are emptied.
    """
    pages = page_starts(lines)
    menu = _below_menu(lines)
    result = [""] * menu
    for position, printed in enumerate(lines[menu:], start=menu):
        text = printed[pages.get(position + 1, 0) :]
        line = without_page_head(text) if position < 10 else text
        if position < 10 and (len(line) > _FLATTENED or _holds_a_head(line)):
            headings = (run.start for run in heading_runs(even(line[:_FLATTENED_HEAD])))
            end = next(headings, _FLATTENED_HEAD)
            head, rest = _PAGE_MARK.sub("", line[:end]), line[end:]
            result += [part.rstrip("。") for part in _PARTS_MEET.split(head) if part.strip()]
            result += [rest] if rest else []
        else:
            result.append(line)
    return result


def _holds_a_head(line: str) -> bool:
    """Return whether a line of some length holds the parts of a head, parted by blanks."""
    return len(line) > _HEAD_LENGTH and _HEAD_INSIDE.search(line) is not None


def find_title(lines: Sequence[str], signed: int | None) -> tuple[str, int]:
    """Return the title, broken lines put together, and its last line (0 when there is none).

    ``signed`` is the 0-based line of the date of signature: a title may follow it.
    """
    shared = shared_name(lines)
    if shared[0]:
        return shared
    for position in _title_places(lines, signed):
        if _ends_title(lines, position):
            first = _title_start(lines, position)
            last = _title_end(lines, position)
            parts = [_title_text(part) for part in lines[first : last + 1]]
            return "".join(part for part in parts if part), last + 1
    return _title_in_sentence(lines) or _title_in_news(lines) or _first_line(lines)


def _ends_title(lines: Sequence[str], position: int) -> bool:
    """Return whether a line is a title, or the short last line of one: 实施意见."""
    text = _title_text(lines[position])
    if len(text) >= _SHORT or position == 0:
        return is_title(text)
    return len(text) > 1 and is_title(lines[position - 1].strip() + text)


def _title_places(lines: Sequence[str], signed: int | None) -> Iterator[int]:
    """Yield where a title may stand: before the first number or table, or after a signature."""
    for position, line in enumerate(lines[: HEAD_LINES * 2]):
        if mark_at(line.strip()) is not None or line.lstrip(" |").startswith("序号"):
            break
        yield position
    if signed is not None:
        yield from range(signed + 1, min(signed + 12, len(lines)))


def _below_menu(lines: Sequence[str]) -> int:
    """Return where the text below the path of a web page begins, 0 where no title follows it."""
    head = enumerate(lines[:10], start=1)
    menu = max((n for n, line in head if _CRUMBS.search(even(line).strip())), default=0)
    is_titled = any(is_title(line.strip()) for line in lines[menu : menu + HEAD_LINES])
    return menu if is_titled else 0


def is_title(text: str) -> bool:
    """Return whether a line reads like the title of an official document."""
    evened = even(text)
    return (
        _SHORT <= len(text) <= 120
        and _TITLE_END.search(evened) is not None
        and not re.search(r"[。;:,!|]|特此|^附|如下|^ ?[)>»]", _REMARK.sub("", evened))
        and "\t" not in text
        and not is_furniture(text)
        and not is_heading_run(evened)
    )


def _title_text(line: str) -> str:
    """Drop from a line what is printed beside a title: its number, bars of a web page."""
    text = _NAME_LABEL.sub("", line.strip()).split("|")[0].strip()
    number = DOCUMENT_NUMBER.search(text)
    if number and len(text) > len(number.group()) + 6:
        text = (text[: number.start()].rstrip("(（ ") + text[number.end() :].lstrip(")） ")).strip()
    repeated = _REPEATED.fullmatch(text)
    beside = _SITE_BESIDE.fullmatch(text)
    text = beside["title"] if beside and not is_title(text) else text
    return repeated["title"] if repeated else text


def _title_start(lines: Sequence[str], last: int) -> int:
    """Return where a title broken over several lines begins."""
    first = last
    if last > 1 and not lines[last - 1].strip() and len(lines[last].strip()) < 14:
        first = last - 1
    while first > 0 and last - first < 4:
        before = calendar_digits(lines[first - 1].strip())
        goes_on = (
            before
            and not re.search(
                r"[。;；:：|）)\t]|号$|文件$|\d日$|\d-\d{1,2}$|[,，]|^[>＞»]|^附 ?[件表]? ?\d*$",
                before,
            )
            and not is_furniture(before)
            and not is_title(before)
            and not _SITE.search(before)
        )
        if not goes_on:
            break
        first -= 1
    return first


def _title_end(lines: Sequence[str], position: int) -> int:
    """Return the last line of a title: …目标任务 may go on with 责任分解方案 on the next line."""
    title = _title_text(lines[position])
    for following in range(position + 1, min(position + 3, len(lines))):
        text = lines[following].strip()
        if text:
            if text == title:  # printed twice
                return position
            is_version = _VERSION.fullmatch(even(text)) is not None
            is_rest = is_title(text) and len(text) < 16 and mark_at(text) is None
            goes_on = is_version or (is_rest and not title.endswith("通知"))
            return following if goes_on else position
    return position


def _first_line(lines: Sequence[str]) -> tuple[str, int]:
    """Return a first line without a title word, known by what follows; "" when it is none."""
    texts = [(p, line.strip()) for p, line in enumerate(lines[:HEAD_LINES]) if line.strip()]
    texts = [(p, text) for p, text in texts if not is_furniture(text)][:2]
    if len(texts) < 2:
        return "", 0
    (position, first), (_, second) = texts
    is_line = _SHORT < len(first) <= 60 and not re.search(r"[。;:,、!?|\t]|文件$", even(first))
    if is_line and mark_at(first) is None and _AFTER_TITLE.match(even(second)):
        return first, position + 1
    return "", 0


def _title_in_news(lines: Sequence[str]) -> tuple[str, int] | None:
    """Return the title in 《》 of a first line that reports a document."""
    for position, line in enumerate(lines[:5], start=1):
        if found := _NEWS.search(line.strip()):
            return found["title"], position
    return None


def _title_in_sentence(lines: Sequence[str]) -> tuple[str, int] | None:
    """Return a title that a flattened document ends with 。 or a blank before its text."""
    for position, line in enumerate(lines[:8]):
        head = re.split(r"[。 \u3000]", line.strip(), maxsplit=1)[0]
        if len(line) > 200 and is_title(head):
            return head, position
    return None
