"""Finding the course, and what a learner's folder is filled with."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hoso_kit.classroom.course import Course, CourseError, ensure_work_folder, exercise_id_of, find_course
from tests.course.play import EXERCISE, make_course


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("course")
    make_course(root)
    return root


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOSO_COURSE", raising=False)


def test_the_course_is_found_from_inside(root: Path) -> None:
    """The folder with nbgrader_config.py above a submission is the course."""
    folder = root / "source" / EXERCISE
    assert find_course(folder) == Course(root.resolve())
    assert find_course(Path("/")) is None


def test_the_environment_names_the_course(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """HOSO_COURSE counts before what is around the working directory; a wrong one finds nothing."""
    monkeypatch.setenv("HOSO_COURSE", str(root))
    assert find_course(tmp_path) == Course(root.resolve())
    monkeypatch.setenv("HOSO_COURSE", str(tmp_path))
    assert find_course(root) is None


def test_a_work_folder_holds_no_answer(root: Path, tmp_path: Path) -> None:
    """Made from source/ while nothing is released: situation, rubric and notebook only."""
    ensure_work_folder(tmp_path, Course(root), EXERCISE)
    assert {path.name for path in tmp_path.iterdir()} == {"situation.json", "rubric.toml", f"{EXERCISE}.ipynb"}
    assert exercise_id_of(tmp_path) == EXERCISE
    assert Course(root).exercise_ids == (EXERCISE,)


def test_the_release_comes_before_the_source(root: Path, tmp_path: Path) -> None:
    """Once nbgrader has made a release, learners get exactly that."""
    release = root / "release" / EXERCISE
    release.mkdir(parents=True)
    (release / "situation.json").write_text('{"exercise_id": "e16-lap-ho-so"}', encoding="utf-8")
    try:
        ensure_work_folder(tmp_path, Course(root), EXERCISE)
        assert [path.name for path in tmp_path.iterdir()] == ["situation.json"]
    finally:
        (release / "situation.json").unlink()
        release.rmdir()


def test_what_is_there_is_never_replaced(root: Path, tmp_path: Path) -> None:
    """A second visit leaves the learner's journal and files as they are."""
    (tmp_path / "journal.jsonl").write_text("mine", encoding="utf-8")
    (tmp_path / "situation.json").write_text("mine", encoding="utf-8")
    ensure_work_folder(tmp_path, Course(root), EXERCISE)
    assert (tmp_path / "situation.json").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "journal.jsonl").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "rubric.toml").is_file()


def test_a_source_with_hidden_tests_is_not_handed_out(root: Path, tmp_path: Path) -> None:
    """Only nbgrader may strip solutions; until it has, such an exercise isn't given to anyone."""
    source = root / "source" / "e99-an"
    source.mkdir()
    (source / "situation.json").write_text("{}", encoding="utf-8")
    (source / "e99-an.ipynb").write_text("### BEGIN HIDDEN TESTS", encoding="utf-8")
    with pytest.raises(CourseError, match="generate_assignment"):
        ensure_work_folder(tmp_path, Course(root), "e99-an")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["../x", "", "E16", "khong-co", "a/b"])
def test_an_exercise_that_is_none_is_told(root: Path, tmp_path: Path, name: str) -> None:
    """An unknown or unsafe id gives a sentence and makes no folder."""
    with pytest.raises(CourseError):
        ensure_work_folder(tmp_path / "new", Course(root), name)
    assert not (tmp_path / "new").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told(root: Path, tmp_path: Path) -> None:
    """A read-only disk gives a sentence."""
    tmp_path.chmod(0o555)
    with pytest.raises(CourseError, match="quyền ghi"):
        ensure_work_folder(tmp_path / "new", Course(root), EXERCISE)


def test_a_link_in_the_release_is_not_copied(root: Path, tmp_path: Path) -> None:
    """A link in an exercise's folder never brings a file from elsewhere to learners."""
    link = root / "source" / EXERCISE / "note.txt"
    link.symlink_to(root / "source" / EXERCISE / "key.json")
    try:
        ensure_work_folder(tmp_path, Course(root), EXERCISE)
        assert not (tmp_path / "note.txt").exists()
    finally:
        link.unlink()
