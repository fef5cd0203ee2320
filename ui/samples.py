"""The two documents shipped with the program, to try it on and to show it with."""

from pathlib import Path

from models.paths import resource_path

SAMPLES = ("2024-work-plan.txt", "2023-pilot-items.txt")


def sample_files() -> tuple[Path, ...]:
    """Return the files, the work plan first."""
    return tuple(resource_path("samples", name) for name in SAMPLES)
