"""What to know of a list before its numbers go out: rows missing, repeated, without a group."""

from collections import Counter
from collections.abc import Iterable, Sequence

from models.records import DocumentRow, ItemRow


def list_warnings(items: Sequence[ItemRow], documents: Iterable[DocumentRow]) -> tuple[str, ...]:
    """Return what may make the numbers of a list other than those of the whole list."""
    sources = {item.document_id for item in items}
    lists = [document for document in documents if document.id in sources]
    found = [text for document in lists if (text := _missing_rows(document, items))]
    return (*found, *_repeated(items, len(lists)), *_without_area(items), *_without_category(items))


def _missing_rows(document: DocumentRow, items: Sequence[ItemRow]) -> str:
    present = sum(item.document_id == document.id for item in items)
    stated = document.declared_total
    if stated is None or stated == present:
        return ""
    name = document.number or f"“{document.title}”"
    return f"{name}应有{stated}项，台账现有{present}项；以下数字只按现有的事项统计。"


def _repeated(items: Sequence[ItemRow], lists: int) -> tuple[str, ...]:
    counts = Counter(item.serial for item in items if item.serial is not None)
    twice = sorted(serial for serial, count in counts.items() if count > 1)
    if not twice:
        return ()
    where = f"这一年有{lists}份清单，" if lists > 1 else ""
    return (f"{where}序号{'、'.join(map(str, twice))}出现不止一次，可能重复统计，请核对。",)


def _without_area(items: Sequence[ItemRow]) -> tuple[str, ...]:
    lost = sum(not item.area.strip() for item in items)
    return (f"有{lost}项没有区域，按有没有市直指导单位判断归属。",) if lost else ()


def _without_category(items: Sequence[ItemRow]) -> tuple[str, ...]:
    lost = sum(not item.category.strip() for item in items)
    return (f"有{lost}项没有类项，类项数可能偏少。",) if lost else ()
