"""Faces loaded for printing: which face draws which character, how wide it is, and what is missing.

The PDF library prints a box for a character its font lacks and loses it from the text; so every
character is looked up along a chain of faces first.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any  # the library's document has no type

from fontTools.ttLib import TTFont as FontFileReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from reports.pages.fonts import FontChoice, FontRole
from reports.pages.geometry import CELL, SIZE_3
from reports.pages.line_breaking import ClusterWidths
from reports.pages.missing_glyphs import GETA
from reports.pages.print_text import for_print

# Where a role's own face lacks a character, the others are asked in this order: 楷体 is the shipped
# face with the widest cover and the lightest strokes.
_FALLBACK = (FontRole.KAI, FontRole.BODY, FontRole.TITLE, FontRole.HEI, FontRole.SONG)

# Advance from which a glyph counts as one full cell, in thousandths of an em.
_FULL_WIDTH = 900
_EM = 1000
# Share of the em above the baseline where a face does not say (ideographic em box 880/120).
_USUAL_ASCENT = 0.88


class EmbeddedFont(TTFont):
    """A font whose text comes back from the PDF for every character, also above U+FFFF."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - the library's name
        """Write the font, then its character map anew: the library's is wrong above U+FFFF."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        names = [self.getSubsetInternalName(number, doc)[1:] for number in range(len(subsets))]
        super().addObjects(doc)
        for name, subset in zip(names, subsets, strict=True):
            base = doc.idToObject["BasicFonts"].dict[name].BaseFont
            doc.idToObject[f"toUnicodeCMap:{base}"].content = _unicode_map(base, subset)


@dataclass(frozen=True, slots=True)
class Glyph:
    """How one character is set in one style: face, character shown, natural and set advance."""

    font: EmbeddedFont
    shown: str
    natural: float
    advance: float


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Face, size and colour of text; ``cell`` is the advance of a full-width character."""

    role: FontRole = FontRole.BODY
    size: float = SIZE_3
    cell: float = CELL
    bold: bool = False
    red: bool = False


class Glyphs(dict[str, Glyph]):
    """The glyphs of one style, found when first asked for.

    Attributes:
        main_font: the face of the style's role.
        plain: characters of that face that all take the same character spacing, so that a line
            of them needs no look at each.
    """

    def __init__(self, faces: "Faces", style: TextStyle) -> None:
        super().__init__()
        self._faces = faces
        self._style = style
        self.main_font = faces.font(style.role)
        self.plain: set[str] = set()

    def __missing__(self, char: str) -> Glyph:
        font = self._faces.font_for(self._style.role, char)
        shown = char if ord(char) in font.face.charToGlyph else GETA
        thousandths: float = font.face.charWidths.get(ord(shown), font.face.defaultWidth)
        natural = thousandths * self._style.size / _EM
        advance = self._style.cell if thousandths >= _FULL_WIDTH else natural
        glyph = self[char] = Glyph(font, shown, natural, advance)
        space, usual = advance - natural, self._style.cell - self._style.size
        if font is self.main_font and shown == char and math.isclose(space, usual, abs_tol=1e-6):
            self.plain.add(char)
        return glyph


class Faces:
    """The faces of one document."""

    def __init__(self, choice: FontChoice) -> None:
        self.choice = choice
        self._glyphs: dict[TextStyle, Glyphs] = {}
        self._widths: dict[TextStyle, ClusterWidths] = {}
        self._ascents: dict[FontRole, float] = {}
        self.missing: dict[str, None] = {}  # in order met

    def font_for(self, role: FontRole, char: str) -> EmbeddedFont:
        """Return the first face in the chain of ``role`` that has ``char``; that of 〓 if none."""
        font = self._find(role, char)
        if font is not None:
            return font
        self.missing[char] = None
        return self._find(role, GETA) or self.font(role)

    def has(self, char: str) -> bool:
        """Return whether any face has ``char``."""
        return self._find(FontRole.BODY, char) is not None

    def glyphs(self, style: TextStyle) -> Glyphs:
        """Return the glyph table of ``style``."""
        table = self._glyphs.get(style)
        if table is None:
            table = self._glyphs[style] = Glyphs(self, style)
        return table

    def widths(self, style: TextStyle) -> ClusterWidths:
        """Return the width of any piece of text in ``style``."""
        table = self._widths.get(style)
        if table is None:
            glyphs = self.glyphs(style)
            table = ClusterWidths(lambda char: glyphs[char].advance, style.cell)
            self._widths[style] = table
        return table

    def font(self, role: FontRole) -> EmbeddedFont:
        """Return the face of ``role`` itself, read when first needed."""
        file = self.choice.file(role)
        return _load(file.path, file.index)

    def ascent(self, role: FontRole) -> float:
        """Return how far the em box of ``role`` rises above the baseline, in ems."""
        ascent = self._ascents.get(role)
        if ascent is None:
            file = self.choice.file(role)
            ascent = self._ascents[role] = _em_ascent(file.path, file.index)
        return ascent

    def ink(self, role: FontRole, text: str) -> tuple[float, float]:
        """Return the lowest and highest ink of ``text`` around the baseline, in ems."""
        file = self.choice.file(role)
        return _ink_of(file.path, file.index, text)

    def _find(self, role: FontRole, char: str) -> EmbeddedFont | None:
        code = ord(char)
        for candidate in (role, *_FALLBACK):
            font = self.font(candidate)
            if code in font.face.charToGlyph:
                return font
        return None


def missing_characters(texts: Iterable[str], choice: FontChoice) -> tuple[str, ...]:
    """Return the characters of ``texts`` that no chosen face has, in the order met, once each."""
    faces = Faces(choice)
    seen = dict.fromkeys(char for text in texts for char in for_print(text))
    return tuple(char for char in seen if char != "\n" and not faces.has(char))


@lru_cache(maxsize=16)
def _load(path: Path, index: int) -> EmbeddedFont:
    """Read a font when first needed; the library keeps its state per document."""
    font = EmbeddedFont(f"{path.as_posix()}#{index}", str(path), subfontIndex=index)
    pdfmetrics.registerFont(font)
    return font


@lru_cache(maxsize=16)
def _em_ascent(path: Path, index: int) -> float:
    with FontFileReader(path, fontNumber=index, lazy=True) as font:
        typographic, em = font["OS/2"], font["head"].unitsPerEm
        # Only where ascent and descent together are one em do they describe the em box.
        if typographic.sTypoAscender - typographic.sTypoDescender == em:
            return float(typographic.sTypoAscender) / float(em)
    return _USUAL_ASCENT


@lru_cache(maxsize=32)
def _ink_of(path: Path, index: int, text: str) -> tuple[float, float]:
    with FontFileReader(path, fontNumber=index, lazy=True) as font:
        names, outlines, em = font.getBestCmap(), font["glyf"], font["head"].unitsPerEm
        glyphs = [outlines[names[ord(char)]] for char in text if ord(char) in names]
        inked = [glyph for glyph in glyphs if glyph.numberOfContours]
        if not inked:
            return 0.0, _USUAL_ASCENT
        return min(glyph.yMin for glyph in inked) / em, max(glyph.yMax for glyph in inked) / em


def _unicode_map(name: str, subset: list[int]) -> str:
    """Return the ToUnicode map of a sub-font: UTF-16BE values, at most 100 in a block."""
    pairs = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>"
        for code, point in enumerate(subset)
    ]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo",
        f"<< /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{len(subset) - 1:02X}>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
