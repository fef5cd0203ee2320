"""How the text of a paper looks while it is edited: headings strong, figures tinted.

Looks are laid over the text and are no part of it: undo and other themes do not meet them.
"""

import re

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat

from ui import theme
from ui.pages import paper_document as parts

# GB/T 9704 7.3.3; a longer first-level line is a sentence with a number.
_HEADING = re.compile(r"[一二三四五六七八九十百]+、.{1,45}$|（[一二三四五六七八九十百]+）.{1,45}$")
_RUN_IN = re.compile(r"(?:（[一二三四五六七八九十百]+）|\d{1,2}[.．](?!\d))[^。]{1,30}。")


class Looks(QSyntaxHighlighter):
    """Dresses one document; ``rehighlight`` takes another theme in."""

    def highlightBlock(self, text: str) -> None:
        """Dress one paragraph."""
        block = self.currentBlock()
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        if block.blockFormat().property(parts.ANNEX) is not None or _HEADING.match(text):
            self.setFormat(0, len(text), strong)
        elif found := _RUN_IN.match(text):
            self.setFormat(0, found.end(), strong)
        tokens = theme.current()
        for start, end, _ in parts.figure_spans(block):
            look = self.format(start - block.position())
            look.setForeground(theme.colour(tokens.accent))
            look.setBackground(theme.colour(tokens.accent_soft))
            self.setFormat(start - block.position(), end - start, look)
