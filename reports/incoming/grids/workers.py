"""The children that read files for intake, as the program sees them: start, wait, replace, end."""

import json
import os
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from models.progress import Progress, stop_if_cancelled
from reports.incoming.files.child_process import start_child
from reports.incoming.files.limits import EXIT_AT_ALARM
from reports.incoming.files.refusals import UnreadableFileError, refuse, refuse_damaged
from reports.incoming.grids.worker import (
    EXIT_DISK_FULL,
    EXIT_DONE,
    READ_LIMIT_S,
    result_path,
)

COMMAND = "open-grids"  # the hidden command of the packaged program that runs worker.main
_LOOK_EVERY_S = 0.002
# A child that is stopped or starved cannot end itself; starting it takes a moment too.
_SILENCE_LIMIT_S = READ_LIMIT_S + 1.5
_FILES_PER_WORKER = 2  # fewer are read sooner than another child starts


class Workers:
    """One or two children that share the files out between them: even places, odd places."""

    def __init__(self, paths: Sequence[Path], folder: Path) -> None:
        count = max(1, min(2, os.cpu_count() or 1, len(paths) // _FILES_PER_WORKER))
        shares = [(place, str(path.absolute())) for place, path in enumerate(paths)]
        self._workers = [_Worker(shares[first::count], folder) for first in range(count)]

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self._workers:
            worker.end()

    def take(self, place: int, progress: Progress) -> bytes:
        """Wait for the result of a file and take it; places are asked for in order.

        Raises:
            UnreadableFileError: the child ended over this file, or nothing came in time.
            Cancelled: the person stopped the reading.
        """
        return self._workers[place % len(self._workers)].take(place, progress)


class _Worker:
    """One child and its share; a new child goes on where the last one ended."""

    def __init__(self, share: Sequence[tuple[int, str]], folder: Path) -> None:
        self._share = share
        self._folder = folder
        self._child: subprocess.Popen[bytes] | None = None
        self._first = -1  # the place this child began with
        if share:
            self._start(share[0][0])

    def take(self, place: int, progress: Progress) -> bytes:
        result = result_path(self._folder, place)
        child = self._child or self._start(place)
        deadline = time.monotonic() + _SILENCE_LIMIT_S
        while True:
            stop_if_cancelled(progress)
            code = child.poll()  # before looking for what it may have left last
            if (found := _whole(result)) is not None:
                return found
            if code is not None:
                child = self._go_on_after(code, place)
                deadline = time.monotonic() + _SILENCE_LIMIT_S
            elif time.monotonic() > deadline:
                self.end()
                raise _refuse_hanging()
            else:
                time.sleep(_LOOK_EVERY_S)

    def end(self) -> None:
        """End the child at once."""
        if self._child:
            self._child.kill()
            self._child.wait()
            self._child = None

    def _start(self, place: int) -> subprocess.Popen[bytes]:
        rest = [one for one in self._share if one[0] >= place]
        order = self._folder / f"from-{place}.json"
        try:
            order.write_text(json.dumps(rest), encoding="ascii")
        except OSError as error:
            raise refuse_full_disk() from error
        self._first = place
        self._child = start_child(COMMAND, "reports.incoming.grids.worker", [order, self._folder])
        return self._child

    def _go_on_after(self, code: int, place: int) -> subprocess.Popen[bytes]:
        """Start the next child where one ended of itself; refuse the file where it broke."""
        self._child = None
        if code == EXIT_DONE and self._first != place:
            return self._start(place)
        if code == EXIT_DISK_FULL:
            raise refuse_full_disk()
        if code == EXIT_AT_ALARM:
            raise _refuse_hanging()
        raise refuse_damaged("读取时程序异常中止")


def _whole(result: Path) -> bytes | None:
    """Take a result away when it is there to its end."""
    try:
        found = result.read_bytes()
    except OSError:
        return None
    if not found.endswith(b"\n"):
        return None
    with suppress(OSError):  # a virus scanner may hold it for a moment; the folder goes later
        result.unlink()
    return found


def refuse_full_disk() -> UnreadableFileError:
    """Return the refusal when there is no room for what is being read."""
    return refuse("临时文件夹已写不下读取的结果", "请清理磁盘空间后再收一次")


def _refuse_hanging() -> UnreadableFileError:
    return refuse(
        f"文件内容异常，{READ_LIMIT_S} 秒内没有读完，已停止",
        "请用 WPS 打开，只保留需要的内容，另存一份后再收",
    )
