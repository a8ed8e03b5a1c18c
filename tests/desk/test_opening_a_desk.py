"""Opening: the learner's folder, resuming, practice variants, and what can't be opened."""

import shutil
from pathlib import Path

import pytest

from hoso_kit.desk import open_desk, places
from hoso_kit.desk.opening import CannotOpen, make_desk
from tests.world import COURSE


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner's own folder, and the course that the server names."""
    monkeypatch.setenv("HOSO_HOME", str(tmp_path))
    monkeypatch.setenv("HOSO_COURSE", str(COURSE))
    monkeypatch.setenv("HOSO_LEARNER", "hv007")
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    return tmp_path


def open_first(desk) -> dict:  # type: ignore[no-untyped-def,type-arg]
    entry = next(
        entry
        for heading in desk.setting["file_list"]["headings"]
        for group in (heading, *heading["subheadings"])
        for entry in group["entries"]
        if entry["is_mine"]
    )
    action = {"type": "open_case_file", "file_notation": entry["file_notation"]}
    day = desk.state["today"][:4] + "-01-02"
    return desk.handle({"id": 1, "do": "act", "action": action | {"start_date": day}})  # type: ignore[no-any-return]


@pytest.mark.parametrize("mode", ["practice", "marked"])
def test_work_is_resumed_after_a_reload(mode: str) -> None:
    """A new kernel finds the same variant and the same state."""
    desk = make_desk("e16-lap-ho-so", mode)
    assert open_first(desk)["ok"]
    again = make_desk("e16-lap-ho-so", mode)
    assert again.setting == desk.setting
    assert again.state["case_files"] == desk.state["case_files"]


def test_a_new_variant_keeps_the_old_work(home: Path) -> None:
    """Practice draws another situation; the earlier journal stays on the disk."""
    desk = make_desk("e16-lap-ho-so", "practice")
    before = desk.setting
    open_first(desk)
    assert desk.handle({"id": 2, "do": "new_variant"})["ok"]
    assert desk.setting != before
    assert not desk.state["case_files"]
    assert len(list(home.rglob("journal.jsonl"))) == 2


def test_practice_goes_on_with_a_new_variant_when_the_storybook_has_changed(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an update a seed draws another situation: the old work is kept, the learner is told and not locked out."""
    course = tmp_path / "course"
    shutil.copytree(COURSE, course, ignore=shutil.ignore_patterns("proofs", "release", "exchange"))
    monkeypatch.setenv("HOSO_COURSE", str(course))
    open_first(make_desk("e16-lap-ho-so", "practice"))
    office = course / "source" / "e16-lap-ho-so" / "storybook" / "office.toml"
    text = office.read_text("utf-8")
    assert "VĂN HÓA – XÃ HỘI" in text
    office.write_text(text.replace("VĂN HÓA – XÃ HỘI", "VĂN HOÁ – XÃ HỘI"), encoding="utf-8")
    again = make_desk("e16-lap-ho-so", "practice")
    assert "đã được cập nhật" in again.state["notice"]["title"]
    assert not again.state["case_files"]
    assert len(list(home.rglob("journal.jsonl"))) == 2


def test_two_learners_have_two_works(monkeypatch: pytest.MonkeyPatch) -> None:
    """The learner comes from the server; nobody opens another's journal."""
    open_first(make_desk("e16-lap-ho-so", "marked"))
    monkeypatch.setenv("HOSO_LEARNER", "hv008")
    assert not make_desk("e16-lap-ho-so", "marked").state["case_files"]


def test_the_marked_folder_holds_no_answer(home: Path) -> None:
    """What is copied for the learner is the release: no key, no storybook, no proofs."""
    make_desk("e16-lap-ho-so", "marked")
    names = {path.name for path in places.work_folder("e16-lap-ho-so", "marked").rglob("*")}
    assert {"situation.json", "rubric.toml", "journal.jsonl"} <= names
    assert not names & {"key.json", "storybook", "proofs", "expected.json"}


def test_a_broken_journal_is_told_and_kept() -> None:
    """The learner reads which line is broken; the file is left for the instructor."""
    desk = make_desk("e16-lap-ho-so", "marked")
    open_first(desk)
    path = places.work_folder("e16-lap-ho-so", "marked") / "journal.jsonl"
    broken = path.read_bytes().replace(b"open_case_file", b"shut_case_file")
    path.write_bytes(broken)
    with pytest.raises(CannotOpen, match="Dòng 2"):
        make_desk("e16-lap-ho-so", "marked")
    assert path.read_bytes() == broken
    shown = open_desk("e16-lap-ho-so", mode="marked")
    assert "Dòng 2" in shown.data
    assert "Traceback" not in shown.data


@pytest.mark.parametrize("exercise_id", ["e99", "../e16-lap-ho-so", "", "E16 LẬP"])
def test_an_unknown_exercise_is_told(exercise_id: str) -> None:
    """A wrong name in a notebook is a sentence."""
    with pytest.raises(CannotOpen):
        make_desk(exercise_id, "marked")


def test_a_folder_that_cannot_be_written_is_told(home: Path) -> None:
    """No space or no right: a sentence, no traceback."""
    (home / "bai-lam").write_text("một tệp nằm ở chỗ thư mục", encoding="utf-8")
    with pytest.raises(CannotOpen, match="thư mục"):
        make_desk("e16-lap-ho-so", "marked")


def test_nothing_opens_while_nbgrader_runs(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Grading must not touch a journal: under nbgrader the cell does nothing."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert open_desk("e16-lap-ho-so") is None
    assert not list(home.rglob("journal.jsonl"))


def test_the_widget_answers_through_its_messages() -> None:
    """The widget adds nothing: state first, then the reply."""
    board = open_desk("e16-lap-ho-so", mode="practice")
    sent = []
    board.send = lambda content, *_: sent.append((content, len(board.state["history"])))
    board._receive(None, {"id": 5, "do": "hint", "criterion": "opened"}, None)
    ((reply, lines),) = sent
    assert (reply["to"], reply["ok"], lines) == (5, True, 1)
    board._receive(None, {"id": 6, "do": "new_variant"}, None)
    assert board.state["today"]
    assert board.state["history"] == []


def test_what_the_page_writes_into_traits_is_not_believed() -> None:
    """A page may overwrite synced traits: the next request shows the truth again."""
    board = open_desk("e16-lap-ho-so", mode="practice")
    board.set_state({"state": {"last_score": 10, "case_files": []}, "setting": {"buttons": {"solution": True}}})
    board.send = lambda *_: None
    board._receive(None, {"id": 1, "do": "nonsense"}, None)
    assert board.state["last_score"] is None
