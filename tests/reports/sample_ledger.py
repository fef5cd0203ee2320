"""Both sample documents in a workspace, read as the program reads them."""

from models.operations.documents import accept_document
from models.paths import resource_path
from models.store.workspace import Workspace
from reports.incoming.reading import read_source
from reports.incoming.source import Source

SAMPLES = ("2024-work-plan.txt", "2023-pilot-items.txt")


def sample_source(name: str) -> Source:
    lines = resource_path("samples", name).read_text(encoding="utf-8").splitlines()
    return Source(name=name, sha256=name.ljust(64, "0"), lines=tuple(lines), format="txt")


def import_samples(workspace: Workspace) -> None:
    for name in SAMPLES:
        accept_document(workspace, read=read_source(sample_source(name)))
