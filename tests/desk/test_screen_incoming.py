"""Incoming documents at the Desk: each role its own part, what is closed stays closed, PDFs are really verified."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hoso_kit.desk import signed_papers
from hoso_kit.desk.desk import Desk
from hoso_kit.office.scenario import Scenario
from tests.archive_use.states import destroyed
from tests.desk.desks import act, ask, free_desk, play
from tests.desk.desks import look as look_at
from tests.world import practice_office

OFFICE = practice_office()
CHIEF, DEPUTY, UNIT_HEAD, SPECIALIST, REGISTRY, ARCHIVIST, ADMIN = "p01", "p02", "p05", "p04", "p08", "p11", "p12"
PLAN, VILLAGE, TAMPERED = "g01", "g02", "g03"
# words that would tell the page which PDF a delivery is
TELLING = ("tampered", "untrusted", "person_only", '"expired"', '"unsigned"', '"signature"')


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The learner's home for this test."""
    monkeypatch.setenv("HOSO_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def make(folder: Path, scenario: Scenario = OFFICE, person: str = REGISTRY) -> Desk:
    return free_desk(scenario, folder / "work", person=person)


def look(desk: Desk, **args: Any) -> dict[str, Any]:
    return look_at(desk, "incoming", **args)


def tabs(desk: Desk) -> list[str]:
    return [one["id"] for one in look(desk)["tabs"]]


def waits(desk: Desk) -> int | None:
    return next((one["count"] for one in desk.state["screens"] if one["name"] == "incoming"), None)


def own(desk: Desk, what: str, **args: Any) -> dict[str, Any]:
    return ask(desk, "ask", screen="incoming", what=what, args=args)


def register_plan(desk: Desk) -> str:
    act(desk, "receive_delivery", delivery_id=PLAN)
    act(desk, "register_incoming", delivery_id=PLAN)
    return "v01"


def test_each_role_sees_its_own_part(tmp_path: Path) -> None:
    """Registry, leaders and specialists each have their tabs; who has no part in incoming documents has no screen."""
    desk = make(tmp_path)
    assert tabs(desk) == ["receive", "register", "submit", "overdue", "follow"]
    play(desk, CHIEF)
    assert tabs(desk) == ["direct", "overdue", "follow"]
    play(desk, UNIT_HEAD)
    assert tabs(desk) == ["mine", "overdue", "follow"]
    play(desk, SPECIALIST)
    assert tabs(desk) == ["mine"]
    assert look(desk, tab="receive")["tab"] == "mine"
    for person in (ARCHIVIST, ADMIN):
        play(desk, person)
        assert waits(desk) is None
        assert look(desk) == {}


def test_navigation_counts_what_waits_for_the_person(tmp_path: Path) -> None:
    """The count falls by one with the registry's submission and rises at the leader, then at him who leads."""
    desk = make(tmp_path)
    doc_id = register_plan(desk)
    before = waits(desk)
    assert before is not None
    act(desk, "submit_incoming", doc_id=doc_id, to_person=CHIEF)
    assert waits(desk) == before - 1
    play(desk, SPECIALIST)
    led = waits(desk)
    assert led is not None
    play(desk, CHIEF)
    assert waits(desk) == 1
    act(desk, "direct_document", doc_id=doc_id, directive="Giải quyết.", lead=SPECIALIST, informed=[DEPUTY])
    assert waits(desk) == 0
    play(desk, SPECIALIST)
    assert waits(desk) == led + 1
    play(desk, DEPUTY)
    (row,) = look(desk, tab="mine")["rows"]
    assert row["part_text"] == "Để biết"
    assert waits(desk) == 0


def test_closed_envelope_shows_only_what_stands_on_it(tmp_path: Path) -> None:
    """Điều 21 khoản 1: nothing of the paper inside reaches the page before the envelope is opened."""
    desk = make(tmp_path)
    chosen = look(desk, tab="receive", delivery=VILLAGE)["chosen"]
    assert chosen["document"] is None
    assert chosen["envelope"]["condition"] == "Nguyên vẹn"
    inside = next(one for one in OFFICE.deliveries if one.delivery_id == VILLAGE).document
    told = json.dumps([look(desk, tab=one) for one in tabs(desk)] + [desk.state, desk.setting], ensure_ascii=False)
    assert inside.subject not in told
    assert inside.body[0] not in told
    act(desk, "receive_delivery", delivery_id=VILLAGE)
    opened = look(desk, tab="register", delivery=VILLAGE)["chosen"]
    assert opened["document"]["subject"] == inside.subject


def test_verification_is_real_and_the_page_learns_no_kind(tmp_path: Path, home: Path) -> None:
    """pyHanko's findings reach the page in Vietnamese; which PDF was made does not, in no answer and no file's name."""
    desk = make(tmp_path)
    sound, forged = (own(desk, "verify", delivery_id=one) for one in (PLAN, TAMPERED))
    assert sound["data"]["is_sound"]
    assert len(sound["data"]["signatures"]) == 2
    assert not forged["data"]["is_sound"]
    assert "Nội dung đã bị thay đổi sau khi ký." in forged["data"]["signatures"][0]["facts"]
    assert any("Điều 21" in one["text"] for one in forged["data"]["citations"])
    opened = own(desk, "open_paper", delivery_id=TAMPERED)["data"]
    assert opened["file_name"] == "402-tb-ptckh.pdf"
    shown = [desk.setting, desk.state, sound, forged, opened["file_name"], *(look(desk, tab=one) for one in tabs(desk))]
    names = [str(path) for path in home.rglob("*")]
    told = json.dumps([*shown, names], ensure_ascii=False)
    assert [word for word in TELLING if word in told] == []
    assert desk.state["history"][-1]["text"].startswith("Kiểm tra chữ ký số của văn bản 402/TB-PTCKH")


def test_papers_lie_beside_the_served_folder_for_their_owner_alone(tmp_path: Path, home: Path) -> None:
    """Keys and PDFs are in the home, neither served nor handed in with the work, and a kept PDF isn't made again."""
    desk = make(tmp_path)
    first = own(desk, "open_paper", delivery_id=PLAN)["data"]["base64"]
    (kept,) = (home / signed_papers.PAPERS_FOLDER).iterdir()
    assert kept.stat().st_mode & 0o077 == 0
    assert {path.name for path in home.iterdir()} == {signed_papers.PAPERS_FOLDER, signed_papers.AUTHORITY_FOLDER}
    assert [path.name for path in (tmp_path / "work").iterdir() if path.suffix in (".pdf", ".pem")] == []
    assert own(desk, "open_paper", delivery_id=PLAN)["data"]["base64"] == first


def test_spoilt_papers_and_folders_are_told_kindly(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken PDF is said to be broken and can be fetched again; a spoilt CA or a home that can't be written to is
    told with what to do."""
    desk = make(tmp_path)
    own(desk, "open_paper", delivery_id=PLAN)
    (kept,) = (home / signed_papers.PAPERS_FOLDER).iterdir()
    kept.write_bytes(b"%PDF-1.7 nothing more")
    broken = own(desk, "verify", delivery_id=PLAN)["data"]
    assert not broken["is_readable"]
    assert "bị hỏng" in broken["verdict"]
    assert own(desk, "verify", delivery_id=PLAN, again=True)["data"]["is_sound"]
    (home / signed_papers.AUTHORITY_FOLDER / "root-trusted.pem").write_bytes(b"spoilt")
    told = own(desk, "verify", delivery_id=PLAN)
    assert not told["ok"]
    assert "Chứng thư số luyện tập trên máy này bị hỏng" in told["notice"]["seen"]
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("HOSO_HOME", str(tmp_path / "file" / "home"))
    told = own(desk, "verify", delivery_id=PLAN)
    assert not told["ok"]
    assert "quyền ghi" in told["notice"]["advice"]
    assert "Traceback" not in json.dumps(told)


def test_only_the_registry_opens_messages_and_no_secret(tmp_path: Path, home: Path) -> None:
    """A message's PDF is the registry's to check; a secret on the network isn't opened (Điều 22 khoản 4)."""
    first, *others = OFFICE.deliveries
    secret = replace(first, document=replace(first.document, secrecy="Mật"))
    desk = make(tmp_path, replace(OFFICE, deliveries=(secret, *others)))
    chosen = look(desk, tab="receive", delivery=PLAN)["chosen"]
    assert chosen["is_hidden"]
    assert first.document.subject not in json.dumps(chosen, ensure_ascii=False)
    for what in ("verify", "open_paper"):
        told = own(desk, what, delivery_id=PLAN)
        assert not told["ok"]
        assert "Điều 22" in told["notice"]["citation"]
    assert not own(desk, "verify", delivery_id=VILLAGE)["ok"]
    assert not own(desk, "verify", delivery_id="g99")["ok"]
    play(desk, SPECIALIST)
    assert not own(desk, "verify", delivery_id=TAMPERED)["ok"]
    assert not home.exists()


def test_duplicate_is_shown_once_the_paper_can_be_read(tmp_path: Path) -> None:
    """Phụ lục VI mục III.1.h: the same number, symbol and body as a registered document is warned of."""
    desk = make(tmp_path)
    register_plan(desk)
    act(desk, "advance_clock", to_date="2024-12-20")
    assert not look(desk, tab="receive", delivery="g09")["chosen"]["duplicates"]
    act(desk, "receive_delivery", delivery_id="g09")
    (twin,) = look(desk, tab="register", delivery="g09")["chosen"]["duplicates"]
    assert "1842/KH-UBND" in twin["text"]
    assert twin["doc_id"] == "v01"


def test_envelope_by_name_goes_there_and_comes_back(tmp_path: Path) -> None:
    """Điều 21 khoản 1 điểm b: who got it by name gives the office's business back to be registered."""
    desk = make(tmp_path)
    act(desk, "advance_clock", to_date="2024-12-18")
    act(desk, "forward_unopened", delivery_id="g05", to_person=DEPUTY)
    play(desk, DEPUTY)
    (envelope,) = look(desk, tab="mine")["envelopes"]
    assert envelope["about"] == "Bì chưa bóc"
    act(desk, "hand_back_delivery", delivery_id="g05")
    assert "mine" not in tabs(desk)
    play(desk, REGISTRY)
    assert [one["delivery_id"] for one in look(desk, tab="register")["rows"]] == ["g05"]


def test_head_of_a_unit_follows_his_unit_alone(tmp_path: Path) -> None:
    """The whole register is for registry and leaders of the office; a head of a unit sees what his unit handles."""
    desk = make(tmp_path)
    everything = {one["doc_id"] for one in look(desk, tab="follow")["rows"]}
    play(desk, UNIT_HEAD)
    people = OFFICE.people_by_id
    rows = look(desk, tab="follow")["rows"]
    assert 0 < len(rows) < len(everything)
    handlers = [[people[one].unit for one in (row["lead"], *row["support"]) if one] for row in rows]
    assert all(people[UNIT_HEAD].unit in units for units in handlers)


def test_way_of_a_document_is_told_with_its_trace(tmp_path: Path) -> None:
    """Mục III.1.k: the detail tells who did what, and what the sender was told; an unknown document is refused."""
    desk = make(tmp_path)
    doc_id = register_plan(desk)
    act(desk, "submit_incoming", doc_id=doc_id, to_person=CHIEF, proposal="Giao VHXH.")
    told = own(desk, "detail", doc_id=doc_id)["data"]
    assert [line["name"] for line in told["history"]] == ["Tiếp nhận", "Đăng ký", "Trình"]
    assert [line["status"] for line in told["trace"]] == ["01", "03", "03"]
    assert not own(desk, "detail", doc_id="nothing")["ok"]


def test_what_came_is_not_opened_after_it_was_destroyed(tmp_path: Path, home: Path) -> None:
    """The PDF that came is what lay in the file: it is gone with it, also for the registry that took it in."""
    desk = make(tmp_path)
    doc_id = register_plan(desk)
    assert own(desk, "open_paper", delivery_id=PLAN)["ok"]
    desk._work.office = destroyed(desk._work.office, doc_id)
    for what in ("verify", "open_paper"):
        answer = own(desk, what, delivery_id=PLAN)
        assert not answer["ok"]
        assert "không còn được đọc" in answer["notice"]["seen"]
