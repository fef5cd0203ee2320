"""What stands around the text of a paper, as forms: title, head, signature, imprint."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from models.issues import Issue
from models.papers import Imprint, Paper, Signature
from ui.widgets.forms.choice_fields import CheckField
from ui.widgets.forms.field import Field
from ui.widgets.forms.record_form import FieldSpec, FormSection, plain_field
from ui.widgets.forms.text_fields import LineField, LinesField, NamesField, TextField

_SERIAL = re.compile(r"第\s*(\d+)\s*期")
_COLON = re.compile("[：:]")
Value = TypeVar("Value")
UNSIGNED = Signature((), "")


def order_number(printed: str) -> str:
    """Return the number of an order from the one that is printed: 12 of 第12期."""
    found = _SERIAL.fullmatch(printed.strip())
    return found[1] if found else printed.strip()


def top_sections() -> Sequence[FormSection[Paper]]:
    """Return the form above the text."""
    title = plain_field("title", "标题", lambda: TextField("换行处照印", least=1, most=3))
    return (FormSection("", (title, plain_field("addressees", "主送", LineField))),)


def around_sections() -> Sequence[FormSection[Paper]]:
    """Return the form of head, signature, remark and imprint."""
    return (
        FormSection(
            "版头",
            (
                _head("issuers", "发文机关", NamesField),
                _head("mark", "标志", lambda: LineField("文件，或红色刊名")),
                _head("number", "编号", lambda: LineField("发文字号，或第N期")),
                _head("office", "编印", lambda: LineField("红线上左边")),
                _head("dated", "日期", lambda: LineField("红线上右边")),
                _head("signers", "签发人", NamesField),
                _head("secrecy", "密级", lambda: LineField("如 秘密★1年")),
                _head("urgency", "紧急程度", lambda: LineField("特急、加急")),
            ),
        ),
        FormSection(
            "落款",
            (
                _signature("issuers", "署名", NamesField),
                _signature("dated", "成文日期", lambda: LineField("如 2024年7月3日")),
                _signature("is_sealed", "", lambda: CheckField("留出盖章的位置")),
            ),
        ),
        FormSection("附注", (plain_field("remark", "附注", lambda: LineField("不用写括号")),)),
        FormSection(
            "版记",
            (
                ENTRIES,
                _imprint("printed_by", "印发机关", LineField),
                _imprint("printed_on", "印发日期", lambda: LineField("如 2024年7月3日印发")),
                _imprint("copies", "份数", lambda: LineField("如 共印50份")),
            ),
        ),
    )


def no_issues(_paper: Paper) -> tuple[Issue, ...]:
    """Leave what is to be said about a paper to the drafting check."""
    return ()


def _head(name: str, label: str, make: Callable[[], Field[Value]]) -> FieldSpec[Paper, Value]:
    return FieldSpec(
        key=f"head.{name}",
        label=label,
        make=make,
        read=lambda paper: getattr(paper.head, name),
        write=lambda paper, value: replace(paper, head=replace(paper.head, **{name: value})),
    )


def _signature(name: str, label: str, make: Callable[[], Field[Value]]) -> FieldSpec[Paper, Value]:
    def write(paper: Paper, value: Value) -> Paper:
        change: dict[str, Any] = {name: value}  # Any: the fields are of different types
        return replace(paper, signature=_signed(replace(paper.signature or UNSIGNED, **change)))

    return FieldSpec(
        key=f"signature.{name}",
        label=label,
        make=make,
        read=lambda paper: getattr(paper.signature or UNSIGNED, name),
        write=write,
    )


def _signed(signature: Signature) -> Signature | None:
    """Return the signature, None where neither names nor date are left."""
    return signature if signature.issuers or signature.dated else None


def _imprint(name: str, label: str, make: Callable[[], Field[Value]]) -> FieldSpec[Paper, Value]:
    return FieldSpec(
        key=f"imprint.{name}",
        label=label,
        make=make,
        read=lambda paper: getattr(paper.imprint, name),
        write=lambda paper, value: replace(paper, imprint=replace(paper.imprint, **{name: value})),
    )


ENTRIES: FieldSpec[Paper, tuple[str, ...]] = FieldSpec(
    key="imprint.entries",
    label="分送",
    make=lambda: LinesField("每行一项，如 抄送：市委办公室"),
    read=lambda paper: entry_lines(paper.imprint),
    write=lambda paper, lines: replace(
        paper, imprint=replace(paper.imprint, entries=entries_of(lines))
    ),
)


def entry_lines(imprint: Imprint) -> tuple[str, ...]:
    """Return 抄送 and the like as lines to be typed in."""
    return tuple(f"{label}：{words}" for label, words in imprint.entries)


def entries_of(lines: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return label and words of typed lines; one without a colon is 抄送."""
    parted = [_COLON.split(line, maxsplit=1) for line in lines]
    return tuple(
        (parts[0].strip(), parts[1].strip()) if len(parts) == 2 else ("抄送", parts[0].strip())
        for parts in parted
    )
