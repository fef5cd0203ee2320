"""What the commands of all subjects have in common: their parser and the options many share."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from models.account import account_name
from models.paths import settings_path
from models.settings import Settings, load_settings
from ui.commands.chinese_parser import ChineseParser

Command = Callable[[argparse.Namespace], int]
Commands = argparse._SubParsersAction  # the library gives the type no public name


def add_command(
    commands: "Commands[ChineseParser]", name: str, help_text: str, run: Command
) -> ChineseParser:
    """Add one command with its help, its job and where the data lie."""
    parser = commands.add_parser(name, help=help_text, description=help_text)
    add_data_option(parser, default=argparse.SUPPRESS)
    parser.set_defaults(run=run)
    return parser


def add_data_option(parser: ChineseParser, *, default: Path | str) -> None:
    """Offer the folder of the workspace."""
    parser.add_argument("--data", type=Path, default=default, metavar="目录", help="数据目录")


def add_json_option(parser: ChineseParser) -> None:
    """Offer the answer as JSON."""
    parser.add_argument("--json", action="store_true", help="输出 JSON，供其他程序读取")


def add_profile_option(parser: ChineseParser, *, default: str) -> None:
    """Offer the circle of readers (流转范围)."""
    parser.add_argument(
        "--profile", default=default, metavar="流转范围", help=f"给谁看，默认“{default}”"
    )


def parse_date(text: str) -> date:
    """Return a day; the parser turns the error into a sentence."""
    return date.fromisoformat(text)


def parse_year(text: str) -> int:
    """Return a year a date may have; the parser turns the error into a sentence."""
    return date(int(text), 1, 1).year


def operator_settings() -> Settings:
    """Return the person's settings, with the account's name where no operator is set."""
    settings = load_settings(settings_path())
    return settings if settings.operator else replace(settings, operator=account_name())
