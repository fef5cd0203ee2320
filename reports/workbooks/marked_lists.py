"""The two sheets of our own at the end of a marked copy: 差错清单 and 说明."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import quote_sheetname  # type: ignore[import-untyped]  # no type marker
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # the same

from reports.content.returned_findings import Finding, FindingKind
from reports.incoming.grid import GridFile
from reports.workbooks.form_styles import BOXED
from reports.workbooks.ledger_drawing import LEAST_ROW_HEIGHT
from reports.workbooks.marked_layout import row_height
from reports.workbooks.marked_styles import (
    FILLS,
    HEADING,
    OPEN_HEAD,
    PLAIN,
    TITLE,
    TITLE_SIZE,
    Styles,
)
from reports.workbooks.marked_values import storable
from reports.workbooks.printed_pages import lay_out_page

_COLUMNS = (
    ("序号", 6),
    ("工作表", 12),
    ("位置", 9),
    ("栏目", 12),
    ("表中内容", 26),
    ("类别", 13),
    ("差错说明", 40),
    ("请这样处理", 40),
)
_WORD_COLUMNS = frozenset({4, 6, 7})  # sentences; the others stand in the middle
_KIND_COLUMN, _PLACE_COLUMN = 5, 2
_LONGEST_SHOWN = 200
_MOST_LINKS = 60_000  # the file format ends at 65 530
_LINK = BOXED | {"align": "center", "font_color": "#0563C1", "underline": 1}
_LEGEND_WIDTHS = (18, 74)
_MEANINGS: Mapping[FindingKind, str] = {
    FindingKind.REFUSED: "填写的内容不合要求，没有采用，请改正。",
    FindingKind.ASK: "有几种意思，程序不猜，请写明是哪一种。",
    FindingKind.CONFLICT: "本办台账在下发之后也有变动，两边不一样，请核对。",
    FindingKind.UNAUTHORISED: "不由单位填写的栏目有改动，没有采用，请改回原样。",
    FindingKind.UNMATCHED: "这一行对不上下发的任务或事项，没有采用，请写明是哪一项。",
    FindingKind.MISSING: "下发的表中有、返回的表中没有，请补报。",
    FindingKind.NOTICE: "不影响收报，请看一看是不是有误。",
}


@dataclass(frozen=True, slots=True)
class ListedFile:
    """What the list is about; ``sheet_names`` are the names in the copy by those in their file."""

    unit: str
    round_name: str
    file_name: str
    sheet_names: Mapping[str, str]


def draw_list(
    worksheet: Worksheet, findings: Sequence[Finding], listed: ListedFile, styles: Styles
) -> None:
    """Draw every finding with a link to its cell."""
    last = len(_COLUMNS) - 1
    for column, (_, width) in enumerate(_COLUMNS):
        worksheet.set_column(column, column, width)
    worksheet.merge_range(0, 0, 0, last, "差错清单", styles.of(TITLE))
    worksheet.set_row(0, TITLE_SIZE * 1.5 + 8)
    about = (
        f"填报单位：{listed.unit}　　报送批次：{listed.round_name}　　"
        f"来件：{listed.file_name}　　共{len(findings)}处"
    )
    worksheet.merge_range(1, 0, 1, last, "", styles.of(PLAIN))
    worksheet.write_string(1, 0, storable(about), styles.of(PLAIN))
    worksheet.set_row(1, LEAST_ROW_HEIGHT)
    for column, (heading, _) in enumerate(_COLUMNS):
        style = styles.of(HEADING | {"bg_color": OPEN_HEAD})
        worksheet.write_string(2, column, heading, style)
    worksheet.set_row(2, LEAST_ROW_HEIGHT)
    for number, finding in enumerate(findings, start=1):
        _draw_finding(worksheet, number, finding, listed, styles)
    _lay_out_list(worksheet, len(findings), last)


def _draw_finding(
    worksheet: Worksheet, number: int, finding: Finding, listed: ListedFile, styles: Styles
) -> None:
    row = number + 2
    texts = [
        str(number),
        listed.sheet_names.get(finding.sheet, finding.sheet) or "整个文件",
        finding.place,
        finding.heading,
        _cut(finding.shown),
        finding.kind.label,
        finding.wrong,
        finding.remedy,
    ]
    for column, text in enumerate(texts):
        look = BOXED | {"align": "left" if column in _WORD_COLUMNS else "center"}
        if column == _KIND_COLUMN:
            look["bg_color"] = FILLS[finding.kind]
        if text:
            worksheet.write_string(row, column, storable(text), styles.of(look))
        else:
            worksheet.write_blank(row, column, None, styles.of(look))
    sheet = listed.sheet_names.get(finding.sheet)
    if sheet and finding.row and number <= _MOST_LINKS:
        target = f"internal:{quote_sheetname(sheet)}!{finding.address or f'A{finding.row}'}"
        worksheet.write_url(row, _PLACE_COLUMN, target, styles.of(_LINK), finding.place)
    room = [(text, width) for text, (_, width) in zip(texts, _COLUMNS, strict=True)]
    worksheet.set_row(row, row_height(room))


def _lay_out_list(worksheet: Worksheet, count: int, last: int) -> None:
    lay_out_page(worksheet)
    worksheet.repeat_rows(2)
    worksheet.freeze_panes(3, 0)
    worksheet.autofilter(2, 0, 2 + count, last)
    worksheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def draw_legend(
    worksheet: Worksheet, findings: Sequence[Finding], grid: GridFile, styles: Styles
) -> None:
    """Draw what to do with the copy, and what each colour stands for."""
    for column, width in enumerate(_LEGEND_WIDTHS):
        worksheet.set_column(column, column, width)
    worksheet.merge_range(0, 0, 0, 1, "退改稿说明", styles.of(TITLE))
    worksheet.set_row(0, TITLE_SIZE * 1.5 + 8)
    row = 1
    for number, note in enumerate(_notes(grid), start=1):
        text = f"{number}.{note}"
        worksheet.merge_range(row, 0, row, 1, "", styles.of(PLAIN | {"text_wrap": True}))
        worksheet.write_string(row, 0, text, styles.of(PLAIN | {"text_wrap": True}))
        worksheet.set_row(row, row_height([(text, sum(_LEGEND_WIDTHS))]))
        row += 1
    counts = Counter(finding.kind for finding in findings)
    for kind in filter(counts.__getitem__, FindingKind):
        label = f"{kind.label}（{counts[kind]}处）"
        look = BOXED | {"align": "center", "bg_color": FILLS[kind]}
        worksheet.write_string(row, 0, label, styles.of(look))
        worksheet.write_string(row, 1, _MEANINGS[kind], styles.of(BOXED))
        worksheet.set_row(row, row_height([(_MEANINGS[kind], _LEGEND_WIDTHS[1])]))
        row += 1
    lay_out_page(worksheet)


def _notes(grid: GridFile) -> list[str]:
    notes = [
        "本稿按来件的版式另做，行号、列号与来件一致；来件没有改动。",
        "请直接在有颜色的格子里改；要改什么，看表右边的“差错”栏、格子上的批注或“差错清单”。",
        "改好后把本稿原样报回，程序认得它是哪个单位、哪一期的表，按新的一稿收。",
        "“差错”栏、“差错清单”和本页不用填、不用删，收报时不读。",
    ]
    if grid.pictures:
        notes.append("来件中的图片没有放进本稿，来件已存档，图片不用重报。")
    return notes


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}……"
