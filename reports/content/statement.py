"""The statement (说明) under a list of reform items: how many each unit answers for (domain A7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from models.errors import UserError
from models.fields import TotalsFields
from models.papers import Figure, PaperTable, Paragraph, Run, TableRows
from models.records import DocumentRow, ItemRow, UnitRow
from models.text.stated_totals import StatedTotals
from models.vocabulary import ItemStage, RecordKind, Role
from reports.content.composing.figures import FigureBook
from reports.content.composing.phrases import Phrase, cells, joined, paragraph, phrase
from reports.content.statement_opening import Opening, OpeningFacts, write_opening
from reports.content.statement_references import find_references
from reports.content.statement_units import (
    Identity,
    Shares,
    UnitBook,
    UnitShare,
    is_of_city,
    role_counted,
    share_items,
    unregistered,
)
from reports.content.statement_warnings import list_warnings

STATEMENT_KEY = "statement.units"
TABLE_KEY = "statement.table"


class NoItemsError(UserError):
    """Raised when a year has no reform items; import its list or choose another year."""


@dataclass(frozen=True, slots=True)
class StatementFacts:
    """What the statement of a year is made from.

    Attributes:
        items: of all years; earlier ones tell who is listed for the first time.
        totals: reference totals by year, as a person entered them.
        stated: by year, what the documents of that year state in their own text.
        tie_order: keys of units in the order of an earlier statement; it settles who stands first
            of units alike in their numbers.
    """

    items: Sequence[ItemRow]
    units: Sequence[UnitRow] = ()
    documents: Sequence[DocumentRow] = ()
    totals: Mapping[int, TotalsFields] = field(default_factory=dict)
    stated: Mapping[int, Sequence[StatedTotals]] = field(default_factory=dict)
    tie_order: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Both texts of a year, with the figures they print and what to look at before they go out."""

    year: int
    opening: Paragraph
    groups: Paragraph
    statement: Paragraph
    table: PaperTable
    units: tuple[UnitShare, ...]
    identity: Identity
    figures: tuple[Figure, ...]
    warnings: tuple[str, ...]


def write_statement(facts: StatementFacts, year: int) -> Statement:
    """Write the statement, the opening paragraph and the table of units of a year.

    Raises:
        NoItemsError: the year has no items.
    """
    items = _listed(facts.items, year)
    if not items:
        raise NoItemsError(_no_items(facts.items, year))
    book = UnitBook(facts.units)
    shares = share_items(items, book, facts.tie_order)
    figures = FigureBook()
    opening = write_opening(_opening_facts(facts, year, items, book), figures)
    return Statement(
        year=year,
        opening=opening.paragraph,
        groups=paragraph("statement.groups", _groups(items, book, figures)),
        statement=paragraph(STATEMENT_KEY, _sentence(items, shares, figures)),
        table=_table(shares, figures),
        units=shares.units,
        identity=shares.identity,
        figures=figures.figures,
        warnings=_warnings(facts, year, items, shares, opening),
    )


def order_of_units(statement: Paragraph) -> tuple[str, ...]:
    """Return the keys of the units in the order a statement names them, for the next one.

    A person who moves a unit in the text moves it for all statements after it.
    """
    keys = [run.figure.split(".") for run in statement.runs if run.figure]
    return tuple(dict.fromkeys(key[2] for key in keys if key[:2] == ["statement", "unit"]))


def _listed(items: Sequence[ItemRow], year: int) -> tuple[ItemRow, ...]:
    """Return the items of a year that were selected: one only applied for is in no list yet."""
    return tuple(
        item for item in items if item.year == year and item.stage is not ItemStage.APPLIED
    )


def _no_items(items: Sequence[ItemRow], year: int) -> str:
    years = sorted({item.year for item in items if item.year is not None})
    known = f"台账里有{'、'.join(map(str, years))}年的。" if years else ""
    return (
        f"台账里没有{year}年入选的改革事项，说明没有生成，数据没有改动。{known}"
        "请先导入这一年的清单，或换一个年度。"
    )


def _opening_facts(
    facts: StatementFacts, year: int, items: Sequence[ItemRow], book: UnitBook
) -> OpeningFacts:
    earlier = {
        item.year: _listed(facts.items, item.year)
        for item in facts.items
        if item.year is not None and item.year < year
    }
    earlier = {known: rows for known, rows in sorted(earlier.items()) if rows}
    totals = facts.totals.get(year, TotalsFields())
    references = find_references(year, totals, facts.stated.get(year, ()), earlier)
    return OpeningFacts(year, items, earlier, references, book)


def _warnings(
    facts: StatementFacts,
    year: int,
    items: Sequence[ItemRow],
    shares: Shares,
    opening: Opening,
) -> tuple[str, ...]:
    applied = sum(item.year == year for item in facts.items) - len(items)
    return (
        *list_warnings(items, facts.documents),
        *((f"{year}年另有{applied}项尚在申报，没有计入。",) if applied else ()),
        *_unit_warnings(items, shares),
        *opening.warnings,
    )


