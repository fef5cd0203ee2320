"""The totals a document states about its own list: 28类、36项, and 市本级11项、鄂城区8项."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from models.text.normalise import even, squeeze
from models.text.unit_names import is_area_name
from reports.incoming.tables.item_areas import group_of

_GROUP = re.compile(r"([\u4e00-\u9fff]{2,12}?)(?:\(?(\d{1,3})项\)?)(?=([、,和及]?))")
_TOTAL = re.compile(
    r"(?:共计?有?|全市|全省|全区|全县|总量|合计|总计|入选|列入|确定)[^。;,\d]{0,10}(?:\d+类[、,]?)?(\d{1,3})项"
)
_BODY = re.compile(r"市本级|市直|市级|省本级|本级|州本级|区本级|县本级")


@dataclass(frozen=True, slots=True)
class DeclaredTotals:
    """What the text says the list holds; 0 and empty where it says nothing."""

    total: int = 0
    categories: int = 0
    groups: Mapping[str, int] = field(default_factory=dict)

    def plain(self) -> dict[str, int | dict[str, int]]:
        """Return the stated totals alone, as stored with the document."""
        stated: dict[str, int | dict[str, int]] = {}
        if self.total:
            stated["total"] = self.total
        if self.categories:
            stated["categories"] = self.categories
        if self.groups:
            stated["groups"] = dict(self.groups)
        return stated


def declared_totals(lines: Sequence[str], area_cells: Sequence[str]) -> DeclaredTotals:
    """Return the totals stated in the text, else those in the group headings of the table.

    Args:
        lines: the text outside the table; a sentence may be broken over lines.
        area_cells: the printed group cell of each row, such as 鄂城区(8项).
    """
    text = squeeze(even("".join(lines)))
    groups = _groups_in(text) or _groups_of(area_cells)
    total = sum(groups.values()) if groups else _total_in(text)
    categories = re.search(rf"(\d+)类[、,]?(?:共)?{total}项", text) if total else None
    return DeclaredTotals(total, int(categories[1]) if categories else 0, groups)


def _groups_in(text: str) -> dict[str, int]:
    """Return the first enumeration of areas with their numbers that adds up to a stated total."""
    stated = {int(number) for number in re.findall(r"(\d{1,3})项", text)}
    run: dict[str, int] = {}
    end = -1
    for found in _GROUP.finditer(text):
        if found.start() > end + 1:
            if _is_whole(run, stated):
                return run
            run = {}
        name = re.split("中|为|即", found[1])[-1] if end != found.start() else found[1]
        if not (is_area_name(name) or _BODY.fullmatch(name)):
            if _is_whole(run, stated):
                return run
            run = {}
            continue
        run[name] = int(found[2])
        end = found.end()
    return run if _is_whole(run, stated) else {}


def _is_whole(run: Mapping[str, int], stated: set[int]) -> bool:
    return len(run) >= 2 and sum(run.values()) in stated


def _groups_of(area_cells: Sequence[str]) -> dict[str, int]:
    """Return the groups of the table when every row has one with its number."""
    groups = [group_of(cell) for cell in area_cells]
    if not groups or any(group is None or group[1] is None for group in groups):
        return {}
    return {group[0]: group[1] for group in groups if group is not None and group[1] is not None}


def _total_in(text: str) -> int:
    found = _TOTAL.search(text)
    return int(found[1]) if found else 0
