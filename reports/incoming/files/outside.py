"""What is told about a file before anything looks inside it."""

import os
from pathlib import Path

from reports.incoming.files.limits import FILE_LIMIT_BYTES
from reports.incoming.files.refusals import refuse, refuse_too_large


def check_from_outside(path: Path) -> None:
    """Refuse what needs no look inside: raise ``UnreadableFileError``."""
    if path.name.startswith("~$"):
        raise refuse(
            f"“{path.name}”是表格打开时留下的临时文件，不是表格本身",
            "请关闭打开它的程序，选择原来的表格",
        )
    try:
        if path.is_dir():
            raise refuse(f"“{path.name}”是一个文件夹", "请打开文件夹，选择其中的文件")
        if path.exists() and not path.is_file():  # reading a pipe or a device may never end
            raise refuse(f"“{path.name}”不是普通文件", "请选择要收的文件")
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
    except FileNotFoundError as error:
        raise refuse(f"找不到“{path.name}”", "文件可能已被移动或改名，请重新选择") from error
    except OSError as error:
        raise refuse(
            f"“{path.name}”不允许读取，或正被其他程序占用",
            "请关闭打开它的程序，或把它复制到桌面后再选",
        ) from error
    if size == 0:
        raise refuse(f"“{path.name}”是空文件", "请检查文件是否传送完整，重新索取后再选")
    if size > FILE_LIMIT_BYTES:
        raise refuse_too_large(f"“{path.name}”有 {size // 1024**2} MB，上限 100 MB")
