"""What the cells of one column are, by what most of them say; seven in ten are most."""

import re
from collections.abc import Callable, Sequence

from models.text.deadlines import names_a_time
from models.text.unit_list import split_pieces, split_units
from models.text.unit_names import is_area_name, is_complete_name
from reports.incoming.tables.table_rows import is_nothing

_SERIAL = re.compile(r"\d{1,4}[.、]?$")
_SPAN = re.compile(
    r"(?:\d+个?(?:工作日|自然日|小时|分钟|天|日)(?:内|以内)?|当场|即办|即时办结)(?:办结)?$"
)
_LONG = 8  # letters a task has at least, on average
_SHORTEST_NAME = 5  # letters of what a task is called, on average
_LONGEST_TIME = 30


def are_serials(cells: Sequence[str]) -> bool:
    """Return whether most cells are numbers and these rise."""
    numbers = [int(cell.strip(".、")) for cell in cells if _SERIAL.match(cell)]
    return len(numbers) * 10 >= len(cells) * 7 and numbers == sorted(set(numbers))


def are_long(cells: Sequence[str]) -> bool:
    """Return whether the cells are as long as tasks are."""
    return _mean_length(cells) >= _LONG


def are_names(cells: Sequence[str]) -> bool:
    """Return whether the cells may be what tasks are called: of some length, hardly any twice."""
    filled = [cell for cell in cells if cell]
    return _mean_length(cells) >= _SHORTEST_NAME and len(set(filled)) * 10 >= len(cells) * 7


def are_times(cells: Sequence[str]) -> bool:
    """Return whether most cells say until when."""
    return _most(cells, lambda cell: len(cell) <= _LONGEST_TIME and names_a_time(cell))


def are_spans(cells: Sequence[str]) -> bool:
    """Return whether most cells say how long a service takes (20个工作日), not until when."""
    return _most(cells, lambda cell: _SPAN.match(cell) is not None)


def are_peers(cells: Sequence[str]) -> bool:
    """Return whether most cells list areas."""
    return _most(cells, _lists_areas)


def are_units(cells: Sequence[str]) -> bool:
    """Return whether most cells name whole units and nothing else; 无 and / count as none."""
    filled = [cell for cell in cells if cell.strip()]
    units = [cell for cell in filled if is_nothing(cell) or _names_units(cell)]
    return bool(filled) and len(units) * 10 >= len(filled) * 7


def _most(cells: Sequence[str], is_so: Callable[[str], bool]) -> bool:
    filled = [cell for cell in cells if not is_nothing(cell)]
    return bool(filled) and sum(map(is_so, filled)) * 10 >= len(filled) * 7


def _mean_length(cells: Sequence[str]) -> float:
    filled = [cell for cell in cells if cell]
    return sum(map(len, filled)) / max(len(filled), 1)


def _lists_areas(cell: str) -> bool:
    pieces = split_pieces(cell)
    return len(pieces) >= 2 and sum(map(is_area_name, pieces)) * 10 >= len(pieces) * 7


def _names_units(cell: str) -> bool:
    names = split_units(cell)
    return bool(names) and all(map(is_complete_name, names))
