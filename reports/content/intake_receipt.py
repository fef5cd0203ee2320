"""The receipt (收报回执) of returned files: what came, what was taken, what was kept out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.intake_plan import FilePlan, PlannedCell, RecordKey, RowState, Verdict
from models.intake_records import ReceivedRow, ReceivedState
from models.returned import ReturnedFile
from models.round_records import RoundRow, SentRow, SentValue
from models.rules.round_period import period_label
from models.vocabulary import AskedKind, ReportColumn
from reports.content.document_parts import ContentGroup, ContentTable, TextSection
from reports.content.ledger_words import listed
from reports.content.returned_findings import Finding, FindingKind, divided, list_findings
from reports.content.wording import full_date, short_date

_HASH_DIGITS = 8
_LONGEST_SHOWN = 60
_OPEN_COLUMNS = frozenset(column.value for column in ReportColumn)
# 请留意 asks for nothing, and what is only remarked would bury what is asked.
_ASKS_FOR = frozenset(FindingKind) - {FindingKind.NOTICE}
_COUNTED = (
    (RowState.CHANGED, "有变化"),
    (RowState.SAME, "无变化"),
    (RowState.NEW, "对不上"),
    (RowState.CONFLICT, "有冲突"),
    (RowState.REFUSED, "不采用"),
)


@dataclass(frozen=True, slots=True)
class ReceiptFile:
    """One file of a receipt.

    Attributes:
        plan: how it compares with the ledger now, None for a file that could not be read or has
            been superseded.
        returned: what was read of it.
        sent: the rows of its form as they went out, none for a file of the unit's own making.
    """

    received: ReceivedRow
    plan: FilePlan | None = None
    returned: ReturnedFile | None = None
    sent: tuple[SentRow, ...] = ()


@dataclass(frozen=True, slots=True)
class IntakeReceipt:
    """What a receipt says.

    Attributes:
        facts: label and value, in one line under the title.
        signature: who gives it, then when.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[TextSection, ...]
    signature: tuple[str, str]

    def texts(self) -> Iterator[str]:
        """Yield every text that is printed."""
        yield from (self.title, *self.signature)
        for label, value in self.facts:
            yield f"{label}：{value}"
        for section in self.sections:
            yield from (section.heading, *section.paragraphs)
            if section.table:
                yield from section.table.headings
                for group in section.table.groups:
                    yield from (group.label, *(cell for row in group.rows for cell in row))


def compose_receipt(
    round_row: RoundRow,
    files: Sequence[ReceiptFile],
    *,
    today: date,
    office: str,
    unit: str = "",
) -> IntakeReceipt:
    """Return the receipt of ``files``; ``unit`` names the one they are all of, "" for several."""
    findings = {
        file.received.id: tuple(
            one for one in list_findings(file.plan, file.returned) if one.kind in _ASKS_FOR
        )
        for file in files
        if file.plan
    }
    named = ("填报单位", unit) if unit else ("收到文件", f"{len(files)}份")
    sections = (
        _files_section(files, with_units=not unit),
        _rows_section(files, with_units=not unit),
        _taken_section(files, with_units=not unit),
        _kept_out_section(files, findings, with_units=not unit),
        _asked_section(round_row, files, findings, today=today, office=office, unit=unit),
    )
    return IntakeReceipt(
        title="收报回执",
        facts=(
            ("报送批次", round_row.name),
            ("报送期间", period_label(round_row.period)),
            named,
            ("报送截止", full_date(round_row.due_on)),
        ),
        sections=_numbered([section for section in sections if section]),
        signature=(office, full_date(today)),
    )


def taken_cells(file: ReceiptFile) -> dict[RecordKey, tuple[PlannedCell, ...]]:
    """Return by record the cells of a file that stand in the ledger as the unit wrote them.

    What went out already so and what was left blank is not counted; a file that was not taken in
    has none.
    """
    if file.plan is None or file.received.state is not ReceivedState.ACCEPTED:
        return {}
    sent: dict[RecordKey, Mapping[str, SentValue]] = {row.record: row.content for row in file.sent}
    found = {
        (row.kind, row.record_id): tuple(
            cell
            for cell in row.cells
            if cell.column in _OPEN_COLUMNS
            and cell.verdict is Verdict.SAME
            and cell.theirs is not None
            and cell.theirs != sent.get((row.kind, row.record_id), {}).get(cell.column)
        )
        for row in file.plan.rows
        if row.record_id
    }
    return {record: cells for record, cells in found.items() if cells}


def _files_section(files: Sequence[ReceiptFile], *, with_units: bool) -> TextSection:
    rows = []
    for file in files:
        row = file.received
        rows.append(
            (
                *([row.unit or "不明"] if with_units else []),
                row.file_name,
                f"第{row.version}稿",
                row.sha256[:_HASH_DIGITS],
                f"{row.received_at.astimezone():%Y-%m-%d %H:%M}",
                row.received_by,
                row.state.label + ("（迟报）" if row.is_late else ""),
            )
        )
    headings = ("文件", "版本", "校验码", "收到时间", "经手人", "情况")
    return _section("收到的文件", (), (*(["单位"] if with_units else []), *headings), rows)


