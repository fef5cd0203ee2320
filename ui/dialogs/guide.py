"""入门引导: three quiet steps on an empty ledger; skipped with one key, opened again from 更多.

Who you are; two sample documents or files of your own, through the normal review; where things are.
"""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.settings import Settings
from ui import theme
from ui.dressing import set_dialog_size
from ui.icons import IconLabel
from ui.widgets.forms.record_form import FormSection, RecordForm, plain_field
from ui.widgets.forms.text_fields import LineField
from ui.widgets.labels import make_button, make_label, make_line, restyle

SIZE = (620, 392)
TITLES = ("您是谁", "放进第一份文件", "到处看看")
WHO_TEXT = "操作人写进每一条修改记录；办公室印在简报上。以后在“设置”里都可以改。"
FILES_TEXT = (
    "程序读出文件里的任务、单位和时限，您核对以后才入库，随时可以撤销。"
    "先用两份示例走一遍，或者直接选自己的工作方案、任务清单、改革事项清单。"
)
PLACES = (
    ("house", "工作台", "今天要办什么：逾期、快到期、本期未报，每个数字都能点开。"),
    ("list-checks", "重点任务、改革事项", "两本台账：筛选、在单元格里改、批量改、导出。"),
    ("building-2", "单位、文件", "单位的别称和联系人；每份文件的原文和出处。"),
    ("search", "Ctrl+K", "搜索任何操作、页面、任务、单位，输入首字母也行。"),
    ("undo-2", "Ctrl+Z", "每一步都能撤销，关掉程序再打开也还能撤销。"),
    ("info", "F1", "打开与眼前页面有关的帮助。"),
)


class GuideDialog(QDialog):
    """Leads through the first minutes.

    Signals:
        settings_given(Settings): the names were filled in.
        samples_asked(): the two sample documents are to be read.
        files_asked(): files of the person's own are to be chosen.
    """

    settings_given = Signal(object)
    samples_asked = Signal()
    files_asked = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle("入门引导")
        self.steps = QStackedWidget()
        self.form: RecordForm[Settings] = RecordForm(_who_section(), lambda _: ())
        self._number = make_label("", "muted")
        self._title = make_label("", "title")
        self.samples_button = make_button("用两份示例试一试", "eye", "primary")
        self.files_button = make_button("选择自己的文件…", "upload")
        self.skip_button = make_button("跳过引导", role="link")
        self.back_button = make_button("上一步")
        self.next_button = make_button("下一步", role="primary")
        self.next_button.setDefault(True)
        self._lay_out()
        self._connect()
        self.form.show_record(settings)
        self.show_step(0)

    def show_step(self, step: int) -> None:
        """Show one of the three steps, counted from 0."""
        self.steps.setCurrentIndex(step)
        self._number.setText(f"第 {step + 1} 步，共 {len(TITLES)} 步")
        self._title.setText(TITLES[step])
        is_last = step == len(TITLES) - 1
        self.next_button.setText("开始使用" if is_last else "下一步")
        self.back_button.setVisible(step > 0)
        self.skip_button.setVisible(not is_last)
        # The second step has a main thing to do of its own.
        self.next_button.setProperty("role", "" if step == 1 else "primary")
        restyle(self.next_button)
        if step == 0:
            self.form.focus_first()
        else:
            (self.samples_button if step == 1 else self.next_button).setFocus()

    def _go_on(self) -> None:
        step = self.steps.currentIndex()
        if step == 0:
            self._give_names()
        if step == len(TITLES) - 1:
            self.accept()
        else:
            self.show_step(step + 1)

    def _give_names(self) -> None:
        filled = self.form.record()
        named = replace(
            filled, office_name=filled.office_name.strip() or self._settings.office_name
        )
        if named != self._settings:
            self._settings = named
            self.settings_given.emit(named)

    def _lay_out(self) -> None:
        self.steps.addWidget(_step(WHO_TEXT, self.form))
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.samples_button)
        row.addWidget(self.files_button)
        row.addStretch(1)
        self.steps.addWidget(_step(FILES_TEXT, buttons))
        self.steps.addWidget(_make_places())
        foot = QHBoxLayout()
        foot.addWidget(self.skip_button)
        foot.addStretch(1)
        foot.addWidget(self.back_button)
        foot.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE_PAGE + 4,) * 4)
        column.setSpacing(theme.SPACE_SMALL)
        column.addWidget(self._number)
        column.addWidget(self._title)
        column.addSpacing(theme.SPACE_SMALL)
        column.addWidget(self.steps, 1)
        column.addWidget(make_line())
        column.addSpacing(theme.SPACE_TIGHT)
        column.addLayout(foot)
        set_dialog_size(self, *SIZE)

    def _connect(self) -> None:
        self.next_button.clicked.connect(self._go_on)
        self.back_button.clicked.connect(lambda: self.show_step(self.steps.currentIndex() - 1))
        self.skip_button.clicked.connect(self.reject)
        self.samples_button.clicked.connect(self.samples_asked)
        self.files_button.clicked.connect(self.files_asked)


def _who_section() -> tuple[FormSection[Settings], ...]:
    return (
        FormSection(
            "",
            (
                plain_field("operator", "操作人", lambda: LineField("您的姓名")),
                plain_field("office_name", "办公室", lambda: LineField("简报上的制发机关")),
            ),
        ),
    )


def _step(text: str, body: QWidget) -> QWidget:
    step = QWidget()
    column = QVBoxLayout(step)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.SPACE_WIDE)
    column.addWidget(make_label(text, "secondary", wraps=True))
    column.addWidget(body)
    column.addStretch(1)
    return step


def _make_places() -> QWidget:
    step = QWidget()
    grid = QGridLayout(step)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.SPACE)
    grid.setVerticalSpacing(theme.SPACE)
    for line, (icon, name, text) in enumerate(PLACES):
        grid.addWidget(IconLabel(icon, "accent"), line, 0)
        grid.addWidget(make_label(name, "strong"), line, 1)
        grid.addWidget(make_label(text, "secondary", wraps=True), line, 2)
    grid.setColumnStretch(2, 1)
    grid.setRowStretch(len(PLACES), 1)
    return step
