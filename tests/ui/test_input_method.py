"""Chinese input on Linux: Qt's ibus plugin is asked to use the portal, where fcitx5 answers."""

import os
import sys

import pytest

from ui.input_method import prepare_input_method

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")


@pytest.mark.parametrize("set_before", ["", "fcitx", "fcitx5", "xim"])
def test_fcitx_is_reached_through_the_portal(
    set_before: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_IM_MODULE", set_before)
    monkeypatch.setenv("IBUS_USE_PORTAL", "")
    prepare_input_method()
    assert (os.environ["QT_IM_MODULE"], os.environ["IBUS_USE_PORTAL"]) == ("ibus", "1")


def test_another_input_method_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_IM_MODULE", "maliit")
    monkeypatch.setenv("IBUS_USE_PORTAL", "")
    prepare_input_method()
    assert (os.environ["QT_IM_MODULE"], os.environ["IBUS_USE_PORTAL"]) == ("maliit", "")
