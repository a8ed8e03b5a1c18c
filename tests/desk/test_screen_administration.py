"""Notices, registers, who used what and the administration at the Desk; colleagues of the practice office act."""

from __future__ import annotations

import base64
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document as Docx
from openpyxl import load_workbook

from hoso_kit.desk.desk import Desk
from hoso_kit.desk.screens.administration_duties import duty_rows, told_actions
from hoso_kit.desk.screens.notices import KIND_TEXTS
from hoso_kit.office import notices as office_notices
from hoso_kit.office.actions import action_types
from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.duties import duties
from hoso_kit.office.forms.form import PRINT_MARK
from hoso_kit.office.scenario import Scenario
from tests.desk.desks import act, ask, free_desk, look, play
from tests.world import practice_office

OFFICE = practice_office()
CHIEF, UNIT_HEAD, SPECIALIST, LEAVER, REGISTRY, ARCHIVIST, ADMIN = "p01", "p05", "p04", "p07", "p08", "p11", "p12"
OWN = "02.VHXH"
LED = [one.doc_id for one in OFFICE.documents if one.lead == SPECIALIST and not one.is_draft]
NEW_SCREENS = ("notices", "registers", "who_saw", "administration")


def make(folder: Path, scenario: Scenario = OFFICE, person: str = SPECIALIST) -> Desk:
    return free_desk(scenario, folder, person=person)


def asked(desk: Desk, screen: str, what: str, **args: Any) -> dict[str, Any]:
    return ask(desk, "ask", screen=screen, what=what, args=args)


def shown(desk: Desk) -> dict[str, int | None]:
    return {one["name"]: one["count"] for one in desk.state["screens"]}


# ── who sees which


@pytest.mark.parametrize(
    ("person", "seen"),
    [
        (SPECIALIST, {"notices", "who_saw"}),
        (REGISTRY, {"notices", "registers"}),
        (UNIT_HEAD, {"notices", "registers", "who_saw"}),
        (CHIEF, {"notices", "registers", "who_saw", "administration"}),
        (ARCHIVIST, {"notices", "who_saw"}),
        (ADMIN, {"notices", "who_saw", "administration"}),
    ],
)
def test_each_role_sees_the_screens_of_its_work(tmp_path: Path, person: str, seen: set[str]) -> None:
    """What a role doesn't need isn't shown to it, and isn't answered either."""
    desk = make(tmp_path, person=person)
    assert shown(desk).keys() & set(NEW_SCREENS) == seen
    for name in set(NEW_SCREENS) - seen:
        assert look(desk, name) == {}
        assert not asked(desk, name, "history", item=OWN)["ok"]


# ── notices


def test_every_kind_of_notice_has_its_words() -> None:
    """No notice of the office is without a Vietnamese name on the screen."""
    assert set(KIND_TEXTS) == set(office_notices._ORDER)


def test_the_bell_counts_what_the_screen_lists(tmp_path: Path) -> None:
    """The number on the bell is the number of lines; each names where its work is done."""
    desk = make(tmp_path, person=REGISTRY)
    lines = look(desk, "notices")["notices"]
    assert shown(desk)["notices"] == len(lines) > 0
    kinds = {one["kind"]: (one["screen"], one["part"]) for one in lines}
    assert kinds["delivery_waiting"] == ("incoming", "receive")
    assert kinds["to_submit"] == ("incoming", "submit")
    assert all(one["citation"] for one in lines)
    act(desk, "receive_delivery", delivery_id="g01")
    later = {one["delivery"]: one["part"] for one in look(desk, "notices")["notices"] if one["delivery"]}
    assert later["g01"] == "register"


def test_an_overdue_transfer_opens_its_file(tmp_path: Path) -> None:
    """A notice about a file names that file and the screen of transfer."""
    lines = look(make(tmp_path), "notices")["notices"]
    late = [one for one in lines if one["kind"] == "transfer_overdue"]
    assert late[0]["file"] in {one.name for one in OFFICE.case_files}
    assert (late[0]["screen"], late[0]["part"], late[0]["weight"]) == ("transfer", "due", "bad")


