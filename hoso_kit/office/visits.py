"""Visits: when an account came into the system (Phụ lục VI phần I mục III.6.b), noted in the journal and counted.

A visit is a note and no action: it changes no state, replay passes over it, and no rule or grader looks at it. Only
somebody who sits at the screen visits; who acts by himself when the calendar moves doesn't. This room says what the
note reads and when one is due; how long ago something was done is told to it, for it has no clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hoso_kit.office.journal import Entry

# the function of an office in which visits are counted
FUNCTION = "who_saw"
OPENED = "Đăng nhập: mở văn phòng"
CHANGED_ROLE = "Đăng nhập: đổi vai"
# as long as this after the last thing that was recorded, a page that is loaded again goes on with the same visit
SAME_VISIT_MINUTES = 30
RULE = (
    "Một lượt đăng nhập là một lần mở văn phòng hoặc một lần đổi sang vai khác. Tải lại trang trong vòng "
    f"{SAME_VISIT_MINUTES} phút sau việc ghi nhận gần nhất, hoặc đổi vai qua lại mà không làm gì, không tính thêm. "
    "Người tự làm việc khi lịch chuyển không đăng nhập."
)


def is_visit(entry: Entry) -> bool:
    """Whether the line tells of a visit."""
    return entry.kind == "note" and entry.note in (OPENED, CHANGED_ROLE)


def visits(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """All of them, in order of time."""
    return tuple(entry for entry in entries if is_visit(entry))


def is_new_on_opening(entries: Sequence[Entry], person: str, *, is_recent: bool) -> bool:
    """Whether opening the page as this person is a new visit; ``is_recent``: something was recorded just before."""
    if not is_recent:
        return True
    last = next((entry for entry in reversed(entries) if is_visit(entry)), None)
    return (last is None or last.person != person) and person not in _since_anything_was_done(entries)


def is_new_on_change(entries: Sequence[Entry], person: str) -> bool:
    """Whether taking this person's part is a new visit: not when one only goes to and fro between parts."""
    return person not in _since_anything_was_done(entries)


def _since_anything_was_done(entries: Sequence[Entry]) -> set[str]:
    """Who has come in since the last line that is no visit; so visits never outnumber what was done by much."""
    found = set()
    for entry in reversed(entries):
        if not is_visit(entry):
            break
        found.add(entry.person)
    return found
