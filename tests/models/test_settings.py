"""Settings outlive a restart; a damaged file never keeps the program from starting."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from models.settings import Settings, WindowPlace, load_settings, settings_text
from models.views import SortKey, ViewState, view_from_json, view_to_json

KEPT = Settings(
    operator="李晓明",
    theme="dark",
    issue_number=7,
    window=WindowPlace(left=-8, top=10, width=1400, height=800, is_maximized=True),
    tables={
        "tasks": view_to_json(
            ViewState(
                sorts=(SortKey("deadline", descending=True),),
                group_by="section",
                columns=("number", "title"),
                widths=(("title", 320),),
                frozen=2,
            )
        )
    },
)


def load(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    return load_settings(path)


def test_what_was_stored_comes_back(tmp_path: Path) -> None:
    assert load(tmp_path, settings_text(KEPT)) == KEPT


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "nothing.json") == Settings()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '"dark"', "[" * 100_000, "\x00\x00", '{"theme": [}'], ids=repr
)
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, text) == Settings()


def test_a_file_that_is_no_text_gives_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b"\xff\xfe\x00\x80" * 50)
    assert load_settings(path) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", 3),
        ("issue_number", "7"),
        ("issue_number", True),
        ("window", [0, 0, 800, 600]),
        ("window", {"left": "0", "top": None, "width": 10.5, "height": {}, "is_maximized": 1}),
        ("tables", ["title"]),
        ("tables", {"tasks": 320}),
        ("unheard_of", {"a": 1}),
    ],
)
def test_one_damaged_value_harms_no_other(tmp_path: Path, name: str, value: object) -> None:
    stored = json.loads(settings_text(KEPT)) | {name: value}
    expected = KEPT
    if name in {"theme", "issue_number", "window", "tables"}:
        expected = replace(KEPT, **{name: getattr(Settings(), name)})
    assert load(tmp_path, json.dumps(stored)) == expected


def test_a_damaged_width_harms_no_other(tmp_path: Path) -> None:
    stored = json.loads(settings_text(KEPT))
    stored["tables"]["tasks"]["widths"]["lead"] = "wide"
    kept = load(tmp_path, json.dumps(stored)).tables["tasks"]
    assert view_from_json(kept) == view_from_json(KEPT.tables["tasks"])


def test_widths_kept_by_the_first_version_still_count(tmp_path: Path) -> None:
    text = json.dumps({"column_widths": {"tasks": {"title": 320, "lead": "wide"}}})
    kept = load(tmp_path, text).tables["tasks"]
    assert view_from_json(kept) == ViewState(widths=(("title", 320),))
