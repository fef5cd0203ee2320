"""The kept originals of received files, opened again."""

import tempfile
from collections.abc import Generator, Sequence
from dataclasses import replace
from pathlib import Path

from models.intake_records import ReceivedRow
from models.progress import Progress
from models.store.evidence import lend_copy
from models.store.workspace import Workspace
from reports.incoming.files.refusals import UnreadableFileError
from reports.incoming.grid import GridFile
from reports.incoming.grids.opening import GridRefusal, open_grids


def open_received(
    workspace: Workspace, files: Sequence[ReceivedRow], progress: Progress | None = None
) -> Generator[GridFile, None, None]:
    """Yield the cells of the kept originals of files, in order.

    Raises:
        EvidenceNotReadableError, UnreadableFileError: one is gone or cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="intake-", ignore_cleanup_errors=True) as folder:
        copies = [
            lend_copy(workspace.evidence_dir, file.sha256, file.file_name, Path(folder))
            for file in files
        ]
        for file, opened in zip(files, open_grids(copies, progress), strict=True):
            if isinstance(opened, GridRefusal):
                raise UnreadableFileError(f"“{file.file_name}”：{opened.sentence}")
            yield replace(opened, name=file.file_name)
