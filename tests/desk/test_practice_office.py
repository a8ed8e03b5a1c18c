"""The practice office: free play in an office in which everything is switched on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hoso_kit.classroom.course import Course
from hoso_kit.desk import places
from hoso_kit.desk.desk import Desk
from hoso_kit.desk.gallery import gallery_html
from hoso_kit.desk.opening import make_desk
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
    assert make_desk("van-phong", "free").state["history"] == []


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
