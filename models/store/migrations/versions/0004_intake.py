"""Files that came back, what units reported, answers and batches. Only adds tables."""

from pathlib import Path

from models.store.migrate import run_statements

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the new tables."""
    run_statements(Path(__file__).with_suffix(".sql"))
