"""The stock nbgrader commands on our course as they are, from generate_assignment to export."""

from __future__ import annotations

import csv
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from hoso_kit.classroom.course import Course
from hoso_kit.classroom.submit import Receipt, pack, submit
from tests.course.conftest import NBGRADER_NOISE, Classroom
from tests.course.play import EXERCISE, half_actions, make_course, perfect_actions, play, self_check

pytestmark = [pytest.mark.slow, *(pytest.mark.filterwarnings(noise) for noise in NBGRADER_NOISE)]


@dataclass
class Chain:
    """What the commands left behind, for all tests of this module."""

    room: Classroom
    home: Path
    journals: dict[str, Path] = field(default_factory=dict)
    results: dict[str, CompletedProcess[str]] = field(default_factory=dict)
    receipt: Receipt | None = None


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory, clean_environment: None) -> Chain:
    """Three learners: one with the stock command, one with the kit's button, one with a zip file."""
    root = tmp_path_factory.mktemp("chain")
    room = Classroom(root, make_course(root))
    exercise = room.exercise
    chain = Chain(room, tmp_path_factory.mktemp("learner"))
    learner_options = ["--CourseDirectory.course_id=hoso", f"--Exchange.root={root / 'exchange'}"]

    def run(name: str, *arguments: str, cwd: Path | None = None) -> None:
        chain.results[name] = result = room.run(name, *arguments, cwd=cwd)
        assert result.returncode == 0, f"{name}: {result.stderr[-3000:]}"

    run("generate_assignment", EXERCISE)
    run("release_assignment", EXERCISE)
    run("fetch_assignment", EXERCISE, *learner_options, cwd=chain.home)
    work = chain.home / EXERCISE
    chain.journals["hv001"] = play(work, exercise, half_actions(exercise), "hv001")
    run("validate", f"{EXERCISE}.ipynb", cwd=work)
    run("submit", EXERCISE, "--student=hv001", *learner_options, cwd=chain.home)

    button = chain.home / "button" / EXERCISE
    shutil.copytree(root / "release" / EXERCISE, button)
    chain.journals["hv002"] = play(button, exercise, perfect_actions(exercise), "hv002")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOSO_EXCHANGE", str(root / "exchange"))
        patch.setenv("HOSO_HOME", str(chain.home / "button"))
        chain.receipt = submit(button, "hv002", Course(root))
    run("collect", EXERCISE)

    packed = chain.home / "packed" / EXERCISE
    shutil.copytree(root / "release" / EXERCISE, packed)
    chain.journals["hv003"] = play(packed, exercise, perfect_actions(exercise)[:6], "hv003")
    name, content = pack(packed, "hv003")
    archive = root / "downloaded" / EXERCISE / "archive"
    archive.mkdir(parents=True)
    (archive / name.replace(".zip", " (1).zip")).write_bytes(content)
    (archive / "hv009__e16-lap-ho-so__20260101T000000Z.zip").write_bytes(b"no zip at all")
    (archive / "hv008__e16-lap-ho-so__20261399T999999Z.zip").write_bytes(content)
    (archive / "bài của em.zip").write_bytes(content)
    run("zip_collect", EXERCISE)

    run("autograde", EXERCISE)
    run("generate_feedback", EXERCISE)
    run("release_feedback", EXERCISE)
    run("fetch_feedback", EXERCISE, "--student=hv001", *learner_options, cwd=chain.home)
    run("export")
    return chain


def test_marks_equal_the_self_check(chain: Chain) -> None:
    """Each criterion's mark in the gradebook is the self-check's, to the hundredth, for every way of handing in."""
    for learner, journal in chain.journals.items():
        assert chain.room.marks(learner) == self_check(chain.room.exercise, journal)


def test_exported_total_is_the_self_checks(chain: Chain) -> None:
    """grades.csv holds the score that the self-check button shows."""
    with (chain.room.root / "grades.csv").open(encoding="utf-8") as stream:
        rows = {row["student_id"]: row for row in csv.DictReader(stream)}
    for learner, journal in chain.journals.items():
        expected = sum(self_check(chain.room.exercise, journal).values())
        assert float(rows[learner]["score"]) == pytest.approx(expected, abs=0.005)
    assert float(rows["hv002"]["score"]) == pytest.approx(10.0)
    assert float(rows["hv001"]["max_score"]) == pytest.approx(10.0)