def test_a_list_that_waits_opens_its_year(tmp_path: Path) -> None:
    """The leader's notice of a submitted list leads to the lists, to its year; what is late carries its mark."""
    desk = make(tmp_path)
    assert {one["kind"] for one in look(desk, "notices")["notices"] if one["is_late"]} == {"transfer_overdue"}
    act(desk, "carry_over_file_list", to_year=2025, from_year=2024)
    act(desk, "submit_file_list", year=2025)
    play(desk, CHIEF)
    (one,) = [one for one in look(desk, "notices")["notices"] if one["kind"] == "file_list_waits"]
    assert (one["screen"], one["year"], one["weight"], one["is_late"]) == ("file_lists", 2025, "mine", False)


def test_a_signed_document_is_told_where_its_next_step_is(tmp_path: Path) -> None:
    """The registry is led to numbering, sealing or issuing, whichever comes next; a draft to who must approve it."""
    desk = make(tmp_path, person=UNIT_HEAD)
    facts = {"type_name": "Công văn", "subject": "Đề nghị cung cấp số liệu hộ nghèo năm 2024", "body": ["Đề nghị gửi."]}
    act(desk, "draft_document", **facts, recipients=["Các thôn", "Lưu: VT"], addressee="Các thôn")
    doc_id = desk.state["documents"][-1]["doc_id"]

    def place(person: str, kind: str) -> tuple[str, str]:
        play(desk, person)
        one = next(one for one in look(desk, "notices")["notices"] if one["doc_id"] == doc_id and one["kind"] == kind)
        return one["screen"], one["part"]

    act(desk, "submit_draft", doc_id=doc_id, to_person=CHIEF)
    assert place(CHIEF, "draft_waits") == ("outgoing", "approve")
    act(desk, "approve_draft", doc_id=doc_id)
    act(desk, "sign_document", doc_id=doc_id)
    assert place(REGISTRY, "to_issue") == ("outgoing", "number")
    act(desk, "assign_number", doc_id=doc_id)
    assert place(REGISTRY, "to_issue") == ("outgoing", "seal")
    act(desk, "seal_document", doc_id=doc_id)
    assert place(REGISTRY, "to_issue") == ("outgoing", "issue")


def submit_to_chief(desk: Desk) -> str:
    """The registry's first document that waits goes to the head."""
    play(desk, REGISTRY)
    doc_id = next(one["doc_id"] for one in look(desk, "notices")["notices"] if one["kind"] == "to_submit")
    act(desk, "submit_incoming", doc_id=doc_id, to_person=CHIEF)
    return str(doc_id)


def test_a_week_of_the_clock_shows_what_colleagues_did(tmp_path: Path) -> None:
    """Whose work nobody did in time does it himself, though the learner may play him; who, what and when is told."""
    desk = make(tmp_path)
    doc_id = submit_to_chief(desk)
    before = desk.state["today"]
    act(desk, "advance_clock", to_date="2024-12-24")
    told = asked(desk, "notices", "since", day=before)["data"]
    directed = next(one for one in told["acts"] if one["doc_id"] == doc_id)
    assert directed["full_name"] == OFFICE.people_by_id[CHIEF].full_name
    assert directed["is_done"]
    assert directed["date_text"] == "19/12/2024"
    assert told["post"] >= 5
    assert look(desk, "notices")["others"][0]["text"]
    # a later day: it isn't told twice
    assert asked(desk, "notices", "since", day="2024-12-24")["data"]["acts"] == []


def test_who_does_it_in_time_leaves_nothing_to_the_colleague(tmp_path: Path) -> None:
    """The colleague waits two working days; a learner who directs before is not overruled."""
    desk = make(tmp_path)
    doc_id = submit_to_chief(desk)
    play(desk, CHIEF)
    act(desk, "direct_document", doc_id=doc_id, directive="Giao bộ phận Văn hóa – Xã hội xử lý.", lead=UNIT_HEAD)
    act(desk, "advance_clock", to_date="2024-12-24")
    assert all(one["doc_id"] != doc_id for one in asked(desk, "notices", "since", day="2024-12-17")["data"]["acts"])


