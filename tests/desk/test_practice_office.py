"""The practice office: free play in an office in which everything is switched on."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hoso_kit.classroom.course import Course
from hoso_kit.desk import places
from hoso_kit.desk.desk import Desk
from hoso_kit.desk.gallery import gallery_html
from hoso_kit.desk.opening import make_desk
from hoso_kit.office.office import Office
from hoso_kit.office.transferring_dates import due_date
from hoso_kit.office.transferring_lists import list_for_review
from hoso_kit.records.retention import parse_maintenance
from hoso_kit.records.working_days import is_working_day
from hoso_kit.regulations import retention_table
from scripts.make_practice_office import written
from tests.world import COURSE, ROOT, practice_office

ROLES = {"specialist", "registry_clerk", "head_of_unit", "head_of_office", "archivist", "administrator"}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The practice office in a learner's own folder."""
    monkeypatch.setenv("HOSO_HOME", str(tmp_path))
    monkeypatch.setenv("HOSO_LEARNER", "hv007")
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    return make_desk("van-phong", "free")


def act(desk: Desk, **action: Any) -> dict[str, Any]:
    return desk.handle({"id": 1, "do": "act", "action": action})


def test_the_committed_situation_is_what_the_maker_makes() -> None:
    """Whoever changes the additions or the storybook makes the situation anew and commits it."""
    assert (ROOT / "sample_data" / "van-phong" / "situation.json").read_text("utf-8") == written()


def test_everybody_can_be_played_and_every_role_is_there() -> None:
    """One learner alone can do the work of the whole office of 2024, at least two people in each unit."""
    scenario = practice_office()
    assert set(scenario.plays) == set(scenario.people_by_id)
    assert {role for person in scenario.people for role in person.roles} == ROLES
    units = [heading.abbreviation for heading in scenario.file_list.headings]
    assert len(units) >= 3
    assert all(sum(person.unit == unit for person in scenario.people) >= 2 for unit in units)
    assert (scenario.today.year, scenario.file_list.file_catalog, scenario.edition) == (2024, 2024, "nd30-2011")


def test_free_play_asks_nothing_and_marks_nothing(desk: Desk) -> None:
    """No points, no check, no hint, no solution, nothing to hand in; only the way back to the beginning."""
    assert desk.setting["exercise"]["points"] == 0
    assert desk.setting["exercise"]["mode"] == "free"
    assert {name for name, is_there in desk.setting["buttons"].items() if is_there} == {"new_variant"}
    for request in ("check", "hint", "solution", "submit", "download"):
        assert not desk.handle({"id": 1, "do": request})["ok"]
    assert desk.state["last_score"] is None


def test_free_play_goes_on_after_a_reload(desk: Desk) -> None:
    """A new kernel finds the clock and the actions where they were left."""
    assert act(desk, type="advance_clock", to_date="2024-12-24")["ok"]
    again = make_desk("van-phong", "free")
    assert again.state["today"] == "2024-12-24"
    assert len(again.state["history"]) == 1


def test_beginning_again_keeps_the_old_journal_aside(desk: Desk, tmp_path: Path) -> None:
    """The office is as on its first day; what was done before stays on the disk and is told no more."""
    assert act(desk, type="advance_clock", to_date="2024-12-24")["ok"]
    answer = desk.handle({"id": 2, "do": "new_variant"})
    assert answer["notice"]["title"] == "Đã làm lại từ đầu"
    assert desk.state["today"] == practice_office().today.isoformat()
    journals = sorted(path.read_text("utf-8").count("advance_clock") for path in tmp_path.rglob("journal.jsonl"))
    assert journals == [0, 1]
    assert [one["kind"] for one in make_desk("van-phong", "free").state["history"]] == ["note"]


