"""The circular (通报): how the units stand beside each other, who is good, who is late (A43)."""

from collections.abc import Sequence

from models.papers import Composition, Head, Imprint, Paper, Run, Signature
from models.vocabulary import PaperKind, RecordKind
from reports.content.composing.annexes import gathered
from reports.content.composing.deadlines import late_annex, late_chapter, next_steps
from reports.content.composing.frames import (
    LEADERS,
    composition,
    full_office,
    refuse_no_tasks,
    subject,
    usual_addressees,
)
from reports.content.composing.opening import opening
from reports.content.composing.phrases import (
    Chapter,
    Phrase,
    joined,
    listed_paragraphs,
    outlined,
    paragraph,
    phrase,
)
from reports.content.composing.returns import returns_words, unit_returns
from reports.content.composing.survey import LeadUnit, Survey
from reports.content.composing.units_table import UnitLine, unit_lines, units_table
from reports.content.wording import first_names, full_date

_MOST_NAMED = 10
_RANKED = "各单位按办结率排名如下，办结率相同的，逾期任务少、牵头任务多的在前。"


def compose_circular(survey: Survey) -> Composition:
    """Write the circular.

    Raises:
        NothingToReportError: there are no tasks in the scope.
    """
    refuse_no_tasks(survey, "通报")
    about = f"{survey.period.label}{subject(survey, '重点任务')}推进情况"
    annexes = gathered((late_annex(survey),))
    office, dated = full_office(survey.facts), full_date(survey.order.as_of)
    chapters = (
        Chapter("standing", "总体情况", opening(survey, annexes)),
        _ranking(survey),
        late_chapter(survey, annexes),
        _returns(survey),
        _demands(survey),
    )
    paper = Paper(
        PaperKind.CIRCULAR,
        Head((office,), "文件", survey.order.number),
        f"关于{about}的通报",
        (paragraph("lead", f"现将{about}通报如下："), *outlined(chapters)),
        addressees=usual_addressees(survey),
        annex_names=annexes.names,
        signature=Signature((office,), dated),
        annexes=annexes.annexes,
        imprint=Imprint((("抄送", LEADERS),), office, f"{dated}印发"),
    )
    return composition(survey, paper)


def _ranking(survey: Survey) -> Chapter | None:
    """Return the ranking of the units that lead tasks, None for fewer than two."""
    lines = [line for line in unit_lines(survey) if line.standing.counted]
    if len(lines) < 2:
        return None
    if all(line.rate == 1 for line in lines):
        words = phrase("各单位牵头任务均已全部完成。具体情况如下表。")
        table = units_table(survey, lines)
    elif not any(line.rate for line in lines) or survey.order.scope.unit_id:
        # Where nobody is done there is no order to tell, nor among those beside one unit.
        words = phrase(*_good_and_late(survey, lines), "各牵头单位具体情况如下表。")
        table = units_table(survey, lines)
    else:
        words = phrase(*_good_and_late(survey, lines), _RANKED)
        ranked = sorted(lines, key=lambda line: line.merit)
        table = units_table(survey, ranked, is_ranked=True)
    return Chapter("ranking", "各单位推进情况", (paragraph("ranking.text", words), table))


def _good_and_late(survey: Survey, lines: Sequence[UnitLine]) -> Phrase:
    """Return who has done all and who has something late, in protocol order."""
    done = [line.unit for line in lines if line.rate == 1]
    late = [line.unit for line in lines if line.standing.overdue]
    parts = [
        phrase(words, _units(survey, key, label, units), f"家（{_names(units)}）")
        for key, label, words, units in (
            ("done", "牵头任务全部完成的单位", "牵头任务全部完成的有", done),
            ("late", "牵头任务有逾期的单位", "有逾期任务的有", late),
        )
        if units
    ]
    return phrase(joined(parts, "；"), "。") if parts else ()


def _returns(survey: Survey) -> Chapter | None:
    words = returns_words(survey)
    if not words:
        return None
    return Chapter("returns", "进展报送情况", (paragraph("returns.text", words),))


def _demands(survey: Survey) -> Chapter:
    """Return what is asked of everyone; it follows from the figures."""
    demands = next_steps(survey)
    missing = [unit.name for unit in unit_returns(survey).values() if unit.missing]
    if missing:
        who = "、".join(missing) if len(missing) <= _MOST_NAMED else "未报送进展的单位"
        demands.append(("missing", phrase(f"按时报送进展。请{who}尽快补报，今后按时报送。")))
    if not demands:
        demands = [("go_on", phrase(_go_on(survey)))]
    return Chapter("demands", "工作要求", listed_paragraphs("demands", demands))


def _go_on(survey: Survey) -> str:
    done, counted = len(survey.standing.done), len(survey.standing.counted)
    if done == counted:
        return "请各单位总结经验，巩固已取得的成效。"
    kept = "巩固成效，继续" if done else "压实责任，"
    return f"请各单位{kept}按时限要求推进各项任务。"


def _names(units: Sequence[LeadUnit]) -> str:
    return first_names([unit.name for unit in units], most=_MOST_NAMED)


def _units(survey: Survey, key: str, label: str, units: Sequence[LeadUnit]) -> Run:
    """Return how many units there are; those of no register have no row to show."""
    known = [unit.key for unit in units if unit.key in survey.names]
    if len(known) == len(units):
        return survey.book.count(f"units.{key}", label, known, RecordKind.UNIT)
    basis = f"{label}：{'、'.join(unit.name for unit in units)}"
    return survey.book.derived(
        f"units.{key}", label, str(len(units)), basis, known, RecordKind.UNIT
    )
