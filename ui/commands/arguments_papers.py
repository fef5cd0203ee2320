"""``paper``, ``statement`` and ``typeset``: their options."""

import argparse
from pathlib import Path

from models.circulation import UNITS
from models.vocabulary import PaperKind
from ui.commands.arguments import (
    Commands,
    add_command,
    add_json_option,
    add_profile_option,
    operator_settings,
    parse_date,
    parse_year,
)
from ui.commands.chinese_parser import ChineseParser


def add_papers(commands: "Commands[ChineseParser]") -> None:
    """Add them to the commands."""
    _add_paper(commands)
    _add_statement(commands)
    _add_typeset(commands)


def _add_paper(commands: "Commands[ChineseParser]") -> None:
    paper = add_command(commands, "paper", "由台账编成一份公文，排成 PDF", _run_paper)
    paper.add_argument("composer", metavar="种类", help="如 briefing、letter，写错时列出全部")
    paper.add_argument("out", type=Path, metavar="输出.pdf")
    paper.add_argument("--period", default="", metavar="期间", help="如 2024-06、2024-Q2、2024-H1")
    paper.add_argument("--scope", default="", metavar="范围", help="单位或板块，默认全市")
    paper.add_argument("--number", default="", metavar="文号", help="默认接着上一份编")
    paper.add_argument(
        "--date", type=parse_date, default=None, metavar="年-月-日", help="统计和成文日期，默认期末"
    )
    paper.add_argument("--word", type=Path, default=None, metavar="输出.docx", help="另存 Word")
    add_profile_option(paper, default=UNITS.name)
    paper.add_argument("--issue", action="store_true", help="登记印发：内容、数字和文件从此固定")
    paper.add_argument(
        "--allow-missing", action="store_true", help="字库里没有的字印成〓，不停下来"
    )
    add_json_option(paper)


def _add_statement(commands: "Commands[ChineseParser]") -> None:
    statement = add_command(
        commands, "statement", "按台账写出一年改革事项的说明和导语，并核对合计", _run_statement
    )
    statement.add_argument("--year", type=parse_year, required=True, metavar="年", help="如 2023")
    add_json_option(statement)


def _add_typeset(commands: "Commands[ChineseParser]") -> None:
    typeset = add_command(commands, "typeset", "把公文的纯文字排成 PDF", _run_typeset)
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
    add_json_option(typeset)


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
