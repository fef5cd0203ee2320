"""An official paper (公文) as words, tables and figures: what is composed, edited, issued, kept.

No layout: ``reports.pages`` sets it on the page, ``reports.word`` writes a Word file. Headings are
paragraphs that begin with 一、 （一） 1. （1）, as people type them (GB/T 9704 7.3.3).
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from models.vocabulary import ChartKind, PaperKind, PaperState, RecordKind


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a paragraph or a cell; ``figure`` is the key of the figure they print, or ""."""

    text: str
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph.

    Attributes:
        key: which part of a composed paper it is, "" for one that a person added.
        is_edited: a person changed its words; a refresh then renews only its figures.
    """

    runs: tuple[Run, ...]
    key: str = ""
    is_edited: bool = False

    @property
    def text(self) -> str:
        """Its words without the figures' keys."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class TableRows:
    """Rows under one label, "" where the table has no groups."""

    label: str
    rows: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table.

    Attributes:
        groups: in printed order; each row is as long as ``headings``.
        group_heading: heading of the column of labels, "" for a table of one unnamed group.
        caption: words above it, "" for none.
        is_sideways: it stands on sheets of its own, turned (GB/T 9704 clause 8).
    """

    headings: tuple[str, ...]
    groups: tuple[TableRows, ...]
    group_heading: str = ""
    caption: str = ""
    is_sideways: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one kind, one for each category of the chart."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of counts; several series of bars are stacked. A pie has one series."""

    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = "项"
    key: str = ""


Block: TypeAlias = Paragraph | PaperTable | Chart


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the title.

    Attributes:
        issuers: names printed red, as printed (鄂州市优化营商环境领导小组); several issue together.
        mark: what follows the issuers (文件) or is the whole red name (优化营商环境工作简报).
        number: 发文字号 or 第N期, "" for none.
        office, dated: left and right above the rule of a 简报 or 专报.
        signers: 签发人 of a paper that goes upward.
    """

    issuers: tuple[str, ...] = ()
    mark: str = ""
    number: str = ""
    office: str = ""
    dated: str = ""
    signers: tuple[str, ...] = ()
    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs and when (7.3.5); ``is_sealed`` leaves the room and the place that a seal needs."""

    issuers: tuple[str, ...]
    dated: str
    is_sealed: bool = True


@dataclass(frozen=True, slots=True)
class Annex:
    """One annex (7.3.7), on pages of its own; it may hold a table alone.

    Attributes:
        label: printed as 附件1; "" for the text that a notice passes on (关于印发…的通知).
        annex_names: what 附件说明 under its text lists.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    label: str = "附件"
    annex_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记 (7.4).

    Attributes:
        entries: label and words: 抄送, or 报, 送, 发.
        printed_by, printed_on: 印发机关 and 印发日期, "" for none.
        copies: 共印50份, "" for none.
    """

    entries: tuple[tuple[str, str], ...] = ()
    printed_by: str = ""
    printed_on: str = ""
    copies: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper, from its head to its imprint.

    Attributes:
        title: line breaks in it are kept as a person set them.
        addressees: as printed, without the colon; "" for none.
        roll: 出席, 请假, 列席 of minutes, with the names.
        annex_names: what 附件说明 lists; annexes that lie with the paper have the same names.
        remark: 附注, without brackets.
    """

    kind: PaperKind
    head: Head
    title: str
    blocks: tuple[Block, ...]
    addressees: str = ""
    roll: tuple[tuple[str, str], ...] = ()
    annex_names: tuple[str, ...] = ()
    signature: Signature | None = None
    remark: str = ""
    annexes: tuple[Annex, ...] = ()
    imprint: Imprint = Imprint()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a paper and the rows it was counted from.

    Attributes:
        key: stable from one month to the next (tasks.overdue, unit.<key>.late).
        words: as printed: 12, 51.9%.
        label: what it is, for a person (已逾期任务).
        records: keys of the rows, in printed order; () for a number from outside the ledger.
        basis: how it was worked out, where it is no count of rows (28÷54＝51.9%).
    """

    key: str
    words: str
    label: str
    record_kind: RecordKind
    records: tuple[str, ...] = ()
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Composition:
    """A paper with the figures its runs refer to.

    Attributes:
        composed: keys of the blocks as they were composed; one that is no longer in the paper was
            removed by a person, and a refresh does not bring it back.
    """

    paper: Paper
    figures: tuple[Figure, ...] = ()
    composed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """What a composed paper is about.

    Attributes:
        words: as the paper says it: 全市, 鄂城区, 市税务局, 人才服务.
        unit_id: the area or unit that it is about or goes to, "" for none.
        records: keys of the only rows it is about, None for all (a section or a saved view).
    """

    words: str = "全市"
    unit_id: str = ""
    records: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """What a person chose before a paper is composed.

    Attributes:
        composer: key of the sort of paper (``reports.content.composers``).
        starts_on, ends_on: the period, both days in it.
        as_of: the day the states are of, and the date of the paper.
        number: 发文字号, or the N of 第N期.
    """

    composer: str
    starts_on: date
    ends_on: date
    as_of: date
    number: str = ""
    scope: Scope = Scope()


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper of the register, without its text.

    Attributes:
        issued_at: when it was issued, None for a draft.
        operator: who saved it last, issued or withdrew it.
        pdf_sha256: the print that went out, kept unchanged; "" for a draft.
        file_name: what the print was called, "" for a draft.
        reason: why it was withdrawn (作废), "" while it holds.
    """

    id: str
    kind: PaperKind
    title: str
    number: str
    order: PaperOrder
    issued_at: datetime | None
    operator: str
    pdf_sha256: str
    updated_at: datetime
    state: PaperState = PaperState.DRAFT
    file_name: str = ""
    withdrawn_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StoredPaper:
    """One paper of the register with all it says; what was issued stays as it was."""

    row: PaperRow
    composition: Composition
