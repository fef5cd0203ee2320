"""Reform items of the annexes (A6) and the yearly reference totals (A8)."""

from sqlalchemy import CheckConstraint, Table, UniqueConstraint

from models.store.tables.base import (
    belongs_to,
    choice,
    flag,
    is_flag,
    key,
    link,
    metadata,
    moment,
    not_empty,
    number,
    one_of,
    position,
    required_text,
    text,
    unit_or_group,
)
from models.vocabulary import ItemStage, RecordKind, Role

items = Table(
    "items",
    metadata,
    key(),
    link("document_id", "documents.id", optional=True),
    number("year", "年度"),
    position(),
    number("serial", "序号"),
    text("area", "地区"),
    text("category", "类项"),
    text("title", "事项"),
    text("content", "改革内容"),
    text("remark", "备注栏"),
    flag("national", "国家试点"),
    text("not_applicable", "不适用"),
    choice("stage", "阶段", ItemStage),
    text("note", "备注"),
    number("line"),
    number("last_line"),
    moment("updated_at"),
    UniqueConstraint("document_id", "serial"),
    CheckConstraint("trim(title) <> '' OR trim(content) <> ''", name="words"),
    CheckConstraint("document_id IS NULL OR year IS NULL", name="one_year"),
    CheckConstraint("serial IS NULL OR serial >= 1", name="serial"),
    CheckConstraint("line IS NULL OR line >= 1", name="line"),
    one_of("stage", ItemStage),
    is_flag("national"),
    info=belongs_to(RecordKind.ITEM),
)

item_roles = Table(
    "item_roles",
    metadata,
    key(),
    link("item_id", "items.id", indexed=False),
    choice("role", "角色", Role),
    position(),
    required_text("printed", "单位"),
    link("unit_id", "units.id", optional=True),
    link("group_id", "unit_groups.id", optional=True),
    text("members"),
    UniqueConstraint("item_id", "role", "position"),
    not_empty("printed"),
    one_of("role", Role),
    unit_or_group(),
    info=belongs_to(RecordKind.ITEM, "item_id", part="单位"),
)

item_peers = Table(
    "item_peers",
    metadata,
    key(),
    link("item_id", "items.id", indexed=False),
    position(),
    required_text("printed", "同批地区"),
    UniqueConstraint("item_id", "position"),
    not_empty("printed"),
    info=belongs_to(RecordKind.ITEM, "item_id", part="同批地区"),
)

reference_totals = Table(
    "reference_totals",
    metadata,
    key(),
    number("year", "年度"),
    number("province_categories", "全省类项数"),
    number("province_items", "全省事项数"),
    number("previous_city_items", "上年入选数"),
    number("national_pilots", "国家试点数"),
    number("national_designated", "国家明确定点数"),
    UniqueConstraint("year"),
    CheckConstraint("year BETWEEN 1949 AND 2999", name="year"),
    CheckConstraint("national_designated <= national_pilots", name="designated"),
    info=belongs_to(RecordKind.TOTALS),
)
