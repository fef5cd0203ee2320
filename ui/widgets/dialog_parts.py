"""The parts large dialogs are made of: a bar above, a bar below, two sides between."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLayout, QSplitter, QVBoxLayout, QWidget

from ui import theme


def make_head(about: Sequence[QWidget], acts: Sequence[QWidget]) -> QFrame:
    """Return the bar above: what the dialog is about on the left, what acts on it on the right."""
    head = QFrame()
    head.setObjectName("dialogHead")
    row = QHBoxLayout(head)
    row.setContentsMargins(theme.SPACE_PAGE, theme.SPACE, theme.SPACE_PAGE, theme.SPACE)
    row.setSpacing(theme.SPACE_SMALL + 2)
    for label in about:
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    for act in acts:
        row.addWidget(act)
    return head


def make_foot(
    words: Sequence[QWidget],
    buttons: Sequence[QWidget],
    *,
    beside: Sequence[QWidget] = (),
    margin: int = theme.SPACE_PAGE,
) -> QFrame:
    """Return the bar below: words under each other on the left, buttons on the right.

    What is done ``beside`` the main thing stands before the words, on the far left.
    """
    foot = QFrame()
    foot.setObjectName("dialogFoot")
    row = QHBoxLayout(foot)
    row.setContentsMargins(margin, theme.SPACE, margin, theme.SPACE)
    row.setSpacing(theme.SPACE_SMALL)
    for act in beside:
        row.addWidget(act)
    said = QVBoxLayout()
    said.setSpacing(0)
    for label in words:
        said.addWidget(label)
    row.addLayout(said, 1)
    for button in buttons:
        row.addWidget(button)
    return foot


def set_body(
    dialog: QDialog, body: QLayout, foot: QFrame, *, margin: int = theme.SPACE_PAGE
) -> QVBoxLayout:
    """Lay a dialog out: its body with a margin around it, and the bar below; return the whole."""
    body.setContentsMargins(*(margin,) * 3, theme.SPACE_WIDE)
    whole = QVBoxLayout(dialog)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addLayout(body, 1)
    whole.addWidget(foot)
    return whole


def make_sides(left: QWidget, right: QWidget, widths: tuple[int, int]) -> QSplitter:
    """Return two sides with these widths and a handle between them; neither can be closed."""
    sides = QSplitter(Qt.Orientation.Horizontal)
    sides.setChildrenCollapsible(False)
    sides.setHandleWidth(theme.SPACE)
    sides.addWidget(left)
    sides.addWidget(right)
    sides.setSizes(list(widths))
    return sides
