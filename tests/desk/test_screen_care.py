"""How files are kept, on screen: carrier and paper work, rights and views, frozen sets, split and join, backup."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hoso_kit.desk.desk import Desk
from hoso_kit.office.access import may_see_document
from hoso_kit.office.office import Office
from hoso_kit.office.work import Work
from tests.desk.desks import act, ask, free_desk, look, play
from tests.world import marked, practice, practice_office

OFFICE = practice_office()
CLERK, HEAD, CHIEF, COLLEAGUE, ADMIN = "p04", "p05", "p01", "p07", "p12"
OWN, SECOND, PERMANENT = "02.VHXH", "01.VHXH", "07.VHXH"
DAY, TODAY = "2024-01-05", OFFICE.today.isoformat()
LED = [one.doc_id for one in OFFICE.documents if one.lead == CLERK and not one.is_draft]


def refused(desk: Desk, type_: str, **fields: Any) -> str:
    answer = ask(desk, "act", action={"type": type_, **fields})
    assert not answer["ok"]
    assert answer["notice"]["citation"]
    return str(answer["notice"]["seen"])


def card(desk: Desk, notation: str = OWN) -> dict[str, Any]:
    return next(one for one in desk.state["case_files"] if one["file_notation"] == notation)


def cards(desk: Desk) -> set[str]:
    return {one["file_notation"] for one in desk.state["case_files"]}


def screens(desk: Desk) -> set[str]:
    return {one["name"] for one in desk.state["screens"]}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = free_desk(OFFICE, tmp_path)
    act(desk, "open_case_file", file_notation=OWN, start_date=DAY)
    act(desk, "file_document", file_notation=OWN, documents=LED[:3])
    return desk


def test_an_exercise_without_these_functions_is_told_nothing_of_them(tmp_path: Path) -> None:
    """Carrier, rights, locks, views and origin are in no card, and nothing is hidden, where the function is off."""
    exercise = practice()
    work = Work.resume(exercise.scenario, tmp_path / "journal.jsonl", "hv001")
    desk = Desk(exercise, work, tmp_path, "practice")
    entry = next(
        e.file_notation for _, e in exercise.scenario.file_list.all_entries() if e.creator == exercise.scenario.person
    )
    act(desk, "open_case_file", file_notation=entry, start_date=f"{exercise.scenario.file_list.file_catalog}-01-05")
    state = desk.state
    assert not {"paper", "access", "locks", "views", "origin"} & set(state["case_files"][0])
    assert (state["hidden"], state["unseen"], state["keeps_views"]) == ([], [], False)
    assert not ask(desk, "restore", base64="UEs=")["ok"]


def test_the_duties_of_a_paper_file_follow_the_chosen_period(desk: Desk) -> None:
    """Sheet numbers from five years up, a contents list for permanent files, a closing note for all of paper."""
    assert [one["id"] for one in card(desk)["paper"]["duties"]] == ["maintenance_confirmed", "facts_complete"]
    act(desk, "set_carrier", file_notation=OWN, carrier="paper")

    def duties(period: str) -> set[str]:
        return {one["id"] for one in look(desk, "paper", file_notation=OWN, maintenance=period)["duties"]}

    assert duties("2 năm") == {"maintenance_confirmed", "closing_note_written"}
    assert duties("5 năm") == duties("2 năm") | {"sheets_numbered"}
    assert duties("Vĩnh viễn") == duties("5 năm") | {"contents_list_written"}
    # a period that is none leaves the file's own
    assert duties("mãi mãi") == {"maintenance_confirmed", "closing_note_written", "sheets_numbered"}


def test_a_closing_note_begins_with_the_facts_that_are_known(desk: Desk) -> None:
    """Sheets in figures and words, box and condition; what isn't known is left out; hostile arguments do nothing."""
    act(desk, "set_carrier", file_notation=OWN, carrier="paper")
    note = look(desk, "paper", file_notation=OWN, sheets=12, box="3", condition="nguyên vẹn.")["draft_note"]
    assert "3 văn bản, 12 tờ (viết bằng chữ: mười hai tờ)" in note
    assert "từ tờ 01 đến tờ 12" in note
    assert note.endswith("Hộp số: 3.\nTình trạng tài liệu: nguyên vẹn.")
    for sheets in (0, -1, 10**9, "12", None, True):
        assert " tờ (" not in look(desk, "paper", file_notation=OWN, sheets=sheets)["draft_note"]
    assert look(desk, "paper", file_notation=["x"]) == {}


