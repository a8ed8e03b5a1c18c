"""Who looked at which file or document, and when: read from the journal (Phụ lục VI phần I mục III.5.a, III.6.a, l).

A view is an action, not a free note: it names the person and the thing, replay
checks that he might see it, and a refused attempt stays too. The office's state
does not hold views, so looking changes nothing, not even a frozen file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from hoso_kit.office.access_actions import ViewCaseFile, ViewDocument
from hoso_kit.office.journal import Entry
from hoso_kit.office.scenario import Scenario

CITATION = "nd30.pl6.3.6.l"
COUNT_CITATION = "nd30.pl6.3.6.a"


@dataclass(frozen=True, slots=True)
class AccessLine:
    """One visit; ``item`` is a file's name or a doc id, ``n`` the journal's entry."""

    n: int
    at: date
    person: str
    kind: Literal["case_file", "document"]
    item: str
    is_refused: bool


@dataclass(frozen=True, slots=True)
class ViewCounts:
    """How often each file, each document and each person's account was used; refused attempts don't count."""

    case_files: Mapping[str, int]
    documents: Mapping[str, int]
    people: Mapping[str, int]

    @property
    def total(self) -> int:
        """All views."""
        return sum(self.people.values())


def access_history(entries: Iterable[Entry]) -> tuple[AccessLine, ...]:
    """All visits in the order of the journal."""
    lines = []
    for entry in entries:
        is_refused = entry.kind == "refused"
        if isinstance(entry.action, ViewCaseFile):
            name = entry.action.file_notation
            lines.append(AccessLine(entry.n, entry.at, entry.person, "case_file", name, is_refused))
        elif isinstance(entry.action, ViewDocument):
            lines.append(AccessLine(entry.n, entry.at, entry.person, "document", entry.action.doc_id, is_refused))
    return tuple(lines)


def view_counts(entries: Iterable[Entry], scenario: Scenario) -> ViewCounts:
    """Views of each file, document and account (III.6.a, b); every person of the office is named, also with 0."""
    seen = [line for line in access_history(entries) if not line.is_refused]
    people = Counter(line.person for line in seen)
    return ViewCounts(
        case_files=MappingProxyType(Counter(line.item for line in seen if line.kind == "case_file")),
        documents=MappingProxyType(Counter(line.item for line in seen if line.kind == "document")),
        people=MappingProxyType({person.person_id: people[person.person_id] for person in scenario.people}),
    )
