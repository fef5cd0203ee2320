"""The person's settings, declared once, with their defaults."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person can set.

    Attributes:
        operator: name written into the history; "" lets the program ask or use the account name.
        office_name: issuing office on briefings.
        theme: "light", "dark" or "system".
        bundled_fonts_only: print with the shipped fonts even where better ones are installed.
    """

    operator: str = ""
    office_name: str = "市优化营商环境领导小组办公室"
    theme: str = "light"
    bundled_fonts_only: bool = False


def load_settings(path: Path) -> Settings:
    """Read settings; unknown keys are left out, a missing or damaged file gives the defaults."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    known = asdict(Settings())
    return Settings(**{k: v for k, v in stored.items() if k in known and type(v) is type(known[k])})


def settings_text(settings: Settings) -> str:
    """Return the text to store for ``settings``."""
    return json.dumps(asdict(settings), ensure_ascii=False, indent=2)
