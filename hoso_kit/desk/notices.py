"""Messages and replies to the page, all in the same three parts: what was seen, what to try, which Điều.

The one place that knows their shape. It decides nothing and keeps nothing.
"""

from __future__ import annotations

from typing import Any

from hoso_kit.regulations import cite

Reply = dict[str, Any]


def make_notice(kind: str, title: str, seen: str, advice: str = "", citation: str = "") -> dict[str, Any]:
    """A message in three parts; ``citation`` is an id of `regulations` or empty."""
    found = cite(citation) if citation else None
    return {
        "kind": kind,
        "title": title,
        "seen": seen,
        "advice": advice,
        "citation": found.text if found else "",
        "confidence": found.confidence if found else "",
    }


def reply(is_ok: bool, kind: str, title: str, seen: str, advice: str = "", citation: str = "") -> Reply:
    """A reply with a message of the given kind ("done", "info", "refused", "error") and no data."""
    return {"ok": is_ok, "notice": make_notice(kind, title, seen, advice, citation), "data": {}}


def done(title: str, seen: str, content: dict[str, Any] | None = None) -> Reply:
    """A reply that says what was done."""
    return reply(True, "done", title, seen) | {"data": content or {}}


def data(content: dict[str, Any]) -> Reply:
    """A reply with data and no message."""
    return {"ok": True, "notice": None, "data": content}


def fault(seen: str, advice: str, citation: str = "", title: str = "Chưa thực hiện được") -> Reply:
    """A reply that says what is wrong and what to try; nothing was changed."""
    return reply(False, "error", title, seen, advice, citation)
