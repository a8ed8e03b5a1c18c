"""In an office that keeps rights no look, paper or action tells a person what he may not read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hoso_kit.desk.desk import Desk
from hoso_kit.desk.opening import make_desk
from hoso_kit.office.access import may_see_document
from hoso_kit.office.access_period import document_state
from hoso_kit.office.actions import unstructure_action
from hoso_kit.office.filing_actions import FileDocument
from hoso_kit.office.office import Office
from hoso_kit.office.receiving_actions import ReceiveDelivery
from hoso_kit.office.refusals import Refusal
from tests.world import practice_office

SCENARIO = practice_office()
SPECIALISTS = [one.person_id for one in SCENARIO.people if one.roles == ("specialist",)]
CLERK = next(one.person_id for one in SCENARIO.people if "registry_clerk" in one.roles)
REGISTERS = ("incoming_register", "incoming_progress", "outgoing_register", "outgoing_progress", "copies")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The practice office of a learner's own."""
    monkeypatch.setenv("HOSO_HOME", str(tmp_path))
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    return make_desk("van-phong", "free")


def _ask(desk: Desk, person: str, **request: Any) -> dict[str, Any]:
    assert desk.handle({"id": 1, "do": "act_as", "person": person})["ok"]
    return desk.handle({"id": 2, **request})


def _hidden(office: Office, person: str) -> Iterator[str]:
    return (one.doc_id for one in office.documents if not may_see_document(office, one.doc_id, person))


def _telling(office: Office, person: str) -> set[str]:
    """Subjects that stand on nothing but documents which the person may not read."""
    seen = {one.subject for one in office.documents if may_see_document(office, one.doc_id, person)}
    titles = " ".join(one.title for one in office.case_files.values())
    hidden = {office.known_document(one).subject for one in _hidden(office, person)}
    return {one for one in hidden - seen if len(one) > 15 and one not in titles}


def test_nobody_files_what_he_may_not_read() -> None:
    """Else everybody could read everything by putting it into a file of his own."""
    office = Office(SCENARIO)
    tried = 0
    for file in office.case_files.values():
        for doc_id in list(_hidden(office, file.opener))[:3] if not file.is_closed else ():
            with pytest.raises(Refusal) as found:
                office.apply(FileDocument(file.name, (doc_id,)), file.opener)
            assert found.value.code == "may_not_see_document"
            tried += 1
    assert tried


def test_filing_stays_free_where_no_rights_are_kept() -> None:
    """The exercise of filing lets a colleague's document be filed wrongly: that is a mistake, and no refusal."""
    free = replace(SCENARIO, functions=tuple(one for one in SCENARIO.functions if one != "access"))
    office = Office(free)
    file = next(
        one for one in office.case_files.values() if not one.is_closed and next(_hidden(office, one.opener), "")
    )
    doc_id = next(one for one in _hidden(office, file.opener) if one not in file.documents)
    assert doc_id in office.apply(FileDocument(file.name, (doc_id,)), file.opener).case_files[file.name].documents


@pytest.mark.parametrize("person", SPECIALISTS)
def test_the_incoming_screen_tells_no_stranger(person: str, desk: Desk) -> None:
    """Neither a document's way through the office nor the choice of answers tells of what one may not read."""
    office = Office(SCENARIO)
    telling = _telling(office, person)
    assert telling
    shown = json.dumps(_ask(desk, person, do="look", screen="incoming", args={"tab": "mine"}), ensure_ascii=False)
    assert not [one for one in telling if one in shown]
    incoming = [one for one in _hidden(office, person) if office.known_document(one).direction == "incoming"]
    assert incoming
    for doc_id in incoming:
        answer = _ask(desk, person, do="ask", screen="incoming", what="detail", args={"doc_id": doc_id})
        assert not answer["ok"]
        assert not answer["data"]


@pytest.mark.parametrize("form", REGISTERS)
def test_a_register_of_the_whole_office_is_not_everybodys(form: str, desk: Desk) -> None:
    """Who prints it reads every document's subject: registry, heads and administrator may, a specialist not."""
    for person in (SPECIALISTS[0], CLERK):
        answer = _ask(desk, person, do="print", form=form, format="html")
        assert answer["ok"] is (person == CLERK)
        assert (form in {one["id"] for one in desk.setting["forms"]}) is (person == CLERK)
        assert answer["ok"] or answer["notice"]["citation"]


def test_the_history_tells_only_of_what_one_may_know(desk: Desk) -> None:
    """What the registry did with a delivery, and when it came in, stands in its own history, not in a stranger's."""
    delivery = next(one for one in SCENARIO.deliveries if one.channel == "electronic" and not one.document.secrecy)
    action = unstructure_action(ReceiveDelivery(delivery.delivery_id))
    assert _ask(desk, CLERK, do="act", action=action)["ok"]
    assert [one["kind"] for one in desk.state["history"]] == ["note", "action"]
    _ask(desk, SPECIALISTS[0], do="search_form")
    assert [(one["kind"], one["person"]) for one in desk.state["history"]] == [("note", SPECIALISTS[0])]


def test_whoever_is_asked_to_direct_a_document_may_read_it() -> None:
    """A head of a unit reads what his people handle, until its file's period is over; rights stop nobody's duty."""
    office = Office(SCENARIO)
    people = office.people_by_id
    for head in (one for one in SCENARIO.people if "head_of_unit" in one.roles):
        led = [one for one in office.documents if one.lead and people[one.lead].unit == head.unit]
        led = [one for one in led if not document_state(office, one.doc_id)]
        assert led, head.person_id
        assert all(may_see_document(office, one.doc_id, head.person_id) for one in led)
