"""A ledger with a round that was sent out, and replies to it as plans: for the tests of intake."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from models.fields import TaskFields
from models.history import new_key
from models.intake_plan import (
    FilePlan,
    MergeBase,
    NewRecord,
    PlannedCell,
    PlannedRow,
    RowState,
    Verdict,
)
from models.intake_records import ArrivedFile, ReceivedRow
from models.operations.documents import accept_document
from models.operations.intake import receive_files
from models.operations.intake_accept import AcceptedBatch, AcceptedFile, accept_files
from models.operations.rounds import MadeForm, create_round, record_forms
from models.queries.intake_base import MergeBases
from models.queries.rounds import list_board, list_forms
from models.queries.tasks import list_tasks
from models.queries.units import list_groups, list_units
from models.records import RoleEntry
from models.round_records import RoundAsk, RoundFields, SentRow, SentValue
from models.rules.round_rows import expand_words
from models.rules.round_stamp import FormStamp
from models.store.evidence import keep_file
from models.store.workspace import Workspace
from models.vocabulary import AskedKind, ReportColumn, Role
from tests.builders import plan_of

TODAY = date(2024, 7, 3)
DUE = date(2024, 7, 5)
NAME = "6月调度"
ADDED = "区级自选改革"
DONE = {"status": "已完成", "progress": "已印发"}
Values = Mapping[str, SentValue]


def sent_round(workspace: Workspace, *, tasks: int = 3, words: Sequence[str] = ("各区",)) -> str:
    """Take in a plan, open a round and send a form to each of its units; return the round."""
    accept_document(workspace, read=plan_of(tasks))
    return send_round(workspace, words)


def send_round(workspace: Workspace, words: Sequence[str] = ("各区",)) -> str:
    """Open a round about what is in the ledger and send a form to each unit; return the round."""
    asked, problems = expand_words(words, list_units(workspace), list_groups(workspace))
    assert problems == ()
    asks = tuple(RoundAsk.whole(kind) for kind in AskedKind)
    fields = RoundFields(NAME, "2024-06", DUE, asks, asked)
    round_id = create_round(workspace, fields=fields, today=TODAY).record_ids[0]
    send_forms(workspace, round_id)
    return round_id


def send_forms(workspace: Workspace, round_id: str) -> None:
    """Send each unit of a round what it would be asked about today."""
    forms, bases = [], MergeBases(workspace, round_id)
    for board in list_board(workspace, round_id):
        base = bases.read(unit_id=board.unit_id, form_id=None)
        rows = tuple(
            SentRow(kind, f"key-{record_id}", record_id, dict(content))
            for (kind, record_id), content in base.here.items()
        )
        stamp = FormStamp(new_key(), round_id, board.unit_id, "2024-06")
        forms.append(MadeForm(stamp, f"{board.unit}_{NAME}.xlsx", "outbox", "f" * 64, rows))
    record_forms(workspace, round_id=round_id, forms=forms, deliver=lambda: None)


def units_of(workspace: Workspace, round_id: str) -> list[str]:
    """Return the units of a round in protocol order."""
    return [row.unit_id for row in list_board(workspace, round_id)]


def arrived(
    workspace: Workspace, round_id: str, unit_id: str | None, content: str = "一"
) -> ArrivedFile:
    """Keep a file of a unit as it came and return what is known of it."""
    folder = workspace.path / "drafts"
    source = Path(folder, f"{content}.xlsx")
    source.write_text(f"{content} {unit_id}", encoding="utf-8")
    kept = keep_file(workspace.evidence_dir, source)
    form = next((one.id for one in list_forms(workspace, round_id) if one.unit_id == unit_id), None)
    return ArrivedFile(kept.name, kept.sha256, kept.size, unit_id, form)


def received(workspace: Workspace, round_id: str, unit_id: str, content: str = "一") -> ReceivedRow:
    """Receive one file of a unit."""
    file = arrived(workspace, round_id, unit_id, content)
    return receive_files(workspace, round_id=round_id, files=[file], today=TODAY).files[0]


def base_of(workspace: Workspace, file: ReceivedRow) -> MergeBase:
    """Return what a received file is compared with."""
    bases = MergeBases(workspace, file.round_id)
    return bases.read(unit_id=file.unit_id or "", form_id=file.form_id)


def reply(base: MergeBase, values: Values, rows: int = 1) -> FilePlan:
    """Return the plan of a file that says ``values`` in its first ``rows`` rows."""
    planned = []
    for number, sent in enumerate(base.sent[:rows], start=5):
        before = {**sent.content, **base.said.get(sent.record, {})}
        here = base.here[sent.record]
        cells = tuple(
            PlannedCell(
                column,
                ReportColumn(column).label,
                before.get(column),
                here.get(column),
                value,
                str(value),
                f"F{number}",
                Verdict.SAME if value == here.get(column) else Verdict.TAKE,
            )
            for column, value in values.items()
        )
        is_same = all(cell.verdict is Verdict.SAME for cell in cells)
        state = RowState.SAME if is_same else RowState.CHANGED
        title = base.titles[sent.record][1]
        planned.append(
            PlannedRow(sent.kind, sent.record_id, title, "重点任务", number, state, cells)
        )
    return FilePlan(tuple(planned), (), ())


def take_in(
    workspace: Workspace, file: ReceivedRow, values: Values = DONE, rows: int = 1
) -> AcceptedBatch:
    """Take in one file that says ``values`` in its first ``rows`` rows."""
    plan = reply(base_of(workspace, file), values, rows)
    return accept_files(
        workspace,
        round_id=file.round_id,
        files=[AcceptedFile(file.id, plan)],
        today=TODAY,
    )


def take_in_new(
    workspace: Workspace, file: ReceivedRow, record_id: str = "t-new", **changes: object
) -> AcceptedBatch:
    """Take in a row the unit added, as a new task of the plan."""
    before = list_tasks(workspace)[0]
    roles = (RoleEntry(Role.RESPONSIBLE, file.unit, unit_id=file.unit_id),)
    usual = TaskFields(ADDED, roles=roles, note="由单位报送", document_id=before.document_id)
    fields = replace(usual, **changes)  # type: ignore[arg-type]  # fields by name
    cells = tuple(
        PlannedCell(column, column, here, here, theirs, theirs, address, Verdict.TAKE)
        for column, here, theirs, address in (
            ("status", "未启动", "推进中", "F9"),
            ("progress", None, "已启动", "G9"),
        )
    )
    row = PlannedRow(AskedKind.TASKS, record_id, ADDED, "重点任务", 9, RowState.CHANGED, cells)
    taken = frozenset({(row.place, "status"), (row.place, "progress")})
    one = AcceptedFile(
        file.id, FilePlan((row,), (), ()), taken, new_records=(NewRecord(record_id, fields),)
    )
    return accept_files(workspace, round_id=file.round_id, files=[one], today=TODAY)
