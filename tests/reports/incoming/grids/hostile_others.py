"""Bad files of the other formats: old workbooks, OpenDocument, XML, pages, text, Word."""

from tests.reports.incoming.grids.hostile import Case

CASES: tuple[Case, ...] = ()
