"""``round new`` and ``forms``: a reporting round is opened, its forms go out."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.errors import UserError
from models.operations.rounds import create_round
from models.queries.rounds import RoundChoices, find_round, read_choices
from models.round_records import AskedUnit, RoundAsk, RoundFields
from models.rules.round_period import read_period
from models.rules.round_rows import expand_words, units_with_rows
from models.settings import Settings
from models.vocabulary import AskedKind
from reports.round_forms import WrittenForms, make_forms, notices_of
from ui.commands.existing import open_existing
from ui.commands.output import EXIT_DONE, EXIT_OPEN_QUESTIONS, print_json, print_line
from ui.commands.papers import today

_MARKS = re.compile(r"[,，、;；\s]+")


class RoundNotMadeError(UserError):
    """Raised when the words of the command name nobody or nothing; correct them."""


@dataclass(frozen=True, slots=True)
class RoundOrder:
    """A round as the command line asks for it.

    Attributes:
        ask: ``tasks,items`` or one of them.
        units: names of units and groups between commas, "" for all that have a row.
        as_of: the day it is made on, None for today.
    """

    name: str
    period: str
    due: date
    ask: str
    units: str
    as_of: date | None


def run_round_new(order: RoundOrder, data: Path, operator: str, *, as_json: bool) -> int:
    """Open a round and print its name."""
    day = order.as_of or today()
    asks = _asks(order.ask)
    with open_existing(data, operator=operator) as workspace:
        choices = read_choices(workspace)
        units = _units(order.units, asks, choices, day)
        fields = RoundFields(order.name, order.period, order.due, asks, units)
        changes = create_round(workspace, fields=fields, today=day)
    if not as_json:
        print_line(order.name.strip())
        return EXIT_DONE
    period = read_period(order.period)
    names = {unit.id: unit.name for unit in choices.units}
    print_json(
        {
            "name": order.name.strip(),
            "id": changes.record_ids[0],
            "period": period.code if period else order.period,
            "due": order.due.isoformat(),
            "ask": [ask.kind.value for ask in asks],
            "units": [names[asked.unit_id] for asked in units],
        }
    )
    return EXIT_DONE


def run_forms(name: str, out: Path, data: Path, settings: Settings, *, as_json: bool) -> int:
    """Write the forms of a round into a folder or archive and say what was done."""
    with open_existing(data, operator=settings.operator) as workspace:
        found = find_round(workspace, name)
        written = make_forms(workspace, found.id, out, office=settings.office_name)
    notices = notices_of(written.without_rows, written.unresolved)
    if as_json:
        print_json(_forms_as_json(found.name, written, notices))
    else:
        print_line(f"“{found.name}”的报送表已生成 {len(written.forms)} 份：{written.target}")
        for form in written.forms:
            print_line(f"  {form.file_name}：重点任务 {form.tasks} 项，改革事项 {form.items} 项")
        for notice in notices:
            print_line(f"  提示：{notice}")
    return EXIT_OPEN_QUESTIONS if written.without_rows else EXIT_DONE


def _asks(words: str) -> tuple[RoundAsk, ...]:
    named = [word for word in _MARKS.split(words) if word]
    known = {kind.value: kind for kind in AskedKind}
    unknown = [word for word in named if word not in known]
    if unknown or not named:
        said = "、".join(unknown) or "空"
        raise RoundNotMadeError(
            f"--ask 后面的“{said}”不认识，没有建立批次。请写 tasks、items 或 tasks,items。"
        )
    return tuple(RoundAsk.whole(kind) for kind in AskedKind if kind.value in named)


def _units(
    words: str, asks: tuple[RoundAsk, ...], choices: RoundChoices, day: date
) -> tuple[AskedUnit, ...]:
    named = [word for word in _MARKS.split(words) if word]
    if not named:
        kinds = [ask.kind for ask in asks]
        found = units_with_rows(choices.rows, choices.units, kinds, day)
        if not found:
            raise RoundNotMadeError(
                "台账里没有单位可报的任务或事项，没有建立批次。请先导入文件，或用 --units 指定。"
            )
        return found
    asked, problems = expand_words(named, choices.units, choices.groups)
    if problems:
        raise RoundNotMadeError(
            f"{'；'.join(problems)}，没有建立批次。请改正 --units，或先在程序里登记。"
        )
    return asked


def _forms_as_json(name: str, written: WrittenForms, notices: tuple[str, ...]) -> dict[str, object]:
    return {
        "round": name,
        "path": str(written.target),
        "forms": [
            {
                "unit": form.unit,
                "file": form.file_name,
                "tasks": form.tasks,
                "items": form.items,
                "sha256": form.sha256,
            }
            for form in written.forms
        ],
        "without_rows": list(written.without_rows),
        "notices": list(notices),
    }
