"""What the page 收报 reads of the ledger, and how it is put in words."""

from dataclasses import dataclass
from datetime import date

from models.intake_records import MissingReports, ReceivedRow, ReceivedState
from models.queries.intake import COUNTING, list_missing, list_received
from models.queries.rounds import list_board, list_rounds
from models.round_records import BoardRow, RoundRow
from models.rules.round_period import period_label
from models.store.workspace import Workspace
from ui.formatting import date_text, names_text
from ui.tables.intake_columns import NOT_OURS


@dataclass(frozen=True, slots=True)
class RoundsRead:
    """All rounds, and which units have not sent."""

    rounds: tuple[RoundRow, ...]
    missing: tuple[MissingReports, ...]


@dataclass(frozen=True, slots=True)
class BoardRead:
    """One round: its units with what came from each, and every file that came."""

    board: tuple[BoardRow, ...]
    received: tuple[ReceivedRow, ...]


def read_rounds(workspace: Workspace, today: date) -> RoundsRead:
    """Read all rounds and who has not sent; runs on the database's thread."""
    return RoundsRead(list_rounds(workspace), list_missing(workspace, today))


def read_board(workspace: Workspace, round_id: str) -> BoardRead:
    """Read one round with the files that came; runs on the database's thread."""
    return BoardRead(list_board(workspace, round_id), list_received(workspace, round_id))


def to_be_placed(received: tuple[ReceivedRow, ...]) -> tuple[ReceivedRow, ...]:
    """Return the files a person must look at first: whose they are, or why they were refused.

    A refusal is settled when a person decided it, or a later file of the unit or of that name came.
    """
    counting = [row for row in received if row.state in COUNTING]
    unknown = [row for row in counting if row.unit_id is None]
    refused = [row for row in received if row.state is ReceivedState.REFUSED]
    return (*unknown, *(row for row in refused if not _is_settled(row, counting)))


def _is_settled(refused: ReceivedRow, counting: list[ReceivedRow]) -> bool:
    if refused.reason == NOT_OURS:
        return True
    later = [row for row in counting if row.received_at > refused.received_at]
    names = {row.file_name for row in later}
    units = {row.unit_id for row in later if row.unit_id}
    return refused.file_name in names or refused.unit_id in units


def facts_of(row: RoundRow) -> str:
    """Return period, last day, what is asked and how many forms were made, in one line."""
    asked = names_text([ask.kind.label for ask in row.asks])
    with_ended = "，含已办结" if row.with_ended else ""
    period = period_label(row.period)
    facts = [
        *([] if period in row.name else [period]),
        f"{date_text(row.due_on)} 截止",
        f"报{asked}{with_ended}",
        f"已生成 {row.form_count}/{row.unit_count} 份",
    ]
    return " · ".join(facts)
