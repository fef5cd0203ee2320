"""Pictures in the cells of a returned file become evidence of the record of their row (A42)."""

import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from models.operations.intake_batches import undo_batch
from models.queries.evidence import list_evidence
from models.queries.tasks import list_tasks
from models.store.integrity import check_workspace
from models.store.workspace import Workspace
from models.vocabulary import RecordKind
from reports.intake import accept_safe, acceptable_files, collect
from reports.workbooks.filled_form import FilledForm
from tests.reports.rounds import NAME, TODAY, fill, forms_of, open_round

UNIT = "市司法局"
PICTURE = b"\x89PNG\r\n\x1a\n a certificate"
_FORMULA = '=_xlfn.DISPIMG("ID_1",1)'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = {
    "xl/cellimages.xml": (
        '<etc:cellImages xmlns:etc="e" xmlns:x="x" '
        f'xmlns:r="{_RELATIONS}"><etc:cellImage><x:pic><x:cNvPr id="2" name="ID_1"/>'
        '<x:blip r:embed="rId1"/></x:pic></etc:cellImage></etc:cellImages>'
    ).encode(),
    "xl/_rels/cellimages.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/image" Target="media/image1.png"/>'
        "</Relationships>"
    ).encode(),
    "xl/media/image1.png": PICTURE,
}


def as_wps_saves(form: bytes) -> bytes:
    """Give the formula its saved value and the workbook its picture."""
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(form)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                shown = _FORMULA.replace('"', "&quot;").encode()
                content = content.replace(b"</f><v />", b"</f><v>" + shown + b"</v>")
                content = content.replace(b"</f><v></v>", b"</f><v>" + shown + b"</v>")
            new.writestr(name, content)
        for name, content in _PARTS.items():
            new.writestr(name, content)
    return stream.getvalue()


@pytest.fixture
def reply(workspace: Workspace, tmp_path: Path) -> Path:
    """A form with words and a picture in the same row."""
    fill(workspace)
    forms_of(workspace, open_round(workspace, UNIT), tmp_path / "sent")
    form = FilledForm((tmp_path / "sent" / f"{UNIT}_{NAME}.xlsx").read_bytes())
    form.write(1, "本期进展", "已印发")
    form.write(1, "备注", _FORMULA)
    path = tmp_path / f"{UNIT}_{NAME}.xlsx"
    path.write_bytes(as_wps_saves(form.content()))
    return path


def with_floating_picture(form: bytes, row: int) -> bytes:
    """Lay a picture over a row of the first sheet, as 插入图片 does."""
    stream = io.BytesIO(form)
    drawing = (
        f'<x:wsDr xmlns:x="x" xmlns:a="a" xmlns:r="{_RELATIONS}"><x:oneCellAnchor><x:from>'
        f'<x:col>9</x:col><x:row>{row - 1}</x:row></x:from><x:pic><a:blip r:embed="rId1"/></x:pic>'
        "</x:oneCellAnchor></x:wsDr>"
    )
    with ZipFile(stream, "a", ZIP_DEFLATED) as package:
        package.writestr("xl/drawings/drawing9.xml", drawing)
        package.writestr("xl/drawings/_rels/drawing9.xml.rels", _related("image", "../media/a.png"))
        package.writestr("xl/media/a.png", PICTURE)
        package.writestr(
            "xl/worksheets/_rels/sheet1.xml.rels", _related("drawing", "../drawings/drawing9.xml")
        )
    return stream.getvalue()


def _related(kind: str, target: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/{kind}" Target="{target}"/></Relationships>'
    )


def test_a_picture_that_lies_over_a_row_becomes_evidence_of_its_record(
    workspace: Workspace, tmp_path: Path
) -> None:
    fill(workspace)
    forms_of(workspace, open_round(workspace, UNIT), tmp_path / "sent")
    form = FilledForm((tmp_path / "sent" / f"{UNIT}_{NAME}.xlsx").read_bytes())
    form.write(1, "本期进展", "已印发")
    path = tmp_path / f"{UNIT}_{NAME}.xlsx"
    path.write_bytes(with_floating_picture(form.content(), form.number_of(1)))
    collected = collect(workspace, [path], today=TODAY)
    accept_safe(workspace, acceptable_files(workspace, collected), today=TODAY)
    (kept,) = evidence_of_all(workspace)
    assert (workspace.evidence_dir / kept).read_bytes() == PICTURE


def evidence_of_all(workspace: Workspace) -> list[str]:
    return [
        row.sha256
        for task in list_tasks(workspace)
        for row in list_evidence(workspace, kind=RecordKind.TASK, record_id=task.id)
    ]


def test_a_picture_becomes_evidence_and_leaves_with_its_batch(
    workspace: Workspace, reply: Path
) -> None:
    collected = collect(workspace, [reply], today=TODAY)
    (batch,) = accept_safe(workspace, acceptable_files(workspace, collected), today=TODAY)
    (kept,) = evidence_of_all(workspace)
    assert (workspace.evidence_dir / kept).read_bytes() == PICTURE
    assert check_workspace(workspace) == ()
    undo_batch(workspace, batch_id=batch.batch_id)
    assert evidence_of_all(workspace) == []


def test_a_picture_taken_in_again_is_linked_once(workspace: Workspace, reply: Path) -> None:
    rows = acceptable_files(workspace, collect(workspace, [reply], today=TODAY))
    accept_safe(workspace, rows, today=TODAY)
    accept_safe(workspace, rows, today=TODAY)
    assert len(evidence_of_all(workspace)) == 1
