"""What a return form (返回表) says: one unit's tasks and items of a round, and what it fills in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from models.records import UnitRow
from models.round_records import RoundAsk, RoundRow, SentRow, SentValue
from models.rules.round_content import item_content, task_content
from models.rules.round_period import period_label
from models.rules.round_rows import UnitRows
from models.rules.round_stamp import FormStamp, row_key
from models.vocabulary import AskedKind, ItemStage, ReportColumn, TaskStatus
from reports.content.wording import full_date


class Entry(Enum):
    """How a cell is filled in; short words stand in the middle of theirs."""

    WORDS = auto()
    SHORT = auto()
    CHOICE = auto()
    PERCENT = auto()
    NUMBER = auto()


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column; ``width`` is in half-width characters, ``is_open`` means the unit fills it in."""

    key: str
    heading: str
    width: int
    entry: Entry = Entry.WORDS
    is_open: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormSheet:
    """The rows of one kind, ready to be written; each row holds every column.

    ``notes`` say how to fill it in, one sentence each.
    """

    kind: AskedKind
    title: str
    notes: tuple[str, ...]
    columns: tuple[FormColumn, ...]
    rows: tuple[SentRow, ...]


@dataclass(frozen=True, slots=True)
class ReturnForm:
    """One form.

    Attributes:
        facts: what is printed above the table: unit, period, last day, number of the form.
    """

    stamp: FormStamp
    unit: str
    round_name: str
    facts: tuple[tuple[str, str], ...]
    sheets: tuple[FormSheet, ...]

    @property
    def rows(self) -> tuple[SentRow, ...]:
        """All rows, sheet by sheet."""
        return tuple(row for sheet in self.sheets for row in sheet.rows)


_TASK_COLUMNS = (
    FormColumn("serial", "序号", 5, Entry.NUMBER),
    FormColumn("source", "依据文件", 12),
    FormColumn("number", "任务编号", 6, Entry.SHORT),
    FormColumn("title", "重点任务", 15),
    FormColumn("body", "工作内容", 32),
    FormColumn("role", "本单位职责", 10, Entry.SHORT),
    FormColumn("lead", "牵头单位", 11),
    FormColumn("deadline", "完成时限", 11, Entry.SHORT),
    FormColumn("known", "此前进展", 18),
)
_ITEM_COLUMNS = (
    FormColumn("serial", "序号", 5, Entry.NUMBER),
    FormColumn("source", "依据文件", 12),
    FormColumn("number", "清单序号", 6, Entry.NUMBER),
    FormColumn("area", "地区", 9, Entry.SHORT),
    FormColumn("category", "类项", 14),
    FormColumn("title", "改革事项", 20),
    FormColumn("content", "改革内容", 32),
    FormColumn("role", "本单位职责", 10, Entry.SHORT),
    FormColumn("creating", "创建单位", 14),
)
_OFFICE_COLUMNS = {AskedKind.TASKS: _TASK_COLUMNS, AskedKind.ITEMS: _ITEM_COLUMNS}
_ALWAYS = frozenset({"serial", "title"})
_OPEN_COLUMNS = {
    ReportColumn.STATUS: (10, Entry.CHOICE, tuple(word.label for word in TaskStatus)),
    ReportColumn.STAGE: (10, Entry.CHOICE, tuple(word.label for word in ItemStage)),
    ReportColumn.PERCENT: (9, Entry.PERCENT, ()),
    ReportColumn.PROGRESS: (30, Entry.WORDS, ()),
    ReportColumn.PROBLEM: (20, Entry.WORDS, ()),
    ReportColumn.NEXT_STEP: (20, Entry.WORDS, ()),
    ReportColumn.REMARK: (10, Entry.WORDS, ()),
}


