"""The two published documents as papers, for the drafting check to be tried on."""

from models.papers import (
    Annex,
    Block,
    Composition,
    Head,
    Imprint,
    Paper,
    PaperTable,
    Paragraph,
    Run,
    Signature,
    TableRows,
)
from models.paths import resource_path
from models.vocabulary import PaperKind

ISSUER = "鄂州市优化营商环境领导小组"
LIST_NAME = "鄂州市2023年入选全省优化营商环境先行区改革事项清单"
_HEADINGS = (
    "序号", "类项", "事项", "同批列入地区", "创建单位", "市直指导单位", "省直指导单位", "备注",
)  # fmt: skip


def pilot_notice(sample: str = "2023-pilot-items-full") -> Composition:
    """Return the notice of 2023 with its list (S1), every row of which is known."""
    lines = _lines(sample)
    start = next(place for place, line in enumerate(lines) if line.startswith("根据"))
    end = next(place for place, line in enumerate(lines) if line.startswith("附件"))
    rows = [line.split("\t") for line in lines if "\t" in line]
    statement = next(line for line in lines if line.startswith("说明"))
    return Composition(
        Paper(
            kind=PaperKind.NOTICE,
            head=Head(issuers=(ISSUER,), mark="文件", number="鄂州优化发〔2023〕6号"),
            title="市优化营商环境领导小组关于做好省级优化营商环境先行区创建试点工作的通知",
            addressees=next(line for line in lines if line.startswith("各区人民政府")).rstrip(
                "：:"
            ),
            blocks=_mended(lines[start:end]),
            annex_names=(LIST_NAME,),
            signature=Signature((ISSUER,), "2023年6月21日"),
            imprint=Imprint(printed_by=f"{ISSUER}办公室", printed_on="2023年6月21日"),
            annexes=(Annex(LIST_NAME, (_table(rows), paragraph(statement))),),
        )
    )


def work_plan() -> Composition:
    """Return the notice of 2024 with its plan (S2)."""
    lines = [line.strip() for line in _lines("2024-work-plan") if line.strip()]
    start = next(n for n, line in enumerate(lines) if line.startswith("2024年是"))
    return Composition(
        Paper(
            kind=PaperKind.NOTICE,
            head=Head(issuers=(ISSUER,), mark="文件", number=lines[1]),
            title=lines[0],
            addressees=lines[3].rstrip("：:"),
            blocks=tuple(paragraph(line) for line in (lines[4], *lines[start:-1])),
            signature=Signature((ISSUER,), "2024年3月27日"),
        )
    )


def paragraph(text: str) -> Paragraph:
    """Return a paragraph of plain words."""
    return Paragraph((Run(text),))


def _lines(sample: str) -> list[str]:
    return resource_path("samples", f"{sample}.txt").read_text(encoding="utf-8").splitlines()


def _mended(lines: list[str]) -> tuple[Block, ...]:
    """Join the two sentences that the extraction broke over lines, as the paper had them."""
    text = "\n".join(line for line in lines if line.strip())
    text = text.replace("28类、\n36项", "28类、36项").replace("邀请\n进行", "邀请上级部门进行")
    return tuple(paragraph(line) for line in text.split("\n"))


def _table(rows: list[list[str]]) -> PaperTable:
    groups: list[TableRows] = []
    label = "市本级（11项）"
    own: list[tuple[Run, ...]] = []
    for area, *cells in rows:
        if area and own:
            groups.append(TableRows(label, tuple(own)))
            own = []
        label = area.replace(" ", "") or label
        own.append(tuple(Run(cell) for cell in cells))
    groups.append(TableRows(label, tuple(own)))
    return PaperTable(_HEADINGS, tuple(groups), group_heading="区域", is_sideways=True)
