"""Circulation profiles (流转范围): changed, added, and put back to how the program has them."""

from sqlalchemy import func, select

from models.changes import Changes
from models.circulation import CirculationProfile, profile_to_json
from models.errors import RecordGoneError
from models.history import Recorder, new_key
from models.operations.labels import shortened
from models.rules.checks import require_valid
from models.rules.circulation import check_profile
from models.store import tables
from models.store.workspace import Workspace


def save_profile(workspace: Workspace, *, profile: CirculationProfile) -> Changes:
    """Keep a profile in place of the one of its name, or as a new one.

    Raises:
        InvalidRecordError: it has no name, or its file name rule has words nobody knows.
    """
    require_valid(check_profile(profile))
    name = profile.name.strip()
    profiles, content = tables.circulation_profiles, profile_to_json(profile)
    with workspace.writing(f"保存流转范围“{shortened(name)}”") as recorder:
        known = _key_of(recorder, name)
        if known is not None:
            recorder.update(profiles, known, {"content": content})
            return recorder.changes([known])
        last = recorder.connection.scalar(select(func.max(profiles.c.position))) or 0
        key = new_key()
        row = {"id": key, "name": name, "content": content, "position": last + 1}
        recorder.insert(profiles, [row])
        return recorder.changes([key])


def delete_profile(workspace: Workspace, *, name: str) -> Changes:
    """Delete what the office keeps under a name; one of the program's is as it was shipped again.

    Raises:
        RecordGoneError: the office keeps none under the name.
    """
    with workspace.writing(f"删除流转范围“{shortened(name)}”") as recorder:
        known = _key_of(recorder, name)
        if known is None:
            raise RecordGoneError(f"流转范围“{name}”没有改动过，或已被删除，没有改动。")
        recorder.delete(tables.circulation_profiles, [known])
        return recorder.changes([known])


def _key_of(recorder: Recorder, name: str) -> str | None:
    profiles = tables.circulation_profiles
    return recorder.connection.scalar(select(profiles.c.id).where(profiles.c.name == name))
