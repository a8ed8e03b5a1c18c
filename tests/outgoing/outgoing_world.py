"""An office with all its roles, a calendar, and a quick way to send documents out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hoso_kit.office.action import Action
from hoso_kit.office.drafting_actions import ApproveDraft, DraftDocument, SignDocument, SubmitDraft
from hoso_kit.office.issuing import OUTSIDE
from hoso_kit.office.issuing_actions import AssignNumber, IssueDocument, SealDocument
from hoso_kit.office.office import Office
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.scenario import Person, Scenario
from tests.world import practice

# a Thursday; the Friday after it is a holiday here
TODAY, HOLIDAY, MONDAY = date(2023, 12, 14), date(2023, 12, 15), date(2023, 12, 18)
ME, UNIT_HEAD, OTHER_HEAD, CHIEF, DEPUTY, REGISTRY, RECEIVER = "p04", "q1", "q2", "p01", "p02", "p08", "q9"
_GIVEN = practice().scenario
_ROLES = {
    CHIEF: ("head_of_office",),
    DEPUTY: ("head_of_office",),
    REGISTRY: ("registry_clerk", "archivist"),
}
SCENARIO: Scenario = replace(
    _GIVEN,
    today=TODAY,
    holidays=(HOLIDAY,),
    people=(
        *(
            replace(one, roles=_ROLES.get(one.person_id, one.roles))
            for one in _GIVEN.people
            if one.person_id not in (UNIT_HEAD, OTHER_HEAD, RECEIVER)
        ),
        Person(UNIT_HEAD, "Lò Văn Mẫu", "Trưởng bộ phận", "VHXH", ("head_of_unit",)),
        Person(OTHER_HEAD, "Hà Thị Thử", "Trưởng bộ phận", "KT", ("head_of_unit",)),
        Person(RECEIVER, "Hệ thống nơi nhận", "", "", (OUTSIDE,)),
    ),
    plays=(UNIT_HEAD, OTHER_HEAD, CHIEF, DEPUTY, REGISTRY, RECEIVER),
)
TO = ("Phòng Nội vụ huyện", "Lưu: VT, VHXH")
Step = Action | tuple[str, Action]


def draft(type_name: str = "Báo cáo", **more: object) -> DraftDocument:
    """A plain draft."""
    facts: dict[str, object] = {
        "type_name": type_name, "subject": "Kết quả thực hiện", "body": ("Nội dung.",), "recipients": TO, **more,
    }  # fmt: skip
    return DraftDocument(**facts)  # type: ignore[arg-type]  # a test may give anything


def signed(doc_id: str = "di001", signer: str = CHIEF, **more: object) -> list[Step]:
    """From draft to signature."""
    return [
        draft(**more),  # type: ignore[arg-type]
        SubmitDraft(doc_id, UNIT_HEAD),
        (UNIT_HEAD, SubmitDraft(doc_id, signer)),
        (signer, ApproveDraft(doc_id)),
        (signer, SignDocument(doc_id)),
    ]


def sealed(doc_id: str = "di001", **more: object) -> list[Step]:
    """From draft to the office's seal."""
    return [*signed(doc_id, **more), (REGISTRY, AssignNumber(doc_id)), (REGISTRY, SealDocument(doc_id))]  # type: ignore[arg-type]


def issued(doc_id: str = "di001", **more: object) -> list[Step]:
    """From draft to the receivers."""
    return [*sealed(doc_id, **more), (REGISTRY, IssueDocument(doc_id))]


def play(*steps: Step, office: Office | None = None, scenario: Scenario = SCENARIO) -> Office:
    """The office after these, mine unless they come with a person."""
    office = office or Office(scenario)
    for step in steps:
        person, action = step if isinstance(step, tuple) else (ME, step)
        office = office.apply(action, person)
    return office


def refused(code: str, step: Step, office: Office) -> None:
    """The step is refused with this code."""
    with pytest.raises(Refusal) as caught:
        play(step, office=office)
    assert caught.value.code == code
