"""``read`` and ``import``: from a file to a reading, from a reading to the ledger."""

from dataclasses import dataclass
from pathlib import Path

from models.errors import UserError
from models.operations.documents import accept_document
from models.store.workspace import Workspace, open_workspace
from reports.incoming.reading import read_file
from ui.commands.output import (
    EXIT_DONE,
    EXIT_OPEN_QUESTIONS,
    EXIT_REFUSED,
    print_json,
    print_line,
    reading_as_json,
    reading_as_text,
)


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of one file: counts and questions, or the reason it was refused."""

    file: Path
    kind: str = ""
    tasks: int = 0
    items: int = 0
    open_questions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    refused: str = ""


def run_read(file: Path, *, as_json: bool) -> int:
    """Show what a file says; nothing is stored."""
    read = read_file(file)
    if as_json:
        print_json(reading_as_json(read))
    else:
        print_line(reading_as_text(read))
    return EXIT_DONE


def run_import(files: list[Path], data: Path, operator: str, *, as_json: bool) -> int:
    """Store each file that can be read, and list what a person has still to decide."""
    with open_workspace(data, operator=operator) as workspace:
        outcomes = [import_file(workspace, file) for file in files]
    if as_json:
        print_json({"files": [_outcome_as_json(outcome) for outcome in outcomes]})
    else:
        for outcome in outcomes:
            print_line(outcome_as_text(outcome))
    return _exit_code(outcomes)


def import_file(workspace: Workspace, file: Path) -> ImportOutcome:
    """Read one file and store it in one transaction; a refusal is part of the outcome."""
    try:
        read = read_file(file)
        changes = accept_document(workspace, read=read, source=file)
    except UserError as refusal:
        return ImportOutcome(file, refused=str(refusal))
    return ImportOutcome(
        file,
        kind=read.kind.label,
        tasks=len(read.tasks),
        items=len(read.items),
        open_questions=changes.open_questions,
        warnings=tuple(warning.message for warning in read.warnings),
    )


def outcome_as_text(outcome: ImportOutcome) -> str:
    """Return the outcome of one file for a person."""
    if outcome.refused:
        return f"{outcome.file.name}：未入库。{outcome.refused}"
    summary = (
        f"{outcome.file.name}：{outcome.kind}，重点任务 {outcome.tasks} 项、"
        f"改革事项 {outcome.items} 项已入库；提示 {len(outcome.warnings)} 条，"
        f"待确认 {len(outcome.open_questions)} 个。"
    )
    lines = [summary]
    lines += [f"  提示：{warning}" for warning in outcome.warnings]
    lines += [f"  待确认：{question}" for question in outcome.open_questions]
    return "\n".join(lines)


def _outcome_as_json(outcome: ImportOutcome) -> dict[str, object]:
    return {
        "file": str(outcome.file),
        "kind": outcome.kind,
        "tasks": outcome.tasks,
        "items": outcome.items,
        "open_questions": list(outcome.open_questions),
        "warnings": list(outcome.warnings),
        "refused": outcome.refused or None,
    }


def _exit_code(outcomes: list[ImportOutcome]) -> int:
    if all(outcome.refused for outcome in outcomes):
        return EXIT_REFUSED
    if any(outcome.refused or outcome.open_questions for outcome in outcomes):
        return EXIT_OPEN_QUESTIONS
    return EXIT_DONE
