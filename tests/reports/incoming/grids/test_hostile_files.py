"""Some hundred and fifty bad files: each is accepted, flagged or refused, and none gets through."""

import time

import pytest

from reports.incoming.files.sheet_cells import column_letters
from reports.incoming.grid import CellKind, GridFile, GridSheet
from reports.incoming.grids.opening import GridRefusal, open_grids
from tests.reports.incoming.grids import hostile_others, hostile_packages, hostile_sheets
from tests.reports.incoming.grids.hostile import Accepted, Case, Flagged, Refused

CASES = {
    case.name: case
    for case in (*hostile_packages.CASES, *hostile_sheets.CASES, *hostile_others.CASES)
}
Opened = dict[str, tuple[GridFile | GridRefusal, float]]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """Open all files the way a person drops them, and time each."""
    folder = tmp_path_factory.mktemp("hostile")
    for case in CASES.values():
        (folder / case.name).write_bytes(case.make())
    results: Opened = {}
    started = time.monotonic()
    for name, result in zip(CASES, open_grids([folder / name for name in CASES]), strict=True):
        results[name] = (result, time.monotonic() - started)
        started = time.monotonic()
    return results


def _shown_sheet(file: GridFile) -> GridSheet:
    return next(sheet for sheet in file.sheets if not sheet.is_hidden)


def _cells(sheet: GridSheet) -> dict[str, tuple[str, CellKind]]:
    return {
        f"{column_letters(column)}{row}": (cell.text, cell.kind)
        for row, cells in sheet.rows.items()
        for column, cell in cells.items()
    }


def _expected(case: Accepted | Flagged) -> dict[str, tuple[str, CellKind]]:
    return {
        address: (cell, CellKind.TEXT) if isinstance(cell, str) else cell
        for address, cell in case.cells.items()
    }


def _warnings(file: GridFile) -> list[str]:
    return [*file.warnings, *(warning for sheet in file.sheets for warning in sheet.warnings)]


def _expecting(kind: type) -> pytest.MarkDecorator:
    cases = [case for case in CASES.values() if isinstance(case.expected, kind)]
    return pytest.mark.parametrize("case", cases, ids=lambda case: case.name)


@_expecting(Accepted)
def test_what_is_plain_is_accepted_exactly(case: Case, opened: Opened) -> None:
    result, _seconds = opened[case.name]
    assert isinstance(result, GridFile), result.sentence
    assert isinstance(case.expected, Accepted)
    assert _cells(_shown_sheet(result)) == _expected(case.expected)
    assert _warnings(result) == []


@_expecting(Flagged)
def test_what_is_doubtful_is_told(case: Case, opened: Opened) -> None:
    result, _seconds = opened[case.name]
    assert isinstance(result, GridFile), result.sentence
    assert isinstance(case.expected, Flagged)
    assert any(case.expected.words in warning for warning in _warnings(result)), _cells(
        _shown_sheet(result)
    )
    assert _expected(case.expected).items() <= _cells(_shown_sheet(result)).items()


@_expecting(Refused)
def test_what_cannot_be_read_is_refused_with_a_way_out(case: Case, opened: Opened) -> None:
    result, _seconds = opened[case.name]
    assert isinstance(result, GridRefusal), _cells(_shown_sheet(result))
    assert isinstance(case.expected, Refused)
    assert case.expected.words in result.sentence
    assert "请" in result.sentence.rsplit("。", 2)[-2]


def test_no_file_takes_ten_seconds(opened: Opened) -> None:
    assert [name for name, (_result, seconds) in opened.items() if seconds > 10] == []
