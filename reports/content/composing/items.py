"""Reform items: how many there are and where, their stages, what was reported of them."""

from collections.abc import Sequence

from models.intake_records import ReportRow
from models.papers import Paragraph, Run
from models.records import ItemRow
from models.vocabulary import ItemStage, RecordKind
from reports.content.composing.changes import last_figures, last_words
from reports.content.composing.phrases import (
    Chapter,
    Phrase,
    joined,
    listed_paragraphs,
    paragraph,
    phrase,
)
from reports.content.composing.survey import Survey, ids_of
from reports.content.composing.unit_words import attributed, by_record, quotations

_BEGINNING = {ItemStage.APPLIED, ItemStage.SELECTED}
_MOST_TOLD = 5


def item_chapter(survey: Survey) -> Chapter | None:
    """Return the part about items, None where there are none.

    The present ones are held against the total the annex declares; what is missing is said.
    """
    items = survey.items
    if not items:
        return None
    texts = (
        _totals(survey),
        _national(survey, items),
        _stages(survey, items),
        _newly_passed(survey, items),
    )
    return Chapter("item", "改革事项情况", (paragraph("item.text", *texts), *_reported(survey)))


def count_items(survey: Survey, key: str, label: str, items: Sequence[ItemRow]) -> Run:
    """Return the figure that counts ``items``."""
    return survey.book.count(key, label, ids_of(items), RecordKind.ITEM)


def _totals(survey: Survey) -> Phrase:
    items = survey.items
    sources = {item.document_id for item in items}
    declared = sum(one.declared_total or 0 for one in survey.facts.documents if one.id in sources)
    whole = survey.order.scope.records is None and not survey.order.scope.unit_id
    missing = max(0, declared - len(items)) if whole else 0
    years = {item.year for item in items if item.year}
    year = f"{years.pop()}年" if len(years) == 1 else ""
    present = count_items(survey, "items.total", "台账里的改革事项", items)
    if missing:
        stated = f"文件载明{declared}项"
        left = f"{declared}－{len(items)}＝{missing}"
        words = phrase(
            f"{year}入选改革事项",
            _outside(survey, "items.declared", "文件载明的改革事项", declared, stated),
            "项，台账现有",
            present,
            "项，其余",
            _outside(survey, "items.missing", "尚未录入的改革事项", missing, left),
            "项尚未录入。",
        )
    else:
        words = phrase(f"{year}入选改革事项", present, "项。")
    return phrase(words, _areas(survey, items, "现有事项中" if missing else "其中"))


def _outside(survey: Survey, key: str, label: str, number: int, basis: str) -> Run:
    return survey.book.derived(key, label, str(number), basis, kind=RecordKind.ITEM)


def _areas(survey: Survey, items: Sequence[ItemRow], lead: str) -> Phrase:
    by_area: dict[str, list[ItemRow]] = {}
    for item in items:
        if item.area:
            by_area.setdefault(item.area, []).append(item)
    if len(by_area) < 2:
        return ()
    counts = [
        phrase(area, count_items(survey, f"items.area.{area}", f"{area}的改革事项", own), "项")
        for area, own in by_area.items()
    ]
    return phrase(lead, "，", joined(counts), "。")


def _national(survey: Survey, items: Sequence[ItemRow]) -> Phrase:
    national = [item for item in items if item.national]
    if not national:
        return ()
    number = count_items(survey, "items.national", "列为国家试点的改革事项", national)
    return phrase("列为国家试点的有", number, "项。")


def _stages(survey: Survey, items: Sequence[ItemRow]) -> Phrase:
    """Return the items by stage, once any has moved on."""
    by_stage = {stage: [item for item in items if item.stage is stage] for stage in ItemStage}
    moved = {stage: own for stage, own in by_stage.items() if own}
    if not set(moved) - _BEGINNING:
        return ()
    if len(moved) == 1:
        stage = next(iter(moved))
        # The next issue compares with it, though the text says it in words.
        _stage_count(survey, stage, items)
        every = "均" if len(items) > 1 else ""
        return phrase(f"现{every}处于{stage.label}阶段。")
    counts = [
        phrase(stage.label, _stage_count(survey, stage, own), "项") for stage, own in moved.items()
    ]
    return phrase("按阶段分，", joined(counts), "。")


def _stage_count(survey: Survey, stage: ItemStage, items: Sequence[ItemRow]) -> Run:
    return count_items(survey, f"items.{stage.value}", f"{stage.label}阶段的改革事项", items)


def _newly_passed(survey: Survey, items: Sequence[ItemRow]) -> Phrase:
    """Return how many have passed since the last issue, empty where that is not known."""
    last = last_figures(survey)
    if "items.total" not in last:
        return ()
    before = last.get(f"items.{ItemStage.PASSED.value}", frozenset())
    newly = [item for item in items if item.stage is ItemStage.PASSED and item.id not in before]
    if not newly:
        return ()
    number = count_items(survey, "change.passed", "新通过验收的改革事项", newly)
    return phrase(f"与{last_words(survey)}相比，新通过", number, "项。")


def _reported(survey: Survey) -> tuple[Paragraph, ...]:
    """Return what units reported of items, the first few."""
    items = {item.id for item in survey.items}
    told = [one for one in quotations(survey, _progress) if one.record_id in items]
    texts = []
    for own in by_record(told)[:_MOST_TOLD]:
        words = attributed([(one.who, one.words) for one in own])
        texts.append((own[0].record_id, phrase(f"{own[0].title}。{words}")))
    return listed_paragraphs("item.progress", texts)


def _progress(report: ReportRow) -> str:
    return report.progress
