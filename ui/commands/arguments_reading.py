"""``read`` and ``import``: their options."""

import argparse
from pathlib import Path

from ui.commands.arguments import Commands, add_command, add_json_option, operator_settings
from ui.commands.chinese_parser import ChineseParser


def add_reading(commands: "Commands[ChineseParser]") -> None:
    """Add them to the commands."""
    read = add_command(commands, "read", "识读一份文件并显示结果，不入库", _run_read)
    read.add_argument("file", type=Path, metavar="文件")
    add_json_option(read)
    bring_in = add_command(commands, "import", "识读文件并入库，列出待确认的问题", _run_import)
    bring_in.add_argument("files", type=Path, nargs="+", metavar="文件")
    add_json_option(bring_in)


def _run_read(arguments: argparse.Namespace) -> int:
    from ui.commands.reading import run_read

    return run_read(arguments.file, as_json=arguments.json)


def _run_import(arguments: argparse.Namespace) -> int:
    from ui.commands.reading import run_import

    return run_import(
        arguments.files, arguments.data, operator_settings().operator, as_json=arguments.json
    )
