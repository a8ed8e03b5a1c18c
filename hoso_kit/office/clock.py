"""The office's clock: the simulated day, moved by an action and never by the machine.

It only goes forward, so that no register and no file can be dated back, and not
farther than any exercise needs. Anyone who plays may move it: it belongs to the
exercise, not to a role. While it moves, other people do what the situation
foresees of them (`others`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.others import let_days_pass
from hoso_kit.office.refusals import Refusal
from hoso_kit.regulations import edition

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

# the longest period in years of the retention tables is 70; beyond this no exercise goes
MAX_YEARS_AHEAD = 100


def advance_clock(office: Office, action: AdvanceClock, person: str) -> Office:
    """Let days pass and others act in them; the day that is already here, an earlier one, one out of reach: refused."""
    if action.to_date <= office.today:
        raise Refusal("clock_back", when=action.to_date, today=office.today)
    if action.to_date.year > office.scenario.today.year + MAX_YEARS_AHEAD:
        raise Refusal("clock_too_far", when=action.to_date, years=MAX_YEARS_AHEAD)
    return let_days_pass(office, action.to_date)


def edition_notice(office: Office) -> str:
    """What to tell when the clock has left the days on which the exercise's edition of the law was in force."""
    law = edition(office.scenario.edition)
    if law.end_date is None or office.today <= law.end_date:
        return ""
    return (
        f"Bài tập vẫn theo {law.title}; ngoài đời, từ sau ngày {law.end_date:%d/%m/%Y} "
        "pháp luật về lưu trữ đã thay đổi."
    )


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType({AdvanceClock: advance_clock})
