"""Bad sheets: the package is sound, what stands in the cells is not."""

# ruff: noqa: E501 - one case a line reads as a table
from reports.incoming.grid import CellKind
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
    cell_book,
    links,
    parts,
    sheet,
    text_cell,
    workbook_part,
    zipped,
)

NUMBER, DATE, ERROR, PERCENT = CellKind.NUMBER, CellKind.DATE, CellKind.ERROR, CellKind.PERCENT
_A1 = {"A1": "序号"}
_DAY = "<c r='A2' s='1'><v>{}</v></c>"
_STRINGS = (
    f'{HEAD}<sst xmlns="x" count="4294967295" uniqueCount="4294967295"><si><t>甲</t></si></sst>'
)
_SHARED = "xl/sharedStrings.xml"
_STRICT = {
    name: content.replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
    if isinstance(content, str)
    else content
    for name, content in parts().items()
}  # fmt: skip


def _number(value: str, style: int = 0) -> bytes:
    return cell_book(f'<c r="A2" s="{style}"><v>{value}</v></c>')


def _with_format(code: str) -> bytes:
    """Return a workbook whose only cell is a number under a format of its own."""
    own = f'<numFmts><numFmt numFmtId="200" formatCode="{code}"/></numFmts><fonts>'
    styles = STYLES.replace("<fonts>", own).replace('numFmtId="2"', 'numFmtId="200"')
    cells = '<row r="1"><c r="A1" s="3"><v>45473</v></c></row>'
    return zipped(parts(cells) | {"xl/styles.xml": styles})


def _merges(*ranges: str) -> str:
    return "<mergeCells>" + "".join(f'<mergeCell ref="{one}"/>' for one in ranges) + "</mergeCells>"


def _with_shared(index: str) -> bytes:
    cells = f'<row r="1"><c r="A1" t="s"><v>{index}</v></c></row>'
    return zipped(parts(cells) | {_SHARED: _STRINGS})


def _hidden_first() -> bytes:
    listed = (
        '<sheet name="旧表" sheetId="2" state="veryHidden" r:id="rId3"/>'
        '<sheet name="清单" sheetId="1" r:id="rId1"/>'
    )
    related = links(
        ("rId1", "worksheet", "worksheets/sheet1.xml"),
        ("rId2", "styles", "styles.xml"),
        ("rId3", "worksheet", "worksheets/sheet2.xml"),
    )
    return zipped(
        parts()
        | {
            "xl/workbook.xml": workbook_part(listed),
            "xl/_rels/workbook.xml.rels": related,
            "xl/worksheets/sheet2.xml": sheet(f'<row r="1">{text_cell("A1", "旧")}</row>'),
        }
    )


def _external() -> bytes:
    formula = "<c r='A2'><f>[1]Sheet1!$A$1</f><v>7</v></c>"
    cells = f'<row r="1">{text_cell("A1", "序号")}</row><row r="2">{formula}</row>'
    return zipped(
        parts(cells)
        | {
            "xl/externalLinks/externalLink1.xml": "<externalLink/>",
            "xl/vbaProject.bin": b"\xd0\xcf",
        }
    )


def _reversed() -> str:
    rows = [f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(21, 0, -1)]
    return "".join(rows)


_FORMULA = "<c r='A2'{}><f>{}</f>{}</c>"
_LONG = "长" * 40_000

