"""The forms of a round, from query to files: what the window and the command line both call."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.changes import Changes
from models.errors import UserError
from models.history import new_key
from models.operations.rounds import MadeForm, record_forms
from models.progress import Progress, SilentProgress, stop_if_cancelled
from models.queries.rounds import RoundRows, list_forms, read_round_rows
from models.round_records import AskedUnit
from models.rules.round_rows import has_rows
from models.rules.round_stamp import FormStamp
from models.store.workspace import Workspace
from models.vocabulary import AskedKind
from reports.content.return_form import compose_return_form
from reports.file_names import unique_file_names
from reports.file_sets import replace_files, replace_zip
from reports.form_delivery import (
    ZIP,
    Delivery,
    note_delivery,
    noted_digests,
    unrecorded_deliveries,
)
from reports.workbooks.return_forms import as_written, write_return_form

_MOST_NAMED = 5


class NoFormsError(UserError):
    """Raised when no unit of a round has a row to report on; look at the round's units."""


class ForeignFileInTheWayError(UserError):
    """Raised when a form would replace a file that is not a form as it went out."""


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """One form that was written."""

    unit: str
    file_name: str
    tasks: int
    items: int
    sha256: str


@dataclass(frozen=True, slots=True)
class WrittenForms:
    """What was made.

    Attributes:
        target: the folder or the archive.
        without_rows: units that have nothing to report on and so got no form.
        unresolved: printed words in the rows that stand for no known unit.
    """

    target: Path
    forms: tuple[WrittenForm, ...]
    without_rows: tuple[str, ...]
    unresolved: tuple[str, ...]
    changes: Changes


def make_forms(
    workspace: Workspace,
    round_id: str,
    target: Path,
    *,
    office: str,
    progress: Progress | None = None,
) -> WrittenForms:
    """Write one form per unit into a folder, or into one archive where ``target`` ends with .zip.

    All are written and kept as sent, or none; what a stop in between leaves is told by
    ``reports.form_delivery``.

    Raises:
        NoFormsError: no unit has a row.
        ForeignFileInTheWayError: the folder holds a file of the same name that is not ours, or
            was filled in: it may be what a unit sent back.
        FileNotWrittenError: the target is not allowed, open elsewhere, or the disk is full.
        Cancelled: the person stopped it; nothing was written.
    """
    workspace.refuse_when_read_only()
    with workspace.reading() as connection:
        told = read_round_rows(connection, round_id)
    kinds = {ask.kind for ask in told.round.asks}
    asked = [one for one in told.asked if has_rows(told.rows[one.unit_id], kinds)]
    idle = tuple(told.units[one.unit_id].name for one in told.asked if one not in asked)
    if not asked:
        raise NoFormsError("这个批次的单位都没有要报的任务或事项，没有生成报送表。请修改批次。")
    watched = progress or SilentProgress()
    made, contents = _compose(told, asked, target, office, watched)
    if target.suffix.lower() != ZIP:
        _refuse_foreign_files(workspace, round_id, target, list(contents))
    digests = {form.file_name: form.sha256 for form in made}
    note_delivery(workspace, Delivery(round_id, told.round.name, str(target.absolute()), digests))
    try:
        changes = record_forms(
            workspace,
            round_id=round_id,
            forms=made,
            deliver=lambda: _deliver(target, contents, watched),
            notices=tuple(filter(None, ["".join(notices_of(idle, told.unresolved))])),
        )
    finally:
        unrecorded_deliveries(workspace)
    forms = tuple(_written(told, form) for form in made)
    return WrittenForms(target, forms, idle, told.unresolved, changes)


def notices_of(without_rows: Sequence[str], unresolved: Sequence[str]) -> tuple[str, ...]:
    """Return what a person should know: units without a form, words that stand for nobody."""
    found = []
    if without_rows:
        found.append(f"{_named(without_rows)}没有要报的任务或事项，没有生成报送表。")
    if unresolved:
        found.append(f"{_named(unresolved)}还不知道指哪些单位，写给它们的任务和事项没有分到单位。")
    return tuple(found)


def _named(names: Sequence[str]) -> str:
    more = f"等 {len(names)} 个" if len(names) > _MOST_NAMED else ""
    return "、".join(f"“{name}”" for name in names[:_MOST_NAMED]) + more


def _compose(
    told: RoundRows, asked: Sequence[AskedUnit], target: Path, office: str, progress: Progress
) -> tuple[list[MadeForm], dict[str, bytes]]:
    units = [told.units[one.unit_id] for one in asked]
    names = unique_file_names([f"{unit.name}_{told.round.name}" for unit in units], ".xlsx")
    made: list[MadeForm] = []
    contents: dict[str, bytes] = {}
    for done, (unit, name) in enumerate(zip(units, names, strict=True)):
        stop_if_cancelled(progress)
        progress.report(f"正在生成“{unit.name}”的报送表", done, len(units))
        stamp = FormStamp(new_key(), told.round.id, unit.id, told.round.period)
        form = as_written(
            compose_return_form(told.round, unit, told.rows[unit.id], stamp, office=office)
        )
        contents[name] = write_return_form(form)
        sha256 = hashlib.sha256(contents[name]).hexdigest()
        made.append(MadeForm(stamp, name, str(target.absolute()), sha256, form.rows))
    stop_if_cancelled(progress)
    progress.report("正在保存报送表", len(units), len(units))
    return made, contents


def _refuse_foreign_files(
    workspace: Workspace, round_id: str, folder: Path, names: Sequence[str]
) -> None:
    """Only a form as it went out may be replaced: a filled-in one holds somebody's words."""
    ours = {form.sha256 for form in list_forms(workspace, round_id)} | noted_digests(workspace)
    for name in names:
        path = folder / name
        if not path.is_file():
            continue
        try:
            is_ours = hashlib.sha256(path.read_bytes()).hexdigest() in ours
        except OSError:
            is_ours = False
        if not is_ours:
            raise ForeignFileInTheWayError(
                f"“{folder.name}”里已有“{name}”，而且不是程序生成的原样，可能是单位填过的。"
                "它没有改动，也没有生成任何报送表。请换一个文件夹。"
            )


def _deliver(target: Path, contents: Mapping[str, bytes], progress: Progress) -> None:
    if target.suffix.lower() == ZIP:
        replace_zip(target, contents)
    else:
        replace_files(target, contents)
    progress.report("正在记入台账", len(contents), len(contents))


def _written(told: RoundRows, form: MadeForm) -> WrittenForm:
    counts = {kind: sum(row.kind is kind for row in form.rows) for kind in AskedKind}
    return WrittenForm(
        told.units[form.stamp.unit].name,
        form.file_name,
        counts[AskedKind.TASKS],
        counts[AskedKind.ITEMS],
        form.sha256,
    )
