"""A ledger with rounds in it, for the tests of return forms."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from models.operations.documents import accept_document
from models.operations.items import create_item
from models.operations.rounds import create_round
from models.operations.tasks import append_progress, create_task
from models.queries.tasks import list_tasks
from models.queries.units import list_groups, list_units
from models.records import RoleEntry
from models.round_records import RoundAsk, RoundFields
from models.rules.round_rows import expand_words
from models.store.workspace import Workspace
from models.vocabulary import AskedKind, Role
from reports.round_forms import WrittenForms, make_forms
from reports.workbooks.form_drawing import KEY_HEADING
from tests.builders import ITEM_FIELDS, READ_PLAN, TASK_FIELDS

TODAY = date(2024, 6, 20)
OFFICE = "市优化办"
NAME = "2024年6月报送"
ALL = (RoundAsk.whole(AskedKind.TASKS), RoundAsk.whole(AskedKind.ITEMS))


def fill(workspace: Workspace) -> None:
    """Enter a plan of one task, one task by hand with progress, and one item."""
    accept_document(workspace, read=READ_PLAN)
    create_task(workspace, fields=replace(TASK_FIELDS, body="=1+1 建立“台账”\n<r>分类</r>"))
    create_item(
        workspace,
        fields=replace(ITEM_FIELDS, roles=(RoleEntry(Role.CREATING, "市司法局"),)),
    )
    task = list_tasks(workspace)[-1]
    append_progress(workspace, task_id=task.id, reported_on=date(2024, 5, 20), text="已起草")


def open_round(
    workspace: Workspace,
    *words: str,
    name: str = NAME,
    asks: Sequence[RoundAsk] = ALL,
    instructions: str = "",
) -> str:
    """Open a round for the units that words name and return its key."""
    asked, problems = expand_words(words, list_units(workspace), list_groups(workspace))
    assert problems == ()
    fields = RoundFields(
        name, "2024-06", date(2024, 7, 5), tuple(asks), asked, instructions=instructions
    )
    return create_round(workspace, fields=fields, today=TODAY).record_ids[0]


def forms_of(workspace: Workspace, round_id: str, target: Path) -> WrittenForms:
    """Make the forms of a round."""
    return make_forms(workspace, round_id, target, office=OFFICE)


def book_of(folder: Path, unit: str, name: str = NAME) -> Workbook:
    """Read a form back."""
    return load_workbook(folder / f"{unit}_{name}.xlsx")


def heading_row(sheet: Worksheet) -> int:
    """Return the row of the headings, from 1."""
    return next(row[0].row for row in sheet.iter_rows() if row[0].value == "序号")


def columns_of(sheet: Worksheet) -> dict[str, int]:
    """Return the columns by heading, from 1."""
    row = heading_row(sheet)
    return {str(cell.value): cell.column for cell in sheet[row] if cell.value}


def texts_under(sheet: Worksheet, heading: str) -> list[object]:
    """Return what stands in the rows under a heading."""
    column = columns_of(sheet)[heading]
    last = sheet.max_row
    return [sheet.cell(row, column).value for row in range(heading_row(sheet) + 1, last + 1)]


def keys_of(sheet: Worksheet) -> list[object]:
    """Return the hidden keys of the rows."""
    return texts_under(sheet, KEY_HEADING)


def property_of(book: Workbook, name: str) -> str:
    """Return a document property of a form, read back."""
    # The type stubs do not know the list.
    properties = getattr(book, "custom_doc_props")  # noqa: B009
    return str(properties[name].value)
