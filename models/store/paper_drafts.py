"""Papers being written, on the disk: kept a moment after the typing, dropped when they are saved.

Typing every few seconds would fill the history; the register gets a paper when a person saves it.
"""

import json
import logging
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from models.paper_json import (
    KeptTexts,
    UnreadablePaperError,
    composition_from_json,
    composition_to_json,
    order_from_json,
    order_to_json,
)
from models.papers import Composition, PaperOrder
from models.store.drafts import DRAFTS_DIR, put_aside, write_whole

LOG = logging.getLogger(__name__)
_NEW: Final = "new"
_ENDING: Final = ".paper"


@dataclass(frozen=True, slots=True)
class BegunPaper:
    """A paper as it stood when it was typed; ``paper_id`` is "" for one never saved."""

    paper_id: str
    saved_at: datetime
    order: PaperOrder
    composition: Composition


@dataclass(frozen=True, slots=True)
class BegunPapers:
    """Papers left by the last start, newest first; ``set_aside`` names files not understood."""

    papers: tuple[BegunPaper, ...] = ()
    set_aside: tuple[str, ...] = ()


def write_begun_paper(workspace: Path, begun: BegunPaper) -> None:
    """Keep a paper being written in place of what was kept of it before.

    Raises:
        StorageError: the disk refused it; what was kept before is still there.
    """
    kept = {
        "paper_id": begun.paper_id,
        "saved_at": begun.saved_at.isoformat(),
        "order": order_to_json(begun.order),
        **asdict(composition_to_json(begun.composition)),
    }
    write_whole(_path(workspace, begun.paper_id), json.dumps(kept, ensure_ascii=False))


def remove_begun_paper(workspace: Path, paper_id: str) -> None:
    """Drop what was kept of a paper; what cannot be deleted now is offered again, no harm."""
    with suppress(OSError):
        _path(workspace, paper_id).unlink(missing_ok=True)


def find_begun_papers(workspace: Path) -> BegunPapers:
    """Return what was left; a file that is not understood is set aside under another name."""
    found: list[BegunPaper] = []
    set_aside: list[str] = []
    for path in sorted((workspace / DRAFTS_DIR).glob(f"*{_ENDING}")):
        try:
            found.append(_read(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, KeyError, UnreadablePaperError) as error:
            LOG.warning("begun paper %s is not understood: %s", path.name, error)
            set_aside.append(put_aside(path))
    found.sort(key=lambda begun: begun.saved_at, reverse=True)
    return BegunPapers(tuple(found), tuple(set_aside))


def _read(text: str) -> BegunPaper:
    kept = json.loads(text)
    return BegunPaper(
        str(kept["paper_id"]),
        datetime.fromisoformat(kept["saved_at"]),
        order_from_json(kept["order"]),
        composition_from_json(KeptTexts(kept["paper"], kept["figures"])),
    )


def _path(workspace: Path, paper_id: str) -> Path:
    return workspace / DRAFTS_DIR / f"{paper_id or _NEW}{_ENDING}"
