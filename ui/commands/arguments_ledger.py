"""``ledger`` and ``briefing``: their options."""

import argparse
from pathlib import Path

from models.circulation import INTERNAL
from ui.commands.arguments import (
    Commands,
    add_command,
    add_json_option,
    add_profile_option,
    operator_settings,
    parse_date,
)
from ui.commands.chinese_parser import ChineseParser


def add_ledgers(commands: "Commands[ChineseParser]") -> None:
    """Add them to the commands."""
    ledger = add_command(commands, "ledger", "导出 Excel 台账", _run_ledger)
    ledger.add_argument("subject", choices=("tasks", "items"), metavar="tasks|items")
    ledger.add_argument("out", type=Path, metavar="输出.xlsx")
    add_profile_option(ledger, default=INTERNAL.name)
    briefing = add_command(commands, "briefing", "导出 PDF 简报", _run_briefing)
    briefing.add_argument("out", type=Path, metavar="输出.pdf")
    briefing.add_argument("--issue", type=int, default=1, metavar="N", help="第几期，默认 1")
    briefing.add_argument(
        "--allow-missing", action="store_true", help="字库里没有的字印成〓，不停下来"
    )
    for parser in (ledger, briefing):
        parser.add_argument(
            "--date",
            type=parse_date,
            default=None,
            metavar="年-月-日",
            help="统计截止日期，默认今天",
        )
        add_json_option(parser)


def _run_ledger(arguments: argparse.Namespace) -> int:
    from ui.commands.papers import run_ledger

    return run_ledger(
        arguments.subject,
        arguments.out,
        arguments.data,
        arguments.date,
        profile=arguments.profile,
        as_json=arguments.json,
    )


def _run_briefing(arguments: argparse.Namespace) -> int:
    from ui.commands.papers import BriefingOptions, run_briefing

    options = BriefingOptions(
        arguments.date, arguments.issue, arguments.allow_missing, operator_settings()
    )
    return run_briefing(arguments.out, arguments.data, options, as_json=arguments.json)
