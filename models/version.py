"""Which version of the program this is."""

import functools
import tomllib

from models.paths import resource_path


@functools.cache
def program_version() -> str:
    """Return the version named in ``pyproject.toml``, which the bundle carries too."""
    project_file = resource_path().parent / "pyproject.toml"
    project = tomllib.loads(project_file.read_text(encoding="utf-8"))["project"]
    return str(project["version"])
