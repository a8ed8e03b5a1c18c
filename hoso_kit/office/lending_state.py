"""What the office remembers of *khai thác*: who asked for which archived file, what for, and what came of it.

Values that only grow; a reading that ended stays as it was given. No rules here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class UseRequest:
    """One *phiếu yêu cầu khai thác*; ``until_date`` is the last day of reading, ``refusal`` why there is none.

    ``ended_date`` tells that the reading was ended before its term, by ``ended_by``.
    """

    file_notation: str
    person: str
    purpose: str
    asked_date: date
    answered_by: str = ""
    answered_date: date | None = None
    until_date: date | None = None
    refusal: str = ""
    ended_by: str = ""
    ended_date: date | None = None
    end_reason: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.answered_date is None

    def is_running(self, today: date) -> bool:
        """Whether the person may read on that day: until the end of the last day, by the office's clock."""
        return self.until_date is not None and today <= self.until_date and self.ended_date is None


@dataclass(frozen=True, slots=True)
class Lending:
    """All requests in order of time."""

    requests: tuple[UseRequest, ...] = ()

    def open_request(self, file_notation: str, person: str) -> UseRequest | None:
        """What the person asked for and nobody has answered; one for each file at most."""
        return self._last(file_notation, person, lambda one: one.is_open)

    def running(self, file_notation: str, person: str, today: date) -> UseRequest | None:
        """The reading of the file that the person has on that day."""
        return self._last(file_notation, person, lambda one: one.is_running(today))

    def may_read(self, file_notation: str, person: str, today: date) -> bool:
        """Whether the file was granted to the person and the term hasn't ended."""
        return bool(self.requests) and self.running(file_notation, person, today) is not None

    def with_request(self, request: UseRequest) -> Lending:
        """With one more request."""
        return replace(self, requests=(*self.requests, request))

    def with_changed(self, old: UseRequest, new: UseRequest) -> Lending:
        """With one request exchanged for what became of it."""
        return replace(self, requests=tuple(new if one is old else one for one in self.requests))

    def _last(self, file_notation: str, person: str, is_meant: Callable[[UseRequest], bool]) -> UseRequest | None:
        found = (one for one in self.requests if (one.file_notation, one.person) == (file_notation, person))
        return next((one for one in reversed(tuple(found)) if is_meant(one)), None)
