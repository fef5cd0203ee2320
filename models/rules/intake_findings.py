"""What a person should know about a planned file, each with its place. Pure.

What concerns one cell or row is said there; what would be said of every cell of a column alike
(emptied, marked ``/``, renumbered) is said once.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from models.intake_plan import FilePlan, MergeBase, PlannedCell, PlannedRow, RowState, Verdict
from models.issues import Severity
from models.returned import Doubt, FoundIssue, ReturnedFile, ReturnedRow
from models.round_records import SentValue
from models.rules.intake_cells import EMPTIED, RENUMBERED, WITHDRAWN
from models.rules.intake_headings import heading_of
from models.rules.intake_matching import Match, Way, short
from models.rules.intake_rivals import SAME_RECORD
from models.rules.intake_values import is_blank, value_words
from models.vocabulary import AskedKind, ReportColumn, TaskStatus

MOST_ISSUES = 500  # of one file; nobody reads more
_MOST_NAMED = 5
# Asked for once a cell; an enumeration takes ten times as long to name a member.
_NO_DOUBT, _TAKE = Doubt.NONE, Verdict.TAKE
_DONE, _NOT_STARTED = TaskStatus.DONE.label, TaskStatus.NOT_STARTED.label
_STATUS, _PERCENT = ReportColumn.STATUS.value, ReportColumn.PERCENT.value
_TOLD = frozenset({Verdict.UNAUTHORISED, Verdict.REFUSED, Verdict.ASK, Verdict.CONFLICT})


def list_issues(
    returned: ReturnedFile, base: MergeBase, matches: Sequence[Match], plan: FilePlan
) -> tuple[FoundIssue, ...]:
    """Return what was found on reading, then on comparing; nothing is said twice."""
    told = {(issue.sheet, issue.cell) for issue in returned.issues}
    # Nothing is said of words that have no reason, and that is most cells.
    cells = [[cell for cell in row.cells if cell.reason or not cell.text] for row in plan.rows]
    found = [
        *_on_reading(returned, plan),
        *_missing_columns(returned, base),
        *_without_keys(matches),
        *_of_columns(plan.rows, cells, told),
    ]
    for match, row, of_row in zip(matches, plan.rows, cells, strict=True):
        found += _of_row(match.row, row, of_row)
    found += _not_returned(plan)
    return tuple(dict.fromkeys(found))


def cap_issues(issues: Sequence[FoundIssue]) -> tuple[FoundIssue, ...]:
    """Return as many issues of a file as a person can read, errors before all, and how many more.

    They keep their order.
    """
    more = len(issues) - MOST_ISSUES
    if more <= 0:
        return tuple(issues)
    errors_first = sorted(
        range(len(issues)), key=lambda place: issues[place].severity is not Severity.ERROR
    )
    kept = [issues[place] for place in sorted(errors_first[:MOST_ISSUES])]
    message = f"另有 {more} 处问题没有一一列出。请先改正以上各处，再收一次。"
    return (*kept, FoundIssue("", "", message))


def _on_reading(returned: ReturnedFile, plan: FilePlan) -> Iterator[FoundIssue]:
    """Yield what reading found, but for what is told anew with what became of it."""
    if not returned.issues:
        return
    doubts, copies = set(), set()
    for row, planned in zip(returned.rows, plan.rows, strict=True):
        for cell in row.cells.values():
            if cell.doubt is not _NO_DOUBT:
                doubts.add((row.sheet, cell.address, cell.reason))
        if SAME_RECORD in planned.reason:
            copies |= {(row.sheet, cell.address) for cell in row.cells.values()}
    for issue in returned.issues:
        is_copy = "同一项" in issue.message and (issue.sheet, issue.cell) in copies
        if not is_copy and (issue.sheet, issue.cell, issue.message) not in doubts:
            yield issue


def _missing_columns(returned: ReturnedFile, base: MergeBase) -> Iterator[FoundIssue]:
    """Name the columns one sheet lacks; those the whole file lacks are told on reading."""
    told = "".join(issue.message for issue in returned.issues if "缺少" in issue.message)
    for (sheet, kind), rows in _by_sheet(returned.rows).items():
        has = {column for row in rows for column in row.cells}
        lacking = sorted(base.asked.get(kind, frozenset()) - has)
        headings = [f"“{heading_of(kind, column)}”" for column in lacking]
        untold = "、".join(heading for heading in headings if heading not in told)
        if untold:
            message = f"缺少{untold}这一栏。缺栏不算清除，原内容保留。需要的话请单位补报。"
            yield FoundIssue(sheet, "", message)


def _without_keys(matches: Iterable[Match]) -> Iterator[FoundIssue]:
    """Say once a sheet how many rows were matched by their words alone."""
    by_words: defaultdict[str, int] = defaultdict(int)
    for match in matches:
        by_words[match.row.sheet] += match.way is Way.WORDS
    for sheet, count in by_words.items():
        if count:
            message = f"有{count}行没有可用的行标识，已按序号和文字对应到记录。请核对对应是否正确。"
            yield FoundIssue(sheet, "", message)


def _of_columns(
    rows: Sequence[PlannedRow],
    cells: Sequence[Sequence[PlannedCell]],
    told: Collection[tuple[str, str]],
) -> Iterator[FoundIssue]:
    """Say once a column what would be said of many cells alike; ``told`` was said on reading."""
    found: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row, of_row in zip(rows, cells, strict=True):
        for cell in of_row:
            said = _said_once(cell)
            if said and (row.sheet, cell.address) not in told:
                found[row.sheet, cell.heading, said].append(cell.address)
    for (sheet, heading, said), addresses in found.items():
        yield FoundIssue(sheet, addresses[0], f"“{heading}”有{_places(addresses)}{said}")


def _said_once(cell: PlannedCell) -> str:
    if cell.verdict is Verdict.SAME:
        return cell.reason if cell.reason == RENUMBERED else ""
    if cell.verdict is not Verdict.BLANK or cell.reason == WITHDRAWN:
        return ""
    if cell.text:
        return f"写的是“{short(cell.text)}”，没有填内容，原内容保留。"
    return "" if is_blank(cell.sent) or is_blank(cell.here) else EMPTIED


def _of_row(
    row: ReturnedRow, planned: PlannedRow, cells: Iterable[PlannedCell]
) -> Iterator[FoundIssue]:
    if not planned.record_id:
        if planned.reason:
            severity = Severity.ERROR if planned.state is RowState.REFUSED else Severity.WARNING
            yield FoundIssue(row.sheet, _address(row), planned.reason, severity)
        return
    if planned.reason:
        yield FoundIssue(row.sheet, _address(row), f"“{short(planned.title)}”{planned.reason}")
    yield from _of_progress(planned)
    for cell in cells:
        if cell.verdict in _TOLD or cell.reason == WITHDRAWN:
            severity = Severity.ERROR if cell.verdict is Verdict.REFUSED else Severity.WARNING
            yield FoundIssue(row.sheet, cell.address, _with_heading(cell), severity)
    if row.is_hidden:
        yield from _of_hidden(planned)


def _of_progress(row: PlannedRow) -> Iterator[FoundIssue]:
    """Tell a state and a percentage that do not go together: 已完成 and 50% (H36)."""
    cells = {cell.column: cell for cell in row.cells}
    status, percent = cells.get(_STATUS), cells.get(_PERCENT)
    if status is None or percent is None or _TAKE not in (status.verdict, percent.verdict):
        return
    if status.verdict in _TOLD or percent.verdict in _TOLD:  # what waits is not known yet
        return
    state, share = _after(status), _after(percent)
    # A tuple of types: to make the union takes ten times as long, once a row.
    if not isinstance(share, (int, float)):
        return
    if (state == _DONE and share < 1) or (state == _NOT_STARTED and share > 0):
        shown = value_words(_PERCENT, share)
        message = f"办理状态是“{state}”，完成比例却是 {shown}，两栏对不上。请核实。"
        yield FoundIssue(row.sheet, percent.address, message)


def _after(cell: PlannedCell) -> SentValue:
    """Return what the ledger says of a cell once what needs no answer is taken."""
    return cell.theirs if cell.verdict is _TAKE else cell.here


def _of_hidden(row: PlannedRow) -> Iterator[FoundIssue]:
    """Tell changes the sender could not see: pasting over filtered rows makes them (H37)."""
    changed = [cell for cell in row.cells if cell.verdict in (Verdict.TAKE, Verdict.CONFLICT)]
    if changed:
        headings = "、".join(f"“{cell.heading}”" for cell in changed)
        message = (
            f"第{row.number}行是隐藏的，填表人看不到，{headings}却有变化，可能是筛选后粘贴造成的。"
            "入库前请核对。"
        )
        yield FoundIssue(row.sheet, changed[0].address, message)


def _not_returned(plan: FilePlan) -> Iterator[FoundIssue]:
    rows = plan.not_returned
    if rows:
        titles = [f"“{short(str(row.content.get('title') or ''))}”" for row in rows]
        more = "等" if len(rows) > _MOST_NAMED else ""
        message = (
            f"发出的{len(rows)}行没有收回：{'、'.join(titles[:_MOST_NAMED])}{more}。"
            "这些记录保持原样。需要的话请单位补报。"
        )
        yield FoundIssue("", "", message)


def _with_heading(cell: PlannedCell) -> str:
    if cell.heading in cell.reason:
        return cell.reason
    if cell.reason.startswith("写的是"):  # it shows the words itself
        return f"“{cell.heading}”{cell.reason}"
    shown = f"“{short(cell.text)}”，" if cell.text else "，"
    return f"“{cell.heading}”{shown}{cell.reason}"


def _address(row: ReturnedRow) -> str:
    cells = [row.cells[column] for column in ("title", "number") if column in row.cells]
    cells += row.cells.values()
    return next((cell.address for cell in cells if cell.text), f"A{row.number}")


def _places(addresses: Sequence[str]) -> str:
    if len(addresses) == 1:
        return f"1格（{addresses[0]}）"
    more = "等" if len(addresses) > _MOST_NAMED else ""
    return f"{len(addresses)}格（{'、'.join(addresses[:_MOST_NAMED])}{more}）"


def _by_sheet(
    rows: Iterable[ReturnedRow],
) -> dict[tuple[str, AskedKind], list[ReturnedRow]]:
    found: defaultdict[tuple[str, AskedKind], list[ReturnedRow]] = defaultdict(list)
    for row in rows:
        found[row.sheet, row.kind].append(row)
    return dict(found)
