"""An argument parser whose help and refusals are in Chinese."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

from ui.commands.output import EXIT_REFUSED

# What the library says, by its English opening, and what the person reads instead.
_FAULTS = (
    (re.compile(r"the following arguments are required: (.+)"), "缺少{}"),
    (re.compile(r"unrecognized arguments: (.+)"), "不认识{}"),
    (re.compile(r"argument (.+?): expected .*"), "{}后面缺少内容"),
    (re.compile(r"argument (.+?): (?:invalid|not) .*"), "{}的写法不对"),
)


class ChineseHelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Writes 用法 instead of usage."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],  # the library's own private group type
        prefix: str | None = None,
    ) -> None:
        """Add the usage line with a Chinese prefix."""
        # "" asks for none: the library takes such a line for the name of a command.
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class ChineseParser(argparse.ArgumentParser):
    """An ``ArgumentParser`` that speaks Chinese to the person."""

    def __init__(self, **options: Any) -> None:  # the library's own open keyword list
        options.setdefault("formatter_class", ChineseHelpFormatter)
        super().__init__(**options, add_help=False)
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        """Refuse a command line that cannot be understood, with exit code 2."""
        sys.stderr.write(f"{_in_chinese(message)}，没有做任何事。\n{self.format_usage()}")
        sys.exit(EXIT_REFUSED)


def _in_chinese(message: str) -> str:
    for fault, said in _FAULTS:
        found = fault.match(message)
        if found:
            return said.format(f"“{found[1]}”")
    return "命令写法不对"
