"""改革事项: the ledger of reform items."""

from collections.abc import Sequence
from datetime import date

from models.fields import ItemFields, fields_of
from models.operations import items as operations
from models.queries import items
from models.records import ItemRow
from models.rules.checks import check_item
from models.store.workspace import Workspace
from models.vocabulary import RecordKind
from ui.actions import Actions
from ui.pages.record_page import RecordOperations, RecordPage
from ui.pages.row_loading import LedgerLayout, RowReading
from ui.pages.table_work import ManyOperations
from ui.session import Session
from ui.tables.edit_plan import Records
from ui.tables.item_columns import ITEM_COLUMNS, item_facets
from ui.widgets.empty_state import Emptiness
from ui.widgets.forms.item_panel import ItemPanel, item_sections

EMPTINESS = Emptiness(
    "layers",
    "还没有改革事项",
    "导入一份先行区改革事项清单，程序会按区域和类项列出每个事项，核对后入库。",
    "导入文件",
    "upload",
    "打开示例",
    "eye",
)


class ItemsPage(RecordPage[ItemRow, ItemFields]):
    """The reform items of all years."""

    key = "items"
    title = "改革事项"
    icon = "layers"
    own_action = "totals"
    kinds = frozenset({RecordKind.ITEM, RecordKind.DOCUMENT, RecordKind.UNIT})
    panel: ItemPanel

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__(session, actions, LAYOUT, ItemPanel(session), OPERATIONS)


def read_rows(workspace: Workspace, _today: date) -> tuple[ItemRow, ...]:
    """Read all items in the order of their annexes."""
    return items.list_items(workspace)


def read_some(
    workspace: Workspace, _today: date, keys: Sequence[str], _like: ItemRow
) -> dict[str, ItemRow]:
    """Read the items with these keys."""
    return items.get_items(workspace, keys)


def place_of(item: ItemRow) -> tuple[object, int]:
    """Return the document or year of an item and its position there, as items are read."""
    return item.document_id or item.year, item.order


LAYOUT: LedgerLayout[ItemRow] = LedgerLayout(
    read_rows=read_rows,
    read_some=RowReading(kinds=frozenset({RecordKind.ITEM}), read=read_some, place_of=place_of),
    row_key=lambda item: item.id,
    columns=ITEM_COLUMNS,
    make_facets=item_facets,
    noun="个事项",
    search_hint="搜索事项、类项、单位、地区",
    emptiness=EMPTINESS,
    frozen=2,  # the number alone would not tell which row it is
)

_OWN = "各个事项不同，请逐个修改。"
ONE_BY_ONE = {
    "title": _OWN,
    "content": _OWN,
    "serial": _OWN,
    "year": "随所属文件，请在“文件”页修改；手工录入的在表单里改。",
}

OPERATIONS: RecordOperations[ItemRow, ItemFields] = RecordOperations(
    create=lambda workspace, fields: operations.create_item(workspace, fields=fields),
    edit=lambda workspace, key, fields: operations.edit_item(workspace, item_id=key, fields=fields),
    delete=lambda workspace, keys: operations.delete_items(workspace, item_ids=keys),
    many=ManyOperations(
        records=Records(
            row_key=lambda item: item.id,
            name_of=lambda item: item.title or item.content,
            record_of=fields_of,
            check=check_item,
        ),
        read=lambda workspace, keys: {
            key: fields_of(item) for key, item in items.get_items(workspace, keys).items()
        },
        edit=lambda workspace, wanted, label, progress: operations.edit_items(
            workspace, edits=wanted, label=label, progress=progress
        ),
        sections=item_sections,
        one_by_one=ONE_BY_ONE,
    ),
)
