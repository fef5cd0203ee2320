"""What an earlier version of a unit's file says and a later one does not: told, never lost.

A later file takes the place of an earlier one that was not taken in yet; where it says less, a
person must see that before the earlier words are forgotten.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from models.intake_records import WAITING, ReceivedRow, ReceivedState
from models.issues import Severity
from models.progress import Progress
from models.queries.intake import latest_files, list_received
from models.returned import FoundIssue, ReturnedFile
from models.rules.intake_diff import ChangedCell, diff_versions
from models.rules.intake_sender import Sender
from models.store.workspace import Workspace
from reports.incoming.grid import GridFile
from reports.incoming.grids.opening import GridRefusal, open_grids
from reports.intake_originals import open_received
from reports.intake_reading import ExaminedFile, IntakeReader

_MOST_NAMED = 50
_MOST_VERSIONS = 5
Whose = tuple[str, str]
LostQuestion = Callable[[ReceivedRow, ReturnedFile], str]


def tell_lost_words(
    workspace: Workspace,
    reader: IntakeReader,
    examined: Sequence[ExaminedFile],
    progress: Progress,
) -> list[ExaminedFile]:
    """Put files in question that leave out what an earlier, not yet accepted file of the unit said.

    Only units with such a file, or with several files among those examined, are looked at.
    """
    told = list(examined)
    versions = _versions(workspace, examined)
    earlier = [row for row, _places in versions if row]
    paths = [examined[place].source.path for _row, places in versions for place in places]
    # In one go: a child started for each file would take longer than reading it.
    with (
        closing(open_received(workspace, earlier, progress)) as originals,
        closing(open_grids(paths, progress)) as opened,
    ):
        for row, places in versions:
            before = reader.read(next(originals), _sender_of(row)) if row else None
            for place in places:
                now = _returned(reader, told[place], next(opened))
                if before is not None and now is not None:
                    told[place] = _with_lost_words(told[place], before, now)
                before = now or before
            _tell_older(told, places)
    return told


def oldest_first(examined: Sequence[ExaminedFile]) -> list[int]:
    """Return the places of files in the order in which they were saved (H34).

    The order of names says nothing: 修改稿 comes after 终稿 in a folder.
    """
    return sorted(range(len(examined)), key=lambda place: _saved_at(examined[place].source.path))


def _saved_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _tell_older(told: list[ExaminedFile], places: Sequence[int]) -> None:
    """Say of the file that counts which other ones of its unit came with it."""
    last = told[places[-1]]
    others = [told[place] for place in places[:-1]]
    names = [f"“{one.source.name}”" for one in others if one.arrived.sha256 != last.arrived.sha256]
    if names:
        said = (
            f"同一单位这次来了 {len(names) + 1} 份不同的文件，以保存时间最晚的这一份为准，"
            f"{'、'.join(names[:_MOST_VERSIONS])}留作旧版。请核对。"
        )
        issue = FoundIssue("", "", said)
        told[places[-1]] = replace(last, issues=(*last.issues, issue))


@contextmanager
def earlier_versions(
    workspace: Workspace, files: Sequence[ReceivedRow], progress: Progress
) -> Iterator[LostQuestion]:
    """Give what says that a file says less than the one it took the place of, "" if it does not.

    It is asked about ``files`` in their order, as the earlier ones are opened in one go. One that
    was taken in before is no matter: its words are in the ledger.
    """
    rows: dict[str | None, ReceivedRow] = {}
    for round_id in dict.fromkeys(file.round_id for file in files):
        for row in list_received(workspace, round_id):
            if row.state is ReceivedState.SUPERSEDED:
                rows.setdefault(row.superseded_by, row)
    earlier = [rows[file.id] for file in files if file.id in rows]
    reader = IntakeReader(workspace)
    with closing(open_received(workspace, earlier, progress)) as originals:

        def lost_question(received: ReceivedRow, returned: ReturnedFile) -> str:
            row = rows.get(received.id)
            if row is None:
                return ""
            return _reason(_lost(reader.read(next(originals), _sender_of(row)), returned))

        yield lost_question


def _by_unit(examined: Sequence[ExaminedFile]) -> Mapping[Whose, list[int]]:
    found: dict[Whose, list[int]] = {}
    for place in oldest_first(examined):
        one = examined[place]
        is_report = one.arrived.state is not ReceivedState.REFUSED and one.arrived.unit_id
        if is_report and one.sender.round_id:
            found.setdefault((one.sender.round_id, str(one.arrived.unit_id)), []).append(place)
    return found


def _versions(
    workspace: Workspace, examined: Sequence[ExaminedFile]
) -> list[tuple[ReceivedRow | None, list[int]]]:
    """Return the units with several versions: the one that waits, None without, and the places."""
    by_unit = _by_unit(examined)
    latest = {
        round_id: latest_files(list_received(workspace, round_id))
        for round_id in dict.fromkeys(round_id for round_id, _unit_id in by_unit)
    }
    found = []
    for (round_id, unit_id), places in by_unit.items():
        row = latest[round_id].get(unit_id)
        waiting = row if row is not None and row.state in WAITING else None
        if waiting or len(places) > 1:
            found.append((waiting, places))
    return found


def _sender_of(row: ReceivedRow) -> Sender:
    return Sender(row.round_id, row.unit_id, row.form_id or None)


def _returned(
    reader: IntakeReader, examined: ExaminedFile, opened: GridFile | GridRefusal
) -> ReturnedFile | None:
    if isinstance(opened, GridRefusal):
        return None
    return reader.read(replace(opened, name=examined.source.name), examined.sender)


def _with_lost_words(
    examined: ExaminedFile, before: ReturnedFile, now: ReturnedFile
) -> ExaminedFile:
    lost = _lost(before, now)
    if not lost:
        return examined
    issues = [
        FoundIssue(
            cell.sheet,
            cell.address,
            f"上一版“{before.name}”的“{cell.heading}”写着“{cell.before}”，这一版没有。"
            "上一版还没有入库，文件仍保存着；请核对以哪一版为准。",
            Severity.ERROR,
        )
        for cell in lost[:_MOST_NAMED]
    ]
    arrived = replace(
        examined.arrived,
        state=ReceivedState.QUESTION,
        reason="，".join(filter(None, (examined.arrived.reason, _reason(lost)))),
    )
    return replace(examined, arrived=arrived, issues=(*issues, *examined.issues))


def _lost(before: ReturnedFile, now: ReturnedFile) -> list[ChangedCell]:
    return [cell for cell in diff_versions(before, now) if cell.before and not cell.after]


def _reason(lost: Sequence[ChangedCell]) -> str:
    return f"比上一版少了 {len(lost)} 处内容" if lost else ""