def test_paper_work_shows_as_done_until_the_documents_change(desk: Desk) -> None:
    """Done work is ticked on the card; a document more makes it stale, and the card says what to do again."""
    act(desk, "set_carrier", file_notation=OWN, carrier="mixed")
    act(desk, "number_sheets", file_notation=OWN, sheet_total=12)
    act(desk, "write_closing_note", file_notation=OWN, text="Hồ sơ gồm 12 tờ.")
    done = {one["id"] for one in card(desk)["paper"]["duties"] if one["is_done"]}
    assert {"sheets_numbered", "closing_note_written"} <= done
    act(desk, "file_document", file_notation=OWN, documents=LED[3:4])
    paper = card(desk)["paper"]
    assert not paper["is_numbered"]
    assert any("đánh lại số tờ" in one["missing"] for one in paper["duties"])


def test_who_has_no_right_sees_neither_the_file_nor_its_documents(desk: Desk) -> None:
    """Another unit's clerk sees nothing of it until he is given the right, and nothing again when it is withdrawn."""
    play(desk, COLLEAGUE)
    before = desk.state
    assert OWN not in cards(desk)
    assert OWN in before["unseen"]
    assert set(LED[:3]) <= set(before["hidden"])
    assert not set(LED[:3]) & set(before["filed"])
    play(desk, CLERK)
    act(desk, "grant_access", file_notation=OWN, person=COLLEAGUE, level="view")
    play(desk, COLLEAGUE)
    seen = desk.state
    assert cards(desk) - {one["file_notation"] for one in before["case_files"]} == {OWN}
    assert not set(LED[:3]) & set(seen["hidden"])
    assert card(desk)["access"]["may_edit"] is False
    play(desk, CLERK)
    act(desk, "withdraw_access", file_notation=OWN, person=COLLEAGUE)
    play(desk, COLLEAGUE)
    assert OWN not in cards(desk)


def test_a_change_of_rights_waits_for_who_answers_for_the_file(desk: Desk) -> None:
    """The card counts what waits; the head of the unit finds it on his page, confirms it, and it is gone."""
    act(desk, "grant_access", file_notation=OWN, person=COLLEAGUE, level="edit")
    access = card(desk)["access"]
    assert (access["waiting"], access["may_share"], access["may_confirm"]) == (1, True, False)
    assert "access" not in screens(desk)
    play(desk, HEAD)
    assert next(one["count"] for one in desk.state["screens"] if one["name"] == "access") == 1
    (warning,) = look(desk, "access")["warnings"]
    assert warning["may_confirm"]
    assert OWN in warning["text"]
    act(desk, "confirm_access_change", file_notation=OWN, person=COLLEAGUE)
    assert look(desk, "access")["warnings"] == []
    assert card(desk)["access"]["rights"][0]["confirmed_by"] == OFFICE.people_by_id[HEAD].full_name


def test_those_who_answer_for_a_file_see_who_looked(desk: Desk) -> None:
    """A visit of the file or of a document in it stands on its card and on the page; refused ones don't count."""
    act(desk, "grant_access", file_notation=OWN, person=COLLEAGUE, level="view")
    play(desk, COLLEAGUE)
    act(desk, "view_case_file", file_notation=OWN)
    act(desk, "view_document", doc_id=LED[0])
    assert "views" not in card(desk)
    play(desk, CLERK)
    act(desk, "withdraw_access", file_notation=OWN, person=COLLEAGUE)
    play(desk, COLLEAGUE)
    refused(desk, "view_case_file", file_notation=OWN)
    play(desk, CLERK)
    views = card(desk)["views"]
    assert views["total"] == 2
    assert [(one["person"], one["is_refused"]) for one in views["lines"]] == [
        (COLLEAGUE, True), (COLLEAGUE, False), (COLLEAGUE, False)
    ]  # fmt: skip
    play(desk, ADMIN)
    page = look(desk, "who_saw")
    assert (page["views"], page["refused"]) == (2, 1)
    name = OFFICE.people_by_id[COLLEAGUE].full_name
    assert [(one["item"], one["views"], one["refused"], one["people"]) for one in page["files"]] == [(OWN, 1, 1, name)]
    assert [(one["item"], one["views"], one["people"]) for one in page["documents"]] == [(LED[0], 1, name)]
    assert {one["person"] for one in page["use"]["people"]} == set(OFFICE.people_by_id)


