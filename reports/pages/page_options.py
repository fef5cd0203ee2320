"""What a person may choose about how a paper is printed, whatever it says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageOptions:
    """How a paper is printed.

    Attributes:
        has_bold_level_3: headings 1. are bold: a habit of offices, not in GB/T 9704 7.3.3.
        is_double_sided: both sides of the sheets are printed, 版记 then on an even page (7.5).
        watermark: words across every page in light grey, "" for none.
    """

    has_bold_level_3: bool = True
    is_double_sided: bool = False
    watermark: str = ""


USUAL_OPTIONS = PageOptions()
