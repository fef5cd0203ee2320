"""What the command line prints: one JSON object for a program, plain Chinese for a person."""

import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from models.reading import ReadDocument, ReadItem, ReadTask

EXIT_DONE = 0
EXIT_OPEN_QUESTIONS = 1
EXIT_REFUSED = 2


def print_json(value: Mapping[str, Any]) -> None:  # JSON objects hold values of any kind
    """Print one JSON object on one line."""
    print_line(json.dumps(value, ensure_ascii=False))


def print_json_list(values: Iterable[Mapping[str, Any]]) -> None:  # see print_json
    """Print a list of JSON objects on one line."""
    print_line(json.dumps(list(values), ensure_ascii=False))


def print_line(text: str = "") -> None:
    """Print one line for a person."""
    sys.stdout.write(f"{text}\n")


def reading_as_json(read: ReadDocument) -> dict[str, Any]:
    """Return the contract object of ``read FILE --json``."""
    return {
        "kind": str(read.kind),
        "title": read.title,
        "number": read.number,
        "date": read.signed_on.isoformat() if read.signed_on else None,
        "issuer": read.issuer,
        "addressees": list(read.addressees),
        "tasks": [_task_as_json(task) for task in read.tasks],
        "items": [_item_as_json(item) for item in read.items],
        "declared": {
            key: dict(value) if isinstance(value, Mapping) else value
            for key, value in read.declared.items()
        },
        "warnings": [{"line": w.line, "message": w.message} for w in read.warnings],
    }


def _task_as_json(task: ReadTask) -> dict[str, Any]:
    return {
        "section": task.section,
        "number": task.number,
        "title": task.title,
        "body": task.body,
        "lead": list(task.lead),
        "responsible": list(task.responsible),
        "supporting": list(task.supporting),
        "deadline_text": task.deadline_text,
        "deadline": task.deadline.isoformat() if task.deadline else None,
        "ongoing": task.ongoing,
        "line": task.line,
    }


def _item_as_json(item: ReadItem) -> dict[str, Any]:
    return {
        "serial": item.serial,
        "area": item.area,
        "category": item.category,
        "title": item.title,
        "content": item.content,
        "peers": list(item.peers),
        "creating": list(item.creating),
        "guiding": list(item.guiding),
        "provincial": list(item.provincial),
        "remark": item.remark,
        "national": item.national,
        "line": item.line,
    }


def reading_as_text(read: ReadDocument) -> str:
    """Return the same for a person, one task or item a paragraph."""
    lines = [
        f"识别为：{read.kind.label}",
        f"标题：{read.title or '（未识别）'}",
        f"发文字号：{read.number or '（无）'}",
        f"发文机关：{read.issuer or '（未识别）'}",
        f"成文日期：{read.signed_on or '（未识别）'}",
        f"主送：{'、'.join(read.addressees) or '（无）'}",
        f"重点任务 {len(read.tasks)} 项，改革事项 {len(read.items)} 项",
    ]
    lines += [_task_as_text(task) for task in read.tasks]
    lines += [_item_as_text(item) for item in read.items]
    if read.warnings:
        lines += ["", "请留意："]
        lines += [
            f"  第{w.line}行：{w.message}" if w.line else f"  {w.message}" for w in read.warnings
        ]
    return "\n".join(lines)


def _task_as_text(task: ReadTask) -> str:
    facts = [
        ("牵头", "、".join(task.lead)),
        ("责任", "、".join(task.responsible)),
        ("配合", "、".join(task.supporting)),
        ("时限", _deadline_as_text(task)),
    ]
    known = "；".join(f"{name}：{value}" for name, value in facts if value)
    heading = f"{task.number or '—'}  {task.title}（第{task.line}行）"
    return f"\n{heading}\n    {known or '未写明单位和时限'}"


def _deadline_as_text(task: ReadTask) -> str:
    return f"{task.deadline_text}（{task.deadline}）" if task.deadline else task.deadline_text


def _item_as_text(item: ReadItem) -> str:
    units = [
        ("创建", item.creating),
        ("指导", item.guiding),
        ("省直", item.provincial),
        ("同批", item.peers),
    ]
    known = "；".join(f"{name}：{'、'.join(values)}" for name, values in units if values)
    return f"\n{item.serial or '—'}  [{item.area}] {item.title}（第{item.line}行）\n    {known}"
