"""What a person does with kept files (佐证, A42): add, open, save elsewhere. Files off the window.

A kept file is never handed to another program: what opens is a read-only copy of it.
"""

import atexit
import shutil
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QImage

from models.changes import Changes
from models.operations.evidence import add_evidence
from models.progress import Progress
from models.queries.evidence import source_file
from models.records import EvidenceRow
from models.store.evidence import KeptFile, keep_files, lend_copy, require_whole
from models.vocabulary import RecordKind
from reports.files import replace_file
from ui.messages import Notice
from ui.session import Session
from ui.theme import Tone

Make = Callable[[Progress], tuple[KeptFile, ...]]


@cache
def lent_folder() -> Path:
    """Return the folder of the copies that are open; it goes with the program."""
    folder = Path(tempfile.mkdtemp(prefix="youhuaban-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def evidence_dir(session: Session) -> Path:
    """Return the folder of the kept files."""
    return session.workspace.path / "evidence"


def files_in(mime: QMimeData) -> tuple[Path, ...]:
    """Return the files that were dropped or copied."""
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


def add_files(
    session: Session, owner: QObject, kind: RecordKind, record_id: str, paths: Sequence[Path]
) -> None:
    """Keep files beside the database thread, then link them to a record."""
    folder = evidence_dir(session)
    _keep_and_link(
        session, owner, kind, record_id, lambda progress: keep_files(folder, paths, progress)
    )


def add_image(
    session: Session, owner: QObject, kind: RecordKind, record_id: str, image: QImage
) -> None:
    """Keep a picture of the clipboard as PNG, then link it to a record."""
    name = f"截图 {datetime.now().astimezone():%Y-%m-%d %H%M%S}.png"

    def keep(progress: Progress) -> tuple[KeptFile, ...]:
        with tempfile.TemporaryDirectory() as folder:
            picture = Path(folder) / name
            image.save(str(picture))  # as PNG, by its name
            return keep_files(evidence_dir(session), [picture], progress)

    _keep_and_link(session, owner, kind, record_id, keep)


def open_kept(session: Session, owner: QObject, row: EvidenceRow) -> None:
    """Open a copy of a kept file with the program the computer uses for it."""
    folder = evidence_dir(session)
    session.work.run_job(
        lambda _progress: lend_copy(folder, row.sha256, row.name, lent_folder()),
        session.messages.open_path,
        owner=owner,
        label=f"正在打开“{row.name}”",
        failed=session.messages.tell_refused,
    )


def open_source_file(session: Session, owner: QObject, document_id: str) -> None:
    """Open a copy of the file a document was read from."""

    def receive(row: EvidenceRow | None) -> None:
        if row is None:
            text = "这份文件是粘贴的文字，没有原文件。请用“打开原文”看导入时的文字。"
            session.messages.tell(Notice(text, Tone.WARNING))
        else:
            open_kept(session, owner, row)

    session.work.run_query(
        lambda workspace: source_file(workspace, document_id), receive, owner=owner
    )


def save_as(session: Session, owner: QObject, rows: Sequence[EvidenceRow]) -> None:
    """Ask for a place and write copies there: one under any name, several into a folder."""
    if len(rows) == 1:
        target = session.messages.choose_save_file("另存佐证", rows[0].name, "所有文件 (*)")
        targets = [target] if target else []
    else:
        folder = session.messages.choose_directory("把佐证另存到文件夹")
        targets = free_names(folder, [row.name for row in rows]) if folder else []
    if not targets:
        return
    source = evidence_dir(session)

    def write(progress: Progress) -> int:
        for place, (row, path) in enumerate(zip(rows, targets, strict=True), start=1):
            progress.report(f"正在另存“{row.name}”", place, len(rows))
            require_whole(source, row.sha256, row.name)
            replace_file(path, partial(_copy, source / row.sha256))
        return len(targets)

    def tell(count: int) -> None:
        folder = targets[0].parent
        said = f"已另存 {count} 份佐证到“{folder}”。"
        session.messages.tell(
            Notice(said, Tone.SUCCESS, "打开文件夹", lambda: session.messages.open_path(folder))
        )

    session.work.run_job(
        write, tell, owner=owner, label="正在另存佐证", failed=session.messages.tell_refused
    )


def free_names(folder: Path, names: Sequence[str]) -> list[Path]:
    """Return a place in ``folder`` for each name, so that nothing there is written over."""
    found: list[Path] = []
    for name in names:
        path, number = folder / name, 1
        while path in found or path.exists():
            number += 1
            path = folder / f"{Path(name).stem}（{number}）{Path(name).suffix}"
        found.append(path)
    return found


def _copy(source: Path, stream: BinaryIO) -> None:
    with source.open("rb") as kept:
        shutil.copyfileobj(kept, stream)


def _keep_and_link(
    session: Session, owner: QObject, kind: RecordKind, record_id: str, keep: Make
) -> None:
    def link(files: tuple[KeptFile, ...]) -> None:
        session.work.run_operation(
            lambda workspace, _progress: add_evidence(
                workspace, kind=kind, record_id=record_id, files=files
            ),
            lambda changes: _tell_when_known(session, changes, files),
            owner=owner,
            failed=session.messages.tell_refused,
        )

    session.work.run_job(
        keep, link, owner=owner, label="正在保存佐证", failed=session.messages.tell_refused
    )


def _tell_when_known(session: Session, changes: Changes, files: Sequence[KeptFile]) -> None:
    """Say that a file was there already: nothing new appears in the list."""
    if not changes.kinds:
        session.messages.tell(Notice(f"“{files[0].name}”的内容已经在佐证里，没有重复添加。"))
