"""Files that leave the window: where they go, and what is said when they are there."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reports.file_names import clean_file_stem
from ui.messages import Notice
from ui.session import Session
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.dialogs.export_jobs import Exported


class FileKind(NamedTuple):
    """What a file is, in words, and how its name ends."""

    words: str
    suffix: str

    @property
    def name_filter(self) -> str:
        """What the file dialog shows."""
        return f"{self.words} (*{self.suffix})"


EXCEL = FileKind("Excel 工作簿", ".xlsx")
PDF = FileKind("PDF 文件", ".pdf")
WORD = FileKind("Word 文档", ".docx")
ZIP = FileKind("压缩包", ".zip")
CALENDAR = FileKind("工作日历", ".txt")


def ask_target(session: Session, title: str, stem: str, kind: FileKind) -> Path | None:
    """Ask where a file goes, first the folder for exports; None when the person gave up.

    ``stem`` is the name offered; what no file system takes is left out of it.
    """
    suggested = session.export_folder / f"{clean_file_stem(stem)}{kind.suffix}"
    path = session.messages.choose_save_file(title, str(suggested), kind.name_filter)
    # A name typed without its ending is still meant as this kind of file.
    if path is None or path.suffix.lower() == kind.suffix:
        return path
    return path.with_name(f"{path.name}{kind.suffix}")


def tell_exported(session: Session, exported: "Exported") -> None:
    """Say what was written, and offer to open it."""
    messages = session.messages
    text = f"已导出“{exported.path.name}”，{exported.says}。"
    messages.tell(Notice(text, Tone.SUCCESS, "打开", partial(messages.open_path, exported.path)))
    for warning in exported.warnings:
        messages.tell(Notice(warning, Tone.WARNING))
