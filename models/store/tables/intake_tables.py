"""Intake (收报): files that came back, what units reported, answers, and batches taken in (A41).

Originals are kept by their content beside the evidence; their rows are never deleted by the
intake itself, so that each word that was taken can be followed back to the file it stood in.
"""

from sqlalchemy import CheckConstraint, Column, Integer, Table, Text, UniqueConstraint

from models.intake_plan import AnswerKind
from models.intake_records import ReceivedState
from models.store.tables.base import (
    belongs_to,
    choice,
    day,
    is_day,
    key,
    link,
    metadata,
    moment,
    not_empty,
    one_of,
    required_text,
    text,
)
from models.vocabulary import RecordKind


def _count(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, default=0)


# Files that were taken in at one go; ``operation_id`` names the operation whose history says what
# that changed: taking the batch back reads it.
intake_batches = Table(
    "intake_batches",
    metadata,
    key(),
    link("round_id", "reporting_rounds.id"),
    required_text("label", "入库批次"),
    _count("file_count"),
    _count("record_count"),
    text("accepted_by"),
    moment("accepted_at"),
    Column("undone_at", Text, nullable=True, comment="撤回时间"),
    required_text("operation_id"),
    not_empty("label"),
    info=belongs_to(RecordKind.INTAKE, "round_id", part="收报入库"),
)

# ``version`` counts the files of a unit in a round; ``form_id`` is the form that was filled in,
# NULL for a file of the unit's own making.
received_files = Table(
    "received_files",
    metadata,
    key(),
    link("round_id", "reporting_rounds.id"),
    link("unit_id", "units.id", "单位", optional=True),
    link("form_id", "return_forms.id", optional=True),
    required_text("file_name", "收到的文件"),
    required_text("sha256"),
    Column("size", Integer, nullable=False),
    Column("version", Integer, nullable=False, comment="版本"),
    choice("state", "收报状态", ReceivedState),
    _count("new_rows"),
    _count("changed_rows"),
    _count("same_rows"),
    _count("conflict_rows"),
    _count("refused_rows"),
    text("reason", "原因"),
    day("received_on", "收到日期"),
    text("received_by"),
    moment("received_at"),
    link("superseded_by", "received_files.id", optional=True),
    link("batch_id", "intake_batches.id", optional=True),
    not_empty("file_name"),
    CheckConstraint("length(sha256) = 64", name="sha256"),
    CheckConstraint("version >= 1", name="version"),
    one_of("state", ReceivedState),
    CheckConstraint("received_on IS NOT NULL", name="received_on_present"),
    is_day("received_on"),
    info=belongs_to(RecordKind.INTAKE, "round_id", part="收到的文件"),
)

# What a unit reported about a record in a round, one row each; status and stage stand in the record
# itself. ``said`` is a JSON object by column: what the unit said in the files taken in, which is
# the base of the next comparison; the columns hold what stands here now and may be edited.
# ``percent`` is written as people read it (80%): a share of one is no whole number of anything.
unit_reports = Table(
    "unit_reports",
    metadata,
    key(),
    link("round_id", "reporting_rounds.id", "报送批次", indexed=False),
    link("unit_id", "units.id", "单位"),
    link("task_id", "tasks.id", optional=True),
    link("item_id", "items.id", optional=True),
    link("file_id", "received_files.id"),
    text("percent", "完成比例"),
    text("progress", "本期进展"),
    text("problem", "存在问题"),
    text("next_step", "下一步措施"),
    text("remark", "备注"),
    text("said"),
    UniqueConstraint("round_id", "unit_id", "task_id"),
    UniqueConstraint("round_id", "unit_id", "item_id"),
    CheckConstraint("(task_id IS NOT NULL) + (item_id IS NOT NULL) = 1", name="one_record"),
    info=belongs_to(RecordKind.INTAKE, "task_id", "item_id", "round_id", part="单位填报"),
)

# What a person answered, for identical cases; ``unit_id`` NULL holds for every unit.
intake_answers = Table(
    "intake_answers",
    metadata,
    key(),
    choice("kind", "收报问答", AnswerKind),
    link("unit_id", "units.id", "单位", optional=True),
    required_text("subject"),
    text("answer", "回答"),
    text("answered_by"),
    moment("answered_at"),
    UniqueConstraint("kind", "unit_id", "subject"),
    not_empty("subject"),
    one_of("kind", AnswerKind),
    info=belongs_to(RecordKind.INTAKE, "unit_id", "id", part="收报问答"),
)
