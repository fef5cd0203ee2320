"""``statement``: the 说明 sentence and the opening paragraph on the reform items of a year."""

from datetime import date
from pathlib import Path

from models.papers import PaperOrder
from models.store.workspace import Workspace
from reports.content.statement import Statement, StatementFacts, write_statement
from reports.content.statement_paper import statement_facts
from reports.content.statement_units import Identity
from reports.paper_reading import read_facts
from ui.commands.existing import open_existing
from ui.commands.output import EXIT_DONE, EXIT_OPEN_QUESTIONS, print_json, print_line


def run_statement(year: int, data: Path, *, as_json: bool) -> int:
    """Print both texts of a year; nothing is stored."""
    with open_existing(data) as workspace:
        written = write_statement(_facts(workspace, year), year)
    if as_json:
        print_json(_as_json(written))
    else:
        print_line(_as_text(written))
    return EXIT_OPEN_QUESTIONS if written.warnings else EXIT_DONE


def _facts(workspace: Workspace, year: int) -> StatementFacts:
    """Read what the paper 改革事项说明 of the year is composed from, so that both say the same."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    order = PaperOrder("statement", first, last, last)
    return statement_facts(read_facts(workspace, order, office=""))


def _as_json(written: Statement) -> dict[str, object]:
    identity = written.identity
    return {
        "year": written.year,
        "statement": written.statement.text,
        "opening": written.opening.text,
        "identity": {
            "solo": identity.solo,
            "joint": identity.joint,
            "total": identity.total,
            "holds": identity.holds,
        },
        "units": [
            {
                "unit": share.unit.name,
                "total": share.total,
                "solo": share.solo,
                "coop": share.coop,
            }
            for share in written.units
        ],
        "warnings": list(written.warnings),
    }


def _as_text(written: Statement) -> str:
    lines = [
        written.opening.text,
        "",
        written.groups.text,
        "",
        written.statement.text or "清单里没有创建单位和市直指导单位，没有说明。",
        "",
        _identity_words(written.identity),
    ]
    if written.warnings:
        lines += ["", "请留意：", *(f"  {warning}" for warning in written.warnings)]
    return "\n".join(lines)


def _identity_words(identity: Identity) -> str:
    """Return Σ solo + joint = total as a line that a clerk can check by head."""
    solo, joint, total = identity.solo, identity.joint, identity.total
    if identity.holds:
        return f"核对：单独承担{solo}项＋部门合作{joint}项＝{total}项，与事项总数一致。"
    return (
        f"核对：单独承担{solo}项＋部门合作{joint}项＝{solo + joint}项，与事项总数{total}项不一致。"
    )
