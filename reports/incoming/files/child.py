"""The child process: parses one untrusted file under limits and leaves the result as a JSON file.

A reader that hangs, aborts or takes all memory takes only this process with it. The result goes to
a file because a windowed program on Windows has no standard output.
"""

import dataclasses
import hashlib
import json
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from reports.incoming.files.formats import read_by_content
from reports.incoming.files.limits import limit_memory, limit_processor_time
from reports.incoming.files.refusals import UnreadableFileError
from reports.incoming.source import Source


def main(arguments: Sequence[str]) -> int:
    """Read the file named first and write its source, or why not, to the file named second."""
    limit_memory()
    limit_processor_time()
    path, out = Path(arguments[0]), Path(arguments[1])
    result: dict[str, object]
    try:
        result = {"source": dataclasses.asdict(_open(path))}
    except UnreadableFileError as error:
        result = {"refusal": str(error)}
    except MemoryError:
        result = {"out_of_memory": True}
    except Exception:  # a damaged file can make any library raise anything
        result = {"failure": traceback.format_exc()}
    out.write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")
    return 0


def _open(path: Path) -> Source:
    data = path.read_bytes()
    builder, file_format = read_by_content(data, path.suffix.lower())
    return builder.finish(path.name, hashlib.sha256(data).hexdigest(), file_format)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
