"""Make ``resources/fonts``: the faces of official documents and of the window.

The PDF library takes TrueType outlines only, and the free Chinese faces come mostly as PostScript
outlines with far more characters than a document needs. So each face is fetched from its Debian
package, cut down and, where needed, redrawn. Where that is not possible the program runs with the
computer's own faces: this script then says what is missing and ends well.
"""

import gzip
import hashlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import font_characters
import font_outlines
from font_packages import Apt, PackagesUnavailableError

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "resources" / "fonts"
KEY_FILE = "built-from.txt"

FANDOL = "texlive-lang-chinese"
WENKAI = "fonts-lxgw-wenkai"
NOTO = "fonts-noto-cjk"
MICRO_HEI = "fonts-wqy-microhei"
UNICODE = "unicode-data"
PACKAGES = (FANDOL, WENKAI, NOTO, MICRO_HEI, UNICODE)


@dataclass(frozen=True)
class Face:
    """One font file to make.

    Attributes:
        target: name of the file made.
        package: Debian package it comes from.
        source: name of the font file in that package.
        family: which face of a font collection.
        characters: which set of characters is kept: "document", "all" or "figures".
        for_pdf: outlines must be TrueType; the window takes PostScript outlines too, with hints.
        new_name: family name given to it, where the licence reserves the old one.
        wrong: characters it draws as others (￥ as $); the next face in the chain prints them.
    """

    target: str
    package: str
    source: str
    family: str = ""
    characters: str = "document"
    for_pdf: bool = True
    new_name: str = ""
    wrong: frozenset[int] = frozenset()


# The slowest first, so that both processes end at about the same time.
FACES = (
    Face(
        "fangsong.ttf",
        FANDOL,
        "FandolFang-Regular.otf",
        characters="all",
        wrong=frozenset({ord("￥")}),
    ),
    Face(
        "kai.ttf",
        WENKAI,
        "LXGWWenKai-Light.ttf",
        characters="all",
        new_name="Youhuaban Kai",
    ),
    Face("xiaobiaosong.ttf", NOTO, "NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC"),
    Face("ui-regular.otf", NOTO, "NotoSansCJK-Regular.ttc", "Noto Sans CJK SC", for_pdf=False),
    Face("ui-bold.otf", NOTO, "NotoSansCJK-Bold.ttc", "Noto Sans CJK SC", for_pdf=False),
    Face("hei.ttf", MICRO_HEI, "wqy-microhei.ttc", "WenQuanYi Micro Hei"),
    Face("song.ttf", NOTO, "NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC", characters="figures"),
)


def main() -> int:
    """Build the fonts, or copy them from an earlier build; return the exit code."""
    started = time.monotonic()
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "youhuaban"
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix="building-") as work:
        try:
            apt = Apt(Path(work) / "apt")
            versions = apt.versions(PACKAGES)
            built = cache / f"fonts-{_key(versions)}"
            if not built.is_dir():
                _build(apt, versions, Path(work), built)
        except PackagesUnavailableError as missing:
            print(f"字体没有生成：{missing}。程序将使用电脑里已有的字体，其他功能不受影响。")
            return 0
    _copy(built)
    print(f"字体已就绪：resources/fonts（{time.monotonic() - started:.0f} 秒）")
    return 0


def _key(versions: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for script in sorted(Path(__file__).parent.glob("*font*.py")):
        digest.update(script.read_bytes())
    digest.update(repr(sorted(versions.items())).encode())
    return digest.hexdigest()[:16]


def _build(apt: Apt, versions: Mapping[str, str], work: Path, built: Path) -> None:
    print("正在下载并生成字体（约一分钟，只需一次）……", flush=True)
    packages = apt.unpack(PACKAGES, work / "packages")
    sets = _character_sets(packages[UNICODE])
    result = work / "result"
    result.mkdir()
    with ProcessPoolExecutor(max_workers=2) as pool:
        jobs = [
            pool.submit(_make_face, face, packages[face.package], sets[face.characters], result)
            for face in FACES
        ]
        for job in jobs:
            job.result()
    _add_licences(packages, result / "licences")
    listing = "".join(f"{package} {version}\n" for package, version in sorted(versions.items()))
    (result / KEY_FILE).write_text(listing, encoding="utf-8")
    result.rename(built)


def _character_sets(unicode_data: Path) -> dict[str, frozenset[int]]:
    standard = font_characters.general_standard(unicode_data)
    signs = font_characters.signs()
    return {
        "document": signs | font_characters.gb2312() | standard,
        "all": signs | font_characters.gbk() | standard,
        "figures": frozenset(range(0x20, 0x7F)) | {0x2013, 0x2014, 0x2015},
    }


def _make_face(face: Face, package: Path, characters: frozenset[int], folder: Path) -> None:
    source = next(package.rglob(face.source))
    font = font_outlines.open_face(source, face.family)
    characters = characters & font_outlines.drawn_characters(font) - face.wrong
    font_outlines.keep_characters(font, characters, hints=not face.for_pdf)
    if face.for_pdf and "CFF " in font:
        font_outlines.convert_to_truetype(font)
    if face.new_name:
        font_outlines.rename(font, face.new_name, face.new_name.replace(" ", "") + "-Regular")
    font.save(folder / face.target)


def _add_licences(packages: Mapping[str, Path], folder: Path) -> None:
    folder.mkdir()
    for package in (WENKAI, NOTO, MICRO_HEI):
        text = packages[package] / "usr" / "share" / "doc" / package / "copyright"
        shutil.copyfile(text, folder / f"{package}.txt")
    # The GPL asks for the text, the notice, and the source form beside the changed font.
    fandol = packages[FANDOL]
    notes = next(fandol.rglob("fonts/fandol/README"))
    shutil.copyfile(notes, folder / "fandol-README.txt")
    licence = gzip.decompress(notes.with_name("COPYING.gz").read_bytes())
    (folder / "fandol-COPYING.txt").write_bytes(licence)
    original = next(fandol.rglob("FandolFang-Regular.otf"))
    shutil.copyfile(original, folder / original.name)


def _copy(built: Path) -> None:
    staging = ROOT / "build" / "fonts"
    shutil.rmtree(staging, ignore_errors=True)
    shutil.copytree(built, staging)
    shutil.rmtree(TARGET, ignore_errors=True)
    staging.rename(TARGET)
    # Make compares times: a copy of older fonts is still newer than the scripts of this checkout.
    (TARGET / KEY_FILE).touch()


if __name__ == "__main__":
    sys.exit(main())
