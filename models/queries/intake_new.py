"""What a person chooses from when a row a unit added becomes a record of its own."""

from models.errors import RecordGoneError
from models.intake_records import ReceivedRow
from models.queries.documents import read_documents
from models.queries.intake import read_answers
from models.queries.rounds import read_round, read_sent_rows
from models.queries.units import Readable, read_units
from models.rules.intake_new import RecordingChoices
from models.rules.round_period import read_period
from models.vocabulary import AskedKind


def read_recording_choices(workspace: Readable, received: ReceivedRow) -> RecordingChoices:
    """Return what new records of a received file are made with.

    Raises:
        RecordGoneError: its round or its unit has been deleted.
    """
    answers = read_answers(workspace)
    with workspace.reading() as connection:
        asked_round = read_round(connection, received.round_id)
        units = {unit.id: unit for unit in read_units(connection)}
        documents = read_documents(connection)
        sent = read_sent_rows(connection, received.form_id, {}) if received.form_id else ()
    unit_id = received.unit_id or ""
    if unit_id not in units:
        raise RecordGoneError("这份文件的单位已被删除，没有改动。请刷新后再看。")
    period = read_period(asked_round.period)
    return RecordingChoices(
        units[unit_id],
        period.last_day.year if period else None,
        documents,
        {
            kind: frozenset(
                str(row.content.get("source") or "") for row in sent if row.kind is kind
            )
            for kind in AskedKind
        },
        (*answers.get("", ()), *answers.get(unit_id, ())),
    )
