"""The texts of a column as they are searched, in blocks: a second copy that stays small."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from models.filters import fold

# A block folds in a few milliseconds, so that other threads are not kept waiting.
_BLOCK = 500
_MARK = "\n"


class FoldedTexts:
    """``texts`` folded; a line break in a text counts as a blank."""

    def __init__(self, texts: Sequence[str], before: Sequence[tuple[str, int]] = ()) -> None:
        rest = iter(texts)
        self._blocks = list(before)
        while block := list(islice(rest, _BLOCK)):
            joined = _MARK.join([text.replace(_MARK, " ") for text in block])
            self._blocks.append((fold(joined), len(block)))

    def with_more(self, texts: Sequence[str]) -> "FoldedTexts":
        """Return these texts and others after them."""
        return FoldedTexts(texts, self._blocks)

    def containing(self, word: str) -> list[bool] | None:
        """Return for each text whether it contains ``word``, None where no text does."""
        if not any(word in block for block, _ in self._blocks):
            return None
        flags: list[bool] = []
        for block, count in self._blocks:
            if word in block:
                flags += [word in text for text in block.split(_MARK)]
            else:
                flags += [False] * count
        return flags

    def passing(self, test: Callable[[str], bool]) -> list[bool]:
        """Return for each text whether it passes ``test``."""
        return [test(text) for text in self]

    def __iter__(self) -> Iterator[str]:
        for block, _ in self._blocks:
            yield from block.split(_MARK)
