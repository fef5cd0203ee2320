"""The form of one unit (domain A2)."""

from collections.abc import Sequence

from models.fields import UnitFields, fields_of
from models.records import UnitRow
from models.rules.checks import check_unit
from models.vocabulary import RecordKind, UnitKind, UnitLevel
from ui.session import Session
from ui.tables.states import UNIT_LEVEL_TONES
from ui.tables.unit_columns import LEVEL_TITLES
from ui.theme import Tone
from ui.widgets.forms.choice_fields import UnitField, WordField
from ui.widgets.forms.contacts_field import ContactsField
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.directory import UnitDirectory
from ui.widgets.forms.history_tab import HistoryTab
from ui.widgets.forms.parties import Party
from ui.widgets.forms.record_form import FormSection, RecordForm, plain_field
from ui.widgets.forms.record_panel import RecordPanel
from ui.widgets.forms.text_fields import LineField, NamesField, NumberField, TextField


def unit_sections(directory: UnitDirectory) -> Sequence[FormSection[UnitFields]]:
    """Return the form of a unit."""
    return (
        FormSection(
            "名称",
            (
                plain_field("name", "简称", LineField),
                plain_field("full_name", "全称", lambda: TextField(least=1, most=3)),
                plain_field("aliases", "别称", lambda: NamesField("用、隔开")),
            ),
        ),
        FormSection(
            "归口",
            (
                plain_field("level", "层级", lambda: WordField(UnitLevel)),
                plain_field("kind", "类别", lambda: WordField(UnitKind)),
                plain_field("parent_area_id", "所属区域", lambda: UnitField(directory, is_area)),
                plain_field("counterpart_id", "上级对口", lambda: UnitField(directory, is_above)),
                plain_field("protocol_order", "排序", lambda: NumberField("空着排在同类之后")),
            ),
        ),
        FormSection(
            "联系",
            (
                plain_field("contacts", "联系人", ContactsField, is_wide=True),
                plain_field("note", "备注", lambda: TextField(least=1, most=4), is_wide=True),
            ),
        ),
        FormSection(
            "有效期",
            (
                plain_field("valid_from", "启用", DateField),
                plain_field("valid_to", "停用", DateField),
            ),
        ),
    )


def is_area(party: Party) -> bool:
    """Return whether a unit governs an area: it can be the area of others."""
    return party.level is UnitLevel.AREA and party.kind is UnitKind.GOVERNMENT


def is_above(party: Party) -> bool:
    """Return whether a unit can be the counterpart above another."""
    return party.level in (UnitLevel.PROVINCE, UnitLevel.CITY)


class UnitPanel(RecordPanel[UnitRow, UnitFields]):
    """One unit with its history."""

    kind = RecordKind.UNIT
    can_create = True
    noun = "单位"
    first_tab = "单位"
    hint = "选中一个单位，在这里看和改它的名称、别称和联系人"

    def __init__(self, session: Session) -> None:
        self.directory = UnitDirectory(session.work)
        self.history = HistoryTab(session)
        form: RecordForm[UnitFields] = RecordForm(unit_sections(self.directory), check_unit)
        super().__init__(session, form, (self.history,))
        self.directory.setParent(self)

    def record_of(self, row: UnitRow) -> UnitFields:
        """Return the editable values of a unit."""
        return fields_of(row)

    def new_record(self) -> UnitFields:
        """Return a city department, the kind entered most often."""
        return UnitFields(name="")

    def key_of(self, row: UnitRow) -> str:
        """Return its key."""
        return row.id

    def title_of(self, row: UnitRow) -> str:
        """Return what it is called."""
        return row.name

    def state_of(self, row: UnitRow) -> tuple[str, Tone]:
        """Return the level."""
        return LEVEL_TITLES[row.level], UNIT_LEVEL_TONES[row.level]

    def fill_tabs(self, row: UnitRow) -> None:
        """Tell the history of another unit."""
        self.history.show_record(row.id)
