"""Floor 4: what the learner sees. Screens over an office; no rules here.

`open_desk` is the one call of an exercise's notebook. It is imported late, so
that the start page and the server need no widget library.
"""

from typing import Any

__all__ = ["open_desk"]


def open_desk(exercise_id: str, mode: str = "marked") -> Any:
    """Show the Desk of an exercise; see `hoso_kit.desk.opening.open_desk`."""
    from hoso_kit.desk.opening import open_desk as opened

    return opened(exercise_id, mode)
