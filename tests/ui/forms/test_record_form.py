"""A form over a record: issues beside the field, what is shown, what is kept."""

from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from models.issues import Issue, Severity
from tests.ui.typing_words import compose, type_words
from ui.widgets.forms.record_form import FormSection, RecordForm, plain_field
from ui.widgets.forms.text_fields import LineField, LinesField, NumberField, TextField


@dataclass(frozen=True)
class Note:
    """A record for the tests."""

    title: str = ""
    text: str = ""
    pages: int | None = None
    readers: tuple[str, ...] = ()
    hidden: str = "kept"


def check(note: Note) -> tuple[Issue, ...]:
    found = [] if note.title else [Issue("标题不能为空", "title")]
    if not note.text:
        found.append(Issue("没有正文", "text", Severity.WARNING))
    return tuple(found)


@pytest.fixture
def form(qtbot: QtBot) -> RecordForm[Note]:
    fields = (
        plain_field("title", "标题", LineField),
        plain_field("text", "正文", TextField),
        plain_field("pages", "页数", NumberField),
        plain_field("readers", "读者", LinesField),
    )
    made: RecordForm[Note] = RecordForm((FormSection("", fields),), check)
    qtbot.addWidget(made)
    made.show_record(Note("甲", "乙", 3, ("丙", "丁、戊")))
    return made


def test_what_is_shown_comes_back_unchanged(form: RecordForm[Note]) -> None:
    assert form.record() == Note("甲", "乙", 3, ("丙", "丁、戊"))


def test_a_field_changes_its_value_and_nothing_else(form: RecordForm[Note]) -> None:
    type_words(form.field("正文").editor(), "新")
    assert form.record() == Note("甲", "新乙", 3, ("丙", "丁、戊"))


def test_an_issue_stands_under_its_field_as_one_types(form: RecordForm[Note], qtbot: QtBot) -> None:
    form.show_record(Note())
    title = form.field("标题").editor()
    assert form.has_errors()
    assert title.property("issue") == "error"
    assert form.field("正文").editor().property("issue") == "warning"
    type_words(title, "甲")
    assert not form.has_errors()
    assert title.property("issue") == ""


def test_a_new_record_is_not_blamed_for_being_empty(form: RecordForm[Note]) -> None:
    form.show_new(Note())
    assert not form.field("标题").editor().property("issue")
    type_words(form.field("正文").editor(), "乙")
    assert form.field("标题").editor().property("issue") == "error"


def test_words_that_are_no_number_keep_the_record_out(form: RecordForm[Note]) -> None:
    type_words(form.field("页数").editor(), "三")
    assert form.has_errors()
    assert form.is_changed_from(form.record())


def test_what_changed_elsewhere_comes_in_but_not_over_what_was_typed(
    form: RecordForm[Note],
) -> None:
    before = form.record()
    type_words(form.field("标题").editor(), "新")
    form.rebase(before, Note("别人改的", "别人写的", 3, ("丙", "丁、戊")))
    assert form.record() == Note("新甲", "别人写的", 3, ("丙", "丁、戊"))


def test_composing_leaves_the_record_alone(form: RecordForm[Note], qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(form.edited):
        compose(form.field("标题").editor(), "biaoti")
    assert form.record().title == "甲"
