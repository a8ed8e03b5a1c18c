"""`mark`, what each test cell calls: always a float that nbgrader reads as meant."""

from __future__ import annotations

import logging
import math
import shutil
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_output
from nbgrader.utils import determine_grade

from hoso_kit.classroom import mark, marking
from hoso_kit.classroom.card import MARK_MIME, Card, CardFinding
from hoso_kit.rubric.criteria import Criterion
from hoso_kit.rubric.exercise import Exercise
from hoso_kit.rubric.scorecard import Finding, Line, Outcome, Scorecard
from tests.course.play import EXERCISE, REPOSITORY, half_actions, make_course, perfect_actions, play, self_check


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Exercise]:
    root = tmp_path_factory.mktemp("course")
    return root, make_course(root)


@pytest.fixture
def submission(course: tuple[Path, Exercise], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Exercise]:
    """autograded/hv001/<exercise> in the course, with the working directory of a grading kernel."""
    root, exercise = course
    shutil.copytree(root, tmp_path / "course")
    folder = tmp_path / "course" / "autograded" / "hv001" / EXERCISE
    folder.mkdir(parents=True)
    for name in ("HOSO_COURSE", "SERVER_SOFTWARE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    monkeypatch.chdir(folder)
    return folder, exercise


def graded(value: object, points: float) -> float:
    """nbgrader's own reading of a cell that ends in this value."""
    cell = new_code_cell("mark('opened')")
    cell.metadata["nbgrader"] = {"grade": True, "solution": False, "points": points, "grade_id": "x"}
    if value is not None:
        cell.outputs = [new_output("execute_result", data={"text/plain": repr(value)})]
    return float(determine_grade(cell)[0])


def test_each_mark_is_what_nbgrader_reads(submission: tuple[Path, Exercise]) -> None:
    """For every criterion nbgrader's determine_grade gives the self-check's score."""
    folder, exercise = submission
    scores = self_check(exercise, play(folder, exercise, half_actions(exercise), "hv001"))
    for criterion in exercise.criteria:
        value = mark(criterion.criterion_id)
        assert type(value) is float
        assert graded(value, criterion.points) == scores[criterion.criterion_id]
    assert 0 < sum(scores.values()) < 10


@pytest.mark.parametrize("score", [math.nan, math.inf, -1.0, 99.0, -0.0])
def test_a_wild_score_never_becomes_full_or_breaks_a_submission(
    submission: tuple[Path, Exercise], monkeypatch: pytest.MonkeyPatch, score: float
) -> None:
    """NaN, infinite and negative scores give 0 and one above the maximum gives the maximum."""
    folder, exercise = submission
    play(folder, exercise, perfect_actions(exercise), "hv001")
    criterion = exercise.criteria[0]
    card = Scorecard((Line(criterion, score, Outcome.MET),))
    monkeypatch.setattr(Exercise, "grade", lambda self, journal: card)
    value = mark(criterion.criterion_id)
    assert type(value) is float
    expected = criterion.points if score == 99.0 else 0.0
    assert graded(value, criterion.points) == expected


def test_a_grader_that_fails_is_broken_and_scores_nothing(
    submission: tuple[Path, Exercise], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An exception in the grader gives outcome BROKEN that names itself, score 0, and never raises."""
    folder, exercise = submission
    play(folder, exercise, perfect_actions(exercise), "hv001")

    def fail(self: Exercise, journal: object) -> Scorecard:
        raise ZeroDivisionError("hỏng thử")

    monkeypatch.setattr(Exercise, "grade", fail)
    assert mark("opened") == 0.0
    found = marking.mark_folder(folder, "autograde")
    assert found.card("opened").outcome == "BROKEN"
    assert "ZeroDivisionError: hỏng thử" in found.card("opened").html()
    assert "không phải lỗi của anh/chị" in found.card("opened").html()
    assert "ZeroDivisionError" in found.trouble


def test_an_unknown_criterion_is_broken_not_full(submission: tuple[Path, Exercise]) -> None:
    """A cell that asks for a criterion which the rubric lacks scores 0."""
    folder, exercise = submission
    play(folder, exercise, perfect_actions(exercise), "hv001")
    assert mark("no-such") == 0.0


def test_grading_without_a_key_is_broken_not_full(submission: tuple[Path, Exercise]) -> None:
    """While nbgrader grades, a missing key gives 0 and says so; None would be full marks."""
    folder, exercise = submission
    play(folder, exercise, perfect_actions(exercise), "hv001")
    (folder.parents[2] / "source" / EXERCISE / "key.json").unlink()
    assert mark("opened") == 0.0
    assert marking.mark_folder(folder, "autograde").card("opened").outcome == "BROKEN"


def test_a_course_inside_the_submission_is_not_believed(submission: tuple[Path, Exercise]) -> None:
    """A learner's own nbgrader_config.py, source/ and key beside his journal change nothing."""
    folder, exercise = submission
    scores = self_check(exercise, play(folder, exercise, half_actions(exercise), "hv001"))
    (folder / "nbgrader_config.py").write_text("", encoding="utf-8")
    shutil.copytree(folder.parents[2] / "source", folder / "source")
    (folder / "source" / EXERCISE / "key.json").write_text("{}", encoding="utf-8")
    assert [mark(criterion.criterion_id) for criterion in exercise.criteria] == list(scores.values())


def test_nothing_reaches_stderr(
    submission: tuple[Path, Exercise], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Warnings, log records and prints inside the grader don't cost the learner his mark."""
    folder, exercise = submission
    play(folder, exercise, perfect_actions(exercise), "hv001")
    real = Exercise.grade

    def noisy(self: Exercise, journal: object) -> Scorecard:
        warnings.warn("noise", stacklevel=1)
        logging.getLogger("x").error("noise")
        print("noise", file=sys.stderr)
        return real(self, journal)  # type: ignore[arg-type]

    monkeypatch.setattr(Exercise, "grade", noisy)
    assert mark("opened") == 1.0
    assert capfd.readouterr().err == ""


def test_the_journal_is_opened_read_only(submission: tuple[Path, Exercise]) -> None:
    """Marking leaves the journal's bytes, its time and the folder's list of files as they were."""
    folder, exercise = submission
    path = play(folder, exercise, perfect_actions(exercise), "hv001")
    path.write_bytes(path.read_bytes() + b'{"torn')
    before = (path.read_bytes(), path.stat().st_mtime_ns, sorted(folder.iterdir()))
    path.chmod(0o444)
    mark("opened")
    assert (path.read_bytes(), path.stat().st_mtime_ns, sorted(folder.iterdir())) == before


def test_in_voila_nothing_is_shown(submission: tuple[Path, Exercise], monkeypatch: pytest.MonkeyPatch) -> None:
    """A Voila page gets no card and no mark, key reachable or not."""
    monkeypatch.delenv("NBGRADER_EXECUTION")
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")
    monkeypatch.setattr("hoso_kit.classroom.bridge._show", lambda card: pytest.fail("shown in Voila"))
    assert mark("opened") is None


def test_grading_started_by_a_voila_server_still_marks(
    submission: tuple[Path, Exercise], monkeypatch: pytest.MonkeyPatch
) -> None:
    """NBGRADER_EXECUTION counts before SERVER_SOFTWARE: the silence of Voila would be full marks."""
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")
    assert mark("opened") == 0.0


def learners_folder(course: tuple[Path, Exercise], tmp_path: Path) -> Path:
    """A fetched exercise on the learner's own machine: no course, no key."""
    folder = tmp_path / "home" / EXERCISE
    folder.mkdir(parents=True)
    for name in ("situation.json", "rubric.toml"):
        shutil.copy(course[0] / "source" / EXERCISE / name, folder)
    return folder


def test_without_a_key_a_kind_word_and_no_mark(
    course: tuple[Path, Exercise], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the learner's JupyterLab the cell says that the instructor marks, and returns nothing."""
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    monkeypatch.delenv("SERVER_SOFTWARE", raising=False)
    folder = learners_folder(course, tmp_path)
    monkeypatch.chdir(folder)
    assert mark("opened") is None
    assert "giảng viên chấm" in marking.mark_folder(folder, "").card("opened").html()


@pytest.mark.parametrize(("journal", "expected"), [("sound", None), ("none", 0.0), ("edited", 0.0)])
def test_validate_fails_only_what_the_grader_would_refuse(
    course: tuple[Path, Exercise],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    journal: str,
    expected: float | None,
) -> None:
    """Without a key ``nbgrader validate`` passes a readable journal and fails a missing or spoilt one."""
    folder = learners_folder(course, tmp_path)
    if journal != "none":
        path = play(folder, course[1], half_actions(course[1]), "hv001")
        if journal == "edited":
            path.write_bytes(path.read_bytes().replace(b"10 n", b"70 n"))
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    monkeypatch.chdir(folder)
    assert mark("opened") == expected


def test_names_in_nfc_and_nfd_are_one_learner(submission: tuple[Path, Exercise], tmp_path: Path) -> None:
    """A journal begun as Ánh in NFD is taken from the folder of Ánh in NFC."""
    folder, exercise = submission
    other = folder.parents[1] / "Ánh" / EXERCISE
    other.mkdir(parents=True)
    play(other, exercise, perfect_actions(exercise), "A\u0301nh")
    assert marking.mark_folder(other, "autograde").card("opened").score == 1.0


def test_a_learners_words_are_escaped() -> None:
    """A title with markup is shown as text."""
    finding = CardFinding("<script>alert(1)</script>", "<b>", "", "")
    card = Card("title", "Tiêu đề <i>", "PARTLY", 0.25, (finding,))
    assert "<script>" not in card.html()
    assert "<b>" not in card.html()
    assert "Tiêu đề &lt;i&gt;" in card.html()


def test_a_card_stays_a_page_even_for_a_wild_journal() -> None:
    """Thousands of findings and journal lines are cut, and say how many are left out."""
    criterion = Criterion("belongs", "x", 1.5, "belongs", "nd30.29.3", ("", "", ""))
    findings = tuple(Finding("wrong_file", "x" * 5000, "y", "nd30.29.3", ()) for _ in range(3000))
    card = marking._graded(Scorecard((Line(criterion, 0.0, Outcome.UNMET, findings),)), _NoEntries(), None)  # type: ignore[arg-type]
    assert len(card.card("belongs").html()) < 60_000
    assert "2988 điểm khác" in card.card("belongs").html()


class _NoEntries:
    entries = ()


def test_the_bundle_is_what_a_notebook_can_hold() -> None:
    """The card travels as JSON under its own MIME type beside the HTML."""
    bundle = Card("opened", "Mở", "MET", 1.0).bundle()
    assert set(bundle) == {MARK_MIME, "text/html", "text/plain"}
    assert "score" not in bundle[MARK_MIME]


def test_mark_is_ready_in_milliseconds() -> None:
    """Importing `mark` brings in neither nbgrader nor any notebook library."""
    code = "import sys; from hoso_kit.classroom import mark; print(*{name.split('.')[0] for name in sys.modules})"
    result = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert not {"nbgrader", "nbconvert", "nbformat", "IPython", "sqlalchemy", "traitlets"} & set(result.stdout.split())
