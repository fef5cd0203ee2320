"""Bad files of the other formats: old workbooks, OpenDocument, XML, pages, text, Word."""

# ruff: noqa: E501 - one case a line reads as a table

import struct

from reports.incoming.grid import CellKind
from tests.reports.incoming.files.old_workbooks import old_workbook, workbook_of_records
from tests.reports.incoming.grids.hostile import Accepted, Case, Flagged, Refused, zipped

NUMBER, DATE, ERROR, PERCENT = CellKind.NUMBER, CellKind.DATE, CellKind.ERROR, CellKind.PERCENT
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TABLE: dict[str, str | tuple[str, CellKind]] = {
    "A1": "序号",
    "B1": "任务",
    "A2": "1",
    "B2": "压减时限",
}
_CSV = "序号,任务\r\n1,压减时限\r\n"
_HTML = "<html><table><tr><td>序号<td>任务<tr><td>1<td>压减时限</table></html>"
_XML_HEAD = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="清单"><Table>'
)
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_STYLE = struct.pack("<HH", 0, 0) + bytes(16)
_DAY_STYLE = struct.pack("<HH", 0, 14) + bytes(16)
_STYLES = [(0xE0, _STYLE), (0xE0, _DAY_STYLE)]


def stream_of(name: str) -> bytes:
    """Return a compound file that names a stream, and nothing more."""
    return _OLE + bytes(500) + name.encode("utf-16-le") + bytes(2000)