def test_a_head_sees_only_the_visits_that_concern_him(desk: Desk) -> None:
    """The head of another unit finds nothing of this file's visits on his page."""
    act(desk, "view_case_file", file_notation=OWN)
    play(desk, "p06")
    assert look(desk, "who_saw")["lines"] == []
    play(desk, HEAD)
    assert [one["item"] for one in look(desk, "who_saw")["lines"]] == [OWN]


def test_the_administrator_freezes_and_a_change_is_refused_with_the_sets_name(desk: Desk) -> None:
    """Only the administrator has the page; the lock stands on the card and the refusal names it and its reason."""
    assert "freezing" not in screens(desk)
    play(desk, ADMIN)
    assert OWN in [one["file_notation"] for one in look(desk, "freezing")["files"]]
    act(desk, "freeze", name="Thanh tra 2024", case_files=[OWN], reason="Theo yêu cầu của Đoàn thanh tra")
    (frozen,) = look(desk, "freezing")["sets"]
    assert frozen["case_files"] == [OWN]
    play(desk, CLERK)
    assert card(desk)["locks"] == [{"name": "Thanh tra 2024", "reason": "Theo yêu cầu của Đoàn thanh tra"}]
    assert "Thanh tra 2024" in refused(desk, "file_document", file_notation=OWN, documents=LED[3:4])
    play(desk, ADMIN)
    act(desk, "unfreeze", name="Thanh tra 2024", reason="Đã có kết luận")
    play(desk, CLERK)
    assert card(desk)["locks"] == []
    act(desk, "file_document", file_notation=OWN, documents=LED[3:4])


def test_a_split_and_a_joined_file_say_where_they_came_from(desk: Desk) -> None:
    """The card of the new file names the old one, and the history tells both steps."""
    act(desk, "split_case_file", file_notation=OWN, documents=LED[:1], into=SECOND, start_date=DAY)
    assert card(desk, SECOND)["origin"] == {"split_from": OWN, "joined_from": []}
    act(desk, "join_case_files", file_notation=SECOND, into=OWN, reason="Cùng một việc")
    assert card(desk)["origin"] == {"split_from": "", "joined_from": [SECOND]}
    assert card(desk)["doc_total"] == 3
    assert [one["text"].split()[0] for one in desk.state["history"][-2:]] == ["Tách", "Gộp"]


def backup_of(desk: Desk) -> bytes:
    answer = ask(desk, "ask", screen="backup", what="make", args={})
    assert answer["ok"]
    return base64.b64decode(answer["data"]["base64"])


def sent(content: bytes) -> dict[str, Any]:
    return {"base64": base64.b64encode(content).decode()}


def test_a_restored_office_shows_exactly_what_was_saved(desk: Desk, tmp_path: Path) -> None:
    """Work in the way is asked about first; then every word of the state is as it was, and the old work is kept."""
    play(desk, ADMIN)
    content = backup_of(desk)
    saved = desk.state
    act(desk, "freeze", name="Sau sao lưu", case_files=[OWN], reason="Thử")
    assert desk.state != saved
    asked = ask(desk, "restore", **sent(content))
    assert not asked["ok"]
    assert asked["data"]["is_in_the_way"]
    assert desk.state != saved
    answer = ask(desk, "restore", **sent(content), keep_aside=True)
    assert answer["ok"], answer
    assert desk.state == saved
    assert len(list(tmp_path.glob("journal-truoc-phuc-hoi-*.jsonl"))) == 1
    # and the work goes on from there
    act(desk, "freeze", name="Làm tiếp", case_files=[OWN], reason="Thử")
    assert free_desk(OFFICE, tmp_path).state["version"] == saved["version"] + 1


