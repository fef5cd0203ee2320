"""设置: who works here, which office signs, how the window looks, which fonts print."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.issues import Issue
from models.settings import Settings
from ui import theme
from ui.widgets.forms.choice_fields import CalmComboBox, CheckField
from ui.widgets.forms.field import Field, Quiet
from ui.widgets.forms.record_form import FormSection, RecordForm, plain_field
from ui.widgets.forms.text_fields import LineField, put_alone
from ui.widgets.labels import make_button, make_label

WIDTH = 520


class ThemeChoice(StrEnum):
    """The looks to choose from, as they are stored."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


THEME_WORDS = {
    ThemeChoice.LIGHT: "浅色",
    ThemeChoice.DARK: "深色",
    ThemeChoice.SYSTEM: "跟随系统",
}


class ThemeField(Field[str]):
    """One of the looks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = Quiet()
        self.box = CalmComboBox()
        for choice, words in THEME_WORDS.items():
            self.box.addItem(words, choice.value)
        self.box.currentIndexChanged.connect(self._quiet.wrap(self.edited.emit))
        put_alone(self, self.box)

    def value(self) -> str:
        """Return the look as it is stored."""
        return str(self.box.currentData())

    def show_value(self, value: str) -> None:
        """Show a look; an unknown word counts as light."""
        with self._quiet:
            self.box.setCurrentIndex(max(0, self.box.findData(value)))

    def set_read_only(self, read_only: bool) -> None:
        """Keep the look."""
        self.box.setEnabled(not read_only)

    def editor(self) -> QWidget:
        """Return the box."""
        return self.box


def settings_sections() -> Sequence[FormSection[Settings]]:
    """Return the form of the settings."""
    return (
        FormSection(
            "办公",
            (
                plain_field("operator", "操作人", lambda: LineField("写入修改记录的姓名")),
                plain_field("office_name", "办公室", lambda: LineField("简报上的制发机关")),
            ),
        ),
        FormSection("外观", (plain_field("theme", "颜色", ThemeField),)),
        FormSection(
            "公文字体",
            (
                plain_field(
                    "bundled_fonts_only", "", lambda: CheckField("只用程序自带的字体排公文")
                ),
            ),
        ),
    )


class SettingsDialog(QDialog):
    """Takes the settings; they are stored by whoever opened the dialog.

    Signals:
        changed(Settings): the person saved other settings.
    """

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle("设置")
        self.form: RecordForm[Settings] = RecordForm(settings_sections(), check_settings)
        self.form.show_record(settings)
        self.save_button = make_button("保存", role="primary")
        self.save_button.setDefault(True)
        cancel = make_button("取消")
        self.save_button.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE_PAGE,) * 4)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.form)
        column.addWidget(make_label(NOTE, "muted", wraps=True))
        column.addLayout(foot)
        self.setMinimumWidth(WIDTH)

    def accept(self) -> None:
        """Tell the settings and close."""
        if self.form.has_errors():
            self.form.focus_first_error()
            return
        if self.form.record() != self._settings:
            self.changed.emit(self.form.record())
        super().accept()


NOTE = "保存后立即生效：以后的修改都记在这个操作人名下，以前的记录不变。"


def check_settings(settings: Settings) -> tuple[Issue, ...]:
    """Return all findings about the settings."""
    if settings.office_name.strip():
        return ()
    return (Issue("简报要有制发机关，请填办公室名称", "office_name"),)
