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
    ledger.add_argument(
        "--split-by",
        default="",
        metavar="unit|…",
        help="分开列：unit 单位，任务还可用 lead section state，事项还可用 area category",
    )
    ledger.add_argument(
        "--files", action="store_true", help="每个单位一个文件，输出写目录或 .zip；默认每个一张表"
    )
    ledger.add_argument("--official", action="store_true", help="按正式印发的清单格式")
    ledger.add_argument("--upright", action="store_true", help="A4 竖排，默认横排")
    ledger.add_argument("--protect", action="store_true", help="保护工作表，不设密码")
    ledger.add_argument("--no-totals", action="store_true", help="汇总表不加合计公式")
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
    from ui.commands.papers import LedgerWish, run_ledger

    wish = LedgerWish(
        as_of=arguments.date,
        profile=arguments.profile,
        split_by=arguments.split_by,
        as_files=arguments.files,
        is_official=arguments.official,
        is_upright=arguments.upright,
        is_protected=arguments.protect,
        has_totals=not arguments.no_totals,
        office=operator_settings().office_name,
    )
    return run_ledger(
        arguments.subject, arguments.out, arguments.data, wish, as_json=arguments.json
    )


def _run_briefing(arguments: argparse.Namespace) -> int:
    from ui.commands.papers import BriefingOptions, run_briefing

    options = BriefingOptions(
        arguments.date, arguments.issue, arguments.allow_missing, operator_settings()
    )
    return run_briefing(arguments.out, arguments.data, options, as_json=arguments.json)