def _rows_section(files: Sequence[ReceiptFile], *, with_units: bool) -> TextSection | None:
    rows = []
    for file in files:
        if file.plan is None:
            continue
        counts = file.plan.counts
        name = file.received.unit if with_units else file.received.file_name
        figures = [str(counts[state]) for state, _ in _COUNTED]
        rows.append(
            (
                name or file.received.file_name,
                str(len(file.plan.rows)),
                str(len(taken_cells(file))),
                *figures,
                str(len(file.plan.not_returned)),
            )
        )
    if not rows:
        return None
    labels = (label for _, label in _COUNTED)
    first = "单位" if with_units else "文件"
    headings = (first, "表中行数", "已入库", *labels, "没有报回")
    note = "下表按制表时台账的内容比对：入库后与台账一致的行计入“无变化”。"
    return _section("比对结果（行）", (note,), headings, rows)


def _taken_section(files: Sequence[ReceiptFile], *, with_units: bool) -> TextSection | None:
    rows = [row for file in files for row in _taken_rows(file, with_units=with_units)]
    if not rows:
        return None
    headings = (
        ("单位", "采用的行数", "采用的栏目") if with_units else ("类别", "名称", "采用的栏目")
    )
    return _section("已采用的内容", (), headings, rows)


def _taken_rows(file: ReceiptFile, *, with_units: bool) -> Iterator[tuple[str, ...]]:
    """Yield a row for each record, or one for the whole file where there are several units."""
    taken = taken_cells(file)
    if with_units:
        if taken:
            headings = dict.fromkeys(cell.heading for cells in taken.values() for cell in cells)
            yield file.received.unit, _counted_records(taken), listed(headings)
        return
    titles = {(row.kind, row.record_id): row.title for row in (file.plan.rows if file.plan else ())}
    for record, cells in taken.items():
        yield record[0].label, titles[record], listed(cell.heading for cell in cells)


def _counted_records(records: Mapping[RecordKey, object]) -> str:
    counts = {kind: sum(asked is kind for asked, _ in records) for kind in AskedKind}
    return listed(f"{kind.label}{count}项" for kind, count in counts.items() if count)


def _kept_out_section(
    files: Sequence[ReceiptFile],
    findings: Mapping[str, Sequence[Finding]],
    *,
    with_units: bool,
) -> TextSection | None:
    groups = [
        ContentGroup(_named(file.received, with_units=with_units), rows)
        for file in files
        if (rows := tuple(_kept_out_rows(file.received, findings.get(file.received.id, ()))))
    ]
    if not groups:
        return None
    heading = "单位" if with_units else ""
    if not with_units and len(files) > 1:
        heading = "文件"
    headings = ("位置", "表中内容", "原因", "请这样处理")
    return TextSection("没有采用的内容", (), ContentTable(headings, tuple(groups), heading))


def _kept_out_rows(row: ReceivedRow, findings: Sequence[Finding]) -> Iterator[tuple[str, ...]]:
    if row.state is ReceivedState.REFUSED:
        wrong, remedy = divided(row.reason)
        yield "整个文件", "", wrong or "没有采用。", remedy or "请改正后重报。"
    for one in findings:
        yield _place(one), _cut(one.shown), one.wrong, one.remedy


def _asked_section(
    round_row: RoundRow,
    files: Sequence[ReceiptFile],
    findings: Mapping[str, Sequence[Finding]],
    *,
    today: date,
    office: str,
    unit: str,
) -> TextSection:
    who = unit or "各单位"
    count = sum(map(len, findings.values()))
    count += sum(file.received.state is ReceivedState.REFUSED for file in files)
    if count:
        is_over = today > round_row.due_on
        when = "尽快" if is_over else f"于{short_date(round_row.due_on)}前"
        words = f"以上{count}处请{who}对照退改稿更正，{when}重报{office}。"
    elif all(file.received.state is ReceivedState.ACCEPTED for file in files if file.plan):
        words = "报来的内容已按上表入库，不用重报。"
    else:
        words = "报来的内容没有发现差错，待入库，不用重报。"
    return TextSection("请配合的事项" if count else "办理情况", (words,))


def _named(row: ReceivedRow, *, with_units: bool) -> str:
    return (row.unit if with_units else "") or row.file_name


def _place(finding: Finding) -> str:
    if not finding.place:
        return finding.sheet or "整个文件"
    return f"{finding.sheet} {finding.place}"


def _section(
    heading: str,
    paragraphs: tuple[str, ...],
    headings: Sequence[str],
    rows: Sequence[tuple[str, ...]],
) -> TextSection:
    table = ContentTable(tuple(headings), (ContentGroup("", tuple(rows)),))
    return TextSection(heading, paragraphs, table)


def _numbered(sections: Sequence[TextSection]) -> tuple[TextSection, ...]:
    return tuple(
        TextSection(f"{numeral}、{section.heading}", section.paragraphs, section.table)
        for numeral, section in zip("一二三四五", sections, strict=False)
    )


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}……"
