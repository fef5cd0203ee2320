"""The parts a table is taken apart into, before it is: their names and how many rows each has."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.labels import make_label, make_scroll_area

HEIGHT = 176
# More names than a person reads; the rest is counted.
MOST_SHOWN = 200


class PartsPreview(QFrame):
    """Lists sheets or files with the rows they will have."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.names = make_label("")
        self.counts = make_label("")
        self.counts.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.says = make_label("", "muted", wraps=True)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(theme.SPACE, theme.SPACE_SMALL, theme.SPACE, theme.SPACE_SMALL)
        row.addWidget(self.names, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.counts, 0, Qt.AlignmentFlag.AlignTop)
        area = make_scroll_area(inside, takes_keyboard=True)
        area.setAccessibleName("将要生成的表")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, theme.SPACE_SMALL)
        column.setSpacing(theme.SPACE_SMALL)
        column.addWidget(area, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.SPACE, 0, theme.SPACE, 0)
        foot.addWidget(self.says)
        column.addLayout(foot)
        self.setFixedHeight(theme.px(HEIGHT))

    def show_parts(self, names: Sequence[str], counts: Sequence[int], says: str) -> None:
        """Show the parts, the sum first, and a sentence about all of them."""
        shown = list(names[:MOST_SHOWN])
        told = [f"{count:,} 行" for count in counts[:MOST_SHOWN]]
        if len(names) > MOST_SHOWN:
            shown.append(f"……另有 {len(names) - MOST_SHOWN:,} 张")
        self.names.setText("\n".join(shown))
        self.counts.setText("\n".join(told))
        self.says.setText(says)
