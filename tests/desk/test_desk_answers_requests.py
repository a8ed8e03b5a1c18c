"""The Desk without a browser: every request gets one answer, in three parts, and hostile ones do nothing."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from hoso_kit.desk import places
from hoso_kit.desk.desk import Desk, HandInFailed
from hoso_kit.office.actions import unstructure_action
from hoso_kit.office.work import Work
from hoso_kit.rubric.exercise import Exercise
from hoso_kit.rubric.planting import plant
from tests.world import first_day, marked, others_entry, own_entry, practice

EX = practice()
NAME = own_entry(EX)
OPEN = {"type": "open_case_file", "file_notation": NAME, "start_date": first_day(EX).isoformat()}


def put(*doc_ids: str) -> dict[str, Any]:
    return {"type": "file_document", "file_notation": NAME, "documents": list(doc_ids)}


def make(folder: Path, exercise: Exercise = EX, mode: str = "practice", **ways: Any) -> Desk:
    work = Work.resume(exercise.scenario, folder / "journal.jsonl", "hv001")
    return Desk(exercise, work, folder, mode, **ways)


def act(desk: Desk, action: object) -> dict[str, Any]:
    return desk.handle({"id": 1, "do": "act", "action": action})


def play(desk: Desk, exercise: Exercise, *mistake_ids: str) -> None:
    assert exercise.key is not None
    for action in plant(mistake_ids, exercise.scenario, exercise.key):
        assert act(desk, unstructure_action(action))["ok"]


def test_an_action_shows_in_the_state_at_once(tmp_path: Path) -> None:
    """The state that follows a request already holds what was done."""
    desk = make(tmp_path)
    reply = act(desk, OPEN)
    assert (reply["to"], reply["ok"], reply["notice"]["kind"]) == (1, True, "done")
    act(desk, put("d001", "d002"))
    (case_file,) = desk.state["case_files"]
    assert (case_file["file_notation"], case_file["doc_total"]) == (NAME, 2)
    assert desk.state["filed"] == {"d001": [NAME], "d002": [NAME]}
    assert [line["kind"] for line in desk.state["history"]] == ["action", "action"]


def test_a_refusal_is_told_in_three_parts_with_its_article(tmp_path: Path) -> None:
    """What was seen, what to try, which Điều; the attempt stands in the history."""
    desk = make(tmp_path)
    reply = act(desk, OPEN | {"file_notation": others_entry(EX)})
    assert not reply["ok"]
    notice = reply["notice"]
    assert notice["kind"] == "refused"
    assert notice["seen"]
    assert notice["advice"]
    assert notice["citation"].startswith("Nghị định 30/2020/NĐ-CP, Điều 29")
    assert desk.state["history"][-1]["kind"] == "refused"
    assert not desk.state["case_files"]


@pytest.mark.parametrize(
    "request_",
    [
        None, 7, "act", [], {}, {"id": 1}, {"id": "x", "do": "act"}, {"id": 1, "do": "__class__"},
        {"id": 1, "do": ["act"]}, {"id": 1, "do": "act"}, {"id": 1, "do": "act", "action": None},
        {"id": 1, "do": "act", "action": {"type": "rm"}},
        {"id": 1, "do": "act", "action": {"type": ["open_case_file"]}},
        {"id": 1, "do": "act", "action": OPEN | {"extra": 1}},
        {"id": 1, "do": "act", "action": OPEN | {"start_date": 20240101}},
        {"id": 1, "do": "act", "action": OPEN | {"file_notation": "x" * 100_000}},
        {"id": 1, "do": "act", "action": {"type": "file_document", "file_notation": NAME, "documents": "d001"}},
        {"id": 1, "do": "act", "action": {"type": "file_document", "file_notation": NAME, "documents": [["d001"]]}},
        {"id": 1, "do": "hint"}, {"id": 1, "do": "hint", "criterion": {"a": 1}},
        {"id": 1, "do": "hint", "criterion": "x"},
        {"id": 1, "do": "submit"}, {"id": 1, "do": "download"}, {"id": 1, "do": "new_variant"},
    ],
)  # fmt: skip
def test_a_request_that_makes_no_sense_is_answered_and_changes_nothing(tmp_path: Path, request_: object) -> None:
    """Every message from the page is untrusted: a kind error, no traceback, an unchanged journal."""
    desk = make(tmp_path)
    before = (tmp_path / "journal.jsonl").read_bytes()
    reply = desk.handle(request_)
    assert not reply["ok"]
    assert reply["notice"]["kind"] == "error"
    assert "Traceback" not in json.dumps(reply)
    assert (tmp_path / "journal.jsonl").read_bytes() == before


def test_a_failure_inside_is_a_kind_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback ever reaches a learner, and nothing is lost."""
    desk = make(tmp_path)
    monkeypatch.setattr(Work, "do", lambda *_: 1 / 0)
    notice = act(desk, OPEN)["notice"]
    assert "ZeroDivisionError" in notice["seen"]
    assert "vẫn còn nguyên" in notice["advice"]


