"""Papers (公文): drafts kept and dropped; issued once, with text, figures and print; withdrawn."""

from dataclasses import asdict, dataclass

from models.changes import Changes
from models.errors import UserError
from models.history import Recorder, new_key
from models.issues import Issue
from models.operations.labels import shortened
from models.paper_json import KeptTexts, composition_to_json, order_to_json
from models.papers import Composition, Paper, PaperOrder, PaperRow
from models.queries.papers import numbers_in, read_paper_row, subject_of
from models.rules.checks import require_valid
from models.rules.paper_numbers import is_taken, next_in_series, series_of
from models.store import tables
from models.store.evidence import keep_bytes
from models.store.workspace import Workspace
from models.vocabulary import PaperKind, PaperState


class PaperIssuedError(UserError):
    """Raised when an issued paper should be changed or deleted; withdraw it, or copy it."""


class NumberTakenError(UserError):
    """Raised when another paper was issued under the number; take the next one."""


@dataclass(frozen=True, slots=True)
class PaperPrint:
    """The print that goes out, and what its file is called."""

    pdf: bytes
    file_name: str


def save_paper(
    workspace: Workspace, *, order: PaperOrder, composition: Composition, paper_id: str = ""
) -> Changes:
    """Keep a draft, in place of what it said before; what is as it was leaves no trace.

    Each is an operation that can be undone; what is typed is kept by ``models.store.paper_drafts``.

    Args:
        workspace: the open workspace.
        order: what the person chose.
        composition: the paper with its figures.
        paper_id: key of the draft, "" for a new one.

    Raises:
        PaperIssuedError: it has been issued; nothing is changed.
        RecordGoneError: it has been deleted.
    """
    with workspace.writing(f"保存公文草稿{_named(composition)}") as recorder:
        texts = composition_to_json(composition)
        key = _write(recorder, paper_id, order, composition.paper, texts)
        return recorder.changes([key])


def delete_paper_draft(workspace: Workspace, *, paper_id: str) -> Changes:
    """Delete a draft; undo brings it back.

    Raises:
        PaperIssuedError: it has been issued; it stays.
        RecordGoneError: it has been deleted already.
    """
    with workspace.writing("删除公文草稿") as recorder:
        row = _require_draft(recorder, paper_id)
        recorder.label = f"删除公文草稿“{shortened(row.title)}”"
        recorder.delete_with_parts(tables.papers, [paper_id])
        return recorder.changes([paper_id])


def issue_paper(
    workspace: Workspace,
    *,
    order: PaperOrder,
    composition: Composition,
    printed: PaperPrint,
    paper_id: str = "",
) -> Changes:
    """Issue a paper: text, figures, number and print are frozen together, or nothing is (A43).

    Args:
        workspace: the open workspace.
        order: what the person chose, with the number.
        composition: the paper with its figures, as it was printed.
        printed: the print that goes out.
        paper_id: key of the draft, "" when it was never kept.

    Raises:
        InvalidRecordError: it has no title or no text.
        NumberTakenError: another paper has the number; nothing is issued.
        PaperIssuedError: it has been issued already.
        RecordGoneError: the draft has been deleted.
    """
    require_valid(_check(composition))
    with workspace.writing(f"印发公文{_named(composition)}") as recorder:
        texts = composition_to_json(composition)
        key = _write(recorder, paper_id, order, composition.paper, texts)
        series = _free_series(recorder, order, composition.paper.kind)
        pdf = keep_bytes(workspace.evidence_dir, printed.pdf, printed.file_name)
        text = keep_bytes(workspace.evidence_dir, texts.frozen, printed.file_name)
        frozen = {
            "state": PaperState.ISSUED.value,
            "series": series,
            "issued_at": recorder.now,
            "updated_at": recorder.now,
            "operator": recorder.operator,
            "file_name": printed.file_name,
            "pdf_sha256": pdf.sha256,
            "text_sha256": text.sha256,
        }
        recorder.update(tables.papers, key, frozen)
        return recorder.changes([key])


def withdraw_paper(workspace: Workspace, *, paper_id: str, reason: str) -> Changes:
    """Withdraw an issued paper (作废): it stays as it went out, its number taken, with the reason.

    Raises:
        InvalidRecordError: no reason is given.
        PaperIssuedError: it is a draft, or was withdrawn before.
        RecordGoneError: it is gone.
    """
    require_valid(() if reason.strip() else (Issue("请写明作废的原因", "reason"),))
    with workspace.writing("作废公文") as recorder:
        row = read_paper_row(recorder.connection, paper_id)
        if row.state is not PaperState.ISSUED:
            raise PaperIssuedError(f"“{row.title}”{row.state.label}，不用作废，没有改动。")
        recorder.label = f"作废公文“{shortened(row.title)}”"
        withdrawn = {
            "state": PaperState.WITHDRAWN.value,
            "withdrawn_at": recorder.now,
            "updated_at": recorder.now,
            "operator": recorder.operator,
            "reason": reason.strip(),
        }
        recorder.update(tables.papers, paper_id, withdrawn)
        return recorder.changes([paper_id])


def _write(
    recorder: Recorder, paper_id: str, order: PaperOrder, paper: Paper, texts: KeptTexts
) -> str:
    """Write a draft and return its key."""
    values = {
        "kind": paper.kind.value,
        "composer": order.composer,
        "title": _one_line(paper.title),
        "number": order.number.strip(),
        "paper_order": order_to_json(order),
    }
    now = {"operator": recorder.operator, "updated_at": recorder.now}
    if not paper_id:
        key = new_key()
        state = {"state": PaperState.DRAFT.value, "created_at": recorder.now}
        recorder.insert(tables.papers, [{"id": key} | values | state | now])
        recorder.insert(tables.paper_texts, [{"id": key} | asdict(texts)])
        return key
    _require_draft(recorder, paper_id)
    is_changed = [
        recorder.update(tables.papers, paper_id, values),
        recorder.update(tables.paper_texts, paper_id, asdict(texts)),
    ]
    if any(is_changed):
        recorder.update(tables.papers, paper_id, now)
    return paper_id


def _require_draft(recorder: Recorder, paper_id: str) -> PaperRow:
    row = read_paper_row(recorder.connection, paper_id)
    if row.state is not PaperState.DRAFT:
        raise PaperIssuedError(
            f"“{row.title}”{row.state.label}，不能再修改或删除，没有改动。"
            "内容有误时请作废，再另拟一份。"
        )
    return row


def _free_series(recorder: Recorder, order: PaperOrder, kind: PaperKind) -> str:
    number, year = order.number.strip(), order.as_of.year
    subject = subject_of(order.composer, kind)
    series = series_of(number, subject=subject, year=year)
    taken = numbers_in(recorder.connection, series)
    if number and is_taken(number, taken):
        free = next_in_series(number, taken, year=year)
        raise NumberTakenError(
            f"编号“{number}”已经用过，没有印发，草稿还在。下一个可用的编号是“{free}”。"
        )
    return series


def _check(composition: Composition) -> tuple[Issue, ...]:
    issues = []
    if not composition.paper.title.strip():
        issues.append(Issue("公文要有标题", "title"))
    if not composition.paper.blocks and not composition.paper.annexes:
        issues.append(Issue("公文没有正文", "blocks"))
    return tuple(issues)


def _one_line(title: str) -> str:
    """A person sets the line breaks of a title; lists show it in one line."""
    return "".join(title.split("\n"))


def _named(composition: Composition) -> str:
    return f"“{shortened(_one_line(composition.paper.title) or '未命名')}”"
