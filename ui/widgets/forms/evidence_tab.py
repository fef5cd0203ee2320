"""佐证: the files kept for a record, dropped, chosen or pasted, opened as read-only copies."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.changes import Changes
from models.operations.evidence import remove_evidence
from models.queries.evidence import list_evidence
from models.records import EvidenceRow
from models.vocabulary import RecordKind
from ui import theme
from ui.icons import IconLabel
from ui.messages import Notice
from ui.session import Session
from ui.theme import Tone
from ui.widgets.evidence_list import EvidenceList
from ui.widgets.forms import kept_files
from ui.widgets.forms.tabs import Offer, RecordTab
from ui.widgets.labels import make_button, make_icon_button, make_label

# Long enough for the arrow keys to go on through a table.
COUNTED_AFTER_MS = 150
HINT = "把通知、照片等文件拖到这里，或点“添加”；\n截图后在这里按 Ctrl+V"
HINT_READ_ONLY = "没有佐证文件"


class EvidenceTab(RecordTab):
    """Takes files for one record and hands out copies of them."""

    title = "佐证"

    def __init__(self, session: Session, kind: RecordKind, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.kind = kind
        self._is_read_only = session.workspace.read_only
        self._counting = QTimer(self, singleShot=True, interval=COUNTED_AFTER_MS)
        self._counting.timeout.connect(self._read_unseen)
        self.list = EvidenceList()
        self.list.set_read_only(self._is_read_only)
        self.add_button = make_button("添加", "paperclip")
        self.paste_button = make_icon_button("clipboard-paste", "粘贴截图或文件（Ctrl+V）")
        self.open_button = make_icon_button("external-link", "打开只读副本（回车）")
        self.save_button = make_icon_button("download", "另存为…")
        self.remove_button = make_icon_button("x", "从这条记录移除，可以撤销（Delete）")
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show(())

    def show_record(self, record_id: str) -> None:
        """Show another record; its files are counted a moment later, even out of sight."""
        if record_id != self.record_id:
            self._show(())
        super().show_record(record_id)
        self._counting.start()

    def read(self) -> None:
        """Ask for the files."""
        record_id, kind = self.record_id, self.kind

        def receive(rows: tuple[EvidenceRow, ...]) -> None:
            if self._is_still(record_id):
                self._show(rows)

        self.session.work.run_query(
            lambda workspace: list_evidence(workspace, kind=kind, record_id=record_id),
            receive,
            owner=self,
        )

    # What a person does

    def offers(self) -> tuple[Offer, ...]:
        """Add files."""
        return (Offer("paperclip", "添加佐证…", self.choose_files),) if self._may_add() else ()

    def add(self, paths: Sequence[Path]) -> None:
        """Keep files and link them to the record."""
        if paths and self._may_add():
            kept_files.add_files(self.session, self, self.kind, self.record_id, paths)

    def choose_files(self) -> None:
        """Ask for files and add them."""
        self.add(self.session.messages.choose_open_files("选择佐证文件", "所有文件 (*)"))

    def paste(self) -> None:
        """Add the files or the picture of the clipboard."""
        if not self._may_add():
            return
        mime = QGuiApplication.clipboard().mimeData()
        image = QGuiApplication.clipboard().image() if mime.hasImage() else QImage()
        if files := kept_files.files_in(mime):
            self.add(files)
        elif not image.isNull():
            kept_files.add_image(self.session, self, self.kind, self.record_id, image)
        else:
            text = "剪贴板里没有图片或文件。请先截图，或在文件夹里复制文件，再点粘贴。"
            self.session.messages.tell(Notice(text, Tone.WARNING))

    def open_file(self, row: EvidenceRow) -> None:
        """Open a copy of a file."""
        kept_files.open_kept(self.session, self, row)

    def open_chosen(self) -> None:
        """Open a copy of the file chosen."""
        for row in self.list.chosen()[:1]:
            self.open_file(row)

    def save_as(self) -> None:
        """Write copies of the chosen files where the person says."""
        if chosen := self.list.chosen():
            kept_files.save_as(self.session, self, chosen)

    def remove(self) -> None:
        """Take the chosen files off the record, undoably."""
        chosen = [row.id for row in self.list.chosen()]
        record_id, kind = self.record_id, self.kind
        if chosen and self._may_add():
            self.session.work.run_operation(
                lambda workspace, _progress: remove_evidence(
                    workspace, kind=kind, record_id=record_id, link_ids=chosen
                ),
                owner=self,
            )

    # How it works

    def _may_add(self) -> bool:
        return bool(self.record_id) and not self._is_read_only

    def _read_unseen(self) -> None:
        if self._is_stale and self.record_id:
            self._is_stale = False
            self.read()

    def _on_changes(self, changes: Changes) -> None:
        if RecordKind.EVIDENCE in changes.kinds and self.record_id:
            super().show_record(self.record_id)
            self._read_unseen()

    def _show(self, rows: Sequence[EvidenceRow]) -> None:
        self.list.show_rows(rows)
        self._pages.setCurrentIndex(0 if rows else 1)
        self.say_title(f"{self.title} {len(rows)}" if rows else self.title)
        self._update_buttons()

    def _update_buttons(self) -> None:
        count = len(self.list.chosen())
        self.open_button.setEnabled(count == 1)
        self.save_button.setEnabled(count > 0)
        self.remove_button.setEnabled(count > 0)

    def _connect(self) -> None:
        self.session.work.operation_done.connect(self._on_changes)
        self.list.itemSelectionChanged.connect(self._update_buttons)
        self.list.open_asked.connect(self.open_file)
        self.list.save_asked.connect(self.save_as)
        self.list.remove_asked.connect(self.remove)
        pasting = QShortcut(QKeySequence.StandardKey.Paste, self)
        pasting.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        pasting.activated.connect(self.paste)
        self.add_button.clicked.connect(self.choose_files)
        self.paste_button.clicked.connect(self.paste)
        self.open_button.clicked.connect(self.open_chosen)
        self.save_button.clicked.connect(self.save_as)
        self.remove_button.clicked.connect(self.remove)

    def _lay_out(self) -> None:
        self.add_button.setToolTip("选择一个或几个文件；也可以直接拖进来")
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, theme.SPACE_SMALL, 0)
        head.setSpacing(theme.SPACE_TIGHT)
        head.addWidget(self.add_button)
        head.addWidget(self.paste_button)
        head.addStretch(1)
        head.addWidget(self.open_button)
        head.addWidget(self.save_button)
        head.addWidget(self.remove_button)
        for button in (self.add_button, self.paste_button, self.remove_button):
            # Only ever hidden here: shown before it has a parent, it would be a window of its own.
            if self._is_read_only:
                button.hide()
        self._pages.addWidget(self.list)
        self._pages.addWidget(_make_hint(HINT_READ_ONLY if self._is_read_only else HINT))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE_TIGHT, 0, 0)
        column.setSpacing(theme.SPACE_SMALL)
        column.addLayout(head)
        column.addWidget(self._pages, 1)


def _make_hint(text: str) -> QWidget:
    hint = QWidget()
    column = QVBoxLayout(hint)
    words = make_label(text, "muted")
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(2)
    column.addWidget(IconLabel("paperclip", "border", 36), 0, Qt.AlignmentFlag.AlignHCenter)
    column.addWidget(words)
    column.addStretch(3)
    return hint
