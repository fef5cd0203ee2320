"""The marked copy (退改稿) that goes back to a unit: its own layout, what is wrong in colour.

It is a new workbook, the file that came is never touched. Its addresses are true, and it carries
stamp and keys of the form, so that it can be corrected and sent back.
"""

from collections.abc import Sequence
from io import BytesIO

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # ships no type marker

from models.intake_plan import FilePlan
from models.returned import ReturnedFile
from models.rules.round_period import period_label
from models.rules.round_stamp import FormStamp, read_stamp
from models.vocabulary import AskedKind
from reports.content.marked_words import LEGEND_SHEET, LIST_SHEET
from reports.content.returned_findings import Finding, list_findings
from reports.incoming.grid import GridFile, GridSheet
from reports.incoming.marked_copies import without_marks
from reports.workbooks.form_drawing import DrawnTable
from reports.workbooks.ledger_styles import BODY_FACE
from reports.workbooks.marked_layout import TablePlace
from reports.workbooks.marked_lists import ListedFile, draw_legend, draw_list
from reports.workbooks.marked_sheet import MarkedSheet, draw_marked_sheet
from reports.workbooks.marked_styles import Styles
from reports.workbooks.return_forms import add_stamp, name_table
from reports.workbooks.sheet_names import unique_sheet_names


def write_marked_copy(
    grid: GridFile,
    plan: FilePlan,
    returned: ReturnedFile | None,
    *,
    unit: str,
    round_name: str,
) -> bytes:
    """Return the workbook that shows a unit what to correct in the file it sent.

    Args:
        grid: the file as it came.
        plan: what taking it in would do; its findings are marked.
        returned: what was read of it, for the findings that concern no row.
        unit: who sent it.
        round_name: for which round, as people call it.
    """
    findings = list_findings(plan, returned)
    sheets = _shown(grid)
    *names, list_name, legend_name = unique_sheet_names(
        [*(sheet.name for sheet in sheets), LIST_SHEET, LEGEND_SHEET]
    )
    stream = BytesIO()
    options = {"in_memory": True, "default_format_properties": dict(BODY_FACE)}
    with Workbook(stream, options) as workbook:
        workbook.set_properties({"title": f"{unit}　{round_name}　退改稿", "subject": grid.name})
        styles = Styles(workbook)
        tables: dict[AskedKind, tuple[str, TablePlace]] = {}
        for name, sheet in zip(names, sheets, strict=True):
            marked = _marked(sheet, plan, returned, findings)
            places = draw_marked_sheet(
                workbook.add_worksheet(name), marked, styles, footer=_footer(unit)
            )
            for kind, place in zip(_kinds(marked), places, strict=False):
                tables.setdefault(kind, (name, place))
        listed = ListedFile(
            unit, round_name, grid.name, dict(zip((s.name for s in sheets), names, strict=True))
        )
        draw_list(workbook.add_worksheet(list_name), findings, listed, styles)
        draw_legend(workbook.add_worksheet(legend_name), findings, grid, styles)
        _carry_on(workbook, grid, returned, tables, unit=unit, round_name=round_name)
    return stream.getvalue()


def _shown(grid: GridFile) -> list[GridSheet]:
    """Return the sheets people see; those of an earlier marked copy are drawn anew."""
    return [sheet for sheet in without_marks(grid).sheets if not sheet.is_hidden]


def _marked(
    sheet: GridSheet,
    plan: FilePlan,
    returned: ReturnedFile | None,
    findings: Sequence[Finding],
) -> MarkedSheet:
    left_out = returned.left_out if returned else ()
    return MarkedSheet(
        sheet,
        tuple(row for row in plan.rows if row.sheet == sheet.name),
        tuple(one for one in findings if one.sheet == sheet.name),
        frozenset(row.number for row in left_out if row.sheet == sheet.name),
    )


def _kinds(sheet: MarkedSheet) -> list[AskedKind]:
    """Return the kinds of the tables of a sheet from top to bottom."""
    return list(dict.fromkeys(row.kind for row in sorted(sheet.rows, key=lambda one: one.number)))


def _footer(unit: str) -> str:
    name = unit.replace("&", "&&")
    return f"&L&9{name}　退改稿&C&9第 &P 页　共 &N 页"


def _carry_on(
    workbook: Workbook,
    grid: GridFile,
    returned: ReturnedFile | None,
    tables: dict[AskedKind, tuple[str, TablePlace]],
    *,
    unit: str,
    round_name: str,
) -> None:
    """Carry the stamp of the form and the names of its tables on to the copy."""
    stamp = _stamp(grid, returned)
    if stamp is None:
        return
    for kind, (name, place) in tables.items():
        table = DrawnTable(place.head - 1, place.last - 1, place.right)
        name_table(workbook, kind, name, table)
    facts = [
        ("批次", round_name),
        ("填报单位", unit),
        ("报送期间", period_label(stamp.period)),
        ("表号", stamp.number),
    ]
    add_stamp(workbook, stamp, facts)


def _stamp(grid: GridFile, returned: ReturnedFile | None) -> FormStamp | None:
    if returned and returned.stamp:
        return returned.stamp
    return next(filter(None, map(read_stamp, grid.stamps)), None)
