"""The ledger as of version 0.1.0."""

from pathlib import Path

from models.store.migrate import run_statements

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create all tables, indexes and triggers."""
    run_statements(Path(__file__).with_suffix(".sql"))
