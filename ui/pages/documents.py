"""文件: the register of official documents."""

from datetime import date

from models.queries import documents
from models.records import DocumentRow
from models.store.workspace import Workspace
from models.vocabulary import RecordKind
from ui.actions import Actions
from ui.formatting import long_date_text, names_text, time_text
from ui.pages.ledger_page import LedgerLayout, LedgerPage
from ui.session import Session
from ui.tables.document_columns import DOCUMENT_COLUMNS, content_text, document_facets
from ui.tables.states import DOCUMENT_KIND_TONES
from ui.widgets.empty_state import Emptiness
from ui.widgets.facts_panel import Fact, FactSheet, FactsPanel

EMPTINESS = Emptiness(
    "file-text",
    "还没有文件",
    "把工作方案、任务清单或改革事项清单拖到窗口里，或者点下面的按钮选择文件。",
    "导入文件",
    "upload",
)


class DocumentsPage(LedgerPage[DocumentRow]):
    """All documents taken in, newest first."""

    key = "documents"
    title = "文件"
    icon = "file-text"
    kinds = frozenset({RecordKind.DOCUMENT, RecordKind.TASK, RecordKind.ITEM})

    def __init__(self, session: Session, actions: Actions) -> None:
        detail = FactsPanel("文件详情", "选中一份文件，在这里看它的字号、日期和内容", read_facts)
        super().__init__(session, actions, LAYOUT, detail)


def read_rows(workspace: Workspace, _today: date) -> tuple[DocumentRow, ...]:
    """Read all documents, newest first."""
    return documents.list_documents(workspace)


def read_facts(row: object) -> FactSheet:
    """Return what the panel shows of a document."""
    if not isinstance(row, DocumentRow):
        raise TypeError(row)
    return FactSheet(
        row.title,
        (
            Fact("类型", row.kind.label, tone=DOCUMENT_KIND_TONES[row.kind]),
            Fact("发文字号", row.number),
            Fact("发文机关", row.issuer),
            Fact("成文日期", long_date_text(row.signed_on)),
            Fact("印发日期", long_date_text(row.printed_on)),
            Fact("网页日期", long_date_text(row.published_on)),
            Fact("内容", content_text(row)),
            Fact("提示", f"{row.warning_count} 条" if row.warning_count else ""),
            Fact("入库时间", time_text(row.imported_at)),
            Fact("原文件", row.source_name),
            Fact("主送", names_text(row.addressees), is_long=True),
            Fact("依据", names_text(row.basis_numbers), is_long=True),
            Fact("附件", names_text(row.annexes), is_long=True),
        ),
    )


LAYOUT: LedgerLayout[DocumentRow] = LedgerLayout(
    read_rows=read_rows,
    row_key=lambda row: row.id,
    columns=DOCUMENT_COLUMNS,
    make_facets=document_facets,
    noun="份文件",
    search_hint="搜索标题、字号、机关",
    emptiness=EMPTINESS,
)