CASES = (
    Case("好.xlsx", book, Accepted(GOOD)),
    Case("宏.xlsm", lambda: altered("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0"), Accepted(GOOD)),
    Case("严格.xlsx", lambda: zipped(_STRICT), Accepted(GOOD)),
    Case("无行.xlsx", lambda: book(""), Accepted({})),
    Case("声明太大.xlsx", lambda: book(before='<dimension ref="A1:XFD1048576"/>'), Accepted(GOOD)),
    Case("声明太小.xlsx", lambda: book(before='<dimension ref="A1:A1"/>'), Accepted(GOOD)),
    Case("行乱序.xlsx", lambda: book(_reversed()), Accepted({f"A{n}": (str(n), NUMBER) for n in range(1, 22)})),
    Case("无行号.xlsx", lambda: book("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"), Accepted({"A1": ("1", NUMBER), "B1": ("2", NUMBER), "A2": ("3", NUMBER)})),
    Case("行号重复.xlsx", lambda: book(GOOD_ROWS + f'<row r="2">{text_cell("D2", "又一行")}</row>'), Flagged("2")),
    Case("单元格重复.xlsx", lambda: book(f'<row r="1">{text_cell("A1", "甲")}{text_cell("A1", "乙")}</row>'), Flagged("A1")),
    Case("行号列号不符.xlsx", lambda: book(f'<row r="1">{text_cell("A7", "甲")}</row>'), Accepted({"A7": "甲"})),
    Case("地址坏.xlsx", lambda: book(f'<row r="1">{text_cell("1A", "甲")}</row>'), Refused("地址")),
    Case("行号零.xlsx", lambda: book(f'<row r="0">{text_cell("A0", "甲")}</row>'), Refused("地址")),
    Case("远处单元格.xlsx", lambda: book(GOOD_ROWS + f'<row r="1048576">{text_cell("XFD1048576", "远")}</row>'), Flagged("GR 列以后的 1 个单元格", GOOD)),
    Case("空格式行.xlsx", lambda: book(GOOD_ROWS + "".join(f'<row r="{n}" s="1"/>' for n in range(3, 60_000))), Accepted(GOOD)),
    Case("空格式格.xlsx", lambda: book(GOOD_ROWS + "".join(f'<row r="{n}"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>' for n in range(3, 20_000))), Accepted(GOOD)),
    Case("格太多.xlsx", lambda: book("".join(f'<row r="{n}">' + "<c><v>1</v></c>" * 100 + "</row>" for n in range(1, 6000))), Refused("过大")),
    Case("合并整表两千次.xlsx", lambda: book(after=_merges(*["A1:XFD1048576"] * 2000)), Flagged("重叠", GOOD)),
    Case("合并重叠.xlsx", lambda: book(after=_merges("A1:B2", "B2:C3")), Flagged("重叠", GOOD)),
    Case("合并倒置.xlsx", lambda: book(after=_merges("C3:A1", "x", "")), Accepted(GOOD)),
    Case("合并盖住内容.xlsx", lambda: book(after=_merges("A1:B1")), Flagged("B1", GOOD)),
    Case("共享序号超界.xlsx", lambda: _with_shared("9"), Refused("损坏")),
    Case("共享序号负.xlsx", lambda: _with_shared("-1"), Refused("损坏")),
    Case("共享声称四十亿.xlsx", lambda: _with_shared("0"), Accepted({"A1": "甲"})),
    Case("样式超界.xlsx", lambda: _number("45473", 99), Flagged("A2")),
    Case("公式无结果.xlsx", lambda: cell_book(_FORMULA.format("", "1+1", "")), Flagged("A2", {"A2": ("", CellKind.UNCOMPUTED)})),
    Case("公式空结果.xlsx", lambda: cell_book(_FORMULA.format(" t='str'", '""', "<v></v>")), Accepted(_A1)),
    Case("外部链接.xlsm", _external, Accepted(_A1 | {"A2": ("7", NUMBER)})),
    Case("DDE.xlsx", lambda: cell_book(_FORMULA.format(" t='str'", "cmd|'/C calc'!A0", "<v>x</v>")), Accepted(_A1 | {"A2": "x"})),
    Case("等号文字.xlsx", lambda: cell_book(text_cell("A2", "=cmd|' /C calc'!A0")), Accepted(_A1 | {"A2": "=cmd|' /C calc'!A0"})),
    Case("图片公式.xlsx", lambda: cell_book(_FORMULA.format(" t='str'", 'DISPIMG("ID_1",1)', '<v>=DISPIMG("ID_1",1)</v>')), Flagged("A2", {"A2": ("〔图片〕", CellKind.PICTURE)})),
    Case("错误值.xlsx", lambda: cell_book('<c r="A2" t="e"><v>#N/A</v></c>'), Accepted(_A1 | {"A2": ("#N/A", ERROR)})),
    Case("公式错误值.xlsx", lambda: cell_book(_FORMULA.format(" t='e'", "1/0", "<v>#DIV/0!</v>")), Accepted(_A1 | {"A2": ("#DIV/0!", ERROR)})),
    Case("NaN.xlsx", lambda: _number("NaN"), Flagged("A2", {"A2": ("NaN", ERROR)})),
    Case("INF.xlsx", lambda: _number("INF"), Flagged("A2", {"A2": ("INF", ERROR)})),
    Case("1e999.xlsx", lambda: _number("1e999"), Flagged("A2", {"A2": ("1e999", ERROR)})),
    Case("abc.xlsx", lambda: _number("abc"), Flagged("A2", {"A2": ("abc", ERROR)})),
    Case("十六进制.xlsx", lambda: _number("0x10"), Flagged("A2")),
    Case("全角数字.xlsx", lambda: _number("１２"), Flagged("A2")),
    Case("下划线数字.xlsx", lambda: _number("1_000"), Flagged("A2")),
    Case("逗号小数.xlsx", lambda: _number("0,8"), Flagged("A2")),
    Case("序列60.xlsx", lambda: _number("60", 1), Flagged("A2")),
    Case("序列负一.xlsx", lambda: _number("-1", 1), Flagged("A2")),
    Case("序列零.xlsx", lambda: _number("0", 1), Flagged("A2")),
    Case("序列过大.xlsx", lambda: _number("2958466", 1), Flagged("A2")),
    Case("十八位编码.xlsx", lambda: _number("123456789012345678"), Flagged("15 位")),
    Case("十八位科学.xlsx", lambda: _number("1.2345678901234568E+17"), Flagged("15 位")),
    Case("十五位编码.xlsx", lambda: _number("123456789012345"), Accepted(_A1 | {"A2": ("123456789012345", NUMBER)})),
    Case("浮点噪声.xlsx", lambda: _number("0.30000000000000004"), Accepted(_A1 | {"A2": ("0.3", NUMBER)})),
    Case("百分比.xlsx", lambda: _number("0.8", 2), Accepted(_A1 | {"A2": ("80%", PERCENT)})),
    Case("月份数字.xlsx", lambda: _number("2024.1", 3), Accepted(_A1 | {"A2": ("2024.10", NUMBER)})),
    Case("星期格式.xlsx", lambda: _with_format("[$-804]aaaa"), Flagged("A1", {"A1": ("45473", NUMBER)})),
    Case("时长格式.xlsx", lambda: _with_format("[h]:mm"), Flagged("A1", {"A1": ("45473", NUMBER)})),
    Case("单位格式.xlsx", lambda: _with_format("0&quot;万元&quot;"), Accepted({"A1": "45473万元"})),
    Case("科学格式.xlsx", lambda: _with_format("0.00E+00"), Accepted({"A1": ("45473", NUMBER)})),
    Case("常规格式.xlsx", lambda: _with_format("General"), Accepted({"A1": ("45473", NUMBER)})),
    Case("行号太大.xlsx", lambda: book(GOOD_ROWS + '<row r="9999999"><c r="A9999999"><v>1</v></c></row>'), Flagged("没有读取", GOOD)),
    Case("1904.xlsx", lambda: zipped(parts(f'<row r="1">{text_cell("A1", "序号")}</row><row r="2">{_DAY.format(44011)}</row>') | {"xl/workbook.xml": workbook_part(more='<workbookPr date1904="1"/>')}), Accepted(_A1 | {"A2": ("2024-06-30", DATE)})),
    Case("ISO日期.xlsx", lambda: cell_book('<c r="A2" t="d"><v>2024-06-30T00:00:00</v></c>'), Accepted(_A1 | {"A2": ("2024-06-30", DATE)})),
    Case("ISO日期坏.xlsx", lambda: cell_book('<c r="A2" t="d"><v>2024-13-45</v></c>'), Flagged("A2", {"A2": ("2024-13-45", ERROR)})),
    Case("真假坏.xlsx", lambda: cell_book('<c r="A2" t="b"><v>7</v></c>'), Flagged("A2")),
    Case("类型未知.xlsx", lambda: cell_book('<c r="A2" t="zz"><v>7</v></c>'), Flagged("A2")),
    Case("控制字符转义.xlsx", lambda: cell_book(text_cell("A2", "甲_x0001_乙_x0008_")), Accepted(_A1 | {"A2": "甲乙"})),
    Case("半个代理.xlsx", lambda: cell_book(text_cell("A2", "甲_xD800_乙")), Accepted(_A1 | {"A2": "甲乙"})),
    Case("转义的转义.xlsx", lambda: cell_book(text_cell("A2", "_x005F_x0041_")), Accepted(_A1 | {"A2": "_x0041_"})),
    Case("零宽.xlsx", lambda: cell_book(text_cell("A2", "\ufeff甲")), Accepted(_A1 | {"A2": "甲"})),
    Case("只有空白.xlsx", lambda: cell_book(text_cell("A2", " \u3000\xa0\n")), Accepted(_A1)),
    Case("超长.xlsx", lambda: cell_book(text_cell("A2", _LONG)), Flagged("32767", {"A2": _LONG[:32767]})),
    Case("五百万字.xlsx", lambda: cell_book(text_cell("A2", "长" * 5_000_000)), Flagged("32767")),
    Case("拼音.xlsx", lambda: cell_book('<c r="A2" t="inlineStr"><is><t>东</t><rPh sb="0" eb="1"><t>dong</t></rPh></is></c>'), Accepted(_A1 | {"A2": "东"})),
    Case("部分删除线.xlsx", lambda: cell_book('<c r="A2" t="inlineStr"><is><r><t>留</t></r><r><rPr><strike/></rPr><t>删</t></r></is></c>'), Flagged("删除线", {"A2": "留删"})),
    Case("隐藏表在前.xlsx", _hidden_first, Accepted(GOOD)),
    Case("前缀.xlsx", lambda: altered("xl/worksheets/sheet1.xml", sheet().replace("xmlns=", "xmlns:x=").replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?")), Accepted(GOOD)),
    Case("混合前缀.xlsx", lambda: altered("xl/worksheets/sheet1.xml", sheet(GOOD_ROWS + '<x:row xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="3"><x:c r="A3"><x:v>9</x:v></x:c></x:row>')), Refused("写法不合规范")),
    Case("注释里的行.xlsx", lambda: book(f'<!-- <row r="9">{text_cell("A9", "注")}</row> -->{GOOD_ROWS}'), Accepted(GOOD)),
    Case("CDATA.xlsx", lambda: book('<row r="1"><c r="A1" t="str"><v><![CDATA[<c r="B1"><v>9</v></c>]]></v></c></row>'), Accepted({"A1": '<c r="B1"><v>9</v></c>'})),
)  # fmt: skip
