"""The command line: the program's jobs without a window. A contract: names and codes stay.

Exit codes: 0 done, 1 done with open questions, 2 refused with a reason. Imports no Qt.
"""

import argparse
import gc
import io
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from models.account import account_name
from models.circulation import INTERNAL, UNITS
from models.errors import UserError
from models.paths import default_workspace_dir, settings_path
from models.settings import Settings, load_settings
from models.vocabulary import PaperKind
from ui.commands.chinese_parser import ChineseParser
from ui.commands.output import EXIT_REFUSED
from ui.commands.pictures import AT_200

Command = Callable[[argparse.Namespace], int]


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


def operator_settings() -> Settings:
    """Return the person's settings, with the account's name where no operator is set."""
    settings = load_settings(settings_path())
    return settings if settings.operator else replace(settings, operator=account_name())


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
    _add_data_option(parser, default=_usual_workspace())
    parser.add_argument(
        "--open", type=Path, nargs="+", default=(), metavar="文件", help="打开窗口并导入这些文件"
    )
    parser.set_defaults(run=_open_window)
    commands = parser.add_subparsers(title="命令", metavar="命令", parser_class=ChineseParser)
    for add in (_add_reading, _add_papers, _add_typeset, _add_rounds, _add_safety, _add_trials):
        add(commands)
    return parser


Commands = argparse._SubParsersAction  # the library gives the type no public name


def _command(
    commands: "Commands[ChineseParser]", name: str, help_text: str, run: Command
) -> ChineseParser:
    parser = commands.add_parser(name, help=help_text, description=help_text)
    _add_data_option(parser, default=argparse.SUPPRESS)
    parser.set_defaults(run=run)
    return parser


def _add_data_option(parser: ChineseParser, *, default: Path | str) -> None:
    parser.add_argument("--data", type=Path, default=default, metavar="目录", help="数据目录")


def _add_json_option(parser: ChineseParser) -> None:
    parser.add_argument("--json", action="store_true", help="输出 JSON，供其他程序读取")


def _add_profile_option(parser: ChineseParser, *, default: str) -> None:
    parser.add_argument(
        "--profile", default=default, metavar="流转范围", help=f"给谁看，默认“{default}”"
    )


def _date(text: str) -> date:
    return date.fromisoformat(text)


def _year(text: str) -> int:
    """Return a year a date may have; the parser turns the error into a sentence."""
    return date(int(text), 1, 1).year


def _add_reading(commands: "Commands[ChineseParser]") -> None:
    read = _command(commands, "read", "识读一份文件并显示结果，不入库", _run_read)
    read.add_argument("file", type=Path, metavar="文件")
    _add_json_option(read)
    bring_in = _command(commands, "import", "识读文件并入库，列出待确认的问题", _run_import)
    bring_in.add_argument("files", type=Path, nargs="+", metavar="文件")
    _add_json_option(bring_in)


def _add_papers(commands: "Commands[ChineseParser]") -> None:
    ledger = _command(commands, "ledger", "导出 Excel 台账", _run_ledger)
    ledger.add_argument("subject", choices=("tasks", "items"), metavar="tasks|items")
    ledger.add_argument("out", type=Path, metavar="输出.xlsx")
    _add_profile_option(ledger, default=INTERNAL.name)
    briefing = _command(commands, "briefing", "导出 PDF 简报", _run_briefing)
    briefing.add_argument("out", type=Path, metavar="输出.pdf")
    briefing.add_argument("--issue", type=int, default=1, metavar="N", help="第几期，默认 1")
    briefing.add_argument(
        "--allow-missing", action="store_true", help="字库里没有的字印成〓，不停下来"
    )
    _add_paper(commands)
    statement = _command(
        commands, "statement", "按台账写出一年改革事项的说明和导语，并核对合计", _run_statement
    )
    statement.add_argument("--year", type=_year, required=True, metavar="年", help="如 2023")
    _add_json_option(statement)
    for parser in (ledger, briefing):
        parser.add_argument(
            "--date", type=_date, default=None, metavar="年-月-日", help="统计截止日期，默认今天"
        )
        _add_json_option(parser)


def _add_paper(commands: "Commands[ChineseParser]") -> None:
    paper = _command(commands, "paper", "由台账编成一份公文，排成 PDF", _run_paper)
    paper.add_argument("composer", metavar="种类", help="如 briefing、letter，写错时列出全部")
    paper.add_argument("out", type=Path, metavar="输出.pdf")
    paper.add_argument("--period", default="", metavar="期间", help="如 2024-06、2024-Q2、2024-H1")
    paper.add_argument("--scope", default="", metavar="范围", help="单位或板块，默认全市")
    paper.add_argument("--number", default="", metavar="文号", help="默认接着上一份编")
    paper.add_argument(
        "--date", type=_date, default=None, metavar="年-月-日", help="统计和成文日期，默认期末"
    )
    paper.add_argument("--word", type=Path, default=None, metavar="输出.docx", help="另存 Word")
    _add_profile_option(paper, default=UNITS.name)
    paper.add_argument("--issue", action="store_true", help="登记印发：内容、数字和文件从此固定")
    paper.add_argument(
        "--allow-missing", action="store_true", help="字库里没有的字印成〓，不停下来"
    )
    _add_json_option(paper)


