"""Pictures that stand in the cells of a returned file (WPS 嵌入图片), kept as evidence (A42)."""

import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from models.intake_plan import RowPlace
from models.returned import ReturnedFile
from models.store.evidence import KeptFile, keep_file
from models.store.workspace import Workspace
from reports.file_names import clean_file_stem
from reports.incoming.grid import GridFile

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def keep_pictures(
    workspace: Workspace, grid: GridFile, returned: ReturnedFile
) -> Mapping[RowPlace, tuple[KeptFile, ...]]:
    """Copy the pictures of a file into the store of kept files; return them by their rows.

    Raises:
        StorageError: the disk refused one.
    """
    kept: dict[RowPlace, tuple[KeptFile, ...]] = {}
    for place, name in returned.pictures.items():
        content = grid.pictures.get(name)
        if content is None:
            continue
        sheet, _, address = place.rpartition("!")
        row = (sheet, int(address.lstrip(_LETTERS)))
        shown = f"{clean_file_stem(Path(returned.name).stem)}_{address}{_ending(name)}"
        kept[row] = (*kept.get(row, ()), _keep(workspace, shown, content))
    return kept


def _keep(workspace: Workspace, name: str, content: bytes) -> KeptFile:
    with tempfile.TemporaryDirectory(prefix="intake-") as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        return keep_file(workspace.evidence_dir, path)


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower() or ".png"
