"""Limits on files from outside, and on the child process that reads them.

Measured: single cells and short files can hang a reader for minutes, take all memory or abort the
whole process. What holds where: the time limit is kept by the parent on every system; memory is
limited by the kernel on Linux and by a job object on Windows.
"""

import sys

TIME_LIMIT_S = 20
TEXT_LIMIT = 32_767  # characters a cell of Excel can hold
MEMORY_LIMIT_BYTES = 500 * 1024 * 1024
FILE_LIMIT_BYTES = 100 * 1024 * 1024

if sys.platform == "win32":
    import ctypes
    import faulthandler
    import os
    from ctypes import wintypes
    from pathlib import Path

    EXIT_AT_ALARM = 1
    _nowhere = Path(os.devnull).open("w", encoding="ascii")  # noqa: SIM115 - open to the end

    def set_alarm(seconds: int) -> None:
        """End this process after so many seconds, even inside a library; 0 takes it back."""
        if seconds:
            faulthandler.dump_traceback_later(seconds, exit=True, file=_nowhere)
        else:
            faulthandler.cancel_dump_traceback_later()

    _EXTENDED_LIMIT_INFORMATION = 9
    _LIMIT_PROCESS_MEMORY = 0x100

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def limit_memory() -> None:
        """Put this process into a job of its own whose memory is limited."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
        kernel.SetInformationJobObject.argtypes = (
            wintypes.HANDLE,
            ctypes.c_int,
            wintypes.LPVOID,
            wintypes.DWORD,
        )
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        limits = _ExtendedLimits()
        limits.BasicLimitInformation.LimitFlags = _LIMIT_PROCESS_MEMORY
        limits.ProcessMemoryLimit = MEMORY_LIMIT_BYTES
        job = kernel.CreateJobObjectW(None, None)
        kernel.SetInformationJobObject(
            job, _EXTENDED_LIMIT_INFORMATION, ctypes.byref(limits), ctypes.sizeof(limits)
        )
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())

    def limit_processor_time() -> None:
        """Leave time to the parent: Windows would count it from now on for ever."""

else:
    import resource
    import signal

    EXIT_AT_ALARM = -signal.SIGALRM

    def set_alarm(seconds: int) -> None:
        """End this process after so many seconds, even inside a library; 0 takes it back."""
        signal.setitimer(signal.ITIMER_REAL, seconds)

    def limit_memory() -> None:
        """Limit the memory of this process, which leaves no picture of itself when it aborts."""
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT_BYTES, MEMORY_LIMIT_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def limit_processor_time() -> None:
        """Limit processor time a little above the parent's own time limit."""
        resource.setrlimit(resource.RLIMIT_CPU, (TIME_LIMIT_S + 1, TIME_LIMIT_S + 2))
