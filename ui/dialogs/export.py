"""导出: what goes out, for which day and issue, in which faces, and what cannot be printed."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from models.errors import UserError
from models.progress import Progress
from models.vocabulary import RecordKind
from ui import theme
from ui.dialogs.export_jobs import (
    Exported,
    ExportOrder,
    WriteFunction,
    look_at_briefing,
    print_briefing,
    write_ledger,
    write_official_list,
)
from ui.dressing import set_width
from ui.outgoing import EXCEL, PDF, FileKind, ask_target
from ui.session import Session
from ui.theme import Tone
from ui.widgets.dialog_parts import make_foot, set_body
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.text_fields import NumberField
from ui.widgets.labels import make_button, make_card, make_label, set_tone
from ui.widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from models.store.workspace import Workspace
    from reports.exports import BriefingCheck

WIDTH = 560


@dataclass(frozen=True, slots=True)
class Paper:
    """One kind of document that goes out."""

    title: str
    note: str
    kind: FileKind
    write: WriteFunction


PAPERS = {
    "tasks": Paper(
        "重点任务台账",
        "Excel，A4 横向，表头每页重复，可以直接打印",
        EXCEL,
        partial(write_ledger, RecordKind.TASK),
    ),
    "items": Paper(
        "改革事项台账",
        "Excel，照清单的样式分区排列",
        EXCEL,
        partial(write_ledger, RecordKind.ITEM),
    ),
    "task_list": Paper(
        "重点任务清单（印发格式）",
        "Excel，部分、序号、任务、牵头单位、责任单位、完成时限",
        EXCEL,
        partial(write_official_list, RecordKind.TASK),
    ),
    "item_list": Paper(
        "改革事项清单（印发格式）",
        "Excel，照通知附件的格式，表下有说明",
        EXCEL,
        partial(write_official_list, RecordKind.ITEM),
    ),
    "briefing": Paper("工作简报", "PDF，按公文格式排版", PDF, print_briefing),
}


def ask_path(session: Session, paper: Paper, day: date) -> Path | None:
    """Return where a document is to be written, None when the person gave up."""
    name = f"{paper.title}{day.strftime('%Y%m%d')}"
    return ask_target(session, f"导出{paper.title}", name, paper.kind)


class ExportDialog(QDialog):
    """Chooses a document, writes it, and offers to open it."""

    def __init__(self, session: Session, paper: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._written: Path | None = None
        self.setWindowTitle("导出")
        self.setMinimumWidth(theme.px(WIDTH))
        self.choices = {key: QRadioButton(one.title) for key, one in PAPERS.items()}
        self._group = QButtonGroup(self)
        self.day = DateField()
        self.day.show_value(session.today())
        self.issue = NumberField()
        self.issue.show_value(session.settings.issue_number + 1)
        self.faces = make_label("", "muted", wraps=True)
        self.says = make_label("", "", wraps=True)
        self.export_button = make_button("导出…", "download", "primary")
        self.accept_missing_button = make_button("用〓代替并导出…")
        self.open_button = make_button("打开文件", "external-link")
        self.folder_button = make_button("打开所在文件夹", "folder-open")
        self._issue_label = make_label("期号", "field")
        self._lay_out()
        self._connect()
        self.choices[paper].setChecked(True)
        self._show_paper()

    def paper(self) -> str:
        """Return the key of the document chosen."""
        return next(key for key, button in self.choices.items() if button.isChecked())

    def export(self) -> None:
        """Ask where to, then write."""
        self._export(allow_missing=False)

    def export_with_gaps(self) -> None:
        """The same, with 〓 for characters no face has."""
        self._export(allow_missing=True)

    def _export(self, *, allow_missing: bool) -> None:
        key = self.paper()
        chosen = PAPERS[key]
        path = ask_path(self._session, chosen, self.day.value() or self._session.today())
        if path is None:
            return
        order = replace(self._order(path), allow_missing=allow_missing)
        self._say("", None)
        preferences = self._session.preferences

        def write(workspace: "Workspace", progress: Progress) -> Exported:
            exported = chosen.write(workspace, order, progress)
            if key == "briefing":
                # The next one is offered the next number.
                number = order.issue_number
                preferences.change_quietly(lambda kept: replace(kept, issue_number=number))
            return exported

        self._session.work.run_long_query(
            write,
            self._show_written,
            owner=self,
            label=f"正在导出{chosen.title}",
            failed=self._show_refused,
        )

    # What is shown

    def _show_paper(self) -> None:
        is_briefing = self.paper() == "briefing"
        self._issue_label.setVisible(is_briefing)
        self.issue.setVisible(is_briefing)
        self.faces.setVisible(is_briefing)
        self.accept_missing_button.hide()
        self.export_button.show()
        self._show_written_buttons(None)
        self._say(PAPERS[self.paper()].note, None)
        if is_briefing:
            self._look()

    def _look(self) -> None:
        """Ask for faces and missing characters before anything is written."""
        order = self._order(Path())
        self.faces.setText("正在查看字体…")
        self._session.work.run_query(
            lambda workspace: look_at_briefing(
                workspace, order.today, order.issue_number, order.settings
            ),
            self._show_check,
            owner=self,
            failed=self._show_refused,
        )

    def _show_check(self, check: "BriefingCheck") -> None:
        self.faces.setText("\n".join(check.faces))
        self._fit()
        if check.missing and self.paper() == "briefing":
            characters = "、".join(check.missing)
            sentence = (
                f"现有字体里没有这些字：{characters}。可以装上含有这些字的字体，"
                "或者用〓代替后再导出。"
            )
            self._say(sentence, Tone.WARNING)
            self.accept_missing_button.show()
            self.export_button.hide()

    def _show_written(self, exported: Exported) -> None:
        said = f"已导出“{exported.path.name}”，{exported.says}。"
        self._say("\n".join((said, *exported.warnings)), Tone.SUCCESS)
        self._show_written_buttons(exported.path)

    def _show_refused(self, error: UserError) -> None:
        self._say(str(error), Tone.DANGER)

    def _show_written_buttons(self, path: Path | None) -> None:
        self._written = path
        self.open_button.setVisible(path is not None)
        self.folder_button.setVisible(path is not None)
        if path is not None:
            self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, text: str, tone: Tone | None) -> None:
        self.says.setText(text)
        set_tone(self.says, tone)
        self._fit()

    def _fit(self) -> None:
        """Grow with the sentences: wrapped labels do not ask for their height by themselves."""
        width = max(self.width(), theme.px(WIDTH))
        for layout in (self._body, self._whole):
            layout.invalidate()  # a layout inside another hears of its labels only later
        self.setMinimumHeight(self._whole.totalHeightForWidth(width))

    # What is ordered

    def _order(self, path: Path) -> ExportOrder:
        return ExportOrder(
            path,
            self.day.value() or self._session.today(),
            self._session.settings,
            self.issue.value() or 1,
        )

    def _open_written(self) -> None:
        if self._written is not None:
            self._session.messages.open_path(self._written)

    def _open_folder(self) -> None:
        if self._written is not None:
            self._session.messages.open_path(self._written.parent)

    def _update(self) -> None:
        problem = self.day.problem() or self.issue.problem()
        self.export_button.setEnabled(not problem)
        if problem:
            self._say(problem, Tone.DANGER)

    def _connect(self) -> None:
        self._group.buttonClicked.connect(lambda _: self._show_paper())
        self.day.edited.connect(self._update)
        self.issue.edited.connect(self._update)
        self.export_button.clicked.connect(self.export)
        self.accept_missing_button.clicked.connect(self.export_with_gaps)
        self.open_button.clicked.connect(self._open_written)
        self.folder_button.clicked.connect(self._open_folder)

    def _lay_out(self) -> None:
        self.export_button.setDefault(True)
        close = make_button("关闭")
        close.clicked.connect(self.reject)
        what = make_card()
        papers = QVBoxLayout(what)
        papers.setContentsMargins(*(theme.SPACE_WIDE,) * 4)
        for button in self.choices.values():
            self._group.addButton(button)
            papers.addWidget(button)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE)
        grid.addWidget(make_label("数据截至", "field"), 0, 0)
        grid.addWidget(self.day, 0, 1)
        grid.addWidget(self._issue_label, 0, 2)
        grid.addWidget(self.issue, 0, 3)
        grid.setColumnStretch(4, 1)
        self.day.editor().setAccessibleName("数据截至日期")
        self.issue.editor().setAccessibleName("期号")
        set_width(self.issue, 80)
        foot = make_foot(
            (),
            (close, self.accept_missing_button, self.export_button),
            beside=(self.open_button, self.folder_button),
        )
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE)
        column.addWidget(what)
        column.addLayout(grid)
        column.addWidget(self.says)
        column.addWidget(self.faces)
        column.addStretch(1)
        column.addWidget(ProgressStrip(self._session.work))
        self._body, self._whole = column, set_body(self, column, foot)
