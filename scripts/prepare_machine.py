"""See that this computer has what the program needs from the system, and get it where we may.

Usage: ``prepare_machine.py [run|bundle|ci]``. Runs before anything is installed, so it uses the
standard library alone. Root on a Debian system installs what is missing; everyone else is told
the one command to give.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping
from pathlib import Path

OLDEST_PYTHON, NEWEST_PYTHON = (3, 11), (3, 13)

# Shared libraries Qt opens and the Debian packages that bring them: to draw at all ...
DRAWING_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",  # Qt's local sockets are in its network library
}
# ... and to draw on a display.
DISPLAY_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
PYTHON_LIBRARY = f"libpython{sys.version_info.major}.{sys.version_info.minor}"
# What PyInstaller freezes Python with, and what it looks into libraries with.
BUNDLE_PROGRAMS = {"objdump": "binutils"}
# Tests open our workbooks and Word files in an office program, ...
OFFICE_PARTS = {
    "/usr/lib/libreoffice/program/libsclo.so": "libreoffice-calc-nogui",
    "/usr/lib/libreoffice/program/libswlo.so": "libreoffice-writer-nogui",
}
# ... and drive the window on a virtual display.
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "openbox": "openbox",
    "xdotool": "xdotool",
}


def main(purpose: str) -> int:
    """Check the machine for ``purpose``; return 0 when it is ready."""
    if not OLDEST_PYTHON <= sys.version_info[:2] <= NEWEST_PYTHON:
        print(f"需要 Python 3.11 至 3.13，这里是 {sys.version.split()[0]}。")
        print("请安装合适的版本，再用 make setup PYTHON=python3.12 这样的写法指定它。")
        return 1
    if not sys.platform.startswith("linux"):
        return 0
    missing = missing_packages(purpose)
    if missing and _may_install():
        _install(missing)
        missing = missing_packages(purpose)
    if missing:
        print("这台电脑缺少几个系统软件包。请执行下面这条命令，然后再试一次：")
        print(f"  sudo apt-get install --no-install-recommends {' '.join(missing)}")
        return 1
    return 0


def missing_packages(purpose: str) -> list[str]:
    """Return the Debian packages that ``purpose`` still needs, in a fixed order."""
    return {"run": _missing_to_run, "bundle": _missing_to_bundle, "ci": _missing_to_test}[purpose]()


def _missing_to_run() -> list[str]:
    # Debian keeps this part of Python's standard library in a package of its own.
    venv = [] if importlib.util.find_spec("ensurepip") else ["python3-venv"]
    return venv + _lacking(DRAWING_LIBRARIES | DISPLAY_LIBRARIES, _library_opens)


def _missing_to_bundle() -> list[str]:
    return _lacking(BUNDLE_PROGRAMS, _program_found) + (
        [] if _python_library_found() else [PYTHON_LIBRARY]
    )


def _missing_to_test() -> list[str]:
    return _lacking(OFFICE_PARTS, os.path.exists) + _lacking(TEST_PROGRAMS, _program_found)


def _lacking(packages: Mapping[str, str], is_present: Callable[[str], bool]) -> list[str]:
    return [package for thing, package in packages.items() if not is_present(thing)]


def _library_opens(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _program_found(name: str) -> bool:
    return shutil.which(name) is not None


def _python_library_found() -> bool:
    library = f"{PYTHON_LIBRARY}.so.1.0"
    own_folder = Path(str(sysconfig.get_config_var("LIBDIR")))
    return (own_folder / library).exists() or _library_opens(library)


def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install(packages: list[str]) -> None:
    print(f"正在安装系统软件包：{' '.join(packages)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, env=quiet, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stderr or done.stdout)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "run"))
