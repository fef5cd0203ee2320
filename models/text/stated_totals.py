"""Reference totals of a year that a document states itself (domain A8): 54类、123项, 去年14项."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from models.fields import TotalsFields
from models.text.normalise import even, squeeze

_PROVINCE = re.compile(
    r"全省(?:共计?)?(?:确定|公布|发布|推出|部署|安排|下达|有)了?(\d+)类[、,]?(\d+)项"
)
_PREVIOUS = re.compile(r"(?:去年|上年|上一年)(?:的|入选|列入)?(\d+)项")
_NATIONAL = re.compile(r"国家明确定点的?(\d+)个项目外,占其[它他余](\d+)个")
_STANDING = re.compile(r"市本级(?P<items>\d+)项(?P<words>在全省[^。;,]{2,20})")
# What stands around the figures in the same paragraph: one sentence before, one after.
_LEAD = re.compile(r"全省[^。；]{0,8}\d+类[、，,]?\d+项[^。；]*。([^。；]{2,150}。)一是")
_CLOSING = re.compile(r"首次[^。；]{0,6}。([^。；]{2,120}如下[：:])")
_BASIS = re.compile(r"(?:根据|按照)(《[^《》]+》[（(][^（）()]+〔\d{4}〕\d+号[）)])(?:文件)?精神")


@dataclass(frozen=True, slots=True)
class StatedTotals:
    """What one document states about its year.

    Attributes:
        number: its 发文字号, "" where it has none.
        totals: the numbers; None for each it does not state.
        city_items, standing: how many items of the city's own bodies it counts, and how it places
            them (在全省市州中名列前茅); None and "" where it does not.
        basis: the document it goes back to, as printed (《…》（鄂营商发〔2023〕4号）), "" for none.
        lead, closing: its own words before and after the figures, "" for none.
    """

    number: str
    totals: TotalsFields
    city_items: int | None = None
    standing: str = ""
    basis: str = ""
    lead: str = ""
    closing: str = ""


def stated_totals(number: str, lines: Iterable[str]) -> StatedTotals:
    """Return what the text of a document states; a sentence may be broken over lines."""
    printed = squeeze("".join(lines))
    text = even(printed)
    province, previous = _PROVINCE.search(text), _PREVIOUS.search(text)
    national, standing = _NATIONAL.search(text), _STANDING.search(text)
    designated = int(national[1]) if national else None
    return StatedTotals(
        number,
        TotalsFields(
            province_categories=int(province[1]) if province else None,
            province_items=int(province[2]) if province else None,
            previous_city_items=int(previous[1]) if previous else None,
            # 除…2个项目外，占其它8个: the text names what is left, the totals what there is.
            national_pilots=int(national[2]) + int(national[1]) if national else None,
            national_designated=designated,
        ),
        city_items=int(standing["items"]) if standing else None,
        standing=standing["words"] if standing else "",
        basis=_quoted(_BASIS, printed),
        lead=_quoted(_LEAD, printed),
        closing=_quoted(_CLOSING, printed),
    )


def _quoted(pattern: re.Pattern[str], printed: str) -> str:
    found = pattern.search(printed)
    return found[1] if found else ""
