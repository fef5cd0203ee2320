"""Papers of the demo's gallery that are composed from its ledger: one of every sort there is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from models.papers import PaperOrder
from models.settings import Settings
from models.store.workspace import Workspace
from reports.content.composers import COMPOSERS, Composer
from reports.paper_scopes import find_scope
from reports.papers import compose_paper
from ui.commands.gallery_papers import GalleryPaper

_QUARTER = (date(2024, 7, 1), date(2024, 9, 30))
# The sample list of items is of 2023.
_YEAR_OF_ITEMS = (date(2023, 1, 1), date(2023, 12, 31))
_ABOUT_ITEMS = ("items_notice", "statement")
_UNIT = "葛店经开区"
_ISSUE, _NUMBER = "12", "鄂州优化发〔2024〕10号"


def ledger_papers(workspace: Workspace, as_of: date) -> Iterator[GalleryPaper]:
    """Yield a paper of every composer, as of ``as_of``, of the quarter before it."""
    for composer in COMPOSERS:
        order = _order(workspace, composer, as_of)
        composed = compose_paper(workspace, order, settings=Settings())
        yield GalleryPaper(f"ledger-{composer.key.replace('_', '-')}", composed.paper)


def _order(workspace: Workspace, composer: Composer, as_of: date) -> PaperOrder:
    starts_on, ends_on = _YEAR_OF_ITEMS if composer.key in _ABOUT_ITEMS else _QUARTER
    order = PaperOrder(
        composer.key, starts_on, ends_on, as_of, _ISSUE if composer.is_serial else _NUMBER
    )
    if composer.is_to_one_unit:
        return replace(order, scope=find_scope(workspace, _UNIT))
    return order
