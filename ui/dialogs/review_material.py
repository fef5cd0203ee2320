"""What a review needs of the ledger: which names are known, and whether the document is there."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.operations.accepting import role_names
from models.queries.documents import list_documents
from models.queries.units import list_groups, list_units, match_names
from models.reading import ReadDocument
from models.records import DocumentRow, GroupRow, RoleEntry, UnitRow
from models.rules.matching import UnitMatch
from models.store.workspace import Workspace
from models.vocabulary import Role


@dataclass(frozen=True, slots=True)
class ReviewMaterial:
    """Answers of the ledger.

    Attributes:
        matches: one for each printed name in a role.
        twin: the document stored already under the same number or with the same content.
    """

    matches: tuple[UnitMatch, ...]
    units: tuple[UnitRow, ...]
    groups: tuple[GroupRow, ...]
    twin: DocumentRow | None

    def known(self) -> dict[str, RoleEntry]:
        """Return an entry for each printed name that is known, in any role."""
        members = {group.id: group.member_ids for group in self.groups}
        return {
            match.printed: RoleEntry(
                Role.RESPONSIBLE,
                match.printed,
                match.unit_id,
                match.group_id,
                members.get(match.group_id or "", ()),
            )
            for match in self.matches
            if match.unit_id or match.group_id
        }


def read_material(workspace: Workspace, read: ReadDocument) -> ReviewMaterial:
    """Ask the ledger about a document that was read; runs on the database thread."""
    return ReviewMaterial(
        matches=match_names(workspace, role_names(read)),
        units=list_units(workspace),
        groups=list_groups(workspace),
        twin=_twin(list_documents(workspace), read),
    )


def _twin(stored: Sequence[DocumentRow], read: ReadDocument) -> DocumentRow | None:
    return next(
        (
            row
            for row in stored
            if (read.number and row.number == read.number)
            or (read.source_sha256 and row.source_sha256 == read.source_sha256)
        ),
        None,
    )
