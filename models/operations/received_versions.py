"""Which file of a unit counts in a round: versions, and which took the place of which."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from sqlalchemy import select

from models.history import Recorder, new_key
from models.intake_records import ArrivedFile, ReceivedState, RowCounts
from models.queries.intake import COUNTING
from models.store import tables
from models.store.rows import StoredRow

Stored = dict[str, object]
_COUNTING = frozenset(state.value for state in COUNTING)


class ReceivedVersions:
    """The files of one round while some are entered or withdrawn; ``write`` stores the outcome."""

    def __init__(self, recorder: Recorder, round_id: str) -> None:
        self._recorder = recorder
        self._round_id = round_id
        files = tables.received_files
        stored = recorder.connection.execute(select(files).where(files.c.round_id == round_id))
        self._rows: dict[str, Stored] = {row["id"]: dict(row) for row in stored.mappings()}
        self._before = {key: dict(row) for key, row in self._rows.items()}
        self._forms = self._known_forms()

    def same_content(self, file: ArrivedFile) -> str | None:
        """Return the key of the file with this content; one that was refused may come again."""
        is_refused = file.state is ReceivedState.REFUSED
        for key, row in self._rows.items():
            if row["sha256"] == file.sha256 and (is_refused or not _is_refused(row)):
                return key
        return None

    def enter(self, file: ArrivedFile, today: date) -> str:
        """Enter a file as the next version of its unit and return its key."""
        key = new_key()
        row: Stored = {
            "id": key,
            "round_id": self._round_id,
            "unit_id": file.unit_id,
            "form_id": file.form_id if file.form_id in self._forms else None,
            "file_name": file.name,
            "sha256": file.sha256,
            "size": file.size,
            "version": self._next_version(file.unit_id),
            "state": file.state.value,
            **count_columns(file.counts),
            "reason": file.reason,
            "received_on": today.isoformat(),
            "received_by": self._recorder.operator,
            "received_at": self._recorder.now,
            "superseded_by": None,
            "batch_id": None,
        }
        self._supersede_earlier(row)
        self._rows[key] = row
        return key

    def move_in(self, file_id: str, unit_id: str) -> None:
        """Make a file, of this round or another, the next version of a unit of this round."""
        files = tables.received_files
        stored = self._recorder.connection.execute(select(files).where(files.c.id == file_id))
        row = dict(stored.mappings().one())
        self._before[file_id] = dict(row)
        self._rows.pop(file_id, None)
        row |= {
            "round_id": self._round_id,
            "unit_id": unit_id,
            "version": self._next_version(unit_id),
            "form_id": row["form_id"] if row["form_id"] in self._forms else None,
        }
        self._supersede_earlier(row)
        self._rows[file_id] = row

    def withdraw(self, file_id: str) -> None:
        """Take a file out of the order of versions: what it had replaced counts again."""
        successor = self._rows[file_id]["superseded_by"]
        for row in self._rows.values():
            if row["superseded_by"] == file_id:
                row["superseded_by"] = successor
                if successor is None and row["state"] == ReceivedState.SUPERSEDED.value:
                    row["state"] = open_state(row).value
        self._rows[file_id]["superseded_by"] = None

    def write(self) -> None:
        """Store what has changed."""
        new = [row for key, row in self._rows.items() if key not in self._before]
        self._recorder.insert(tables.received_files, new)
        self._recorder.update_many(
            tables.received_files,
            {
                key: row
                for key, row in self._rows.items()
                if key in self._before and self._before[key] != row
            },
        )

    def _next_version(self, unit_id: str | None) -> int:
        return 1 + max((int(str(row["version"])) for row in self._of_unit(unit_id)), default=0)

    def _supersede_earlier(self, row: Stored) -> None:
        """A file that was taken in stays so; one that was not is replaced."""
        if row["state"] == ReceivedState.REFUSED.value:
            return
        for earlier in self._of_unit(row["unit_id"]):
            if earlier["superseded_by"] is None and earlier["state"] in _COUNTING:
                earlier["superseded_by"] = row["id"]
                if earlier["state"] != ReceivedState.ACCEPTED.value:
                    earlier["state"] = ReceivedState.SUPERSEDED.value

    def _of_unit(self, unit_id: object) -> Iterator[Stored]:
        for row in self._rows.values():
            if unit_id is not None and row["unit_id"] == unit_id and not _is_refused(row):
                yield row

    def _known_forms(self) -> frozenset[str]:
        forms = tables.return_forms
        query = select(forms.c.id).where(forms.c.round_id == self._round_id)
        return frozenset(self._recorder.connection.scalars(query))


def count_columns(counts: RowCounts) -> dict[str, int]:
    """Return counts as the columns of a received file."""
    return {f"{name}_rows": count for name, count in asdict(counts).items()}


def open_state(row: StoredRow) -> ReceivedState:
    """Return the state of a file that nobody has taken in: a reason means a question."""
    return ReceivedState.QUESTION if row["reason"] else ReceivedState.RECEIVED


def _is_refused(row: Stored) -> bool:
    return row["state"] == ReceivedState.REFUSED.value
