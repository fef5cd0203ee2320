"""What a person should look at in an item list. Quoted text is never changed, only pointed at."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from models.reading import ReadItem, ReadWarning
from models.text.normalise import even, squeeze
from models.text.unit_list import split_units
from models.text.unit_names import is_complete_name
from reports.incoming.plans.document_head import DocumentHead
from reports.incoming.source import Source
from reports.incoming.tables.item_names import aliases, odd_places, stem
from reports.incoming.tables.item_totals import DeclaredTotals
from reports.incoming.tables.table_rows import span_text

_SUMMARY = re.compile(r"说明[:：]")
_SUMMARY_PART = re.compile(
    r"(?P<unit>[^、,。:\d]+?)(?:(?P<joint>部门合作)(?P<j>\d+)|(?P<n>\d+))项(?:\([^()]*\))?"
)


def check_items(
    items: Sequence[ReadItem],
    declared: DeclaredTotals,
    source: Source,
    head: DocumentHead,
    cells: Mapping[int, Sequence[str]],
) -> list[ReadWarning]:
    """Return everything to look at in a list as read; ``cells`` holds the printed row of a line."""
    return [
        *_missing(items, declared),
        *_repeated(items),
        *_blanks(cells),
        *odd_places(items),
        *aliases(items, source, head),
        *_summary(items, declared, source),
    ]


def _missing(items: Sequence[ReadItem], declared: DeclaredTotals) -> list[ReadWarning]:
    """Name the serials that were not read; serials must run from 1 without a gap (domain A6)."""
    present = {item.serial for item in items if item.serial}
    total = max(declared.total, max(present, default=0))
    missing = [serial for serial in range(1, total + 1) if serial not in present]
    if present and missing:
        runs = groupby(enumerate(missing), key=lambda pair: pair[1] - pair[0])
        spans = [[serial for _, serial in run] for _, run in runs]
        text = "、".join(span_text(span[0], span[-1]) for span in spans)
        return [ReadWarning(None, f"清单应有 {total} 项，读到 {len(items)} 项，缺少第 {text} 项")]
    if declared.total and len(items) != declared.total:
        return [ReadWarning(None, f"清单应有 {declared.total} 项，读到 {len(items)} 项")]
    return []


def _repeated(items: Sequence[ReadItem]) -> list[ReadWarning]:
    warnings: list[ReadWarning] = []
    serials = Counter(item.serial for item in items if item.serial)
    first: dict[tuple[str, ...], ReadItem] = {}
    for item in items:
        if item.serial and serials[item.serial] > 1:
            warnings.append(
                ReadWarning(item.line, f"序号 {item.serial} 出现 {serials[item.serial]} 次")
            )
        key = (item.area, item.category, item.title, *item.creating)
        if key in first:
            warnings.append(
                ReadWarning(item.line, f"与第 {first[key].serial} 项“{item.title}”重复，请核对")
            )
        first.setdefault(key, item)
    return warnings


def _blanks(cells: Mapping[int, Sequence[str]]) -> list[ReadWarning]:
    """Point at a blank inside a name, and at a blank that alone parts two units."""
    warnings: list[ReadWarning] = []
    for line, row in cells.items():
        for cell in row:
            text = cell.strip().replace("\n", "")
            if not re.search(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])", text):
                continue
            if len(split_units(text)) > 1 and is_complete_name(re.split("[ \u3000]", text)[0]):
                message = f"“{text}”中的单位之间只有空格，已按两个单位读取"
                warnings.append(ReadWarning(line, message))
            elif len(squeeze(text)) <= 20:
                warnings.append(ReadWarning(line, f"“{text}”词中有空格，按“{squeeze(text)}”读取"))
    return warnings


def _summary(
    items: Sequence[ReadItem], declared: DeclaredTotals, source: Source
) -> list[ReadWarning]:
    """Compare the 说明 sentence with the rows (domain A7).

    A row counts for its creating units when no unit guides it, else for its guiding units; joint
    when there are several. A list with rows missing can only show too many.
    """
    line = next((n for n, text in enumerate(source.lines, 1) if _SUMMARY.match(text.strip())), None)
    if line is None:
        return []
    text = squeeze(even(source.lines[line - 1]))
    text = text.partition(":")[2].partition(",")[2] or text
    stated = {
        stem(found["unit"]): int(found["n"] or found["j"]) for found in _SUMMARY_PART.finditer(text)
    }
    counted = Counter(stem(unit) for item in items for unit in (item.guiding or item.creating))
    complete = len(items) >= declared.total
    wrong = [
        f"{unit}写 {number} 项、读到 {counted[unit]} 项"
        for unit, number in stated.items()
        if counted[unit] > number or (complete and counted[unit] != number)
    ]
    unknown = [unit for unit in counted if unit not in stated] if stated else []
    warnings = []
    if wrong:
        warnings.append(ReadWarning(line, f"“说明”与清单不一致：{'；'.join(wrong)}"))
    if unknown:
        warnings.append(ReadWarning(line, f"“说明”中没有清单里的单位：{'、'.join(unknown)}"))
    if stated and not complete and not wrong:
        warnings.append(ReadWarning(line, "清单不全，“说明”中的数字没有核对完"))
    return warnings
