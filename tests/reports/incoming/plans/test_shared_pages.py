"""Documents copied from document-sharing sites read as the documents they were."""

from itertools import pairwise

from tests.reports.incoming.reading_help import read, summaries

SHARED = (
    "《青川市促消费实施方案.docx》由会员分享，可在线阅读，"
    "更多相关《青川市促消费实施方案.docx（9页）》请在某网上搜索。"
)
FIRST = (
    "一、扩大消费供给。办好购物节，支持商圈改造。（牵头单位：市商务局）二、优化消费环境。开展放心店"
)
SECOND = "创建，畅通投诉渠道。（牵头单位：市市场监管局）"


def test_page_numbers_in_the_middle_of_a_sentence_are_no_items() -> None:
    assert summaries(f"{SHARED}\n1、{FIRST}\n2、{SECOND}") == [
        ("一", "扩大消费供给", ["市商务局"], [], ""),
        ("二", "优化消费环境", ["市市场监管局"], [], ""),
    ]


def test_page_number_before_a_new_sentence_is_no_item_below_the_line_of_a_site() -> None:
    pages = f"1、{FIRST.partition('二、')[0]}\n2、二、优化消费环境。{SECOND}"
    assert [task[0] for task in summaries(f"{SHARED}\n{pages}")] == ["一", "二"]


def test_pages_show_without_the_line_of_a_site_by_breaking_off() -> None:
    filler = "持续丰富供给，挖掘夜间消费潜力，支持企业做优做强。" * 8
    text = f"1、{FIRST[:-8]}{filler}开展放心店\n2、{SECOND}"
    assert [task[0] for task in summaries(text)] == ["一", "二"]


def test_numbered_items_without_a_final_mark_stay_items() -> None:
    text = "关于促消费的方案\n1、办好购物节（市商务局负责）\n2、改造商圈（市住建局负责）"
    assert [task[0] for task in summaries(text)] == ["1", "2"]


def test_long_items_that_end_in_their_units_stay_items() -> None:
    body = "持续丰富供给，挖掘夜间消费潜力，支持企业做优做强。" * 9
    text = f"1、办好购物节。{body}责任单位：市商务局\n2、改造商圈。{body}责任单位：市住建局"
    assert [task[3] for task in summaries(text)] == [["市商务局"], ["市住建局"]]


def test_title_is_the_one_the_site_gives() -> None:
    assert read(f"{SHARED}\n1、{FIRST}").title == "青川市促消费实施方案"


def test_title_is_the_name_of_the_file_above_the_text() -> None:
    read_back = read(f"青川市2023年绿化行动计划.pdf\n\n附件1—4—绿化计划\n{FIRST}")
    assert read_back.title == "青川市2023年绿化行动计划"


def test_labels_closed_by_a_full_stop_name_units() -> None:
    text = (
        f"{SHARED}\n1、一、减轻负担1.取消收费。责任主体。市财政局。2.简化手续。责任主体。市税务局。"
    )
    assert summaries(text) == [
        ("1", "取消收费", [], ["市财政局"], ""),
        ("2", "简化手续", [], ["市税务局"], ""),
    ]


def test_heading_without_a_mark_ends_where_its_first_item_begins() -> None:
    text = (
        "实施方案\n一、减轻企业负担（一）取消收费。清理目录。（市财政局负责）"
        "（二）简化手续。（市税务局负责）"
    )
    tasks = read(text).tasks
    assert [(task.section, task.title) for task in tasks] == [
        ("减轻企业负担", "取消收费"),
        ("减轻企业负担", "简化手续"),
    ]


def test_lines_of_tasks_follow_the_pages() -> None:
    tasks = read(f"{SHARED}\n1、{FIRST}\n2、{SECOND}").tasks
    assert [(task.line, task.last_line) for task in tasks] == [(2, 2), (2, 3)]
    assert all(before.line <= after.line for before, after in pairwise(tasks))
