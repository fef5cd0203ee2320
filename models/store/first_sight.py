"""Where the first sight of a page is kept: a small file beside the ledger, good for a moment only.

It counts while the ledger is byte for byte the one it was read from, on the same day, for the same
arrangement of the table and the same program. Else, or damaged, it is as if it were not there.
No library of the database is needed to find it.
"""

import json
import logging
import zlib
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from models.errors import UserError
from models.first_sight import FirstSight, sight_from_json, sight_to_json
from models.paths import resource_path
from models.store.ledger_format import LEDGER_NAME, has_journal, read_header

LOG = logging.getLogger(__name__)
SIGHT_NAME: Final = "first-sight.json"


def ledger_stamp(workspace: Path) -> str:
    """Return what differs after every change of the ledger, "" where nothing can be relied on.

    SQLite counts in the header every transaction that changes the file; length and time tell a
    file that was put in its place. With a journal the file is a change half done.
    """
    database = workspace / LEDGER_NAME
    try:
        header, found = read_header(database), database.stat()
        if header is None or has_journal(database):
            return ""
    except (UserError, OSError) as error:  # opening the ledger tells what is wrong
        LOG.info("no stamp of %s: %s", database, error)
        return ""
    return f"{header.changes}-{found.st_size}-{found.st_mtime_ns}"


def keep_first_sight(workspace: Path, sight: FirstSight, *, stamp: str, today: date) -> None:
    """Keep a sight in place of the one before; ``stamp`` is of the ledger as it was read.

    Where it cannot be written, the next start shows its rows a moment later.
    """
    target = workspace / SIGHT_NAME
    partial = target.with_suffix(".tmp")
    content = sight_to_json(sight)
    try:
        text = f"{_key(stamp, today, content)}\n{content}"
        partial.write_text(text, encoding="utf-8", newline="\n")
        partial.replace(target)
    except OSError as error:
        LOG.info("first sight not kept: %s", error)
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def find_first_sight(workspace: Path, *, page: str, view: str, today: date) -> FirstSight | None:
    """Return the sight of ``page`` under the arrangement ``view`` (JSON), if it counts today."""
    stamp = ledger_stamp(workspace)
    try:
        key, _, content = (workspace / SIGHT_NAME).read_text(encoding="utf-8").partition("\n")
    except (OSError, ValueError):  # also no UTF-8
        return None
    if not stamp or key != _key(stamp, today, content):
        return None
    sight = sight_from_json(content)
    is_asked = sight.page == page and json.loads(sight.view) == json.loads(view)
    return sight if is_asked else None


def _key(stamp: str, today: date, content: str) -> str:
    """Return what has to be the same for ``content`` to count.

    The project file names the version of the program: others may word the same record differently.
    Reading it apart would take longer than all else here.
    """
    project_file = resource_path().parent / "pyproject.toml"
    program, whole = zlib.crc32(project_file.read_bytes()), zlib.crc32(content.encode())
    return f"{stamp} {today.isoformat()} {program:08x} {whole:08x}"
