"""A fresh workspace for every test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.store.workspace import Workspace
from tests.builders import new_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Open a fresh workspace and close it afterwards."""
    with new_workspace(tmp_path) as opened:
        yield opened
