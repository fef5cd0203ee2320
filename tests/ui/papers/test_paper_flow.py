"""A paper as one flow of lines and back, without a window."""

from datetime import date

from models.papers import (
    Annex,
    Composition,
    Head,
    Imprint,
    Paper,
    PaperOrder,
    PaperTable,
    Paragraph,
    Run,
    Signature,
)
from models.vocabulary import PaperKind
from reports.content.checking.findings import Part, Place
from ui.pages.paper_document import PlacedLine
from ui.pages.paper_flow import AnnexTitle, flow_of, joined, marked, with_flow
from ui.pages.paper_form import entries_of, entry_lines, order_number
from ui.pages.paper_issue import numbered
from ui.pages.paper_places import stretch_of

TABLE = PaperTable(("单位", "项数"), ())
FIRST = Paragraph((Run("共"), Run("19", "tasks.all"), Run("项。")), "first")
PAPER = Paper(
    PaperKind.NOTICE,
    Head(number="第3期"),
    "关于任务的通知",
    (FIRST, TABLE),
    annexes=(Annex("任务清单", (Paragraph((Run("附件的话"),), "annex"),)),),
    annex_names=("任务清单", "另送的材料"),
)


def test_a_paper_comes_back_from_its_flow_as_it_was() -> None:
    assert with_flow(PAPER, flow_of(PAPER)) == PAPER


def test_an_annex_whose_title_is_taken_out_goes_from_the_list_of_annexes() -> None:
    left = [line for line in flow_of(PAPER) if not isinstance(line, AnnexTitle)]
    paper = with_flow(PAPER, left)
    assert paper.annexes == ()
    assert paper.annex_names == ("另送的材料",)
    assert len(paper.blocks) == 3


def test_a_new_title_of_an_annex_is_listed() -> None:
    lines = [
        AnnexTitle("任务分工表", 0) if isinstance(line, AnnexTitle) else line
        for line in flow_of(PAPER)
    ]
    assert with_flow(PAPER, lines).annex_names == ("任务分工表", "另送的材料")


def test_only_a_paragraph_with_other_words_is_marked_as_edited() -> None:
    same = Paragraph((Run("共"), Run("19", "tasks.all"), Run("项"), Run("。")), "first")
    other = Paragraph((Run("有"), Run("19", "tasks.all"), Run("项。")), "first")
    assert marked([same], {"first": FIRST}) == (FIRST,)
    (edited,) = marked([other], {"first": FIRST})
    assert isinstance(edited, Paragraph)
    assert edited.is_edited


def test_the_second_half_of_a_divided_paragraph_is_a_persons_own() -> None:
    halves = [Paragraph((Run("共"),), "first"), Paragraph((Run("项。"),), "first")]
    first, second = marked(halves, {"first": FIRST})
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert (first.key, second.key) == ("first", "")


def test_plain_neighbours_become_one_and_figures_stay_apart() -> None:
    runs = (Run("共"), Run("有"), Run("3", "a"), Run("4", "b"), Run(""))
    assert joined(runs) == (Run("共有"), Run("3", "a"), Run("4", "b"))


def test_a_finding_in_an_annex_is_found_in_the_flow() -> None:
    lines = [PlacedLine(line, 10 * place) for place, line in enumerate(flow_of(PAPER))]
    assert stretch_of(Place(Part.BLOCK, None, 0, start=1, end=3), lines) == (1, 3)
    assert stretch_of(Place(Part.BLOCK, 0, 0, start=2, end=2), lines) == (30, 34)
    assert stretch_of(Place(Part.ANNEX_TITLE, 0, start=0, end=2), lines) == (20, 22)
    assert stretch_of(Place(Part.NUMBER), lines) is None


def test_a_paper_is_issued_under_its_number_and_day_wherever_it_prints_them() -> None:
    signed = Paper(
        PaperKind.NOTICE,
        Head(number="", dated="2024年10月20日"),
        "通知",
        (FIRST,),
        signature=Signature(("市优化办",), "2024年10月20日"),
        imprint=Imprint(printed_on="2024年10月20日印发"),
    )
    order = PaperOrder("briefing", date(2024, 9, 1), date(2024, 9, 30), date(2024, 10, 20))
    issued = numbered(order, Composition(signed), number="12", day=date(2024, 10, 22))
    paper = issued.composition.paper
    assert issued.order.number == "12"
    assert paper.head.number == "第12期"
    assert paper.head.dated == "2024年10月22日"
    assert paper.signature is not None
    assert paper.signature.dated == "2024年10月22日"
    assert paper.imprint.printed_on == "2024年10月22日印发"


def test_lines_of_an_imprint_are_typed_with_their_labels() -> None:
    imprint = Imprint((("报", "市委"), ("抄送", "各区")))
    assert entry_lines(imprint) == ("报：市委", "抄送：各区")
    assert entries_of(("报:市委", "各区")) == (("报", "市委"), ("抄送", "各区"))


def test_the_number_of_an_issue_is_the_count_in_its_words() -> None:
    assert order_number("第 12 期") == "12"
    assert order_number(" 鄂州优化办函〔2024〕7号 ") == "鄂州优化办函〔2024〕7号"
