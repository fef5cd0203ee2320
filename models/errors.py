"""Failures a person can mend. Anything else that is raised is a bug of ours.

Message form: what happened. What was kept safe. What to do.
"""


class UserError(Exception):
    """Base of all failures whose text is shown to a person as it stands.

    The text is one or more plain Chinese sentences: what happened, what was kept safe, what to do.
    """


class Cancelled(Exception):  # noqa: N818 - not an error: the person asked for it
    """Raised inside long work when the person pressed 取消; nothing has been written."""


class RecordGoneError(UserError):
    """Raised when a record is no longer there; reload the page."""
