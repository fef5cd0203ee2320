"""``check``, ``backup`` and ``restore``; ``self-test`` and ``demo``: their options."""

import argparse
from pathlib import Path

from ui.commands.arguments import Commands, add_command, add_json_option, operator_settings
from ui.commands.chinese_parser import ChineseParser
from ui.commands.pictures import AT_200


def add_safety(commands: "Commands[ChineseParser]") -> None:
    """Add what keeps the data safe."""
    check = add_command(commands, "check", "检查数据库、关联与佐证资料是否完好", _run_check)
    backup = add_command(commands, "backup", "备份数据目录中的台账", _run_backup)
    restore = add_command(commands, "restore", "从备份恢复台账（先备份现有数据）", _run_restore)
    restore.add_argument("backup", type=Path, metavar="备份文件")
    for parser in (check, backup, restore):
        add_json_option(parser)


def add_trials(commands: "Commands[ChineseParser]") -> None:
    """Add what tries the program out."""
    add_command(commands, "self-test", "自检：字体、数据库、表格、PDF 与窗口", _run_self_test)
    demo = add_command(commands, "demo", "用两份样例文件走一遍主要工作", _run_demo)
    demo.add_argument("out", type=Path, metavar="目录")
    # The demo starts itself with it; not a person's option.
    demo.add_argument(AT_200, action="store_true", help=argparse.SUPPRESS)


def _run_check(arguments: argparse.Namespace) -> int:
    from ui.commands.safety import run_check

    return run_check(arguments.data, as_json=arguments.json)


def _run_backup(arguments: argparse.Namespace) -> int:
    from ui.commands.safety import run_backup

    return run_backup(arguments.data, operator_settings().operator, as_json=arguments.json)


def _run_restore(arguments: argparse.Namespace) -> int:
    from ui.commands.safety import run_restore

    return run_restore(arguments.data, arguments.backup, as_json=arguments.json)


def _run_self_test(_arguments: argparse.Namespace) -> int:
    from ui.commands.self_test import run_self_test

    return run_self_test()


def _run_demo(arguments: argparse.Namespace) -> int:
    from ui.commands.demo import draw_demo_at_200, run_demo

    return draw_demo_at_200(arguments.out) if arguments.at_200 else run_demo(arguments.out)
