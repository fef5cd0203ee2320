"""Units with aliases and contacts, and the group words with their dated members (A2, A3)."""

from sqlalchemy import CheckConstraint, Index, Table, UniqueConstraint
from sqlalchemy import text as sql

from models.store.tables.base import (
    belongs_to,
    choice,
    day,
    is_day,
    key,
    link,
    metadata,
    not_empty,
    number,
    one_of,
    position,
    required_text,
    text,
)
from models.vocabulary import RecordKind, UnitKind, UnitLevel

units = Table(
    "units",
    metadata,
    key(),
    required_text("name", "单位名称"),
    text("full_name", "全称"),
    choice("level", "层级", UnitLevel),
    choice("kind", "类别", UnitKind),
    link("parent_area_id", "units.id", "所属地区", optional=True),
    link("counterpart_id", "units.id", "上级对口单位", optional=True),
    number("protocol_order", "排序"),
    day("valid_from", "启用日期"),
    day("valid_to", "停用日期"),
    text("note", "备注"),
    UniqueConstraint("name"),
    CheckConstraint("protocol_order IS NOT NULL", name="protocol_order"),
    CheckConstraint(
        "valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to", name="life"
    ),
    not_empty("name"),
    one_of("level", UnitLevel),
    one_of("kind", UnitKind),
    is_day("valid_from"),
    is_day("valid_to"),
    info=belongs_to(RecordKind.UNIT),
)

unit_aliases = Table(
    "unit_aliases",
    metadata,
    key(),
    link("unit_id", "units.id"),
    position(),
    required_text("alias", "别称"),
    UniqueConstraint("alias"),
    not_empty("alias"),
    info=belongs_to(RecordKind.UNIT, "unit_id", part="别称"),
)

unit_contacts = Table(
    "unit_contacts",
    metadata,
    key(),
    link("unit_id", "units.id"),
    position(),
    text("name", "联系人"),
    text("post", "职务"),
    text("phone", "电话"),
    info=belongs_to(RecordKind.UNIT, "unit_id", part="联系人"),
)

# A word without members is known as a group word and shown 未解析 (A3). A word defined inside one
# document (各区（含…，下同）) holds for that document only.
unit_groups = Table(
    "unit_groups",
    metadata,
    key(),
    required_text("word", "单位组"),
    link("document_id", "documents.id", optional=True),
    not_empty("word"),
    UniqueConstraint("word", "document_id"),
    info=belongs_to(RecordKind.GROUP),
)
# NULLs differ from each other in a UNIQUE constraint, so the general words need their own index.
Index(
    "uq_unit_groups_general_word",
    unit_groups.c.word,
    unique=True,
    sqlite_where=sql("document_id IS NULL"),
)

# Both days are inclusive; NULL means since ever and until further notice.
group_members = Table(
    "group_members",
    metadata,
    key(),
    link("group_id", "unit_groups.id", indexed=False),
    link("unit_id", "units.id", "成员"),
    position(),
    day("valid_from", "加入日期"),
    day("valid_to", "退出日期"),
    is_day("valid_from"),
    is_day("valid_to"),
    CheckConstraint(
        "valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to", name="life"
    ),
    UniqueConstraint("group_id", "unit_id", "valid_from"),
    info=belongs_to(RecordKind.GROUP, "group_id", part="成员"),
)
