"""What the tests of dialogs share: a document nobody has stored, with every kind of name."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.queries.units import list_units
from models.records import UnitRow
from tests.ui.conftest import Desk
from ui.dialogs.import_journey import ImportJourney
from ui.dialogs.import_review import ImportReview

TEXT = """鄂州市人民政府办公室关于印发2025年营商环境重点工作的通知

鄂州政办发〔2025〕7号

各区人民政府，市直各有关单位：

  一、主要任务

  1. 推进水电气联合报装。一站受理。（牵头单位：市住建局；责任单位：市水务集团；完成时限：6月底前）

  2. 开展惠企政策直达。免申即享。(牵头单位：市财政金融局；责任单位：各区；完成时限：2025年9月30日)

  鄂州市人民政府办公室
  2025年2月18日
"""


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    """A plan of two tasks: 市水务集团 is new, 市财政金融局 is near to a registered unit."""
    path = tmp_path / "方案.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def journey(desk: Desk) -> ImportJourney:
    return desk.window.findChildren(ImportJourney)[0]


def next_review(desk: Desk, qtbot: QtBot) -> ImportReview:
    qtbot.waitUntil(lambda: journey(desk).review is not None, timeout=10_000)
    desk.settle(qtbot)
    review = journey(desk).review
    assert review is not None
    return review


def units_by_name(desk: Desk, qtbot: QtBot) -> dict[str, UnitRow]:
    """All units of the ledger by name."""
    return {unit.name: unit for unit in desk.read(list_units, qtbot)}
