"""Every action of the window, declared once: its words, its icon, its shortcut."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.icons import name_icon, set_icon


class ActionSpec(NamedTuple):
    """One action; ``shortcut`` "" where the reason stands in ``tip``."""

    name: str
    text: str
    icon: str
    shortcut: str
    tip: str


SPECS = (
    ActionSpec("import_files", "导入", "upload", "Ctrl+O", "导入文件，先核对再入库"),
    ActionSpec("import_text", "从剪贴板导入", "copy", "Ctrl+Shift+V", "导入复制的文字，先核对"),
    ActionSpec("collect_files", "收报…", "inbox", "Ctrl+I", "收下单位报回来的表，先核对再入库"),
    ActionSpec("new_paper", "拟一份公文", "scroll-text", "Ctrl+Shift+N", "按台账写出公文初稿"),
    ActionSpec("set_text", "由文字排版…", "file-text", "", "很少用，从报告页选"),
    ActionSpec("circulation", "流转范围…", "users", "", "很少用，从报告页选"),
    ActionSpec("open_samples", "打开示例", "eye", "", "只在没有数据时用，从空页面上点"),
    ActionSpec("new_record", "新建", "plus", "Ctrl+N", "新建一条记录"),
    ActionSpec("export_tasks", "重点任务台账（Excel）", "file-spreadsheet", "", "从导出菜单选"),
    ActionSpec("export_items", "改革事项台账（Excel）", "file-spreadsheet", "", "从导出菜单选"),
    ActionSpec("export_briefing", "工作简报（PDF）", "file-text", "", "从导出菜单选"),
    ActionSpec("export_table", "导出当前表格…", "download", "Ctrl+E", "按筛选、列和分组导出表格"),
    ActionSpec("print_table", "打印当前表格…", "printer", "Ctrl+P", "先预览再打印正在看的表格"),
    ActionSpec("undo", "撤销", "undo-2", "Ctrl+Z", "撤回上一步修改"),
    ActionSpec("redo", "重做", "redo-2", "Ctrl+Y", "把撤回的一步再做一遍"),
    ActionSpec("edit_cell", "修改这一格", "pencil", "F2", "直接在表格里改"),
    ActionSpec("copy_selected", "复制", "copy", "Ctrl+C", "选中一行时复制这一格，多行时复制这些行"),
    ActionSpec("copy_rows", "复制整行", "copy", "Ctrl+Alt+C", "复制选中的行，不带表头"),
    ActionSpec("copy_with_head", "复制（含表头）", "copy", "Ctrl+Shift+C", "复制选中的行，带表头"),
    ActionSpec("paste_cells", "粘贴", "clipboard-list", "Ctrl+V", "把表格内容粘贴进来，先预览"),
    ActionSpec("fill_down", "向下填充", "arrow-down", "Ctrl+D", "把第一行的这一格填到其余选中的行"),
    ActionSpec("bulk_edit", "批量修改选中的…", "list-todo", "Ctrl+Shift+E", "一次修改选中的各行"),
    ActionSpec(
        "bulk_edit_all", "批量修改全部显示的…", "list-todo", "Ctrl+Alt+E", "一次修改筛选出的各行"
    ),
    ActionSpec("delete_rows", "删除选中的", "trash-2", "Del", "删除选中的行，可以撤销"),
    ActionSpec("palette", "搜索全部", "search", "Ctrl+K", "搜索操作、页面和所有记录"),
    ActionSpec("refresh", "刷新", "refresh-cw", "F5", "重新读取台账"),
    ActionSpec("search", "搜索", "search", "Ctrl+F", "在本页搜索"),
    ActionSpec("clear", "清除筛选", "funnel-x", "Esc", "清除搜索与筛选"),
    ActionSpec("switch_theme", "深色 / 浅色", "moon", "Ctrl+Shift+D", "切换深色与浅色"),
    ActionSpec("open_folder", "打开数据目录", "folder-open", "", "很少用，从更多菜单选"),
    ActionSpec("open_logs", "打开日志目录", "file-text", "", "很少用，从更多菜单选"),
    ActionSpec("back_up", "立即备份", "archive", "Ctrl+Shift+B", "备份台账"),
    ActionSpec("data", "数据", "database", "Ctrl+B", "备份、恢复、检查数据"),
    ActionSpec("groups", "单位组", "users", "Ctrl+G", "看和改“各区”等单位组含哪些单位"),
    ActionSpec("calendar", "工作日历", "calendar", "Ctrl+Shift+L", "看和改放假调休，按年导入导出"),
    ActionSpec("totals", "年度基数", "target", "", "很少用，从改革事项页或更多菜单选"),
    ActionSpec("settings", "设置", "settings", "Ctrl+,", "设置操作人、办公室、外观、字体"),
    ActionSpec("guide", "入门引导", "flag", "", "只在开始时用，从更多菜单选"),
    ActionSpec("shortcuts", "快捷键一览", "keyboard", "Ctrl+/", "列出全部快捷键"),
    ActionSpec("help", "帮助", "info", "F1", "打开帮助"),
)

# Their keys mean something else where words are typed: they count in the table only.
IN_TABLE = (
    *("edit_cell", "copy_selected", "copy_rows", "copy_with_head"),
    *("paste_cells", "fill_down", "delete_rows"),
)


# What would change the ledger from anywhere in the window.
WRITING = (
    *("import_files", "import_text", "collect_files", "open_samples", "new_record"),
    *("new_paper", "set_text"),
)


class Actions:
    """The actions of one window, by name."""

    def __init__(self, window: QWidget) -> None:
        self._actions = {spec.name: _make_action(spec, window) for spec in SPECS}
        window.addActions(list(self._actions.values()))

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    @property
    def exports(self) -> list[QAction]:
        """The documents that can be put out, in the order of the menu."""
        return [self["export_tasks"], self["export_items"], self["export_briefing"]]

    @property
    def table_exports(self) -> list[QAction]:
        """What a page with a table can put out besides, in the order of the menu."""
        return [self["export_table"], self["print_table"]]

    def forbid(self, names: Iterable[str], why: str) -> None:
        """Disable actions and say in their tips why."""
        for name in names:
            self[name].setEnabled(False)
            self[name].setToolTip(f"{self[name].text()}：{why}")

    def show_icons(self) -> None:
        """Draw the icons; the first frame does not show them and is not kept waiting."""
        for action in self._actions.values():
            set_icon(action, str(action.property("iconName")))

    def set_label(self, name: str, text: str) -> None:
        """Say in menus and tips what 撤销 or 重做 would take back; "" disables it."""
        action = self[name]
        keys = action.shortcut().toString()
        plain = next(spec.text for spec in SPECS if spec.name == name)
        words = f"{plain}：{text}" if text else plain
        action.setText(words)
        action.setIconText(plain)
        action.setToolTip(f"{words}（{keys}）")
        action.setEnabled(bool(text))


def make_page_action(page: QObject, text: str, icon: str, tip: str) -> QAction:
    """Return an action of one page only, without a shortcut of its own."""
    action = QAction(text, page)
    action.setToolTip(tip)
    set_icon(action, icon)
    return action


def _make_action(spec: ActionSpec, window: QWidget) -> QAction:
    action = QAction(spec.text, window)
    action.setObjectName(spec.name)
    action.setToolTip(f"{spec.tip}（{spec.shortcut}）" if spec.shortcut else spec.tip)
    if spec.shortcut:
        action.setShortcut(QKeySequence(spec.shortcut))
    if spec.name in IN_TABLE:
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    name_icon(action, spec.icon)
    return action