def test_what_learners_get_holds_no_answer(chain: Chain) -> None:
    """Neither key nor storybook nor proofs nor seed nor a matter's id is in release, exchange or a fetched folder."""
    key = chain.room.exercise.key
    assert key is not None
    root = chain.room.root
    for folder in (root / "release", root / "exchange" / "hoso" / "outbound", chain.home / EXERCISE):
        names = {path.name for path in folder.rglob("*")}
        assert {"situation.json", "rubric.toml", f"{EXERCISE}.ipynb"} <= names
        assert not names & {"key.json", "storybook", "proofs", "perfect.jsonl", "story.md"}
        content = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file()).decode()
        secrets = [key.seed, "hoso-key", "leftovers", "never released", *(matter.matter_id for matter in key.matters)]
        # a listed matter's model title may be the very title of the issued list
        secrets += [matter.model_title for matter in key.matters if not matter.is_listed]
        assert [secret for secret in secrets if secret in content] == []


def test_validate_does_not_call_a_readable_work_failed(chain: Chain) -> None:
    """On the learner's machine, without the key, ``nbgrader validate`` doesn't complain of a readable work."""
    assert "Success" in chain.results["validate"].stdout


def test_submission_names_have_utc_and_four_fields(chain: Chain) -> None:
    """The folder's name splits into student, exercise, time and a random string (a +07 zone would break it)."""
    inbound = chain.room.root / "exchange" / "hoso" / "inbound"
    for path in inbound.iterdir():
        learner, exercise_id, stamp, _ = path.name.split("+")
        assert exercise_id == EXERCISE
        assert stamp.endswith(" UTC")
        assert learner in {"hv001", "hv002"}


def test_a_submission_is_journal_and_notebook_only(chain: Chain) -> None:
    """The button hands in what is the learner's work, no lock file, cache or situation."""
    assert chain.receipt is not None
    found = {path.name for path in chain.receipt.place.iterdir()}
    assert found == {"journal.jsonl", f"{EXERCISE}.ipynb", "timestamp.txt", "submission_secret.txt"}
    assert chain.receipt.text.startswith("Đã nộp lúc ")


def test_a_broken_archive_stops_nobody(chain: Chain) -> None:
    """zip_collect leaves out and names what is no zip or has an unusable name, and takes the others."""
    for name in ("hv009__e16", "hv008__e16", "bài của em"):
        assert name in chain.results["zip_collect"].stderr
    assert (chain.room.root / "submitted" / "hv003" / EXERCISE / "journal.jsonl").is_file()
    assert {path.name for path in (chain.room.root / "submitted").iterdir()} == set(chain.journals)


def test_feedback_comes_back_to_the_learner(chain: Chain) -> None:
    """fetch_feedback brings the page for the stock submission."""
    pages = list((chain.home / EXERCISE / "feedback").rglob("*.html"))
    assert [page.name for page in pages] == [f"{EXERCISE}.html"]


def test_feedback_is_vietnamese_self_contained_and_tells_no_secret(chain: Chain) -> None:
    """The page shows learner, marks, findings and journal lines; no code, test, key, script or outside address."""
    page = (chain.room.root / "feedback" / "hv001" / EXERCISE / f"{EXERCISE}.html").read_text(encoding="utf-8")
    assert 'lang="vi"' in page
    assert chain.room.exercise.title in page
    assert "thao tác 5:" in page
    assert "Căn cứ" in page
    assert "Nghị định 30/2020/NĐ-CP" in page
    total = f"{chain.room.total('hv001'):g}".replace(".", ",")
    assert f"{total} / 10" in page
    for forbidden in ("<script", "http://", "https://", "mathjax", "mark(", "import ", "nbgrader", "Score"):
        assert forbidden not in page
    assert not re.search(r"(src|href)=\"(?!#)", page)


def test_commands_warn_of_nothing_in_our_settings(chain: Chain) -> None:
    """No command finds a setting that nbgrader doesn't know or has replaced."""
    for name, result in chain.results.items():
        assert "Config option" not in result.stderr, name
        assert "Outdated config" not in result.stderr, name
