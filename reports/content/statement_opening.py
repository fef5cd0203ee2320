"""The opening paragraph on the items of a year: 总量, 质量, 范围 against the reference totals (A8).

A sentence whose totals are not known is left out and a warning says so; nothing is guessed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from models.papers import Paragraph, Run
from models.records import ItemRow
from models.text.normalise import fold
from models.vocabulary import RecordKind
from reports.content.composing.figures import FigureBook
from reports.content.composing.phrases import Part, Phrase, joined, paragraph, phrase
from reports.content.statement_first import first_listed
from reports.content.statement_references import Reference, References
from reports.content.statement_units import UnitBook, is_of_city
from reports.content.wording import chinese_number, percentage

OPENING_KEY = "statement.opening"
_ITEM = RecordKind.ITEM
_TENTH = Decimal("0.1")
_MEND = "可在“年度基数”里补。"


@dataclass(frozen=True, slots=True)
class OpeningFacts:
    """The items of a year and what they are measured against.

    Attributes:
        earlier: items of earlier years, the earliest year first; only years that have any.
    """

    year: int
    items: Sequence[ItemRow]
    earlier: Mapping[int, Sequence[ItemRow]]
    references: References
    book: UnitBook


@dataclass(frozen=True, slots=True)
class Opening:
    """The paragraph, and what was left out of it or should be looked at."""

    paragraph: Paragraph
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Theme:
    """One of 一是, 二是, 三是: what it says in a word, and its sentences."""

    title: str
    words: Phrase


def write_opening(facts: OpeningFacts, figures: FigureBook) -> Opening:
    """Write the paragraph; its figures go into ``figures``."""
    writer = _Writer(facts, figures)
    found = (writer.amount(), writer.quality(), writer.range())
    themes = [theme for theme in found if theme is not None]
    said = [
        phrase(f"{chinese_number(number)}是{theme.title}。", theme.words)
        for number, theme in enumerate(themes, start=1)
    ]
    known = facts.references
    words = phrase(
        writer.province(),
        known.lead,
        *(said if len(themes) > 1 else [theme.words for theme in themes]),
        known.closing,
    )
    return Opening(paragraph(OPENING_KEY, words), tuple(writer.warnings))


class _Writer:
    """Writes the parts of the paragraph one after another and collects warnings."""

    def __init__(self, facts: OpeningFacts, figures: FigureBook) -> None:
        self._year = facts.year
        self._items = facts.items
        self._earlier = facts.earlier
        self._known = facts.references
        self._book = facts.book
        self._figures = figures
        self._ids = tuple(item.id for item in facts.items)
        self._categories = frozenset(
            fold(item.category) for item in facts.items if item.category.strip()
        )
        self.warnings: list[str] = []

    def province(self) -> Phrase:
        """Return the sentence on the whole province: 全省共确定了54类、123项先行区改革事项."""
        numbers = [
            phrase(self._outside(key, label, reference), measure)
            for key, label, reference, measure in (
                ("province_categories", "全省类项数", self._known.province_categories, "类"),
                ("province_items", "全省事项数", self._known.province_items, "项"),
            )
            if reference.number is not None
        ]
        if not numbers:
            return phrase()
        lead = f"根据{self._known.basis}精神，" if self._known.basis else ""
        return phrase(lead, "全省共确定了", joined(numbers), "先行区改革事项。")

    def amount(self) -> _Theme:
        """Return how many there are, of how many, and against the year before."""
        total, before = len(self._items), self._known.previous.number
        title = "总量情况"
        if before is not None:
            title = "总量" + ("突破" if total > before else "持平" if total == before else "减少")
        listed = phrase("项被列入先行区创建试点", self._coverage(), "。", self._growth())
        words = phrase("我市", self._where(), "共有", self._kinds(), self._total(), listed)
        return _Theme(title, words)

    def quality(self) -> _Theme | None:
        """Return the part on national pilots, None where the list has none."""
        national = tuple(item.id for item in self._items if item.national)
        if not national:
            return None
        number = self._figures.count("statement.national", "入选国家试点事项", national, _ITEM)
        share = self._national_share(national)
        before = max(
            (sum(item.national for item in rows) for rows in self._earlier.values()), default=0
        )
        title = "质量突破" if len(national) > before else "国家试点情况"
        return _Theme(title, phrase("我市有", number, "项入选国家试点项目", share, "。"))

    def range(self) -> _Theme | None:
        """Return who is in a list for the first time: no item in any earlier year."""
        if not self._earlier:
            self.warnings.append(
                f"台账里没有{self._year}年以前的事项，看不出谁是首次入围，这一句没有写。"
            )
            return None
        self._warn_of_partial_year()
        earlier = [item for rows in self._earlier.values() for item in rows]
        firsts = first_listed(self._items, earlier, self._book)
        if not firsts:
            return None
        number = self._figures.derived(
            "statement.first", "首次入围的单位和区域", str(len(firsts)),
            f"台账里{'、'.join(map(str, self._earlier))}年没有它们的事项",
            dict.fromkeys(record for first in firsts for record in first.records), _ITEM,
        )  # fmt: skip
        names = "、".join(first.unit.short for first in firsts)
        counted = phrase("等", number, "家") if len(firsts) > 1 else phrase()
        return _Theme("范围突破", phrase(names, counted, "申报的项目首次入围。"))

    def _where(self) -> Phrase:
        """Return 市直和5个区; a single area is named."""
        of_areas = [item for item in self._items if item.area and not is_of_city(item)]
        areas = {unit.key: unit.name for unit in (self._book.area(i.area) for i in of_areas)}
        parts: list[Part] = ["市直"] if any(map(is_of_city, self._items)) else []
        if len(areas) == 1:
            parts += areas.values()
        elif areas:
            number = self._figures.derived(
                "statement.areas", "有事项的区域", str(len(areas)), "、".join(areas.values()),
                [item.id for item in of_areas], _ITEM,
            )  # fmt: skip
            measure = (
                "个区" if all(name.endswith("区") for name in areas.values()) else "个县(市、区)"
            )
            parts.append(phrase(number, measure))
        return joined(parts, "和")

    def _kinds(self) -> Phrase:
        """Return 28类、, nothing for a list that has no categories."""
        number = len(self._categories)
        if not number:
            return phrase()
        run = self._figures.derived(
            "statement.categories",
            "入选类项",
            str(number),
            f"{number}个不同的类项",
            self._ids,
            _ITEM,
        )
        return phrase(run, "类、")

    def _coverage(self) -> Phrase:
        shares: list[Part] = []
        wholes: list[str] = []
        for name, measure, reference, part in (
            ("类项", "类", self._known.province_categories, len(self._categories)),
            ("事项", "项", self._known.province_items, len(self._items)),
        ):
            if not part:
                continue
            if not reference.number:
                self.warnings.append(
                    f"没有{self._year}年的全省{name}数，占全省{name}的比例没有写；{_MEND}"
                )
            elif part > reference.number:
                self.warnings.append(
                    f"全省只有{reference.number}{measure}（{reference.source}），本市却有{part}"
                    f"{measure}，占比没有写，请核对。"
                )
            else:
                key = "coverage.categories" if name == "类项" else "coverage.items"
                shares.append(self._share(key, f"占全省{name}的比例", part, reference))
                wholes.append(name)
        if not shares:
            return phrase()
        # 分别…类项的51.9%和29.3%: the published sentence names the first of the two only.
        each = "分别" if len(shares) > 1 else ""
        return phrase(f"，{each}覆盖到全省{wholes[0]}的", joined(shares, "和"))

    def _growth(self) -> Phrase:
        """Return the sentence that holds the number against that of the year before."""
        total, before = len(self._items), self._known.previous.number
        if not before:
            self.warnings.append(f"没有{self._year - 1}年的入选数，与去年相比的一句没有写；{_MEND}")
            return phrase()
        last = phrase("去年", self._outside("previous", "去年入选事项", self._known.previous), "项")
        if total == before:
            return phrase("总量与", last, "持平", self._standing(), "。")
        grown = self._against(total, before, last)
        return phrase("其中，总量", self._total(), "项", grown, self._standing(), "。")

    def _against(self, total: int, before: int, last: Phrase) -> Phrase:
        times = _multiple(total, before)
        if total > before and times != "1":
            basis = f"{total}÷{before}＝{times}"
            run = self._figures.derived(
                "statement.times", "与去年之比", times, basis, self._ids, _ITEM
            )
            return phrase("是", last, "的", run, "倍", self._record_high())
        more, words = abs(total - before), "增加" if total > before else "减少"
        basis = f"{max(total, before)}－{min(total, before)}＝{more}"
        run = self._figures.derived(
            "statement.difference", "与去年之差", str(more), basis, self._ids, _ITEM
        )
        high = self._record_high() if total > before else ""
        return phrase("比", last, words, run, "项", high)

    def _record_high(self) -> Phrase:
        """Return the claim of a record where more are listed than in any year that is known."""
        counts = {year: len(rows) for year, rows in self._earlier.items()}
        last = self._year - 1
        counts[last] = max(self._known.previous.number or 0, counts.get(last, 0))
        if max(counts.values()) >= len(self._items):
            return phrase()
        basis = "、".join(f"{year}年{count}项" for year, count in sorted(counts.items()))
        run = self._figures.derived(
            "statement.record", "历史新高", "再创历史新高", f"已知{basis}", self._ids, _ITEM
        )
        return phrase("，", run)

    def _standing(self) -> Phrase:
        """Quote how the document places the city, as long as it speaks of the same number."""
        city = tuple(item.id for item in self._items if is_of_city(item))
        if not self._known.standing or len(city) != self._known.city_items:
            return phrase()
        number = self._figures.count("statement.city", "市本级事项", city, _ITEM)
        return phrase("；市本级", number, f"项{self._known.standing}")

    def _national_share(self, national: Sequence[str]) -> Phrase:
        pilots, designated = self._known.pilots, self._known.designated
        if not pilots.number or designated.number is None:
            self.warnings.append(
                f"没有{self._year}年国家试点总数和其中的定点数，占比没有写；{_MEND}"
            )
            return phrase()
        others = Reference(pilots.number - designated.number, pilots.source)
        if others.number is None or others.number < len(national):
            self.warnings.append(
                f"本市国家试点{len(national)}项，多于除定点外的{others.number}个"
                f"（{pilots.source}），占比没有写，请核对。"
            )
            return phrase()
        share = self._share("national.share", "占国家试点的比例", len(national), others, national)
        if not designated.number:
            return phrase(
                "，占全省", self._outside("pilots", "国家试点", pilots), "个项目的", share
            )
        named = self._outside("designated", "国家明确定点的项目", designated)
        left = self._outside("pilots", "其它国家试点项目", others)
        return phrase("，除国家明确定点的", named, "个项目外，占其它", left, "个项目的", share)

    def _warn_of_partial_year(self) -> None:
        year, known = self._year - 1, self._known.previous
        present = len(self._earlier.get(year, ()))
        if known.number is not None and known.number != present:
            self.warnings.append(
                f"{year}年入选{known.number}项（{known.source}），台账现有{present}项，"
                "首次入围的单位可能多列。"
            )

    def _total(self) -> Run:
        return self._figures.count("statement.total", "入选事项", self._ids, _ITEM)

    def _outside(self, key: str, label: str, known: Reference) -> Run:
        return self._figures.derived(
            f"statement.{key}", label, str(known.number), known.source, known.records, _ITEM
        )

    def _share(
        self, key: str, label: str, part: int, whole: Reference, records: Sequence[str] = ()
    ) -> Run:
        words = percentage(part, whole.number or 0)
        basis = f"{part}÷{whole.number}＝{words}（{whole.source}）"
        return self._figures.derived(
            f"statement.{key}", label, words, basis, records or self._ids, _ITEM
        )


def _multiple(part: int, whole: int) -> str:
    """Return how many times ``whole`` goes into ``part``: one decimal, half up (domain A8)."""
    times = (Decimal(part) / Decimal(whole)).quantize(_TENTH, ROUND_HALF_UP)
    return f"{times:f}".removesuffix(".0")
