"""The briefing from the ledger to the file."""

from datetime import date
from pathlib import Path

import pytest

from models.settings import Settings
from models.store.workspace import Workspace
from reports.exports import WrittenBriefing, check_briefing, export_briefing
from reports.pages.missing_glyphs import MissingGlyphError
from tests.builders import accepted_task
from tests.reports.pages.pdf_reading import pages_of, texts_of

UNKNOWN = "𰻞"
TODAY = date(2024, 10, 20)
SHIPPED = Settings(bundled_fonts_only=True)
RARE = Settings(office_name=f"{UNKNOWN}镇优化办", bundled_fonts_only=True)


def exported(
    workspace: Workspace, path: Path, settings: Settings, *, allow_missing: bool = False
) -> WrittenBriefing:
    return export_briefing(
        workspace,
        path,
        today=TODAY,
        issue_number=12,
        settings=settings,
        allow_missing=allow_missing,
    )


def test_the_result_says_how_many_pages_and_which_faces(
    workspace: Workspace, tmp_path: Path
) -> None:
    accepted_task(workspace)
    result = exported(workspace, tmp_path / "briefing.pdf", SHIPPED)
    check = check_briefing(workspace, today=TODAY, issue_number=12, settings=SHIPPED)
    assert result.pages == len(pages_of(result.path))
    assert result.faces == check.faces
    assert result.missing == ()


def test_missing_characters_are_told_before_anything_is_written(
    workspace: Workspace, tmp_path: Path
) -> None:
    accepted_task(workspace)
    with pytest.raises(MissingGlyphError, match=UNKNOWN):
        exported(workspace, tmp_path / "briefing.pdf", RARE)
    assert list(tmp_path.iterdir()) == []


def test_missing_characters_once_accepted_are_printed_as_geta_and_named(
    workspace: Workspace, tmp_path: Path
) -> None:
    accepted_task(workspace)
    result = exported(workspace, tmp_path / "briefing.pdf", RARE, allow_missing=True)
    assert result.missing == (UNKNOWN,)
    assert "〓镇优化办" in texts_of(result.path)[0]
