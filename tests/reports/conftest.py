"""A fresh workspace for the tests that make documents from a ledger."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.store.workspace import Workspace
from tests.builders import new_workspace


@pytest.fixture
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Open a fresh workspace beside the folder of the test and close it afterwards."""
    with new_workspace(Path(tmp_path_factory.mktemp("ledger"))) as opened:
        yield opened
