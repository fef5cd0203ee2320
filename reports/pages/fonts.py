"""Which face serves which role of an official document: the computer's own or the shipped one."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from models.errors import UserError
from models.paths import resource_path
from reports.pages.font_search import FontFile, find_faces, read_faces, system_font_folders


class FontsMissingError(UserError):
    """Raised when there is no Chinese face at all; install one, or use the shipped fonts."""


class FontRole(Enum):
    """The faces GB/T 9704 speaks of (5.2.2, 7.2.4, 7.3.1, 7.3.3, 7.5)."""

    BODY = "仿宋"
    KAI = "楷体"
    TITLE = "小标宋"
    HEI = "黑体"
    SONG = "宋体"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a role takes: names in order of preference, then the shipped file."""

    names: tuple[str, ...]
    shipped: str


# Order of preference on office computers: the faces the standard's readers expect come first.
_WANTED = {
    FontRole.BODY: _Wanted(
        ("FZFSK--GBK1-0", "方正仿宋_GBK", "仿宋_GB2312", "FangSong_GB2312", "FangSong", "仿宋",
         "STFangsong", "华文仿宋", "Zhuque Fangsong", "朱雀仿宋"),
        "fangsong.ttf",
    ),
    FontRole.KAI: _Wanted(
        ("FZKTK--GBK1-0", "方正楷体_GBK", "楷体_GB2312", "KaiTi_GB2312", "KaiTi", "楷体",
         "STKaiti", "华文楷体"),
        "kai.ttf",
    ),
    FontRole.TITLE: _Wanted(
        ("FZXBSK--GBK1-0", "方正小标宋_GBK", "FZXBSJW--GB1-0", "方正小标宋简体", "STZhongsong",
         "华文中宋"),
        "xiaobiaosong.ttf",
    ),
    FontRole.HEI: _Wanted(
        ("SimHei", "黑体", "FZHTK--GBK1-0", "方正黑体_GBK"),
        "hei.ttf",
    ),
    FontRole.SONG: _Wanted(
        ("SimSun", "宋体", "FZSSK--GBK1-0", "方正书宋_GBK"),
        "song.ttf",
    ),
}  # fmt: skip

# Where neither is there, any simplified face that may be embedded stands in.
_STAND_INS = (
    "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Microsoft YaHei", "微软雅黑", "SimSun", "SimHei",
    "AR PL UMing CN", "AR PL UKai CN", "LXGW WenKai", "DengXian", "等线",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RoleFace:
    """The face serving one role. ``is_stand_in``: another kind of face had to take its place."""

    role: FontRole
    file: FontFile
    is_shipped: bool
    is_stand_in: bool


@dataclass(frozen=True, slots=True)
class FontChoice:
    """One face for every role; a character that a face lacks is looked for in the others."""

    faces: tuple[RoleFace, ...]

    def file(self, role: FontRole) -> FontFile:
        """Return the file that serves ``role``."""
        return next(face.file for face in self.faces if face.role is role)

    def describe(self) -> tuple[str, ...]:
        """Return one line per role for the person, e.g. ``仿宋：方正仿宋_GBK``."""
        return tuple(f"{face.role.value}：{face.file.label}{_remark(face)}" for face in self.faces)


def choose_fonts(
    *,
    bundled_only: bool = False,
    bundled_folder: Path | None = None,
    search_folders: Sequence[Path] | None = None,
) -> FontChoice:
    """Choose a face for every role: preferred faces of this computer, the shipped one, a stand-in.

    Args:
        bundled_only: take shipped faces only, so that every computer prints the same pages.
        bundled_folder: where the shipped faces are; None means the program's own.
        search_folders: where to look for other faces; None means the system's folders.

    Raises:
        FontsMissingError: no face can serve some role.
    """
    shipped_folder = bundled_folder or resource_path("fonts")
    folders = () if bundled_only else tuple(search_folders or system_font_folders())
    found = find_faces(folders)
    faces = [_choose(role, found, shipped_folder) for role in FontRole]
    present = [face for face in faces if face is not None]
    if len(present) < len(FontRole):
        raise FontsMissingError(
            "没有找到可用的中文字体，文件没有生成。数据没有改动。"
            "请安装仿宋、楷体、黑体等中文字体（TrueType 格式），或者重新安装本程序以恢复自带字体。"
        )
    return FontChoice(tuple(present))


def _choose(role: FontRole, found: Sequence[FontFile], shipped_folder: Path) -> RoleFace | None:
    wanted = _WANTED[role]
    file = _first_named(wanted.names, found)
    if file is not None:
        return RoleFace(role, file, is_shipped=False, is_stand_in=False)
    shipped = read_faces(shipped_folder / wanted.shipped)
    if shipped:
        return RoleFace(role, shipped[0], is_shipped=True, is_stand_in=False)
    stand_in = _first_named(_STAND_INS, found)
    if stand_in is not None:
        return RoleFace(role, stand_in, is_shipped=False, is_stand_in=True)
    return None


def _first_named(names: Sequence[str], found: Sequence[FontFile]) -> FontFile | None:
    for name in names:
        for face in found:
            if name.lower() in face.names:
                return face
    return None


def _remark(face: RoleFace) -> str:
    if face.is_stand_in:
        return f"（没有{face.role.value}，以此代替）"
    return "（程序自带）" if face.is_shipped else ""
