"""The views of one page: which is in force, whether it was changed; save, rename, delete."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from models.changes import Changes
from models.operations.views import delete_view, save_view
from models.queries.views import list_views
from models.store.workspace import Workspace
from models.views import SavedView, ViewState
from ui.dialogs.view_name import ViewNameDialog
from ui.session import Session
from ui.views import SHIPPED_VIEWS, is_changed
from ui.widgets.view_menu import ViewMenu


class ViewKeeper(QObject):
    """Keeps the views of ``page`` and lets ``menu`` show them.

    ``now`` tells what the table shows.

    Attributes:
        present: the view in force.
        dialog: the open question for a name, None when none is open.

    Signals:
        view_chosen(ViewState): the table shall show this.
    """

    view_chosen = Signal(object)

    def __init__(
        self,
        session: Session,
        page: str,
        menu: ViewMenu,
        now: Callable[[], ViewState],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.dialog: ViewNameDialog | None = None
        self._session = session
        self._page = page
        self._menu = menu
        self._now = now
        self._window = parent
        self._own: tuple[SavedView, ...] = ()
        self.present = self.views()[0]
        menu.chosen.connect(self.choose)
        menu.save_as_asked.connect(self.ask_new_name)
        menu.update_asked.connect(self.update_present)
        menu.rename_asked.connect(self.ask_other_name)
        menu.delete_asked.connect(self.delete_present)

    def views(self) -> tuple[SavedView, ...]:
        """Return all views of the page, shipped ones first."""
        return (*SHIPPED_VIEWS[self._page], *self._own)

    def is_special(self) -> bool:
        """Return whether another view than the one that shows everything is in force."""
        return self.present.id != self.views()[0].id

    def refresh(self) -> None:
        """Read the saved views again."""
        self._session.work.run_query(list_views, self._receive, owner=self)

    def show_mark(self) -> None:
        """Say whether the table still shows the view in force."""
        self._menu.show_views(
            self.views(),
            self.present,
            is_changed=is_changed(self.present, self._now()),
            may_write=not self._session.workspace.read_only,
        )

    def choose(self, view: SavedView) -> None:
        """Put a view in force."""
        self.present = view
        self.view_chosen.emit(view.state)
        self.show_mark()

    def find(self, state: ViewState) -> None:
        """Put the view in force that shows ``state``, else the first one."""
        now = self._now()
        same = [view for view in self.views() if view.state == state]
        alike = [view for view in self.views() if not is_changed(view, now)]
        self.present = (same or alike or [self.views()[0]])[0]
        self.show_mark()

    # Own views

    def ask_new_name(self) -> None:
        """Ask for the name under which the table is kept as a new view."""
        self._ask_name("另存为视图", "", lambda name: self._save("", name, self._now()))

    def ask_other_name(self) -> None:
        """Ask for another name of the view in force."""
        present = self.present
        self._ask_name(
            "视图改名", present.name, lambda name: self._save(present.id, name, present.state)
        )

    def update_present(self) -> None:
        """Keep the table as it is now under the name of the view in force."""
        self._save(self.present.id, self.present.name, self._now())

    def delete_present(self) -> None:
        """Delete the view in force, undoably; the table stays as it is."""
        view_id = self.present.id
        self.present = self.views()[0]
        self._session.work.run_operation(
            lambda workspace, _progress: delete_view(workspace, view_id=view_id), owner=self
        )

    def _ask_name(self, title: str, name: str, take: Callable[[str], None]) -> None:
        taken = {view.name for view in self.views()} - {name}
        dialog = self.dialog = ViewNameDialog(title, taken, name, self._window)
        dialog.named.connect(take)
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _save(self, view_id: str, name: str, state: ViewState) -> None:
        view = SavedView(id=view_id, page=self._page, name=name, state=state)

        def store(workspace: Workspace) -> Changes:
            return save_view(workspace, view=view)

        def take(changes: Changes) -> None:
            self.present = replace(view, id=changes.record_ids[0])

        self._session.work.run_operation(
            lambda workspace, _progress: store(workspace), take, owner=self
        )

    def _receive(self, views: tuple[SavedView, ...]) -> None:
        self._own = tuple(view for view in views if view.page == self._page)
        known = {view.id: view for view in self.views()}
        self.present = known.get(self.present.id, self.views()[0])
        self.show_mark()
