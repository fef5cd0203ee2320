"""Which face serves which role, and what happens to characters that faces lack."""

import shutil
import unicodedata
from io import BytesIO
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from models.paths import resource_path
from reports.pages.faces import Faces, missing_characters
from reports.pages.font_search import read_faces
from reports.pages.fonts import FontRole, FontsMissingError, choose_fonts
from reports.pages.sheets import DocumentInfo, Sheets
from reports.pages.text_blocks import set_text
from tests.reports.pages.pdf_reading import bundled_fonts, printed, texts_of

RARE = "硚猇犇喆"
# In the list of 8,105 characters, above U+FFFF.
BEYOND = "𬶍"
UNKNOWN = "𰻞"


def make_font(path: Path, family: str, *, embedding: int = 0) -> None:
    """Write a TrueType font with one square for a few characters."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((0, 800))
    pen.lineTo((800, 800))
    pen.closePath()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "square"])
    builder.setupCharacterMap(dict.fromkeys(map(ord, "字〓"), "square"))
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "square": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "square": (1000, 0)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": family})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, fsType=embedding)
    builder.setupPost()
    builder.save(path)


def test_shipped_fonts_serve_every_role() -> None:
    choice = bundled_fonts()
    assert [face.role for face in choice.faces] == list(FontRole)
    assert all(face.is_shipped for face in choice.faces)
    assert all("程序自带" in line for line in choice.describe())


def test_a_preferred_face_of_the_computer_comes_before_the_shipped_one(tmp_path: Path) -> None:
    make_font(tmp_path / "simfang.ttf", "FangSong")
    choice = choose_fonts(search_folders=[tmp_path])
    assert choice.file(FontRole.BODY).path == tmp_path / "simfang.ttf"
    assert "仿宋：FangSong" in choice.describe()


def test_shipped_fonts_only_leaves_the_computers_faces_alone(tmp_path: Path) -> None:
    make_font(tmp_path / "simfang.ttf", "FangSong")
    choice = choose_fonts(bundled_only=True, search_folders=[tmp_path])
    assert choice.file(FontRole.BODY).path.parent == resource_path("fonts")


def test_the_face_named_first_wins(tmp_path: Path) -> None:
    make_font(tmp_path / "a.ttf", "FangSong")
    make_font(tmp_path / "b.ttf", "FZFSK--GBK1-0")
    choice = choose_fonts(search_folders=[tmp_path])
    assert choice.file(FontRole.BODY).path.name == "b.ttf"


@pytest.mark.parametrize("embedding", [0x0002, 0x0100, 0x0200])
def test_a_face_that_may_not_be_embedded_is_passed_over(tmp_path: Path, embedding: int) -> None:
    make_font(tmp_path / "simfang.ttf", "FangSong", embedding=embedding)
    assert read_faces(tmp_path / "simfang.ttf") == ()


def test_postscript_outlines_and_damaged_files_are_passed_over(tmp_path: Path) -> None:
    postscript = tmp_path / "postscript.ttf"
    shutil.copyfile(resource_path("fonts", "ui-regular.otf"), postscript)
    damaged = tmp_path / "damaged.ttf"
    damaged.write_bytes(b"\0\1\0\0 not a font")
    assert read_faces(postscript) == read_faces(damaged) == ()


def test_without_shipped_fonts_a_stand_in_is_named(tmp_path: Path) -> None:
    make_font(tmp_path / "wqy.ttf", "WenQuanYi Micro Hei")
    choice = choose_fonts(bundled_folder=tmp_path / "none", search_folders=[tmp_path])
    assert "小标宋：WenQuanYi Micro Hei（没有小标宋，以此代替）" in choice.describe()


def test_without_any_font_the_person_is_told_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(FontsMissingError, match="请安装仿宋"):
        choose_fonts(bundled_folder=tmp_path, search_folders=[tmp_path])


@pytest.mark.parametrize("text", [RARE, BEYOND, f"{RARE}在{BEYOND}旁"])
def test_rare_characters_come_back_from_the_pdf(text: str) -> None:
    assert text in texts_of(printed(lambda sheets: set_text(sheets, text)))[0]


def test_no_rare_character_of_the_samples_is_missing() -> None:
    samples = [path.read_text(encoding="utf-8") for path in resource_path("samples").glob("*.txt")]
    assert missing_characters([*samples, RARE, BEYOND], bundled_fonts()) == ()


def test_characters_no_face_has_are_named_once_in_the_order_met() -> None:
    assert missing_characters([f"优{UNKNOWN}化", f"\U000323af{UNKNOWN}"], bundled_fonts()) == (
        UNKNOWN,
        "\U000323af",
    )


def test_a_character_no_face_has_is_printed_as_a_geta_mark() -> None:
    assert "优〓化" in texts_of(printed(lambda sheets: set_text(sheets, f"优{UNKNOWN}化")))[0]


def test_faces_remember_what_they_lacked() -> None:
    faces = Faces(bundled_fonts())
    sheets = Sheets(BytesIO(), faces, DocumentInfo("", ""))
    set_text(sheets, f"优{UNKNOWN}化")
    assert list(faces.missing) == [UNKNOWN]


def test_every_font_is_embedded() -> None:
    pdf = printed(lambda sheets: set_text(sheets, f"一、标题ABC{RARE}"))
    document = pypdfium2.PdfDocument(pdf)
    embedded = {
        bool(pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(item.raw)))
        for page in document
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])
    }
    document.close()
    assert embedded == {True}
    assert b"Helvetica" not in pdf


@pytest.mark.parametrize("name", ["fangsong", "kai", "hei", "xiaobiaosong"])
def test_shipped_fonts_draw_what_they_claim_to_have(name: str) -> None:
    with TTFont(resource_path("fonts", f"{name}.ttf")) as font:
        outlines, glyphs = font["glyf"], font.getBestCmap()
        empty = [chr(code) for code in glyphs if not outlines[glyphs[code]].numberOfContours]
        money = [outlines[glyphs[ord(sign)]] for sign in "￥＄" if ord(sign) in glyphs]
    # Blanks, invisible signs and a filler of Korean letters have no outline.
    assert [char for char in empty if unicodedata.category(char)[0] not in "ZC"] in ([], ["\uffa0"])
    assert len(money) < 2 or money[0] != money[1]
