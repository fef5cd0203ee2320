"""Totals that documents state of themselves (应有36项：市本级11项、鄂城区8项…)."""

import json
from collections.abc import Mapping

from sqlalchemy import select

from models.queries.units import Readable
from models.store import tables


def declared_groups(workspace: Readable) -> Mapping[str, Mapping[str, int]]:
    """Return, by document key and area, how many items the document says there are."""
    documents = tables.documents
    with workspace.reading() as connection:
        rows = connection.execute(select(documents.c.id, documents.c.declared)).all()
    return {document_id: _groups(stored) for document_id, stored in rows}


def _groups(stored: str) -> dict[str, int]:
    declared = json.loads(stored) if stored else {}
    groups = declared.get("groups", {})
    return {str(area): int(count) for area, count in groups.items()}
