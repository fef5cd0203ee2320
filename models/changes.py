"""What one operation did, sent out once; each screen decides whether it is concerned."""

from dataclasses import dataclass

from models.vocabulary import RecordKind


@dataclass(frozen=True, slots=True)
class Changes:
    """The result of one operation.

    Attributes:
        operation_id: key of the operation in the history.
        label: what was done, in words a person reads after 撤销, e.g. ``修改任务“…”的完成时限``.
        kinds: kinds of record touched.
        record_ids: keys of the records touched, first the one a person would look for.
        open_questions: sentences naming what was left for a person to decide.
    """

    operation_id: str
    label: str
    kinds: frozenset[RecordKind]
    record_ids: tuple[str, ...] = ()
    open_questions: tuple[str, ...] = ()
