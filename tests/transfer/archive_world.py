"""An office with an archivist, a head and a colleague, and a quick way to play it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hoso_kit.office.action import Action
from hoso_kit.office.filing_actions import CloseCaseFile, FileDocument, OpenUnlistedCaseFile
from hoso_kit.office.office import Office
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.scenario import Person
from hoso_kit.office.transferring_actions import AcceptCaseFile, MakeTransferBatch, SubmitTransfer
from tests.world import practice

TODAY = date(2024, 12, 16)
ME, MATE, ARCHIVIST, HEAD = "p04", "q1", "q2", "q3"
_GIVEN = practice().scenario
SCENARIO = replace(
    _GIVEN,
    today=TODAY,
    person=ME,
    people=(
        *(one for one in _GIVEN.people if one.person_id not in (MATE, ARCHIVIST, HEAD)),
        Person(MATE, "Vừ Thị Giả", "Công chức", "KT"),
        Person(ARCHIVIST, "Lò Văn Mẫu", "Công chức Văn phòng", "VP", ("specialist", "archivist")),
        Person(HEAD, "Hà Thị Thử", "Chủ tịch UBND", "VP", ("head_of_office",)),
    ),
    plays=(MATE, ARCHIVIST, HEAD),
)
DOCS = tuple(one.doc_id for one in SCENARIO.documents[:6])
END = date(2024, 3, 1)
A, B, C, D = "41.VHXH", "42.VHXH", "43.VHXH", "44.VHXH"
Step = Action | tuple[str, Action]


def opened(name: str, maintenance: str = "10 năm") -> list[Step]:
    """An empty file of mine."""
    return [OpenUnlistedCaseFile(name, f"Hồ sơ {name} năm 2024", maintenance, ME, date(2024, 1, 2))]


def filled(name: str, maintenance: str = "10 năm", docs: tuple[str, ...] = DOCS[:2]) -> list[Step]:
    """A file of mine with documents."""
    return [*opened(name, maintenance), FileDocument(name, docs)]


def closed(name: str, maintenance: str = "10 năm", end: date = END) -> list[Step]:
    """An ended file of mine."""
    return [*filled(name, maintenance), CloseCaseFile(name, end, maintenance, "", True)]


def submitted(*names: str, batch: str = "NL-01", maintenance: str = "10 năm") -> list[Step]:
    """Ended files of mine, submitted in one batch."""
    files = [step for name in names for step in closed(name, maintenance)]
    return [*files, MakeTransferBatch(batch, names), SubmitTransfer(batch)]


def accepted(name: str, maintenance: str = "10 năm") -> list[Step]:
    """A file that the archive took."""
    return [*submitted(name, batch=f"NL-{name}", maintenance=maintenance), (ARCHIVIST, AcceptCaseFile(name))]


def play(*steps: Step, office: Office | None = None) -> Office:
    """The office after these, mine unless they come with a person."""
    office = office or Office(SCENARIO)
    for step in steps:
        person, action = step if isinstance(step, tuple) else (ME, step)
        office = office.apply(action, person)
    return office


def refused(code: str, step: Step, office: Office) -> None:
    """The step is refused with this code."""
    with pytest.raises(Refusal) as caught:
        play(step, office=office)
    assert caught.value.code == code
