"""What units wrote themselves: progress, problems, next steps of the period, quoted."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from models.intake_records import ReportRow
from models.papers import PaperTable
from reports.content.composing.annexes import Annexes, Attached
from reports.content.composing.phrases import (
    Chapter,
    Phrase,
    cells,
    listed_paragraphs,
    paragraph,
    phrase,
    plain_table,
)
from reports.content.composing.survey import Survey
from reports.content.wording import first_names, quoted

ANNEX = "words"
# So many quotations stand in the text; more go into an annex, whole.
_MOST_QUOTED = 8
_LONGEST = 120
_MOST_UNITS = 3
_SPACES = re.compile(r"[ \t\u3000\xa0]+")
_BREAKS = re.compile(r"\s*[\r\n\v\f\x85\u2028\u2029]+\s*")
_CHINESE_GAP = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")
_REPEATED = re.compile(r"([，。、；：,;])[，。、；：,;]+")
_SENTENCE_END = "。！？；"
# What people write where there is nothing to say.
_NOTHING = re.compile(
    r"(?:[/\\—\-－～~.。…]|[暂目前尚]*(?:没有|无)(?:存在)?(?:的)?(?:问题|困难|措施)?|"
    r"同上|不涉及|正常|按计划推进)[。.]?"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that one unit, or several alike, wrote of one record."""

    units: tuple[str, ...]
    record_id: str
    title: str
    noun: str
    words: str

    @property
    def who(self) -> str:
        """The units, the first three by name."""
        named = first_names(self.units, most=_MOST_UNITS)
        return f"{named}单位" if len(self.units) > _MOST_UNITS else named


def quotations(survey: Survey, said: Callable[[ReportRow], str]) -> tuple[Quotation, ...]:
    """Return what units said of the records of the paper, in protocol order, records as listed.

    A unit that reported several times in the period is quoted by its last report that says
    anything; words of several units that are alike are quoted once.
    """
    places = survey.places
    found: dict[tuple[str, str], list[ReportRow]] = {}
    for report in _last_of_each(survey.facts.reports, said):
        if report.record_id in places:
            found.setdefault((report.record_id, tidy(said(report))), []).append(report)
    order = survey.names

    def place_of(report: ReportRow) -> int:
        return order[report.unit_id].order if report.unit_id in order else len(order)

    told = [
        (
            min(map(place_of, own)),
            places[record],
            Quotation(
                tuple(one.unit for one in sorted(own, key=place_of)),
                record,
                *survey.record(places[record]),
                words,
            ),
        )
        for (record, words), own in found.items()
    ]
    return tuple(quotation for _, _, quotation in sorted(told, key=lambda one: one[:2]))


def problems_of(survey: Survey) -> tuple[Quotation, ...]:
    """Return the problems units name."""
    return quotations(survey, _problem)


def steps_of(survey: Survey) -> tuple[Quotation, ...]:
    """Return the next steps units name."""
    return quotations(survey, _next_step)


def problem_chapter(survey: Survey, annexes: Annexes) -> Chapter | None:
    """Return the problems units name, None where they name none."""
    problems = by_record(problems_of(survey))
    if not problems:
        return None
    texts = []
    for first, *others in problems[:_MOST_QUOTED]:
        about = f"就{quoted([first.title])}{first.noun}反映："
        words = [f"{first.who}{about}{_own_words(first)}"]
        words += [f"{one.who}反映：{_own_words(one)}" for one in others]
        texts.append((first.record_id, phrase(*words)))
    blocks = list(listed_paragraphs("problem", texts))
    where = annexes.labels.get(ANNEX)
    if where:
        lead = paragraph("problem.text", f"各单位反映的主要问题如下，全部情况见{where}。")
        blocks.insert(0, lead)
    return Chapter("problem", "存在问题", tuple(blocks))


def unit_steps(survey: Survey, annexes: Annexes) -> list[tuple[str, Phrase]]:
    """Return what units will do next in their own words, as numbered paragraphs of the text."""
    steps = by_record(steps_of(survey))
    where = annexes.labels.get(ANNEX)
    texts = []
    for quotations_of in steps[:_MOST_QUOTED]:
        first = quotations_of[0]
        words = [f"{one.who}提出：{_own_words(one)}" for one in quotations_of]
        about = f"推进{quoted([first.title])}{first.noun}。"
        texts.append((f"unit.{first.record_id}", phrase(about, *words)))
    if len(steps) > _MOST_QUOTED and where:
        texts.append(("units", phrase(f"落实各项措施。其余措施见{where}，请各单位抓好落实。")))
    return texts


