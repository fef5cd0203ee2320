"""A plan written in any of the offices' styles reads back as it was meant."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reports.incoming.reading_help import read

UNITS = [
    "市发改委(市优化办)",
    "市自然资源和规划局",
    "市人社局",
    "人行鄂州中心支行",
    "鄂州海关",
    "市供电公司",
    "市直各相关单位",
    "各县(市、区)人民政府",
    "各区",
    "市中级人民法院",
    "市文化和旅游局",
    "团市委",
]
TITLES = [
    "压减办理时限",
    "推进数据共享",
    "规范涉企执法",
    "降低用能成本",
    "畅通政企沟通",
    "做实主题活动",
]
BODIES = ["全面推行告知承诺。", "按规定落实各项政策，2.5%以内据实列支。", "对标先进，查找短板。"]
TIMES = ["2024年4月底", "2024年第三季度", "持续推进", "2024年12月底前完成"]
NUMBERS = "一二三四五六七八九"


@dataclass(frozen=True)
class Meant:
    """One task as the generator meant it."""

    title: str
    body: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    time: str


@dataclass(frozen=True)
class Style:
    """How an office writes: numbers, clause, brackets, lines."""

    number: Callable[[int], str]
    clause: Callable[[Meant], str]
    brackets: str
    on_own_line: bool
    restarts: bool


def labelled(meant: Meant, mark: str = "；", colon: str = "：") -> str:
    parts = [f"牵头单位{colon}{'、'.join(meant.lead)}"]
    parts += [f"责任单位{colon}{'、'.join(meant.responsible)}"] if meant.responsible else []
    return mark.join([*parts, f"完成时限{colon}{meant.time}"])


def spoken(meant: Meant) -> str:
    others = f"，{'、'.join(meant.responsible)}按职责分工负责" if meant.responsible else ""
    return f"{'、'.join(meant.lead)}牵头{others}，{meant.time}"


def half_width(meant: Meant) -> str:
    return labelled(meant, ";", ":")


def with_blanks(meant: Meant) -> str:
    return labelled(meant, "　")


STYLES = st.builds(
    Style,
    number=st.sampled_from(
        [
            lambda n: f"{n}.",
            lambda n: f"{n}. ",
            lambda n: f"{n}．",
            lambda n: f"{n}、",
            lambda n: f"({n})",
            lambda n: f"（{n}）",
        ]
    ),
    clause=st.sampled_from([labelled, spoken, half_width, with_blanks]),
    brackets=st.sampled_from(["()", "（）", "〔〕", "【】", "[]"]),
    on_own_line=st.booleans(),
    restarts=st.booleans(),
)
NAMES = st.lists(st.sampled_from(UNITS), min_size=1, max_size=6, unique=True)


@st.composite
def tasks(draw: st.DrawFn) -> Meant:
    names = draw(NAMES)
    leads = draw(st.integers(1, min(2, len(names))))
    return Meant(
        title=draw(st.sampled_from(TITLES)),
        body=draw(st.sampled_from(BODIES)),
        lead=tuple(names[:leads]),
        responsible=tuple(names[leads:]),
        time=draw(st.sampled_from(TIMES)),
    )


PLANS = st.lists(st.lists(tasks(), min_size=2, max_size=4), min_size=1, max_size=4)


def written(plan: list[list[Meant]], style: Style) -> list[str]:
    """Return the lines of a plan in one style."""
    lines = ["某市2024年工作方案", "一、总体要求", "坚持改革，服务发展。", "二、主要任务"]
    count = 0
    for number, section in enumerate(plan):
        lines.append(f"（{NUMBERS[number]}）第{NUMBERS[number]}方面工作")
        count = 0 if style.restarts else count
        for meant in section:
            count += 1
            clause = f"{style.brackets[0]}{style.clause(meant)}{style.brackets[1]}"
            text = f"{style.number(count)}{meant.title}。{meant.body}"
            lines += [text, clause] if style.on_own_line else [text + clause]
    return [*lines, "三、保障措施", "各级各部门要加强领导。"]


def read_back(lines: list[str]) -> list[Meant]:
    return [
        Meant(task.title, task.body, task.lead, task.responsible, task.deadline_text)
        for task in read("\n".join(lines)).tasks
    ]


def meant(plan: list[list[Meant]]) -> list[Meant]:
    return [task for section in plan for task in section]


CALM = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)


@CALM
@given(PLANS, STYLES)
def test_a_plan_in_any_style_reads_back(plan: list[list[Meant]], style: Style) -> None:
    assert read_back(written(plan, style)) == meant(plan)


@CALM
@given(PLANS, STYLES, st.integers(24, 45))
def test_a_plan_wrapped_by_hand_reads_back(
    plan: list[list[Meant]], style: Style, width: int
) -> None:
    lines = [f"　　{line}" for line in written(plan, style)]
    wrapped = [line[at : at + width] for line in lines for at in range(0, len(line), width)]
    # Too few lines do not show that they were wrapped: breaks may then stay inside a body
    found = [replace(task, body=task.body.replace("\n", "")) for task in read_back(wrapped)]
    assert found == meant(plan)


@CALM
@given(PLANS, STYLES)
def test_a_plan_flattened_to_one_line_reads_back(plan: list[list[Meant]], style: Style) -> None:
    flat = read_back([" ".join(written(plan, replace(style, on_own_line=False)))])
    assert [(t.title, t.lead, t.responsible) for t in flat] == [
        (t.title, t.lead, t.responsible) for t in meant(plan)
    ]
