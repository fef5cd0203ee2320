"""The person's settings and what the window remembers, declared once, with their defaults."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """Where the window was on the screen, in logical pixels; ``width`` 0 means never seen."""

    left: int = 0
    top: int = 0
    width: int = 0
    height: int = 0
    is_maximized: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person can set, and what the window remembers by itself.

    Attributes:
        operator: name written into the history; "" lets the program ask or use the account name.
        office_name: issuing office on briefings.
        theme: "light", "dark" or "system".
        text_size: "small", "normal", "large" or "largest".
        is_dense: rows of tables stand closer together.
        bundled_fonts_only: print with the shipped fonts even where better ones are installed.
        has_input_bridge: on Linux, Chinese input methods are reached through their common bridge.
        data_dir: workspace opened when none is named at the start, "" for the usual place.
        export_dir: folder offered first for documents that go out, "" for the workspace's own.
        is_guided: the first-run guide was seen or skipped.
        recent: what was opened last from the search box, newest first.
        issue_number: of the last briefing issued, 0 before the first.
        window: where the window was.
        has_bold_level_3: headings 1. of papers are bold, a habit of offices, not of GB/T 9704.
        is_double_sided: papers are printed on both sides, 版记 then on an even page (7.5).
        is_sealed: new papers leave the room a seal needs above the date (7.3.5).
        left_page, left_on: the page in sight when the window was closed, and the day (ISO 8601).
        tables: how the person arranged the table of each page, as ``models.views`` writes it; the
            first frame does not wait until it is understood.
    """

    operator: str = ""
    office_name: str = "市优化营商环境领导小组办公室"
    theme: str = "light"
    text_size: str = "normal"
    is_dense: bool = False
    bundled_fonts_only: bool = False
    has_input_bridge: bool = True
    data_dir: str = ""
    export_dir: str = ""
    is_guided: bool = False
    recent: tuple[str, ...] = ()
    issue_number: int = 0
    window: WindowPlace = WindowPlace()
    has_bold_level_3: bool = True
    is_double_sided: bool = False
    is_sealed: bool = True
    left_page: str = ""
    left_on: str = ""
    tables: Mapping[str, str] = field(default_factory=dict)


Plain = TypeVar("Plain", Settings, WindowPlace)


def load_settings(path: Path) -> Settings:
    """Read settings; what is unknown or damaged is left out, the rest still counts."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    nested = {
        "window": _known(WindowPlace(), stored.get("window")),
        # Until 0.1.0 only the widths of columns were kept.
        "tables": _widths_alone(stored.get("column_widths")) | _tables(stored.get("tables")),
        "recent": _texts(stored.get("recent")),
    }
    return _known(Settings(), stored | nested)


def settings_text(settings: Settings) -> str:
    """Return the text to store for ``settings``."""
    tables = {page: json.loads(state) for page, state in settings.tables.items()}
    plain = asdict(replace(settings, tables={})) | {"tables": tables}
    return json.dumps(plain, ensure_ascii=False, indent=2)


def _known(defaults: Plain, stored: object) -> Plain:
    """Return the defaults with every stored value of the right type put in."""
    if not isinstance(stored, dict):
        return defaults
    names = [one.name for one in fields(defaults)]
    known = {
        name: stored[name]
        for name in names
        if name in stored and type(stored[name]) is type(getattr(defaults, name))
    }
    return type(defaults)(**known)


def _tables(stored: object) -> dict[str, str]:
    if not isinstance(stored, dict):
        return {}
    return {
        page: json.dumps(state, ensure_ascii=False)
        for page, state in stored.items()
        if isinstance(state, dict)
    }


def _widths_alone(stored: object) -> dict[str, str]:
    if not isinstance(stored, dict):
        return {}
    return _tables({page: {"widths": widths} for page, widths in stored.items()})


def _texts(stored: object) -> tuple[str, ...]:
    return (
        tuple(text for text in stored if isinstance(text, str)) if isinstance(stored, list) else ()
    )
