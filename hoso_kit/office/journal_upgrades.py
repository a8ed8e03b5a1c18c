"""Reads an action that an earlier kit wrote into a journal as today's action.

An action's type is an interface: journals hold it for good. What has changed since is mended here, one entry a change;
a line of today's passes as it is. This room never changes what a learner did, nor the file.
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


def upgraded(action: Any) -> Any:
    """The action's JSON data as today's kit would have written it; what is no action of ours comes back as it is."""
    if not isinstance(action, dict):
        return action
    name = action.get("type")
    dropped = _DROPPED.get(name) if isinstance(name, str) else None
    return {key: value for key, value in action.items() if key not in dropped} if dropped else action
