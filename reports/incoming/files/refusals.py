"""The one way a file is refused, with the sentences that several readers share.

Message form: what happened. What was kept safe. What to do.
"""

from models.errors import UserError

_SAFE = "原文件没有改动，工作区也没有存入任何内容。"


class UnreadableFileError(UserError):
    """Raised when a file cannot be read; its text says which program gives it a readable form."""


def refuse(what: str, remedy: str) -> UnreadableFileError:
    """Return the refusal of a file, e.g. ``refuse("这是一张图片", "请…")``.

    Args:
        what: what happened, without its full stop.
        remedy: what to do, without its full stop.
    """
    return UnreadableFileError(f"{what}。{_SAFE}{remedy}。")


def refuse_damaged(detail: str = "") -> UnreadableFileError:
    """Return the refusal of a file whose content breaks the rules of its own format."""
    reason = f"（{detail}）" if detail else ""
    return refuse(
        f"文件已损坏或不完整{reason}",
        "请用 WPS 或 Office 打开检查，另存一份后再选；打不开时请向来文单位重新索取",
    )


def refuse_encrypted() -> UnreadableFileError:
    """Return the refusal of a file that asks for a password."""
    return refuse(
        "文件加了密码，无法读取",
        "请用 WPS 打开，在“文件—文档加密”中去掉密码，保存后再选",
    )


def refuse_too_large(detail: str) -> UnreadableFileError:
    """Return the refusal of a file beyond what any official document needs."""
    return refuse(f"文件过大（{detail}）", "请只保留需要的部分，另存一份后再选")
