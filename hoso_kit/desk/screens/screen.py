"""What a screen of the Desk is: a named projection of the office, with the extra requests that only it makes.

The page asks for a screen's data when it shows it and again after every action; nothing of a screen is
sent before. A screen holds no rule and no state: what may be done is refused by the office, and what it
changes goes through the Desk's own "act".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from hoso_kit.desk.notices import Reply
from hoso_kit.office.office import Office
from hoso_kit.office.work import Work


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, of which work; ``folder`` is the learner's own folder for this work."""

    work: Work
    person: str
    folder: Path

    @property
    def office(self) -> Office:
        """The office as it stands now."""
        return self.work.office


Look = Callable[[Asking, dict[str, Any]], dict[str, Any]]
Answer = Callable[[Asking, dict[str, Any]], Reply]
Count = Callable[[Office, str], int]


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen.

    ``name`` is its id on the page, in `Scenario.functions` and in requests; ``look`` makes its data (JSON)
    from the asking and the page's arguments; ``roles`` are those who need it (empty: everybody);
    ``count`` is the number that the navigation shows (work that waits for this person); ``answers`` are
    requests beyond actions, by name (a preview, an import, a download).
    """

    name: str
    look: Look
    roles: frozenset[str] = frozenset()
    count: Count | None = None
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))

    def is_shown(self, office: Office, person: str) -> bool:
        """Whether this office has the function and this person needs it."""
        if self.name not in office.scenario.functions:
            return False
        return not self.roles or not self.roles.isdisjoint(office.roles_of(person))
