"""Cut a font down to the characters wanted and redraw its outlines as TrueType."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from unicodedata import category

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont, newTable

# Largest distance between the curve of the source and ours, in thousandths of the em.
CURVE_ERROR = 1.0
# Vertical writing, ligatures, kerning, and one editor's time stamp: nothing of ours uses them.
UNUSED_TABLES = ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG", "FFTM"]
_BLANK = {"Zs", "Zl", "Zp", "Cc", "Cf"}
# Copyright, licence text and licence address: the names a renamed font must keep.
LICENCE_NAME_IDS = {0, 13, 14}


def open_face(path: Path, family: str) -> TTFont:
    """Open a font file, or the face called ``family`` of a font collection.

    Raises:
        LookupError: the collection has no such face.
    """
    if path.suffix != ".ttc":
        return TTFont(path, lazy=True, recalcTimestamp=False)
    with TTCollection(path, lazy=True) as collection:
        names = [face["name"].getBestFamilyName() for face in collection.fonts]
    if family not in names:
        raise LookupError(f"{path.name}: {family}")
    return TTFont(path, fontNumber=names.index(family), lazy=True, recalcTimestamp=False)


def drawn_characters(font: TTFont) -> set[int]:
    """Return the characters a font draws: some map 14 signs, ℃ among them, to empty glyphs."""
    characters = font.getBestCmap()
    if "glyf" not in font:
        return set(characters)
    drawn = font.getGlyphSet()
    return {
        code_point
        for code_point, name in characters.items()
        if category(chr(code_point)) in _BLANK or _is_drawn(drawn, name)
    }


def keep_characters(font: TTFont, code_points: Iterable[int], *, hints: bool) -> None:
    """Drop every glyph that none of ``code_points`` needs."""
    options = Options()
    options.drop_tables += UNUSED_TABLES
    options.layout_features = []
    options.hinting = hints
    options.desubroutinize = not hints
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    subsetter = Subsetter(options)
    wanted = set(code_points)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    # A glyph that is part of another one would keep its own character.
    for table in font["cmap"].tables:
        table.cmap = {code: name for code, name in table.cmap.items() if code in wanted}


def convert_to_truetype(font: TTFont) -> None:
    """Replace PostScript outlines by TrueType ones, the only kind the PDF library takes."""
    order = font.getGlyphOrder()
    drawn = font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        # The two formats fill outlines of opposite directions.
        drawn[name].draw(Cu2QuPen(pen, CURVE_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    table = newTable("glyf")
    table.glyphOrder, table.glyphs = order, glyphs
    font["glyf"], font["loca"] = table, newTable("loca")
    del font["CFF "]
    _set_left_bearings(font)
    _declare_truetype(font)


def rename(font: TTFont, family: str, postscript_name: str) -> None:
    """Give the font a name of our own, as licences with reserved names ask of changed copies."""
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in LICENCE_NAME_IDS]
    for name_id, text in {1: family, 2: "Regular", 4: family, 6: postscript_name}.items():
        table.setName(text, name_id, 3, 1, 0x409)


def _set_left_bearings(font: TTFont) -> None:
    glyphs, metrics = font["glyf"], font["hmtx"]
    for name in font.getGlyphOrder():
        glyph = glyphs[name]
        glyph.recalcBounds(glyphs)
        metrics[name] = (metrics[name][0], glyph.xMin)


def _declare_truetype(font: TTFont) -> None:
    font.sfntVersion = "\x00\x01\x00\x00"
    font["post"].formatType = 3.0
    limits = font["maxp"]
    limits.tableVersion = 0x00010000
    limits.maxZones = 1
    for unused in (
        "maxTwilightPoints",
        "maxStorage",
        "maxFunctionDefs",
        "maxInstructionDefs",
        "maxStackElements",
        "maxSizeOfInstructions",
        "maxComponentElements",
    ):
        setattr(limits, unused, 0)


def _is_drawn(glyphs: Any, name: str) -> bool:  # the library has no types
    pen = BoundsPen(glyphs)
    glyphs[name].draw(pen)
    return pen.bounds is not None
