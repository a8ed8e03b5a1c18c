"""From JSON to our values and back, strictly: no coercion, no unknown and no missing field.

cattrs does the work (pure Python, so it also runs in a browser) because its
compiled converters are quick enough for replay and its errors carry the path
of each fault, which we turn into one Vietnamese sentence per fault.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, Literal, TypeVar, get_args

from cattrs import Converter, transform_error
from cattrs.errors import ForbiddenExtraKeysError

from hoso_kit.records.text import Lines, nfc, nfc_lines

T = TypeVar("T")
_ISO_LENGTH = 10


class StructureError(ValueError):
    """The data do not have the shape; ``faults`` are Vietnamese sentences, each naming its place."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


def _exactly(kind: type[T], name: str) -> Callable[[Any, Any], T]:
    def check(value: Any, _: Any) -> T:
        # type(), not isinstance: True must not pass for a number
        if type(value) is not kind:
            raise TypeError(f"cần {name}, thấy {value!r:.60}")
        return value

    return check


def _text(value: Any, _: Any) -> str:
    if type(value) is not str:
        raise TypeError(f"cần chữ, thấy {value!r:.60}")
    # NFC once, at the edge, so that two spellings of one word never meet inside
    return value if value.isascii() else nfc(value)


def _lines(value: Any, _: Any) -> Lines:
    if type(value) is not str:
        raise TypeError(f"cần chữ, thấy {value!r:.60}")
    return nfc_lines(value)


def _date(value: Any, _: Any) -> date:
    try:
        if type(value) is str and len(value) == _ISO_LENGTH:
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise TypeError(f"cần ngày dạng năm-tháng-ngày, thấy {value!r:.60}")


def _literal(value: Any, kind: Any) -> Any:
    if value not in get_args(kind):
        raise ValueError(f"phải là một trong {', '.join(map(repr, get_args(kind)))}, thấy {value!r:.60}")
    return value


@cache
def make_converter(*, detailed: bool, omit_defaults: bool = False) -> Converter:
    """A strict converter; ``detailed`` collects every fault (files), otherwise the first one raises (actions).

    One of each kind for the whole process: a converter writes code for every class at its first use.
    """
    converter = Converter(forbid_extra_keys=True, detailed_validation=detailed, omit_if_default=omit_defaults)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(Lines, _lines)
    converter.register_structure_hook(int, _exactly(int, "số nguyên"))
    converter.register_structure_hook(bool, _exactly(bool, "đúng/sai"))
    converter.register_structure_hook(date, _date)
    converter.register_structure_hook_func(lambda kind: getattr(kind, "__origin__", None) is Literal, _literal)
    converter.register_structure_hook(float, _number)
    any_tuple = converter.get_structure_hook(tuple[object, ...])

    def sequence(value: Any, kind: Any) -> Any:
        # a text would be taken apart into its letters
        if type(value) is not list:
            raise TypeError(f"cần danh sách, thấy {value!r:.60}")
        return any_tuple(value, kind)

    converter.register_structure_hook_func(lambda kind: getattr(kind, "__origin__", None) is tuple, sequence)
    converter.register_unstructure_hook(date, date.isoformat)
    return converter


def _number(value: Any, _: Any) -> float:
    if type(value) not in (int, float):
        raise TypeError(f"cần số, thấy {value!r:.60}")
    return float(value)


def _fault(error: BaseException, _: type[Any] | None) -> str:
    if isinstance(error, KeyError):
        return f"thiếu trường {error.args[0]!r}"
    if isinstance(error, ForbiddenExtraKeysError):
        return f"có trường lạ {', '.join(sorted(error.extra_fields))}"
    if isinstance(error, TypeError) and "object is not" in str(error):
        return "sai kiểu dữ liệu"
    return str(error)


def structure(data: object, kind: type[T]) -> T:
    """Build ``kind`` from JSON data; raises `StructureError` that names every fault and where it is."""
    try:
        return make_converter(detailed=True).structure(data, kind)
    except Exception as error:  # cattrs raises groups of many kinds
        faults = [
            text.replace(" @ $", " tại ", 1).replace(" tại .", " tại ", 1)
            for text in transform_error(error, format_exception=_fault)
        ]
        raise StructureError(faults) from None
