"""文件: the register of official documents."""

from datetime import date

from models.fields import DocumentFields
from models.operations import documents as operations
from models.queries import documents
from models.records import DocumentRow
from models.store.workspace import Workspace
from models.vocabulary import RecordKind
from ui.actions import Actions
from ui.messages import Question
from ui.pages.record_page import RecordOperations, RecordPage
from ui.pages.row_loading import LedgerLayout
from ui.session import Session
from ui.tables.document_columns import DOCUMENT_COLUMNS, content_text, document_facets
from ui.widgets.empty_state import Emptiness
from ui.widgets.forms.document_panel import DocumentPanel

EMPTINESS = Emptiness(
    "file-text",
    "还没有文件",
    "把工作方案、任务清单或改革事项清单拖到窗口里，或者点下面的按钮选择文件。",
    "导入文件",
    "upload",
)


class DocumentsPage(RecordPage[DocumentRow, DocumentFields]):
    """All documents taken in, newest first."""

    key = "documents"
    title = "文件"
    icon = "file-text"
    kinds = frozenset({RecordKind.DOCUMENT, RecordKind.TASK, RecordKind.ITEM})
    panel: DocumentPanel

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__(session, actions, LAYOUT, DocumentPanel(session), OPERATIONS)


def read_rows(workspace: Workspace, _today: date) -> tuple[DocumentRow, ...]:
    """Read all documents, newest first."""
    return documents.list_documents(workspace)


LAYOUT: LedgerLayout[DocumentRow] = LedgerLayout(
    read_rows=read_rows,
    row_key=lambda row: row.id,
    columns=DOCUMENT_COLUMNS,
    make_facets=document_facets,
    noun="份文件",
    search_hint="搜索标题、字号、机关",
    emptiness=EMPTINESS,
)


def ask_before_deleting(row: DocumentRow) -> Question:
    """Return the question: a document takes its tasks and items with it."""
    return Question(
        "删除文件",
        f"删除“{row.title}”，连同它的{content_text(row)}？\n删除前会自动备份，也可以撤销。",
        yes="删除",
        is_dangerous=True,
    )


OPERATIONS: RecordOperations[DocumentRow, DocumentFields] = RecordOperations(
    create=None,
    edit=lambda workspace, key, fields: operations.edit_document(
        workspace, document_id=key, fields=fields
    ),
    delete=lambda workspace, keys: operations.delete_document(workspace, document_id=keys[0]),
    question=ask_before_deleting,
)
