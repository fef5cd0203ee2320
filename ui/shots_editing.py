"""The pictures of editing in the table: open cells, previews, bulk edits."""

from ui.scenes_editing import (
    bulk_edit,
    edit_cell,
    paste_block,
    show_bulk,
    show_preview,
    store_wrong,
)
from ui.shots import LARGEST, WIDE, Shot

EDITING_SHOTS: tuple[Shot, ...] = (
    Shot("cell-text-1366", "tasks", scenes=(edit_cell(2, "title"),)),
    Shot("cell-deadline-1366", "tasks", scenes=(edit_cell(2, "deadline", "10月底前"),)),
    Shot(
        "cell-deadline-dark-1366",
        "tasks",
        is_dark=True,
        scenes=(edit_cell(2, "deadline", "10月底前"),),
    ),
    Shot("cell-choice-1366", "tasks", scenes=(edit_cell(3, "state"),)),
    Shot("cell-choice-last-1366", "tasks", scenes=(edit_cell(15, "state"),)),
    Shot("cell-units-1366", "tasks", scenes=(edit_cell(2, "lead", "市优化办、ssf"),)),
    Shot("cell-wrong-1366", "tasks", scenes=(edit_cell(2, "lead", "sfjx"), store_wrong)),
    Shot("cell-locked-1366", "tasks", scenes=(edit_cell(2, "remaining"),)),
    Shot("cell-largest-1366", "tasks", text_size=LARGEST, scenes=(edit_cell(2, "title"),)),
    Shot("paste-preview", "tasks", scenes=(paste_block, show_preview)),
    Shot("paste-preview-dark", "tasks", is_dark=True, scenes=(paste_block, show_preview)),
    Shot("bulk-edit", "tasks", WIDE, scenes=(bulk_edit, show_bulk)),
    Shot("bulk-edit-dark", "tasks", is_dark=True, scenes=(bulk_edit, show_bulk)),
    Shot("bulk-edit-largest", "tasks", text_size=LARGEST, scenes=(bulk_edit, show_bulk)),
)
