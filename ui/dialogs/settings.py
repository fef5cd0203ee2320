"""设置: who works here, which office signs, how the window looks, fonts, folders, input method."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from models.issues import Issue
from models.settings import Settings
from ui import theme
from ui.dressing import set_dialog_size
from ui.session import Session
from ui.theme import TextSize
from ui.widgets.dialog_parts import make_foot, set_body
from ui.widgets.forms.choice_fields import CheckField
from ui.widgets.forms.record_form import FormSection, RecordForm, plain_field
from ui.widgets.forms.setting_fields import ChoiceField, FolderField
from ui.widgets.forms.text_fields import LineField
from ui.widgets.labels import make_button, make_label, make_scroll_area

SIZE = (600, 690)
THEME_WORDS = {"light": "浅色", "dark": "深色", "system": "跟随系统"}
SIZE_WORDS = {size.key: size.label for size in TextSize}
NOTE = "保存后立即生效；数据目录和输入法方式从下次启动起生效。以前的修改记录不变。"


def settings_sections(session: Session) -> Sequence[FormSection[Settings]]:
    """Return the form of the settings."""
    data, outbox = str(session.workspace.path), str(session.workspace.path / "outbox")
    # Only Linux needs the bridge.
    input_method = FormSection(
        "输入法",
        (
            plain_field(
                "has_input_bridge",
                "",
                lambda: CheckField("输入法兼容方式（中文打不出来时切换，下次启动生效）"),
            ),
        ),
    )
    return (
        FormSection(
            "办公",
            (
                plain_field("operator", "操作人", lambda: LineField("写入修改记录的姓名")),
                plain_field("office_name", "办公室", lambda: LineField("简报上的制发机关")),
            ),
        ),
        FormSection(
            "外观",
            (
                plain_field("theme", "颜色", lambda: ChoiceField(THEME_WORDS)),
                plain_field("text_size", "文字大小", lambda: ChoiceField(SIZE_WORDS)),
                plain_field("is_dense", "", lambda: CheckField("表格行距紧凑")),
            ),
        ),
        FormSection(
            "公文",
            (
                plain_field(
                    "bundled_fonts_only", "", lambda: CheckField("只用程序自带的字体排公文")
                ),
                plain_field(
                    "has_bold_level_3", "", lambda: CheckField("三级标题（1.）加粗，办公习惯")
                ),
                plain_field("is_sealed", "", lambda: CheckField("新公文的落款留出盖章的位置")),
                plain_field("is_double_sided", "", lambda: CheckField("双面印，版记在偶数页")),
                plain_field("export_dir", "导出到", lambda: FolderField(outbox, "导出目录")),
            ),
        ),
        FormSection(
            "数据", (plain_field("data_dir", "数据目录", lambda: FolderField(data, "数据目录")),)
        ),
        *((input_method,) if sys.platform.startswith("linux") else ()),
    )


class SettingsDialog(QDialog):
    """Takes the settings; they are stored by whoever opened the dialog.

    Signals:
        previewed(Settings): how the window would look; the old ones when the person gives up.
        changed(Settings): the person saved other settings.
        calendar_asked(): the working days are wanted.
    """

    previewed = Signal(object)
    changed = Signal(object)
    calendar_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = session.settings
        self.setWindowTitle("设置")
        self.form: RecordForm[Settings] = RecordForm(settings_sections(session), check_settings)
        self.form.show_record(self._settings)
        self.form.edited.connect(lambda: self.previewed.emit(self.form.record()))
        self.calendar_button = make_button("工作日历…", "calendar")
        self.calendar_button.setToolTip("哪些天放假、哪些天调休上班，决定还剩几个工作日")
        self.calendar_button.clicked.connect(self.calendar_asked)
        self.save_button = make_button("保存", role="primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.accept)
        for label in ("导出到", "数据目录"):
            self._connect_folder(self.form.field(label))
        self._lay_out()

    def accept(self) -> None:
        """Tell the settings and close."""
        if self.form.has_errors():
            self.form.focus_first_error()
            return
        if self.form.record() != self._settings:
            self.changed.emit(self.form.record())
        super().accept()

    def reject(self) -> None:
        """Close and let everything look as before."""
        if self.form.record() != self._settings:
            self.previewed.emit(self._settings)
        super().reject()

    def _connect_folder(self, field: object) -> None:
        if not isinstance(field, FolderField):
            raise TypeError("a folder is chosen in a FolderField")
        messages = self._session.messages

        def choose() -> None:
            folder = messages.choose_directory("选择目录")
            if folder is not None:
                field.choose(str(folder))

        field.choice_asked.connect(choose)
        field.open_asked.connect(lambda path: messages.open_path(Path(path)))

    def _lay_out(self) -> None:
        cancel = make_button("取消")
        cancel.clicked.connect(self.reject)
        foot = make_foot((), (cancel, self.save_button), beside=(self.calendar_button,))
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE)
        column.addWidget(make_scroll_area(self.form), 1)
        column.addWidget(make_label(NOTE, "muted", wraps=True))
        set_body(self, column, foot)
        set_dialog_size(self, *SIZE)


def check_settings(settings: Settings) -> tuple[Issue, ...]:
    """Return all findings about the settings."""
    if settings.office_name.strip():
        return ()
    return (Issue("简报要有制发机关，请填办公室名称", "office_name"),)
