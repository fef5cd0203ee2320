"""What is too long for the text of a paper stands in annexes, each with its number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.papers import Annex, PaperTable


@dataclass(frozen=True, slots=True)
class Attached:
    """One annex and the key under which the text asks for its number.

    Its title hangs on no figure, so that a refresh can keep the one a person wrote.
    """

    key: str
    title: str
    table: PaperTable


@dataclass(frozen=True, slots=True)
class Annexes:
    """The annexes of a paper in their order.

    Attributes:
        labels: by key, how the text names an annex: 附件2, or 附件 where there is one only.
    """

    annexes: tuple[Annex, ...]
    labels: Mapping[str, str]

    @property
    def names(self) -> tuple[str, ...]:
        """What 附件说明 lists."""
        return tuple(annex.title for annex in self.annexes)


def gathered(attached: Iterable[Attached | None]) -> Annexes:
    """Return the annexes there are; what is None is left out."""
    present = [one for one in attached if one is not None]
    return Annexes(
        tuple(Annex(one.title, (one.table,)) for one in present),
        {
            one.key: f"附件{number}" if len(present) > 1 else "附件"
            for number, one in enumerate(present, start=1)
        },
    )
