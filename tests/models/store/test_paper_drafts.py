"""Papers being written survive a crash; what is not understood is kept aside."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models.store.drafts import find_drafts
from models.store.paper_drafts import (
    BegunPaper,
    find_begun_papers,
    remove_begun_paper,
    write_begun_paper,
)
from tests.models.paper_cases import BRIEFING, JUNE, titled

AT = datetime(2024, 6, 30, 9, 0, tzinfo=UTC)
NEW = BegunPaper("", AT, JUNE, BRIEFING)


def test_what_was_typed_last_is_found_newest_paper_first(tmp_path: Path) -> None:
    later = BegunPaper("key", AT + timedelta(1), JUNE, titled("改过的"))
    for begun in (replace(NEW, composition=titled("旧的")), later, NEW):
        write_begun_paper(tmp_path, begun)
    assert find_begun_papers(tmp_path).papers == (later, NEW)


def test_a_saved_paper_leaves_nothing_behind(tmp_path: Path) -> None:
    write_begun_paper(tmp_path, NEW)
    remove_begun_paper(tmp_path, "")
    remove_begun_paper(tmp_path, "never there")
    assert find_begun_papers(tmp_path).papers == ()
    assert list((tmp_path / "drafts").iterdir()) == []


@pytest.mark.parametrize("text", ["", "[]", "{}", "\x00", '{"paper_id": "", "saved_at": 1}'])
def test_a_file_that_is_not_understood_is_set_aside_and_kept(tmp_path: Path, text: str) -> None:
    write_begun_paper(tmp_path, NEW)
    (tmp_path / "drafts" / "new.paper").write_text(text, encoding="utf-8")
    found = find_begun_papers(tmp_path)
    assert (found.papers, found.set_aside) == ((), ("new.paper",))
    kept = tmp_path / "drafts" / "new.paper.damaged"
    assert kept.read_text(encoding="utf-8") == text


def test_drafts_of_forms_are_not_taken_for_papers_nor_the_reverse(tmp_path: Path) -> None:
    write_begun_paper(tmp_path, NEW)
    found = find_drafts(tmp_path)
    assert (found.drafts, found.set_aside) == ((), ())
