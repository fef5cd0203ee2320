"""``round``, ``forms`` and ``collect``: their options."""

import argparse
from pathlib import Path

from ui.commands.arguments import (
    Commands,
    add_command,
    add_json_option,
    operator_settings,
    parse_date,
)
from ui.commands.chinese_parser import ChineseParser


def add_rounds(commands: "Commands[ChineseParser]") -> None:
    """Add them to the commands."""
    rounds = commands.add_parser("round", help="报送批次", description="报送批次")
    deeds = rounds.add_subparsers(
        title="命令", metavar="命令", required=True, dest="round", parser_class=ChineseParser
    )
    new = add_command(deeds, "new", "新建报送批次，显示它的名称", _run_round_new)
    new.add_argument("name", metavar="名称")
    new.add_argument("--period", required=True, metavar="期间", help="如 2024-06、2024-Q2")
    new.add_argument("--due", type=parse_date, required=True, metavar="年-月-日", help="报送截止")
    new.add_argument("--ask", default="tasks,items", metavar="tasks,items", help="报什么")
    new.add_argument(
        "--units", default="", metavar="单位,…", help="单位或单位组，默认台账里涉及的全部单位"
    )
    new.add_argument(
        "--date", type=parse_date, default=None, metavar="年-月-日", help="建立的日期，默认今天"
    )
    forms = add_command(commands, "forms", "生成一个批次的报送表，每个单位一份", _run_forms)
    forms.add_argument("round", metavar="批次")
    forms.add_argument("out", type=Path, metavar="输出目录", help="目录，或以 .zip 结尾的压缩包")
    collect = add_command(commands, "collect", "收单位报回来的文件、文件夹或压缩包", _run_collect)
    collect.add_argument("paths", type=Path, nargs="+", metavar="文件")
    collect.add_argument("--round", default="", metavar="批次", help="默认按文件里的标识")
    collect.add_argument(
        "--accept", choices=("safe",), default="", help="safe：没有疑问的内容直接入库"
    )
    collect.add_argument(
        "--date", type=parse_date, default=None, metavar="年-月-日", help="收到的日期，默认今天"
    )
    for parser in (new, forms, collect):
        add_json_option(parser)


def _run_round_new(arguments: argparse.Namespace) -> int:
    from ui.commands.rounds import RoundOrder, run_round_new

    order = RoundOrder(
        arguments.name,
        arguments.period,
        arguments.due,
        arguments.ask,
        arguments.units,
        arguments.date,
    )
    operator = operator_settings().operator
    return run_round_new(order, arguments.data, operator, as_json=arguments.json)


def _run_forms(arguments: argparse.Namespace) -> int:
    from ui.commands.rounds import run_forms

    return run_forms(
        arguments.round,
        arguments.out,
        arguments.data,
        operator_settings(),
        as_json=arguments.json,
    )


def _run_collect(arguments: argparse.Namespace) -> int:
    from ui.commands.collect import CollectOrder, run_collect

    order = CollectOrder(
        tuple(arguments.paths), arguments.round, arguments.accept == "safe", arguments.date
    )
    operator = operator_settings().operator
    return run_collect(order, arguments.data, operator, as_json=arguments.json)
