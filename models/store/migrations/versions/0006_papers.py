"""Papers, drafts and issued ones, and circulation profiles. Only adds tables."""

from pathlib import Path

from models.store.migrate import run_statements

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create the new tables."""
    run_statements(Path(__file__).with_suffix(".sql"))
