"""The words and the list by which units are reminded (催报): who has not sent, who must correct."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.records import ContactRow, UnitRow
from models.round_records import BoardRow, RoundRow
from models.rules.round_period import period_label
from models.vocabulary import AskedKind, UnitKind, UnitLevel
from reports.content.ledger_sheet import Align, LedgerCell, LedgerColumn, LedgerSheet
from reports.content.ledger_words import listed
from reports.content.unit_wording import asked_of_unit
from reports.content.wording import full_date, short_date

_INDENT = "　　"
_LIST_NAME = "催报名单"
_COLUMNS = (
    LedgerColumn("序号", 6, Align.CENTER),
    LedgerColumn("类别", 12, Align.CENTER, is_group=True),
    LedgerColumn("单位", 22, Align.CENTER),
    LedgerColumn("情况", 12, Align.CENTER),
    LedgerColumn("应报", 28, Align.CENTER),
    LedgerColumn("时限", 16, Align.CENTER),
    LedgerColumn("联系人", 20, Align.CENTER),
    LedgerColumn("电话", 20, Align.CENTER),
    LedgerColumn("备注", 40),
)


@dataclass(frozen=True, slots=True)
class RemindedUnit:
    """One unit that is reminded.

    Attributes:
        is_area: one of the 区, of which offices speak before the departments.
        counts: how many rows it is asked about, by kind.
        must_correct: it has sent, and something in it is in question.
        reason: what is in question, in the unit's words, "" where nobody said.
    """

    name: str
    is_area: bool
    contacts: tuple[ContactRow, ...]
    counts: Mapping[AskedKind, int]
    must_correct: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reminder:
    """What is sent to the units.

    Attributes:
        text: one message for all of them, "" when nobody is to be reminded.
        by_unit: one message for each, in the order of ``units``.
        units: areas first, each in the order of the round.
        sheet: the list with contacts.
    """

    text: str
    by_unit: tuple[tuple[str, str], ...]
    units: tuple[RemindedUnit, ...]
    sheet: LedgerSheet


def reminded_units(
    board: Iterable[BoardRow], units: Mapping[str, UnitRow]
) -> tuple[RemindedUnit, ...]:
    """Return who is to be reminded: nothing came, or what came is in question.

    A unit without rows got no form and owes nothing. ``units`` are by key.
    """
    found = [
        _reminded(row, units[row.unit_id])
        for row in board
        if _must_correct(row) or (row.is_missing and (row.row_count or row.form))
    ]
    return tuple(sorted(found, key=lambda one: not one.is_area))


def compose_reminder(
    round_row: RoundRow,
    units: Sequence[RemindedUnit],
    *,
    today: date,
    office: str,
    is_again: bool = False,
) -> Reminder:
    """Return the reminder of ``today``; ``is_again`` says that it is not the first one."""
    words = _Words(round_row, today, office, is_again=is_again)
    return Reminder(
        text=words.for_all(units) if units else "",
        by_unit=tuple((unit.name, words.for_one(unit)) for unit in units),
        units=tuple(units),
        sheet=_sheet(round_row, units, today),
    )


def days_words(due_on: date, today: date) -> str:
    """Say how many days are left or past: 还有3天, 今天截止, 已逾期2天."""
    left = (due_on - today).days
    if left == 0:
        return "今天截止"
    return f"还有{left}天" if left > 0 else f"已逾期{-left}天"


class _Words:
    """The sentences of one reminder; all hang on how far the last day is."""

    def __init__(self, round_row: RoundRow, today: date, office: str, *, is_again: bool) -> None:
        self._round = round_row
        self._today = today
        self._office = office
        self._is_again = is_again
        self._left = (round_row.due_on - today).days
        is_this_year = round_row.due_on.year == today.year
        self._day = short_date(round_row.due_on) if is_this_year else full_date(round_row.due_on)

    def for_all(self, units: Sequence[RemindedUnit]) -> str:
        """Return the message to all: what is due, who is missing, who must correct."""
        if len(units) == 1:
            return self.for_one(units[0])
        missing = [unit for unit in units if not unit.must_correct]
        wrong = [unit for unit in units if unit.must_correct]
        lines = [f"{_addressees(units)}："]
        if missing:
            still = "仍有" if self._is_again or self._left < 0 else "还有"
            lines.append(
                f"{_INDENT}{self._again()}{self._subject()}{self._due()}。目前{still}"
                f"{_counted(missing)}未报，请{self._hurry()}。"
            )
            lines.append(f"{_INDENT}未报：{_names(missing)}。")
        if wrong:
            lines.append(f"{_INDENT}{self._correction(missing, wrong)}")
            lines.append(f"{_INDENT}需要更正：{_names(wrong)}。")
        return "\n".join([*lines, *self._signature()])

    def for_one(self, unit: RemindedUnit) -> str:
        """Return the message to one unit."""
        you = "贵区" if unit.is_area else "贵单位"
        if unit.must_correct:
            why = f"：{unit.reason.rstrip('。')}" if unit.reason else ""
            said = (
                f"{you}报来的{self._form_words()}需要更正{why}。"
                f"请对照退改稿更正，{self._send_again()}。"
            )
        else:
            said = (
                f"{self._again()}{you}的{self._form_words()}{self._due()}，目前还没有收到。"
                f"{you}应报{_asked(unit)}，请{self._hurry()}。"
            )
        return "\n".join([f"{unit.name}：", f"{_INDENT}{said}", *self._signature()])

    def _correction(self, missing: Sequence[RemindedUnit], wrong: Sequence[RemindedUnit]) -> str:
        if missing:
            begin = f"另有{_counted(wrong)}已报，但有内容需要更正"
        else:
            begin = (
                f"{self._again()}{self._subject()}{self._due()}。"
                f"{_counted(wrong)}报来的内容需要更正"
            )
        return f"{begin}，请对照退改稿更正，{self._send_again()}。"

    def _again(self) -> str:
        return "再次提醒：" if self._is_again else ""

    def _subject(self) -> str:
        return f"{self._form_words()}（批次：{self._round.name}）"

    def _form_words(self) -> str:
        kinds = listed(ask.kind.label for ask in self._round.asks)
        return f"{period_label(self._round.period)}{kinds}进展报送表"

    def _due(self) -> str:
        if self._left == 0:
            return "今天截止"
        if self._left == 1:
            return f"明天（{self._day}）截止"
        if self._left > 0:
            return f"{self._day}截止，还有{self._left}天"
        return f"已于{self._day}截止，现已逾期{-self._left}天"

    def _hurry(self) -> str:
        if self._left > 0:
            return f"抓紧填报，于{self._day}前报{self._office}"
        if self._left == 0:
            return f"于今天下班前报{self._office}"
        if self._is_again:
            return f"务必于今天内补报{self._office}；确有困难的，请说明原因和报送时间"
        return f"尽快补报{self._office}"

    def _send_again(self) -> str:
        if self._left > 0:
            return f"于{self._day}前重报"
        return "于今天下班前重报" if self._left == 0 else "尽快重报"

    def _signature(self) -> list[str]:
        return [self._office, full_date(self._today)]


def _must_correct(row: BoardRow) -> bool:
    return row.received is not None and row.received.has_questions


def _reminded(row: BoardRow, unit: UnitRow) -> RemindedUnit:
    counts = {AskedKind.TASKS: row.task_count, AskedKind.ITEMS: row.item_count}
    is_area = unit.level is UnitLevel.AREA and unit.kind is UnitKind.GOVERNMENT
    file = row.received
    reason = asked_of_unit(file.reason, file.counts) if file and file.has_questions else ""
    return RemindedUnit(row.unit, is_area, unit.contacts, counts, _must_correct(row), reason)


def _addressees(units: Sequence[RemindedUnit]) -> str:
    areas, others = _sorts(units)
    return "、".join(["各有关区"] * bool(areas) + ["各有关单位"] * bool(others))


def _counted(units: Sequence[RemindedUnit]) -> str:
    """Return 2个区、3家单位."""
    areas, others = map(len, _sorts(units))
    return listed([f"{areas}个区"] * bool(areas) + [f"{others}家单位"] * bool(others))


def _names(units: Sequence[RemindedUnit]) -> str:
    """Return the areas, then the others behind a stronger mark."""
    return "；".join(listed(unit.name for unit in some) for some in _sorts(units) if some)


def _sorts(units: Sequence[RemindedUnit]) -> tuple[list[RemindedUnit], list[RemindedUnit]]:
    return [one for one in units if one.is_area], [one for one in units if not one.is_area]


def _asked(unit: RemindedUnit) -> str:
    return listed(f"{kind.label}{count}项" for kind, count in unit.counts.items() if count)


def _sheet(round_row: RoundRow, units: Sequence[RemindedUnit], today: date) -> LedgerSheet:
    due_on = round_row.due_on
    return LedgerSheet(
        name=_LIST_NAME,
        title=f"{round_row.name}{_LIST_NAME}",
        source_line=f"报送截止：{full_date(due_on)}（{days_words(due_on, today)}）",
        date_line=f"制表日期：{full_date(today)}",
        columns=_COLUMNS,
        rows=tuple(
            _row(number, unit, round_row, today) for number, unit in enumerate(units, start=1)
        ),
        notes=(f"共{_counted(units)}。",) if units else ("都已报齐。",),
        frozen_columns=3,
    )


def _row(
    number: int, unit: RemindedUnit, round_row: RoundRow, today: date
) -> tuple[LedgerCell, ...]:
    return (
        number,
        "区" if unit.is_area else "部门和单位",
        unit.name,
        "需更正重报" if unit.must_correct else "未报",
        _asked(unit),
        days_words(round_row.due_on, today),
        "\n".join(_person(one) for one in unit.contacts),
        "\n".join(one.phone for one in unit.contacts),
        unit.reason,
    )


def _person(contact: ContactRow) -> str:
    return f"{contact.name}（{contact.post}）" if contact.post else contact.name
