"""Which of a reader's warnings a person has looked at. Only adds a table."""

from pathlib import Path

from models.store.migrate import run_statements

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the new table."""
    run_statements(Path(__file__).with_suffix(".sql"))
