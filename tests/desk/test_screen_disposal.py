"""Xét hủy hồ sơ: who proposes, decides and carries out, and what is shown and printed of a destroyed file."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hoso_kit.desk.desk import Desk
from tests.desk.desks import act, ask, free_desk, look, play
from tests.world import practice_office

OFFICE = practice_office()
CLERK, OPENER, CHIEF, ADMIN, ARCHIVIST = "p04", "p03", "p01", "p12", "p11"
OVER, ENDING = "2018.04.VP", "2019.05.KT"
PROPOSAL = "XH-2024-01"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The practice office, the archivist acting."""
    return free_desk(OFFICE, tmp_path, person=ARCHIVIST)


def count(desk: Desk) -> int | None:
    return next((one["count"] for one in desk.state["screens"] if one["name"] == "disposal"), None)


def destroyed(desk: Desk) -> None:
    """The expired file goes its whole way."""
    act(desk, "propose_destruction", case_files=[OVER], council_symbol="05/BB-UBND", council_date="2024-12-12")
    play(desk, CHIEF)
    act(desk, "decide_destruction", proposal_id=PROPOSAL, case_files=[OVER], decision_symbol="12/QĐ-UBND",
        decision_date="2024-12-16")  # fmt: skip
    play(desk, ARCHIVIST)
    act(desk, "destroy_case_files", proposal_id=PROPOSAL, case_files=[OVER], record_symbol="03/BB-UBND")


def state_of(desk: Desk) -> dict[str, Any]:
    proposals: list[dict[str, Any]] = look(desk, "disposal")["proposals"]
    return proposals[0]


def test_only_archive_and_head_have_the_screen(desk: Desk) -> None:
    """Who neither proposes nor decides sees nothing of it, the administrator included."""
    for person, is_there in ((ARCHIVIST, True), (CHIEF, True), (CLERK, False), (ADMIN, False), (OPENER, False)):
        play(desk, person)
        assert (count(desk) is not None) is is_there
        assert bool(look(desk, "disposal")) is is_there


def test_each_sees_his_own_step(desk: Desk) -> None:
    """Proposing is the archive's, deciding the head's; the number on the screen is what waits for this person."""
    data = look(desk, "disposal")
    assert [one["name"] for one in data["candidates"]] == [OVER]
    assert (data["may_propose"], data["may_decide"], data["may_destroy"]) == (True, False, True)
    act(desk, "propose_destruction", case_files=[OVER], council_symbol="05/BB-UBND", council_date="2024-12-12")
    [candidate] = look(desk, "disposal")["candidates"]
    assert PROPOSAL in candidate["stopped"]
    assert (state_of(desk)["state"], count(desk)) == ("waiting", 0)
    play(desk, CHIEF)
    assert count(desk) == 1
    data = look(desk, "disposal")
    assert (data["may_propose"], data["may_decide"], data["may_destroy"]) == (False, True, False)
    act(desk, "decide_destruction", proposal_id=PROPOSAL, case_files=[OVER], decision_symbol="12/QĐ-UBND",
        decision_date="2024-12-16")  # fmt: skip
    assert count(desk) == 0
    play(desk, ARCHIVIST)
    assert (state_of(desk)["state"], state_of(desk)["to_destroy"], count(desk)) == ("decided", [OVER], 1)


def test_sources_are_marked_for_what_they_are(desk: Desk) -> None:
    """The law is known from memory only, what stays afterwards is our convention; the screen says so."""
    data = look(desk, "disposal")
    assert [one["confidence"] for one in data["law"]] == ["memory"]
    assert data["convention"]["confidence"] == "design"


def test_what_is_left_is_shown_and_printed_and_the_documents_are_not(desk: Desk) -> None:
    """The entry, its contents list and the three papers; no export, no document, for archive and head alike."""
    [before] = [one for one in desk.state["case_files"] if one["file_notation"] == OVER]
    inside = {one["doc_id"] for one in before["contents"]}
    destroyed(desk)
    [left] = look(desk, "disposal")["destroyed"]
    assert len(left["contents"]) == len(inside) == 3
    assert (left["decision_text"], left["record_text"], left["kept_elsewhere"]) == (
        "Quyết định 12/QĐ-UBND ngày 16/12/2024", "Biên bản 03/BB-UBND, 17/12/2024", 0,
    )  # fmt: skip
    for person in (ARCHIVIST, CHIEF):
        play(desk, person)
        assert inside <= set(desk.state["hidden"])
        shown = {one["doc_id"] for one in (*desk.setting["documents"], *desk.state["documents"])}
        [card] = [one for one in desk.state["case_files"] if one["file_notation"] == OVER]
        assert card["closing"]["is_destroyed"]
        assert not inside & shown
        assert ask(desk, "print", form="contents_list", format="html", file_notation=OVER)["ok"]
        for what in ("xml", "bag"):
            answer = ask(desk, "export", what=what, file_notation=OVER)
            assert not answer["ok"]
            assert "đã hủy" in answer["notice"]["seen"]
    play(desk, OPENER)
    assert not [one for one in desk.state["case_files"] if one["file_notation"] == OVER]
    [closed] = [one for one in desk.state["closed"] if one["file_notation"] == OVER]
    assert closed["is_mine"]
    assert "12/QĐ-UBND" in closed["text"]


def test_the_texts_of_the_documents_leave_with_them(desk: Desk) -> None:
    """Nothing that the page gets of anybody holds a destroyed document's body; search doesn't find it either."""
    body = "Ủy ban nhân dân huyện báo cáo kết quả 6 tháng đầu năm và nhiệm vụ 6 tháng cuối năm 2018."
    assert body in json.dumps([desk.setting, desk.state], ensure_ascii=False)
    destroyed(desk)
    for person in OFFICE.people_by_id:
        play(desk, person)
        assert body not in json.dumps([desk.setting, desk.state], ensure_ascii=False), person
        found = ask(desk, "search", request={"query": "nhiệm vụ 6 tháng cuối năm 2018"})["data"]
        assert "268/BC-UBND" not in json.dumps(found, ensure_ascii=False)


def test_in_an_office_without_rights_what_is_destroyed_is_gone_too(tmp_path: Path) -> None:
    """Where everybody reads everything, nobody reads what is destroyed."""
    free = replace(OFFICE, functions=tuple(one for one in OFFICE.functions if one != "access"))
    desk = free_desk(free, tmp_path, person=ARCHIVIST)
    assert not desk.state["hidden"]
    destroyed(desk)
    play(desk, CLERK)
    assert len(desk.state["hidden"]) == 3
    assert not set(desk.state["hidden"]) & {one["doc_id"] for one in desk.setting["documents"]}
