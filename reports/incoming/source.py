"""A file opened: plain lines and tables, whatever its format was. Nothing is interpreted yet."""

from dataclasses import dataclass

from models.reading import ReadWarning


@dataclass(frozen=True, slots=True)
class SourceTable:
    """One table of a source.

    Attributes:
        rows: cell texts, all rows equally long; a merged range shows its text in every cell of it.
        row_lines: for each row, its 1-based line in the lines of the source.
        name: sheet name, "" for a table inside running text.
        warnings: what putting its rows together left uncertain.
    """

    rows: tuple[tuple[str, ...], ...]
    row_lines: tuple[int, ...]
    name: str = ""
    warnings: tuple[ReadWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A whole file, as lines and tables.

    Attributes:
        lines: the text in reading order; a table row is one line, cells separated by tabs.
        tables: tables the format itself marks as such; empty for plain text.
        format: "txt", "docx", "xlsx", "xls", "pdf" or "clipboard".
        warnings: what opening the file could not carry over.
    """

    name: str
    sha256: str
    format: str
    lines: tuple[str, ...]
    tables: tuple[SourceTable, ...] = ()
    warnings: tuple[ReadWarning, ...] = ()
