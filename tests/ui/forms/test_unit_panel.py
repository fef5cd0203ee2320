"""One unit in its form."""

import pytest
from pytestqt.qtbot import QtBot

from models.queries.units import list_units
from models.records import ContactRow, UnitRow
from tests.ui.conftest import Desk
from tests.ui.typing_words import compose, type_words
from ui.pages.units import UnitsPage


@pytest.fixture
def units_page(desk: Desk, qtbot: QtBot) -> UnitsPage:
    """The page of units with 市司法局 in the panel."""
    desk.window.open_page("units")
    desk.settle(qtbot)
    page = desk.window.page
    assert isinstance(page, UnitsPage)
    page.table.choose(next(row.id for row in page.model.shown_rows() if row.name == "市司法局"))
    return page


def stored_unit(desk: Desk, qtbot: QtBot, name: str) -> UnitRow:
    return next(unit for unit in desk.read(list_units, qtbot) if unit.name == name)


def retype_name(page: UnitsPage, name: str) -> None:
    line = page.panel.form.field("简称").editor()
    page.panel.form.field("简称").show_value("")
    type_words(line, name)


def test_what_the_ledger_refuses_stays_in_the_form_with_the_reason(
    desk: Desk, units_page: UnitsPage, qtbot: QtBot
) -> None:
    retype_name(units_page, "市发改委")
    assert units_page.panel.save()
    desk.settle(qtbot)
    assert units_page.panel.form.field("简称").value() == "市发改委"
    assert units_page.panel.is_dirty()
    assert "市发改委" in units_page.panel.refusal()
    units_page.panel.discard()


def test_a_refused_record_is_brought_back_although_another_row_was_chosen(
    desk: Desk, units_page: UnitsPage, qtbot: QtBot
) -> None:
    retype_name(units_page, "市发改委")
    units_page.panel.save()
    units_page.table.choose(units_page.model.row_at(0).id)
    desk.settle(qtbot)
    chosen = units_page.table.chosen_row()
    assert chosen is not None
    assert chosen.name == "市司法局"
    assert units_page.panel.form.field("简称").value() == "市发改委"
    units_page.panel.discard()


def test_aliases_and_contacts_are_stored(desk: Desk, units_page: UnitsPage, qtbot: QtBot) -> None:
    form = units_page.panel.form
    form.field("别称").show_value(())
    type_words(form.field("别称").editor(), "市司法行政局、司法局")
    form.field("联系人").show_value((ContactRow("", "王敏", "科长", "0711-1234567"),))
    assert units_page.panel.save()
    desk.settle(qtbot)
    unit = stored_unit(desk, qtbot, "市司法局")
    assert unit.aliases == ("市司法行政局", "司法局")
    assert [(one.name, one.phone) for one in unit.contacts] == [("王敏", "0711-1234567")]


def test_composing_is_neither_cut_off_nor_counted(units_page: UnitsPage) -> None:
    line = units_page.panel.form.field("简称").editor()
    compose(line, "shi")
    assert not units_page.panel.is_dirty()
    type_words(line, "市")
    assert units_page.panel.form.field("简称").value() == "市市司法局"
    units_page.panel.discard()
