"""All actions of the office: what people did, as values and as JSON.

An action's type name is an interface (journals of past years hold it): never
rename one, never change what a field means; add a new action instead. Actions
carry no result; what follows from them is computed by `Office.apply`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from hoso_kit.office import filing_actions
from hoso_kit.office.action import Action
from hoso_kit.office.filing_actions import (
    CloseCaseFile,
    DiscardCaseFile,
    EditCaseFile,
    FileDocument,
    OpenCaseFile,
    OpenUnlistedCaseFile,
    ReopenCaseFile,
    TakeOutDocument,
)
from hoso_kit.records.structure import make_converter

__all__ = [
    "Action",
    "ActionError",
    "CloseCaseFile",
    "DiscardCaseFile",
    "EditCaseFile",
    "FileDocument",
    "OpenCaseFile",
    "OpenUnlistedCaseFile",
    "ReopenCaseFile",
    "TakeOutDocument",
    "action_types",
    "structure_action",
    "type_name",
    "unstructure_action",
]

_FILING_NAMES = MappingProxyType({kind: name for name, kind in filing_actions.TYPES.items()})
# far above any exercise; keeps a hostile page from sending megabytes
MAX_TEXT = 2_000
MAX_DOCUMENTS = 1_000
# what a page's numbers hold exactly; a number of thousands of digits can't even be written down again
MAX_NUMBER = 2**53 - 1


class ActionError(ValueError):
    """Data that is no action of this kit."""


@cache
def action_types() -> Mapping[str, type[Action]]:
    """All actions by name; a name is never used twice.

    Filing's alone are known without this call: most journals hold no others, and a grader
    has to start in milliseconds.
    """
    from hoso_kit.office import (
        access_actions,
        administration_actions,
        clock_actions,
        contacts_actions,
        copying_actions,
        disposal_actions,
        drafting_actions,
        handling_actions,
        issuing_actions,
        lending_actions,
        listing_actions,
        merging_actions,
        messaging_actions,
        paper_actions,
        receiving_actions,
        registry_books_actions,
        reorganising_actions,
        retaining_actions,
        transferring_actions,
    )

    rooms: list[dict[str, type[Action]]] = [
        filing_actions.TYPES,
        clock_actions.TYPES,
        listing_actions.TYPES,
        paper_actions.TYPES,
        access_actions.TYPES,
        reorganising_actions.TYPES,
        transferring_actions.TYPES,
        retaining_actions.TYPES,
        administration_actions.TYPES,
        receiving_actions.TYPES,
        handling_actions.TYPES,
        drafting_actions.TYPES,
        issuing_actions.TYPES,
        copying_actions.TYPES,
        messaging_actions.TYPES,
        lending_actions.TYPES,
        disposal_actions.TYPES,
        contacts_actions.TYPES,
        registry_books_actions.TYPES,
        merging_actions.TYPES,
    ]
    found: dict[str, type[Action]] = {}
    for room in rooms:
        if twice := found.keys() & room.keys():
            raise ValueError(f"two actions are called {', '.join(twice)}")
        found |= room
    return MappingProxyType(found)


def _kind(name: object) -> type[Action] | None:
    if not isinstance(name, str):
        return None
    return filing_actions.TYPES.get(name) or action_types().get(name)


@cache
def _names() -> Mapping[type[Action], str]:
    return {kind: name for name, kind in action_types().items()}


def type_name(action: Action) -> str:
    """The action's name in journals."""
    return _FILING_NAMES.get(type(action)) or _names()[type(action)]


@cache
def _reader(kind: type[Action]) -> Callable[[Any, Any], Any]:
    # compiled at its first use: replay calls it tens of thousands of times a second, a start never needs all
    return make_converter(detailed=False).get_structure_hook(kind)


def structure_action(data: object) -> Action:
    """An action from its JSON data; strict, raises `ActionError` and nothing else."""
    if not isinstance(data, dict):
        raise ActionError("thao tác không đúng dạng")
    content = dict(data)
    kind_name = content.pop("type", None)
    kind = _kind(kind_name)
    if kind is None:
        # of anything but a text not even its repr is safe: it may be nested without end
        raise ActionError(f"không có thao tác {kind_name[:60]!r}" if isinstance(kind_name, str) else "thao tác lạ")
    for value in content.values():
        limit = MAX_DOCUMENTS if isinstance(value, list) else MAX_TEXT
        if isinstance(value, str | list) and len(value) > limit:
            raise ActionError(f"thao tác {kind_name} có trường quá dài")
        if isinstance(value, list) and any(type(item) is not str or len(item) > MAX_TEXT for item in value):
            raise ActionError(f"thao tác {kind_name} có danh sách không đúng dạng")
        if not _is_writable(value):
            raise ActionError(f"thao tác {kind_name} có chữ hoặc số không ghi lại được")
    try:
        hook = _reader(kind)  # type: ignore[arg-type]  # a class of ours is hashable
        action: Action = hook(content, kind)
    except Exception as error:  # cattrs raises errors of many kinds
        is_named = all(isinstance(name, str) for name in content)
        reason = f"{error!s:.80}".encode(errors="replace").decode() if is_named else "tên trường lạ"
        raise ActionError(f"thao tác {kind_name} không đúng dạng ({reason})") from None
    return action


def _is_writable(value: object) -> bool:
    """Whether a journal's line can hold it: no half characters, no endless number."""
    if isinstance(value, list):
        return all(map(_is_writable, value))
    if isinstance(value, str):
        if value.isascii():
            return True
        try:
            value.encode()
        except UnicodeEncodeError:
            return False
    return not isinstance(value, int) or abs(value) <= MAX_NUMBER


def unstructure_action(action: Action) -> dict[str, Any]:
    """The action's JSON data, without the fields that are left at None."""
    data: dict[str, Any] = {"type": type_name(action)}
    for field in fields(action):  # type: ignore[arg-type]
        value = getattr(action, field.name)
        if value is None:
            continue
        data[field.name] = (
            value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value
        )
    return data
