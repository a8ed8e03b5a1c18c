"""Khai thác hồ sơ and what the end of a period shows: words, roles, and nothing that one may not know."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hoso_kit.desk.desk import Desk
from hoso_kit.office.access import may_see_document
from hoso_kit.office.office import Office
from tests.desk.desks import act, ask, free_desk, look, play
from tests.world import practice_office

OFFICE = practice_office()
CLERK, OPENER, CHIEF, ADMIN, ARCHIVIST = "p04", "p06", "p01", "p12", "p11"
# its period ends on 31/12/2024; the other's is over; the third is permanent
ENDING, OVER, PERMANENT = "2019.05.KT", "2018.04.VP", "2022.02.VP"
PURPOSE = "Đối chiếu số liệu thu ngân sách để lập báo cáo năm"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The practice office, the clerk acting."""
    return free_desk(OFFICE, tmp_path, person=CLERK)


def held(desk: Desk, name: str) -> dict[str, Any]:
    return next(one for one in look(desk, "lending")["held"] if one["name"] == name)


def card(desk: Desk, name: str) -> dict[str, Any] | None:
    found: list[dict[str, Any]] = [one for one in desk.state["case_files"] if one["file_notation"] == name]
    return found[0] if found else None


def test_everybody_has_the_list_and_only_archive_and_head_have_the_answers(desk: Desk) -> None:
    """A clerk sees what the archive holds and his own requests; what others ask is not for him."""
    assert look(desk, "lending")["answering"] is None
    assert {one["name"]: one["state"] for one in look(desk, "lending")["held"]} == {
        OVER: "closed", PERMANENT: "askable", ENDING: "askable",
    }  # fmt: skip
    for person in (ARCHIVIST, CHIEF):
        play(desk, person)
        assert look(desk, "lending")["answering"]["waiting"] == []
    play(desk, ADMIN)
    assert look(desk, "lending")["answering"] is None


def test_the_list_tells_nothing_of_what_lies_in_the_files(desk: Desk) -> None:
    """Title and period are told so that one can ask; no document and no contents list."""
    office = Office(OFFICE)
    hidden = {
        one.subject
        for name in (OVER, PERMANENT, ENDING)
        for one in map(office.known_document, office.case_files[name].documents)
        if not may_see_document(office, one.doc_id, CLERK)
    }
    assert len(hidden) > 5
    shown = json.dumps([look(desk, "lending"), desk.state, desk.setting], ensure_ascii=False)
    assert not [one for one in hidden if one in shown]


def test_a_request_walks_from_the_asker_to_the_archive_and_back(desk: Desk) -> None:
    """Each side sees the request in its state; the reader's visits are counted; the archive's screen has the same."""
    act(desk, "request_use", file_notation=ENDING, purpose=PURPOSE)
    assert held(desk, ENDING)["state"] == "asked"
    assert card(desk, ENDING) is None
    assert desk.state["screens"]
    play(desk, ARCHIVIST)
    assert next(one["count"] for one in desk.state["screens"] if one["name"] == "lending") == 1
    [waiting] = look(desk, "lending")["answering"]["waiting"]
    assert (waiting["asker"]["person"], waiting["purpose"], waiting["usual_date"]) == (CLERK, PURPOSE, "2024-12-31")
    assert look(desk, "archive")["lending"] == look(desk, "lending")["answering"]
    act(desk, "grant_use", file_notation=ENDING, person=CLERK, until_date="2024-12-20")
    play(desk, CLERK)
    [mine] = look(desk, "lending")["mine"]
    assert (mine["state"], mine["until_text"], mine["left_text"]) == ("running", "20/12/2024", "3 ngày")
    shown = card(desk, ENDING)
    assert shown is not None
    assert (shown["doc_total"], shown["expiry_text"], shown["closing"]) == (3, "31/12/2024", None)
    act(desk, "view_case_file", file_notation=ENDING)
    act(desk, "view_document", doc_id=shown["contents"][0]["doc_id"])
    act(desk, "advance_clock", to_date="2024-12-21")
    [mine] = look(desk, "lending")["mine"]
    assert (mine["state"], mine["left_text"]) == ("over", "")
    assert card(desk, ENDING) is None
    play(desk, ARCHIVIST)
    [line] = look(desk, "lending")["answering"]["register"]
    assert (line["full_name"], line["views"]) == (OFFICE.people_by_id[CLERK].full_name, 2)


def test_the_end_of_a_period_is_told_with_its_source(desk: Desk) -> None:
    """The maker finds his file closed with a reason marked as a convention; archive and head still have the card."""
    play(desk, OPENER)
    assert desk.state["closed"] == [one for one in desk.state["closed"] if not one["is_mine"]]
    shown = card(desk, ENDING)
    assert shown is not None
    assert shown["expiry_text"] == "31/12/2024"
    act(desk, "advance_clock", to_date="2025-01-02")
    assert card(desk, ENDING) is None
    [mine] = [one for one in desk.state["closed"] if one["is_mine"]]
    assert mine["file_notation"] == ENDING
    assert mine["text"].startswith("Hết thời hạn bảo quản ngày 31/12/2024")
    assert mine["confidence"] == "design"
    assert "Phụ lục VI phần I mục III.5.đ" in mine["law"]
    refused = ask(desk, "act", action={"type": "view_case_file", "file_notation": ENDING})
    assert refused["notice"]["confidence"] == "design"
    printed = ask(desk, "print", form="contents_list", format="html", file_notation=ENDING)
    assert "hết thời hạn bảo quản" in printed["notice"]["seen"]
    for person in (ARCHIVIST, CHIEF):
        play(desk, person)
        shown = card(desk, ENDING)
        assert shown is not None
        assert shown["closing"]["confidence"] == "design"
        assert not shown["access"]["may_share"]


def test_every_period_has_its_word(desk: Desk) -> None:
    """A day, never, by an event, or nothing yet: the card and the archive's list say the same."""
    play(desk, ARCHIVIST)
    words = {one["name"]: one["expiry_text"] for one in look(desk, "archive")["accepted"]}
    assert words == {OVER: "31/12/2023", PERMANENT: "Không hết thời hạn", ENDING: "31/12/2024"}
    closing = {one["name"]: one["closing_text"] for one in look(desk, "archive")["accepted"]}
    assert closing == {OVER: "đã hết thời hạn", PERMANENT: "", ENDING: ""}
    play(desk, "p07")
    told = {one["file_notation"]: one["expiry_text"] for one in desk.state["case_files"]}
    assert told["2022.03.KT"] == "Theo sự kiện"
    assert told["04.KT"] == ""


def test_the_colleague_in_the_archive_answers_by_herself(desk: Desk) -> None:
    """When the learner doesn't, the request is granted three working days later, and the asker is told."""
    act(desk, "request_use", file_notation=PERMANENT, purpose=PURPOSE)
    act(desk, "advance_clock", to_date="2024-12-20")
    [mine] = look(desk, "lending")["mine"]
    assert (mine["state"], mine["answered_by"]) == ("running", OFFICE.people_by_id[ARCHIVIST].full_name)
    assert [one["kind"] for one in look(desk, "notices")["notices"] if one["screen"] == "lending"] == ["use_granted"]
    assert any("khai thác" in one["text"] for one in look(desk, "notices")["others"])
