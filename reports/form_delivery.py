"""Forms on their way out (报送表): what a stop between folder and ledger leaves is found and told.

Files cannot be put in place in one step with the ledger. A note beside the ledger says what is
going out; it is dropped once the ledger knows the forms, or once none of them is out.
"""

import hashlib
import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from models.history import new_key
from models.queries.rounds import list_forms, list_rounds
from models.store.workspace import Workspace
from reports.files import replace_file

LOG = logging.getLogger(__name__)
NOTES = "forms-going-out"
ZIP = ".zip"


@dataclass(frozen=True, slots=True)
class Delivery:
    """Forms that go out together.

    Attributes:
        target: the folder or the archive, a whole path.
        files: digests of the forms by their file names.
    """

    round_id: str
    round_name: str
    target: str
    files: Mapping[str, str]

    @property
    def sentence(self) -> str:
        """What a person should know and do where the ledger does not hold these forms."""
        place = Path(self.target).name
        return (
            f"上次生成“{self.round_name}”的报送表时程序中断：“{place}”里的报送表没有记入台账，"
            "报回来时无法与发出时比对。台账没有改动。请不要下发，重新生成一次，它们会被替换。"
        )


def note_delivery(workspace: Workspace, delivery: Delivery) -> None:
    """Note what is about to go out.

    Raises:
        FileNotWrittenError: the disk refused the note; nothing may go out.
    """
    content = json.dumps(asdict(delivery), ensure_ascii=False).encode()

    def write(stream: BinaryIO) -> None:
        stream.write(content)

    replace_file(workspace.path / NOTES / f"{new_key()}.json", write)


def noted_digests(workspace: Workspace) -> frozenset[str]:
    """Return the digests of forms that went out without the ledger: they are ours all the same."""
    return frozenset(
        digest for _, delivery in _noted(workspace) for digest in delivery.files.values()
    )


def unrecorded_deliveries(workspace: Workspace) -> tuple[Delivery, ...]:
    """Return forms that are out and that the ledger does not know; notes of all others go."""
    found = []
    for path, delivery in _noted(workspace):
        if _is_settled(workspace, delivery) or not _is_out(delivery):
            if not workspace.read_only:
                path.unlink(missing_ok=True)
        else:
            found.append(delivery)
    return tuple(found)


def _noted(workspace: Workspace) -> Iterator[tuple[Path, Delivery]]:
    for path in sorted((workspace.path / NOTES).glob("*.json")):
        try:
            yield path, Delivery(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            LOG.warning("note of forms not understood: %s: %s", path, error)


def _is_settled(workspace: Workspace, delivery: Delivery) -> bool:
    """Whether the ledger knows the forms, or the round is gone and nothing is asked any more."""
    if delivery.round_id not in {one.id for one in list_rounds(workspace)}:
        return True
    known = {form.sha256 for form in list_forms(workspace, delivery.round_id)}
    return known.issuperset(delivery.files.values())


def _is_out(delivery: Delivery) -> bool:
    """Whether any of the forms stands where it was to go, as it was made."""
    target = Path(delivery.target)
    contents = _in_archive(target) if target.suffix.lower() == ZIP else _in_folder(target, delivery)
    digests = set(delivery.files.values())
    return any(hashlib.sha256(content).hexdigest() in digests for content in contents)


def _in_folder(folder: Path, delivery: Delivery) -> Iterator[bytes]:
    for name in delivery.files:
        try:
            yield (folder / name).read_bytes()
        except OSError:
            continue  # not there, or not to be read: it is none we could tell of


def _in_archive(path: Path) -> Iterator[bytes]:
    try:
        with ZipFile(path) as archive:
            yield from map(archive.read, archive.namelist())
    except (OSError, BadZipFile):
        return
