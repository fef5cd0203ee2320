"""Reporting rounds, who is asked, and what was sent. Only adds tables."""

from pathlib import Path

from models.store.migrate import run_statements

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the new tables."""
    run_statements(Path(__file__).with_suffix(".sql"))
