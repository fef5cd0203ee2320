"""Words across every page of a Word paper in light grey, as Word's own watermarks are made."""

from xml.sax.saxutils import quoteattr

from docx.oxml import parse_xml
from docx.section import Section, _BaseHeaderFooter

from reports.pages.geometry import mm
from reports.word.word_styles import HEI_FACE

# The printed page has them 230 mm long from corner to corner, at most 64 pt high.
_LENGTH = mm(230)
_LARGEST = 64.0
_GREY = "#e0e0e0"
_STEEPNESS = 305
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def add_watermark(section: Section, words: str) -> None:
    """Write ``words`` across the pages of ``section`` and of those after it that share its head."""
    headers = [section.header, section.even_page_header]
    if section.different_first_page_header_footer:
        headers.append(section.first_page_header)
    for number, header in enumerate(headers):
        _add(header, words, number)


def _add(header: _BaseHeaderFooter, words: str, number: int) -> None:
    header.is_linked_to_previous = False
    height = min(_LARGEST, _LENGTH / len(words))
    place = (
        f"position:absolute;width:{height * len(words):.0f}pt;height:{height:.0f}pt;"
        f"rotation:{_STEEPNESS};z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:page;mso-position-vertical:center;"
        "mso-position-vertical-relative:page"
    )
    shape = (
        f"<w:r {_NAMESPACES}><w:pict>"
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:path textpathok="t" o:connecttype="rect"/>'
        '<v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="PowerPlusWaterMarkObject{number}" type="#_x0000_t136" style="{place}" '
        f'o:allowincell="f" fillcolor="{_GREY}" stroked="f">'
        f'<v:textpath style="font-family:{HEI_FACE};font-size:1pt" string={quoteattr(words)}/>'
        "</v:shape></w:pict></w:r>"
    )
    header.paragraphs[0]._p.append(parse_xml(shape))