def ods(
    cells: str,
    *,
    manifest: str = "<manifest/>",
    styles: str = "",
    before: str = "",
    rows: str = "",
    kind: str = "spreadsheet",
) -> bytes:
    """Return an OpenDocument workbook of one sheet; ``cells`` is its first row."""
    content = (
        f'<office:document-content xmlns:office="{_OFFICE}:office:1.0" xmlns:table="{_OFFICE}:table:1.0" '
        f'xmlns:text="{_OFFICE}:text:1.0">{styles}<office:body><office:spreadsheet><table:table table:name="清单">'
        f"{before}<table:table-row>{cells}</table:table-row>{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    media = f"application/vnd.oasis.opendocument.{kind}"
    return zipped({"mimetype": media, "META-INF/manifest.xml": manifest, "content.xml": content})


def _typed(kind: str, value: str, shown: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="{kind}" {value} {more}><text:p>{shown}</text:p></table:table-cell>'


def _plain(text: str, more: str = "") -> str:
    return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"


def xml_workbook(cells: str) -> bytes:
    """Return an XML workbook of one row."""
    return f"{_XML_HEAD}<Row>{cells}</Row></Table></Worksheet></Workbook>".encode()


def _biff(*cells: tuple[int, bytes], common: tuple[tuple[int, bytes], ...] = ()) -> bytes:
    return workbook_of_records([*_STYLES, *common], cells)


def _formula(result: bytes) -> tuple[int, bytes]:
    return 0x06, struct.pack("<HHH", 0, 0, 0) + result + bytes(8)


def _number(value: float, style: int = 0) -> tuple[int, bytes]:
    return 0x203, struct.pack("<HHHd", 0, 0, style, value)


def _docx(body: str, **parts: str) -> bytes:
    document = f'<w:document xmlns:w="x"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": document} | parts)


def _word_table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def _word_cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


_SIMPLE = old_workbook([["序号", "任务"], ["1", "压减时限"]])
_ROUND = bytearray(_SIMPLE)
_ROUND[520:524] = struct.pack("<I", 2)  # the first sector of the stream leads to itself
_PASSWORD = (0x2F, bytes(6))
_FAR = '<table:table-row table:number-rows-repeated="1048576">{}</table:table-row>'
_ENCRYPTED = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
_WORD_ROWS = _word_table(
    _word_cell("序号") + _word_cell("任务"), _word_cell("1") + _word_cell("压减时限")
)

CASES = (
    # compound files
    Case("密码.xlsx", lambda: stream_of("EncryptedPackage"), Refused("密码")),
    Case("旧Word.xls", lambda: stream_of("WordDocument"), Refused(".doc")),
    Case("旧演示.xls", lambda: stream_of("PowerPoint Document"), Refused("旧版 Office")),
    Case("不明复合.et", lambda: stream_of("Something"), Refused(".et")),
    Case("只有流名.xls", lambda: stream_of("Workbook"), Refused("损坏")),
    Case("只有签名.xls", lambda: _OLE, Refused("请")),
    Case("好.et", lambda: _SIMPLE, Accepted(_TABLE)),
    Case("截断.xls", lambda: _SIMPLE[:3000], Refused("损坏")),
    Case("链成环.xls", lambda: bytes(_ROUND), Refused("损坏")),
    Case("密码.xls", lambda: _biff(_number(1), common=(_PASSWORD,)), Refused("密码")),
    Case("错误值.xls", lambda: _biff((0x205, struct.pack("<HHHBB", 0, 0, 0, 0x2A, 1))), Accepted({"A1": ("#N/A", ERROR)})),
    Case("公式错误.xls", lambda: _biff(_formula(b"\x02\x00\x07\x00\x00\x00\xff\xff")), Accepted({"A1": ("#DIV/0!", ERROR)})),
    Case("公式无结果.xls", lambda: _biff(_formula(b"\x03\x00\x00\x00\x00\x00\xff\xff")), Flagged("A1", {"A1": ("", CellKind.UNCOMPUTED)})),
    Case("公式数字.xls", lambda: _biff(_formula(struct.pack("<d", 0.8))), Accepted({"A1": ("0.8", NUMBER)})),
    Case("NaN.xls", lambda: _biff(_number(float("nan"))), Flagged("A1", {"A1": ("nan", ERROR)})),
    Case("无穷.xls", lambda: _biff(_number(float("inf"))), Flagged("A1", {"A1": ("inf", ERROR)})),
    Case("十八位.xls", lambda: _biff(_number(123456789012345678.0)), Flagged("15 位")),
    Case("日期.xls", lambda: _biff(_number(45473, 1)), Accepted({"A1": ("2024-06-30", DATE)})),
    Case("日期1904.xls", lambda: _biff(_number(44011, 1), common=((0x22, b"\x01\x00"),)), Accepted({"A1": ("2024-06-30", DATE)})),
    Case("日期负.xls", lambda: _biff(_number(-1, 1)), Flagged("A1")),
    Case("样式超界.xls", lambda: _biff(_number(45473, 9)), Flagged("A1")),
    Case("共享超界.xls", lambda: _biff((0xFD, struct.pack("<HHHI", 0, 0, 0, 5))), Refused("损坏")),
    Case("文字超长.xls", lambda: _biff((0x204, struct.pack("<HHHHB", 0, 0, 0, 900, 1) + b"ab")), Refused("损坏")),
    Case("记录残缺.xls", lambda: _biff((0x203, b"\x00\x00")), Refused("损坏")),
    Case("共享残缺.xls", lambda: _biff(_number(1), common=((0xFC, struct.pack("<II", 9, 9) + b"\x05\x00\x00ab"),)), Refused("损坏")),
    Case("重复.xls", lambda: _biff(_number(1), _number(2)), Flagged("A1")),
    # OpenDocument
    Case("好.ods", lambda: ods(_plain("序号") + _plain("任务")), Accepted({"A1": "序号", "B1": "任务"})),
    Case("密码.ods", lambda: ods("", manifest=_ENCRYPTED), Refused("密码")),
    Case("整包密码.ods", lambda: zipped({"mimetype": "x", "encrypted-package": "x"}), Refused("密码")),
    Case("文字.odt", lambda: ods("", kind="text"), Refused("OpenDocument")),
    Case("缺内容.ods", lambda: zipped({"mimetype": "x", "META-INF/manifest.xml": "<manifest/>", "styles.xml": "<x/>"}), Refused("损坏")),
    Case("行重复百万.ods", lambda: ods(_plain("序号"), rows=_FAR.format("<table:table-cell/>")), Accepted({"A1": "序号"})),
    Case("内容重复百万.ods", lambda: ods(_plain("序号"), rows=_FAR.format(_plain("甲"))), Refused("过大")),
    Case("列重复.ods", lambda: ods(_plain("甲", 'table:number-columns-repeated="16384"')), Flagged("200 列以后")),
    Case("重复数坏.ods", lambda: ods(_plain("甲", 'table:number-columns-repeated="-5"')), Accepted({"A1": "甲"})),
    Case("错误值.ods", lambda: ods(_typed("string", 'office:string-value=""', "#N/A", 'table:formula="of:=NA()"')), Accepted({"A1": ("#N/A", ERROR)})),
    Case("公式无结果.ods", lambda: ods('<table:table-cell table:formula="of:=1+1"/>'), Flagged("A1", {"A1": ("", CellKind.UNCOMPUTED)})),
    Case("显示与存的不同.ods", lambda: ods(_typed("float", 'office:value="8"', "80")), Flagged("A1", {"A1": ("8", NUMBER)})),
    Case("NaN.ods", lambda: ods(_typed("float", 'office:value="NaN"', "1")), Flagged("A1", {"A1": ("NaN", ERROR)})),
    Case("无值.ods", lambda: ods(_typed("float", "", "80")), Flagged("A1", {"A1": ("80", ERROR)})),
    Case("百分比.ods", lambda: ods(_typed("percentage", 'office:value="0.8"', "80%")), Accepted({"A1": ("80%", PERCENT)})),
    Case("日期坏.ods", lambda: ods(_typed("date", 'office:date-value="2024-02-30"', "2月30日")), Flagged("A1", {"A1": ("2024-02-30", ERROR)})),
    Case("DTD.ods", lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<!DOCTYPE a><a/>"}), Refused("DTD")),
    Case("无表.ods", lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}), Refused("没有能读取的工作表")),
    # XML of Excel 2003
    Case("XML表.xls", lambda: xml_workbook('<Cell><Data ss:Type="String">序号</Data></Cell>'), Accepted({"A1": "序号"})),
    Case("XML数字坏.xls", lambda: xml_workbook('<Cell><Data ss:Type="Number">1e999</Data></Cell>'), Flagged("A1", {"A1": ("1e999", ERROR)})),
    Case("XML日期坏.xls", lambda: xml_workbook('<Cell><Data ss:Type="DateTime">2024-13-01T00:00:00.000</Data></Cell>'), Flagged("A1")),
    Case("XML错误.xls", lambda: xml_workbook('<Cell><Data ss:Type="Error">#REF!</Data></Cell>'), Accepted({"A1": ("#REF!", ERROR)})),
    Case("XML远列.xls", lambda: xml_workbook('<Cell ss:Index="900"><Data ss:Type="String">远</Data></Cell>'), Flagged("200 列以后")),
    Case("XML截断.xls", lambda: xml_workbook("<Cell/>")[:-20], Refused("损坏")),
    Case("XML类型未知.xls", lambda: xml_workbook('<Cell><Data ss:Type="Zzz">7</Data></Cell>'), Flagged("A1")),
    Case("XML国标.xls", lambda: xml_workbook('<Cell><Data ss:Type="String">序号</Data></Cell>').decode().replace('"1.0"', '"1.0" encoding="GB2312"', 1).encode("gbk"), Accepted({"A1": "序号"})),
    # pages
    Case("网页.xls", _HTML.encode, Accepted(_TABLE)),
    Case("网页国标.xls", lambda: _HTML.encode("gbk"), Accepted(_TABLE)),
    Case("网页编码不符.xls", lambda: _HTML.replace("<table", '<meta charset="gb2312"><table').encode(), Accepted(_TABLE)),
    Case("网页标记太多.xls", lambda: b"<table>" + b"<tr><td>x</td></tr>" * 160_000 + b"</table>", Refused("640002 个标记")),
    Case("网页没有表.xls", lambda: b"<html><p>hello</p></html>", Refused("没有表格")),
    Case("网页巨大跨度.xls", lambda: b"<table>" + b"<tr><td rowspan=99999 colspan=99999>a</td></tr>" * 300 + b"</table>", Refused("请")),
    Case("网页错误值.xls", lambda: _HTML.replace("压减时限", "#REF!").encode(), Accepted(_TABLE | {"B2": ("#REF!", ERROR)})),
    Case("网页列太窄.xls", lambda: _HTML.replace("压减时限", "######").encode(), Accepted(_TABLE | {"B2": ("######", ERROR)})),
    Case("网页科学.xls", lambda: _HTML.replace("压减时限", "1.23457E+17").encode(), Flagged("B2", _TABLE | {"B2": "1.23457E+17"})),
    Case("网页隐藏行.xls", lambda: _HTML.replace("<tr><td>1", "<tr style='display:none'><td>1").encode(), Flagged("隐藏", _TABLE)),
    Case("网页脚本.xls", lambda: _HTML.replace("</table>", "</table><script>alert('<td>9')</script>").encode(), Accepted(_TABLE)),
    Case("单个文件网页.xls", lambda: b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n", Refused(".mht")),
    # text
    Case("逗号.csv", _CSV.encode, Accepted(_TABLE)),
    Case("有标记.csv", lambda: _CSV.encode("utf-8-sig"), Accepted(_TABLE)),
    Case("国标.csv", lambda: _CSV.encode("gb18030"), Accepted(_TABLE)),
    Case("UTF16.csv", lambda: _CSV.replace(",", "\t").encode("utf-16"), Accepted(_TABLE)),
    Case("文本.xls", lambda: _CSV.replace(",", "\t").encode("gbk"), Accepted(_TABLE)),
    Case("分号.csv", lambda: _CSV.replace(",", ";").encode(), Accepted(_TABLE)),
    Case("引号内换行.csv", lambda: _CSV.replace("压减时限", '"压减\r\n时限"').encode(), Accepted(_TABLE | {"B2": "压减\n时限"})),
    Case("引号不成对.csv", lambda: _CSV.replace("压减时限", '"压减时限').encode(), Flagged("引号不成对")),
    Case("多一列.csv", (_CSV + "2,甲,乙\r\n").encode, Flagged("第 3 行")),
    Case("公式.csv", lambda: _CSV.replace("压减时限", "=cmd|' /C calc'!A0").encode(), Flagged("B2", {"B2": ("=cmd|' /C calc'!A0", CellKind.UNCOMPUTED)})),
    Case("前导零.csv", lambda: _CSV.replace("压减时限", '="0012"').encode(), Accepted(_TABLE | {"B2": "0012"})),
    Case("坏字节.csv", lambda: _CSV.encode() * 60 + b"9,\xff\xfe\xfd\r\n", Flagged("不能识别的文字")),
    Case("一处坏字节.csv", lambda: (_CSV * 20).encode().replace("压".encode(), "压".encode()[:2], 1), Flagged("不能识别的文字", {"A1": "序号", "B1": "任务"})),
    Case("两种编码.csv", lambda: _CSV.encode("gbk") * 9 + (_CSV * 9).encode(), Flagged("两种文字编码")),
    Case("控制字符.csv", lambda: _CSV.replace("时限", "\x01\x08时限").encode(), Accepted(_TABLE)),
    # Word
    Case("表格.docx", lambda: _docx(_WORD_ROWS), Accepted(_TABLE)),
    Case("没有表格.docx", lambda: _docx("<w:p><w:r><w:t>正文</w:t></w:r></w:p>"), Refused("没有表格")),
    Case("修订.docx", lambda: _docx(_WORD_ROWS.replace("<w:r>", "<w:ins><w:r>", 1).replace("</w:r>", "</w:r></w:ins>", 1)), Flagged("修订", _TABLE)),
    Case("删除线.docx", lambda: _docx(_WORD_ROWS.replace("<w:r>", "<w:r><w:rPr><w:strike/></w:rPr>", 1)), Flagged("删除线", _TABLE)),
    Case("跨列巨大.docx", lambda: _docx(_word_table(*[_word_cell("甲", '<w:gridSpan w:val="99999999"/>') * 30] * 200)), Refused("过大")),
    Case("嵌套很深.docx", lambda: _docx("<w:tbl><w:tr><w:tc>" * 3000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 3000), Refused("损坏")),
)  # fmt: skip
