"""The feedback page: laid out from facts, in Vietnamese, without a cell's source."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from hoso_kit.classroom.feedback import full_name, number
from hoso_kit.office.actions import EditCaseFile
from tests.course.conftest import NBGRADER_NOISE, Classroom
from tests.course.play import EXERCISE, half_actions, play

pytestmark = [pytest.mark.filterwarnings(noise) for noise in NBGRADER_NOISE]
MARKUP = '<script>alert("x")</script>'


@pytest.fixture(scope="module")
def pages(classroom: Classroom) -> dict[str, str]:
    """Pages of a named learner with a mark-up title, and of one whose journal can't be read."""
    from nbgrader.api import Gradebook

    room = classroom
    with Gradebook(f"sqlite:///{room.root / 'gradebook.db'}") as gradebook:
        gradebook.add_student("hv001", first_name="A\u0301nh", last_name="Nguyễn Thị")
    folder = room.submitted("hv001")
    notation = room.exercise.key.matters[1].file_notation if room.exercise.key else ""
    play(folder, room.exercise, [*half_actions(room.exercise), EditCaseFile(notation or "", title=MARKUP)], "hv001")
    (folder / "timestamp.txt").write_text("2026-11-22 20:30:00.000000 UTC", encoding="utf-8")
    (room.submitted("hv002") / "journal.jsonl").write_bytes(b"garbage\n")
    for learner in ("hv001", "hv002"):
        shutil.copy(
            room.root / "release" / EXERCISE / f"{EXERCISE}.ipynb", room.root / "submitted" / learner / EXERCISE
        )
        for step in (room.api().autograde, room.api().generate_feedback):
            result = step(EXERCISE, learner)
            assert result["success"], result["log"]
    return {
        learner: (room.root / "feedback" / learner / EXERCISE / f"{EXERCISE}.html").read_text(encoding="utf-8")
        for learner in ("hv001", "hv002")
    }


def test_formgrader_makes_our_page_too(pages: dict[str, str]) -> None:
    """The API that formgrader calls sets its own template name; ours is used all the same."""
    assert "Phiếu kết quả bài tập" in pages["hv001"]


def test_the_learner_is_named_in_nfc_with_vietnamese_time(pages: dict[str, str]) -> None:
    """Họ before tên, composed letters, and UTC 20:30 read as 03:30 of the next day in Vietnam."""
    assert "Nguyễn Thị Ánh" in pages["hv001"]
    assert "03:30 ngày 23/11/2026" in pages["hv001"]


def test_a_learners_markup_is_text(pages: dict[str, str]) -> None:
    """A title that is a script is shown, not run."""
    assert MARKUP not in pages["hv001"]


def test_an_unreadable_journal_is_told_once(pages: dict[str, str]) -> None:
    """One message for the whole submission, not one for each criterion."""
    assert pages["hv002"].count("Chưa chấm được bài nộp này") == 1
    assert "0 / 10" in pages["hv002"]


def test_every_criterion_is_on_the_page(pages: dict[str, str], classroom: Classroom) -> None:
    """Each criterion's title and points are shown, met or not."""
    for criterion in classroom.exercise.criteria:
        assert criterion.title in pages["hv001"]
        assert f"/ {number(criterion.points)}" in pages["hv001"]


def test_numbers_are_written_as_in_vietnam() -> None:
    """A comma, no needless zeros."""
    assert [number(value) for value in (7.25, 10.0, 0.1 + 0.2, 0.0)] == ["7,25", "10", "0,3", "0"]


def test_a_name_without_parts_is_left_to_the_id() -> None:
    """No name in the gradebook gives an empty name; the page then shows the id."""
    assert full_name(None, "") == ""
    assert full_name("Y", None) == "Y"


@pytest.mark.browser
def test_the_page_opens_without_network_and_without_sideways_scrolling(
    pages: dict[str, str], tmp_path: Path, page: Page
) -> None:
    """Nothing is loaded from anywhere, and a 1366 wide screen and a telephone need no sideways scrolling."""
    path = tmp_path / "page.html"
    path.write_text(pages["hv001"], encoding="utf-8")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    for width in (1366, 390):
        page.set_viewport_size({"width": width, "height": 768})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert asked == [path.as_uri()]
