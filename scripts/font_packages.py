"""Fetch Debian packages with apt, without root, and unpack them beside each other."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path


class PackagesUnavailableError(Exception):
    """Raised when packages cannot be had here; its text tells the person what is missing."""


class Apt:
    """Apt as an ordinary user: with the machine's package lists, or fresh ones of our own."""

    def __init__(self, own_lists: Path) -> None:
        tools = [shutil.which(name) for name in ("apt-get", "apt-cache", "dpkg-deb")]
        if not all(tools):
            raise PackagesUnavailableError("这台电脑没有 apt（不是 Debian 系统）")
        self._get, self._cache, self._unpack = (str(tool) for tool in tools)
        self._own_lists = own_lists
        self._options: list[str] = []

    def versions(self, packages: Sequence[str]) -> dict[str, str]:
        """Return the version apt would fetch of each package.

        Raises:
            PackagesUnavailableError: the package lists do not have them.
        """
        found = self._candidates(packages)
        if len(found) < len(packages):
            self._fetch_own_lists()
            found = self._candidates(packages)
        if missing := [package for package in packages if package not in found]:
            raise PackagesUnavailableError(f"软件源里找不到 {'、'.join(missing)}")
        return found

    def unpack(self, packages: Sequence[str], folder: Path) -> dict[str, Path]:
        """Download packages and unpack each; return the folder of each.

        Raises:
            PackagesUnavailableError: they could not be downloaded.
        """
        folder.mkdir(parents=True)
        if not self._download(packages, folder):
            # Lists that are days old name versions the server no longer has.
            self._fetch_own_lists()
            if not self._download(packages, folder):
                raise PackagesUnavailableError(f"下载 {'、'.join(packages)} 没有成功，请检查网络")
        unpacked = {package: folder / package for package in packages}
        for package, place in unpacked.items():
            archive = next(folder.glob(f"{package}_*.deb"))
            subprocess.run([self._unpack, "-x", archive, place], check=True)
            archive.unlink()
        return unpacked

    def _candidates(self, packages: Sequence[str]) -> dict[str, str]:
        command = [self._cache, *self._options, "show", "--no-all-versions", *packages]
        shown = subprocess.run(command, capture_output=True, text=True, check=False).stdout
        records = re.findall(
            r"^Package: (\S+)$.*?^Version: (\S+)$", shown, re.MULTILINE | re.DOTALL
        )
        return dict(records)

    def _download(self, packages: Sequence[str], folder: Path) -> bool:
        command = [self._get, *self._options, "download", "-qq", *packages]
        return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0

    def _fetch_own_lists(self) -> None:
        lists, cache = self._own_lists / "lists", self._own_lists / "cache"
        for place in (lists / "partial", cache / "archives" / "partial"):
            place.mkdir(parents=True, exist_ok=True)
        self._options = ["-o", f"Dir::State::Lists={lists}", "-o", f"Dir::Cache={cache}"]
        subprocess.run(
            [self._get, *self._options, "update", "-qq"], capture_output=True, check=False
        )
