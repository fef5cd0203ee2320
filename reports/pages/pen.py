"""Writing characters into a page: the PDF's text operators, with as few of them as it can be done.

The library's own text object measures and formats every piece again, which took a third of the
time of a long table.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from reports.pages.faces import EmbeddedFont, Faces, Glyphs, TextStyle

# Character spacings closer than this, in points, are one.
_SAME = 0.0005


@dataclass(slots=True)
class _Run:
    """Characters of one face and one character spacing, ``offset`` from the start of their line."""

    text: str
    font: EmbeddedFont
    space: float
    offset: float


class Pen:
    """The text of one page; nothing shows before ``finish``."""

    def __init__(self, canvas: Canvas, faces: Faces) -> None:
        self._canvas = canvas
        # The library's own text object takes it from here too.
        self._document = canvas._doc  # type: ignore[attr-defined]  # missing from the stub
        self._faces = faces
        self._operators = ["BT"]
        self._font = ("", 0.0)
        self._space = 0.0
        self._bold = False
        self._red = False
        self._style: TextStyle | None = None
        self._glyphs: Glyphs  # of that style

    def write(
        self, text: str, x: float, y: float, style: TextStyle, advances: Sequence[float] | None
    ) -> None:
        """Write one line with its first glyph at ``x`` and its baseline at ``y``."""
        # Looking a style up costs as much as a short run; neighbours mostly share theirs.
        if style is not self._style:
            self._style, self._glyphs = style, self._faces.glyphs(style)
            self._set_look(style)
        glyphs = self._glyphs
        if advances is None and glyphs.plain.issuperset(text):
            self._run(text, glyphs.main_font, style.size, style.cell - style.size, x, y)
            return
        for run in _runs(text, glyphs, advances):
            self._run(run.text, run.font, style.size, run.space, x + run.offset, y)

    def write_scaled(self, text: str, x: float, y: float, style: TextStyle, scale: float) -> None:
        """Write one line narrowed to ``scale``, each character from a place of its own."""
        self._operators.append(f"{scale * 100:.3f} Tz")
        glyphs = self._faces.glyphs(style)
        for char in text:
            self.write(char, x, y, style, None)
            x += glyphs[char].advance * scale
        # Scaling stays in the PDF's text state until it is undone.
        self._operators.append("100 Tz")

    def finish(self) -> None:
        """Put the text on the page."""
        self._operators.append("ET")
        self._canvas.addLiteral("\n".join(self._operators))

    def _run(
        self, text: str, font: EmbeddedFont, size: float, space: float, x: float, y: float
    ) -> None:
        add = self._operators.append
        if abs(space - self._space) > _SAME:
            self._space = space
            add(f"{space:.4f} Tc")
        add(f"1 0 0 1 {x:.3f} {y:.3f} Tm")
        # A face is split into sub-fonts of 256 characters; the PDF goes on behind each piece.
        for subset, codes in font.splitString(text, self._document):
            name = font.getSubsetInternalName(subset, self._document)
            if self._font != (name, size):
                self._font = (name, size)
                add(f"{name} {size:g} Tf")
            add(f"<{codes.hex()}> Tj")

    def _set_look(self, style: TextStyle) -> None:
        if style.bold != self._bold:
            self._bold = style.bold
            # Fill, then stroke: no free 仿宋 has a bold of its own.
            self._operators.append("2 Tr" if style.bold else "0 Tr")
        if style.red != self._red:
            self._red = style.red
            # E-documents show red as RGB 255,0,0; print shops take Y80 M80 instead.
            self._operators.append("1 0 0 rg" if style.red else "0 g")


def _runs(text: str, glyphs: Glyphs, advances: Sequence[float] | None) -> list[_Run]:
    runs: list[_Run] = []
    offset = 0.0
    for place, char in enumerate(text):
        glyph = glyphs[char]
        advance = glyph.advance if advances is None else advances[place]
        space = advance - glyph.natural
        last = runs[-1] if runs else None
        if last and last.font is glyph.font and abs(last.space - space) < _SAME:
            last.text += glyph.shown
        else:
            runs.append(_Run(glyph.shown, glyph.font, space, offset))
        offset += advance
    return runs
