"""Plain texts read as papers, for the tests beside this file."""

from models.papers import Paper, Paragraph
from models.vocabulary import PaperKind
from reports.incoming.papers.plain_paper import PlainPaper, read_plain_paper

BRIEFING = """内部资料 注意保存
优化营商环境工作简报
第12期（总第45期）
鄂州市优化营商环境领导小组办公室编  2024年6月30日

葛店经开区推行“拿地即开工”改革

今年以来，葛店经开区聚焦项目落地慢问题，推行“拿地即开工”改革。
一是提前介入。组建服务专班12个。

报：市委、市政府领导。
送：市优化营商环境领导小组各成员单位。
发：各区优化营商环境领导小组办公室。
（共印80份）"""


def read(text: str, kind: PaperKind | None = None) -> PlainPaper:
    return read_plain_paper(text.splitlines(), kind=kind)


def texts_of(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Paragraph)]
