"""The Desk's further screens, beside filing itself: which there are, who sees them, what they show.

Each is a module here (`SCREEN`) and a file of the same name in desk/board/screens/. A screen appears only
where the situation has switched its function on and the person's role needs it.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from hoso_kit.desk.notices import Reply, fault
from hoso_kit.desk.screens.screen import Asking, Screen
from hoso_kit.office.office import Office

__all__ = ["Asking", "Screen", "all_screens", "answer", "look", "shown_screens"]


@cache
def all_screens() -> tuple[Screen, ...]:
    """All screens in the order of the navigation; imported only where an office has such functions."""
    from hoso_kit.desk.screens import (
        access,
        administration,
        archive,
        backup,
        disposal,
        file_lists,
        freezing,
        hand_over,
        incoming,
        lending,
        merging,
        messages,
        notices,
        outgoing,
        paper,
        registers,
        statistics,
        transfer,
        who_saw,
    )

    return (
        # the clock has no page of its own: the page puts it into the header
        Screen("clock", lambda asking, _: {"today": asking.office.today.isoformat()}),
        incoming.SCREEN,
        outgoing.SCREEN,
        messages.SCREEN,
        registers.SCREEN,
        file_lists.SCREEN,
        paper.SCREEN,
        access.SCREEN,
        who_saw.SCREEN,
        statistics.SCREEN,
        freezing.SCREEN,
        backup.SCREEN,
        transfer.SCREEN,
        archive.SCREEN,
        disposal.SCREEN,
        lending.SCREEN,
        hand_over.SCREEN,
        merging.SCREEN,
        notices.SCREEN,
        administration.SCREEN,
    )


def shown_screens(office: Office, person: str) -> list[dict[str, Any]]:
    """The screens that the person sees: name and, where something waits for him, how much."""
    if not office.scenario.functions:
        return []
    return [
        {"name": screen.name, "count": screen.count(office, person) if screen.count else None}
        for screen in all_screens()
        if screen.is_shown(office, person)
    ]


def look(asking: Asking, request: dict[str, Any]) -> dict[str, Any]:
    """The data of one screen; an empty one for a screen that this person doesn't have."""
    screen = _shown(asking, request)
    arguments = request.get("args")
    return screen.look(asking, arguments if isinstance(arguments, dict) else {}) if screen else {}


def answer(asking: Asking, request: dict[str, Any]) -> Reply:
    """Answer a screen's own request."""
    screen = _shown(asking, request)
    handler = screen.answers.get(str(request.get("what"))) if screen else None
    arguments = request.get("args")
    if handler is None:
        return fault("Màn hình gửi một yêu cầu không hợp lệ.", "Hãy tải lại trang.")
    return handler(asking, arguments if isinstance(arguments, dict) else {})


def _shown(asking: Asking, request: dict[str, Any]) -> Screen | None:
    for screen in all_screens():
        if screen.name == request.get("screen") and screen.is_shown(asking.office, asking.person):
            return screen
    return None
