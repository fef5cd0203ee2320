"""Correcting several records in one step: which of them differ, and what is wrong with which."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from models.errors import RecordGoneError
from models.fields import ItemFields, TaskFields, UnitFields
from models.issues import Issue, Severity
from models.operations.labels import differing_fields, edit_label, shortened
from models.progress import Progress, stop_if_cancelled
from models.rules.checks import InvalidRecordError

_Fields = TypeVar("_Fields", TaskFields, ItemFields, UnitFields)
_Piece = TypeVar("_Piece")

MOST_NAMED = 5
BETWEEN_REPORTS = 200


@dataclass(frozen=True, slots=True)
class Edit(Generic[_Fields]):
    """One record that is to be something else; ``differing`` names its fields that change."""

    key: str
    before: _Fields
    after: _Fields
    differing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditWords:
    """How operations on one kind of record speak: 任务, 项, the words of its fields."""

    noun: str
    measure: str
    fields: Mapping[str, str]

    def label(self, edits: Sequence[Edit[_Fields]]) -> str:
        """Return e.g. ``修改任务“制定工作方案”的备注`` or ``修改 12 项任务的备注、办理状态``."""
        differing = list(dict.fromkeys(name for edit in edits for name in edit.differing))
        if len(edits) == 1:
            return edit_label(self.noun, name_of(edits[0].before), differing, self.fields)
        what = list(dict.fromkeys(self.fields[name] for name in differing))
        more = "等" if len(what) > MOST_NAMED else ""
        count = f"{len(edits):,} {self.measure}{self.noun}"
        return f"修改 {count}的{'、'.join(what[:MOST_NAMED])}{more}"

    def gone(self, fields: _Fields) -> RecordGoneError:
        """Return the refusal to change a record that is no longer there."""
        name = shortened(name_of(fields))
        return RecordGoneError(f"{self.noun}“{name}”已被删除，没有改动。请刷新后再看。")


def name_of(fields: TaskFields | ItemFields | UnitFields) -> str:
    """Return what a person calls the record."""
    if isinstance(fields, TaskFields):
        return fields.title or fields.body
    if isinstance(fields, ItemFields):
        return fields.title or fields.content
    return fields.name


def real_edits(
    before: Mapping[str, _Fields], after: Mapping[str, _Fields], words: EditWords
) -> tuple[Edit[_Fields], ...]:
    """Return the edits that change something.

    Raises:
        RecordGoneError: one of the records is no longer stored.
    """
    edits = []
    for key, fields in after.items():
        if key not in before:
            raise words.gone(fields)
        if differing := differing_fields(before[key], fields):
            edits.append(Edit(key, before[key], fields, differing))
    return tuple(edits)


def require_all_valid(findings: Iterable[tuple[str, tuple[Issue, ...]]]) -> None:
    """Raise ``InvalidRecordError`` when records have errors; each is named.

    Args:
        findings: what each record is called, and all that was found about it.
    """
    errors = [
        issue
        for name, issues in findings
        for issue in named_issues(name, issues)
        if issue.severity is Severity.ERROR
    ]
    if len(errors) > MOST_NAMED:
        more = Issue(f"另有 {len(errors) - MOST_NAMED} 处")
        raise InvalidRecordError((*errors[:MOST_NAMED], more))
    if errors:
        raise InvalidRecordError(tuple(errors))


def named_issues(name: str, issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Return the findings with the record they are about in front."""
    return tuple(
        replace(issue, message=f"“{shortened(name)}”：{issue.message}") for issue in issues
    )


@contextmanager
def naming_record(
    fields: TaskFields | ItemFields | UnitFields, *, is_one_of_many: bool
) -> Iterator[None]:
    """Let a refusal inside say which of several records it is about."""
    try:
        yield
    except InvalidRecordError as error:
        if not is_one_of_many:
            raise
        raise InvalidRecordError(named_issues(name_of(fields), error.issues)) from error


def reported(pieces: Sequence[_Piece], progress: Progress, message: str) -> Iterator[_Piece]:
    """Yield the pieces of long work; report, and stop when the person asks to."""
    for done, piece in enumerate(pieces):
        if done % BETWEEN_REPORTS == 0:
            stop_if_cancelled(progress)
            progress.report(message, done, len(pieces))
        yield piece
    stop_if_cancelled(progress)
    progress.report(message, len(pieces), len(pieces))
