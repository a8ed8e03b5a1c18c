"""An office with a registry, leaders and clerks, what comes to it, and a quick way to play it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hoso_kit.office.action import Action
from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.office import Office
from hoso_kit.office.receiving_actions import ReceiveDelivery, RegisterIncoming
from hoso_kit.office.receiving_state import Delivery, Envelope
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.scenario import Person
from hoso_kit.records.document import Document
from tests.world import practice

# a Friday before a Monday that is a holiday here
TODAY = date(2024, 12, 13)
MONDAY, TUESDAY = date(2024, 12, 16), date(2024, 12, 17)
CLERK, HEAD, DEPUTY, UNIT_HEAD, ANN, BEN, MATE = "w1", "w2", "w3", "w4", "w5", "w6", "w7"
_GIVEN = practice().scenario
_SAMPLE = next(one for one in _GIVEN.documents if one.direction == "incoming" and one.arrival_number)
PEOPLE = (
    Person(CLERK, "Văn Thị Thư", "Văn thư", "VP", ("registry_clerk",)),
    Person(HEAD, "Hà Thị Thử", "Chủ tịch UBND", "VP", ("head_of_office",)),
    Person(DEPUTY, "Hồ Văn Phó", "Phó Chủ tịch UBND", "VP", ("head_of_office",)),
    Person(UNIT_HEAD, "Lê Văn Trưởng", "Trưởng phòng", "KT", ("head_of_unit",)),
    Person(ANN, "An Thị Mẫu", "Chuyên viên", "KT"),
    Person(BEN, "Bế Văn Mẫu", "Chuyên viên", "KT"),
    Person(MATE, "Mã Thị Mẫu", "Chuyên viên", "VHXH"),
)


def sent(doc_id: str, **facts: object) -> Document:
    """A document as its sender made it."""
    blank = replace(
        _SAMPLE,
        doc_id=doc_id,
        code_number=doc_id.removeprefix("s"),
        code_notation="KH-SNV",
        organ_name="Sở Nội vụ",
        issued_date=date(2024, 12, 10),
        arrival_date=None,
        arrival_number=None,
        due_date=None,
        urgency="",
        lead=None,
        support=(),
        directive="",
        replies_to=None,
        secrecy="",
        identifier=f"H34.{doc_id}",
    )
    return replace(blank, **facts)  # type: ignore[arg-type]


def message(number: int, day: date = TODAY, **facts: object) -> Delivery:
    """A message of the system."""
    organ = _GIVEN.office
    document = sent(f"s{number}", **facts)
    return Delivery(f"g{number}", "electronic", day, document, organ.organ_id, organ.organ_name, signature="valid")


def paper(number: int, day: date = TODAY, envelope: Envelope | None = None, **facts: object) -> Delivery:
    """A paper envelope."""
    return Delivery(f"g{number}", "paper", day, sent(f"s{number}", **facts), envelope=envelope or Envelope("Sở Nội vụ"))


DELIVERIES = (
    message(1),
    message(2, urgency="Khẩn"),
    message(3, secrecy="Mật"),
    paper(4),
    paper(5, envelope=Envelope("Sở Nội vụ", secrecy="Mật"), secrecy="Mật"),
    paper(6, envelope=Envelope("Công ty Giả", named_person="An Thị Mẫu", marks=("Chỉ người có tên mới được bóc bì",))),
    message(7, identifier="H34.s1"),
    message(8, code_number="1", identifier="H34.other"),
    message(9, day=TUESDAY),
    message(10, day=date(2025, 1, 2)),
)
SCENARIO = replace(
    _GIVEN,
    today=TODAY,
    person=CLERK,
    people=(*_GIVEN.people, *PEOPLE),
    plays=tuple(one.person_id for one in PEOPLE[1:]),
    deliveries=DELIVERIES,
    holidays=(MONDAY,),
)
Step = Action | tuple[str, Action]
# what a clerk types from the sheet of g4
TYPED = {
    "code_number": "4",
    "code_notation": "KH-SNV",
    "issued_date": date(2024, 12, 10),
    "organ_name": "Sở Nội vụ",
    "type_name": "Kế hoạch",
    "subject": "Kiểm tra công tác văn thư năm 2024",
}


def typed(**changes: object) -> RegisterIncoming:
    """The registration of the paper g4."""
    return RegisterIncoming("g4", **{**TYPED, **changes})  # type: ignore[arg-type]


def registered(number: int) -> list[Step]:
    """A message is taken in and registered."""
    return [ReceiveDelivery(f"g{number}"), RegisterIncoming(f"g{number}")]


def play(*steps: Step, office: Office | None = None) -> Office:
    """The office after these, the registry clerk's unless they come with a person."""
    office = office or Office(SCENARIO)
    for step in steps:
        person, action = step if isinstance(step, tuple) else (CLERK, step)
        office = office.apply(action, person)
    return office


def refused(code: str, step: Step, office: Office) -> None:
    """The step is refused with this code."""
    with pytest.raises(Refusal) as caught:
        play(step, office=office)
    assert caught.value.code == code


def refused_somehow(step: Step, office: Office) -> None:
    """The step is refused, by the room or by the office's table of duties."""
    with pytest.raises(Refusal):
        play(step, office=office)


def until(day: date) -> Step:
    """Let the calendar come to the day."""
    return AdvanceClock(day)
