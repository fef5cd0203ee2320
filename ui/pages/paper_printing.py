"""Printing, issuing and printing again; the page engine is imported when first asked for.

Each is called on a worker: the window neither waits for the engine nor holds it before it prints.
"""

from pathlib import Path

from models.changes import Changes
from models.circulation import CirculationProfile
from models.papers import Paper
from models.progress import Progress
from models.settings import Settings
from models.store.workspace import Workspace
from reports.papers import PaperDraft
from reports.printed import PrintedPaper
from ui.pages.paper_jobs import options_of


def print_now(
    paper: Paper, *, settings: Settings, profile: CirculationProfile, progress: Progress
) -> PrintedPaper:
    """Print a paper into memory as the readers of ``profile`` get it."""
    from reports.paper_prints import print_to_memory  # noqa: PLC0415 - see above

    return print_to_memory(
        paper, settings=settings, options=options_of(settings), profile=profile, progress=progress
    )


def issue_now(
    workspace: Workspace,
    draft: PaperDraft,
    *,
    settings: Settings,
    profile: CirculationProfile,
    path: Path | None,
    allow_missing: bool,
    progress: Progress,
) -> Changes:
    """Print a paper and issue it; ``path`` is where a copy is put, None for nowhere."""
    from reports.paper_prints import issue  # noqa: PLC0415 - see above

    return issue(
        workspace,
        draft,
        settings=settings,
        options=options_of(settings),
        profile=profile,
        path=path,
        allow_missing=allow_missing,
        progress=progress,
    ).changes


def print_kept(workspace: Workspace, paper_id: str) -> PrintedPaper:
    """Return the print that went out, byte for byte."""
    from reports.paper_prints import reprint  # noqa: PLC0415 - see above

    return reprint(workspace, paper_id)


def write_word_now(
    paper: Paper, path: Path, *, settings: Settings, profile: CirculationProfile
) -> None:
    """Write a paper as a Word file as the readers of ``profile`` get it."""
    from reports.paper_prints import save_word  # noqa: PLC0415 - see above

    save_word(paper, path, options=options_of(settings), profile=profile)
