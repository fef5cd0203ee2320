"""The check a person asks for: pages, links, snapshots, declared totals, kept files, papers."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator

from sqlalchemy import CompoundSelect, Connection, func, literal, select

from models.paper_json import KeptTexts
from models.store import tables
from models.store.evidence import EVIDENCE_NOUN, PAPER_NOUN, evidence_finding
from models.store.ledger_format import DamagedLedgerError
from models.store.workspace import Workspace
from models.vocabulary import DocumentKind, PaperState


def check_workspace(workspace: Workspace) -> tuple[str, ...]:
    """Return a sentence for everything that is wrong; empty means the workspace is sound.

    With damaged pages nothing else is looked at: what is read from them cannot be trusted.
    """
    try:
        with workspace.reading() as connection:
            if damaged := tuple(_damaged_pages(connection)):
                return damaged
            findings = [sentence for check in _CHECKS for sentence in check(connection)]
            kept = connection.execute(_kept_files()).all()
    except DamagedLedgerError as error:  # damage so great that not even the check could read on
        return (str(error),)
    for noun, sha256, name in kept:
        if (finding := evidence_finding(workspace.evidence_dir, sha256, name, noun)) is not None:
            findings.append(finding)
    return tuple(findings)


def count_unused_files(workspace: Workspace) -> int:
    """Count the kept files no record speaks of, which does no harm.

    They are left by what was undone, stopped midway, or done after the backup that was restored.
    """
    with workspace.reading() as connection:
        known = {sha256 for _, sha256, _ in connection.execute(_kept_files())}
    return sum(_IS_KEPT.fullmatch(name) is not None for name in _names(workspace) - known)


def _names(workspace: Workspace) -> set[str]:
    return {path.name for path in workspace.evidence_dir.iterdir()}


def _kept_files() -> CompoundSelect[str, str, str]:
    """Select every kept file a record speaks of: what it is, its hash, its name."""
    evidence, received, papers = tables.evidence, tables.received_files, tables.papers
    kept, issued = literal(EVIDENCE_NOUN), literal(PAPER_NOUN)
    is_issued = papers.c.state != PaperState.DRAFT.value
    return select(kept, evidence.c.sha256, evidence.c.name).union(
        select(kept, received.c.sha256, func.max(received.c.file_name)).group_by(received.c.sha256),
        select(issued, papers.c.pdf_sha256, papers.c.file_name).where(is_issued),
        select(issued, papers.c.text_sha256, papers.c.title).where(is_issued),
    )


def _damaged_pages(connection: Connection) -> Iterator[str]:
    for finding in connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars():
        if finding != "ok":
            yield f"数据库文件损坏：{finding}。请从备份恢复。"


def _broken_links(connection: Connection) -> Iterator[str]:
    for table, _row, parent, _key in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"表 {table} 中有一行指向 {parent} 中不存在的记录。请从备份恢复。"


def _dangling_snapshots(connection: Connection) -> Iterator[str]:
    """A snapshot of group members is no foreign key, so nobody else watches it."""
    known = set(connection.scalars(select(tables.units.c.id)))
    for roles, record in ((tables.task_roles, "任务"), (tables.item_roles, "改革事项")):
        query = select(roles.c.printed, roles.c.members).where(roles.c.members != "").distinct()
        for printed, members in connection.execute(query):
            if not known.issuperset(json.loads(members)):
                yield f"{record}中的单位组“{printed}”含有已不存在的单位。请在单位组中重新设置成员。"


def _untrue_totals(connection: Connection) -> Iterator[str]:
    """A list may have been taken in with rows missing (S1: 36 declared, 17 readable)."""
    documents, plans = tables.documents, tables.plans
    tasks = (
        select(func.count())
        .select_from(tables.tasks.join(plans, tables.tasks.c.plan_id == plans.c.id))
        .where(plans.c.document_id == documents.c.id)
        .scalar_subquery()
    )
    items = (
        select(func.count())
        .where(tables.items.c.document_id == documents.c.id)
        .correlate(documents)
        .scalar_subquery()
    )
    query = select(
        documents.c.title,
        documents.c.kind,
        documents.c.declared_total,
        tasks.label("tasks"),
        items.label("items"),
    ).where(documents.c.declared_total.is_not(None))
    for row in connection.execute(query):
        present = row.items if row.kind == DocumentKind.ITEM_LIST.value else row.tasks
        if present != row.declared_total:
            yield (
                f"文件“{row.title}”写明共 {row.declared_total} 项，台账中有 {present} 项。"
                "请核对是否有缺漏。"
            )


def _changed_papers(connection: Connection) -> Iterator[str]:
    """The words and figures of an issued paper are frozen (A43); its files are looked at apart."""
    papers, texts = tables.papers, tables.paper_texts
    query = (
        select(papers.c.title, papers.c.text_sha256, texts.c.paper, texts.c.figures)
        .join(texts, texts.c.id == papers.c.id, isouter=True)
        .where(papers.c.state != PaperState.DRAFT.value)
    )
    for row in connection.execute(query):
        kept = KeptTexts(row.paper or "", row.figures or "")
        if hashlib.sha256(kept.frozen).hexdigest() != row.text_sha256:
            yield f"已印发的“{row.title}”在台账里的内容被改动过。请从备份恢复，印发的文件仍可查看。"


_IS_KEPT = re.compile(r"[0-9a-f]{64}")
_CHECKS: tuple[Callable[[Connection], Iterator[str]], ...] = (
    _broken_links,
    _dangling_snapshots,
    _untrue_totals,
    _changed_papers,
)
