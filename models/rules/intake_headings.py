"""How the columns of a return form are called, by their keys. Pure."""

from models.vocabulary import AskedKind, ReportColumn

_OFFICE = {
    "serial": "序号",
    "source": "依据文件",
    "body": "工作内容",
    "role": "本单位职责",
    "lead": "牵头单位",
    "deadline": "完成时限",
    "known": "此前进展",
    "area": "地区",
    "category": "类项",
    "content": "改革内容",
    "creating": "创建单位",
}
_BY_KIND = {
    AskedKind.TASKS: {"number": "任务编号", "title": AskedKind.TASKS.label},
    AskedKind.ITEMS: {"number": "清单序号", "title": AskedKind.ITEMS.label},
}
_HEADINGS = {
    kind: _OFFICE | of_kind | {column.value: column.label for column in ReportColumn}
    for kind, of_kind in _BY_KIND.items()
}


def heading_of(kind: AskedKind, column: str) -> str:
    """Return how a column is called on the form, its key for one the form does not have."""
    return _HEADINGS[kind].get(column, column)
