"""An office in which every role is played: a clerk, his colleague, their heads, the archive, the administrator."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hoso_kit.office.access_actions import Freeze
from hoso_kit.office.actions import Action, CloseCaseFile, FileDocument, OpenCaseFile, OpenUnlistedCaseFile
from hoso_kit.office.journal import Entry, entry_line, header_line
from hoso_kit.office.office import Office
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.scenario import Person, Scenario
from tests.world import first_day, own_entry, practice

EX = practice()
CLERK = EX.scenario.person
HEAD, CHIEF, REGISTRY, ARCHIVIST, ADMIN, OUTSIDER = "p05", "p01", "p03", "p08", "p09", "p06"
COLLEAGUE = "p11"
_ROLES = {
    HEAD: ("specialist", "head_of_unit"),
    CHIEF: ("head_of_office",),
    REGISTRY: ("registry_clerk",),
    ARCHIVIST: ("archivist",),
    ADMIN: ("administrator",),
}
_PEOPLE = tuple(replace(one, roles=_ROLES.get(one.person_id, one.roles)) for one in EX.scenario.people)
SCENARIO: Scenario = replace(
    EX.scenario,
    people=(*_PEOPLE, Person(COLLEAGUE, "Trần Thị Mẫu", "Công chức Văn hóa – Xã hội", "VHXH")),
    plays=(HEAD, CHIEF, REGISTRY, ARCHIVIST, ADMIN, OUTSIDER, COLLEAGUE),
)
OWN, SECOND = own_entry(EX, 0), own_entry(EX, 1)
DAY: date = first_day(EX)
TODAY = SCENARIO.today
DOCS = tuple(one.doc_id for one in SCENARIO.documents if one.lead == CLERK and not one.is_draft)
# a document that is nothing to the clerk's unit, and one that only the registry and the heads see
FOREIGN = next(one.doc_id for one in SCENARIO.documents if one.lead not in (None, CLERK) and CLERK not in one.support)

Step = Action | tuple[Action, str]


def opened(*documents: str, notation: str = OWN) -> tuple[Action, ...]:
    return OpenCaseFile(notation, DAY), *((FileDocument(notation, documents),) if documents else ())


def unlisted(notation: str, maintenance: str, *documents: str) -> tuple[Action, ...]:
    title = f"Hồ sơ kiểm thử {notation} năm {DAY.year}"
    return (
        OpenUnlistedCaseFile(notation, title, maintenance, CLERK, DAY),
        FileDocument(notation, documents),
    )


def closed(notation: str = OWN, maintenance: str = "10 năm") -> Action:
    return CloseCaseFile(notation, TODAY, maintenance, "", True)


def after(*steps: Step, office: Office | None = None) -> Office:
    """The office after these; a bare action is the clerk's."""
    office = office or Office(SCENARIO)
    for one in steps:
        action, person = one if isinstance(one, tuple) else (one, CLERK)
        office = office.apply(action, person)
    return office


def refused(office: Office, action: Action, person: str = CLERK) -> str:
    """The code of the refusal."""
    try:
        office.apply(action, person)
    except Refusal as refusal:
        return refusal.code
    raise AssertionError(f"{action} was done")


def freeze(*notations: str) -> tuple[Action, str]:
    return Freeze("Thanh tra", notations, "Theo yêu cầu của Đoàn thanh tra"), ADMIN


def journal_bytes(*steps: Step, learner: str = "hv001") -> bytes:
    """A journal in which each person did his steps; a refused one is a refused line."""
    line, last_hash = header_line(SCENARIO, learner)
    lines, office = [line], Office(SCENARIO)
    for n, one in enumerate(steps, start=1):
        action, person = one if isinstance(one, tuple) else (one, CLERK)
        entry = Entry(n, "action", office.today, person, action)
        try:
            office = office.apply(action, person)
        except Refusal as refusal:
            entry = replace(entry, kind="refused", refusal=refusal.code)
        line, last_hash = entry_line(entry, last_hash)
        lines.append(line)
    return b"".join(lines)
