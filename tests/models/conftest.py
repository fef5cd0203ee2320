"""A fresh workspace for every test that asks for one."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.store.workspace import Workspace
from tests.builders import new_workspace
from tests.models.replies import sent_round, units_of


@pytest.fixture(scope="session")
def closed_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one new, closed workspace; making it for every test would take most of their time."""
    with new_workspace(tmp_path_factory.mktemp("template")) as made:
        return made.path


@pytest.fixture
def workspace(closed_workspace: Path, tmp_path: Path) -> Iterator[Workspace]:
    """Open a fresh workspace and close it afterwards."""
    shutil.copytree(closed_workspace, tmp_path / "workspace")
    with new_workspace(tmp_path) as opened:
        yield opened


@pytest.fixture
def round_id(workspace: Workspace) -> str:
    """A round of five areas that was sent out."""
    return sent_round(workspace)


@pytest.fixture
def unit_id(workspace: Workspace, round_id: str) -> str:
    """The first of its units."""
    return units_of(workspace, round_id)[0]
