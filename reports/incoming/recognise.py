"""What a document is: a work plan in running text, a table of tasks, or a list of reform items."""

from collections.abc import Sequence

from models.reading import ReadTask
from models.vocabulary import DocumentKind


def recognise_tasks(in_text: Sequence[ReadTask], in_tables: Sequence[ReadTask]) -> DocumentKind:
    """Return where the tasks of a document stand: where more of them name a unit.

    A plan often repeats its tasks in a table at its end; its own words then count.
    """
    text_named, table_named = _naming_units(in_text), _naming_units(in_tables)
    if in_tables and (table_named > text_named or not in_text):
        return DocumentKind.TASK_TABLE
    return DocumentKind.PLAN if in_text else DocumentKind.UNKNOWN


def _naming_units(tasks: Sequence[ReadTask]) -> int:
    return sum(bool(task.lead or task.responsible) for task in tasks)
