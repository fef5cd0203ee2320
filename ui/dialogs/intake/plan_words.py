"""How states, verdicts and values of intake are said: words, tones, text for people."""

from models.intake_plan import PlannedCell, RowState, Verdict
from models.round_records import SentValue
from models.vocabulary import ReportColumn
from ui.dialogs.intake.plan_draft import PlanCounts, Standing
from ui.theme import Tone

NOTHING = "（空）"
ROW_TONES = {
    RowState.NEW: Tone.VIOLET,
    RowState.CHANGED: Tone.SUCCESS,
    RowState.SAME: Tone.NEUTRAL,
    RowState.CONFLICT: Tone.WARNING,
    RowState.REFUSED: Tone.DANGER,
}
VERDICT_TONES = {
    Verdict.SAME: Tone.NEUTRAL,
    Verdict.BLANK: Tone.NEUTRAL,
    Verdict.TAKE: Tone.SUCCESS,
    Verdict.KEEP: Tone.ACCENT,
    Verdict.CONFLICT: Tone.WARNING,
    Verdict.ASK: Tone.VIOLET,
    Verdict.UNAUTHORISED: Tone.DANGER,
    Verdict.REFUSED: Tone.DANGER,
    Verdict.LEFT_OUT: Tone.NEUTRAL,
}


def value_text(column: str, value: SentValue) -> str:
    """Return a value as the form shows it, "" for blank."""
    if value is None:
        return ""
    if column == ReportColumn.PERCENT and isinstance(value, int | float):
        return f"{round(value * 100, 2):g}%"
    return f"{value:g}" if isinstance(value, float) else str(value)


def standing_words(cell: PlannedCell, stands: Standing) -> tuple[str, Tone]:
    """Return in words what becomes of a cell, and the tone of it."""
    if stands is Standing.TAKEN:
        return "采用", Tone.SUCCESS
    if stands is Standing.LEFT:
        is_conflict = cell.verdict is Verdict.CONFLICT
        return ("保留本办" if is_conflict else "不采用"), Tone.NEUTRAL
    if stands is Standing.WAITING:
        return "等本行定下来", Tone.NEUTRAL
    return cell.verdict.label, VERDICT_TONES[cell.verdict]


def outcome_words(counts: PlanCounts) -> str:
    """Return what accepting would do, in one sentence."""
    parts = []
    if counts.rows:
        parts.append(f"将更新 {counts.rows:,} 项（{counts.cells:,} 格）")
    if counts.new:
        parts.append(f"新录入 {counts.new:,} 项")
    if not parts and not counts.open_rows:
        parts.append("没有要写进台账的变化")
    if counts.open_rows:
        parts.append(f"{counts.open_rows:,} 项待处理，留在这里")
    if counts.refused:
        parts.append(f"{counts.refused:,} 项不采用，可以生成退改稿请单位改正")
    return f"{'；'.join(parts)}。"
