"""Marks as they are set: full-width beside Chinese, left alone in numbers and words."""

import pytest

from reports.pages.print_text import for_print


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("牵头单位:市优化办;责任单位:各区", "牵头单位：市优化办；责任单位：各区"),
        ("各区(含葛店经开区,下同)", "各区（含葛店经开区，下同）"),
        ("各区(含临空经济区(2项),下同)", "各区（含临空经济区（2项），下同）"),
        ("(一)强化顶层设计", "（一）强化顶层设计"),
        ("1. 制定升级版政策措施。", "1.制定升级版政策措施。"),
        ("1．制定", "1.制定"),
        ("完成时限:2024年", "完成时限：2024年"),
        ("共1,234项,比例8:30", "共1,234项，比例8:30"),
        ("see (note), ok", "see (note), ok"),
        ('以"小切口"改革', "以“小切口”改革"),
        ("深化以成本控制为核心 全力打造", "深化以成本控制为核心 全力打造"),
        ("优化\t营商\u3000\u3000环境\u200b", "优化 营商\u3000环境"),
        ("试点...", "试点..."),
        ("试点……等", "试点……等"),
        ("第一行\n第二行", "第一行\n第二行"),
    ],
)
def test_marks_are_set_as_printed_chinese(typed: str, set_: str) -> None:
    assert for_print(typed) == set_


def test_setting_twice_changes_nothing_more() -> None:
    once = for_print('各区(含葛店经开区,下同);以"小切口"——改革')
    assert for_print(once) == once
