"""What a unit is told of its returned file: every finding with its place, and what to do."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from models.intake_plan import FilePlan, PlannedCell, PlannedRow, RowState, Verdict
from models.issues import Severity
from models.returned import FoundIssue, ReturnedFile
from models.round_records import SentRow, SentValue
from models.vocabulary import AskedKind, ItemStage, LabelledEnum, ReportColumn, TaskStatus
from reports.content.unit_wording import said_to_unit

_Place = tuple[str, str]  # sheet and address

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d*)(?::[A-Z]{1,3}[1-9]\d*)?")
_LONGEST_SHOWN = 30
# How the rules of values begin and end a sentence about a cell.
_WRITTEN, _CONFIRM = "写的是", "请确认。"
_MOST_NAMED = 3
_ENOUGH = 8  # characters of a title that tell it from others


class FindingKind(LabelledEnum):
    """What sort of finding it is; each has a colour of its own in the marked copy."""

    REFUSED = "refused", "不能采用"
    ASK = "ask", "需要写明"
    CONFLICT = "conflict", "与台账不一致"
    UNAUTHORISED = "unauthorised", "越权修改"
    UNMATCHED = "unmatched", "对不上号"
    MISSING = "missing", "缺少"
    NOTICE = "notice", "请留意"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    Attributes:
        sheet: "" for the whole file.
        row: number of the row, from 1; 0 for a whole sheet or file.
        address: A1 writing of the cell, "" for a whole row, sheet or file.
        heading: of the column, "" where none is known.
        shown: what the cell shows.
        wrong, remedy: what is wrong and what to do, whole Chinese sentences.
    """

    kind: FindingKind
    sheet: str
    row: int
    address: str
    heading: str
    shown: str
    wrong: str
    remedy: str

    @property
    def place(self) -> str:
        """Where it is inside its sheet, as a person says it."""
        return self.address or (f"第{self.row}行" if self.row else "")

    @property
    def sentence(self) -> str:
        """The whole finding in one piece."""
        return f"{self.place}：{self.words}" if self.place else self.words

    @property
    def words(self) -> str:
        """What is wrong and what to do, without the place."""
        return f"{self.wrong}{self.remedy}"


_KIND_OF = {
    Verdict.REFUSED: FindingKind.REFUSED,
    Verdict.ASK: FindingKind.ASK,
    Verdict.CONFLICT: FindingKind.CONFLICT,
    Verdict.UNAUTHORISED: FindingKind.UNAUTHORISED,
}
_CHOICES = {
    ReportColumn.STATUS.value: tuple(word.label for word in TaskStatus),
    ReportColumn.STAGE.value: tuple(word.label for word in ItemStage),
}


def list_findings(plan: FilePlan, returned: ReturnedFile | None) -> tuple[Finding, ...]:
    """Return everything the unit should mend or know, in the order of its sheets and rows.

    What is said of a whole file comes first, rows that are missing come last.
    """
    reasons = _reasons(returned)
    by_cell = [finding for row in plan.rows for finding in _of_row(row, reasons)]
    issues = dict.fromkeys((*plan.issues, *(returned.issues if returned else ())))
    told = _told(plan, reasons)
    noticed = [_of_issue(issue) for issue in issues if not _is_told(issue, told)]
    sheets = list(dict.fromkeys(one.sheet for one in (*by_cell, *noticed)))
    found = sorted((*by_cell, *noticed), key=lambda one: (_rank(one, sheets), *_order(one)))
    return (*found, *_of_missing_rows(plan.not_returned))


def place_of(address: str) -> tuple[int, int] | None:
    """Return row (from 1) and column (from 0) of a cell, of a range its first; None for others."""
    found = _ADDRESS.fullmatch(address.replace("$", ""))
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column - 1


