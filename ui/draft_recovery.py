"""What was typed before the program stopped, offered when the ledger is opened again."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from models.drafts import Draft
from models.errors import RecordGoneError
from models.operations.record_titles import record_title
from models.store.drafts import find_drafts, remove_draft
from models.store.paper_drafts import BegunPapers, find_begun_papers
from models.store.workspace import Workspace
from models.vocabulary import RecordKind
from ui.formatting import time_text
from ui.main_window import MainWindow
from ui.messages import Notice
from ui.pages.page import RowsAsked
from ui.pages.record_page import RecordPage
from ui.session import Session
from ui.theme import Tone
from ui.widgets.forms.record_panel import RecordPanel

PAGES = {
    RecordKind.TASK: "tasks",
    RecordKind.ITEM: "items",
    RecordKind.UNIT: "units",
    RecordKind.DOCUMENT: "documents",
}
MOST = 2


@dataclass(frozen=True, slots=True)
class Left:
    """A draft as it is offered: what its record is called now, and whether it is gone."""

    draft: Draft
    title: str
    is_gone: bool


@dataclass(frozen=True, slots=True)
class LeftDrafts:
    """All drafts left; ``set_aside`` counts those that were not understood."""

    found: tuple[Left, ...]
    set_aside: int


def look_for_drafts(workspace: Workspace) -> LeftDrafts:
    """Return the drafts left, newest first, with what became of their records."""
    found = find_drafts(workspace.path)
    with workspace.reading() as connection:
        left = []
        for draft in found.drafts:
            if not draft.record_id:
                left.append(Left(draft, f"新建的{draft.kind.label}", is_gone=False))
                continue
            try:
                title = record_title(connection, draft.kind, draft.record_id)
                left.append(Left(draft, title, is_gone=False))
            except RecordGoneError:
                title = f"已删除的{draft.kind.label}“{draft.title}”"
                left.append(Left(draft, title, is_gone=True))
    return LeftDrafts(tuple(left), len(found.set_aside))


class DraftRecovery(QObject):
    """Offers drafts in notices; the panels offer them too, when their record is shown."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._window = window

    def start(self) -> None:
        """Look what was left. In a ledger that can only be read, somebody else is typing."""
        if not self._session.workspace.read_only:
            self._session.work.run_query(look_for_drafts, self._offer, owner=self)
            self._session.work.run_query(
                lambda workspace: find_begun_papers(workspace.path), self._tell_papers, owner=self
            )

    def _tell_papers(self, begun: BegunPapers) -> None:
        """Say that papers were left; their page offers each, with what it was called."""
        if begun.papers:
            text = f"有 {len(begun.papers)} 份公文上次没有保存，在“报告”页可以恢复。"
            self._session.messages.tell(Notice(text, Tone.WARNING, "打开报告", self._open_papers))

    def _open_papers(self) -> None:
        self._window.open_page("papers")

    def _offer(self, left: LeftDrafts) -> None:
        tell = self._session.messages.tell
        for one in left.found[:MOST]:
            tell(self._notice(one))
        if len(left.found) > MOST:
            rest = len(left.found) - MOST
            text = f"另有 {rest} 条记录有上次没有保存的修改，打开那条记录时会提示恢复。"
            tell(Notice(text, Tone.WARNING))
        if left.set_aside:
            text = f"有 {left.set_aside} 份上次没有保存的内容读不出来，已放在一边，台账没有改动。"
            tell(Notice(text, Tone.WARNING))

    def _notice(self, left: Left) -> Notice:
        at = time_text(left.draft.saved_at)
        text = f"上次没有保存的修改（{left.title}，{at}）"
        can_restore = not left.is_gone or left.draft.kind is not RecordKind.DOCUMENT
        return Notice(
            text,
            Tone.WARNING,
            action_text="恢复" if can_restore else "丢弃",
            action=lambda: self._restore(left) if can_restore else self._discard(left.draft),
            second_text="丢弃" if can_restore else "",
            second=(lambda: self._discard(left.draft)) if can_restore else None,
        )

    def _restore(self, left: Left) -> None:
        page_key, record_id = PAGES[left.draft.kind], left.draft.record_id
        if not self._window.open_page(page_key):
            return
        page = self._window.page
        if not isinstance(page, RecordPage):
            return
        if left.is_gone:
            page.panel.restore_as_new(left.draft)
            return
        page.panel.restore_left(record_id)
        if record_id:
            self._window.open_rows(RowsAsked(page_key, record_id=record_id))
        else:
            page.start_new()

    def _discard(self, draft: Draft) -> None:
        remove_draft(self._session.workspace.path, draft.kind, draft.record_id)
        for panel in self._window.findChildren(RecordPanel):
            if panel.kind is draft.kind:
                panel.discard_left(draft.record_id)