def by_record(said: Iterable[Quotation]) -> list[list[Quotation]]:
    """Return the quotations of each record together, where the first of them stands."""
    found: dict[str, list[Quotation]] = {}
    for quotation in said:
        found.setdefault(quotation.record_id, []).append(quotation)
    return list(found.values())


def words_annex(survey: Survey) -> Attached | None:
    """Return problems and next steps of all units as an annex, where they are many or long."""
    problems, steps = problems_of(survey), steps_of(survey)
    both = (*problems, *steps)
    is_long = any(len(one.words) > _LONGEST for one in both)
    if max(len(by_record(problems)), len(by_record(steps))) <= _MOST_QUOTED and not is_long:
        return None
    return Attached(ANNEX, "各单位反映的问题和下一步措施", _table(problems, steps))


def attributed(said: Sequence[tuple[str, str]]) -> str:
    """Return who said what in one sentence: 已请专家（市税务局）；已定场地（鄂城区）.

    ``said`` holds a unit and its words; "" where the office itself wrote them.
    """
    parts = []
    for unit, words in said:
        short = shortened(words)
        parts.append(f"{short.removesuffix('。')}（{unit}）" if unit else short.removesuffix("。"))
    line = "；".join(parts)
    return line if line.endswith(("！", "？", "…")) else f"{line}。"


def tidy(words: str) -> str:
    """Return what a unit wrote as one line that can be quoted; "" where it says nothing.

    Line breaks become semicolons, blanks between Chinese characters and doubled marks go: the
    words stay.
    """
    line = _SPACES.sub(" ", words.strip())
    line = _BREAKS.sub(lambda found: _break_mark(line, found.start()), line)
    line = _CHINESE_GAP.sub("", line).strip("，、；：,;")
    line = _REPEATED.sub(lambda found: "。" if "。" in found[0] else found[1], line)
    if not line or _NOTHING.fullmatch(line):
        return ""
    return line if line[-1] in "。！？…" else f"{line}。"


def shortened(words: str) -> str:
    """Return words short enough for the text, cut where a sentence or clause ends."""
    if len(words) <= _LONGEST:
        return words
    end = 1 + max(words.rfind(mark, 0, _LONGEST) for mark in _SENTENCE_END)
    if not end:
        end = max(0, words.rfind("，", 0, _LONGEST)) or _LONGEST
    return f"{words[:end]}……"


def _own_words(quotation: Quotation) -> str:
    return quoted([shortened(quotation.words)])


def _break_mark(line: str, place: int) -> str:
    return "" if place and line[place - 1] in "，。、；：！？,;:" else "；"


def _last_of_each(
    reports: Iterable[ReportRow], said: Callable[[ReportRow], str]
) -> Sequence[ReportRow]:
    """Return by unit and record the last report that says something, as first met."""
    last: dict[tuple[str, str], ReportRow] = {}
    for report in reports:
        if tidy(said(report)):
            key = report.unit_id, report.record_id
            known = last.get(key)
            if known is None or known.received_at <= report.received_at:
                last[key] = report
    return tuple(last.values())


def _table(problems: Sequence[Quotation], steps: Sequence[Quotation]) -> PaperTable:
    rows: dict[tuple[str, str], list[str]] = {}
    titles: dict[str, str] = {}
    for column, quotation in [(0, one) for one in problems] + [(1, one) for one in steps]:
        for unit in quotation.units:
            titles[quotation.record_id] = quotation.title
            rows.setdefault((unit, quotation.record_id), ["", ""])[column] = quotation.words
    return plain_table(
        "words.table",
        ("单位", "任务或事项", "存在问题", "下一步措施"),
        (cells(unit, titles[record], *words) for (unit, record), words in rows.items()),
        is_sideways=True,
    )


def _problem(report: ReportRow) -> str:
    return report.problem


def _next_step(report: ReportRow) -> str:
    return report.next_step
