"""A draft brought up to date: what nobody edited is renewed, edited words take new figures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from models.papers import (
    Annex,
    Block,
    Composition,
    Figure,
    Paper,
    PaperTable,
    Paragraph,
    Run,
    TableRows,
)
from reports.content.renumbering import numbered_as, renumbered

_MOST_WORDS = 16
_HEADING = ".heading"


@dataclass(slots=True)
class _Notes:
    """What is told of a refresh; figures that changed are told once, wherever they stand."""

    renewed: dict[str, str] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    gone: dict[str, str] = field(default_factory=dict)
    new: dict[str, str] = field(default_factory=dict)

    def sentences(self) -> tuple[str, ...]:
        """Return one sentence for each thing a person should know."""
        return (
            *self.renewed.values(),
            *self.lost.values(),
            *self.kept,
            *(f"“{words}”已没有可说的内容，删去了。" for words in _told_once(self.gone)),
            *(f"新增了“{words}”。" for words in _told_once(self.new)),
        )


def refreshed(draft: Composition, fresh: Composition) -> Composition:
    """Return the draft with the figures and words of ``fresh``.

    A block nobody edited is that of ``fresh`` with its key. An edited paragraph, and one that a
    person added, keeps its words and takes new figures. Blocks that a person took out stay out;
    what has nothing to say any more goes, unless it was edited. Title, addressees, number and all
    that stands around the text stay as they are; the dates are those of ``fresh``.
    """
    return _refresh(draft, fresh)[0]


def refresh_notes(draft: Composition, fresh: Composition) -> tuple[str, ...]:
    """Return in words what ``refreshed`` changes, and what a person should look at."""
    return _refresh(draft, fresh)[1].sentences()


def _refresh(draft: Composition, fresh: Composition) -> tuple[Composition, _Notes]:
    known = {figure.key: figure for figure in fresh.figures}
    old = {figure.key: figure for figure in draft.figures}
    merge = _Merge(known, old, draft.composed)
    blocks = merge.blocks(draft.paper.blocks, fresh.paper.blocks)
    annexes, names = merge.annexes(draft.paper, fresh.paper)
    paper = replace(
        _dated(draft.paper, fresh.paper),
        blocks=renumbered(blocks),
        annexes=annexes,
        annex_names=names,
    )
    # What an edited paragraph still prints stays among the figures, though no longer counted.
    lost = {key: old[key] for key in _printed(paper) if key in old and key not in known}
    figures = known | lost
    there = {block.key for block in _all_blocks(draft.paper)}
    removed = [key for key in draft.composed if key not in there]
    composed = tuple(dict.fromkeys((*fresh.composed, *removed)))
    return Composition(paper, tuple(figures.values()), composed), merge.notes


class _Merge:
    """Puts the blocks of a draft and of a fresh paper together."""

    def __init__(
        self, known: Mapping[str, Figure], old: Mapping[str, Figure], composed: Sequence[str]
    ) -> None:
        self.notes = _Notes()
        self._known = known
        self._old = old
        self._composed = dict.fromkeys(composed)

    def blocks(self, draft: Sequence[Block], fresh: Sequence[Block]) -> tuple[Block, ...]:
        """Return the merged blocks, new ones after their neighbours.

        They stand in the order of ``fresh``, unless a person moved some in the draft.
        """
        by_key = {block.key: block for block in fresh if block.key}
        merged: list[Block] = []
        for block in self._in_order(draft, list(by_key)):
            renewed = self._renewed(block, by_key)
            if renewed is not None:
                merged.append(renewed)
        self._insert_new(merged, fresh)
        return tuple(merged)

    def annexes(self, draft: Paper, fresh: Paper) -> tuple[tuple[Annex, ...], tuple[str, ...]]:
        """Return the merged annexes and what 附件说明 calls them.

        They stand in the order of ``fresh``, which the text counts them by; those a person added
        come last. A name a person wrote stays; an annex that has lost all it said goes.
        """
        left = list(zip(draft.annexes, _names(draft), strict=True))
        merged: list[tuple[Annex, str]] = []
        for annex in fresh.annexes:
            keys = {block.key for block in annex.blocks}
            own = next((one for one in left if keys & {block.key for block in one[0].blocks}), None)
            if own is not None:
                left.remove(own)
                merged.append((self._annex(own[0], annex.blocks), own[1]))
            elif keys.isdisjoint(self._composed):
                merged.append((annex, annex.title))
                self.notes.new[annex.title] = annex.title
        for annex, name in left:
            kept = self._annex(annex, ())
            if kept.blocks or not annex.blocks:
                merged.append((kept, name))
        is_named = len(draft.annex_names) == len(draft.annexes)
        names = tuple(name for _, name in merged)
        return tuple(annex for annex, _ in merged), names if is_named else draft.annex_names

    def _annex(self, annex: Annex, fresh: Sequence[Block]) -> Annex:
        return replace(annex, blocks=self.blocks(annex.blocks, fresh))

    def _in_order(self, draft: Sequence[Block], fresh: Sequence[str]) -> list[Block]:
        """Return the blocks of the draft, those that ``fresh`` has too in its order.

        A draft whose blocks no longer stand as they were composed was arranged by a person.
        """
        shared = {block.key: block for block in draft if block.key in fresh}
        if list(shared) != [key for key in self._composed if key in shared]:
            return list(draft)
        renewed = iter([shared[key] for key in fresh if key in shared])
        return [next(renewed) if block.key in shared else block for block in draft]

    def _renewed(self, block: Block, fresh: Mapping[str, Block]) -> Block | None:
        """Return a block of the draft as it is to stand, None for one that goes."""
        known = fresh.get(block.key) if block.key else None
        is_own = isinstance(block, Paragraph) and (block.is_edited or not block.key)
        if isinstance(block, Paragraph) and is_own:
            if known is None and block.key:
                self.notes.kept.append(
                    f"改过的段落“{_start(block)}”对应的内容已没有了，原文保留，请核对。"
                )
            renewed = replace(block, runs=tuple(map(self._run, block.runs)))
            return numbered_as(renewed, known) if isinstance(known, Paragraph) else renewed
        if known is not None:
            self._note_figures(known)
            return known
        if block.key in self._composed:
            self.notes.gone[block.key] = _start(block)
            return None
        return block

    def _run(self, run: Run) -> Run:
        """Return the run with its new figure; one that is no longer counted keeps its words."""
        if not run.figure:
            return run
        figure = self._known.get(run.figure)
        if figure is None:
            label = self._old[run.figure].label if run.figure in self._old else "这个数字"
            self.notes.lost[run.figure] = f"“{label}”现在没有数据，文中仍是“{run.text}”，请核对。"
            return run
        self._note(figure)
        return Run(figure.words, figure.key)

    def _note_figures(self, block: Block) -> None:
        for key in _keys_in(block):
            if key in self._known:
                self._note(self._known[key])

    def _note(self, figure: Figure) -> None:
        old = self._old.get(figure.key)
        if old is not None and old.words != figure.words:
            self.notes.renewed[figure.key] = f"“{figure.label}”由{old.words}改为{figure.words}。"

    def _insert_new(self, merged: list[Block], fresh: Sequence[Block]) -> None:
        """Put in what came new, each block behind the one that stands before it in ``fresh``."""
        place = 0
        for block in fresh:
            there = next((i for i, one in enumerate(merged) if one.key == block.key), None)
            if there is not None:
                place = there + 1
            elif block.key not in self._composed:
                merged.insert(place, block)
                place += 1
                self.notes.new[block.key] = _start(block)


def _told_once(blocks: Mapping[str, str]) -> Iterable[str]:
    """Return the words of blocks by key; a heading speaks for all that stands under it."""
    headed = {_chapter(key) for key in blocks if key.endswith(_HEADING)}
    return (
        words
        for key, words in blocks.items()
        if key.endswith(_HEADING) or _chapter(key) not in headed
    )


def _chapter(key: str) -> str:
    return key.split(".", maxsplit=1)[0]


def _dated(draft: Paper, fresh: Paper) -> Paper:
    """Return the draft with the day of ``fresh`` where it prints the day."""
    head = replace(draft.head, dated=fresh.head.dated if draft.head.dated else "")
    signature, imprint = draft.signature, draft.imprint
    if signature and fresh.signature:
        if imprint.printed_on == f"{signature.dated}印发":
            imprint = replace(imprint, printed_on=fresh.imprint.printed_on)
        signature = replace(signature, dated=fresh.signature.dated)
    return replace(draft, head=head, signature=signature, imprint=imprint)


def _names(paper: Paper) -> Sequence[str]:
    """Return what 附件说明 calls each annex, its title where it lists them otherwise."""
    if len(paper.annex_names) == len(paper.annexes):
        return paper.annex_names
    return [annex.title for annex in paper.annexes]


def _keys_in(block: Block) -> Iterable[str]:
    if isinstance(block, Paragraph):
        return [run.figure for run in block.runs if run.figure]
    if isinstance(block, PaperTable):
        return [run.figure for group in block.groups for run in _cells(group) if run.figure]
    return ()


def _cells(group: TableRows) -> Iterable[Run]:
    return (cell for row in group.rows for cell in row)


def _printed(paper: Paper) -> Iterable[str]:
    """Return the keys of all figures a paper prints, in order."""
    return dict.fromkeys(key for block in _all_blocks(paper) for key in _keys_in(block))


def _all_blocks(paper: Paper) -> Iterable[Block]:
    return (*paper.blocks, *(block for annex in paper.annexes for block in annex.blocks))


def _start(block: Block) -> str:
    """Return the first words of a block, to be recognised by."""
    if isinstance(block, Paragraph):
        words = block.text
    elif isinstance(block, PaperTable):
        words = block.caption or f"{'、'.join(block.headings[:3])}表"
    else:
        words = block.title
    return words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS]}……"
