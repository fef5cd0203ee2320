"""Whatever sort of paper is made, nothing the office keeps to itself is in the file."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from models.circulation import INTERNAL, PUBLIC, UNITS, CirculationProfile
from models.fields import fields_of
from models.operations.tasks import append_progress, edit_task
from models.operations.units import edit_unit
from models.papers import PaperOrder, Scope
from models.queries.intake import list_received
from models.queries.tasks import list_tasks
from models.queries.units import list_units
from models.records import ContactRow
from models.settings import Settings
from models.store.workspace import Workspace
from reports.content.composers import COMPOSERS, find_composer
from reports.paper_prints import print_to_memory, save_word
from reports.papers import compose_paper
from tests.builders import new_workspace
from tests.models import replies
from tests.reports.outgoing import words_of, words_on
from tests.reports.rounds import fill

PHONES = ("13812345678", "60890123")
NOTE, CONTACT = "书记已批示从严", "王五"
JUNE = PaperOrder("", date(2024, 6, 1), date(2024, 6, 30), date(2024, 6, 30), "6")
SAID = {"problem": f"缺少经费，请联系{PHONES[0]}", "next_step": f"请致电0711-{PHONES[1]}商定"}


@pytest.fixture(scope="module")
def talkative(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Make a ledger in which phones, notes and contacts stand wherever they can."""
    workspace = new_workspace(tmp_path_factory.mktemp("talkative"))
    fill(workspace)
    for task in list_tasks(workspace):
        edit_task(workspace, task_id=task.id, fields=replace(fields_of(task), note=NOTE))
        told = f"已印发，详询{PHONES[0]}"
        append_progress(workspace, task_id=task.id, reported_on=date(2024, 6, 12), text=told)
    unit = next(one for one in list_units(workspace) if one.name == "市司法局")
    contact = ContactRow("", CONTACT, "科长", PHONES[1])
    edit_unit(workspace, unit_id=unit.id, fields=replace(fields_of(unit), contacts=(contact,)))
    round_id = replies.send_round(workspace, ("市司法局", "市优化办"))
    for unit_id in replies.units_of(workspace, round_id):
        replies.take_in(workspace, replies.received(workspace, round_id, unit_id), SAID)
    assert len(list_received(workspace, round_id)) == 2
    return workspace


def order_of(workspace: Workspace, key: str) -> PaperOrder:
    """Return an order that has something to say."""
    if key == "statement":
        last = date(2023, 12, 31)
        return PaperOrder(key, date(2023, 1, 1), last, last)
    if not find_composer(key).is_to_one_unit:
        return replace(JUNE, composer=key)
    unit = next(one for one in list_units(workspace) if one.name == "市优化办")
    return replace(JUNE, composer=key, scope=Scope(unit.name, unit.id))


@pytest.mark.parametrize("profile", [UNITS, PUBLIC], ids=lambda one: one.name)
@pytest.mark.parametrize("key", [one.key for one in COMPOSERS])
def test_no_sort_of_paper_gives_away_what_stays_in_the_office(
    talkative: Workspace, tmp_path: Path, key: str, profile: CirculationProfile
) -> None:
    order = order_of(talkative, key)
    paper = compose_paper(talkative, order, settings=Settings(office_name="市政府督查室")).paper
    save_word(paper, tmp_path / "out.docx", profile=profile)
    printed = print_to_memory(paper, settings=Settings(), profile=profile)
    for words in (words_on(printed.pdf), words_of(tmp_path / "out.docx")):
        joined = "".join(words.split())
        assert paper.title.split("\n")[0] in joined
        assert [told for told in (*PHONES, NOTE, CONTACT) if told in joined] == []


def test_the_office_itself_reads_the_units_words_as_they_wrote_them(talkative: Workspace) -> None:
    order = order_of(talkative, "briefing")
    paper = compose_paper(talkative, order, settings=Settings()).paper
    printed = print_to_memory(paper, settings=Settings(), profile=INTERNAL)
    words = "".join(words_on(printed.pdf).split())
    assert PHONES[0] in words
    assert NOTE not in words
