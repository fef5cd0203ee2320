"""The tone of every state, stage and kind; their words stand beside it always."""

from models.vocabulary import DocumentKind, ItemStage, TaskState, UnitLevel
from ui.theme import Tone

TASK_STATE_TONES = {
    TaskState.DONE: Tone.SUCCESS,
    TaskState.OVERDUE: Tone.DANGER,
    TaskState.DUE_SOON: Tone.WARNING,
    TaskState.ON_TRACK: Tone.ACCENT,
    TaskState.ONGOING: Tone.CALM,
    TaskState.REPORT_MISSING: Tone.VIOLET,
    TaskState.NO_DEADLINE: Tone.NEUTRAL,
    TaskState.CANCELLED: Tone.NEUTRAL,
}

# What asks for action stands first: chips, legend and bars keep this order.
TASK_STATE_ORDER = (
    TaskState.OVERDUE,
    TaskState.DUE_SOON,
    TaskState.REPORT_MISSING,
    TaskState.ON_TRACK,
    TaskState.ONGOING,
    TaskState.NO_DEADLINE,
    TaskState.DONE,
    TaskState.CANCELLED,
)

ITEM_STAGE_TONES = {
    ItemStage.APPLIED: Tone.NEUTRAL,
    ItemStage.SELECTED: Tone.ACCENT,
    ItemStage.CREATING: Tone.CALM,
    ItemStage.ACCEPTANCE: Tone.WARNING,
    ItemStage.PASSED: Tone.SUCCESS,
    ItemStage.FAILED: Tone.DANGER,
    ItemStage.RECTIFYING: Tone.VIOLET,
}

UNIT_LEVEL_TONES = {
    UnitLevel.PROVINCE: Tone.VIOLET,
    UnitLevel.CITY: Tone.ACCENT,
    UnitLevel.AREA: Tone.CALM,
    UnitLevel.OTHER_CITY: Tone.NEUTRAL,
}

DOCUMENT_KIND_TONES = {
    DocumentKind.PLAN: Tone.ACCENT,
    DocumentKind.TASK_TABLE: Tone.CALM,
    DocumentKind.ITEM_LIST: Tone.SUCCESS,
    DocumentKind.UNKNOWN: Tone.NEUTRAL,
}
