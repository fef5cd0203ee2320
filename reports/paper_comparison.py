"""What became of the figures of an issued paper, for a person: numbers then and now, and rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.papers import Figure, PaperRow
from models.rules.figure_changes import FigureChange, FigureChanges
from reports.content.paper_facts import PaperFacts

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class PaperComparison:
    """An issued paper beside the ledger of a later day.

    Attributes:
        names: by key of a record, what a person calls it; those deleted since are not in it.
    """

    row: PaperRow
    changes: FigureChanges
    names: Mapping[str, str]

    def lines(self) -> tuple[str, ...]:
        """Return one sentence for each figure that differs, in the order of the paper."""
        told = self.changes
        return (
            *(self._line(one, self._moved(one)) for one in told.changed),
            *(
                self._line(one, f"印发时为{_words(one.was)}，现在没有这个数")
                for one in told.vanished
            ),
            *(self._line(one, f"印发时没有，现在为{_words(one.now)}") for one in told.new),
        )

    def _moved(self, change: FigureChange) -> str:
        was, now = _words(change.was), _words(change.now)
        return f"由{was}变为{now}" if was != now else f"仍为{now}，但不是原来的那些"

    def _line(self, change: FigureChange, said: str) -> str:
        rows = [
            f"{word}{self._named(keys)}"
            for word, keys in (("增加", change.came), ("减少", change.went))
            if keys
        ]
        return "；".join([f"{change.figure.label}{said}", *rows]) + "。"

    def _named(self, keys: Sequence[str]) -> str:
        named = "、".join(
            f"“{self.names[key]}”" if key in self.names else "已删除的一条"
            for key in keys[:_MOST_NAMED]
        )
        return f"{named}等{len(keys)}条" if len(keys) > _MOST_NAMED else named


def record_names(facts: PaperFacts) -> dict[str, str]:
    """Return what a person calls the records that figures count."""
    titles = {task.id: task.title or task.body for task in facts.tasks}
    names = titles | {item.id: item.title or item.content for item in facts.items}
    names |= {unit.id: unit.name for unit in facts.units}
    names |= {document.id: document.title for document in facts.documents}
    names |= {entry.id: f"{titles.get(entry.task_id, '')}的进展" for entry in facts.progress}
    return names | {
        report.id: f"{report.unit}填报的{names.get(report.record_id, '')}"
        for report in facts.reports
    }


def _words(figure: Figure | None) -> str:
    return figure.words if figure else ""
