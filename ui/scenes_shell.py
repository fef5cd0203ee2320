"""What is done in the shell of the window before a picture: search box, guide, help, notices."""

from PySide6.QtWidgets import QWidget

from ui.dialogs.crash import CrashDialog, bug_details
from ui.dialogs.guide import GuideDialog
from ui.dialogs.help import HelpDialog
from ui.dialogs.palette import Palette
from ui.first_run import FirstRun
from ui.main_window import MainWindow
from ui.messages import Notice
from ui.pages.record_page import RecordPage
from ui.scenes import Scene
from ui.theme import Tone


def find_anything(words: str) -> Scene:
    """Open the search box over everything and look for ``words``."""

    def act(window: MainWindow) -> QWidget | None:
        window.actions_by_name["palette"].trigger()
        box = window.findChildren(Palette)[-1]
        box.line.setText(words)
        box.search_now()
        return box

    return act


def open_guide(step: int) -> Scene:
    """Open the guide at a step, counted from 0."""

    def act(window: MainWindow) -> QWidget | None:
        window.findChildren(FirstRun)[0].open(step)
        return window.findChildren(GuideDialog)[-1]

    return act


def search_help(words: str) -> Scene:
    """Open the help and search in it."""

    def act(window: MainWindow) -> QWidget | None:
        window.open_help()
        dialog = window.findChildren(HelpDialog)[-1]
        dialog.search.setText(words)
        return dialog

    return act


def show_crash(window: MainWindow) -> QWidget | None:
    """Show what a person reads after a bug of ours."""
    try:
        {"台账": 1}["没有"]
    except KeyError as bug:
        dialog = CrashDialog(bug_details(bug), window)
        dialog.open()
        return dialog
    return None


def show_notices(window: MainWindow) -> None:
    """Tell more than there is room for."""
    told = (
        Notice("已导出“重点任务台账.xlsx”，共 19 行。", Tone.SUCCESS, "打开", window.update),
        Notice("“市水务集团”不在单位库里，请确认它是哪个单位。", Tone.WARNING),
        Notice("文件正在 WPS 中打开，没有写入，原来的文件完好。请先关闭它再导出。", Tone.DANGER),
        Notice("第12项没有牵头单位。", Tone.WARNING),
        Notice("第16项没有完成时限。", Tone.WARNING),
    )
    for notice in told:
        window.notices.show_notice(notice)


def delete_first(window: MainWindow) -> None:
    """Delete the first record: the status line says so and what 撤销 would take back."""
    page = window.page
    if isinstance(page, RecordPage):
        page.delete_row(page.model.row_at(0))
