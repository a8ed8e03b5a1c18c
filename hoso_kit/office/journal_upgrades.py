"""Reads an action that an earlier kit wrote into a journal as today's action.

An action's type is an interface: journals hold it for good. What has changed since is mended here, one entry a change;
a line of today's passes as it is. What changed nothing but such a field changes nothing now: it is read as a note.
This room never changes what a learner did, nor the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

# Fields that people filled in once and the system fills in now (PageAmount, Phụ lục VI phần I mục III.1.g).
_DROPPED: Mapping[str, frozenset[str]] = MappingProxyType(
    dict.fromkeys(
        ("draft_document", "edit_draft", "replace_document", "register_incoming", "digitise_document"),
        frozenset({"page_amount"}),
    )
)
_ONLY_PAGES = frozenset({"type", "doc_id", "page_amount"})
# what a line reads that did nothing else than fill such a field in again
PAGES_COUNTED = "Sửa số trang của dự thảo (nay hệ thống tự đếm)"


def is_void(action: Any) -> bool:
    """Whether an action that an earlier kit did changed nothing but what the system fills in now."""
    return isinstance(action, dict) and action.get("type") == "edit_draft" and set(action) == _ONLY_PAGES


def upgraded(action: Any) -> Any:
    """The action's JSON data as today's kit would have written it; what is no action of ours comes back as it is."""
    if not isinstance(action, dict):
        return action
    name = action.get("type")
    dropped = _DROPPED.get(name) if isinstance(name, str) else None
    return {key: value for key, value in action.items() if key not in dropped} if dropped else action
