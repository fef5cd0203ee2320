"""``paper``: any sort of paper composed from the ledger, as PDF and Word, issued when asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.errors import UserError
from models.papers import PaperOrder
from models.queries.circulation import find_profile
from models.queries.papers import next_number
from models.rules.round_period import EXAMPLES, Period, read_period, usual_month
from models.settings import Settings
from models.store.workspace import Workspace
from reports.content.checking.findings import Finding, FindingKind, Part
from reports.content.composers import find_composer
from reports.pages.missing_glyphs import MissingGlyphError
from reports.paper_prints import issue, print_to_memory, save_pdf, save_word
from reports.paper_scopes import find_scope
from reports.papers import PaperDraft, check_composition, compose_paper
from reports.printed import PrintedPaper
from ui.commands.existing import open_existing
from ui.commands.output import EXIT_DONE, EXIT_OPEN_QUESTIONS, print_json, print_line
from ui.commands.papers import today


class UnknownPeriodError(UserError):
    """Raised when the words after --period name no period; correct them."""


class NotFitError(UserError):
    """Raised when a paper that is to be issued is not finished; fill it in, mend its number."""


@dataclass(frozen=True, slots=True)
class PaperWish:
    """A paper as the command line asks for it.

    Attributes:
        period: 2024-06, 2024-Q2, 2024-H1 or 2024; "" for the month usually reported on.
        scope: 全市, a unit or a section.
        number: "" for the next one.
        as_of: None for the last day of the period, or today while it is not over.
        profile: name of the circulation profile.
        word: where a Word file goes as well, None for nowhere.
        is_issued: it is entered into the register and frozen.
    """

    composer: str
    period: str
    scope: str
    number: str
    as_of: date | None
    profile: str
    word: Path | None
    is_issued: bool
    allow_missing: bool


@dataclass(frozen=True, slots=True)
class _MadePaper:
    draft: PaperDraft
    printed: PrintedPaper
    findings: tuple[Finding, ...]
    paper_id: str


def run_paper(out: Path, data: Path, wish: PaperWish, settings: Settings, *, as_json: bool) -> int:
    """Compose a paper, print it, and issue it when that is asked for."""
    with open_existing(data, operator=settings.operator) as workspace:
        made = _make(workspace, out, wish, settings)
    if as_json:
        print_json(_as_json(made, out, wish))
    else:
        print_line(_as_text(made, out, wish))
    return EXIT_OPEN_QUESTIONS if made.findings or made.printed.missing else EXIT_DONE


def _make(workspace: Workspace, out: Path, wish: PaperWish, settings: Settings) -> _MadePaper:
    profile = find_profile(workspace, wish.profile)
    order = _order(workspace, wish)
    draft = PaperDraft(order, compose_paper(workspace, order, settings=settings))
    findings = check_composition(workspace, draft.composition, order)
    paper_id = ""
    if wish.is_issued:
        _require_fit(findings)
        issued = issue(
            workspace,
            draft,
            settings=settings,
            profile=profile,
            path=out,
            allow_missing=wish.allow_missing,
        )
        printed, paper_id = issued.printed, issued.paper_id
    else:
        printed = print_to_memory(draft.composition.paper, settings=settings, profile=profile)
        if printed.missing and not wish.allow_missing:
            raise MissingGlyphError(printed.missing)
        save_pdf(printed, out)
    if wish.word is not None:
        save_word(draft.composition.paper, wish.word, profile=profile)
    return _MadePaper(draft, printed, findings, paper_id)


def _require_fit(findings: Sequence[Finding]) -> None:
    """Refuse to freeze a paper with blanks to fill in, or with a number that is none."""
    unfit = [
        one.sentence
        for one in findings
        if one.kind is FindingKind.UNFILLED or one.place.part is Part.NUMBER
    ]
    if unfit:
        more = f"（共{len(unfit)}处）" if len(unfit) > 1 else ""
        raise NotFitError(
            f"还不能印发：{unfit[0].rstrip('。')}{more}。没有印发，也没有登记，数据没有改动。"
            "请用 --number 写对字号；待填的内容请在“报告”页填好再印发。"
        )


def _order(workspace: Workspace, wish: PaperWish) -> PaperOrder:
    composer, period = find_composer(wish.composer), _period(wish.period)
    as_of = wish.as_of or min(period.last_day, today())
    number = wish.number or next_number(
        workspace, composer=composer.key, kind=composer.kind, year=as_of.year
    )
    return PaperOrder(
        composer.key,
        period.first_day,
        period.last_day,
        as_of,
        number,
        find_scope(workspace, wish.scope),
    )


def _period(words: str) -> Period:
    period = read_period(words) if words else usual_month(today())
    if period is None:
        raise UnknownPeriodError(
            f"--period 后面的“{words}”不是期间，没有生成。请写成 {EXAMPLES} 的样子。"
        )
    return period


def _as_json(made: _MadePaper, out: Path, wish: PaperWish) -> dict[str, object]:
    order, paper = made.draft.order, made.draft.composition.paper
    return {
        "path": str(out),
        "word": str(wish.word) if wish.word else None,
        "composer": order.composer,
        "title": paper.title.replace("\n", ""),
        "number": order.number,
        "period": [order.starts_on.isoformat(), order.ends_on.isoformat()],
        "date": order.as_of.isoformat(),
        "scope": order.scope.words,
        "pages": made.printed.pages,
        "figures": len(made.draft.composition.figures),
        "findings": [
            {"kind": one.kind.label, "sentence": one.sentence, "suggestion": one.suggestion}
            for one in made.findings
        ],
        "missing": list(made.printed.missing),
        "issued": made.paper_id or None,
    }


def _as_text(made: _MadePaper, out: Path, wish: PaperWish) -> str:
    title = made.draft.composition.paper.title.replace("\n", "")
    done = "已印发" if wish.is_issued else "已生成"
    lines = [f"{done}“{title}”{made.printed.pages} 页：{out}"]
    if wish.word is not None:
        lines.append(f"  Word 文件：{wish.word}")
    if made.printed.missing:
        lines.append(f"  没有字体能显示这些字，已印成“〓”：{'、'.join(made.printed.missing)}")
    if made.findings:
        lines += ["请核对：", *(f"  {one.sentence}" for one in made.findings)]
    return "\n".join(lines)
