"""A person who does anything in any order: versions, batches and undo still hold together."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from models.errors import UserError
from models.fields import fields_of
from models.history import new_key, redo, undo, undo_label
from models.intake_records import ReceivedState, ReportFields
from models.operations.intake import assign_file, dismiss_files, edit_report
from models.operations.intake_batches import undo_batch
from models.operations.tasks import edit_task
from models.queries.intake import COUNTING, list_batches, list_received, list_reports
from models.queries.tasks import list_tasks
from models.store.integrity import check_workspace
from models.store.workspace import Workspace
from models.vocabulary import AskedKind, TaskStatus
from tests.models.replies import received, sent_round, take_in, take_in_new, units_of
from tests.models.store.ledgers import content_of

STEPS = 25
SENDING = "生成"


class Person:
    """Does something with the files of two units."""

    def __init__(self, workspace: Workspace, round_id: str, seed: int) -> None:
        self.workspace = workspace
        self.round_id = round_id
        self.units = units_of(workspace, round_id)[:2]
        self.random = random.Random(seed)  # noqa: S311 - steps, not secrets

    def step(self) -> None:
        """Do one thing; what is refused with a sentence is no harm."""
        steps: list[Callable[[], object]] = [
            self._receive, self._receive, self._take, self._take, self._take_new, self._take_back,
            self._assign, self._dismiss, self._edit_status, self._correct_report,
            self._undo, lambda: redo(self.workspace),
        ]  # fmt: skip
        try:
            self.random.choice(steps)()
        except (UserError, IndexError):  # or nothing there to choose from
            return

    def _undo(self) -> None:
        if not undo_label(self.workspace).startswith(SENDING):
            undo(self.workspace)

    def _receive(self) -> None:
        unit, content = self.random.choice(self.units), self.random.choice("一二三四五")
        received(self.workspace, self.round_id, unit, content)

    def _take(self) -> None:
        file = self.random.choice(list_received(self.workspace, self.round_id))
        words = self.random.choice(("已办", "在办", "未办"))
        status = self.random.choice([status.label for status in TaskStatus])
        rows = self.random.randint(1, 3)
        take_in(self.workspace, file, {"progress": words, "status": status}, rows)

    def _take_new(self) -> None:
        file = self.random.choice(list_received(self.workspace, self.round_id))
        take_in_new(self.workspace, file, new_key())

    def _take_back(self) -> None:
        batch = self.random.choice(list_batches(self.workspace, self.round_id))
        undo_batch(self.workspace, batch_id=batch.id)

    def _assign(self) -> None:
        file = self.random.choice(list_received(self.workspace, self.round_id))
        unit = self.random.choice(self.units)
        assign_file(self.workspace, file_id=file.id, unit_id=unit)

    def _dismiss(self) -> None:
        file = self.random.choice(list_received(self.workspace, self.round_id))
        dismiss_files(self.workspace, file_ids=[file.id], reason="发错了")

    def _edit_status(self) -> None:
        task = self.random.choice(list_tasks(self.workspace))
        status = self.random.choice(list(TaskStatus))
        edit_task(self.workspace, task_id=task.id, fields=replace(fields_of(task), status=status))

    def _correct_report(self) -> None:
        task = self.random.choice(list_tasks(self.workspace))
        report = self.random.choice(list_reports(self.workspace, AskedKind.TASKS, task.id))
        edit_report(self.workspace, report_id=report.id, fields=ReportFields(progress="本办核"))


def require_consistent(workspace: Workspace, round_id: str) -> None:
    """Hold what must always hold of versions and batches."""
    files = list_received(workspace, round_id)
    holding = {one.id for one in list_batches(workspace, round_id) if one.undone_at is None}
    for file in files:
        assert (file.state is ReceivedState.ACCEPTED) == (file.batch_id in holding)
        assert (file.state is ReceivedState.SUPERSEDED) <= bool(file.superseded_by)
    counting = [
        (file.unit_id, file.version)
        for file in files
        if file.state in COUNTING and not file.superseded_by
    ]
    assert len({unit_id for unit_id, _ in counting}) == len(counting)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_a_person_does_the_intake_holds_together(workspace: Workspace, seed: int) -> None:
    round_id = sent_round(workspace)
    start = content_of(workspace)
    person = Person(workspace, round_id, seed)
    for _ in range(STEPS):
        person.step()
        require_consistent(workspace, round_id)
    assert check_workspace(workspace) == ()
    while not undo_label(workspace).startswith(SENDING):
        undo(workspace)
    assert content_of(workspace) == start
