"""A made-up ledger of any size, written straight into the tables: for speed and memory only."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random

from models.store.ledger_format import LEDGER_NAME
from models.store.workspace import open_workspace

TASKS_IN_A_PLAN = 2000
_SECTIONS = (
    "强化顶层设计",
    "深化改革创新",
    "提升政务服务",
    "优化市场环境",
    "强化法治保障",
    "做实为企服务",
    "强化考核评价",
)
_WORDS = (
    "全面对标一流优化提升评价指标加强市区联动做到改革事项申报全覆盖细化举措夯实责任取得实效"
    "持续开展走访企业听取诉求限时办结推进一网通办减材料压时限降成本强监管促公平守信用"
)
_STATUSES = ("not_started", "in_progress", "in_progress", "in_progress", "done", "cancelled")
_AT = "2024-04-02T01:12:00+00:00"
_FIRST_DAY = date(2024, 1, 31)


def make_big_ledger(folder: Path, task_count: int) -> Path:
    """Make a workspace with ``task_count`` tasks, each with three units; return its folder."""
    open_workspace(folder, operator="张三").close()
    random = Random(2024)  # noqa: S311 - not a secret: the same ledger every time
    with closing(sqlite3.connect(folder / LEDGER_NAME)) as database, database:
        # It need not survive a power cut; it should be there soon.
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA cache_size = -200000")
        units = database.execute("SELECT id, name FROM units ORDER BY protocol_order").fetchall()
        plans = range(-(-task_count // TASKS_IN_A_PLAN))
        database.executemany(
            "INSERT INTO documents VALUES (?,'plan',?,?,'市优化办',2024,?,?,?,NULL,'','','',?,?)",
            [
                (_key(n), f"工作方案{n}", f"鄂州优化发〔2024〕{n + 1}号", *[None] * 3, _AT, _AT)
                for n in plans
            ],
        )
        database.executemany(
            "INSERT INTO plans VALUES (?, ?, NULL)", [(_key(n),) * 2 for n in plans]
        )
        database.executemany(
            "INSERT INTO sections VALUES (?, ?, ?, ?)",
            [
                (_key(n * 10 + place), _key(n), place, title)
                for n in plans
                for place, title in enumerate(_SECTIONS)
            ],
        )
        database.executemany(
            "INSERT INTO tasks VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", _tasks(task_count, random)
        )
        database.executemany(
            "INSERT INTO task_roles VALUES (?,?,?,?,?,?,NULL,'')",
            _roles(task_count, units, random),
        )
        database.executemany(
            "INSERT INTO progress_entries VALUES (?,?,?,?,'张三',?)",
            _progress(range(0, task_count, 3), random),
        )
    return folder


def _tasks(count: int, random: Random) -> Iterator[tuple[object, ...]]:
    for n in range(count):
        plan, place = divmod(n, TASKS_IN_A_PLAN)
        due = _FIRST_DAY + timedelta(days=random.randrange(700))
        ongoing = n % 11 == 0
        yield (
            _key(n),
            _key(plan),
            _key(plan * 10 + place * len(_SECTIONS) // TASKS_IN_A_PLAN),
            place + 1,
            str(place + 1),
            f"{_text(random, 6, 14)}{n}",
            f"{_text(random, 40, 80)}，共{n}项。",
            "",
            "持续推进" if ongoing else f"{due.year}年{due.month}月{due.day}日",
            None if ongoing else due.isoformat(),
            int(ongoing),
            random.choice(_STATUSES),
            "",
            None,
            None,
            _AT,
        )


def _roles(
    count: int, units: list[tuple[str, str]], random: Random
) -> Iterator[tuple[object, ...]]:
    # Offices name the same few units together again and again.
    threes = [random.sample(units, 3) for _ in range(1000)]
    for n in range(count):
        first, second, third = random.choice(threes)
        chosen = (("lead", 1, first), ("responsible", 1, second), ("responsible", 2, third))
        for place, (role, position, (key, name)) in enumerate(chosen):
            yield _key(n * 3 + place), _key(n), role, position, name, key


def _progress(tasks: range, random: Random) -> Iterator[tuple[object, ...]]:
    for n in tasks:
        day = _FIRST_DAY + timedelta(days=random.randrange(280))
        yield _key(n), _key(n), day.isoformat(), f"已完成{_text(random, 6, 20)}。", _AT


def _text(random: Random, least: int, most: int) -> str:
    start = random.randrange(len(_WORDS))
    return (_WORDS * 3)[start : start + random.randint(least, most)]


def _key(number: int) -> str:
    """Return a key as long as a real one."""
    return f"{number:032x}-bb"[-36:].rjust(36, "0")
