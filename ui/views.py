"""The views every ledger comes with, and when a table still shows the view it was opened with."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from models.filters import DateFilter, DateSpan, NumberFilter, TickFilter
from models.views import SavedView, SortKey, ViewState
from models.vocabulary import ItemStage, TaskState

BLANK_ONLY = TickFilter(frozenset({""}))
BY_DEADLINE = (SortKey("deadline"),)


def _shipped(page: str, views: Sequence[tuple[str, str, ViewState]]) -> tuple[SavedView, ...]:
    return tuple(
        SavedView(id=f"{page}-{key}", page=page, name=name, state=state, is_shipped=True)
        for key, name, state in views
    )


# The first of each page shows everything: it is in force until another one is chosen.
SHIPPED_VIEWS: dict[str, tuple[SavedView, ...]] = {
    "tasks": _shipped(
        "tasks",
        (
            ("all", "全部任务", ViewState()),
            (
                "this-month",
                "本月到期",
                ViewState(
                    filters=(("deadline", DateFilter(DateSpan.THIS_MONTH)),), sorts=BY_DEADLINE
                ),
            ),
            ("overdue", "已逾期", ViewState(chip=TaskState.OVERDUE.value, sorts=BY_DEADLINE)),
            (
                "due-soon",
                "未来15天到期",
                ViewState(chip=TaskState.DUE_SOON.value, sorts=BY_DEADLINE),
            ),
            ("no-lead", "无牵头单位", ViewState(filters=(("lead", BLANK_ONLY),))),
            ("not-reported", "持续推进未报", ViewState(chip=TaskState.REPORT_MISSING.value)),
            ("by-section", "按板块", ViewState(group_by="section")),
            ("by-lead", "按牵头单位", ViewState(group_by="lead")),
            ("by-state", "按状态", ViewState(group_by="state")),
        ),
    ),
    "items": _shipped(
        "items",
        (
            ("all", "全部事项", ViewState()),
            ("by-area", "按地区", ViewState(group_by="area")),
            ("by-category", "按类项", ViewState(group_by="category")),
            ("by-guide", "按市直指导单位", ViewState(group_by="guiding")),
            (
                "national",
                "国家试点",
                ViewState(filters=(("national", TickFilter(frozenset({"是"}))),)),
            ),
            (
                "acceptance",
                "待验收",
                ViewState(
                    filters=(("stage", TickFilter(frozenset({ItemStage.ACCEPTANCE.label}))),)
                ),
            ),
            (
                "failed",
                "未通过和整改",
                ViewState(
                    filters=(
                        (
                            "stage",
                            TickFilter(
                                frozenset({ItemStage.FAILED.label, ItemStage.RECTIFYING.label})
                            ),
                        ),
                    )
                ),
            ),
        ),
    ),
    "units": _shipped(
        "units",
        (
            ("all", "全部单位", ViewState()),
            ("by-level", "按层级", ViewState(group_by="level")),
            ("by-kind", "按类别", ViewState(group_by="kind")),
            ("no-contact", "没有联系人", ViewState(filters=(("contacts", BLANK_ONLY),))),
        ),
    ),
    "documents": _shipped(
        "documents",
        (
            ("all", "全部文件", ViewState()),
            (
                "this-year",
                "本年成文",
                ViewState(filters=(("signed_on", DateFilter(DateSpan.THIS_YEAR)),)),
            ),
            (
                "warned",
                "有提示",
                ViewState(filters=(("warnings", NumberFilter(least=Decimal(1))),)),
            ),
            ("by-kind", "按类型", ViewState(group_by="kind")),
            ("by-issuer", "按发文机关", ViewState(group_by="issuer")),
        ),
    ),
}


def combined(view: ViewState, table: ViewState) -> ViewState:
    """Return ``view`` on a table as the person arranged it: a view may leave the columns open."""
    if view.columns:
        return view
    return replace(view, columns=table.columns, widths=table.widths, frozen=table.frozen)


def is_changed(view: SavedView, now: ViewState) -> bool:
    """Return whether the table shows something else than ``view``.

    Widths do not count, and a search only where the view has one: it is on top of any view.
    """
    kept = combined(view.state, now)
    search = now.search if view.state.search else ""
    return replace(kept, widths=(), export=now.export) != replace(now, widths=(), search=search)


def arrangement(state: ViewState) -> ViewState:
    """Return what a table keeps from start to start: not what was looked for in it."""
    return replace(state, search="", chip="", filters=())
