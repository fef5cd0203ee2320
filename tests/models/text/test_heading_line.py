"""Headings of tables whose lines were lost are no clauses, their words no units."""

from models.text.clause_places import find_clauses
from models.text.unit_list import split_units


def test_a_line_of_heading_words_is_no_clause() -> None:
    assert find_clauses("负责领导 重点工作 基本要求 牵头部门 协同部门 完成情况") == ()
    assert find_clauses("责任单位 市财政局")[0].clause.responsible == ("市财政局",)


def test_heading_words_are_never_units() -> None:
    assert split_units("重点工作基本要求、市财政局、完成情况") == ("市财政局",)
