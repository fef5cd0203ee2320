"""The item ledger of one list, in the layout of its annex (domain A6)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from models.records import DocumentRow, ItemRow
from models.text.normalise import squeeze
from models.vocabulary import Role
from reports.content.ledger_sheet import Align, LedgerCell, LedgerColumn, LedgerSheet
from reports.content.ledger_words import date_line, listed, sheet_name, source_line, year_words

NATIONAL_PILOT = "国家试点"


def item_sheet(
    items: Sequence[ItemRow],
    today: date,
    document: DocumentRow | None,
    declared: Mapping[str, int],
    *,
    is_part: bool = False,
) -> LedgerSheet:
    """Return the sheet of ``items``; a partial list says so under the table.

    ``declared`` holds the number of items the text itself states for an area; it may be empty.
    With ``is_part`` only some items of the list were chosen: what is not there is not missing.
    """
    with_content = any(item.content for item in items)
    area_words = _counted_areas(items) if is_part else _area_words(items, document, declared)
    title = _item_title(items, document)
    return LedgerSheet(
        name=sheet_name(items, title),
        title=title,
        source_line=source_line(items, document),
        date_line=date_line(today),
        columns=_item_columns(area_words.values(), with_content=with_content),
        rows=tuple(
            _item_row(item, area_words[item.area], with_content=with_content) for item in items
        ),
        notes=(f"共{len(items)}项。",) if is_part else _item_notes(items, document, declared),
        frozen_columns=2,
    )


def _item_title(items: Sequence[ItemRow], document: DocumentRow | None) -> str:
    """Take the annex's own name where the document gives it."""
    annexes = document.annexes if document else ()
    named = (annex for annex in annexes if annex.endswith("清单"))
    return squeeze(next(named, f"{year_words(items)}改革事项清单"))


def _item_columns(areas: Iterable[str], *, with_content: bool) -> tuple[LedgerColumn, ...]:
    longest = max((2 * len(words) for words in areas), default=0)
    return (
        LedgerColumn("区域", min(max(longest, 14), 24), Align.CENTER, is_group=True),
        LedgerColumn("序号", 5, Align.CENTER),
        LedgerColumn("类项", 18),
        LedgerColumn("事项", 28),
        *((LedgerColumn("主要内容", 30),) if with_content else ()),
        LedgerColumn("同批列入地区", 28),
        LedgerColumn("创建单位", 14, Align.CENTER),
        LedgerColumn("市直指导单位", 14, Align.CENTER),
        LedgerColumn("省直指导单位", 14, Align.CENTER),
        LedgerColumn("备注", 12, Align.CENTER),
    )


def _item_row(item: ItemRow, area_words: str, *, with_content: bool) -> tuple[LedgerCell, ...]:
    return (
        area_words,
        item.serial,
        item.category,
        item.title,
        *((item.content,) if with_content else ()),
        listed(item.peers),
        *(_units_cell(item, role) for role in (Role.CREATING, Role.GUIDING, Role.PROVINCIAL)),
        _remark_words(item),
    )


def _units_cell(item: ItemRow, role: Role) -> str:
    """List the units of a role; "/" (不适用) is printed as the annex prints it."""
    return listed(item.units(role)) or ("/" if role in item.not_applicable else "")


def _remark_words(item: ItemRow) -> str:
    """Keep the printed remark; name the national pilot that the words do not name yet."""
    if not item.national or NATIONAL_PILOT in item.remark:
        return item.remark
    return "；".join(part for part in (f"{NATIONAL_PILOT}项目", item.remark) if part)


def _counted_areas(items: Sequence[ItemRow]) -> dict[str, str]:
    counts = Counter(item.area for item in items)
    return {area: f"{area}（{count}项）" if area else "" for area, count in counts.items()}


def _area_words(
    items: Sequence[ItemRow], document: DocumentRow | None, declared: Mapping[str, int]
) -> dict[str, str]:
    """Write each area as the annex does, 鄂城区（8项）, and never with a count that is not known.

    The declared count stands alone only when all its rows are there; without a declared count
    the rows are counted, and called 现有 when the list as a whole has gaps.
    """
    present = Counter(item.area for item in items)
    is_complete = not _missing_serials(items, document) and _declared_total(
        document, default=len(items)
    ) == len(items)
    words = {"": ""}
    for area, count in present.items():
        stated = declared.get(area, count if is_complete else None)
        if area and stated is None:
            words[area] = f"{area}（现有{count}项）"
        elif area:
            partial = "" if stated == count else f"，现有{count}项"
            words[area] = f"{area}（{stated}项{partial}）"
    return words


def _item_notes(
    items: Sequence[ItemRow], document: DocumentRow | None, declared: Mapping[str, int]
) -> tuple[str, ...]:
    if not items:
        return ("目前没有改革事项。",)
    stated = _declared_total(document, default=len(items))
    missing = _missing_serials(items, document)
    total = f"共{stated}项" if stated == len(items) else f"应有{stated}项，现有{len(items)}项"
    gaps = f"，缺序号{_ranges(missing)}" if missing else ""
    return (f"{total}{gaps}。", *_serial_notes(items), *_absent_area_notes(items, declared))


def _serial_notes(items: Sequence[ItemRow]) -> tuple[str, ...]:
    counts = Counter(item.serial for item in items)
    unnumbered = counts.pop(None, 0)
    repeated = "、".join(str(serial) for serial, count in counts.items() if count > 1)
    return (
        *((f"有{unnumbered}项没有序号。",) if unnumbered else ()),
        *((f"序号{repeated}重复出现。",) if repeated else ()),
    )


def _absent_area_notes(items: Sequence[ItemRow], declared: Mapping[str, int]) -> tuple[str, ...]:
    present = {item.area for item in items}
    return tuple(
        f"{area}应有{count}项，尚未录入。"
        for area, count in declared.items()
        if count and area not in present
    )


def _declared_total(document: DocumentRow | None, *, default: int) -> int:
    return document.declared_total or default if document else default


def _missing_serials(items: Sequence[ItemRow], document: DocumentRow | None) -> list[int]:
    """Return the serials from 1 to the last one known or declared that no row has (domain A6)."""
    serials = {item.serial for item in items if item.serial}
    if not serials:
        return []
    last = max(*serials, _declared_total(document, default=0), 1)
    return [serial for serial in range(1, last + 1) if serial not in serials]


def _ranges(numbers: Sequence[int]) -> str:
    """Join ascending numbers as 1～3、8 (GB/T 15834 4.13.3.3: a wave joins the ends of a range)."""
    starts = [numbers[0], *(b for a, b in pairwise(numbers) if b != a + 1)]
    ends = [*(a for a, b in pairwise(numbers) if b != a + 1), numbers[-1]]
    return "、".join(
        str(start) if start == end else f"{start}～{end}"
        for start, end in zip(starts, ends, strict=True)
    )
