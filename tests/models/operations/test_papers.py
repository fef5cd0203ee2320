"""Drafts are kept as often as one likes; what is issued stays as it went out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from models.history import redo, undo, undo_label
from models.operations.papers import (
    NumberTakenError,
    PaperIssuedError,
    PaperPrint,
    delete_paper_draft,
    issue_paper,
    save_paper,
    withdraw_paper,
)
from models.papers import PaperOrder
from models.queries.history import list_operations
from models.queries.papers import last_issued, list_papers, next_number, read_paper
from models.rules.checks import InvalidRecordError
from models.store.backup import create_backup, restore_backup
from models.store.evidence import read_kept
from models.store.integrity import check_workspace, count_unused_files
from models.store.workspace import Workspace, open_workspace
from models.vocabulary import PaperKind, PaperState
from tests.models.paper_cases import BRIEFING, JUNE, PRINT, draft, issue, monthly, titled
from tests.models.store.ledgers import execute


def test_a_draft_says_what_was_saved_last(workspace: Workspace) -> None:
    key = draft(workspace)
    order = replace(JUNE, number="7")
    save_paper(workspace, order=order, composition=titled("改过的"), paper_id=key)
    stored = read_paper(workspace, key)
    assert (stored.composition, stored.row.order) == (titled("改过的"), order)
    assert [(row.id, row.title) for row in list_papers(workspace)] == [(key, "改过的")]


def test_saving_what_is_as_it_was_leaves_no_trace(workspace: Workspace) -> None:
    key = draft(workspace)
    before = list_operations(workspace), list_papers(workspace)
    save_paper(workspace, order=JUNE, composition=BRIEFING, paper_id=key)
    assert (list_operations(workspace), list_papers(workspace)) == before


def test_a_deleted_draft_comes_back_by_undo(workspace: Workspace) -> None:
    key = draft(workspace)
    delete_paper_draft(workspace, paper_id=key)
    assert list_papers(workspace) == ()
    assert undo_label(workspace) == "删除公文草稿“6月工作简报”"
    undo(workspace)
    assert read_paper(workspace, key).composition == BRIEFING


def test_issuing_freezes_text_figures_number_and_print(workspace: Workspace) -> None:
    key = issue(workspace, paper_id=draft(workspace)).record_ids[0]
    stored = read_paper(workspace, key)
    row = stored.row
    assert (row.state, row.number, row.file_name) == (PaperState.ISSUED, "6", PRINT.file_name)
    assert row.issued_at is not None
    assert stored.composition == BRIEFING
    assert read_kept(workspace.evidence_dir, row.pdf_sha256, row.file_name) == PRINT.pdf
    assert check_workspace(workspace) == ()


def test_an_issued_paper_is_neither_edited_nor_deleted_nor_issued_again(
    workspace: Workspace,
) -> None:
    key = issue(workspace).record_ids[0]
    attempts: tuple[Callable[[], object], ...] = (
        lambda: save_paper(workspace, order=JUNE, composition=titled("甲"), paper_id=key),
        lambda: delete_paper_draft(workspace, paper_id=key),
        lambda: issue(workspace, replace(JUNE, number="8"), paper_id=key),
    )
    for attempt in attempts:
        with pytest.raises(PaperIssuedError, match="已印发，不能再修改或删除"):
            attempt()
    assert read_paper(workspace, key).composition == BRIEFING


def test_issuing_can_be_undone_and_done_again(workspace: Workspace) -> None:
    key = issue(workspace, paper_id=draft(workspace)).record_ids[0]
    issued = list_papers(workspace)
    undo(workspace)
    assert read_paper(workspace, key).row.state is PaperState.DRAFT
    assert (check_workspace(workspace), count_unused_files(workspace)) == ((), 2)
    redo(workspace)
    assert list_papers(workspace) == issued
    assert (check_workspace(workspace), count_unused_files(workspace)) == ((), 0)


def test_a_number_is_given_once_a_year_for_each_sort_of_paper(workspace: Workspace) -> None:
    issue(workspace)
    with pytest.raises(NumberTakenError, match="下一个可用的编号是“7”"):
        issue(workspace, composition=titled("另一份"))
    with pytest.raises(NumberTakenError):
        issue(workspace, replace(JUNE, number="第06期"))
    issue(workspace, replace(JUNE, composer="special"))
    issue(workspace, replace(JUNE, as_of=date(2025, 6, 30)))
    assert [row.number for row in list_papers(workspace)] == ["6", "6", "6"]


def test_a_refused_number_leaves_the_draft_and_no_file(workspace: Workspace) -> None:
    issue(workspace)
    key = draft(workspace)
    with pytest.raises(NumberTakenError):
        issue(workspace, paper_id=key)
    assert read_paper(workspace, key).row.state is PaperState.DRAFT
    assert count_unused_files(workspace) == 0


def test_a_document_number_counts_whatever_it_was_issued_for(workspace: Workspace) -> None:
    letter = replace(JUNE, composer="letter", number="鄂州优化办函〔2024〕3号")
    issue(workspace, letter)
    with pytest.raises(NumberTakenError, match="“鄂州优化办函〔2024〕4号”"):
        issue(workspace, replace(letter, composer="handout", number="鄂州优化办函[2024]3号"))


def test_a_paper_without_title_or_text_is_not_issued(workspace: Workspace) -> None:
    empty = replace(BRIEFING, paper=replace(BRIEFING.paper, title=" ", blocks=()))
    with pytest.raises(InvalidRecordError, match="公文要有标题；公文没有正文"):
        issue(workspace, composition=empty)


def test_a_withdrawn_paper_stays_with_its_reason_and_its_number(workspace: Workspace) -> None:
    key = issue(workspace).record_ids[0]
    withdraw_paper(workspace, paper_id=key, reason=" 数字有误 ")
    row = read_paper(workspace, key).row
    assert (row.state, row.reason, row.number) == (PaperState.WITHDRAWN, "数字有误", "6")
    assert next_of_briefings(workspace) == "7"
    assert check_workspace(workspace) == ()
    with pytest.raises(PaperIssuedError, match="已作废，不能再修改或删除"):
        delete_paper_draft(workspace, paper_id=key)


def test_withdrawing_wants_a_reason_and_an_issued_paper(workspace: Workspace) -> None:
    key = draft(workspace)
    with pytest.raises(InvalidRecordError, match="请写明作废的原因"):
        withdraw_paper(workspace, paper_id=key, reason=" ")
    with pytest.raises(PaperIssuedError, match="草稿，不用作废"):
        withdraw_paper(workspace, paper_id=key, reason="重复")


def next_of_briefings(workspace: Workspace, year: int = 2024) -> str:
    return next_number(workspace, composer="briefing", kind=PaperKind.BRIEFING, year=year)


def test_the_next_number_follows_the_highest_of_the_year(workspace: Workspace) -> None:
    assert next_of_briefings(workspace) == "1"
    for number in ("9", "10", "2"):
        issue(workspace, replace(JUNE, number=number))
    draft(workspace, replace(JUNE, number="30"))
    assert (next_of_briefings(workspace), next_of_briefings(workspace, 2025)) == ("11", "1")


def test_the_next_document_number_is_written_like_the_last(workspace: Workspace) -> None:
    def following(composer: str, year: int) -> str:
        return next_number(workspace, composer=composer, kind=PaperKind.BRIEFING, year=year)

    assert next_number(workspace, composer="letter", kind=PaperKind.LETTER, year=2024) == ""
    letter = replace(JUNE, composer="letter", number="鄂州优化办函〔2024〕3号")
    issue(workspace, letter)
    issue(workspace, replace(letter, composer="handout", number="鄂州优化办函〔2024〕4号"))
    assert following("letter", 2024) == "鄂州优化办函〔2024〕5号"
    assert following("letter", 2025) == "鄂州优化办函〔2025〕1号"


def test_the_paper_before_is_the_latest_of_the_same_sort_and_scope(workspace: Workspace) -> None:
    def before_june(words: str = "全市") -> str:
        order = monthly(6, words=words)
        found = last_issued(
            workspace, composer="briefing", scope=order.scope, before=order.starts_on
        )
        return found.row.number if found else ""

    issue(workspace, monthly(4, "1"))
    may = issue(workspace, monthly(5, "2")).record_ids[0]
    issue(workspace, monthly(6, "3"))
    issue(workspace, monthly(5, "4", "鄂城区"))
    draft(workspace, monthly(5, "5"))
    assert (before_june(), before_june("鄂城区"), before_june("华容区")) == ("2", "4", "")
    withdraw_paper(workspace, paper_id=may, reason="重发")
    assert before_june() == "1"


def test_a_restored_backup_of_before_the_issue_loses_no_print(workspace: Workspace) -> None:
    backup = create_backup(workspace, "manual")
    issue(workspace)
    row = list_papers(workspace)[0]
    workspace.close()
    restore_backup(workspace.path, backup)
    with open_workspace(workspace.path) as restored:
        assert list_papers(restored) == ()
        assert read_kept(restored.evidence_dir, row.pdf_sha256, row.file_name) == PRINT.pdf
        assert (check_workspace(restored), count_unused_files(restored)) == ((), 2)


def test_a_print_that_is_missing_is_found(workspace: Workspace) -> None:
    issue(workspace)
    (workspace.evidence_dir / list_papers(workspace)[0].pdf_sha256).unlink()
    (finding,) = check_workspace(workspace)
    assert "印发的公文“6月工作简报.pdf”不见了" in finding


def test_an_issued_text_changed_behind_the_program_is_found(workspace: Workspace) -> None:
    issue(workspace)
    execute(workspace.database, "UPDATE paper_texts SET paper = replace(paper, '6月', '7月')")
    (finding,) = check_workspace(workspace)
    assert finding.startswith("已印发的“6月工作简报”在台账里的内容被改动过")


def test_the_same_print_of_two_papers_is_kept_once(workspace: Workspace) -> None:
    for number in ("1", "2"):
        order = PaperOrder("", JUNE.starts_on, JUNE.ends_on, JUNE.as_of, number)
        printed = PaperPrint(PRINT.pdf, f"{number}.pdf")
        issue_paper(workspace, order=order, composition=BRIEFING, printed=printed)
    assert len({row.pdf_sha256 for row in list_papers(workspace)}) == 1
    assert check_workspace(workspace) == ()
