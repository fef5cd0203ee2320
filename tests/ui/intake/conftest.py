"""A window on a ledger with one round, and replies written as units send them."""

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from models.operations.rounds import create_round
from models.queries.units import list_units
from models.round_records import AskedUnit, RoundAsk, RoundFields
from models.store.workspace import open_workspace
from models.vocabulary import AskedKind
from reports.round_forms import make_forms
from tests.ui.conftest import Desk
from ui.pages.intake import IntakePage

ROUND = "2024年10月报送"
UNITS = ("市司法局", "鄂城区", "华容区")

Reply = Callable[..., Path]


@pytest.fixture(scope="session")
def master_round(master_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a round whose forms went out, beside it; copied, never opened."""
    place = tmp_path_factory.mktemp("round")
    shutil.copytree(master_ledger, place / "workspace")
    with open_workspace(place / "workspace", operator="李晓明") as workspace:
        keys = {unit.name: unit.id for unit in list_units(workspace)}
        fields = RoundFields(
            ROUND,
            "2024-10",
            date(2024, 10, 18),
            (RoundAsk.whole(AskedKind.TASKS),),
            tuple(AskedUnit(keys[name]) for name in UNITS),
        )
        made = create_round(workspace, fields=fields, today=date(2024, 10, 8))
        make_forms(workspace, made.record_ids[0], place / "forms", office="市优化办")
    return place


@pytest.fixture
def ledger(master_round: Path, tmp_path: Path) -> Path:
    """A workspace of the test's own with the round."""
    return Path(shutil.copytree(master_round / "workspace", tmp_path / "workspace"))


@pytest.fixture
def reply(master_round: Path, tmp_path: Path) -> Reply:
    """Write what a unit sends back: its form with some cells filled in."""

    def write(unit: str, cells: Mapping[str, str | float], name: str = "") -> Path:
        form = f"{unit}_{ROUND}.xlsx"
        book = load_workbook(master_round / "forms" / form)
        for address, value in cells.items():
            book.worksheets[0][address] = value
        path = tmp_path / "replies" / (name or form)
        path.parent.mkdir(exist_ok=True)
        book.save(path)
        return path

    return write


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> IntakePage:
    """The page with the round in hand."""
    return open_page(desk, qtbot)


def open_page(desk: Desk, qtbot: QtBot) -> IntakePage:
    """Open the page 收报 and wait until it is read."""
    desk.window.open_page("intake")
    desk.settle(qtbot)
    shown = desk.window.page
    assert isinstance(shown, IntakePage)
    return shown


@pytest.fixture
def unit_id(desk: Desk, qtbot: QtBot) -> str:
    """The key of 市司法局."""
    return next(unit.id for unit in desk.read(list_units, qtbot) if unit.name == "市司法局")
