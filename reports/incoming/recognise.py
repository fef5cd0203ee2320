"""What a document is: a work plan in running text, a table of tasks, or a list of reform items."""

from collections.abc import Sequence

from models.reading import ReadTask
from models.vocabulary import DocumentKind
from reports.incoming.tables.task_table import TaskTableReading


def recognise_tasks(in_text: Sequence[ReadTask], tables: TaskTableReading) -> DocumentKind:
    """Return where the tasks of a document stand: where more of them name a unit.

    A plan often repeats its tasks in a table at its end; its own words then count, unless all
    they hold are cells of the table.
    """
    text_named, table_named = _naming_units(in_text), _naming_units(tables.tasks)
    are_cells = all(task.line in tables.lines for task in in_text)
    if tables.tasks and (table_named > text_named - are_cells or not in_text):
        return DocumentKind.TASK_TABLE
    return DocumentKind.PLAN if in_text else DocumentKind.UNKNOWN


def _naming_units(tasks: Sequence[ReadTask]) -> int:
    return sum(bool(task.lead or task.responsible) for task in tasks)
