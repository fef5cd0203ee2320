"""The command line: the program's jobs without a window. A contract: names and codes stay.

Exit codes: 0 done, 1 done with open questions, 2 refused with a reason. Imports no Qt.
"""

import argparse
import gc
import io
import sys
from pathlib import Path

from models.errors import UserError
from models.paths import default_workspace_dir, settings_path
from models.settings import load_settings
from ui.commands.arguments import Command, add_data_option, operator_settings
from ui.commands.arguments_ledger import add_ledgers
from ui.commands.arguments_papers import add_papers
from ui.commands.arguments_reading import add_reading
from ui.commands.arguments_rounds import add_rounds
from ui.commands.arguments_safety import add_safety, add_trials
from ui.commands.chinese_parser import ChineseParser
from ui.commands.output import EXIT_REFUSED


def run_command(argv: list[str]) -> int:
    """Run one command and return its exit code; without a command, open the window."""
    _speak_utf8()
    arguments = _parser().parse_args(_with_files_named(argv))
    command: Command = arguments.run
    try:
        return command(arguments)
    except UserError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return EXIT_REFUSED


def _with_files_named(argv: list[str]) -> list[str]:
    """Put ``--open`` before files that stand alone: a desktop hands them over that way."""
    first = 2 if argv[:1] == ["--data"] else 0
    names = argv[first:]
    # No command has a dot in its name.
    are_files = all("." in name and Path(name).is_file() for name in names)
    return [*argv[:first], "--open", *names] if names and are_files else argv


def _usual_workspace() -> Path:
    """Return the workspace used when none is named: the one in the settings, or the usual place."""
    chosen = load_settings(settings_path()).data_dir
    return Path(chosen) if chosen else default_workspace_dir()


def _speak_utf8() -> None:
    """Write UTF-8 whatever the console's code page: other programs read our JSON."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _parser() -> ChineseParser:
    parser = ChineseParser(
        prog="youhuaban",
        description="优化办工作台：台账、收报与公文。不带命令时打开窗口。",
        epilog="退出码：0 已完成；1 已完成，但有待确认的问题；2 未执行，并说明原因。",
    )
    add_data_option(parser, default=_usual_workspace())
    parser.add_argument(
        "--open", type=Path, nargs="+", default=(), metavar="文件", help="打开窗口并导入这些文件"
    )
    parser.set_defaults(run=_open_window)
    commands = parser.add_subparsers(title="命令", metavar="命令", parser_class=ChineseParser)
    for add in (add_reading, add_ledgers, add_papers, add_rounds, add_safety, add_trials):
        add(commands)
    return parser


def _open_window(arguments: argparse.Namespace) -> int:
    # Until the window is painted (ui/opening.py): 5 ms, and nothing would be found.
    gc.disable()
    from ui.app import run_window

    return run_window(arguments.data, operator_settings(), arguments.open)
