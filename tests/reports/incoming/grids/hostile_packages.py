"""Bad zips and bad packages: what is wrong lies around the sheets."""

# ruff: noqa: E501 - one case a line reads as a table
import io
import random
import struct
import warnings
import zipfile

from reports.incoming.grid import CellKind
from tests.reports.incoming.files.old_workbooks import old_workbook
from tests.reports.incoming.grids.hostile import (
    GOOD,
    GOOD_ROWS,
    HEAD,
    STYLES,
    Accepted,
    Case,
    Flagged,
    Refused,
    altered,
    book,
    links,
    parts,
    sheet,
    workbook_part,
    zipped,
)

_SHEET = "xl/worksheets/sheet1.xml"
_DTD = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
_LAUGHS = "<!DOCTYPE a [<!ENTITY x0 'ha'>{}]>".format(
    "".join(f"<!ENTITY x{n} '{f'&x{n - 1};' * 10}'>" for n in range(1, 30))
)


def _random(size: int) -> bytes:
    return random.Random(size).randbytes(size)  # noqa: S311 - the same bytes at every run


def _without(*names: str) -> bytes:
    return zipped(parts(), without=names)


def _bomb(size: int) -> bytes:
    """Return a workbook whose sheet unfolds to ``size`` bytes of empty rows."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts().items():
            if name != _SHEET:
                archive.writestr(name, content)
        with archive.open(_SHEET, "w", force_zip64=True) as part:
            part.write(sheet("").encode().split(b"</sheetData>")[0])
            piece = b"<row/>" * 200_000
            for _ in range(size // len(piece)):
                part.write(piece)
    return stream.getvalue()


def _lying_size() -> bytes:
    """Return a workbook whose sheet is a hundred times as long as the zip says."""
    data = altered(_SHEET, sheet(GOOD_ROWS + "<row/>" * 100_000))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo(_SHEET).file_size
    return data.replace(struct.pack("<I", size), struct.pack("<I", size // 100))


def _encrypted_flag() -> bytes:
    data = bytearray(book())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 1)
    return bytes(data)


def _quine() -> bytes:
    """Return a zip that holds itself again and again, as far as a file can."""
    inner = book()
    for _ in range(8):
        inner = zipped({"quine.zip": inner})
    return inner


def _two_of_a_name() -> bytes:
    """Return a package with two parts of one name: some programs show the first of them."""
    stream = io.BytesIO(book())
    with zipfile.ZipFile(stream, "a") as archive, warnings.catch_warnings(action="ignore"):
        archive.writestr(_SHEET, sheet(""))
    return stream.getvalue()


def _broken(place: float) -> bytes:
    data = bytearray(book())
    at = int(len(data) * place)
    data[at : at + 40] = _random(40)
    return bytes(data)


def _many_parts() -> bytes:
    return zipped(parts() | {f"xl/media/{n}.png": b"" for n in range(20_001)})


_LISTED_TWICE = workbook_part(
    "".join(f'<sheet name="{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 400))
)
_CHART_ONLY = links(("rId1", "chartsheet", "chartsheets/sheet1.xml"))

CASES = (
    Case("空文件.xlsx", lambda: b"", Refused("空文件")),
    Case("~$表.xlsx", lambda: b"\x04user" + b" " * 160, Refused("临时文件")),
    Case("随机.xlsx", lambda: _random(5000), Refused("不是能识别的文字")),
    Case("零.xlsx", lambda: bytes(5000), Refused("不是能识别的文字")),
    Case("只有开头.xlsx", lambda: b"PK\x03\x04", Refused("损坏")),
    Case("空压缩包.xlsx", lambda: zipped({}), Refused("")),
    Case("截断一半.xlsx", lambda: book()[: len(book()) // 2], Refused("损坏")),
    Case("截断尾部.xlsx", lambda: book()[:-10], Refused("损坏")),
    Case("中间损坏.xlsx", lambda: _broken(0.35), Refused("损坏")),
    Case("后面损坏.xlsx", lambda: _broken(0.85), Refused("损坏")),
    Case("压缩包.xlsx", lambda: zipped({"a.txt": "1"}), Refused("压缩包")),
    Case("套娃.xlsx", _quine, Refused("压缩包")),
    Case("前面有杂物.xlsx", lambda: b"MZ" + bytes(200) + book(), Refused("")),
    Case("后面有杂物.xlsx", lambda: book() + b"tail", Accepted(GOOD)),
    Case("加密标志.xlsx", _encrypted_flag, Refused("密码")),
    Case("绝对路径.xlsx", lambda: altered("/etc/passwd", "x"), Accepted(GOOD)),
    Case("上级路径.xlsx", lambda: altered("../../../evil.xml", "x"), Accepted(GOOD)),
    Case("反斜杠.xlsx", lambda: zipped({n.replace("/", "\\"): c for n, c in parts().items()}), Accepted(GOOD)),
    Case("大写部件名.xlsx", lambda: zipped({n.replace("sheet1", "Sheet1"): c for n, c in parts().items()}), Accepted(GOOD)),
    Case("部件重名.xlsx", _two_of_a_name, Refused("重名")),
    Case("部件太多.xlsx", _many_parts, Refused("过大")),
    Case("炸弹.xlsx", lambda: _bomb(230 * 1024**2), Refused("过大")),
    Case("谎报大小.xlsx", _lying_size, Refused("损坏")),
    Case("DTD.xlsx", lambda: altered(_SHEET, sheet().replace(HEAD, HEAD + _DTD)), Refused("DTD")),
    Case("十亿笑.xlsx", lambda: altered(_SHEET, sheet().replace(HEAD, HEAD + _LAUGHS).replace("序号", "&x29;")), Refused("DTD")),
    Case("外部实体.xlsx", lambda: altered("xl/workbook.xml", workbook_part().replace(HEAD, HEAD + '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>')), Refused("DTD")),
    Case("DTD在样式.xlsx", lambda: altered("xl/styles.xml", STYLES.replace(HEAD, HEAD + _DTD)), Refused("DTD")),
    Case("深层.xlsx", lambda: altered(_SHEET, sheet(after="<a>" * 100_000 + "</a>" * 100_000)), Accepted(GOOD)),
    Case("深层主件.xlsx", lambda: altered("xl/workbook.xml", workbook_part(more="<a>" * 50_000 + "</a>" * 50_000)), Accepted(GOOD)),
    Case("XML不完整.xlsx", lambda: altered(_SHEET, sheet()[:-30]), Refused("损坏")),
    Case("XML有坏字符.xlsx", lambda: altered(_SHEET, sheet().replace("压减", "&#1;")), Refused("损坏")),
    Case("XML非UTF8.xlsx", lambda: altered(_SHEET, sheet().encode("gbk")), Refused("损坏")),
    Case("UTF16部件.xlsx", lambda: altered(_SHEET, sheet().replace("UTF-8", "UTF-16").encode("utf-16")), Accepted(GOOD)),
    Case("内容类型错.xlsx", lambda: altered("[Content_Types].xml", "<Types/>"), Accepted(GOOD)),
    Case("无内容类型.xlsx", lambda: _without("[Content_Types].xml"), Accepted(GOOD)),
    Case("无根关系.xlsx", lambda: _without("_rels/.rels"), Accepted(GOOD)),
    Case("无工作簿.xlsx", lambda: _without("xl/workbook.xml"), Refused("损坏")),
    Case("无表关系.xlsx", lambda: _without("xl/_rels/workbook.xml.rels"), Refused("没有能读取的工作表")),
    Case("无样式.xlsx", lambda: zipped(parts("<row r='1'><c r='A1'><v>1</v></c></row>"), without=("xl/styles.xml",)), Accepted({"A1": ("1", CellKind.NUMBER)})),
    Case("样式丢失.xlsx", lambda: _without("xl/styles.xml"), Flagged("C2")),
    Case("无共享文字.xlsx", lambda: altered(_SHEET, sheet("<row r='1'><c r='A1' t='s'><v>0</v></c></row>")), Refused("不存在的文字")),
    Case("样式损坏.xlsx", lambda: altered("xl/styles.xml", STYLES[:-20]), Refused("损坏")),
    Case("无此表.xlsx", lambda: _without(_SHEET), Refused("没有能读取的工作表")),
    Case("只有图表.xlsx", lambda: altered("xl/_rels/workbook.xml.rels", _CHART_ONLY), Refused("没有能读取的工作表")),
    Case("表列出四百次.xlsx", lambda: altered("xl/workbook.xml", _LISTED_TWICE), Refused("过大")),
    Case("二进制.xlsb", lambda: zipped({"xl/workbook.bin": b"x"}), Refused("xlsb")),
    Case("换名.xlsx", lambda: old_workbook([["序号", "任务"]]), Accepted({"A1": "序号", "B1": "任务"})),
    Case("图片.xlsx", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), Refused("图片")),
    Case("压缩包7z.xlsx", lambda: b"7z\xbc\xaf\x27\x1c" + bytes(100), Refused("解压")),
    Case("是PDF.xlsx", lambda: b"%PDF-1.7\n", Refused("pdf")),
    Case("演示.xlsx", lambda: zipped({"ppt/presentation.xml": ""}), Refused("演示")),
    Case("版式.xlsx", lambda: zipped({"OFD.xml": ""}), Refused("版式")),
)  # fmt: skip
