"""Who looked at which file or document, and when: read from the journal (Phụ lục VI phần I mục III.5.a, III.6.a, l).

A view is an action, not a free note: it names the person and the thing, replay
checks that he might see it, and a refused attempt stays too. The office's state
does not hold views, so looking changes nothing, not even a frozen file. Uses
are all other actions that name the thing (III.6.l: "truy cập và sử dụng"),
those of people who act by themselves among them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from hoso_kit.office.access_actions import ViewCaseFile, ViewDocument
from hoso_kit.office.action import Action
from hoso_kit.office.journal import Entry
from hoso_kit.office.office import Office
from hoso_kit.office.scenario import Scenario
from hoso_kit.office.visits import visits

CITATION = "nd30.pl6.3.6.l"
COUNT_CITATION = "nd30.pl6.3.6.a"
SYSTEM_CITATION = "nd30.pl6.3.6.b"


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


@dataclass(frozen=True, slots=True)
class UseLine:
    """One thing done with a file or document; ``n`` is the journal's entry, None for what others did by themselves."""

    n: int | None
    at: date
    person: str
    text: str
    is_view: bool
    is_refused: bool


@dataclass(frozen=True, slots=True)
class AccessRow:
    """How often one file or document was looked at, by whom, and when last (None = never)."""

    kind: Literal["case_file", "document"]
    item: str
    views: int
    people: tuple[str, ...]
    last_date: date | None
    refused: int


@dataclass(frozen=True, slots=True)
class SystemUse:
    """Use of the whole system (III.6.b): actions and views of each account and of each day, and visits likewise."""

    people: Mapping[str, int]
    days: Mapping[date, int]
    refused: int
    visits_of_people: Mapping[str, int]
    visits_of_days: Mapping[date, int]

    @property
    def total(self) -> int:
        """All that was done."""
        return sum(self.people.values())

    @property
    def visits(self) -> int:
        """How often somebody came in."""
        return sum(self.visits_of_people.values())


def use_history(entries: Iterable[Entry], office: Office, item: str) -> tuple[UseLine, ...]:
    """Everything that was done with a file (by its name) or document (by its id), in order of time."""
    lines = [
        UseLine(
            entry.n,
            entry.at,
            entry.person,
            entry.action.describe(office),
            isinstance(entry.action, ViewCaseFile | ViewDocument),
            entry.kind == "refused",
        )
        for entry in entries
        if entry.action is not None and item in items_of(entry.action)
    ]
    lines += [
        UseLine(None, one.day, one.person, one.text, is_view=False, is_refused=not one.is_done)
        for one in office.others_done
        if item in items_of(one.action)
    ]
    # stable: within a day the learner's acts stand in the journal's order, what others did after them
    return tuple(sorted(lines, key=lambda line: line.at))


def access_rows(entries: Iterable[Entry], office: Office) -> tuple[AccessRow, ...]:
    """Every file and document of the office with its visits (III.6.a), also those that nobody looked at."""
    seen: dict[tuple[str, str], list[AccessLine]] = {}
    for line in access_history(entries):
        seen.setdefault((line.kind, line.item), []).append(line)
    rows = [_row("case_file", name, seen) for name in office.case_files]
    rows += [_row("document", document.doc_id, seen) for document in office.documents]
    return tuple(rows)


def system_use(entries: Iterable[Entry], scenario: Scenario) -> SystemUse:
    """How much each account used the system, and on which days; every person is named, also with 0."""
    lines = tuple(entries)
    came = visits(lines)
    all_entries = [entry for entry in lines if entry.kind != "note"]
    done = [entry for entry in all_entries if entry.kind == "action"]
    return SystemUse(
        _by_person(done, scenario),
        _by_day(done),
        len(all_entries) - len(done),
        _by_person(came, scenario),
        _by_day(came),
    )


def _by_person(entries: Iterable[Entry], scenario: Scenario) -> Mapping[str, int]:
    total = Counter(entry.person for entry in entries)
    return MappingProxyType({one.person_id: total[one.person_id] for one in scenario.people})


def _by_day(entries: Iterable[Entry]) -> Mapping[date, int]:
    return MappingProxyType(dict(sorted(Counter(entry.at for entry in entries).items())))


def items_of(action: Action) -> frozenset[str]:
    """The names of files and ids of documents that the action is about."""
    return case_files_of(action) | documents_of(action)


def case_files_of(action: Action) -> frozenset[str]:
    """The names of the files that the action is about."""
    return _named(action, ("file_notation", "into"), "case_files")


def documents_of(action: Action) -> frozenset[str]:
    """The ids of the documents and copies that the action is about."""
    return _named(action, ("doc_id", "answered_by", "replies_to", "notice"), "documents")


def _named(action: Action, one: tuple[str, ...], several: str) -> frozenset[str]:
    values = (getattr(action, field, None) for field in one)
    return frozenset((*(value for value in values if isinstance(value, str)), *(getattr(action, several, None) or ())))


def _row(
    kind: Literal["case_file", "document"], item: str, seen: Mapping[tuple[str, str], list[AccessLine]]
) -> AccessRow:
    lines = seen.get((kind, item), [])
    done = [line for line in lines if not line.is_refused]
    people = tuple(dict.fromkeys(line.person for line in done))
    last = max((line.at for line in done), default=None)
    return AccessRow(kind, item, len(done), people, last, len(lines) - len(done))