def _unit_warnings(items: Sequence[ItemRow], shares: Shares) -> tuple[str, ...]:
    found: list[str] = []
    lost = [item for item in items if item.id in shares.unassigned]
    if lost:
        named = "、".join(map(item_name, lost[:_MOST_NAMED]))
        more = f"等{len(lost)}项" if len(lost) > _MOST_NAMED else ""
        found.append(
            f"{named}{more}没有创建单位或市直指导单位，没有计入任何单位，各单位项数合计对不上总数。"
        )
    if unknown := unregistered(shares.units):
        found.append(
            f"“{'”“'.join(unknown)}”没有在单位库中登记，按原文名称统计，请核对是否与其他单位重复。"
        )
    return tuple(found)


def item_name(item: ItemRow) -> str:
    """Return how a warning calls an item: by its serial, else by its title."""
    return f"第{item.serial}项" if item.serial is not None else f"“{item.title}”"


_MOST_NAMED = 5


def _sentence(items: Sequence[ItemRow], shares: Shares, figures: FigureBook) -> Phrase:
    """Return 说明：按市直创建及指导部门分，… with a unit of joint items only after all others."""
    own = [_own_share(share, figures) for share in shares.units if share.solo]
    joint = [_joint_share(share, figures) for share in shares.units if not share.solo]
    if not own and not joint:
        return phrase()
    parts = [joined(group) for group in (own, joint) if group]
    return phrase(f"说明：按{_sort_of_units(items)}分，", joined(parts, "，"), "。")


def _sort_of_units(items: Sequence[ItemRow]) -> str:
    roles = {role_counted(item) for item in items}
    if len(roles) > 1:
        return "市直创建及指导部门"
    return "市直创建部门" if Role.CREATING in roles else "市直指导部门"


def _own_share(share: UnitShare, figures: FigureBook) -> Phrase:
    total = figures.count(_key(share, "total"), f"{share.unit.name}事项", share.records, _ITEM)
    if not share.coop:
        return phrase(share.unit.name, total, "项")
    coop = figures.count(
        _key(share, "coop"), f"{share.unit.name}部门合作事项", share.coop_records, _ITEM
    )
    # Half-width brackets, as in the published line; the page sets them full-width.
    return phrase(share.unit.name, total, "项(含部门合作", coop, "项)")


def _joint_share(share: UnitShare, figures: FigureBook) -> Phrase:
    coop = figures.count(
        _key(share, "coop"), f"{share.unit.name}部门合作事项", share.coop_records, _ITEM
    )
    return phrase(f"{share.unit.name}部门合作", coop, "项")


_ITEM = RecordKind.ITEM
_NONE = Run("—")


def _key(share: UnitShare, part: str) -> str:
    return f"statement.unit.{share.unit.key}.{part}"


def _groups(items: Sequence[ItemRow], book: UnitBook, figures: FigureBook) -> Phrase:
    """Return 全市36项…中，市本级11项、鄂城区8项…: the city's own first, then the largest group."""
    by_area: dict[str, list[ItemRow]] = {}
    for item in items:
        area = item.area.strip()
        is_named = area and not is_of_city(item)
        by_area.setdefault(book.area(area).name if is_named else area, []).append(item)
    total = figures.count("statement.total", "入选事项", _ids(items), _ITEM)
    if "" in by_area:  # numbers of groups that leave rows out would not add up
        return phrase("全市共有省定改革事项", total, "项。")
    groups = sorted(
        by_area.items(), key=lambda group: (not is_of_city(group[1][0]), -len(group[1]))
    )
    counts = [
        phrase(
            area, figures.count(f"statement.area.{area}", f"{area}事项", _ids(rows), _ITEM), "项"
        )
        for area, rows in groups
    ]
    return phrase("全市", total, "项省定改革事项中，", joined(counts), "。")


def _ids(items: Sequence[ItemRow]) -> tuple[str, ...]:
    return tuple(item.id for item in items)


def _table(shares: Shares, figures: FigureBook) -> PaperTable:
    """Return the numbers of each unit; the last row proves that each item is counted once."""
    rows = tuple(
        cells(str(number), share.unit.name, *_numbers(share, figures))
        for number, share in enumerate(shares.units, start=1)
    )
    solo = tuple(chain.from_iterable(share.solo_records for share in shares.units))
    joint = tuple(dict.fromkeys(chain.from_iterable(share.coop_records for share in shares.units)))
    total = cells(
        "",
        "合计（合作事项不重复计）",
        figures.count("statement.sum.total", "计入单位的事项", (*solo, *joint), _ITEM),
        figures.count("statement.sum.solo", "单独承担的事项", solo, _ITEM),
        figures.count("statement.sum.joint", "部门合作的事项", joint, _ITEM),
    )
    return PaperTable(
        ("序号", "单位", "合计", "单独承担", "部门合作"),
        (TableRows("", (*rows, total)),),
        caption="各单位承担改革事项情况",
        key=TABLE_KEY,
    )


def _numbers(share: UnitShare, figures: FigureBook) -> Phrase:
    name = share.unit.name
    solo, joint = share.solo_records, share.coop_records
    return (
        figures.count(_key(share, "all"), f"{name}全部事项", share.records, _ITEM),
        figures.count(_key(share, "solo"), f"{name}单独承担事项", solo, _ITEM) if solo else _NONE,
        figures.count(_key(share, "joint"), f"{name}部门合作事项", joint, _ITEM)
        if joint
        else _NONE,
    )
