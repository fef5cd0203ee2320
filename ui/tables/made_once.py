"""An attribute that is made when first asked for and kept."""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

Value = TypeVar("Value")


class made_once(Generic[Value]):  # noqa: N801 - read as a decorator, like property
    """``functools.cached_property`` without its lock.

    Up to Python 3.11 that lock is shared by all objects of a class: the window would wait while
    another thread prepares the same attribute of other rows. Made twice at worst, never wrong.
    """

    def __init__(self, make: Callable[[Any], Value]) -> None:  # Any: any class may have one
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...

    @overload
    def __get__(self, instance: object, owner: type) -> Value: ...

    def __get__(self, instance: object | None, owner: type) -> Self | Value:
        if instance is None:
            return self
        value = vars(instance)[self._name] = self._make(instance)
        return value
