"""Official papers printed, saved, issued and printed again: what needs the page engine.

Apart from ``papers.py``, so that the window does not import the page engine before it prints.
"""

from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from models.changes import Changes
from models.circulation import UNITS, CirculationProfile
from models.errors import UserError
from models.operations.papers import PaperPrint, issue_paper
from models.papers import Paper
from models.progress import Progress
from models.queries.papers import get_paper
from models.settings import Settings
from models.store.evidence import read_kept
from models.store.workspace import Workspace
from models.vocabulary import PaperState
from reports.content.circulation import apply_profile
from reports.files import FileNotWrittenError, staged_file
from reports.pages.faces import missing_characters
from reports.pages.fonts import FontChoice, choose_fonts
from reports.pages.missing_glyphs import MissingGlyphError
from reports.pages.page_images import count_pages
from reports.pages.page_options import USUAL_OPTIONS, PageOptions
from reports.pages.papers import paper_texts, print_paper
from reports.papers import PaperDraft, paper_file_name
from reports.printed import PrintedPaper
from reports.word.papers import write_word


class NotIssuedError(UserError):
    """Raised when a paper has no print that went out; issue it first."""


class PrintNotPutError(UserError):
    """Raised when a paper was issued and only the copy of its print is missing; print it again."""


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """A paper that was issued just now; ``path`` is where the print was put, None for nowhere."""

    changes: Changes
    printed: PrintedPaper
    path: Path | None

    @property
    def paper_id(self) -> str:
        """Its key in the register."""
        return self.changes.record_ids[0]


def print_to_memory(
    paper: Paper,
    *,
    settings: Settings,
    options: PageOptions = USUAL_OPTIONS,
    profile: CirculationProfile = UNITS,
    progress: Progress | None = None,
) -> PrintedPaper:
    """Print a paper into memory as the readers of ``profile`` get it.

    Raises:
        FontsMissingError: no face can serve some role.
        Cancelled: the person stopped it.
    """
    seen, fonts = apply_profile(paper, profile), _fonts(settings, profile)
    stream = BytesIO()
    marked = replace(options, watermark=options.watermark or profile.watermark)
    pages = print_paper(seen, stream, fonts=fonts, options=marked, progress=progress).pages
    missing = missing_characters((*paper_texts(seen), marked.watermark), fonts)
    return PrintedPaper(stream.getvalue(), pages, missing, fonts.describe())


def save_pdf(printed: PrintedPaper, path: Path) -> None:
    """Write the pages as a PDF.

    Raises:
        FileNotWrittenError: ``path`` is open elsewhere, not allowed, or the disk is full.
    """
    printed.save(path)


def save_word(
    paper: Paper,
    path: Path,
    *,
    options: PageOptions = USUAL_OPTIONS,
    profile: CirculationProfile = UNITS,
) -> None:
    """Write a paper as a Word file, as the readers of ``profile`` get it.

    Raises:
        FontsMissingError: no shipped face is there, by which lines are divided.
        FileNotWrittenError: ``path`` is open elsewhere, not allowed, or the disk is full.
    """
    marked = replace(options, watermark=options.watermark or profile.watermark)
    write_word(apply_profile(paper, profile), path, marked)


def issue(
    workspace: Workspace,
    draft: PaperDraft,
    *,
    settings: Settings,
    options: PageOptions = USUAL_OPTIONS,
    profile: CirculationProfile = UNITS,
    path: Path | None = None,
    allow_missing: bool = False,
    progress: Progress | None = None,
) -> IssuedPaper:
    """Print a paper and issue it: text, figures, number and print are frozen together (A43).

    Args:
        workspace: the open workspace.
        draft: what is issued, with its number; kept as the readers of ``profile`` get it.
        settings: office and fonts.
        options: how it is printed.
        profile: who is to read it.
        path: where the print is put as well, None for nowhere.
        allow_missing: characters no face has may be printed as 〓.
        progress: told of what is set.

    Raises:
        MissingGlyphError: no face has some character, unless ``allow_missing``.
        NumberTakenError, PaperIssuedError, InvalidRecordError: it cannot be issued.
        FileNotWrittenError: ``path`` is open elsewhere, not allowed, or the disk is full; then it
            is not issued.
        PrintNotPutError: it was issued, but the copy at ``path`` could not be put in place.
        Cancelled: the person stopped it.
    """
    paper = apply_profile(draft.composition.paper, profile)
    printed = print_to_memory(
        paper, settings=settings, options=options, profile=profile, progress=progress
    )
    if printed.missing and not allow_missing:
        raise MissingGlyphError(printed.missing)
    if path is None:
        changes = _record(
            workspace, draft, paper, printed, paper_file_name(paper, draft.order, profile)
        )
        return IssuedPaper(changes, printed, None)
    with staged_file(path, printed.write) as put_in_place:
        changes = _record(workspace, draft, paper, printed, path.name)
        # From here on the paper is issued and its print is kept, whatever becomes of this copy.
        try:
            put_in_place()
        except FileNotWrittenError as error:
            raise PrintNotPutError(
                f"“{draft.order.number or paper.title}”已经印发并留存，但没有另存成文件。{error}"
                "需要文件时请在公文登记里再印。"
            ) from error
    return IssuedPaper(changes, printed, path)


def _record(
    workspace: Workspace, draft: PaperDraft, paper: Paper, printed: PrintedPaper, file_name: str
) -> Changes:
    return issue_paper(
        workspace,
        order=draft.order,
        composition=replace(draft.composition, paper=paper),
        printed=PaperPrint(printed.pdf, file_name),
        paper_id=draft.paper_id,
    )


def reprint(workspace: Workspace, paper_id: str) -> PrintedPaper:
    """Return the print that went out, byte for byte.

    Raises:
        NotIssuedError: it is a draft.
        EvidenceNotReadableError: the kept print is missing or was changed.
        RecordGoneError: the paper is gone.
    """
    row = get_paper(workspace, paper_id)
    if row.state is PaperState.DRAFT:
        raise NotIssuedError(f"“{row.title}”还没有印发，没有可以再印的版本。请先印发。")
    pdf = read_kept(workspace.evidence_dir, row.pdf_sha256, row.file_name)
    return PrintedPaper(pdf, count_pages(pdf))


def _fonts(settings: Settings, profile: CirculationProfile) -> FontChoice:
    bundled_only = settings.bundled_fonts_only or profile.has_bundled_fonts_only
    return choose_fonts(bundled_only=bundled_only)