def test_a_colleague_s_refused_attempt_is_told_in_plain_words(tmp_path: Path) -> None:
    """What the system refused a colleague stands in the list with the reason."""
    desk = make(tmp_path)
    submit_to_chief(desk)
    play(desk, ADMIN)
    act(desk, "lock_account", person=CHIEF, reason="Nghỉ phép dài ngày")
    act(desk, "advance_clock", to_date="2024-12-24")
    play(desk, REGISTRY)
    acts = asked(desk, "notices", "since", day="2024-12-17")["data"]["acts"]
    attempt = next(one for one in acts if not one["is_done"])
    assert "khóa" in attempt["refusal"]


def test_what_a_person_may_not_see_is_not_told_to_him(tmp_path: Path) -> None:
    """A colleague's act with a document that I may not read isn't in my list."""
    desk = make(tmp_path)
    doc_id = submit_to_chief(desk)
    act(desk, "advance_clock", to_date="2024-12-24")
    assert any(one["doc_id"] == doc_id for one in look(desk, "notices")["others"])
    stranger = next(
        one.person_id
        for one in OFFICE.people
        if one.roles == ("specialist",) and doc_id in (play(desk, one.person_id), desk.state["hidden"])[1]  # type: ignore[func-returns-value]
    )
    play(desk, stranger)
    assert all(one["doc_id"] != doc_id for one in look(desk, "notices")["others"])


def test_a_day_that_is_none_is_a_fault(tmp_path: Path) -> None:
    """The page is never trusted."""
    assert not asked(make(tmp_path), "notices", "since", day="hôm qua")["ok"]


def test_the_recall_of_a_received_document_comes_with_the_post(tmp_path: Path) -> None:
    """Two days after the plan its sender recalls it; the registry is told of the new message."""
    desk = make(tmp_path, person=REGISTRY)
    act(desk, "advance_clock", to_date="2024-12-19")
    assert any("1871/UBND-VP" in one["text"] for one in look(desk, "notices")["notices"])


# ── registers


@pytest.mark.parametrize("name", ["incoming_register", "outgoing_register", "incoming_progress", "outgoing_progress"])
def test_a_register_is_shown_as_it_is_printed(tmp_path: Path, name: str) -> None:
    """The page is the form of the chosen year; the years are those with documents, the newest first."""
    desk = make(tmp_path, person=REGISTRY)
    data = look(desk, "registers", tab=name)
    assert (data["tab"], data["year"], data["years"][0]) == (name, 2024, 2024)
    assert data["name"].upper() in data["html"]
    assert "Năm 2024" in data["html"]
    assert data["years"] == sorted(set(data["years"]), reverse=True)
    older = look(desk, "registers", tab=name, year=2022)
    assert older["is_over"]
    assert "Năm 2022" in older["html"]


def test_registers_must_be_signed_for_and_closed_on_paper(tmp_path: Path) -> None:
    """Both registers say so with their article; reports and copies have no such duty."""
    desk = make(tmp_path, person=CHIEF)
    closing = {name: look(desk, "registers", tab=name)["closing"] for name in ("incoming_register", "copies")}
    assert "Điều 22" in closing["incoming_register"]
    assert closing["copies"] == ""
    assert "Điều 16" in look(desk, "registers", tab="outgoing_register")["closing"]


def test_printed_registers_bear_the_mark_of_the_system(tmp_path: Path) -> None:
    """Word and Excel say at their foot that they were printed from the system; the history keeps the print."""
    desk = make(tmp_path, person=REGISTRY)
    files = {
        kind: base64.b64decode(
            asked(desk, "registers", "print", tab="outgoing_register", year=2022, format=kind)["data"]["base64"]
        )
        for kind in ("docx", "xlsx")
    }
    feet = "".join(one.text for part in Docx(io.BytesIO(files["docx"])).sections for one in part.footer.paragraphs)
    sheet = load_workbook(io.BytesIO(files["xlsx"])).worksheets[0]
    foot = sheet.oddFooter
    assert PRINT_MARK in feet
    assert any(PRINT_MARK in (one.text or "") for one in (foot.left, foot.center, foot.right))
    assert "Sổ đăng ký văn bản đi năm 2022" in desk.state["history"][-1]["text"]


def test_a_register_or_year_that_isn_t_there_is_the_first(tmp_path: Path) -> None:
    """Arguments of the page are data: an unknown one changes nothing."""
    data = look(make(tmp_path, person=REGISTRY), "registers", tab="__class__", year=1999)
    assert (data["tab"], data["year"]) == ("incoming_register", 2024)


