"""Reading whole sources: what a document is, and what was left out."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from models.vocabulary import DocumentKind
from reports.incoming.reading import read_file
from tests.reports.incoming.reading_help import read

ROW = "1\t优化开办企业\t市市场监管局\t市税务局\t2024年6月底"
TABLE = f"序号\t重点任务\t牵头单位\t责任单位\t完成时限\n{ROW}"


def test_a_table_of_tasks_is_recognised() -> None:
    document = read(f"2024年任务清单\n{TABLE}")
    assert document.kind is DocumentKind.TASK_TABLE
    assert document.tasks[0].lead == ("市市场监管局",)


def test_a_plan_with_a_table_at_its_end_is_read_from_its_text_and_told() -> None:
    document = read(f"1.甲事。（甲局负责）\n2.乙事。（乙局负责）\n附件\n{TABLE}")
    assert document.kind is DocumentKind.PLAN
    assert [task.title for task in document.tasks] == ["甲事", "乙事"]
    assert any("表格中另有1项没有读入" in w.message for w in document.warnings)


def test_a_letter_without_tasks_is_unknown_and_says_so() -> None:
    document = read("某局：\n来函收悉。\n特此函复。")
    assert document.kind is DocumentKind.UNKNOWN
    assert [w.message for w in document.warnings] == ["没有认出任务或改革事项，请核对文件"]


def test_a_file_is_opened_in_the_child_and_read(tmp_path: Path) -> None:
    path = tmp_path / "方案.txt"
    path.write_bytes("一、减税。（责任单位：市税务局）".encode("gb18030"))
    document = read_file(path)
    assert (document.source_name, document.tasks[0].responsible) == ("方案.txt", ("市税务局",))


def test_the_original_lines_are_never_changed() -> None:
    text = "  1. 甲 事。（责任单位：甲局）\n\n　扫一扫在手机上查看"
    assert "\n".join(read(text).lines) == text


@given(
    st.text(
        alphabet="一二三、（）()〔〕1.2：；，。责任单位牵头市局各区2024年底前\n \t", max_size=120
    )
)
def test_any_text_is_read_without_failure(text: str) -> None:
    document = read(text)
    assert all(0 < task.line <= len(document.lines) for task in document.tasks)


def test_rows_between_bars_are_read_as_a_table_and_told_nowhere_else() -> None:
    row = "整治{} | {}月份 | 安监站 |"
    rows = [row.format(what, n) for n, what in enumerate(("烟花", "危化品", "工地", "学校"), 1)]
    document = read(
        "2024年专项整治工作计划\n一、整治安排\n整治内容 | 时间安排 | 责任单位 |\n" + "\n".join(rows)
    )
    assert [task.responsible for task in document.tasks] == [("安监站",)] * 4
    assert document.warnings == ()


def test_a_long_title_before_a_blank_line_is_no_half_sentence() -> None:
    title = (
        "某市人民政府办公室关于印发某市进一步优化政务服务提升行政效能推动“高效办成一件事”"
        "持续改善营商环境促进民营经济高质量发展若干措施的通知"
    )
    document = read(f"{title}\n\n1.推行帮办。（市政务局负责）\n2.推行代办。（市政务局负责）")
    assert [w.message for w in document.warnings] == []
