"""What documents are made of, in words and without layout: sections, paragraphs, tables."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ContentGroup:
    """Rows under one label, "" where the table has no groups."""

    label: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ContentTable:
    """A table in words; ``group_heading`` "" means its rows stand in one unnamed group."""

    headings: tuple[str, ...]
    groups: tuple[ContentGroup, ...]
    group_heading: str = ""


@dataclass(frozen=True, slots=True)
class TextSection:
    """A heading ("" for none) with its paragraphs and, after them, its table."""

    heading: str
    paragraphs: tuple[str, ...]
    table: ContentTable | None = None
