"""The special report (专报) to the leaders: what is late, what is in the way, what is proposed."""

from models.papers import Composition, Imprint, Paper
from models.vocabulary import PaperKind
from reports.content.composing.annexes import gathered
from reports.content.composing.deadlines import late_annex, late_chapter
from reports.content.composing.frames import (
    LEADERS,
    SPECIAL_NAME,
    NothingToReportError,
    composition,
    refuse_no_tasks,
    serial_head,
    subject,
)
from reports.content.composing.opening import where_tasks_stand
from reports.content.composing.phrases import (
    Chapter,
    Phrase,
    listed_paragraphs,
    outlined,
    paragraph,
    phrase,
)
from reports.content.composing.survey import Survey, without_lead
from reports.content.composing.unit_words import (
    problem_chapter,
    problems_of,
    unit_steps,
    words_annex,
)
from reports.content.wording import quoted

_MOST_NAMED = 3


def compose_special(survey: Survey) -> Composition:
    """Write the special report.

    Raises:
        NothingToReportError: nothing is late or due soon and no unit names a problem.
    """
    refuse_no_tasks(survey, "专报")
    standing, problems = survey.standing, problems_of(survey)
    if not standing.overdue and not standing.due_soon and not problems:
        raise NothingToReportError(
            "没有逾期和将到期的任务，各单位也没有反映问题，专报没有生成。数据没有改动。"
            "可改用工作简报或工作报告。"
        )
    annexes = gathered((late_annex(survey), words_annex(survey)))
    steps = unit_steps(survey, annexes)
    chapters = (
        late_chapter(survey, annexes),
        problem_chapter(survey, annexes),
        Chapter("steps", "有关单位拟采取的措施", listed_paragraphs("steps", steps))
        if steps
        else None,
        _proposals(survey, has_problems=bool(problems)),
    )
    lead = paragraph("opening.standing", where_tasks_stand(survey), "现将有关情况报告如下：")
    paper = Paper(
        PaperKind.SPECIAL_REPORT,
        serial_head(survey, SPECIAL_NAME),
        f"关于{subject(survey, '重点任务')}{_about(survey, has_problems=bool(problems))}的专报",
        (lead, *outlined(chapters)),
        annex_names=annexes.names,
        annexes=annexes.annexes,
        imprint=Imprint((("报", LEADERS),)),
    )
    return composition(survey, paper)


def _about(survey: Survey, *, has_problems: bool) -> str:
    standing = survey.standing
    if standing.overdue:
        return "逾期情况和突出问题" if has_problems else "逾期情况"
    return "突出问题" if has_problems else "临近到期情况"


def _headless(survey: Survey) -> str:
    """Return the tasks that nobody leads, the first few by name."""
    tasks = without_lead(survey.standing)
    names = quoted([task.title for task in tasks[:_MOST_NAMED]])
    return f"尚无牵头单位的{names}{'等' if len(tasks) > _MOST_NAMED else ''}"


def _proposals(survey: Survey, *, has_problems: bool) -> Chapter | None:
    """Return what the leaders are asked to decide; it follows from the figures."""
    standing = survey.standing
    proposals: list[tuple[str, Phrase]] = []
    if standing.overdue:
        words = "对逾期任务挂牌督办，由牵头单位主要负责人说明原因、限期办结。"
        proposals.append(("overdue", phrase(words)))
    if has_problems:
        words = "对各单位反映的问题，请市领导按分工调度，由有关单位研究提出解决办法。"
        proposals.append(("problem", phrase(words)))
    if without_lead(standing):
        proposals.append(("lead", phrase(f"对{_headless(survey)}任务，明确牵头单位，压实责任。")))
    if not proposals:
        words = "对临近到期任务加强调度，请牵头单位倒排工期，确保按时限要求完成。"
        proposals.append(("due_soon", phrase(words)))
    return Chapter("proposal", "工作建议", listed_paragraphs("proposal", proposals))