def _add_typeset(commands: "Commands[ChineseParser]") -> None:
    typeset = _command(commands, "typeset", "把公文的纯文字排成 PDF", _run_typeset)
    typeset.add_argument("text", type=Path, metavar="文字.txt")
    typeset.add_argument("out", type=Path, metavar="输出.pdf")
    labels = [kind.label for kind in PaperKind]
    typeset.add_argument(
        "--kind", choices=labels, default="", metavar="|".join(labels), help="默认按文字判断"
    )
    typeset.add_argument("--number", default="", metavar="文号", help="发文字号或第几期")
    typeset.add_argument("--issuer", default="", metavar="机关", help="发文机关")
    typeset.add_argument(
        "--allow-missing", action="store_true", help="字库里没有的字印成〓，不停下来"
    )
    _add_json_option(typeset)


def _add_rounds(commands: "Commands[ChineseParser]") -> None:
    rounds = commands.add_parser("round", help="报送批次", description="报送批次")
    deeds = rounds.add_subparsers(
        title="命令", metavar="命令", required=True, dest="round", parser_class=ChineseParser
    )
    new = _command(deeds, "new", "新建报送批次，显示它的名称", _run_round_new)
    new.add_argument("name", metavar="名称")
    new.add_argument("--period", required=True, metavar="期间", help="如 2024-06、2024-Q2")
    new.add_argument("--due", type=_date, required=True, metavar="年-月-日", help="报送截止")
    new.add_argument("--ask", default="tasks,items", metavar="tasks,items", help="报什么")
    new.add_argument(
        "--units", default="", metavar="单位,…", help="单位或单位组，默认台账里涉及的全部单位"
    )
    new.add_argument(
        "--date", type=_date, default=None, metavar="年-月-日", help="建立的日期，默认今天"
    )
    forms = _command(commands, "forms", "生成一个批次的报送表，每个单位一份", _run_forms)
    forms.add_argument("round", metavar="批次")
    forms.add_argument("out", type=Path, metavar="输出目录", help="目录，或以 .zip 结尾的压缩包")
    collect = _command(commands, "collect", "收单位报回来的文件、文件夹或压缩包", _run_collect)
    collect.add_argument("paths", type=Path, nargs="+", metavar="文件")
    collect.add_argument("--round", default="", metavar="批次", help="默认按文件里的标识")
    collect.add_argument(
        "--accept", choices=("safe",), default="", help="safe：没有疑问的内容直接入库"
    )
    collect.add_argument(
        "--date", type=_date, default=None, metavar="年-月-日", help="收到的日期，默认今天"
    )
    for parser in (new, forms, collect):
        _add_json_option(parser)


def _add_safety(commands: "Commands[ChineseParser]") -> None:
    check = _command(commands, "check", "检查数据库、关联与佐证资料是否完好", _run_check)
    backup = _command(commands, "backup", "备份数据目录中的台账", _run_backup)
    restore = _command(commands, "restore", "从备份恢复台账（先备份现有数据）", _run_restore)
    restore.add_argument("backup", type=Path, metavar="备份文件")
    for parser in (check, backup, restore):
        _add_json_option(parser)


def _add_trials(commands: "Commands[ChineseParser]") -> None:
    _command(commands, "self-test", "自检：字体、数据库、表格、PDF 与窗口", _run_self_test)
    demo = _command(commands, "demo", "用两份样例文件走一遍主要工作", _run_demo)
    demo.add_argument("out", type=Path, metavar="目录")
    # The demo starts itself with it; not a person's option.
    demo.add_argument(AT_200, action="store_true", help=argparse.SUPPRESS)


# Each job is imported when it is asked for: `read --json` should not wait for a PDF library.


def _open_window(arguments: argparse.Namespace) -> int:
    # Until the window is painted (ui/opening.py): 5 ms, and nothing would be found.
    gc.disable()
    from ui.app import run_window

    return run_window(arguments.data, operator_settings(), arguments.open)


def _run_read(arguments: argparse.Namespace) -> int:
    from ui.commands.reading import run_read

    return run_read(arguments.file, as_json=arguments.json)


def _run_import(arguments: argparse.Namespace) -> int:
    from ui.commands.reading import run_import

    return run_import(
        arguments.files, arguments.data, operator_settings().operator, as_json=arguments.json
    )


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


def _run_typeset(arguments: argparse.Namespace) -> int:
    from reports.typesetting import TypesetOrder
    from ui.commands.typeset import run_typeset

    kinds = {kind.label: kind for kind in PaperKind}
    order = TypesetOrder(kinds.get(arguments.kind), arguments.number, arguments.issuer)
    return run_typeset(
        arguments.text,
        arguments.out,
        order,
        bundled_fonts_only=operator_settings().bundled_fonts_only,
        allow_missing=arguments.allow_missing,
        as_json=arguments.json,
    )


def _run_statement(arguments: argparse.Namespace) -> int:
    from ui.commands.statement import run_statement

    return run_statement(arguments.year, arguments.data, as_json=arguments.json)


def _run_paper(arguments: argparse.Namespace) -> int:
    from ui.commands.paper import PaperWish, run_paper

    wish = PaperWish(
        composer=arguments.composer,
        period=arguments.period,
        scope=arguments.scope,
        number=arguments.number,
        as_of=arguments.date,
        profile=arguments.profile,
        word=arguments.word,
        is_issued=arguments.issue,
        allow_missing=arguments.allow_missing,
    )
    settings = operator_settings()
    return run_paper(arguments.out, arguments.data, wish, settings, as_json=arguments.json)


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
