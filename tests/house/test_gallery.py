"""What the start page says about a learner's work."""

from __future__ import annotations

import shutil
from pathlib import Path

from hoso_kit.classroom.course import Course
from hoso_kit.desk import places
from hoso_kit.desk.gallery import gallery_html, number_text, progress

COURSE = Course(Path(__file__).resolve().parents[2] / "exercises")
PROOFS = COURSE.source("e16-lap-ho-so") / "proofs"


def test_untouched_work_says_so(tmp_path: Path) -> None:
    """Without a journal the page offers to begin."""
    page = gallery_html("hv001", tmp_path, COURSE)
    assert page.count("Chưa bắt đầu") == 4  # two ways of the exercise, and two practice offices
    assert page.count(">Bắt đầu</a>") == 2
    assert "Làm tiếp" not in page


def test_a_score_is_written_as_vietnamese_write_it(tmp_path: Path) -> None:
    """7.25 of 10 is shown as 7,25/10."""
    folder = places.work_folder("e16-lap-ho-so", "practice", home=tmp_path, learner="hv001")
    folder.mkdir(parents=True)
    (folder / places.JOURNAL_NAME).write_text("not a journal\n", encoding="utf-8")
    places.write_last_score(folder, 7.25, 10)
    assert "<b>7,25/10</b>" in gallery_html("hv001", tmp_path, COURSE)
    assert number_text(10.0) == "10"
    assert number_text(0.5) == "0,5"


def test_a_spoilt_journal_is_told_and_never_breaks_the_page(tmp_path: Path) -> None:
    """A journal that can't be read gives a Vietnamese sentence in its card."""
    folder = places.work_folder("e16-lap-ho-so", "marked", home=tmp_path, learner="hv001")
    folder.mkdir(parents=True)
    (folder / places.JOURNAL_NAME).write_text("not a journal\n", encoding="utf-8")
    assert progress(folder).problem
    assert 'class="hg-state hg-warn"' in gallery_html("hv001", tmp_path, COURSE)


def test_one_learner_does_not_see_anothers_work(tmp_path: Path) -> None:
    """Progress is read from the learner's own folder only."""
    folder = places.work_folder("e16-lap-ho-so", "marked", home=tmp_path, learner="hv002")
    folder.mkdir(parents=True)
    (folder / places.JOURNAL_NAME).write_text("not a journal\n", encoding="utf-8")
    assert 'class="hg-state hg-warn"' not in gallery_html("hv001", tmp_path, COURSE)
    assert 'class="hg-state hg-warn"' in gallery_html("hv002", tmp_path, COURSE)


def test_a_hostile_learner_id_is_escaped(tmp_path: Path) -> None:
    """Nothing that is shown can become HTML."""
    assert "<script>" not in gallery_html("<script>", tmp_path, COURSE)


def test_begun_work_is_counted_and_can_be_gone_on_with(tmp_path: Path) -> None:
    """A journal with an action in it turns the button into "Làm tiếp" and tells how many actions there are."""
    folder = places.work_folder("e16-lap-ho-so", "marked", home=tmp_path, learner="hv001")
    folder.mkdir(parents=True)
    proof = PROOFS / "blank.jsonl"
    worked = PROOFS / "perfect.jsonl"
    shutil.copyfile(proof, folder / places.JOURNAL_NAME)
    assert not progress(folder).is_started
    shutil.copyfile(worked, folder / places.JOURNAL_NAME)
    done = worked.read_text(encoding="utf-8").count('"kind":"action"')
    assert done > 10
    assert progress(folder).actions == done
    page = gallery_html("hv001", tmp_path, COURSE)
    assert f"Đang làm · {done} thao tác" in page
    assert page.count(">Làm tiếp</a>") == 1
