"""What an enemy's page could put where a text, a number, a day or a list is awaited."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from random import Random
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from hoso_kit.office.action import Action
from hoso_kit.office.actions import ActionError, structure_action, type_name, unstructure_action
from hoso_kit.records.text import Lines


def _deep(levels: int) -> Any:
    nest: Any = "x"
    for _ in range(levels):
        nest = [nest]
    return nest


VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2**31, 10**9, 10**400, 10**5000, 1.5, float("nan"), float("inf"), "", " ", "x",
    "x" * 1_999, "x" * 100_000, "\ud800", "a\udfffb", "\x00", "\u202e\u2028", "e\u0301" * 900, "=1+1", "{0}{name}%s",
    "<script>alert(1)</script>", "../../etc/passwd", "0001-01-01", "9999-12-31", "2024-02-30", "2024-1-1", "2024",
    [], [""], ["x"] * 999, ["x"] * 100_000, ["\ud800"], [None], [1], [["x"]], [{}], ["x" * 100_000], {}, {"type": "x"},
    {"a": {"b": [1]}}, _deep(50), _deep(400), _deep(5_000), b"x", ("x",), {"x"}, date(2024, 1, 1), object(),
)  # fmt: skip


def _comes_as_json(value: Any) -> bool:
    try:
        json.loads(json.dumps(value))
    except (TypeError, ValueError, RecursionError):
        return False
    return True


# of those, what can come from a page at all
FROM_A_PAGE = tuple(value for value in VALUES if _comes_as_json(value))
# what is of the right kind and still odd; goes through the door and must do no harm inside
ODD: dict[str, Sequence[Any]] = {
    "text": ("", " ", "\x00\x0b", "\u202e" * 40, "e\u0301" * 900, "=1+1", "{0}{name}%s", "<b>&", "x" * 1_999, "\n\n",
             "𠀀" * 50, "../../x", "Mật", "01.VP", "p01", "d001"),
    "number": (0, -1, 1, 999, 1000, 10**9),
    "day": ("0001-01-01", "0001-01-02", "9999-12-31", "9999-01-01", "2024-02-29", "1900-01-01"),
    "list": ([], [""], ["x"] * 999, ["\x00"], ["p01", "p01"], ["d001", "d001"], ["x" * 1_999]),
}  # fmt: skip


def content_of(kind: type[Action]) -> dict[str, Any]:
    """Well-formed JSON fields of an action of this kind, each with something in it."""
    return {name: _sample(hint) for name, hint in get_type_hints(kind).items()}


def _sample(hint: Any) -> Any:
    return {"text": "x", "number": 1, "day": "2024-12-17", "list": ["x"], "bool": True}.get(sort_of(hint), _first(hint))


def _first(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is Literal else None


def sort_of(hint: Any) -> str:
    """text, number, day, list, bool, or "" for one of fixed words."""
    if get_origin(hint) is UnionType:
        hint = next(one for one in get_args(hint) if one is not type(None))
    if get_origin(hint) is tuple:
        return "list"
    return {str: "text", Lines: "text", int: "number", date: "day", bool: "bool"}.get(hint, "")


def twist(action: Action, rnd: Random) -> Action:
    """The action with one field odd, where it is still an action; half of them stay as they were."""
    if rnd.randrange(2):
        return action
    hints = get_type_hints(type(action))
    names = [one.name for one in fields(action) if sort_of(hints[one.name]) in ODD]  # type: ignore[arg-type]
    if not names:
        return action
    name = names[rnd.randrange(len(names))]
    odd = ODD[sort_of(hints[name])]
    content = unstructure_action(action) | {name: odd[rnd.randrange(len(odd))]}
    try:
        return structure_action(content | {"type": type_name(action)})
    except ActionError:
        return action
