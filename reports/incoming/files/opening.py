"""Opens any file by its content and returns plain lines and tables.

The file itself is parsed only in the child process; here it is looked at from outside, watched and
ended when it takes too long or the person cancels.
"""

import hashlib
import json
import logging
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from models.progress import Progress, SilentProgress, stop_if_cancelled
from models.reading import ReadWarning
from reports.incoming.files.child_process import start_child
from reports.incoming.files.limits import TIME_LIMIT_S
from reports.incoming.files.outside import check_from_outside
from reports.incoming.files.refusals import (
    UnreadableFileError,
    refuse,
    refuse_damaged,
    refuse_too_large,
)
from reports.incoming.files.source_builder import split_lines
from reports.incoming.source import Source, SourceTable

COMMAND = "open-file"  # the hidden command of the packaged program that runs child.main
_LOOK_EVERY_S = 0.05
_log = logging.getLogger(__name__)


def open_source(path: Path, progress: Progress | None = None) -> Source:
    """Read a file into lines and tables, choosing by content and never by its ending.

    Raises:
        UnreadableFileError: the file is missing, of a kind that cannot be read, damaged, encrypted
            or beyond the limits; the text says what to do.
        Cancelled: the person stopped the reading.
    """
    watched = progress or SilentProgress()
    watched.report(f"正在打开“{path.name}”")
    check_from_outside(path)
    with tempfile.TemporaryDirectory(prefix="reading-") as folder:
        out = Path(folder) / "source.json"
        _run_child(path.resolve(), out, watched)
        return _result(out)


def clipboard_source(text: str) -> Source:
    """Return pasted text as a source."""
    return Source(
        name="剪贴板",
        sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        format="clipboard",
        lines=tuple(split_lines(text)),
    )


def _run_child(path: Path, out: Path, progress: Progress) -> None:
    """Run the child to its end, its time limit or the person's 取消."""
    with start_child(COMMAND, "reports.incoming.files.child", [path, out]) as child:
        try:
            _wait(child, progress)
        finally:
            child.kill()


def _wait(child: subprocess.Popen[bytes], progress: Progress) -> None:
    deadline = time.monotonic() + TIME_LIMIT_S
    while True:
        try:
            child.wait(timeout=_LOOK_EVERY_S)
        except subprocess.TimeoutExpired:
            stop_if_cancelled(progress)
            if time.monotonic() > deadline:
                raise refuse(
                    f"文件内容异常，{TIME_LIMIT_S} 秒内没有读完，已停止",
                    "请用 WPS 打开，只保留需要的内容，另存一份后再选",
                ) from None
        else:
            return


def _result(out: Path) -> Source:
    """Return what the child left, or raise what it says."""
    try:
        result = json.loads(out.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        raise refuse_damaged("读取时程序异常中止") from None
    if "source" in result:
        return _source(result["source"])
    if "refusal" in result:
        raise UnreadableFileError(result["refusal"])
    if "out_of_memory" in result:
        raise refuse_too_large("读取它需要的内存超过 500 MB")
    _log.info("the file could not be parsed:\n%s", result["failure"])
    raise refuse_damaged()


def _source(plain: dict[str, Any]) -> Source:  # Any: JSON just written by our own child
    return Source(
        name=plain["name"],
        sha256=plain["sha256"],
        format=plain["format"],
        lines=tuple(plain["lines"]),
        tables=tuple(
            SourceTable(
                rows=tuple(map(tuple, table["rows"])),
                row_lines=tuple(table["row_lines"]),
                name=table["name"],
            )
            for table in plain["tables"]
        ),
        warnings=tuple(ReadWarning(**warning) for warning in plain["warnings"]),
    )
