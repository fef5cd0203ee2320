"""The house rules of ARCHITECTURE.md, kept by reading every import."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("models", "reports", "ui")
ABOVE = {"models": {"reports", "ui", "main"}, "reports": {"ui", "main"}, "ui": {"main"}}

# (files the rule is about, packages, files that alone may import them)
CONFINED = [
    ("openpyxl", ("reports/workbooks/",)),
    ("xlsxwriter", ("reports/workbooks/",)),
    ("docx", ("reports/word/",)),
    ("python_calamine", ("reports/incoming/files/",)),
    ("pypdfium2", ("reports/incoming/files/", "reports/pages/page_images.py")),
    ("reportlab", ("reports/pages/",)),
    ("alembic", ("models/store/",)),
    ("sqlite3", ("models/store/",)),
    ("sqlalchemy", ("models/store/", "models/queries/", "models/operations/", "models/history.py")),
    ("PySide6", ("ui/",)),
    ("threading", ("ui/work.py",)),
]


def source_files() -> list[Path]:
    return [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", source_files(), ids=name_of)
def test_no_room_imports_the_room_above(path: Path) -> None:
    forbidden = ABOVE[name_of(path).split("/")[0]]
    assert not [module for module in imports_of(path) if module.split(".")[0] in forbidden]


@pytest.mark.parametrize("path", source_files(), ids=name_of)
def test_each_library_stays_in_its_room(path: Path) -> None:
    used = {module.split(".")[0] for module in imports_of(path)}
    strayed = [
        library
        for library, rooms in CONFINED
        if library in used and not name_of(path).startswith(rooms)
    ]
    assert not strayed


# What only records and pure values may lean on; the store knows nothing of what is done with it.
PURE = ("models/text/", "models/rules/")
DOING = {"models.store", "models.history", "models.queries", "models.operations"}


@pytest.mark.parametrize("path", source_files(), ids=name_of)
def test_rules_and_words_know_nothing_of_the_database(path: Path) -> None:
    if name_of(path).startswith(PURE):
        packages = {".".join(module.split(".")[:2]) for module in imports_of(path)}
        assert not packages & DOING


@pytest.mark.parametrize("path", source_files(), ids=name_of)
def test_reads_never_lean_on_writes(path: Path) -> None:
    if name_of(path).startswith("models/queries/"):
        assert not [name for name in imports_of(path) if name.startswith("models.operations")]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "ui").glob("command*.py")) + sorted((ROOT / "ui/commands").glob("*.py"))
)
def test_the_command_line_needs_no_qt(path: Path) -> None:
    assert not [module for module in imports_of(path) if module.startswith("PySide6")]


def names_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return names | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


@pytest.mark.parametrize(
    ("word", "home"),
    [
        ("QMessageBox", "ui/messages.py"),
        ("QFileDialog", "ui/messages.py"),
        ("QPrintDialog", "ui/messages.py"),
        ("QThreadPool", "ui/work.py"),
        ("QThread", "ui/work.py"),
        ("QRunnable", "ui/work.py"),
    ],
)
def test_dialogs_and_threads_have_one_home(word: str, home: str) -> None:
    users = [name_of(path) for path in source_files() if word in names_in(path)]
    assert [user for user in users if user != home] == []


def test_nobody_uses_the_slow_sort_proxy() -> None:
    assert [p for p in source_files() if "QSortFilterProxyModel" in names_in(p)] == []


def written_files() -> list[Path]:
    """All code: the rooms, what is around them, and the tests."""
    outside = [ROOT / "main.py", *(ROOT / "scripts").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    return [*source_files(), *sorted(outside)]


@pytest.mark.parametrize("path", written_files(), ids=name_of)
def test_files_stay_under_400_lines(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= 400


def function_lengths() -> Iterator[tuple[str, int]]:
    for path in written_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
                yield f"{name_of(path)}:{node.name}", node.end_lineno - node.lineno + 1


def test_functions_stay_under_60_lines() -> None:
    assert [name for name, length in function_lengths() if length > 60] == []
