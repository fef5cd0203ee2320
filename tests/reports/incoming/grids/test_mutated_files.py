"""Files changed at random: they are read or refused, and nothing else ever happens."""

import io
import random
import zipfile
from collections.abc import Callable

import pytest

from reports.incoming.files.refusals import UnreadableFileError
from reports.incoming.grids.content import GridContent
from reports.incoming.grids.formats import read_by_content
from tests.reports.incoming.files.old_workbooks import old_workbook
from tests.reports.incoming.grids.hostile import book, parts, zipped
from tests.reports.incoming.grids.hostile_others import ods

_PIECES = (b"<", b">", b'"', b"/", b"&", b"\x00", b"9999999999", b"-1", b"<row>", b"</c>", b"A1")


def _mutated(data: bytes, dice: random.Random) -> bytes:
    """Return ``data`` with a few bytes changed, put in, taken out or doubled."""
    changed = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        changed = changed or bytearray(b"x")
        at, length = dice.randrange(len(changed)), dice.randint(1, 30)
        match dice.randrange(5):
            case 0:
                changed[at] = dice.randrange(256)
            case 1:
                del changed[at : at + length]
            case 2:
                changed[at:at] = changed[at : at + length]
            case 3:
                changed[at : at + 1] = dice.choice(_PIECES)
            case _:
                del changed[-length:]
    return bytes(changed) or b"x"


def _whole(data: bytes) -> Callable[[random.Random], bytes]:
    return lambda dice: _mutated(data, dice)


def _inside_workbook(dice: random.Random) -> bytes:
    """Return a sound zip with one part changed: no check sum stands in the way."""
    contents = parts()
    name = dice.choice(list(contents))
    content = contents[name]
    data = content.encode() if isinstance(content, str) else content
    return zipped(contents | {name: _mutated(data, dice)})


def _inside_open_document(dice: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(_ODS)) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    return zipped(contents | {"content.xml": _mutated(contents["content.xml"], dice)})


_ODS = ods('<table:table-cell office:value-type="float" office:value="8"/>')
_XLS = old_workbook([["序号", "任务"], [1.0, "压减时限"]], [(1, 1, 0, 1)])
_HTML = "<html><table><tr><td rowspan=2>序号<td>任务<tr><td>1</table></html>".encode("gbk")
_CSV = '序号,任务\r\n1,"压减\r\n时限"\r\n'.encode()


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(_whole(book()), id="xlsx"),
        pytest.param(_inside_workbook, id="inside xlsx"),
        pytest.param(_inside_open_document, id="inside ods"),
        pytest.param(_whole(_XLS), id="xls"),
        pytest.param(_whole(_HTML), id="html"),
        pytest.param(_whole(_CSV), id="csv"),
    ],
)
def test_a_file_changed_at_random_is_read_or_refused(
    make: Callable[[random.Random], bytes],
) -> None:
    dice = random.Random(20240630)  # noqa: S311 - the same changes at every run
    for _ in range(200):
        try:
            content, _format = read_by_content(make(dice), ".xlsx")
        except UnreadableFileError as refusal:
            assert "请" in str(refusal)  # noqa: PT017 - either outcome is right, each in its form
        else:
            assert isinstance(content, GridContent)
