"""Who is to be reminded of a round (催报): read from the ledger; the words are in ``content``."""

from models.queries.rounds import list_board
from models.queries.units import list_units
from models.store.workspace import Workspace
from reports.content.reminder import RemindedUnit, reminded_units


def read_reminded(workspace: Workspace, round_id: str) -> tuple[RemindedUnit, ...]:
    """Return the units that have not sent or must correct, areas first.

    Raises:
        RecordGoneError: the round has been deleted.
    """
    units = {unit.id: unit for unit in list_units(workspace)}
    return reminded_units(list_board(workspace, round_id), units)
