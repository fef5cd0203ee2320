"""单位: the register of units."""

from collections.abc import Sequence
from datetime import date

from models.fields import UnitFields, fields_of
from models.operations import units as operations
from models.queries import units
from models.records import UnitRow
from models.rules.checks import check_unit
from models.store.workspace import Workspace
from models.vocabulary import RecordKind
from ui.actions import Actions
from ui.pages.record_page import RecordOperations, RecordPage
from ui.pages.row_loading import LedgerLayout
from ui.pages.table_work import ManyOperations
from ui.session import Session
from ui.tables.edit_plan import Records
from ui.tables.unit_columns import UNIT_COLUMNS, unit_facets
from ui.widgets.empty_state import Emptiness
from ui.widgets.forms.unit_panel import UnitPanel, unit_sections

EMPTINESS = Emptiness(
    "building-2",
    "还没有单位",
    "导入文件时，文件里的单位会登记到这里。",
    "导入文件",
    "upload",
)


class UnitsPage(RecordPage[UnitRow, UnitFields]):
    """All units in protocol order."""

    key = "units"
    title = "单位"
    icon = "building-2"
    own_action = "groups"
    kinds = frozenset({RecordKind.UNIT, RecordKind.GROUP})
    panel: UnitPanel

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__(session, actions, LAYOUT, UnitPanel(session), OPERATIONS)


def read_rows(workspace: Workspace, _today: date) -> tuple[UnitRow, ...]:
    """Read all units in protocol order."""
    return units.list_units(workspace)


def read_fields(workspace: Workspace, keys: Sequence[str]) -> dict[str, UnitFields]:
    """Read what can be edited of the units with these keys."""
    wanted = set(keys)
    return {unit.id: fields_of(unit) for unit in units.list_units(workspace) if unit.id in wanted}


LAYOUT: LedgerLayout[UnitRow] = LedgerLayout(
    read_rows=read_rows,
    row_key=lambda unit: unit.id,
    columns=UNIT_COLUMNS,
    make_facets=unit_facets,
    noun="个单位",
    search_hint="搜索名称、别称、联系人",
    emptiness=EMPTINESS,
)

_OWN = "各个单位不同，请逐个修改。"
ONE_BY_ONE = dict.fromkeys(("name", "full_name", "aliases", "protocol_order", "contacts"), _OWN)

OPERATIONS: RecordOperations[UnitRow, UnitFields] = RecordOperations(
    create=lambda workspace, fields: operations.create_unit(workspace, fields=fields),
    edit=lambda workspace, key, fields: operations.edit_unit(workspace, unit_id=key, fields=fields),
    delete=lambda workspace, keys: operations.delete_units(workspace, unit_ids=keys),
    many=ManyOperations(
        records=Records(
            row_key=lambda unit: unit.id,
            name_of=lambda unit: unit.name,
            record_of=fields_of,
            check=check_unit,
        ),
        read=read_fields,
        edit=lambda workspace, wanted, label, progress: operations.edit_units(
            workspace, edits=wanted, label=label, progress=progress
        ),
        sections=unit_sections,
        one_by_one=ONE_BY_ONE,
    ),
)
