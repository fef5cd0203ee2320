"""单位: the register of units."""

from datetime import date

from models.queries import units
from models.records import UnitRow
from models.store.workspace import Workspace
from models.vocabulary import RecordKind
from ui.actions import Actions
from ui.formatting import date_text, names_text
from ui.pages.ledger_page import LedgerLayout, LedgerPage
from ui.session import Session
from ui.tables.states import UNIT_LEVEL_TONES
from ui.tables.unit_columns import LEVEL_TITLES, UNIT_COLUMNS, contacts_text, unit_facets
from ui.widgets.empty_state import Emptiness
from ui.widgets.facts_panel import Fact, FactSheet, FactsPanel

EMPTINESS = Emptiness(
    "building-2",
    "还没有单位",
    "导入文件时，文件里的单位会登记到这里。",
    "导入文件",
    "upload",
)


class UnitsPage(LedgerPage[UnitRow]):
    """All units in protocol order."""

    key = "units"
    title = "单位"
    icon = "building-2"
    kinds = frozenset({RecordKind.UNIT, RecordKind.GROUP})

    def __init__(self, session: Session, actions: Actions) -> None:
        detail = FactsPanel("单位详情", "选中一个单位，在这里看它的别称和联系人", read_facts)
        super().__init__(session, actions, LAYOUT, detail)


def read_rows(workspace: Workspace, _today: date) -> tuple[UnitRow, ...]:
    """Read all units in protocol order."""
    return units.list_units(workspace)


def read_facts(row: object) -> FactSheet:
    """Return what the panel shows of a unit."""
    if not isinstance(row, UnitRow):
        raise TypeError(row)
    validity = " 至 ".join(filter(None, (date_text(row.valid_from), date_text(row.valid_to))))
    return FactSheet(
        row.name,
        (
            Fact("层级", LEVEL_TITLES[row.level], tone=UNIT_LEVEL_TONES[row.level]),
            Fact("全称", row.full_name),
            Fact("类别", row.kind.label),
            Fact("所属区域", row.parent_area),
            Fact("上级对口", row.counterpart),
            Fact("别称", names_text(row.aliases)),
            Fact("联系人", contacts_text(row)),
            Fact("有效期", validity),
            Fact("备注", row.note, is_long=True),
        ),
    )


LAYOUT: LedgerLayout[UnitRow] = LedgerLayout(
    read_rows=read_rows,
    row_key=lambda unit: unit.id,
    columns=UNIT_COLUMNS,
    make_facets=unit_facets,
    noun="个单位",
    search_hint="搜索名称、别称、联系人",
    emptiness=EMPTINESS,
)
