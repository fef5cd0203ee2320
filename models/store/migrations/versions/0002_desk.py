"""The desk: days of the working calendar and saved views. Only adds tables."""

from pathlib import Path

from models.store.migrate import run_statements

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the new tables."""
    run_statements(Path(__file__).with_suffix(".sql"))
