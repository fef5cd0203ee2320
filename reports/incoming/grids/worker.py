"""The child process of intake: reads file after file of its list and leaves one result for each.

Results are files because a windowed program on Windows has no standard output, and because looking
for a file is the only wait that a cancel can interrupt on every system. A result is whole when it
ends with a line break. A file that hangs its reader ends this process by its own alarm.
"""

import gc
import hashlib
import json
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

from reports.incoming.files.limits import limit_memory, set_alarm
from reports.incoming.files.outside import check_from_outside
from reports.incoming.files.refusals import UnreadableFileError
from reports.incoming.grids.formats import read_by_content
from reports.incoming.grids.transport import pack, to_json

READ_LIMIT_S = 8
EXIT_DONE = 0  # or nobody takes the results: the parent starts another child when it needs one
EXIT_DISK_FULL = 3
_AHEAD = 4  # results that may lie untaken
_IDLE_LIMIT_S = 60
_LOOK_EVERY_S = 0.002


def result_path(folder: Path, place: int) -> Path:
    """Return where the result of the file at ``place`` is left."""
    return folder / f"{place}.json"


def main(arguments: Sequence[str]) -> int:
    """Read the files of a list.

    Args:
        arguments: the list, a JSON file of ``[place, path]``, and the folder of the results.
    """
    limit_memory()
    # Cells come by the ten thousand and none of them in circles: looking for those costs a tenth.
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
    shares: list[tuple[int, str]] = json.loads(Path(arguments[0]).read_text(encoding="ascii"))
    folder = Path(arguments[1])
    results = [result_path(folder, place) for place, _path in shares]
    for index, (_place, path) in enumerate(shares):
        if index >= _AHEAD and not _is_taken(results[index - _AHEAD]):
            return EXIT_DONE
        set_alarm(READ_LIMIT_S)
        result, is_spent = _read(Path(path))
        set_alarm(0)
        try:
            results[index].write_bytes(result + b"\n")
        except OSError:
            return EXIT_DISK_FULL
        if is_spent:
            return EXIT_DONE
    return EXIT_DONE


def _is_taken(result: Path) -> bool:
    """Wait until the parent has taken a result away; return False when it never does."""
    deadline = time.monotonic() + _IDLE_LIMIT_S
    while result.exists():
        if time.monotonic() > deadline:
            return False
        time.sleep(_LOOK_EVERY_S)
    return True


def _read(path: Path) -> tuple[bytes, bool]:
    """Return the result for a file, and whether this process should not go on after it."""
    sha256 = ""
    try:
        check_from_outside(path)
        data = path.read_bytes()
        sha256 = hashlib.sha256(data).hexdigest()
        content, file_format = read_by_content(data, path.suffix.lower())
        return pack(content, sha256, file_format), False
    except UnreadableFileError as error:
        return to_json({"sha256": sha256, "refusal": str(error)}), False
    except MemoryError:
        return to_json({"sha256": sha256, "out_of_memory": True}), True
    except Exception:  # a damaged file can make any library raise anything
        return to_json({"sha256": sha256, "failure": traceback.format_exc()}), False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
