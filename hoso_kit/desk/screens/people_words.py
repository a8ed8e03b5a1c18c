"""Words about people that several screens show the same way; computes nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from hoso_kit.office.office import Office


def person_name(office: Office, person: str) -> str:
    """The person's name; the id itself for nobody of the office."""
    known = office.people_by_id.get(person)
    return known.full_name if known else person


def person_names(office: Office, persons: Iterable[str]) -> str:
    """The names in one line."""
    return ", ".join(person_name(office, one) for one in persons)


def unit_name(office: Office, unit: str) -> str:
    """The unit's name as the file list has it, else its abbreviation."""
    headings = {heading.abbreviation: heading.name for heading in office.scenario.file_list.headings}
    return headings.get(unit, unit)


def person_words(office: Office, person: str) -> dict[str, str]:
    """Who it is and where he works."""
    known = office.people_by_id[person]
    return {
        "person": person,
        "full_name": known.full_name,
        "position": known.position,
        "unit": known.unit,
        "unit_name": unit_name(office, known.unit),
    }
