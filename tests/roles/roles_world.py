"""An office in which a clerk works and the others may act by themselves."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any, get_type_hints

import pytest
from hypothesis import strategies as st

from hoso_kit.office.action import Action
from hoso_kit.office.actions import action_types
from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.filing_actions import CloseCaseFile, EditCaseFile, FileDocument, OpenUnlistedCaseFile
from hoso_kit.office.issuing import OUTSIDE
from hoso_kit.office.office import Office
from hoso_kit.office.others_state import Event, Habit
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.scenario import Person, Scenario
from hoso_kit.office.transferring_actions import MakeTransferBatch, SubmitTransfer
from tests.incoming.incoming_world import message
from tests.world import practice

# a Thursday; the Friday after it is a holiday here
TODAY, HOLIDAY, MONDAY, TUESDAY = date(2024, 12, 12), date(2024, 12, 13), date(2024, 12, 16), date(2024, 12, 17)
ME, MATE, UNIT_HEAD, CHIEF, REGISTRY, ARCHIVIST, ADMIN, ADMIN_2, RECEIVER = (f"r{n}" for n in range(1, 10))
PEOPLE = (
    Person(ME, "Vừ Thị Giả", "Chuyên viên", "VHXH"),
    Person(MATE, "Mã Thị Mẫu", "Chuyên viên", "VHXH"),
    Person(UNIT_HEAD, "Lê Văn Trưởng", "Trưởng phòng", "VHXH", ("head_of_unit",)),
    Person(CHIEF, "Hà Thị Thử", "Chủ tịch UBND", "VP", ("head_of_office",)),
    Person(REGISTRY, "Văn Thị Thư", "Văn thư", "VP", ("registry_clerk",)),
    Person(ARCHIVIST, "Lò Văn Mẫu", "Lưu trữ", "VP", ("archivist",)),
    Person(ADMIN, "Quản Văn Trị", "Công chức", "VP", ("administrator",)),
    Person(ADMIN_2, "Quản Thị Hai", "Công chức", "VP", ("administrator",)),
    Person(RECEIVER, "Hệ thống nơi nhận", "", "", (OUTSIDE,)),
)
_GIVEN = practice().scenario
# the learner plays everybody here: nobody acts by himself
SCENARIO: Scenario = replace(
    _GIVEN,
    today=TODAY,
    person=ME,
    people=(*_GIVEN.people, *PEOPLE),
    plays=tuple(one.person_id for one in PEOPLE[1:]),
    deliveries=(message(1, TODAY), message(2, MONDAY)),
    holidays=(HOLIDAY,),
)
DOCS = tuple(one.doc_id for one in SCENARIO.documents if not one.is_draft and not SCENARIO.duplicates.get(one.doc_id))
A, B = "41.VHXH", "42.VHXH"
END = date(2024, 3, 1)
Step = Action | tuple[str, Action]


def alone(*habits: Habit, events: tuple[Event, ...] = (), plays: tuple[str, ...] = ()) -> Office:
    """The office in which the learner plays the clerk (and ``plays``) and the others live."""
    return Office(replace(SCENARIO, habits=habits, events=events, plays=plays))


def submitted(*names: str, batch: str = "NL-01", docs: tuple[str, ...] = DOCS[:2]) -> list[Step]:
    """Ended files of mine, submitted in one batch."""
    steps: list[Step] = []
    for name in names:
        steps += [
            OpenUnlistedCaseFile(name, f"Hồ sơ {name} năm 2024", "10 năm", ME, date(2024, 1, 2)),
            FileDocument(name, docs),
            EditCaseFile(name, rights="Không hạn chế"),
            CloseCaseFile(name, END, "10 năm", "", True),
        ]
    return [*steps, MakeTransferBatch(batch, names), SubmitTransfer(batch)]


def until(day: date) -> Action:
    """Let the calendar come to the day."""
    return AdvanceClock(day)


def play(office: Office, *steps: Step) -> Office:
    """The office after these, mine unless they come with a person."""
    for step in steps:
        person, action = step if isinstance(step, tuple) else (ME, step)
        office = office.apply(action, person)
    return office


def refused(code: str, office: Office, step: Step) -> Refusal:
    """The step is refused with this code."""
    with pytest.raises(Refusal) as caught:
        play(office, step)
    assert caught.value.code == code
    return caught.value


def any_action() -> st.SearchStrategy[Action]:
    """Any action of the kit with any content, much of it about things that exist."""
    words = st.sampled_from([A, B, "s1", "di001", "g1", "g2", "NL-01", "open", "view", "Báo cáo", ME, MATE, *DOCS[:3]])
    by_hint: dict[Any, st.SearchStrategy[Any]] = {
        str: words | st.just("Một lý do đủ dài"),
        int: st.sampled_from([0, 1, 3, 2024, 2025]),
        bool: st.booleans(),
        date: st.sampled_from([END, TODAY, MONDAY, TUESDAY]),
        tuple[str, ...]: st.lists(words, max_size=3).map(tuple),
    }

    def field_of(hint: Any) -> st.SearchStrategy[Any]:
        if hint in by_hint:
            return by_hint[hint]
        parts = [one for one in getattr(hint, "__args__", ()) if one is not type(None)]
        return st.none() | by_hint[parts[0]] if parts and parts[0] in by_hint else st.from_type(hint)

    def build(kind: type[Action]) -> st.SearchStrategy[Action]:
        hints = get_type_hints(kind)
        return st.builds(kind, **{one.name: field_of(hints[one.name]) for one in fields(kind)})  # type: ignore[arg-type]

    return st.sampled_from(sorted(action_types())).flatmap(lambda name: build(action_types()[name]))
