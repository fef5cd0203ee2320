"""The program's circulation profiles, changed and put back, and the office's own."""

from dataclasses import replace

import pytest

from models.circulation import LEADERS, SHIPPED, CirculationProfile
from models.errors import RecordGoneError
from models.history import undo
from models.operations.circulation import delete_profile, save_profile
from models.queries.circulation import find_profile, list_profiles
from models.rules.checks import InvalidRecordError
from models.store.workspace import Workspace


def test_a_new_ledger_has_the_programs_profiles(workspace: Workspace) -> None:
    assert list_profiles(workspace) == SHIPPED


def test_a_changed_profile_keeps_its_place_and_can_be_put_back(workspace: Workspace) -> None:
    changed = replace(LEADERS, watermark="送审稿")
    save_profile(workspace, profile=changed)
    save_profile(workspace, profile=replace(changed, secrecy="内部"))
    assert list_profiles(workspace)[1] == replace(changed, secrecy="内部")
    delete_profile(workspace, name=LEADERS.name)
    assert list_profiles(workspace) == SHIPPED


def test_the_offices_own_profile_stands_after_them(workspace: Workspace) -> None:
    own = CirculationProfile("报省优化办", secrecy="内部")
    save_profile(workspace, profile=own)
    assert list_profiles(workspace) == (*SHIPPED, own)
    undo(workspace)
    assert list_profiles(workspace) == SHIPPED


def test_a_profile_that_is_wrong_is_not_kept(workspace: Workspace) -> None:
    with pytest.raises(InvalidRecordError, match="流转范围要有名称"):
        save_profile(workspace, profile=CirculationProfile(" "))
    assert list_profiles(workspace) == SHIPPED


def test_what_is_not_there_is_named_with_what_is(workspace: Workspace) -> None:
    with pytest.raises(RecordGoneError, match="“内部”、“报领导”、“发各单位”、“公开”"):
        find_profile(workspace, "报上级")
    with pytest.raises(RecordGoneError, match="没有改动过"):
        delete_profile(workspace, name=LEADERS.name)
