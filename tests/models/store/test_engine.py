"""The settings the reliability of the ledger rests on, as connections really have them."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, event, insert
from sqlalchemy.exc import IntegrityError, OperationalError

from models.store import tables
from models.store.engine import Access, LedgerBusyError, ledger_engine, told_plainly
from models.store.workspace import Workspace
from tests.models.store.ledgers import content_of


def pragma(connection: Connection, name: str) -> object:
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "truncate"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("mmap_size", 0),
        ("secure_delete", 1),
        ("query_only", 0),
    ],
)
def test_a_writing_connection_is_set_up_for_safety(
    workspace: Workspace, name: str, value: object
) -> None:
    with workspace.writing("读取设置") as recorder:
        assert pragma(recorder.connection, name) == value


def insert_orphan(workspace: Workspace) -> None:
    orphan = {"id": "1", "unit_id": "nobody", "position": 1, "alias": "孤儿"}
    with workspace.writing("写入孤儿") as recorder:
        recorder.insert(tables.unit_aliases, [orphan])


def test_foreign_keys_are_really_enforced(workspace: Workspace) -> None:
    before = content_of(workspace)
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        insert_orphan(workspace)
    assert content_of(workspace) == before


def test_a_reading_connection_refuses_to_write(workspace: Workspace) -> None:
    with workspace.reading() as connection, pytest.raises(OperationalError, match="readonly"):
        connection.execute(insert(tables.unit_groups), {"id": "1", "word": "各区"})


def make_a_table_and_fail(workspace: Workspace) -> None:
    with ledger_engine(workspace.database, Access.WRITE).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE half_done (id TEXT)")
        connection.exec_driver_sql("INSERT INTO no_such_table VALUES (1)")


def test_a_failed_change_of_tables_leaves_nothing_behind(workspace: Workspace) -> None:
    with pytest.raises(OperationalError, match="no_such_table"):
        make_a_table_and_fail(workspace)
    with workspace.reading() as connection:
        known = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars()
        assert "half_done" not in set(known)


def test_what_is_read_in_one_go_is_of_one_moment(workspace: Workspace) -> None:
    with workspace.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM units").scalar_one()
        assert connection.connection.dbapi_connection.in_transaction  # type: ignore[union-attr]  # it is open here


def write_and_fail(workspace: Workspace) -> None:
    with workspace.writing("半途而废") as recorder:
        recorder.insert(tables.unit_groups, [{"id": "1", "word": "各街道"}])
        raise RuntimeError


def test_an_error_in_the_middle_takes_everything_back(workspace: Workspace) -> None:
    before = content_of(workspace)
    with pytest.raises(RuntimeError):
        write_and_fail(workspace)
    assert content_of(workspace) == before


def write_impatiently(workspace: Workspace) -> None:
    engine = ledger_engine(workspace.database, Access.WRITE)
    event.listen(engine, "connect", lambda driver, _: driver.execute("PRAGMA busy_timeout = 0"))
    with told_plainly(workspace.database), engine.begin():
        pass


def test_a_busy_ledger_is_told_in_a_sentence(workspace: Workspace) -> None:
    with workspace.writing("占用"), pytest.raises(LedgerBusyError, match="正被其他程序占用"):
        write_impatiently(workspace)


def test_an_engine_never_makes_a_new_file(tmp_path: Path) -> None:
    missing = tmp_path / "nothing.db"
    with pytest.raises(OperationalError), ledger_engine(missing, Access.WRITE).connect():
        pass
    assert not missing.exists()