def test_a_damaged_backup_says_which_part_is_damaged_and_changes_nothing(desk: Desk) -> None:
    """A changed byte of the journal is named; nonsense, too, is refused in words; the state stays."""
    play(desk, ADMIN)
    content = bytearray(backup_of(desk))
    before = desk.state
    at = content.rindex(b"file_document")
    content[at] ^= 1
    for do, extra in (("ask", {"screen": "backup", "what": "inspect", "args": sent(bytes(content))}),
                      ("restore", sent(bytes(content)))):  # fmt: skip
        answer = ask(desk, do, **extra)
        assert not answer["ok"]
        assert "journal.jsonl" in answer["notice"]["seen"]
    for nonsense in ({}, {"base64": 7}, {"base64": "%%%"}, {"base64": ""}, sent(b"PK\x03\x04"), sent(b"van phong")):
        assert not ask(desk, "restore", **nonsense, keep_aside=True)["ok"]
    assert desk.state == before


def test_a_chosen_backup_is_told_of_before_anything_is_done(desk: Desk) -> None:
    """The page learns whose it is, how much it holds and whether it is the same as what is there."""
    play(desk, ADMIN)
    content = backup_of(desk)
    told = ask(desk, "ask", screen="backup", what="inspect", args=sent(content))["data"]
    held = desk.state["version"]
    assert (told["entries"], told["learner"], told["is_same"]) == (held, "hv001", True)
    act(desk, "freeze", name="Sau", case_files=[OWN], reason="Thử")
    told = ask(desk, "ask", screen="backup", what="inspect", args=sent(content))["data"]
    assert (told["entries"], told["now"]["entries"], told["is_same"]) == (held, held + 1, False)


def test_only_the_administrator_of_unmarked_work_restores_and_only_his_own(desk: Desk, tmp_path: Path) -> None:
    """No clerk, no marked work, no other learner's and no other office's backup."""
    play(desk, ADMIN)
    content = backup_of(desk)
    play(desk, CLERK)
    assert not ask(desk, "restore", **sent(content), keep_aside=True)["ok"]
    others = free_desk(OFFICE, tmp_path / "other", learner="hv002")
    play(others, ADMIN)
    assert "hv001" in ask(others, "restore", **sent(content), keep_aside=True)["notice"]["seen"]
    elsewhere = free_desk(replace(OFFICE, today=date(2024, 12, 18)), tmp_path / "elsewhere")
    play(elsewhere, ADMIN)
    assert "văn phòng khác" in ask(elsewhere, "restore", **sent(content), keep_aside=True)["notice"]["seen"]
    under_marks = free_desk(OFFICE, tmp_path / "marked", mode="marked")
    play(under_marks, ADMIN)
    before = under_marks.state
    assert not ask(under_marks, "restore", **sent(content), keep_aside=True)["ok"]
    assert under_marks.state == before


def test_marked_work_is_never_brought_back_from_a_file(tmp_path: Path) -> None:
    """The course's own marked exercise answers a restoring page with a refusal and keeps its journal."""
    exercise = marked()
    work = Work.resume(exercise.scenario, tmp_path / "journal.jsonl", "hv001")
    desk = Desk(exercise, work, tmp_path, "marked")
    assert not ask(desk, "restore", base64="UEs=", keep_aside=True)["ok"]
    assert desk.state["version"] == 0


def test_what_a_person_may_not_read_never_reaches_the_page(tmp_path: Path) -> None:
    """A stranger's documents are in neither trait; one that lies in a file that he may see comes with the state."""

    def sent() -> set[str]:
        return {one["doc_id"] for one in desk.setting["documents"] + desk.state["documents"]}

    desk = free_desk(OFFICE, tmp_path)
    play(desk, COLLEAGUE)
    at_first = sent()
    assert at_first == {
        one.doc_id for one in OFFICE.documents if may_see_document(Office(OFFICE), one.doc_id, COLLEAGUE)
    }
    strange = next(doc_id for doc_id in LED if doc_id not in at_first)
    play(desk, CLERK)
    act(desk, "open_case_file", file_notation=OWN, start_date=DAY)
    act(desk, "file_document", file_notation=OWN, documents=[strange])
    act(desk, "grant_access", file_notation=OWN, person=COLLEAGUE, level="view")
    play(desk, COLLEAGUE)
    assert sent() == at_first | {strange}
    play(desk, CLERK)
    act(desk, "withdraw_access", file_notation=OWN, person=COLLEAGUE)
    play(desk, COLLEAGUE)
    assert sent() == at_first
