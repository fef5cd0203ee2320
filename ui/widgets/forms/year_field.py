"""The year of a record: its own, or the one of the document it came from, which is shown only."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.widgets.forms.field import Field
from ui.widgets.forms.record_form import FieldSpec
from ui.widgets.forms.text_fields import NumberField, put_alone


@dataclass(frozen=True, slots=True)
class YearValue:
    """A year; ``is_fixed``: it is the document's and is changed there."""

    year: int | None
    is_fixed: bool


class YearField(Field[YearValue]):
    """Takes a year where the record has one of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = NumberField()
        self._is_fixed = False
        self._is_read_only = False
        self._number.edited.connect(self.edited)
        put_alone(self, self._number)

    def value(self) -> YearValue:
        """Return the year."""
        return YearValue(self._number.value(), self._is_fixed)

    def show_value(self, value: YearValue) -> None:
        """Show the year."""
        self._is_fixed = value.is_fixed
        self._number.show_value(value.year)
        self._number.setToolTip("随所属文件，请在“文件”页修改" if value.is_fixed else "")
        self._number.set_read_only(self._is_read_only or value.is_fixed)

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only."""
        self._is_read_only = read_only
        self._number.set_read_only(read_only or self._is_fixed)

    def problem(self) -> str:
        """Ask for digits."""
        return self._number.problem()

    def editor(self) -> QWidget:
        """Return the line."""
        return self._number.editor()


def year_field() -> FieldSpec[Any, YearValue]:  # Any: records of tasks and items alike
    """Return the field for ``year`` of a record that may have a ``document_id``."""
    return FieldSpec(
        key="year",
        label="年度",
        make=YearField,
        read=lambda record: YearValue(record.year, record.document_id is not None),
        write=lambda record, value: replace(record, year=value.year),
        issues=("year",),
    )
