"""Text boxes and pictures that float over the cells of a file."""

import io
import json
import struct
import zipfile
import zlib

import xlsxwriter  # type: ignore[import-untyped]  # ships no type marker

from reports.incoming.grid import Floating
from reports.incoming.grids.content import GridContent
from reports.incoming.grids.formats import read_by_content
from reports.incoming.grids.transport import pack, unpack
from tests.reports.incoming.grids.books import book, links
from tests.reports.incoming.grids.hostile import zipped
from tests.reports.incoming.grids.hostile_others import ods

_DRAWING = "xl/drawings/drawing1.xml"
_NAMES = 'xmlns:x="sheet" xmlns:a="main" xmlns:r="links" xmlns:mc="compatibility"'


def _chunk(name: bytes, data: bytes) -> bytes:
    whole = name + data
    return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))


def png() -> bytes:
    """Return a picture of one dot."""
    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    dot = _chunk(b"IDAT", zlib.compress(b"\x00\xff\x00\x00"))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + dot + _chunk(b"IEND", b"")


def read(data: bytes) -> GridContent:
    content, _ = read_by_content(data, "")
    return content


def with_parts(data: bytes, parts: dict[str, bytes]) -> bytes:
    """Return a package with further parts."""
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def drawn(anchors: str, parts: dict[str, str | bytes] | None = None) -> GridContent:
    """Read a workbook whose sheet has a drawing of these anchors."""
    made: dict[str, str | bytes] = {
        "xl/worksheets/_rels/sheet1.xml.rels": links(("d", "drawing", "../drawings/drawing1.xml")),
        _DRAWING: f"<x:wsDr {_NAMES}>{anchors}</x:wsDr>",
    }
    return read(book('<row r="1"><c r="A1"><v>1</v></c></row>', parts=made | (parts or {})))


def anchor(inside: str, row: int = 4, column: int = 2) -> str:
    place = f"<x:from><x:col>{column}</x:col><x:row>{row}</x:row></x:from>"
    end = "<x:to><x:col>9</x:col><x:row>99</x:row></x:to>"
    return f"<x:twoCellAnchor>{place}{end}{inside}</x:twoCellAnchor>"


def shape(*paragraphs: str) -> str:
    words = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in paragraphs)
    return f"<x:sp><x:txBody>{words}</x:txBody></x:sp>"


def test_what_a_workbook_library_floats_is_found_with_its_cell() -> None:
    stream = io.BytesIO()
    made = xlsxwriter.Workbook(stream)
    sheet = made.add_worksheet("表一")
    sheet.write(0, 0, "序号")
    sheet.insert_textbox(1, 3, "已完成\n另见附件")
    sheet.insert_image(6, 2, "证照.png", {"image_data": io.BytesIO(png())})
    made.close()
    content = read(stream.getvalue())
    picture, words = sorted(content.sheets[0].floating, key=lambda one: one.text)
    assert words == Floating(2, 3, "已完成\n另见附件")
    assert (picture.row, picture.column) == (7, 2)
    assert content.pictures[picture.picture] == png()


def test_the_older_twin_of_a_text_box_is_not_told_again() -> None:
    both = f"<mc:Choice>{shape('说明')}</mc:Choice><mc:Fallback>{shape('说明')}</mc:Fallback>"
    content = drawn(anchor(f"<mc:AlternateContent>{both}</mc:AlternateContent>"))
    assert content.sheets[0].floating == (Floating(5, 2, "说明"),)


def test_a_shape_without_words_is_none_and_one_of_a_group_is_told() -> None:
    group = f"<x:grpSp>{shape('一', '二')}{shape(' ')}</x:grpSp>"
    content = drawn(anchor(group) + anchor(shape("")))
    assert content.sheets[0].floating == (Floating(5, 2, "一\n二"),)


def test_a_picture_that_is_missing_is_told_without_a_name() -> None:
    content = drawn(anchor('<x:pic><a:blip r:embed="rId9"/></x:pic>'))
    assert content.sheets[0].floating == (Floating(5, 2),)
    assert content.pictures == {}


def test_what_is_anchored_at_no_cell_has_no_row() -> None:
    content = drawn(f"<x:absoluteAnchor>{shape('页边的话')}</x:absoluteAnchor>")
    assert content.sheets[0].floating == (Floating(0, 0, "页边的话"),)


def test_text_boxes_and_pictures_of_open_documents_are_no_words_of_their_cells() -> None:
    frame = (
        '<draw:frame xmlns:draw="d" xmlns:xlink="l"><draw:text-box><text:p>另有说明</text:p>'
        '</draw:text-box></draw:frame><draw:frame xmlns:draw="d" xmlns:xlink="l">'
        '<draw:image xlink:href="Pictures/a.png"/></draw:frame>'
    )
    data = ods(f"<table:table-cell>{frame}<text:p>压减时限</text:p></table:table-cell>")
    content = read(with_parts(data, {"Pictures/a.png": png()}))
    assert content.sheets[0].rows[1][0].text == "压减时限"
    words, picture = content.sheets[0].floating
    assert words == Floating(1, 0, "另有说明")
    assert content.pictures[picture.picture] == png()


def test_a_shape_on_the_page_of_an_open_document_is_told_without_a_row() -> None:
    shapes = (
        '<table:shapes><draw:custom-shape xmlns:draw="d"><text:p>作废</text:p>'
        "</draw:custom-shape></table:shapes>"
    )
    cells = "<table:table-cell><text:p>1</text:p></table:table-cell>"
    content = read(ods(cells, before=shapes))
    assert content.sheets[0].floating == (Floating(0, 0, "作废"),)


def word(cell: str, before: str = "") -> bytes:
    """Return a Word document: something, then a table of a row of headings and one of a cell."""
    head = "<w:tr><w:tc><w:p><w:r><w:t>任务</w:t></w:r></w:p></w:tc></w:tr>"
    row = f"<w:tr><w:tc><w:p><w:r><w:t>压减时限</w:t></w:r>{cell}</w:p></w:tc></w:tr>"
    body = f"<w:body>{before}<w:tbl>{head}{row}</w:tbl></w:body>"
    document = f'<w:document xmlns:w="x" xmlns:a="y" xmlns:r="z">{body}</w:document>'
    parts: dict[str, str | bytes] = {
        "word/document.xml": document,
        "word/_rels/document.xml.rels": links(("rId1", "image", "media/image1.png")),
        "word/media/image1.png": png(),
    }
    return zipped(parts)


def test_a_text_box_inside_a_word_table_is_told_and_one_outside_is_text() -> None:
    box = "<w:r><w:txbxContent><w:p><w:r><w:t>盒中的话</w:t></w:r></w:p></w:txbxContent></w:r>"
    (sheet,) = read(word(box, f"<w:p>{box}</w:p>")).sheets
    assert [cell.text for row in sheet.rows.values() for cell in row.values()] == [
        "盒中的话",
        "任务",
        "压减时限",
    ]
    assert sheet.floating == (Floating(3, 0, "盒中的话"),)


def test_a_picture_inside_a_word_table_is_kept_with_its_row() -> None:
    content = read(word('<w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r>'))
    (picture,) = content.sheets[0].floating
    assert (picture.row, picture.column) == (2, 0)
    assert content.pictures[picture.picture] == png()


def test_what_floats_comes_out_of_the_child() -> None:
    content = drawn(anchor(shape("说明")))
    packed = json.loads(pack(content, "0" * 64, "xlsx"))
    assert unpack(packed, "甲.xlsx").sheets[0].floating == (Floating(5, 2, "说明"),)
