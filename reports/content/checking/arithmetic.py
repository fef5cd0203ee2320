"""Sums, shares and multiples in running text that do not follow from the numbers beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from models.papers import Paper
from models.text.normalise import even
from models.text.unit_names import is_area_name
from reports.content.checking.findings import Finding, FindingKind, PlacedText, paragraphs

_COUNT = re.compile(r"(?<![\d.〔第])(?P<n>\d{1,6})(?P<m>[项个家类件条人次户份])")
_PART = re.compile(
    r"(?P<name>[^、,。;:()\d]{1,20}?)(?P<n>\d{1,6})(?P<m>[项个家件条])(?:\([^()]*\))?"
)
_PERCENT = re.compile(r"(?P<n>\d{1,3}(?:\.\d{1,2})?)%")
_TIMES = re.compile(
    r"(?P<a>\d+)(?P<m>[项个家件条])是[^,。;\d]{0,8}(?P<b>\d+)(?P=m)的(?P<t>\d+(?:\.\d)?)倍"
)
# Shares of what is counted here; 满意率, 投资完成率 and growth are measured elsewhere.
_OF_COUNTS = re.compile(
    r"占|覆盖(?!率)|(?:办结|入选|通过|报送|及时|办理|(?<!投资)(?<!资金)(?<!计划)完成)率"
)
_NO_SHARE = re.compile(r"[低高少多]于|超过|不足|增|升|降|提高|目标|力争|确保|权重")
_BOUND = re.compile(r"以[上下内]|左右|的?目标")
_PARTITION = re.compile(r"中,|其中|分别[为是]|包括|:$")
_BODY = re.compile(r".{0,2}本级|市直")
_SENTENCE_ENDS = "。;"


@dataclass(frozen=True, slots=True)
class _Count:
    number: int
    measure: str
    start: int
    end: int


def check_arithmetic(paper: Paper) -> Iterator[Finding]:
    """Find enumerations that miss their total, shares and multiples that no two numbers give."""
    for paragraph, text in paragraphs(paper):
        if not paragraph.text:
            continue
        evened = even(text.text)
        counts = [
            _Count(int(found["n"]), found["m"], *found.span("n"))
            for found in _COUNT.finditer(evened)
        ]
        yield from _check_sums(text, evened, counts)
        yield from _check_shares(text, evened, counts)
        yield from _check_multiples(text, evened)


def _check_sums(text: PlacedText, evened: str, counts: Sequence[_Count]) -> Iterator[Finding]:
    for run in _runs(evened):
        first, last = run[0], run[-1]
        begin = _sentence_start(evened, first.start())
        before = [c for c in counts if begin <= c.start and c.end < first.start("n")]
        totals = [count for count in before if count.measure == first["m"]]
        if not totals or not _PARTITION.search(evened[totals[-1].end : first.start("n")]):
            continue
        total, added = totals[-1], sum(int(part["n"]) for part in run)
        is_open = evened[last.end() : last.end() + 1] == "等"
        is_whole = all(_is_body(part["name"]) for part in run) and not is_open
        if added > total.number or (is_whole and added < total.number):
            sums = "＋".join(part["n"] for part in run)
            sentence = f"前面写{total.number}{total.measure}，分项{sums}＝{added}，两处不一致。"
            yield Finding(FindingKind.SUM, sentence, text.at(total.start, total.end), str(added))


def _runs(evened: str) -> Iterator[list[re.Match[str]]]:
    """Yield enumerations of two and more: names, each with a number of the same measure."""
    run: list[re.Match[str]] = []
    for found in _PART.finditer(evened):
        goes_on = run and evened[run[-1].end() : found.start()] in {"、", "和", ""}
        is_joined = goes_on and found["m"] == run[-1]["m"]
        starts_joined = (
            found["name"][:1] in "和及" or evened[found.start() - 1 : found.start()] == "、"
        )
        if is_joined and starts_joined:
            run.append(found)
            continue
        if len(run) > 1:
            yield run
        run = [found]
    if len(run) > 1:
        yield run


def _is_body(name: str) -> bool:
    bare = re.sub(r"^(?:和|及|以及|分别[为是]|其中|包括)", "", name.rsplit(" ", maxsplit=1)[-1])
    return is_area_name(bare) or _BODY.fullmatch(bare) is not None


def _sentence_start(evened: str, position: int) -> int:
    return max(evened.rfind(mark, 0, position) for mark in _SENTENCE_ENDS) + 1


def _check_shares(text: PlacedText, evened: str, counts: Sequence[_Count]) -> Iterator[Finding]:
    for found in _PERCENT.finditer(evened):
        begin = _sentence_start(evened, found.start())
        clause = re.split("[,、:]", evened[begin : found.start()])[-1]
        # 分别…51.9%和29.3% is one clause; what it is of may stand before a 、 inside it.
        is_share = _OF_COUNTS.search(clause) and not _NO_SHARE.search(clause)
        if not is_share or _BOUND.match(evened, found.end()):
            continue
        known = [count for count in counts if count.end <= found.start()]
        has_pair = any(a.measure == b.measure for a in known for b in known if a.start < b.start)
        in_sentence = any(count.start >= begin for count in known)
        if not has_pair or not in_sentence or _follows(found["n"], known):
            continue
        near = _nearest(found["n"], known)
        sentence = f"“{found[0]}”与前后的数对不上" + (f"：{near}。" if near else "，请核对。")
        suggestion = near.partition("＝")[2]
        yield Finding(FindingKind.SHARE, sentence, text.at(*found.span()), suggestion)


def _follows(printed: str, counts: Sequence[_Count]) -> bool:
    """Return whether two of the numbers give the share: a of b, a of a+b, or the change to b."""
    numbers = sorted({count.number for count in counts if count.number})
    return any(
        _rounded(part, whole, printed) == Decimal(printed)
        for a in numbers
        for b in numbers
        for part, whole in ((a, b), (a, a + b), (abs(b - a), b))
    )


def _rounded(part: int, whole: int, printed: str) -> Decimal:
    digits = Decimal(1).scaleb(-len(printed.partition(".")[2]))
    return (Decimal(part) * 100 / Decimal(whole)).quantize(digits, ROUND_HALF_UP)


def _nearest(printed: str, counts: Sequence[_Count]) -> str:
    """Return the share that was probably meant, within one point, as 28÷54＝51.9%."""
    tenth = printed if "." in printed else f"{printed}.0"
    pairs = [
        (abs(_rounded(a.number, b.number, tenth) - Decimal(printed)), a.number, b.number)
        for a in counts
        for b in counts
        if a.measure == b.measure and 0 < a.number < b.number
    ]
    if not pairs or min(pairs)[0] > 1:
        return ""
    _, part, whole = min(pairs)
    share = f"{_rounded(part, whole, tenth):f}".removesuffix(".0")
    return f"{part}÷{whole}＝{share}%"


def _check_multiples(text: PlacedText, evened: str) -> Iterator[Finding]:
    for found in _TIMES.finditer(evened):
        part, whole = int(found["a"]), int(found["b"])
        if not whole:
            continue
        right = (Decimal(part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
        if right != Decimal(found["t"]):
            words = f"{right:f}".removesuffix(".0")
            sentence = f"“{found[0]}”：{part}÷{whole}＝{words}。"
            yield Finding(FindingKind.SHARE, sentence, text.at(*found.span("t")), words)
