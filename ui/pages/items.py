"""改革事项: the ledger of reform items."""

from datetime import date

from models.queries import items
from models.records import ItemRow
from models.store.workspace import Workspace
from models.vocabulary import RecordKind, Role
from ui.actions import Actions
from ui.formatting import names_text
from ui.pages.ledger_page import LedgerLayout, LedgerPage
from ui.session import Session
from ui.tables.item_columns import ITEM_COLUMNS, item_facets
from ui.tables.states import ITEM_STAGE_TONES
from ui.widgets.empty_state import Emptiness
from ui.widgets.facts_panel import Fact, FactSheet, FactsPanel

EMPTINESS = Emptiness(
    "layers",
    "还没有改革事项",
    "导入一份先行区改革事项清单，程序会按区域和类项列出每个事项，核对后入库。",
    "导入文件",
    "upload",
)


class ItemsPage(LedgerPage[ItemRow]):
    """The reform items of all years."""

    key = "items"
    title = "改革事项"
    icon = "layers"
    kinds = frozenset({RecordKind.ITEM, RecordKind.DOCUMENT, RecordKind.UNIT})

    def __init__(self, session: Session, actions: Actions) -> None:
        detail = FactsPanel("事项详情", "选中一个事项，在这里看它的单位和内容", read_facts)
        super().__init__(session, actions, LAYOUT, detail)


def read_rows(workspace: Workspace, _today: date) -> tuple[ItemRow, ...]:
    """Read all items in the order of their annexes."""
    return items.list_items(workspace)


def read_facts(row: object) -> FactSheet:
    """Return what the panel shows of an item."""
    if not isinstance(row, ItemRow):
        raise TypeError(row)
    return FactSheet(
        row.title,
        (
            Fact("阶段", row.stage.label, tone=ITEM_STAGE_TONES[row.stage]),
            Fact("序号", "" if row.serial is None else str(row.serial)),
            Fact("区域", row.area),
            Fact("类项", row.category),
            Fact("创建单位", names_text(row.units(Role.CREATING))),
            Fact("市直指导", names_text(row.units(Role.GUIDING))),
            Fact("省直指导", names_text(row.units(Role.PROVINCIAL))),
            Fact("国家试点", "是" if row.national else ""),
            Fact("备注", row.remark),
            Fact("出处", row.document_number),
            Fact("同批地区", names_text(row.peers), is_long=True),
            Fact("内容", row.content, is_long=True),
            Fact("记事", row.note, is_long=True),
        ),
    )


LAYOUT: LedgerLayout[ItemRow] = LedgerLayout(
    read_rows=read_rows,
    row_key=lambda item: item.id,
    columns=ITEM_COLUMNS,
    make_facets=item_facets,
    noun="个事项",
    search_hint="搜索事项、类项、单位、地区",
    emptiness=EMPTINESS,
)
