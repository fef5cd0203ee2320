"""Words by which a marked copy (退改稿) is told from what a unit wrote itself.

A unit corrects the marked copy and sends it back: whoever reads it leaves these out.
"""

ERROR_HEADING = "差错"
LIST_SHEET = "差错清单"
LEGEND_SHEET = "说明"
OUR_SHEETS = (LIST_SHEET, LEGEND_SHEET)

_OUR_NOTE = "【差错】"
_THEIR_NOTE = "【原批注】"


def is_our_sheet(name: str, names: frozenset[str]) -> bool:
    """Return whether a sheet is ours; a unit may have a 说明 of its own in a file without our list.

    Args:
        name: of the sheet.
        names: of all sheets of the file.
    """
    return name in OUR_SHEETS and LIST_SHEET in names


def marked_note(words: str, note: str) -> str:
    """Return the comment of a marked cell: what is wrong, then the unit's own comment."""
    theirs = f"\n{_THEIR_NOTE}{note}" if note else ""
    return f"{_OUR_NOTE}{words}{theirs}" if words else note


def own_note(note: str) -> str:
    """Return what the unit wrote into a comment, without what we put before it."""
    _, mark, before_ours = note.rpartition(_OUR_NOTE)
    if not mark:
        return note
    return before_ours.partition(_THEIR_NOTE)[2].strip()
