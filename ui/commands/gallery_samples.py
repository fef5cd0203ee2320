"""The two sample documents as papers of the gallery: the notices as they went out."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from models.papers import (
    Annex,
    Block,
    Head,
    Imprint,
    Paper,
    PaperTable,
    Paragraph,
    Run,
    Signature,
    TableRows,
)
from models.reading import ReadDocument, ReadItem
from models.vocabulary import PaperKind

GROUP = "鄂州市优化营商环境领导小组"
OFFICE = f"{GROUP}办公室"
PLAN = "鄂州市2024年优化营商环境工作方案"
LIST = "鄂州市2023年入选全省优化营商环境先行区改革事项清单"
COPIES = ("抄送", "市委办公室，市人大常委会办公室，市政府办公室，市政协办公室，市纪委监委机关")


def plan_notice(plan: ReadDocument) -> Paper:
    """Return the notice that issues the work plan, the whole plan behind it."""
    lines = texts_of(plan)
    start = lines.index(PLAN) + 1
    body = [line for line in lines[start:] if not line.startswith("扫一扫")]
    return Paper(
        kind=PaperKind.NOTICE,
        head=Head((GROUP,), "文件", plan.number),
        title=plan.title,
        addressees=line_of(lines, "各区人民政府"),
        blocks=paragraphs([line_of(lines, "经市委、市政府同意")]),
        signature=Signature((GROUP,), "2024年3月27日"),
        annexes=(Annex(PLAN, paragraphs(body), label=""),),
        imprint=Imprint((COPIES,), OFFICE, "2024年3月27日"),
    )


def list_notice(items: ReadDocument) -> Paper:
    """Return the notice on the pilot items with its annex: the rows that the sample still has."""
    lines = texts_of(items)
    start, end = (
        next(place for place, line in enumerate(lines) if line.startswith(words))
        for words in ("根据《", "附件：")
    )
    return Paper(
        kind=PaperKind.NOTICE,
        head=Head((GROUP,), "文件", items.number),
        # The sample has a blank inside a word of its title.
        title=items.title.replace(" ", ""),
        addressees=line_of(lines, "各区人民政府"),
        blocks=paragraphs(_joined(lines[start:end])),
        annex_names=(LIST,),
        signature=Signature((GROUP,), "2023年6月21日"),
        annexes=(Annex(LIST, (_item_table(items), *_note(lines))),),
        imprint=Imprint((), OFFICE, "2023年6月21日"),
    )


def _item_table(items: ReadDocument) -> PaperTable:
    declared = items.declared.get("groups")
    counts = declared if isinstance(declared, Mapping) else {}
    groups = [
        TableRows(f"{area}（{counts[area]}项）", tuple(_item_row(item) for item in members))
        for area, members in groupby(items.items, key=lambda item: item.area)
    ]
    headings = ("序号", "类项", "事项", "同批列入地区", "创建单位", "指导单位", "省直单位", "备注")
    return PaperTable(headings, tuple(groups), group_heading="区域", is_sideways=True)


def _item_row(item: ReadItem) -> tuple[Run, ...]:
    cells = (
        str(item.serial or ""),
        item.category,
        item.title,
        "、".join(item.peers),
        "、".join(item.creating),
        "、".join(item.guiding) or "/",
        "、".join(item.provincial),
        item.remark,
    )
    return tuple(map(Run, cells))


def _note(lines: Sequence[str]) -> tuple[Block, ...]:
    return paragraphs([line_of(lines, "说明：")])


def paragraphs(texts: Iterable[str]) -> tuple[Block, ...]:
    """Return the paragraphs of ``texts``."""
    return tuple(Paragraph((Run(text),)) for text in texts)


def texts_of(document: ReadDocument) -> list[str]:
    """Return the lines of a sample that are not blank."""
    return [line.strip() for line in document.lines if line.strip()]


def line_of(lines: Sequence[str], beginning: str) -> str:
    """Return the first line that begins so."""
    return next(line for line in lines if line.startswith(beginning))


def _joined(lines: Sequence[str]) -> list[str]:
    """Return paragraphs whole again that the sample broke in two: they do not end with a stop."""
    joined: list[str] = []
    for line in lines:
        if joined and not joined[-1].endswith(("。", "：")) and "、" not in joined[-1][:2]:
            joined[-1] += line
        else:
            joined.append(line)
    return joined