def test_the_check_gives_the_mark_and_keeps_it(tmp_path: Path) -> None:
    """The self-check is the grader; its mark is remembered for the start page and after a reload."""
    desk = make(tmp_path)
    play(desk, EX, "duplicate_left")
    data = desk.handle({"id": 2, "do": "check"})["data"]
    assert data["score"] == 9.75
    (line,) = [line for line in data["lines"] if line["outcome"] != "MET"]
    (found,) = line["findings"]
    assert found["mistake"] == "duplicate_left"
    assert found["actions"]
    assert found["citation"].startswith("Nghị định 30/2020/NĐ-CP, Điều 29 khoản 4")
    assert places.read_last_score(tmp_path) == places.LastScore(9.75, 10.0)
    assert make(tmp_path).state["last_score"] == 9.75


def test_hints_come_one_at_a_time_and_are_remembered(tmp_path: Path) -> None:
    """Each request gives the next hint; a reload goes on where it was; the last one is repeated."""
    ask = {"id": 1, "do": "hint", "criterion": "belongs"}
    desk = make(tmp_path)
    first, second = (desk.handle(ask)["data"] for _ in range(2))
    third, again = (make(tmp_path).handle(ask)["data"] for _ in range(2))
    assert [one["number"] for one in (first, second, third, again)] == [1, 2, 3, 3]
    assert len({one["text"] for one in (first, second, third, again)}) == 3


def test_the_solution_is_only_in_practice(tmp_path: Path) -> None:
    """Marked work has no solution, whatever the page asks for."""
    assert make(tmp_path / "a").handle({"id": 1, "do": "solution"})["ok"]
    desk = make(tmp_path / "b", marked(), "marked")
    assert desk.setting["buttons"]["solution"] is False
    assert not desk.handle({"id": 1, "do": "solution"})["ok"]


def test_without_a_key_the_check_says_who_marks(tmp_path: Path) -> None:
    """A machine without key gives no mark and no error."""
    exercise = marked()
    desk = make(tmp_path, Exercise(exercise.scenario, exercise.rubric, None), "marked")
    reply = desk.handle({"id": 1, "do": "check"})
    assert reply["notice"]["kind"] == "info"
    assert "giảng viên" in reply["notice"]["title"]


def test_the_second_window_is_told(tmp_path: Path) -> None:
    """The later window sees the other's work and is told; its own action wasn't done."""
    first, second = make(tmp_path), make(tmp_path)
    act(first, OPEN)
    reply = act(second, OPEN)
    assert not reply["ok"]
    assert "cửa sổ khác" in reply["notice"]["title"]
    assert second.state["notice"]
    assert [one["file_notation"] for one in second.state["case_files"]] == [NAME]
    act(second, put("d001"))
    assert second.state["notice"] is None


def test_handing_in_and_downloading(tmp_path: Path) -> None:
    """The classroom's receipt is shown; its failure is a sentence that loses nothing."""
    desk = make(tmp_path, marked(), "marked", hand_in=lambda: "Đã nộp lúc 10:00", pack=lambda: ("a.zip", b"PK"))
    assert desk.handle({"id": 1, "do": "submit"})["ok"]
    assert desk.state["submitted_text"] == "Đã nộp lúc 10:00"
    data = desk.handle({"id": 2, "do": "download"})["data"]
    assert (data["file_name"], base64.b64decode(data["base64"])) == ("a.zip", b"PK")

    def fails() -> str:
        raise HandInFailed("Chưa nộp được.")

    reply = make(tmp_path, marked(), "marked", hand_in=fails).handle({"id": 3, "do": "submit"})
    assert (reply["ok"], reply["notice"]["seen"]) == (False, "Chưa nộp được.")


@pytest.mark.parametrize("mode", ["practice", "marked"])
def test_nothing_of_the_key_reaches_the_page(tmp_path: Path, mode: str) -> None:
    """setting, state and (in marked work) every reply: no matter id, no seed, no model title of an unlisted file,
    no list of which document belongs where."""
    exercise = EX if mode == "practice" else marked()
    key = exercise.key
    assert key is not None
    desk = make(tmp_path, exercise, mode)
    play(desk, exercise, "wrong_file", "foreign_document", "missing_document", "shared_missing")
    sent = json.dumps([desk.setting, desk.handle({"id": 1, "do": "check"}), desk.state], ensure_ascii=False)
    assert key.seed not in sent
    secret = {matter.matter_id for matter in key.matters} | {"scenario_digest", "leftovers", "model_title"}
    assert not [word for word in secret if f'"{word}"' in sent]
    for line in desk.handle({"id": 1, "do": "check"})["data"]["lines"]:
        for found in line["findings"]:
            # a finding may name documents that the learner himself filed, never one that he hasn't
            assert set(found["documents"]) <= set(desk.state["filed"])


def test_unlisted_titles_are_not_told(tmp_path: Path) -> None:
    """The screen of a fresh marked exercise doesn't know the title of the file that isn't on the list."""
    exercise = marked()
    assert exercise.key is not None
    (secret,) = [matter.model_title for matter in exercise.key.matters if not matter.is_listed]
    desk = make(tmp_path, exercise, "marked")
    assert secret not in json.dumps([desk.setting, desk.state], ensure_ascii=False)
