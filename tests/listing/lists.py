"""The office in which lists are made: the course's people with roles, and a quick way to act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hoso_kit.office.actions import Action
from hoso_kit.office.listing_actions import (
    AddEntry,
    AddHeading,
    AddSubheading,
    ApproveFileList,
    CreateFileList,
    IssueFileList,
    SubmitFileList,
)
from hoso_kit.office.listing_state import YearList, year_list
from hoso_kit.office.office import Office
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.scenario import Scenario, make_scenario, unstructure_scenario
from tests.world import marked

HEAD, CLERK, LEARNER, OTHER = "p01", "p08", "p04", "p06"
ROLES = {HEAD: ("head_of_office",), CLERK: ("registry_clerk", "archivist")}
# the given list's year, and the year for which lists are made
OLD = marked().scenario.file_list.file_catalog
NEW = OLD + 1


def scenario(**changes: Any) -> Scenario:
    """The course's situation (December of `OLD`) with a head and a clerk whom the learner also plays."""
    given = marked().scenario
    people = tuple(replace(person, roles=ROLES.get(person.person_id, person.roles)) for person in given.people)
    made = replace(given, people=people, plays=(HEAD, CLERK), **changes)
    # through the same door as a file, so that the tests can't use what no file could say
    return make_scenario(unstructure_scenario(made))


def office(**changes: Any) -> Office:
    """That office before anything is done."""
    return Office(scenario(**changes))


def done(start: Office, *actions: Action | tuple[str, Action]) -> Office:
    """The office after the actions; one of another person than the learner comes with his id."""
    for one in actions:
        person, action = one if isinstance(one, tuple) else (LEARNER, one)
        start = start.apply(action, person)
    return start


def refused(start: Office, action: Action, person: str = LEARNER) -> str:
    """The code with which the office refuses."""
    with pytest.raises(Refusal) as caught:
        start.apply(action, person)
    return caught.value.code


def the_list(of: Office, year: int = NEW) -> YearList:
    """The year's list, which must be there."""
    found = year_list(of, year)
    assert found is not None
    return found


def notations(of: Office, year: int = NEW) -> list[str]:
    """All notations in printed order."""
    return [entry.file_notation for entry in the_list(of, year).entries()]


def titles(of: Office, year: int = NEW) -> list[str]:
    """All titles in printed order."""
    return [entry.title for entry in the_list(of, year).entries()]


def entry(heading: str, title: str, **changes: Any) -> AddEntry:
    """A complete entry."""
    facts = {"maintenance": "Vĩnh viễn", "retention_row": "190", "creator": LEARNER} | changes
    return AddEntry(NEW, heading, title, **facts)


def small(numbering: Any = "heading", **changes: Any) -> Office:
    """A draft of three headings: VP holds a and (under Tổng hợp) b; VHXH holds c; KT holds nothing."""
    return done(
        office(**changes),
        CreateFileList(NEW, "unit", numbering),
        AddHeading(NEW, "VĂN PHÒNG", "VP"),
        AddHeading(NEW, "VĂN HÓA – XÃ HỘI", "VHXH"),
        AddHeading(NEW, "KINH TẾ", "KT"),
        AddSubheading(NEW, "VP", "Tổng hợp"),
        entry("VP", "a", creator="p03"),
        entry("VP", "b", creator="p03", subheading="Tổng hợp"),
        entry("VHXH", "c"),
    )


SUBMIT = SubmitFileList(NEW)
APPROVE = (HEAD, ApproveFileList(NEW))


def issue(day: date | None = None, sent_to: tuple[str, ...] = ("VP", "VHXH", "KT")) -> tuple[str, Action]:
    """The clerk issues; today of the situation unless told."""
    return CLERK, IssueFileList(NEW, "05/QĐ-UBND", day or marked().scenario.today, sent_to)
