"""``collect``: files that came back are received, and what needs no answer is taken in."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from models.intake_plan import RowState
from models.intake_records import ReceivedState
from models.issues import Severity
from models.queries.intake import find_received
from models.queries.rounds import find_round
from models.returned import FoundIssue
from models.store.workspace import Workspace
from reports.intake import Collected, CollectedFile, accept_safe, acceptable_files, collect
from ui.commands.existing import open_existing
from ui.commands.output import (
    EXIT_DONE,
    EXIT_OPEN_QUESTIONS,
    EXIT_REFUSED,
    print_json_list,
    print_line,
)
from ui.commands.papers import today

MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class CollectOrder:
    """What to collect.

    Attributes:
        round_name: the round it is for, "" to let each file say its own.
        accepts_safe: what needs no answer is taken into the ledger as well.
        as_of: the day of receiving, None for today.
    """

    paths: tuple[Path, ...]
    round_name: str
    accepts_safe: bool
    as_of: date | None


def run_collect(order: CollectOrder, data: Path, operator: str, *, as_json: bool) -> int:
    """Receive the files and say of each what became of it."""
    day = order.as_of or today()
    with open_existing(data, operator=operator) as workspace:
        round_id = find_round(workspace, order.round_name).id if order.round_name else None
        collected = collect(workspace, order.paths, round_id=round_id, today=day)
        files = collected.files
        if order.accepts_safe:
            files = _accepted(workspace, collected, day)
    if as_json:
        print_json_list(map(_file_as_json, files))
    else:
        for file in files:
            _print_file(file)
    return _exit_code(files)


def _accepted(workspace: Workspace, collected: Collected, day: date) -> tuple[CollectedFile, ...]:
    """Take in what needs no answer; return the files as they stand then."""
    batches = accept_safe(workspace, acceptable_files(workspace, collected), today=day)
    stale = {key: found for batch in batches for key, found in batch.stale.items()}
    return tuple(
        _as_it_stands(workspace, file, stale.get(file.file_id, ())) for file in collected.files
    )


def _as_it_stands(
    workspace: Workspace, file: CollectedFile, stale: Sequence[FoundIssue]
) -> CollectedFile:
    if not file.file_id or file.state is ReceivedState.REFUSED:
        return file
    row = find_received(workspace, file.file_id)
    if row.state is not ReceivedState.ACCEPTED:
        return file
    state = ReceivedState.QUESTION if row.has_questions else ReceivedState.ACCEPTED
    return replace(file, state=state, counts=row.counts, issues=(*file.issues, *stale))


def _exit_code(files: Sequence[CollectedFile]) -> int:
    states = {file.state for file in files}
    if states == {ReceivedState.REFUSED}:
        return EXIT_REFUSED
    if states & {ReceivedState.REFUSED, ReceivedState.QUESTION}:
        return EXIT_OPEN_QUESTIONS
    return EXIT_DONE


def _file_as_json(file: CollectedFile) -> dict[str, Any]:  # JSON objects hold values of any kind
    return {
        "file": file.name,
        "unit": file.unit,
        "round": file.round_name,
        "state": file.state.label,
        "rows": asdict(file.counts),
        "issues": [
            {"sheet": issue.sheet, "cell": issue.cell, "message": issue.message}
            for issue in file.issues
        ],
    }


def _print_file(file: CollectedFile) -> None:
    counts = asdict(file.counts)
    rows = "，".join(f"{state.label} {counts[state.value]}" for state in RowState)
    whose = f"（{file.unit}）" if file.unit else ""
    print_line(f"{file.name}{whose}：{file.state.label}，{rows}")
    for issue in file.issues[:MOST_TOLD]:
        place = f"“{issue.sheet}”{issue.cell}：" if issue.sheet else ""
        mark = "提示" if issue.severity is Severity.WARNING else "注意"
        print_line(f"  {mark}：{place}{issue.message}")
    if len(file.issues) > MOST_TOLD:
        print_line(f"  还有 {len(file.issues) - MOST_TOLD} 条，用 --json 可以看全。")
