"""Reading a whole source: what it is, its head, and its tasks or items."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from models.progress import Progress
from models.reading import GroupDefinition, ReadDocument, ReadItem, ReadTask, ReadWarning
from models.vocabulary import DocumentKind
from reports.incoming.files.opening import open_source
from reports.incoming.plans.document_head import DocumentHead, read_head
from reports.incoming.plans.passages import read_passages
from reports.incoming.plans.plan import group_definitions, read_plan
from reports.incoming.plans.text_warnings import declared_task_count, text_warnings
from reports.incoming.recognise import recognise_tasks
from reports.incoming.source import Source
from reports.incoming.tables.item_list import is_item_list, read_item_list
from reports.incoming.tables.task_table import read_task_table


@dataclass(frozen=True, slots=True)
class _Content:
    """What stands in a document below its head.

    Attributes:
        row_lines: the lines read as rows of a table of tasks; they are no sentences.
    """

    kind: DocumentKind
    tasks: tuple[ReadTask, ...] = ()
    items: tuple[ReadItem, ...] = ()
    declared: dict[str, int | dict[str, int]] = field(default_factory=dict)
    warnings: tuple[ReadWarning, ...] = ()
    row_lines: frozenset[int] = frozenset()


def read_file(path: Path, progress: Progress | None = None) -> ReadDocument:
    """Open a file in the child process and read it.

    Raises:
        UserError: the file cannot be opened; the text says what to do.
        Cancelled: the person stopped the reading.
    """
    return read_source(open_source(path, progress))


def read_source(source: Source) -> ReadDocument:
    """Recognise and read an opened source; what is unclear is among its warnings."""
    head = read_head(source.lines)
    content = _items(source, head) if is_item_list(source, head) else _tasks(source, head)
    prose = _without(source.lines, content.row_lines)
    warnings = (*source.warnings, *content.warnings, *text_warnings(prose))
    return ReadDocument(
        kind=content.kind,
        title=head.title,
        number=head.number,
        issuer=head.issuer,
        addressees=head.addressees,
        signed_on=head.signed_on,
        printed_on=head.printed_on,
        published_on=head.published_on,
        tasks=content.tasks,
        items=content.items,
        declared=content.declared,
        warnings=_in_order(warnings),
        lines=source.lines,
        basis_numbers=head.basis_numbers,
        groups=_groups(source),
        annexes=head.annexes,
        source_name=source.name,
        source_sha256=source.sha256,
        year=head.year,
    )


def _items(source: Source, head: DocumentHead) -> _Content:
    items, declared, warnings = read_item_list(source, head)
    return _Content(DocumentKind.ITEM_LIST, items=items, declared=dict(declared), warnings=warnings)


def _tasks(source: Source, head: DocumentHead) -> _Content:
    in_text = read_plan(source.lines, head)
    tables = read_task_table(source, head)
    kind = recognise_tasks(in_text.tasks, tables)
    if kind is DocumentKind.UNKNOWN:
        return _Content(kind, warnings=(ReadWarning(None, "没有认出任务或改革事项，请核对文件"),))
    is_table = kind is DocumentKind.TASK_TABLE
    in_prose = read_plan(_without(source.lines, tables.lines), head) if is_table else in_text
    found, left = (tables, in_prose) if is_table else (in_text, tables)
    warnings = list(found.warnings)
    if left.tasks:
        where, other = ("表格", "正文") if is_table else ("正文", "表格")
        said = f"任务按{where}读取{len(found.tasks)}项，{other}中另有{len(left.tasks)}项没有读入"
        warnings.append(ReadWarning(left.tasks[0].line, f"{said}，请核对是否重复"))
    declared = declared_task_count(source.lines)
    if declared and declared.count != len(found.tasks):
        said = f"文中写明共{declared.count}项，读到{len(found.tasks)}项"
        warnings.append(ReadWarning(declared.line, said))
    totals: dict[str, int | dict[str, int]] = {"total": declared.count} if declared else {}
    return _Content(
        kind,
        tasks=found.tasks,
        declared=totals,
        warnings=tuple(warnings),
        row_lines=tables.lines if is_table else frozenset(),
    )


def _without(lines: Sequence[str], left_out: Collection[int]) -> list[str]:
    """Return lines, those left out empty, so that all keep their numbers."""
    return ["" if number in left_out else line for number, line in enumerate(lines, start=1)]


def _groups(source: Source) -> tuple[GroupDefinition, ...]:
    return group_definitions(read_passages(source.lines, with_rows=True))


def _in_order(warnings: tuple[ReadWarning, ...]) -> tuple[ReadWarning, ...]:
    """Sort by line, each finding once; those without a place come first."""
    return tuple(sorted(dict.fromkeys(warnings), key=lambda warning: warning.line or 0))
