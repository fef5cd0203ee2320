"""Reading a piece of text as the program reads a pasted one."""

from models.reading import ReadDocument, ReadTask
from reports.incoming.files.opening import clipboard_source
from reports.incoming.reading import read_source

Summary = tuple[str, str, list[str], list[str], str]


def read(text: str) -> ReadDocument:
    """Return ``text`` as a document."""
    return read_source(clipboard_source(text))


def titles(text: str) -> list[str]:
    """Return the titles of the tasks of ``text``."""
    return [task.title for task in read(text).tasks]


def summary(task: ReadTask) -> Summary:
    """Return number, title, lead, responsible and deadline words of a task."""
    return (
        task.number,
        task.title,
        list(task.lead),
        list(task.responsible),
        task.deadline_text,
    )


def summaries(text: str) -> list[Summary]:
    """Return the tasks of ``text`` in short."""
    return [summary(task) for task in read(text).tasks]
