"""Words with what was added and what was taken away marked inside them.

Added words stand on green and are underlined, taken ones on red and struck out: nobody has to tell
the colours apart.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.rules.intake_diff import Piece, PieceKind
from ui import theme
from ui.theme import Tone

LEADING = 1.35


class DifferenceLabel(QWidget):
    """Shows words in several lines, as high as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pieces: tuple[Piece, ...] = ()
        self._ink = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, pieces: Sequence[Piece], *, ink: str = "text") -> None:
        """Show other words; ``ink`` is a token's name."""
        self._pieces = tuple(pieces)
        self._ink = ink
        said = "".join(_read_out(piece) for piece in pieces)
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return all words, marked or not."""
        return "".join(piece.text for piece in self._pieces)

    def pieces(self) -> tuple[Piece, ...]:
        """Return the words as they are marked."""
        return self._pieces

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the words are in ``width``."""
        return self._laid_out(width)[1]

    def sizeHint(self) -> QSize:
        """Return the size in the present width."""
        width = max(self.width(), theme.px(80))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Let the label be narrow."""
        return QSize(theme.px(80), self.fontMetrics().lineSpacing())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words."""
        layout, _ = self._laid_out(self.width())
        painter = QPainter(self)
        painter.setPen(theme.colour(getattr(theme.current(), self._ink or "text")))
        layout.draw(painter, QPointF(0, 0))
        painter.end()

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        # Line ends inside a cell are lines here too.
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        step = self.fontMetrics().height() * LEADING
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, top + (step - line.height()) / 2))
            top += step
        layout.endLayout()
        return layout, round(max(top, step))

    def _formats(self) -> list[QTextLayout.FormatRange]:
        found = []
        start = 0
        for piece in self._pieces:
            if piece.kind is not PieceKind.SAME:
                found.append(_range(start, len(piece.text), piece.kind))
            start += len(piece.text)
        return found


def _range(start: int, length: int, kind: PieceKind) -> QTextLayout.FormatRange:
    one = QTextLayout.FormatRange()
    # The stubs of PySide leave out what the class is made of.
    one.start, one.length = start, length  # type: ignore[attr-defined]  # see above
    one.format = _format_of(kind)  # type: ignore[attr-defined]  # see above
    return one


def _format_of(kind: PieceKind) -> QTextCharFormat:
    tone = Tone.SUCCESS if kind is PieceKind.ADDED else Tone.DANGER
    tokens = theme.current()
    form = QTextCharFormat()
    form.setForeground(theme.colour(tokens.ink(tone)))
    form.setBackground(theme.colour(tokens.ground(tone)))
    if kind is PieceKind.ADDED:
        form.setFontUnderline(True)
        form.setFontWeight(QFont.Weight.Medium)
    else:
        form.setFontStrikeOut(True)
    return form


def _read_out(piece: Piece) -> str:
    words = {
        PieceKind.ADDED: f"（新增：{piece.text}）",
        PieceKind.REMOVED: f"（删去：{piece.text}）",
    }
    return words.get(piece.kind, piece.text)
