"""Writing what units reported: each cell only if the ledger still holds what was shown."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from models.history import Recorder, new_key
from models.intake_plan import Content, RecordKey
from models.intake_records import ReceivedRow
from models.operations.evidence import link_evidence
from models.operations.labels import shortened
from models.queries.evidence import read_links
from models.queries.intake_base import record_of, reported_values
from models.returned import FoundIssue
from models.round_records import SentValue
from models.rules.shares import written_share
from models.store import tables
from models.store.evidence import KeptFile
from models.store.rows import in_chunks
from models.vocabulary import (
    AskedKind,
    ItemStage,
    LabelledEnum,
    RecordKind,
    ReportColumn,
    TaskStatus,
)

_TABLES = {AskedKind.TASKS: tables.tasks, AskedKind.ITEMS: tables.items}
_OWNERS = {AskedKind.TASKS: "task_id", AskedKind.ITEMS: "item_id"}
_RECORDS = {AskedKind.TASKS: RecordKind.TASK, AskedKind.ITEMS: RecordKind.ITEM}
_COLUMNS = {AskedKind.TASKS: "status", AskedKind.ITEMS: "stage"}
# What stands in the record itself, not in what the unit reported: the list and its stored column.
_LISTS: dict[str, type[LabelledEnum]] = {
    ReportColumn.STATUS.value: TaskStatus,
    ReportColumn.STAGE.value: ItemStage,
}


@dataclass(frozen=True, slots=True)
class TakenCell:
    """What is kept of a cell that is taken: what stood here in the plan, and what comes in."""

    column: str
    heading: str
    here: SentValue
    theirs: SentValue
    address: str


@dataclass(frozen=True, slots=True)
class TakenRow:
    """What is taken of a row.

    Attributes:
        said: by column what the unit said anew where nothing is left to decide; it does not
            change what stands here, but is the base of the next comparison.
        pictures: evidence of the record.
        is_new: the record was made of this row: what the unit said of it is kept, be it nothing.
    """

    record: RecordKey
    title: str
    sheet: str
    taken: tuple[TakenCell, ...]
    said: Mapping[str, SentValue]
    pictures: tuple[KeptFile, ...] = ()
    is_new: bool = False


class ReportWriter:
    """Takes files in one after another; no more than one of them is held.

    Attributes:
        changed: the records something was changed of.
    """

    def __init__(self, recorder: Recorder, round_id: str, today: date) -> None:
        self.changed: set[RecordKey] = set()
        self._recorder = recorder
        self._round_id = round_id
        self._today = today
        self._words: dict[RecordKey, str] = {}
        self._moved: dict[RecordKey, str] = {}
        self._reports: dict[RecordKey, dict[str, object]] = {}
        self._new: dict[RecordKey, dict[str, object]] = {}
        self._edited: dict[str, dict[str, object]] = {}
        self._entries: list[dict[str, object]] = []

    def look_up(self, records: Iterable[RecordKey]) -> None:
        """Read where records stand now: 办理状态 of tasks, 阶段 of items."""
        wanted = list(dict.fromkeys(records))
        for kind, column in _COLUMNS.items():
            table = _TABLES[kind]
            for chunk in in_chunks([key for asked, key in wanted if asked is kind]):
                query = select(table.c.id, table.c[column]).where(table.c.id.in_(chunk))
                for key, stored in self._recorder.connection.execute(query):
                    self._words[kind, key] = _LISTS[column](stored).label

    def take_file(self, file: ReceivedRow, rows: Iterable[TakenRow]) -> tuple[FoundIssue, ...]:
        """Take the rows of a file in; return a finding for each cell that no longer fits."""
        reports = tables.unit_reports
        stored = self._recorder.connection.execute(
            select(reports).where(
                reports.c.round_id == self._round_id, reports.c.unit_id == file.unit_id
            )
        )
        self._reports = {record_of(row): row for row in map(dict, stored.mappings())}
        self._new, self._edited, self._entries = {}, {}, []
        findings = tuple(finding for row in rows for finding in self._take_row(file, row))
        self._recorder.insert(reports, self._new.values())
        self._recorder.update_many(reports, self._edited)
        self._recorder.insert(tables.progress_entries, self._entries)
        return findings

    def write_records(self) -> None:
        """Store where records stand now, once for all files."""
        for kind, column in _COLUMNS.items():
            values = {
                key: {column: stored, "updated_at": self._recorder.now}
                for (asked, key), stored in self._moved.items()
                if asked is kind
            }
            self._recorder.update_many(_TABLES[kind], values)

    def _take_row(self, file: ReceivedRow, row: TakenRow) -> Iterator[FoundIssue]:
        if row.record not in self._words:
            for cell in row.taken[:1]:
                yield _finding(file, row, cell.address, "已从台账删除，这一行没有入库")
            return
        said = dict(row.said)
        for cell in row.taken:
            finding = self._take_cell(file, row, cell)
            if finding:
                yield _finding(file, row, cell.address, finding)
            else:
                said[cell.column] = cell.theirs
        self._keep_said(file, row, said)
        self._link_pictures(row)

    def _link_pictures(self, row: TakenRow) -> None:
        """Make the pictures of a row evidence of its record; those it has already stay once."""
        if not row.pictures:
            return
        kind, key = row.record
        linked = read_links(self._recorder.connection, _RECORDS[kind], key)
        known = {link.sha256 for link in linked}
        for picture in {one.sha256: one for one in row.pictures}.values():
            if picture.sha256 not in known:
                link_evidence(self._recorder, picture, _OWNERS[kind], key)
                self.changed.add(row.record)

    def _take_cell(self, file: ReceivedRow, row: TakenRow, cell: TakenCell) -> str:
        """Take a cell; return why it was not, "" when it stands here now."""
        now = self._now(row.record, cell.column)
        if now == cell.theirs:
            return ""
        if now != cell.here:
            return f"{cell.heading}在预览之后改成了“{_shown(now)}”，没有采用“{_shown(cell.theirs)}”"
        if cell.column in _LISTS:
            return self._move(row.record, cell)
        self._report(file, row.record, cell)
        return ""

    def _now(self, record: RecordKey, column: str) -> SentValue:
        if column in _LISTS:
            return self._words[record]
        report = self._reports.get(record)
        return reported_values(report).get(column) if report else None

    def _move(self, record: RecordKey, cell: TakenCell) -> str:
        words = _LISTS[cell.column]
        stored = next((word for word in words if word.label == cell.theirs), None)
        if stored is None:
            return f"“{_shown(cell.theirs)}”不在{cell.heading}的选项里，没有采用"
        self._words[record] = stored.label
        self._moved[record] = stored.value
        self.changed.add(record)
        return ""

    def _report(self, file: ReceivedRow, record: RecordKey, cell: TakenCell) -> None:
        self._set(file, record, {cell.column: _stored(cell.column, cell.theirs)})
        self.changed.add(record)
        kind, key = record
        if cell.column == ReportColumn.PROGRESS.value and kind is AskedKind.TASKS:
            self._entries.append(
                {
                    "id": new_key(),
                    "task_id": key,
                    "reported_on": self._today.isoformat(),
                    "text": f"{file.unit}：{cell.theirs}",
                    "operator": self._recorder.operator,
                    "recorded_at": self._recorder.now,
                }
            )

    def _keep_said(self, file: ReceivedRow, row: TakenRow, said: Content) -> None:
        """Keep what the unit said, and the file in which it said so last."""
        record = row.record
        report = self._reports.get(record)
        if report is None and not said and not row.is_new:
            return
        before = json.loads(str(report["said"] or "{}")) if report else {}
        after = json.dumps({**before, **said}, ensure_ascii=False, sort_keys=True)
        self._set(file, record, {"said": after})

    def _set(self, file: ReceivedRow, record: RecordKey, values: Mapping[str, object]) -> None:
        report = self._reports.get(record)
        if report is None:
            report = self._new[record] = self._reports[record] = self._blank(file, record)
        elif record not in self._new:
            self._edited.setdefault(str(report["id"]), {}).update({**values, "file_id": file.id})
        report |= {**values, "file_id": file.id}

    def _blank(self, file: ReceivedRow, record: RecordKey) -> dict[str, object]:
        kind, key = record
        owners = {"task_id": None, "item_id": None, _OWNERS[kind]: key}
        return {
            "id": new_key(),
            "round_id": self._round_id,
            "unit_id": file.unit_id,
            **owners,
            "file_id": file.id,
            "percent": "",
            "progress": "",
            "problem": "",
            "next_step": "",
            "remark": "",
            "said": "",
        }


def _stored(column: str, value: SentValue) -> str:
    if column == ReportColumn.PERCENT.value:
        return written_share(None if value is None else float(value))
    return "" if value is None else str(value)


def _shown(value: SentValue) -> str:
    if isinstance(value, float):
        return written_share(value)
    return "（空白）" if value is None else str(value)


def _finding(file: ReceivedRow, row: TakenRow, address: str, said: str) -> FoundIssue:
    message = f"“{shortened(file.file_name)}”中的“{shortened(row.title)}”：{said}。"
    return FoundIssue(row.sheet, address, message)
