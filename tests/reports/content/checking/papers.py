"""Small papers for tests of the drafting check, and what it says of them."""

from collections.abc import Sequence
from dataclasses import replace

from models.papers import Annex, Block, Composition, Head, Paper, Paragraph, Run, Signature
from models.vocabulary import PaperKind
from reports.content.drafting_check import DraftFacts, Finding, FindingKind, check_paper

PAPER = Paper(
    kind=PaperKind.NOTICE,
    head=Head(number="鄂州优化发〔2024〕4号"),
    title="关于做好有关工作的通知",
    blocks=(),
    signature=Signature(("市优化办",), "2024年3月27日"),
)


def text_paper(*texts: str, **changes: object) -> Paper:
    """Return a notice with these paragraphs."""
    blocks: tuple[Block, ...] = tuple(Paragraph((Run(text),)) for text in texts)
    return replace(PAPER, blocks=blocks, **changes)  # type: ignore[arg-type]  # fields by name


def annexed(paper: Paper, *blocks: Block, name: str = "事项清单") -> Paper:
    """Return the paper with one annex of these blocks."""
    return replace(paper, annex_names=(name,), annexes=(Annex(name, blocks),))


def found(
    paper: Paper, *kinds: FindingKind, facts: DraftFacts | None = None
) -> tuple[Finding, ...]:
    """Return the findings of these kinds."""
    findings = check_paper(Composition(paper), facts or DraftFacts())
    return tuple(finding for finding in findings if finding.kind in kinds)


def told(findings: Sequence[Finding]) -> str:
    """Return all sentences as one text."""
    return "\n".join(finding.sentence for finding in findings)


def marked(paper: Paper, finding: Finding) -> str:
    """Return the words of the body that a finding opens."""
    block = paper.blocks[finding.place.index]
    assert isinstance(block, Paragraph)
    return block.text[finding.place.start : finding.place.end]