# ── who used what


def with_views(folder: Path) -> Desk:
    """The specialist's file with a document that he reads, and a colleague who may not."""
    desk = make(folder)
    act(desk, "open_case_file", file_notation=OWN, start_date="2024-01-05")
    act(desk, "file_document", file_notation=OWN, documents=LED[:1])
    act(desk, "view_case_file", file_notation=OWN)
    act(desk, "view_document", doc_id=LED[0])
    play(desk, LEAVER)
    assert not ask(desk, "act", action={"type": "view_case_file", "file_notation": OWN})["ok"]
    return desk


def test_the_owner_sees_who_opened_his_file(tmp_path: Path) -> None:
    """Views count by person and last day; a refused attempt is told apart and doesn't count."""
    desk = with_views(tmp_path)
    play(desk, SPECIALIST)
    data = look(desk, "who_saw")
    row = next(one for one in data["files"] if one["item"] == OWN)
    assert (row["views"], row["refused"], row["last_text"]) == (1, 1, "17/12/2024")
    assert row["people"] == OFFICE.people_by_id[SPECIALIST].full_name
    assert [one["item"] for one in data["documents"]] == [LED[0]]
    assert data["use"] is None
    lines = asked(desk, "who_saw", "history", item=OWN)["data"]["lines"]
    assert lines[0]["is_refused"]
    assert lines[0]["full_name"] == OFFICE.people_by_id[LEAVER].full_name
    assert any(line["text"].startswith("Mở hồ sơ") for line in lines)


def test_a_stranger_sees_nothing_of_it(tmp_path: Path) -> None:
    """Whose file it isn't gets neither its counts nor its history."""
    desk = with_views(tmp_path)
    play(desk, LEAVER)
    data = look(desk, "who_saw", every=True)
    assert all(one["item"] != OWN for one in data["files"])
    assert all(one["item"] != LED[0] for one in data["documents"])
    assert not asked(desk, "who_saw", "history", item=OWN)["ok"]
    assert not asked(desk, "who_saw", "history", item="không có")["ok"]


@pytest.mark.parametrize("person", [ARCHIVIST, ADMIN])
def test_archivist_and_administrator_see_all_and_the_system_s_use(tmp_path: Path, person: str) -> None:
    """Every file and document of the office, each account (also with 0), each day."""
    desk = with_views(tmp_path)
    play(desk, person)
    data = look(desk, "who_saw", every=True)
    office = desk._work.office
    assert data["known"] == len(office.case_files) + len(office.documents)
    totals = {one["person"]: one["total"] for one in data["use"]["people"]}
    assert totals[SPECIALIST] == 4
    assert totals[CHIEF] == 0
    assert [(one["date_text"], one["total"]) for one in data["use"]["days"]] == [("17/12/2024", 4)]
    found = look(desk, "who_saw", every=True, query="khen thuong")["files"]
    assert found
    assert all("khen thưởng" in one["about"].lower() for one in found)


# ── administration


def test_roles_change_only_with_the_second_person(tmp_path: Path) -> None:
    """The proposer has no button to confirm; the head has; then the new role brings its screens."""
    desk = make(tmp_path, person=ADMIN)
    act(desk, "propose_roles", person=SPECIALIST, roles=["specialist", "registry_clerk"], reason="Kiêm nhiệm")
    data = look(desk, "administration")
    assert data["proposals"][0]["is_own"]
    assert shown(desk)["administration"] == 0
    assert not ask(desk, "act", action={"type": "confirm_roles", "person": SPECIALIST})["ok"]
    play(desk, CHIEF)
    assert shown(desk)["administration"] == 1
    assert not look(desk, "administration")["proposals"][0]["is_own"]
    assert set(look(desk, "administration")["may"]) == {"confirm_roles", "reject_roles"}
    act(desk, "confirm_roles", person=SPECIALIST)
    changed = look(desk, "administration")
    assert changed["changes"][0]["is_confirmed"]
    assert not changed["proposals"]
    row = next(one for one in changed["people"] if one["person"] == SPECIALIST)
    assert row["is_changed"]
    assert row["first_text"] == "chuyên viên"
    play(desk, SPECIALIST)
    assert "registers" in shown(desk)
    assert desk.state["roles"] == ["registry_clerk", "specialist"]


