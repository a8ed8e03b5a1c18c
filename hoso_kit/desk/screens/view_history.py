"""Who opened which file and document (Phụ lục VI phần I mục III.6.a, b, l), for those who answer for the files.

Read from the journal; refused attempts are shown, and not counted. The same lines stand on a file's own card.
"""

from __future__ import annotations

from typing import Any

from hoso_kit.desk.screens.care_words import view_line
from hoso_kit.desk.screens.screen import Asking, Screen
from hoso_kit.office.access import may_see_document, may_share
from hoso_kit.office.access_history import CITATION, COUNT_CITATION, AccessLine, access_history, view_counts
from hoso_kit.office.office import Office
from hoso_kit.regulations import cite

_SHOWN = 200
_SEE_ALL = frozenset({"head_of_office", "administrator"})


def look(asking: Asking, _: dict[str, Any]) -> dict[str, Any]:
    """The latest visits first; how often each file, document and account was used."""
    office, person = asking.office, asking.person
    entries = asking.work.journal.entries
    counts = view_counts(entries, office.scenario)
    sees_all = not _SEE_ALL.isdisjoint(office.roles_of(person))
    lines = [line for line in access_history(entries) if sees_all or _concerns(office, line, person)]
    items: dict[str, dict[str, Any]] = {}
    people: dict[str, dict[str, Any]] = {}
    for line in lines:
        words = view_line(office, line)
        if not line.is_refused:
            items.setdefault(f"{line.kind}:{line.item}", {"what": words["what"], "total": 0})["total"] += 1
            people.setdefault(line.person, {**words, "total": 0})["total"] += 1
    if sees_all:
        for one in office.scenario.people:
            people.setdefault(
                one.person_id,
                {"person": one.person_id, "full_name": one.full_name, "position": one.position, "total": 0},
            )
    return {
        "citation": cite(CITATION).told,
        "count_citation": cite(COUNT_CITATION).told,
        "total": counts.total if sees_all else sum(not line.is_refused for line in lines),
        "refused": sum(line.is_refused for line in lines),
        "is_capped": len(lines) > _SHOWN,
        "lines": [view_line(office, line) for line in reversed(lines[-_SHOWN:])],
        "items": sorted(items.values(), key=lambda one: (-one["total"], one["what"])),
        "people": [
            {name: one[name] for name in ("person", "full_name", "position", "total")}
            for one in sorted(people.values(), key=lambda one: (-one["total"], one["person"]))
        ],
    }


def _concerns(office: Office, line: AccessLine, person: str) -> bool:
    if line.kind == "document":
        return may_see_document(office, line.item, person)
    case_file = office.case_files.get(line.item)
    return case_file is not None and may_share(office, case_file, person)


SCREEN = Screen("view_history", look, frozenset({"head_of_unit", "head_of_office", "archivist", "administrator"}))
