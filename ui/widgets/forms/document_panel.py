"""The form of one official document (domain A1), and the way to its text."""

from collections.abc import Sequence

from models.fields import DocumentFields, fields_of
from models.records import DocumentRow
from models.rules.checks import check_document
from models.vocabulary import DocumentKind, RecordKind
from ui.session import Session
from ui.tables.states import DOCUMENT_KIND_TONES
from ui.theme import Tone
from ui.widgets.forms.choice_fields import WordField
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.evidence_tab import EvidenceTab
from ui.widgets.forms.history_tab import HistoryTab
from ui.widgets.forms.record_form import FormSection, RecordForm, plain_field
from ui.widgets.forms.record_panel import RecordPanel
from ui.widgets.forms.text_fields import LineField, LinesField, NumberField, TextField
from ui.widgets.forms.text_tab import TextTab


def document_sections() -> Sequence[FormSection[DocumentFields]]:
    """Return the form of a document."""
    return (
        FormSection(
            "文件",
            (
                plain_field("title", "标题", lambda: TextField(least=1, most=4), is_wide=True),
                plain_field("number", "发文字号", lambda: LineField("机关代字〔年〕号")),
                plain_field("issuer", "发文机关", lambda: TextField(least=1, most=3)),
                plain_field("kind", "类型", lambda: WordField(DocumentKind)),
                plain_field("year", "年度", NumberField),
            ),
        ),
        FormSection(
            "日期",
            (
                plain_field("signed_on", "成文日期", DateField),
                plain_field("printed_on", "印发日期", DateField),
                plain_field("published_on", "网页日期", DateField),
            ),
        ),
        FormSection(
            "主送、依据、附件（每行一个）",
            (
                plain_field("addressees", "主送", LinesField, is_wide=True),
                plain_field("basis_numbers", "依据文号", LinesField, is_wide=True),
                plain_field("annexes", "附件", LinesField, is_wide=True),
            ),
        ),
    )


class DocumentPanel(RecordPanel[DocumentRow, DocumentFields]):
    """One document with its text and its history; documents come in by import only."""

    kind = RecordKind.DOCUMENT
    can_create = False
    noun = "文件"
    first_tab = "文件"
    hint = "选中一份文件，在这里看和改它的字号、日期和主送"

    def __init__(self, session: Session) -> None:
        self.text = TextTab(session)
        self.evidence = EvidenceTab(session, RecordKind.DOCUMENT)
        self.history = HistoryTab(session)
        form: RecordForm[DocumentFields] = RecordForm(document_sections(), check_document)
        super().__init__(session, form, (self.text, self.evidence, self.history))

    def record_of(self, row: DocumentRow) -> DocumentFields:
        """Return the editable values of a document."""
        return fields_of(row)

    def new_record(self) -> DocumentFields:
        """Return an empty document."""
        return DocumentFields(title="")

    def key_of(self, row: DocumentRow) -> str:
        """Return its key."""
        return row.id

    def title_of(self, row: DocumentRow) -> str:
        """Return what it is called."""
        return row.title

    def state_of(self, row: DocumentRow) -> tuple[str, Tone]:
        """Return the kind."""
        return row.kind.label, DOCUMENT_KIND_TONES[row.kind]

    def fill_tabs(self, row: DocumentRow) -> None:
        """Tell text and history of another document."""
        self.text.show_document(row)
        self.evidence.show_record(row.id)
        self.history.show_record(row.id)