def test_a_lock_stands_with_its_reason_and_what_it_leaves_behind_is_warned_of(tmp_path: Path) -> None:
    """The account shows who locked it, when and why; files that nobody took over are a warning."""
    desk = make(tmp_path, person=ADMIN)
    act(desk, "lock_account", person=LEAVER, reason="Đã chuyển công tác")
    data = look(desk, "administration")
    lock = next(one["lock"] for one in data["people"] if one["person"] == LEAVER)
    assert lock["reason"] == "Đã chuyển công tác"
    assert lock["date_text"] == "17/12/2024"
    assert any(one["kind"] == "locked_with_files" and one["person"] == LEAVER for one in data["conflicts"])
    act(desk, "unlock_account", person=LEAVER, reason="Trở lại làm việc")
    assert not look(desk, "administration")["conflicts"]


def test_groups_of_documents_are_listed_in_words(tmp_path: Path) -> None:
    """Who may see the group, what is in it, who made it."""
    desk = make(tmp_path, person=ADMIN)
    name = OFFICE.case_files[0].name
    act(desk, "make_group", name="Thanh tra", level="limited", people=[SPECIALIST], case_files=[name])
    group = look(desk, "administration")["groups"][0]
    assert (group["name"], group["case_files"]) == ("Thanh tra", [name])
    assert group["people"] == [OFFICE.people_by_id[SPECIALIST].full_name]


def test_the_table_of_duties_tells_every_action_and_tells_it_right() -> None:
    """Each action but the clock stands in exactly one line, and all of a line have the same roles."""
    told = [name for line in told_actions() for name in line]
    kinds, table = action_types(), duties()
    assert sorted(told) == sorted(name for name, kind in kinds.items() if kind is not AdvanceClock)
    rows = [line for group in duty_rows() for line in group["lines"]]
    for names, row in zip(told_actions(), rows, strict=True):
        roles = {frozenset(table[kinds[name]]) - {"outside"} for name in names}
        assert roles == {frozenset(row["roles"])}, row["text"]


def test_an_office_without_these_functions_shows_none_of_them(tmp_path: Path) -> None:
    """Screens come only with the functions that the situation switches on."""
    desk = make(tmp_path, replace(OFFICE, functions=("clock",)), ADMIN)
    assert not shown(desk).keys() & set(NEW_SCREENS)


# ── what follows from roles and rights


def test_forms_are_offered_by_the_roles_in_force(tmp_path: Path) -> None:
    """Who is made a registry clerk is offered the registers that he may print; who is no longer one isn't."""
    registers = {"incoming_register", "outgoing_register"}
    desk = make(tmp_path, person=SPECIALIST)
    assert not registers & {one["id"] for one in desk.setting["forms"]}
    for person, roles in ((SPECIALIST, ["specialist", "registry_clerk"]), (REGISTRY, ["specialist"])):
        play(desk, ADMIN)
        act(desk, "propose_roles", person=person, roles=roles, reason="Phân công lại")
        play(desk, CHIEF)
        act(desk, "confirm_roles", person=person)
    for person, is_registry in ((SPECIALIST, True), (REGISTRY, False)):
        play(desk, person)
        offered = {one["id"] for one in desk.setting["forms"]} & registers
        assert offered == (registers if is_registry else set())
        for name in registers:
            assert ask(desk, "print", form=name, format="html")["ok"] == is_registry


def test_what_the_office_made_itself_stands_last(tmp_path: Path) -> None:
    """The page takes the last document for the newest: one that was only shown to somebody since stands before."""
    desk = make(tmp_path, person=SPECIALIST)
    act(desk, "draft_document", type_name="Báo cáo", subject="kết quả", body=["Nội dung."], recipients=["Lưu: VT"])
    (drafted,) = desk.state["documents"]
    hidden = set(desk.state["hidden"])
    name = next(one.name for one in OFFICE.case_files if set(one.documents) <= hidden and one.status == "open")
    play(desk, CHIEF)
    act(desk, "grant_access", file_notation=name, person=SPECIALIST, level="view")
    play(desk, SPECIALIST)
    shown_now = [one["doc_id"] for one in desk.state["documents"]]
    assert len(shown_now) > 1
    assert shown_now[-1] == drafted["doc_id"]
