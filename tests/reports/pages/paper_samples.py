"""Papers to print in tests, and what is read back from them."""

from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO

from models.papers import Annex, Head, Imprint, Paper, Paragraph, Run, Signature
from models.vocabulary import PaperKind
from reports.pages.page_options import USUAL_OPTIONS, PageOptions
from reports.pages.papers import print_paper
from tests.reports.pages.pdf_reading import (
    MM,
    Char,
    bundled_fonts,
    lines_of,
    pages_of,
    plan_text,
    words,
)

GROUP = "鄂州市优化营商环境领导小组"
OFFICE = f"{GROUP}办公室"
PLAN_TITLE = "鄂州市2024年优化营商环境工作方案"
CELL = 156 / 28
ROW = CELL * 15 / 8
SENTENCE = "各区各部门要提高政治站位，压实工作责任，确保各项任务按期完成。"


def paragraphs(texts: Iterable[str]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Run(text),)) for text in texts)


NOTICE = Paper(
    kind=PaperKind.NOTICE,
    head=Head(issuers=(GROUP,), mark="文件", number="鄂州优化发〔2024〕4号"),
    title=f"市优化营商环境领导小组关于印发《{PLAN_TITLE}》的通知",
    addressees="各区人民政府，葛店经开区、临空经济区管委会，市直各有关单位",
    blocks=paragraphs([f"经市委、市政府同意，现将《{PLAN_TITLE}》印发给你们，请认真贯彻执行。"]),
    signature=Signature((GROUP,), "2024年3月27日"),
    imprint=Imprint((("抄送", "市委办公室，市纪委监委机关"),), OFFICE, "2024年3月27日"),
)
LETTER = Paper(
    kind=PaperKind.LETTER,
    head=Head(issuers=(OFFICE,), number="鄂营商督〔2024〕3号"),
    title="关于限期办结企业诉求事项的督办函",
    addressees="葛店经开区管委会",
    blocks=paragraphs(["经核，你单位承办的企业诉求事项已超过办理时限。", SENTENCE]),
    signature=Signature((OFFICE,), "2024年11月8日"),
)
MINUTES = Paper(
    kind=PaperKind.MINUTES,
    head=Head(mark="鄂州市优化营商环境领导小组会议纪要", number="〔2024〕3号"),
    title="",
    blocks=paragraphs(["4月20日，市政府召开全市优化营商环境大会。"]),
    roll=(("出席", "张三、李四、" * 9 + "王五"), ("请假", "赵六")),
)


def plan_body() -> list[str]:
    """Return the paragraphs of the work plan of 2024 under its title."""
    lines = [line.strip() for line in plan_text()]
    start = lines.index(PLAN_TITLE) + 1
    return [line for line in lines[start:] if not line.startswith("扫一扫")]


def plan_notice() -> Paper:
    """Return the notice that issues the work plan of 2024, the plan behind it."""
    return replace(NOTICE, annexes=(Annex(PLAN_TITLE, paragraphs(plan_body()), label=""),))


def pdf_of(paper: Paper, options: PageOptions = USUAL_OPTIONS) -> bytes:
    stream = BytesIO()
    print_paper(paper, stream, fonts=bundled_fonts(), options=options, invariant=True)
    return stream.getvalue()


def pages_of_paper(paper: Paper, options: PageOptions = USUAL_OPTIONS) -> list[list[Char]]:
    return pages_of(pdf_of(paper, options))


def line_with(page: list[Char], text: str) -> list[Char]:
    """Return the first line of ``page`` that has ``text``."""
    return next(line for line in lines_of(page) if text in words(line))


def number_of(page: list[Char]) -> str:
    """Return the page number as printed, "" where there is none."""
    return words([char for char in page if char.y > 262.5])


def right_of(char: Char) -> float:
    """Return where the em box of a full-width character ends."""
    return char.x + char.size * MM


def row_of(line: list[Char]) -> float:
    """Return the row of the grid a line of 3号 stands on, counted from 0."""
    return (line[0].em_top - 37) / ROW