def compose_return_form(
    round_row: RoundRow, unit: UnitRow, rows: UnitRows, stamp: FormStamp, *, office: str
) -> ReturnForm:
    """Return the form of ``unit``; kinds it has no rows of are left out.

    ``office`` is who asks, printed in the notes.
    """
    contents = {
        AskedKind.TASKS: [(one.id, task_content(one, roles)) for one, roles in rows.tasks],
        AskedKind.ITEMS: [(one.id, item_content(one, roles)) for one, roles in rows.items],
    }
    sheets = (_sheet(round_row, ask, contents[ask.kind], office) for ask in round_row.asks)
    return ReturnForm(
        stamp=stamp,
        unit=unit.name,
        round_name=round_row.name,
        facts=(
            ("填报单位", unit.name),
            ("报送期间", period_label(round_row.period)),
            ("报送截止", full_date(round_row.due_on)),
            ("表号", stamp.number),
        ),
        sheets=tuple(sheet for sheet in sheets if sheet.rows),
    )


def _sheet(
    round_row: RoundRow,
    ask: RoundAsk,
    contents: Sequence[tuple[str, dict[str, SentValue]]],
    office: str,
) -> FormSheet:
    columns = _columns(ask, [content for _, content in contents])
    return FormSheet(
        ask.kind,
        f"{period_label(round_row.period)}{ask.kind.label}进展报送表",
        _notes(round_row, ask, office),
        columns,
        tuple(_row(ask.kind, columns, key, content) for key, content in _numbered(contents)),
    )


def _notes(round_row: RoundRow, ask: RoundAsk, office: str) -> tuple[str, ...]:
    period, due = period_label(round_row.period), full_date(round_row.due_on)
    filling = [
        f"{column.label}从下拉列表中选"
        for column in (ReportColumn.STATUS, ReportColumn.STAGE)
        if column in ask.columns
    ]
    if ReportColumn.PERCENT in ask.columns:
        filling.append("完成比例填 0% 到 100%")
    notes = [round_row.instructions.rstrip("。；")] if round_row.instructions else []
    notes.append("请只填白色的格子；灰色的格子已锁定，内容有误请来电说明，不要改动")
    if filling:
        notes.append("，".join(filling))
    if ReportColumn.PROGRESS in ask.columns:
        notes.append(f"本期进展写{period}内做了什么、到什么程度；没有进展的写“无”，不要留空")
    notes += [
        "可以筛选、改格式、调行高列宽；要排序请先撤销工作表保护（没有密码）；不要删行、删列",
        f"请在{due}前把本表原样（.xlsx）报{office}",
    ]
    return tuple(f"{place}.{note}。" for place, note in enumerate(notes, start=1))


def _columns(ask: RoundAsk, contents: Sequence[dict[str, SentValue]]) -> tuple[FormColumn, ...]:
    """Return the office's columns that say something, then the unit's.

    Which document a row comes from is said only where there are several.
    """
    sources = {content["source"] for content in contents}
    locked = [
        column
        for column in _OFFICE_COLUMNS[ask.kind]
        if column.key in _ALWAYS or any(content[column.key] for content in contents)
    ]
    locked = [one for one in locked if one.key != "source" or len(sources) > 1]
    return (*locked, *(open_column(column) for column in ask.columns))


def open_column(column: ReportColumn) -> FormColumn:
    """Return how a column that the unit fills in stands on the form."""
    width, entry, choices = _OPEN_COLUMNS[column]
    return FormColumn(column.value, column.label, width, entry, is_open=True, choices=choices)


def _numbered(
    contents: Sequence[tuple[str, dict[str, SentValue]]],
) -> Iterator[tuple[str, dict[str, SentValue]]]:
    for serial, (key, content) in enumerate(contents, start=1):
        yield key, {"serial": serial} | content


def _row(
    kind: AskedKind, columns: Sequence[FormColumn], key: str, content: dict[str, SentValue]
) -> SentRow:
    """Return a row with every column; what the unit is to report anew stays blank."""
    return SentRow(
        kind, row_key(kind, key), key, {one.key: content.get(one.key) or None for one in columns}
    )
