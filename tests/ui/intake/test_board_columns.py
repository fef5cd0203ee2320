"""What stands on the board can be read whole."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.intake_records import ReceivedState
from models.round_records import BoardRow
from tests.ui.intake.plans import received_row
from ui import theme
from ui.dressing import dress
from ui.pages.intake_board import BoardCard
from ui.tables.intake_columns import BOARD_COLUMNS
from ui.theme import TextSize

PLACE = next(place for place, column in enumerate(BOARD_COLUMNS) if column.key == "state")


def picture_of_state(card: BoardCard, size: QRect) -> QImage:
    cell = card.table.visualRect(card.model.index(0, PLACE))
    return card.table.viewport().grab(QRect(cell.topLeft(), size.size())).toImage()


@pytest.mark.parametrize("size", [TextSize.NORMAL, TextSize.LARGEST])
def test_the_longest_state_is_not_cut(size: TextSize, qapp: QApplication, qtbot: QtBot) -> None:
    dress(qapp, theme.Look(theme.LIGHT, size))
    file = replace(
        received_row(state=ReceivedState.ACCEPTED), reason="还有 1 行有疑问", is_late=True
    )
    card = BoardCard()
    qtbot.addWidget(card)
    card.resize(1400, 400)
    card.show_board((BoardRow("unit-1", "市司法局", "", 3, 0, received=file),))
    card.show()
    cell = card.table.visualRect(card.model.index(0, PLACE))
    as_it_comes = picture_of_state(card, cell)
    card.table.setColumnWidth(PLACE, 2 * cell.width())
    assert picture_of_state(card, cell) == as_it_comes
