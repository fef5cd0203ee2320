"""Where a task stands: its plan and section, found or made inside an operation."""

from sqlalchemy import func, select

from models.history import Recorder, new_key
from models.store import tables


class PlanPlaces:
    """The places of tasks met in one operation: each plan and section is looked up once."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._plans: dict[tuple[str | None, int | None], str] = {}
        self._sections: dict[tuple[str, str], str | None] = {}
        self._last: dict[str, int] = {}

    def plan(self, document_id: str | None, year: int | None) -> str:
        """Return the plan of a document, or the plan of hand-made tasks of a year."""
        place = document_id, year
        if place not in self._plans:
            self._plans[place] = plan_of(self._recorder, document_id, year)
        return self._plans[place]

    def section(self, plan_id: str, title: str) -> str | None:
        """Return the section of a plan with this heading, None for no heading."""
        place = plan_id, title
        if place not in self._sections:
            self._sections[place] = section_of(self._recorder, plan_id, title)
        return self._sections[place]

    def next_position(self, plan_id: str) -> int:
        """Return a position after the last task of a plan, each once."""
        if plan_id not in self._last:
            self._last[plan_id] = next_position(self._recorder, plan_id) - 1
        self._last[plan_id] += 1
        return self._last[plan_id]


def plan_of(recorder: Recorder, document_id: str | None, year: int | None) -> str:
    """Return the plan of a document, or the plan of hand-made tasks of a year."""
    plans = tables.plans
    if document_id is not None:
        year = None
        wanted = plans.c.document_id == document_id
    else:
        wanted = plans.c.document_id.is_(None) & plans.c.year.is_not_distinct_from(year)
    found = recorder.connection.scalar(select(plans.c.id).where(wanted))
    if found is not None:
        return str(found)
    plan_id = new_key()
    recorder.insert(plans, [{"id": plan_id, "document_id": document_id, "year": year}])
    return plan_id


def section_of(recorder: Recorder, plan_id: str, title: str) -> str | None:
    """Return the section of a plan with this heading, None for no heading."""
    if not title.strip():
        return None
    sections = tables.sections
    found = recorder.connection.scalar(
        select(sections.c.id).where(sections.c.plan_id == plan_id, sections.c.title == title)
    )
    if found is not None:
        return str(found)
    last = recorder.connection.scalar(
        select(func.max(sections.c.position)).where(sections.c.plan_id == plan_id)
    )
    section_id = new_key()
    recorder.insert(
        sections,
        [{"id": section_id, "plan_id": plan_id, "title": title, "position": (last or 0) + 1}],
    )
    return section_id


def next_position(recorder: Recorder, plan_id: str) -> int:
    """Return the position after the last task of a plan."""
    tasks = tables.tasks
    query = select(func.max(tasks.c.position)).where(tasks.c.plan_id == plan_id)
    return (recorder.connection.scalar(query) or 0) + 1
