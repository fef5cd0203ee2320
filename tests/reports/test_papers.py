"""A paper from the ledger to the register: composed, printed, issued, reprinted, compared."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from models.circulation import INTERNAL, PUBLIC, UNITS, CirculationProfile
from models.errors import UserError
from models.fields import fields_of
from models.operations.papers import NumberTakenError, save_paper, withdraw_paper
from models.operations.tasks import append_progress, create_task, delete_tasks, edit_task
from models.operations.units import edit_unit
from models.papers import Composition, PaperOrder, Paragraph, Run, Scope
from models.queries.papers import list_papers, read_paper
from models.queries.tasks import list_tasks
from models.queries.units import list_units
from models.records import ContactRow
from models.settings import Settings
from models.store.integrity import check_workspace
from models.store.workspace import Workspace
from models.vocabulary import PaperState, TaskStatus
from reports.pages.missing_glyphs import MissingGlyphError
from reports.paper_prints import (
    IssuedPaper,
    NotIssuedError,
    PrintNotPutError,
    issue,
    print_to_memory,
    reprint,
    save_word,
)
from reports.paper_reading import read_facts
from reports.papers import (
    NotComparableError,
    PaperDraft,
    compare_with_today,
    compose_paper,
    paper_file_name,
)
from tests.builders import TASK_FIELDS
from tests.reports.outgoing import words_of
from tests.reports.rounds import fill, forms_of, open_round

SETTINGS = Settings()
MAY = PaperOrder("briefing", date(2024, 5, 1), date(2024, 5, 31), date(2024, 5, 31), "5")
JUNE = PaperOrder("briefing", date(2024, 6, 1), date(2024, 6, 30), date(2024, 6, 30), "6")


@pytest.fixture
def ledger(workspace: Workspace) -> Workspace:
    """Make a ledger of two tasks and one item."""
    fill(workspace)
    return workspace


def issued(ledger: Workspace, order: PaperOrder = JUNE, path: Path | None = None) -> IssuedPaper:
    """Compose and issue a paper."""
    draft = PaperDraft(order, compose_paper(ledger, order, settings=SETTINGS))
    return issue(ledger, draft, settings=SETTINGS, path=path)


def saying(composition: Composition, words: str) -> Composition:
    """Return the paper with a paragraph that a person added."""
    added = Paragraph((Run(words),), is_edited=True)
    blocks = (*composition.paper.blocks, added)
    return replace(composition, paper=replace(composition.paper, blocks=blocks))


def test_facts_are_of_the_period_and_of_one_moment(ledger: Workspace) -> None:
    task = list_tasks(ledger)[0]
    append_progress(ledger, task_id=task.id, reported_on=date(2024, 6, 12), text="已印发")
    round_id = open_round(ledger, "市优化办", "市司法局")
    facts = read_facts(ledger, JUNE, office="市优化办")
    assert [entry.text for entry in facts.progress] == ["已印发"]
    assert [(one.round.id, len(one.board)) for one in facts.rounds] == [(round_id, 2)]
    assert (len(facts.tasks), len(facts.items), facts.office) == (2, 1, "市优化办")
    assert read_facts(ledger, MAY, office="").rounds == ()


def test_facts_hold_nothing_the_office_keeps_to_itself(ledger: Workspace) -> None:
    task = list_tasks(ledger)[0]
    edit_task(ledger, task_id=task.id, fields=replace(fields_of(task), note="书记批示"))
    unit = list_units(ledger)[0]
    contact = ContactRow("", "张三", "", "13812345678")
    fields = replace(fields_of(unit), contacts=(contact,), note="慢")
    edit_unit(ledger, unit_id=unit.id, fields=fields)
    facts = read_facts(ledger, JUNE, office="")
    notes = [row.note for row in facts.tasks] + [row.note for row in facts.units]
    assert set(notes) == {""}
    assert not any(unit.contacts for unit in facts.units)


def test_the_paper_before_is_among_the_facts(ledger: Workspace) -> None:
    issued(ledger, MAY)
    previous = read_facts(ledger, JUNE, office="").previous
    assert previous is not None
    assert previous.row.number == "5"
    assert read_facts(ledger, replace(JUNE, composer="special"), office="").previous is None


def test_a_reprint_equals_the_print_that_went_out(ledger: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "简报.pdf"
    paper = issued(ledger, path=path)
    delete_tasks(ledger, task_ids=[task.id for task in list_tasks(ledger)])
    again = reprint(ledger, paper.paper_id)
    assert again.pdf == path.read_bytes() == paper.printed.pdf
    assert again.pages == paper.printed.pages
    assert read_paper(ledger, paper.paper_id).row.file_name == "简报.pdf"
    assert check_workspace(ledger) == ()


def test_a_withdrawn_paper_can_still_be_reprinted_and_a_draft_cannot(ledger: Workspace) -> None:
    paper = issued(ledger)
    withdraw_paper(ledger, paper_id=paper.paper_id, reason="数字有误")
    assert reprint(ledger, paper.paper_id).pdf == paper.printed.pdf
    composition = compose_paper(ledger, JUNE, settings=SETTINGS)
    draft = save_paper(ledger, order=JUNE, composition=composition).record_ids[0]
    with pytest.raises(NotIssuedError, match="还没有印发"):
        reprint(ledger, draft)


def test_a_paper_that_cannot_be_put_in_place_is_not_issued(
    ledger: Workspace, tmp_path: Path
) -> None:
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(UserError):
        issued(ledger, path=target)
    assert list_papers(ledger) == ()


def test_a_copy_that_is_taken_away_meanwhile_leaves_the_paper_issued(
    ledger: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, replace_path = tmp_path / "简报.pdf", Path.replace

    def held(source: Path, target: Path) -> Path:
        if target == path:
            raise PermissionError(13, "在阅读器里打开着")
        return replace_path(source, target)

    draft = PaperDraft(JUNE, compose_paper(ledger, JUNE, settings=SETTINGS))
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", held)
        with pytest.raises(PrintNotPutError, match="已经印发并留存"):
            issue(ledger, draft, settings=SETTINGS, path=path)
    assert list(tmp_path.iterdir()) == []
    assert reprint(ledger, list_papers(ledger)[0].id).pages > 0


def test_a_taken_number_puts_no_file_in_place(ledger: Workspace, tmp_path: Path) -> None:
    issued(ledger)
    with pytest.raises(NumberTakenError, match="“7”"):
        issued(ledger, path=tmp_path / "第二份.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_character_no_face_has_keeps_a_paper_from_being_issued(ledger: Workspace) -> None:
    composition = saying(compose_paper(ledger, JUNE, settings=SETTINGS), "\U0001fae8")
    with pytest.raises(MissingGlyphError):
        issue(ledger, PaperDraft(JUNE, composition), settings=SETTINGS)
    paper = issue(ledger, PaperDraft(JUNE, composition), settings=SETTINGS, allow_missing=True)
    assert paper.printed.missing == ("\U0001fae8",)


def test_a_comparison_names_the_rows_that_came_and_went(ledger: Workspace) -> None:
    create_task(ledger, fields=replace(TASK_FIELDS, title="走访企业", deadline=date(2024, 6, 1)))
    paper = issued(ledger)
    first = list_tasks(ledger)[0]
    done = replace(fields_of(first), status=TaskStatus.DONE)
    edit_task(ledger, task_id=first.id, fields=done)
    comparison = compare_with_today(
        ledger, paper.paper_id, today=date(2024, 9, 10), settings=SETTINGS
    )
    lines = comparison.lines()
    assert f"已完成的重点任务由0变为1；增加“{first.title}”。" in lines
    (overdue,) = (line for line in lines if line.startswith("已逾期的重点任务"))
    assert overdue == (
        f"已逾期的重点任务仍为2，但不是原来的那些；增加“建立问题台账”；减少“{first.title}”。"
    )


def test_a_task_deleted_since_is_told_without_its_name(ledger: Workspace) -> None:
    paper = issued(ledger)
    delete_tasks(ledger, task_ids=[list_tasks(ledger)[0].id])
    comparison = compare_with_today(ledger, paper.paper_id, today=JUNE.as_of, settings=SETTINGS)
    assert any("由2变为1；减少已删除的一条" in line for line in comparison.lines())


def test_nothing_differs_while_nothing_was_changed(ledger: Workspace) -> None:
    paper = issued(ledger)
    told = compare_with_today(ledger, paper.paper_id, today=JUNE.as_of, settings=SETTINGS)
    assert told.lines() == ()


def test_a_typed_paper_has_nothing_to_compare(ledger: Workspace) -> None:
    paper = issue(
        ledger,
        PaperDraft(replace(JUNE, composer=""), compose_paper(ledger, JUNE, settings=SETTINGS)),
        settings=SETTINGS,
    )
    with pytest.raises(NotComparableError, match="不是由台账数据编成的"):
        compare_with_today(ledger, paper.paper_id, today=JUNE.as_of, settings=SETTINGS)


def test_what_is_issued_is_what_its_readers_get(ledger: Workspace) -> None:
    composition = saying(compose_paper(ledger, JUNE, settings=SETTINGS), "请致电13812345678。")
    draft = PaperDraft(JUNE, composition)
    for number, profile, words in (
        ("6", UNITS, "请致电（略）。"),
        ("7", INTERNAL, "请致电13812345678。"),
    ):
        order = replace(draft.order, number=number)
        paper = issue(ledger, replace(draft, order=order), settings=SETTINGS, profile=profile)
        block = read_paper(ledger, paper.paper_id).composition.paper.blocks[-1]
        assert isinstance(block, Paragraph)
        assert block.text == words


def test_the_file_is_named_by_the_rule_of_its_readers(ledger: Workspace) -> None:
    paper = compose_paper(ledger, JUNE, settings=SETTINGS).paper
    rule = CirculationProfile("甲", file_name="{文号}：{期间}{单位}简报（{日期}）")
    order = replace(JUNE, scope=Scope("鄂城区"))
    assert paper_file_name(paper, order, rule) == "第6期：2024年6月鄂城区简报（20240630）.pdf"
    unnumbered = replace(order, number="")
    assert paper_file_name(
        paper, unnumbered, replace(rule, file_name="{文号}/{标题}"), ".docx"
    ) == ("".join(paper.title.split("\n")) + ".docx")


def test_a_word_file_is_written_as_its_readers_get_it(ledger: Workspace, tmp_path: Path) -> None:
    composition = saying(compose_paper(ledger, JUNE, settings=SETTINGS), "请致电13812345678。")
    path = tmp_path / "简报.docx"
    save_word(composition.paper, path, profile=PUBLIC)
    assert "请致电（略）。" in words_of(path).replace(" ", "")


def test_an_issued_paper_stands_in_the_register(ledger: Workspace) -> None:
    forms_of(ledger, open_round(ledger, "市优化办"), Path(ledger.outbox))
    issued(ledger)
    (row,) = list_papers(ledger)
    assert (row.state, row.number, row.order) == (PaperState.ISSUED, "6", JUNE)


def test_a_print_carries_the_watermark_of_its_readers(ledger: Workspace) -> None:
    paper = compose_paper(ledger, JUNE, settings=SETTINGS).paper
    marked = print_to_memory(paper, settings=SETTINGS, profile=INTERNAL)
    plain = print_to_memory(paper, settings=SETTINGS, profile=UNITS)
    assert marked.pages == plain.pages
    assert len(marked.pdf) != len(plain.pdf)
