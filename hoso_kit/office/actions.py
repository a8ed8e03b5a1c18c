"""Actions: what a clerk did, as values and as JSON.

An action's type name is an interface (journals of past years hold it): never
rename one, never change what a field means; add a new action instead. Actions
carry no result; what follows from them is computed by `Office.apply`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from hoso_kit.records.structure import make_converter


@dataclass(frozen=True, slots=True)
class OpenCaseFile:
    """Open a file that the file list foresees; it inherits the list's facts (Điều 29 khoản 2 điểm b)."""

    file_notation: str
    start_date: date


@dataclass(frozen=True, slots=True)
class OpenUnlistedCaseFile:
    """Open a file outside the list with all five facts (Điều 29 khoản 2 điểm c)."""

    file_notation: str
    title: str
    maintenance: str
    creator: str
    start_date: date
    retention_row: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class FileDocument:
    """Put documents into an open file by reference (Điều 29 khoản 3; Phụ lục VI phần I mục III.4.e)."""

    file_notation: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakeOutDocument:
    """Take documents out of an open file; they stay in the office and in other files."""

    file_notation: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditCaseFile:
    """Change facts of an open file; a field left None stays as it is."""

    file_notation: str
    title: str | None = None
    maintenance: str | None = None
    retention_row: str | None = None
    rights: str | None = None
    description: str | None = None
    start_date: date | None = None
    creator: str | None = None


@dataclass(frozen=True, slots=True)
class CloseCaseFile:
    """End a file after the review that Điều 29 khoản 4 điểm b demands; the period is determined anew."""

    file_notation: str
    end_date: date
    maintenance: str
    retention_row: str
    is_reviewed: bool


@dataclass(frozen=True, slots=True)
class ReopenCaseFile:
    """Open a closed file again to mend it; the reason stays in the history."""

    file_notation: str
    reason: str


@dataclass(frozen=True, slots=True)
class DiscardCaseFile:
    """Remove an empty open file that was opened by mistake."""

    file_notation: str


Action = (
    OpenCaseFile
    | OpenUnlistedCaseFile
    | FileDocument
    | TakeOutDocument
    | EditCaseFile
    | CloseCaseFile
    | ReopenCaseFile
    | DiscardCaseFile
)

ACTION_TYPES: dict[str, type[Action]] = {
    "open_case_file": OpenCaseFile,
    "open_unlisted_case_file": OpenUnlistedCaseFile,
    "file_document": FileDocument,
    "take_out_document": TakeOutDocument,
    "edit_case_file": EditCaseFile,
    "close_case_file": CloseCaseFile,
    "reopen_case_file": ReopenCaseFile,
    "discard_case_file": DiscardCaseFile,
}
_TYPE_NAMES: dict[type[Any], str] = {kind: name for name, kind in ACTION_TYPES.items()}
_CONVERTER = make_converter(detailed=False)
# compiled once: replay calls them tens of thousands of times a second
_READERS = {name: (_CONVERTER.get_structure_hook(kind), kind) for name, kind in ACTION_TYPES.items()}
# far above any exercise; keeps a hostile page from sending megabytes
MAX_TEXT = 2_000
MAX_DOCUMENTS = 1_000


class ActionError(ValueError):
    """Data that is no action of this kit."""


def type_name(action: Action) -> str:
    """The action's name in journals."""
    return _TYPE_NAMES[type(action)]


def structure_action(data: object) -> Action:
    """An action from its JSON data; strict, raises `ActionError` and nothing else."""
    if not isinstance(data, dict):
        raise ActionError("thao tác không đúng dạng")
    content = dict(data)
    reader = _READERS.get(kind_name) if isinstance(kind_name := content.pop("type", None), str) else None
    if reader is None:
        raise ActionError(f"không có thao tác {kind_name!r:.60}")
    for value in content.values():
        limit = MAX_DOCUMENTS if isinstance(value, list) else MAX_TEXT
        if isinstance(value, str | list) and len(value) > limit:
            raise ActionError(f"thao tác {kind_name} có trường quá dài")
        if isinstance(value, list) and any(type(item) is not str or len(item) > MAX_TEXT for item in value):
            raise ActionError(f"thao tác {kind_name} có danh sách không đúng dạng")
    hook, kind = reader
    try:
        action: Action = hook(content, kind)
    except Exception as error:  # cattrs raises errors of many kinds
        raise ActionError(f"thao tác {kind_name} không đúng dạng ({error!s:.80})") from None
    return action


def unstructure_action(action: Action) -> dict[str, Any]:
    """The action's JSON data, without the fields that are left at None."""
    data: dict[str, Any] = {"type": type_name(action)}
    for field in fields(action):
        value = getattr(action, field.name)
        if value is None:
            continue
        data[field.name] = (
            value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value
        )
    return data
