"""Make workbooks as districts send them: ``python scripts/bench/intake_books.py FOLDER COUNT``."""

import os
import subprocess
import sys
from pathlib import Path

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # ships no type marker

from models.rules.round_stamp import row_key
from models.vocabulary import AskedKind

ROW_COUNT = 200
DAY_NUMBER = 45_473  # 2024-06-30
_HEADINGS = (
    "序号", "行标识（勿改）", "重点任务", "工作内容", "本单位职责", "牵头单位", "完成时限",
    "办理状态", "完成比例", "本期进展", "存在问题", "下一步措施",
)  # fmt: skip
_TEXT = (
    "持续开展“对标、测评、提升”行动。每季度搜集各指标全国最新最优做法，供各区各部门对标学习并动态"
    "完善工作举措；每半年开展一次全市营商环境企业满意度测评（2024年），督促职能部门用心用情服务企业。"
)
_KEPT = Path(__file__).parents[2] / "build" / "bench"
_MAKE = "intake-forms"  # another name for other contents: what was made before is not read


def make_books_apart(count: int) -> list[Path]:
    """Make workbooks in a process of its own, whose memory is not measured; they are kept."""
    folder = _KEPT / f"{_MAKE}-{count}"
    if not folder.exists():
        subprocess.run(
            [sys.executable, __file__, str(folder), str(count)], env=os.environ, check=True
        )
    return sorted(folder.glob("*.xlsx"))


def make_books(folder: Path, count: int) -> None:
    """Make the same workbooks every time; the folder gets its name when it is complete."""
    unfinished = folder.with_suffix(".part")
    unfinished.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        _make_book(unfinished / f"{number:03}.xlsx", number)
    unfinished.rename(folder)


def _make_book(path: Path, number: int) -> None:
    with Workbook(path) as book:
        cell = book.add_format({"text_wrap": True, "border": 1})
        day = book.add_format({"num_format": "yyyy-mm-dd", "border": 1})
        share = book.add_format({"num_format": "0%", "border": 1})
        sheet = book.add_worksheet("重点任务")
        sheet.merge_range(0, 0, 0, len(_HEADINGS) - 1, "2024年6月重点任务进展报送表", cell)
        sheet.write_row(1, 0, _HEADINGS, cell)
        for row in range(2, ROW_COUNT + 2):
            sheet.write_row(row, 0, _texts(number, row), cell)
            sheet.write_number(row, 6, DAY_NUMBER, day)
            sheet.write_number(row, 8, (number + row) % 101 / 100, share)
        sheet.write_comment(2, 9, "数据截至月底")
        sheet.set_row(5, None, None, {"hidden": True})


def sent_texts(row: int) -> tuple[int, str, str, str, str, str]:
    """Return what the office's columns of a row hold, in the order of the headings."""
    start = row % 30
    return (
        row - 1,
        row_key(AskedKind.TASKS, f"task-{row}"),
        f"{row}.{_TEXT[start : start + 12]}",
        _TEXT[start : start + 30 + row % 40],
        "责任（市直各相关单位，各区）",
        "市行政审批局、市司法局、市发改委"[: 6 + row % 11],
    )


def _texts(number: int, row: int) -> list[object]:
    start = (number + row) % 30
    return [
        *sent_texts(row),
        None,
        "推进中" if row % 3 else "已完成",
        None,
        f"已召开{row}次专题会议，" + _TEXT[: start + 30 + number % 17],
        _TEXT[: row % 25],
        f"第{number}项措施：" + _TEXT[start : start + 20 + row % 21],
    ]


if __name__ == "__main__":
    make_books(Path(sys.argv[1]), int(sys.argv[2]))
