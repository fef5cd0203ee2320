"""Where titles are divided (GB/T 9704 7.3.1): words whole, lines that stand well together."""

import pytest

from reports.pages.line_breaking import ClusterWidths
from reports.pages.title_breaks import break_title


def divided(title: str, cells: float = 20) -> list[str]:
    widths = ClusterWidths(lambda char: 0.5 if char.isascii() else 1.0, 1.0)
    return break_title(title, widths, cells)


def test_a_title_that_fits_stays_on_one_line() -> None:
    assert divided("关于限期办结企业诉求事项的督办函") == ["关于限期办结企业诉求事项的督办函"]


def test_lines_given_by_hand_are_kept() -> None:
    title = "全市优化营商环境重点任务\n三季度推进情况"
    assert divided(title) == ["全市优化营商环境重点任务", "三季度推进情况"]


@pytest.mark.parametrize(
    "title",
    [
        "市优化营商环境领导小组关于印发《鄂州市2024年优化营商环境工作方案》的通知",
        "市优化营商环境领导小组关于做好省级优化营商环境先行区创建试点工作的通知",
        "鄂州市2023年入选全省优化营商环境先行区改革事项清单",
    ],
)
def test_long_titles_keep_their_words_whole(title: str) -> None:
    lines = divided(title)
    assert "".join(lines) == title
    assert all(len(line) <= 21 for line in lines)
    for word in ("营商环境", "领导小组", "工作方案", "通知", "2024", "先行区", "事项", "清单"):
        assert "".join(lines).count(word) == sum(line.count(word) for line in lines)


def test_lines_are_about_equally_long() -> None:
    lines = divided("市优化营商环境领导小组关于印发《鄂州市2024年优化营商环境工作方案》的通知")
    lengths = [len(line) for line in lines]
    assert max(lengths) - min(lengths) <= 8


def test_no_line_begins_with_a_particle_or_a_closing_mark() -> None:
    lines = divided("市优化营商环境领导小组关于印发《鄂州市2024年优化营商环境工作方案》的通知")
    assert not [line for line in lines if line[0] in "的和与及》、，"]