def test_an_updated_office_does_not_lock_the_learner_out(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an update of the situation the old journal is kept aside and the learner is told."""
    assert act(desk, type="advance_clock", to_date="2024-12-24")["ok"]
    data = json.loads(places.situation_of("van-phong").read_text("utf-8"))
    changed = tmp_path / "situation.json"
    changed.write_text(json.dumps(data | {"variant": "KHAC"}), encoding="utf-8")
    monkeypatch.setattr(places, "situation_of", lambda _: changed)
    again = make_desk("van-phong", "free")
    assert "đã được cập nhật" in again.state["notice"]["title"]
    assert again.state["history"] == []


def test_the_card_tells_actions_and_no_mark(desk: Desk, tmp_path: Path) -> None:
    """The start page leads to the office and counts actions; it never shows a mark there."""
    act(desk, type="advance_clock", to_date="2024-12-24")
    page = gallery_html("hv007", tmp_path, Course(COURSE))
    card = page[page.index('id="hg-office"') :]
    assert 'href="van-phong.ipynb"' in card
    assert "Đang làm · 1 thao tác" in card
    assert "điểm</p>" not in card


def test_the_years_before_lie_ready_for_the_archive() -> None:
    """Ended files of all kinds of period and carrier wait, are late, were taken over or are past their period."""
    office = Office(practice_office())
    ended = [one for one in office.case_files.values() if one.status == "closed"]
    due = {one.name: due_date(office, one).due for one in ended}
    assert {"Vĩnh viễn", "70 năm", "20 năm", "10 năm", "5 năm"} <= {one.maintenance for one in ended}
    assert {one.carrier for one in ended} == {"electronic", "paper", "mixed"}
    assert any(day is not None and day < office.today for day in due.values())
    assert any(day is not None and 0 <= (day - office.today).days <= 30 for day in due.values())
    (construction,) = (one for one in ended if one.is_construction)
    assert due[construction.name] == date(2024, 12, 24)
    assert [line.case_file.file_catalog for line in list_for_review(office)] == [2018]


def test_one_given_file_is_to_be_returned() -> None:
    """The file with planted faults holds a draft, a second copy and a period below the table's."""
    office = Office(practice_office())
    faulty = next(one for one in office.case_files.values() if one.name == "2023.08.VHXH")
    held = [office.known_document(doc_id) for doc_id in faulty.documents]
    assert any(one.is_draft for one in held)
    assert any(office.duplicates_of(one.doc_id) for one in held)
    row = next(row for row in retention_table(office.scenario.retention_table).rows if row.row == faulty.retention_row)
    assert parse_maintenance(faulty.maintenance) < parse_maintenance(row.maintenance)


def test_the_post_brings_every_kind_of_delivery() -> None:
    """Each signature, each kind of envelope, a second copy and a wrong addressee come in the next working days."""
    scenario = practice_office()
    post = scenario.deliveries
    assert {one.signature for one in post if one.is_electronic} == {
        "valid",
        "tampered",
        "expired",
        "untrusted",
        "person_only",
        "unsigned",
    }
    assert any(one.envelope and one.envelope.named_person for one in post)
    assert any(one.secrecy for one in post)
    assert any(one.urgency for one in post)
    assert any(one.to_organ_id != scenario.office.organ_id for one in post)
    names = [one.document.identity for one in post]
    assert len(set(names)) < len(names)
    assert all(is_working_day(one.delivered_date, scenario.holidays) for one in post)
    assert any(one.delivered_date == scenario.today for one in post)
    assert max(one.delivered_date for one in post).year == 2025


def test_a_day_in_the_office(desk: Desk) -> None:
    """The registry takes a message in, the archive takes one file over and gives another back."""

    def plays(person: str) -> None:
        assert desk.handle({"id": 3, "do": "act_as", "person": person})["ok"]

    plays("p08")
    assert act(desk, type="receive_delivery", delivery_id="g01")["ok"]
    plays("p04")
    batch = "Đợt 1"
    assert act(desk, type="make_transfer_batch", batch_id=batch, case_files=["2023.02.VHXH", "2023.08.VHXH"])["ok"]
    assert act(desk, type="submit_transfer", batch_id=batch)["ok"]
    plays("p11")
    assert act(desk, type="accept_case_file", file_notation="2023.02.VHXH")["ok"]
    reason = "Tiêu đề chưa nêu nội dung; còn bản trùng và dự thảo; thời hạn ngắn hơn Bảng."
    assert act(desk, type="return_case_file", file_notation="2023.08.VHXH", reason=reason)["ok"]
    plays("p04")
    states = {one["file_notation"]: one["status"] for one in desk.state["case_files"]}
    assert (states["2023.02.VHXH"], states["2023.08.VHXH"]) == ("accepted", "returned")