def _reasons(returned: ReturnedFile | None) -> dict[_Place, str]:
    """Return what reading said of each cell: the plan says it anew, in words for the office."""
    return {
        (row.sheet, cell.address): cell.reason
        for row in (returned.rows if returned else ())
        for cell in row.cells.values()
        if cell.reason
    }


def _of_row(row: PlannedRow, reasons: Mapping[_Place, str]) -> Iterator[Finding]:
    marked = [cell for cell in row.cells if cell.verdict in _KIND_OF]
    if row.state is RowState.NEW:
        yield _of_unmatched_row(row)
        # Its cells are left out for its sake: only what would be asked or refused anyway is said.
        marked = [cell for cell in marked if cell.readings or (row.sheet, cell.address) in reasons]
    elif row.reason and row.state is RowState.REFUSED and not marked:
        wrong, remedy = divided(said_to_unit(row.reason))
        yield _of_whole_row(row, FindingKind.REFUSED, wrong, remedy or "请核对后改正。")
    for cell in marked:
        yield _of_cell(row, cell, reasons)


def _of_unmatched_row(row: PlannedRow) -> Finding:
    likely = [_named(one.number, one.title) for one in row.candidates[:_MOST_NAMED]]
    if likely:
        remedy = f"请写明是不是{'、'.join(likely)}；都不是的，请说明来由。"
    else:
        remedy = "请写明对应下发表中的哪一行；是新增的，请说明来由。"
    wrong = f"“{_short(row.title)}”对不上下发的任何一行，没有采用。"
    return _of_whole_row(row, FindingKind.UNMATCHED, wrong, remedy)


def _of_whole_row(row: PlannedRow, kind: FindingKind, wrong: str, remedy: str) -> Finding:
    return Finding(kind, row.sheet, row.number, "", "", row.title, wrong, remedy)


def _of_cell(row: PlannedRow, cell: PlannedCell, reasons: Mapping[_Place, str]) -> Finding:
    is_for_office = cell.verdict in {Verdict.CONFLICT, Verdict.UNAUTHORISED}
    reason = "" if is_for_office else reasons.get((row.sheet, cell.address), cell.reason)
    wrong, remedy = divided(said_to_unit(reason))
    return Finding(
        _KIND_OF[cell.verdict],
        row.sheet,
        row.number,
        cell.address,
        cell.heading,
        cell.text,
        _with_subject(cell, wrong or _usual_wrong(cell)),
        remedy if remedy and not remedy.startswith(_CONFIRM) else _usual_remedy(cell),
    )


def _with_subject(cell: PlannedCell, wrong: str) -> str:
    """Return ``wrong`` beginning with what it is about, unless it says so itself."""
    if cell.heading in wrong:
        return wrong
    if wrong.startswith(_WRITTEN):
        return f"{cell.heading}{wrong}"
    if not cell.text or f"“{cell.text}”" in wrong:
        return f"{cell.heading}：{wrong}"
    return f"{cell.heading}“{_short(cell.text)}”，{wrong}"


def _usual_wrong(cell: PlannedCell) -> str:
    if cell.verdict is Verdict.CONFLICT:
        return f"本办台账现为“{_short(value_words(cell.column, cell.here))}”，两边不一致。"
    if cell.verdict is Verdict.UNAUTHORISED:
        return "这一栏不由单位填写，改动没有采用。"
    return "看不明白是什么意思。" if cell.verdict is Verdict.ASK else "填写不合要求，没有采用。"


def _usual_remedy(cell: PlannedCell) -> str:
    if cell.verdict is Verdict.CONFLICT:
        return "请核对，以哪个为准请告知。"
    if cell.verdict is Verdict.UNAUTHORISED:
        return _put_back(cell.column, cell.sent)
    if len(cell.readings) == 1:
        return f"请写明是不是“{value_words(cell.column, cell.readings[0])}”。"
    if cell.readings:
        meant = "还是".join(f"“{value_words(cell.column, one)}”" for one in cell.readings)
        return f"请写明是{meant}。"
    return _how_to_fill(cell.column)


