"""The forms of a round: made into a folder or an archive, found again."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from models.changes import Changes
from models.progress import Progress
from models.round_records import BoardRow, RoundRow
from models.store.workspace import Workspace
from reports.file_names import clean_file_stem
from ui.messages import Notice
from ui.outgoing import ZIP, ask_target
from ui.session import Session
from ui.theme import Tone


class FormMaker(QObject):
    """Makes the forms of a round and tells where they are."""

    def __init__(self, session: Session, owner: QObject) -> None:
        super().__init__(owner)
        self._session = session

    def make_here(self, row: RoundRow) -> None:
        """Make them into the usual folder."""
        self._make(row, self._session.export_folder / clean_file_stem(row.name))

    def make_in_folder(self, row: RoundRow) -> None:
        """Make them into a folder the person picks."""
        folder = self._session.messages.choose_directory("报送表存到哪个文件夹")
        if folder is not None:
            self._make(row, folder)

    def make_zip(self, row: RoundRow) -> None:
        """Make them into an archive."""
        target = ask_target(self._session, "报送表压缩包", row.name, ZIP)
        if target is not None:
            self._make(row, target)

    def open_folder(self, rows: Iterable[BoardRow]) -> None:
        """Open the folder of the forms made last."""
        folder = latest_folder(rows)
        if folder is None:
            return
        if folder.is_dir():
            self._session.messages.open_path(folder)
        else:
            said = f"文件夹“{folder}”不在了。要再发报送表，请重新生成。"
            self._session.messages.tell(Notice(said, Tone.WARNING))

    def _make(self, row: RoundRow, target: Path) -> None:
        office = self._session.settings.office_name

        def make(workspace: Workspace, progress: Progress) -> Changes:
            # The library of workbooks takes as long to load as the window.
            from reports.round_forms import make_forms  # noqa: PLC0415

            return make_forms(workspace, row.id, target, office=office, progress=progress).changes

        self._session.work.run_operation(
            make,
            lambda changes: self._tell_made(changes, target),
            owner=self,
            label="正在生成报送表",
        )

    def _tell_made(self, changes: Changes, target: Path) -> None:
        folder = target.parent if target.suffix.lower() == ".zip" else target
        show = partial(self._session.messages.open_path, folder)
        said = f"已{changes.label}，存到“{target.name}”。"
        self._session.messages.tell(Notice(said, Tone.SUCCESS, "打开文件夹", show))


def latest_folder(rows: Iterable[BoardRow]) -> Path | None:
    """Return the folder of the forms made last, None when none was made."""
    forms = [row.form for row in rows if row.form is not None]
    if not forms:
        return None
    place = Path(max(forms, key=lambda form: form.made_at).folder)
    return place.parent if place.suffix.lower() == ".zip" else place
