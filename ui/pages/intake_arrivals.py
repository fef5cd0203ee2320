"""Files that come back: dropped or chosen, collected beside the work, and what is said of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from models.changes import Changes
from models.intake_records import ReceivedState
from models.progress import Progress
from models.store.workspace import Workspace
from ui.messages import Notice
from ui.session import Session
from ui.theme import Tone

if TYPE_CHECKING:
    # The readers of workbooks are loaded when the first file comes.
    from reports.intake import Collected, CollectedFile

FILES_FILTER = (
    "填好的报送表 (*.xlsx *.xlsm *.xls *.et *.csv *.htm *.html *.ods *.docx *.zip);;所有文件 (*)"
)
MOST_NAMED = 3


class Arrivals(QObject):
    """Collects files into the board of a round.

    Signals:
        collected(tuple of rounds' keys): files came for these rounds.
    """

    collected = Signal(object)

    def __init__(self, session: Session, owner: QObject) -> None:
        super().__init__(owner)
        self._session = session

    def choose_files(self, round_id: str) -> None:
        """Ask for files and collect them."""
        files = self._session.messages.choose_open_files("选择报回来的表", FILES_FILTER)
        self.collect(files, round_id)

    def choose_folder(self, round_id: str) -> None:
        """Ask for a folder and collect what is in it."""
        folder = self._session.messages.choose_directory("报回来的表在哪个文件夹")
        if folder is not None:
            self.collect((folder,), round_id)

    def collect(self, paths: Sequence[Path], round_id: str) -> None:
        """Read files, folders and archives; those that say no round are put into this one."""
        if not paths:
            return
        today = self._session.today()
        done: list[Collected] = []

        def collect(workspace: Workspace, progress: Progress) -> Changes:
            from reports.intake import collect  # noqa: PLC0415 - see TYPE_CHECKING above

            collected = collect(
                workspace, paths, round_id=round_id or None, today=today, progress=progress
            )
            done.append(collected)
            return _joined(collected.changes)

        self._session.work.run_operation(
            collect,
            lambda _changes: self._tell(done[0]),
            owner=self,
            label="正在收报",
            lets_read=True,
        )

    def _tell(self, collected: "Collected") -> None:
        files = collected.files
        self._session.messages.tell(collected_notice(files))
        unplaced = [one for one in files if not one.file_id and one.issues]
        for one in unplaced[:MOST_NAMED]:
            said = f"“{one.name}”没有收下：{one.issues[0].message}"
            self._session.messages.tell(Notice(said, Tone.DANGER))
        if len(unplaced) > MOST_NAMED:
            more = f"另有 {len(unplaced) - MOST_NAMED} 个文件没有收下，原因各自相同或相近。"
            self._session.messages.tell(Notice(more, Tone.DANGER))
        keys = [one.round_id for one in files if one.round_id]
        self.collected.emit(tuple(dict.fromkeys(keys)))


def collected_notice(files: "Sequence[CollectedFile]") -> Notice:
    """Return what is said of files that were collected, in one line."""
    states = Counter(one.state for one in files)
    clean, asked = states[ReceivedState.RECEIVED], states[ReceivedState.QUESTION]
    parts = [f"收到 {len(files)} 个文件"]
    parts += [f"{clean} 份没有疑问"] * bool(clean)
    parts += [f"{asked} 份有疑问，请逐份核对"] * bool(asked)
    again, refused = states[ReceivedState.DUPLICATE], states[ReceivedState.REFUSED]
    parts += [f"{again} 份以前收过，没有重复接收"] * bool(again)
    parts += [f"{refused} 份没有收下，原文件没有动"] * bool(refused)
    return Notice(f"{'；'.join(parts)}。", Tone.WARNING if asked or refused else Tone.SUCCESS)


def _joined(changes: Sequence[Changes]) -> Changes:
    """Return the changes of several rounds as one; none where nothing was entered."""
    if not changes:
        return Changes("", "看过收到的文件，没有可以登记的", frozenset())
    return replace(
        changes[-1],
        label="，".join(one.label for one in changes),
        kinds=frozenset(kind for one in changes for kind in one.kinds),
        # What came is told file by file; the window need not count it again.
        record_ids=(),
    )