def _put_back(column: str, sent: SentValue) -> str:
    words = _short(value_words(column, sent))
    back = f"请改回“{words}”" if words else "请改回空白"
    return f"{back}；内容有误的，请另行来电说明。"


def _how_to_fill(column: str) -> str:
    if column in _CHOICES:
        return f"请从下拉列表中选：{'、'.join(_CHOICES[column])}。"
    if column == ReportColumn.PERCENT.value:
        return "请填 0% 到 100%，例如 80%。"
    return "请改正后重报。"


def value_words(column: str, value: SentValue) -> str:
    """Return a value as a person reads it: 0.8 of 完成比例 is 80%."""
    if value is None:
        return ""
    if column == ReportColumn.PERCENT.value and isinstance(value, int | float):
        return f"{round(value * 100, 2):g}%"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _of_issue(issue: FoundIssue) -> Finding:
    wrong, remedy = divided(said_to_unit(issue.message))
    place = place_of(issue.cell)
    is_error = issue.severity is Severity.ERROR
    return Finding(
        FindingKind.REFUSED if is_error else FindingKind.NOTICE,
        issue.sheet,
        place[0] if place else 0,
        issue.cell if place else "",
        "",
        "",
        wrong,
        remedy,
    )


def _told(plan: FilePlan, reasons: Mapping[_Place, str]) -> dict[_Place, list[str]]:
    """Return the sentences that are told as findings, by cell or by the number of the row."""
    told: dict[_Place, list[str]] = {}
    for row in plan.rows:
        for cell in row.cells:
            place = row.sheet, cell.address
            if cell.verdict in _KIND_OF:
                said = (cell.reason, reasons.get(place, ""))
                told.setdefault(place, []).extend(map(_bare, filter(None, said)))
        if row.reason:
            told[row.sheet, str(row.number)] = [_bare(row.reason)]
    if plan.not_returned and (title := str(plan.not_returned[0].content.get("title") or "")):
        told["", ""] = [_bare(f"“{title[:_ENOUGH]}")]
    return told


def _is_told(issue: FoundIssue, told: Mapping[_Place, list[str]]) -> bool:
    message, place = _bare(issue.message), place_of(issue.cell)
    of_cell = told.get((issue.sheet, issue.cell), [])
    of_row = told.get((issue.sheet, str(place[0])), []) if place else []
    return any(said in message for said in (*of_cell, *of_row))


def _bare(words: str) -> str:
    return re.sub(r"[，。；\s]", "", words)


def _of_missing_rows(rows: Iterable[SentRow]) -> Iterator[Finding]:
    for row in rows:
        label = "事项" if row.kind is AskedKind.ITEMS else "任务"
        number = value_words("number", row.content.get("number"))
        named = _named(number, value_words("title", row.content.get("title")))
        yield Finding(
            FindingKind.MISSING,
            "",
            0,
            "",
            "",
            "",
            f"缺少{label}{named}的一行。",
            "请补报；没有进展的，本期进展写“无”。",
        )


def divided(reason: str) -> tuple[str, str]:
    """Divide a sentence into what is wrong and what to do, which begins with 请."""
    if not reason:
        return "", ""
    whole = reason if reason.endswith(("。", "？", "！")) else f"{reason}。"
    if whole.startswith("请"):
        return "", whole
    found = re.search(r"[，。；]请", whole)
    if not found:
        return whole, ""
    return f"{whole[: found.start()]}。", whole[found.start() + 1 :]


def _named(number: str, title: str) -> str:
    return f"“{number}　{_short(title)}”" if number else f"“{_short(title)}”"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}……"


def _rank(finding: Finding, sheets: list[str]) -> int:
    return sheets.index(finding.sheet) if finding.sheet else -1


def _order(finding: Finding) -> tuple[int, int]:
    place = place_of(finding.address)
    return finding.row, place[1] if place else -1
