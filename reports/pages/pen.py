"""Writing characters into a page with as few font and spacing changes as it can be done."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color, black
from reportlab.pdfgen.canvas import Canvas

from reports.pages.faces import Faces, Glyphs, TextStyle

# E-documents show the red of heads and rules as RGB 255,0,0; print shops take Y80 M80 instead.
RED = Color(1, 0, 0)
# Character spacings closer than this, in points, are one.
_SAME = 0.0005


class Pen:
    """The text of one page; nothing shows before ``finish``."""

    def __init__(self, canvas: Canvas, faces: Faces) -> None:
        self._canvas = canvas
        self._faces = faces
        self._text = canvas.beginText()
        self._font: tuple[str, float] = ("", 0.0)
        self._space = 0.0
        self._bold = False
        self._red = False

    def write(
        self, text: str, x: float, y: float, style: TextStyle, advances: Sequence[float] | None
    ) -> None:
        """Write one line with its first glyph at ``x`` and its baseline at ``y``."""
        glyphs = self._faces.glyphs(style)
        self._set_look(style)
        if advances is None and glyphs.plain.issuperset(text):
            self._text.setTextOrigin(x, y)
            self._run(text, glyphs.main_font, style.size, style.cell - style.size)
            return
        for run in _runs(text, glyphs, advances):
            self._text.setTextOrigin(x + run.offset, y)
            self._run(run.text, run.font_name, style.size, run.space)

    def write_scaled(self, text: str, x: float, y: float, style: TextStyle, scale: float) -> None:
        """Write one line narrowed to ``scale``."""
        self._text.setHorizScale(scale * 100)
        self.write(text, x, y, style, None)
        # Scaling stays in the PDF's text state until it is undone.
        self._text.setHorizScale(100)

    def finish(self) -> None:
        """Put the text on the page."""
        self._canvas.drawText(self._text)

    def _run(self, text: str, font_name: str, size: float, space: float) -> None:
        if self._font != (font_name, size):
            self._font = (font_name, size)
            self._text.setFont(font_name, size)
        if abs(space - self._space) > _SAME:
            self._space = space
            self._text.setCharSpace(space)
        # Each run has its own origin, so the line end is harmless; textOut would measure again.
        self._text.textLine(text)

    def _set_look(self, style: TextStyle) -> None:
        if style.bold != self._bold:
            self._bold = style.bold
            self._text.setTextRenderMode(2 if style.bold else 0)
        if style.red != self._red:
            self._red = style.red
            self._text.setFillColor(RED if style.red else black)


@dataclass(slots=True)
class _Run:
    """Characters of one face and one character spacing, ``offset`` from the start of their line."""

    text: str
    font_name: str
    space: float
    offset: float


def _runs(text: str, glyphs: Glyphs, advances: Sequence[float] | None) -> list[_Run]:
    runs: list[_Run] = []
    offset = 0.0
    for place, char in enumerate(text):
        glyph = glyphs[char]
        advance = glyph.advance if advances is None else advances[place]
        space = advance - glyph.natural
        last = runs[-1] if runs else None
        if last and last.font_name == glyph.font_name and abs(last.space - space) < _SAME:
            last.text += glyph.shown
        else:
            runs.append(_Run(glyph.shown, glyph.font_name, space, offset))
        offset += advance
    return runs
