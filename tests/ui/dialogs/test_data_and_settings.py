"""Backups, settings and exports from their dialogs."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from models.operations.tasks import delete_tasks
from models.paths import settings_path
from models.queries.tasks import list_tasks
from models.records import TaskRow
from models.settings import load_settings
from tests.ui.conftest import Desk
from tests.ui.typing_words import type_words
from ui import theme
from ui.dialogs.backups import BackupsDialog
from ui.dialogs.export import ExportDialog
from ui.dialogs.settings import SettingsDialog
from ui.exports import Exports
from ui.housekeeping import Housekeeping


def housekeeping(desk: Desk) -> Housekeeping:
    return desk.window.findChildren(Housekeeping)[0]


def tasks_of(desk: Desk, qtbot: QtBot) -> tuple[TaskRow, ...]:
    return desk.read(list_tasks, qtbot)


@pytest.fixture
def data_dialog(desk: Desk, qtbot: QtBot) -> BackupsDialog:
    """The dialog of backups."""
    desk.window.actions_by_name["data"].trigger()
    desk.settle(qtbot)
    dialog = housekeeping(desk).data_dialog
    assert dialog is not None
    return dialog


def test_a_backup_taken_now_is_listed_first(
    desk: Desk, data_dialog: BackupsDialog, qtbot: QtBot
) -> None:
    before = data_dialog.model.total
    data_dialog.back_up_button.click()
    desk.settle(qtbot)
    assert data_dialog.model.total == before + 1
    assert data_dialog.model.row_at(0).reason == "manual"
    data_dialog.reject()


def test_a_restored_backup_brings_the_rows_back(
    desk: Desk, data_dialog: BackupsDialog, qtbot: QtBot
) -> None:
    data_dialog.back_up_button.click()
    desk.settle(qtbot)
    name = data_dialog.model.row_at(0).path.name
    ids = tuple(task.id for task in tasks_of(desk, qtbot))
    desk.work.run_operation(lambda w, _: delete_tasks(w, task_ids=ids), owner=desk.window)
    desk.settle(qtbot)
    assert tasks_of(desk, qtbot) == ()
    data_dialog.table.choose(name)
    data_dialog.restore_button.click()
    desk.settle(qtbot)
    assert len(tasks_of(desk, qtbot)) == 19
    assert "已恢复" in data_dialog.notices.texts()[-1]
    data_dialog.reject()


def test_a_damaged_backup_is_refused_and_the_ledger_goes_on(
    desk: Desk, data_dialog: BackupsDialog, qtbot: QtBot
) -> None:
    data_dialog.back_up_button.click()
    desk.settle(qtbot)
    newest = data_dialog.model.row_at(0).path
    newest.write_bytes(b"no ledger")
    data_dialog.table.choose(newest.name)
    data_dialog.restore_button.click()
    desk.settle(qtbot)
    assert "没有改动" in data_dialog.notices.texts()[-1]
    assert len(tasks_of(desk, qtbot)) == 19
    data_dialog.reject()


def test_restoring_asks_first(desk: Desk, data_dialog: BackupsDialog, qtbot: QtBot) -> None:
    desk.messages.script.yes = False
    data_dialog.back_up_button.click()
    desk.settle(qtbot)
    data_dialog.restore_button.click()
    desk.settle(qtbot)
    assert desk.messages.record.questions[-1].startswith("把台账恢复到")
    assert not any("已恢复" in text for text in data_dialog.notices.texts())
    data_dialog.reject()


def test_a_sound_ledger_is_said_to_be_sound(
    desk: Desk, data_dialog: BackupsDialog, qtbot: QtBot
) -> None:
    data_dialog.check_button.click()
    desk.settle(qtbot)
    assert data_dialog.notices.texts() == ["检查完毕：数据库、关联和佐证文件都完好。"]
    data_dialog.reject()


@pytest.fixture
def settings_dialog(desk: Desk, qtbot: QtBot) -> SettingsDialog:
    """The settings."""
    desk.window.actions_by_name["settings"].trigger()
    dialog = housekeeping(desk).settings_dialog
    assert dialog is not None
    return dialog


def test_settings_are_kept_and_take_effect(
    desk: Desk, settings_dialog: SettingsDialog, qtbot: QtBot
) -> None:
    office = settings_dialog.form.field("办公室")
    office.show_value("")
    type_words(office.editor(), "市优化办")
    settings_dialog.form.field("颜色").show_value("dark")
    settings_dialog.save_button.click()
    desk.settle(qtbot)
    stored = load_settings(settings_path())
    assert (stored.office_name, stored.theme) == ("市优化办", "dark")
    assert theme.is_dark()


def test_an_office_without_a_name_is_not_kept(settings_dialog: SettingsDialog) -> None:
    settings_dialog.form.field("办公室").show_value(" ")
    settings_dialog.save_button.click()
    assert settings_dialog.isVisible()
    settings_dialog.reject()
    assert not settings_path().exists()


@pytest.fixture
def export_dialog(desk: Desk, qtbot: QtBot) -> ExportDialog:
    """The dialog of exports at the briefing."""
    desk.window.actions_by_name["export_briefing"].trigger()
    desk.settle(qtbot)
    dialog = desk.window.findChildren(Exports)[0].dialog
    assert dialog is not None
    return dialog


def test_faces_are_shown_before_the_briefing_is_printed(export_dialog: ExportDialog) -> None:
    assert all(role in export_dialog.faces.text() for role in ("仿宋", "小标宋", "黑体"))
    export_dialog.reject()


def test_the_briefing_is_printed_and_opened(
    desk: Desk, export_dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    # A name typed without its ending still becomes a PDF.
    desk.messages.script.save_file = tmp_path / "简报"
    export_dialog.export_button.click()
    desk.settle(qtbot)
    assert (tmp_path / "简报.pdf").read_bytes().startswith(b"%PDF")
    export_dialog.open_button.click()
    export_dialog.folder_button.click()
    assert desk.messages.record.opened == [tmp_path / "简报.pdf", tmp_path]
    export_dialog.reject()


def test_a_ledger_can_be_chosen_instead(
    desk: Desk, export_dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    export_dialog.choices["tasks"].click()
    desk.messages.script.save_file = tmp_path / "台账.xlsx"
    export_dialog.export_button.click()
    desk.settle(qtbot)
    assert "共 19 行" in export_dialog.says.text()
    export_dialog.reject()


def test_an_official_list_can_be_chosen(
    desk: Desk, export_dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    export_dialog.choices["task_list"].click()
    desk.messages.script.save_file = tmp_path / "清单.xlsx"
    export_dialog.export_button.click()
    desk.settle(qtbot)
    sheet = load_workbook(tmp_path / "清单.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[2]][-1] == "完成时限"
    export_dialog.reject()


def test_giving_up_the_file_writes_nothing(
    desk: Desk, export_dialog: ExportDialog, qtbot: QtBot
) -> None:
    desk.messages.script.save_file = None
    export_dialog.export_button.click()
    desk.settle(qtbot)
    assert not export_dialog.open_button.isVisible()
    export_dialog.reject()
