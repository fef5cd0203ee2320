"""The form of one reform item (domain A6)."""

from collections.abc import Sequence

from models.fields import ItemFields, fields_of
from models.records import ItemRow
from models.rules.checks import check_item
from models.vocabulary import AskedKind, ItemStage, RecordKind, Role
from ui.session import Session
from ui.tables.states import ITEM_STAGE_TONES
from ui.theme import Tone
from ui.widgets.forms.choice_fields import CheckField, WordField
from ui.widgets.forms.directory import UnitDirectory
from ui.widgets.forms.evidence_tab import EvidenceTab
from ui.widgets.forms.history_tab import HistoryTab
from ui.widgets.forms.record_form import FormSection, RecordForm, plain_field
from ui.widgets.forms.record_panel import RecordPanel
from ui.widgets.forms.reports_tab import ReportsTab
from ui.widgets.forms.role_fields import RoleSpec, role_field
from ui.widgets.forms.source_tab import SourceTab
from ui.widgets.forms.text_fields import LineField, NamesField, NumberField, TextField
from ui.widgets.forms.year_field import year_field


def item_sections(directory: UnitDirectory) -> Sequence[FormSection[ItemFields]]:
    """Return the form of an item, what changes most often first."""
    return (
        FormSection(
            "创建",
            (
                plain_field("stage", "阶段", lambda: WordField(ItemStage)),
                plain_field("note", "记事", lambda: TextField(least=1, most=5), is_wide=True),
            ),
        ),
        FormSection("单位", item_roles(directory)),
        FormSection(
            "事项",
            (
                plain_field("title", "事项", lambda: TextField(least=1, most=4), is_wide=True),
                plain_field(
                    "content", "改革内容", lambda: TextField(least=3, most=10), is_wide=True
                ),
                plain_field("area", "区域", LineField),
                plain_field("serial", "序号", NumberField),
                plain_field("category", "类项", LineField),
                plain_field("peers", "同批地区", NamesField),
                plain_field("remark", "备注栏", LineField),
                plain_field("national", "", lambda: CheckField("国家试点")),
                year_field(),
            ),
        ),
    )


def item_roles(directory: UnitDirectory) -> tuple[RoleSpec, ...]:
    """Return the fields of the roles units play in an item."""
    return (
        role_field(Role.CREATING, directory, shows_issues=True),
        role_field(Role.GUIDING, directory),
        role_field(Role.PROVINCIAL, directory),
    )


class ItemPanel(RecordPanel[ItemRow, ItemFields]):
    """One item with its source and its history."""

    kind = RecordKind.ITEM
    can_create = True
    noun = "事项"
    first_tab = "事项"
    hint = "选中一个事项，在这里看和改它的阶段、单位和内容"

    def __init__(self, session: Session) -> None:
        self.directory = UnitDirectory(session.work)
        self.reports = ReportsTab(session, AskedKind.ITEMS)
        self.source = SourceTab(session)
        self.evidence = EvidenceTab(session, RecordKind.ITEM)
        self.history = HistoryTab(session)
        form: RecordForm[ItemFields] = RecordForm(item_sections(self.directory), check_item)
        tabs = (self.reports, self.evidence, self.source, self.history)
        super().__init__(session, form, tabs)
        self.directory.setParent(self)

    def record_of(self, row: ItemRow) -> ItemFields:
        """Return the editable values of an item."""
        return fields_of(row)

    def new_record(self) -> ItemFields:
        """Return an item of this year."""
        return ItemFields(title="", year=self.session.today().year)

    def key_of(self, row: ItemRow) -> str:
        """Return its key."""
        return row.id

    def title_of(self, row: ItemRow) -> str:
        """Return what it is called."""
        return row.title or row.content

    def state_of(self, row: ItemRow) -> tuple[str, Tone]:
        """Return the stage."""
        return row.stage.label, ITEM_STAGE_TONES[row.stage]

    def fill_tabs(self, row: ItemRow) -> None:
        """Tell the tabs of another item."""
        self.reports.show_record(row.id)
        self.source.show_source(row.document_id, row.document_number, row.line)
        self.evidence.show_record(row.id)
        self.history.show_record(row.id)
