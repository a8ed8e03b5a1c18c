"""`nbgrader collect` with our settings: takes what is a submission, follows no link, stops for nobody."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hoso_kit.classroom.collect import is_safe_name
from tests.course.conftest import NBGRADER_NOISE, Classroom
from tests.course.play import EXERCISE, perfect_actions, play

pytestmark = [pytest.mark.filterwarnings(noise) for noise in NBGRADER_NOISE]
NOTEBOOK = f"{EXERCISE}.ipynb"
STAMP = "2026-11-22 09:30:00.000000 UTC"


@pytest.fixture(scope="module")
def collected(classroom: Classroom, tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """Everything that a learner may leave in the inbound folder, collected by one call."""
    room = classroom
    exchange = room.root / "exchange"
    exchange.mkdir(mode=0o777)
    released = room.api().release_assignment(EXERCISE)
    assert released["success"], released["log"]
    inbound = exchange / "hoso" / "inbound"

    def sent(name: str, learner: str, stamp: str = STAMP) -> Path:
        folder = inbound / f"{name}+{EXERCISE}+{stamp}+abc"
        folder.mkdir()
        shutil.copy(room.root / "release" / EXERCISE / NOTEBOOK, folder)
        play(folder, room.exercise, perfect_actions(room.exercise), learner)
        return folder

    sent("a-first", "a-first")
    sent("z-last", "z-last")
    folder = sent("links", "links")
    for name in ("journal.jsonl", NOTEBOOK, "submission_secret.txt"):
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(room.root / "source" / EXERCISE / "key.json")
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    shutil.copy(room.root / "source" / EXERCISE / "key.json", elsewhere / "journal.jsonl")
    (inbound / f"folder-link+{EXERCISE}+{STAMP}+abc").symlink_to(elsewhere)
    (inbound / f"plain-file+{EXERCISE}+{STAMP}+abc").write_text("x", encoding="utf-8")
    with (sent("huge", "huge") / "journal.jsonl").open("wb") as stream:
        stream.truncate(120_000_000)
    folder = sent("extras", "extras")
    (folder / "hoso_kit.py").write_text("raise SystemExit", encoding="utf-8")
    (folder / "source" / EXERCISE).mkdir(parents=True)
    (folder / "source" / EXERCISE / "key.json").write_text("{}", encoding="utf-8")
    (folder / "timestamp.txt").write_bytes(b"\xff not a time")
    (sent("no-notebook", "no-notebook") / NOTEBOOK).unlink()
    sent("bad-time", "bad-time", "yesterday")
    sent("..", "..")
    sent("Ánh", "Ánh")
    sent("A\u0301nh", "A\u0301nh", "2026-11-22 10:30:00.000000 UTC")
    result = room.api().collect(EXERCISE)
    assert result["success"], result["log"]
    (room.root / "collect.log").write_text(result["log"], encoding="utf-8")
    return room


def test_one_bad_submission_stops_nobody(collected: Classroom) -> None:
    """Every learner with a usable name is taken in; the others are named in the log."""
    found = {path.parent.name for path in (collected.root / "submitted").glob(f"*/{EXERCISE}")}
    assert found == {"a-first", "z-last", "links", "folder-link", "plain-file", "huge", "extras", "no-notebook", "Ánh"}
    log = (collected.root / "collect.log").read_text(encoding="utf-8")
    assert "bad-time" in log
    assert not (collected.root / EXERCISE).exists()


def test_no_link_is_followed(collected: Classroom) -> None:
    """Nothing of the key comes into submitted/ through a link to a file or a folder."""
    key = collected.exercise.key
    assert key is not None
    for path in (collected.root / "submitted").rglob("*"):
        assert not path.is_symlink()
        if path.is_file():
            assert key.seed.encode() not in path.read_bytes()


def test_only_the_parts_of_a_submission_are_taken(collected: Classroom) -> None:
    """Modules, folders and other files beside the journal stay outside, and the stamp is nbgrader's own."""
    folder = collected.root / "submitted" / "extras" / EXERCISE
    assert {path.name for path in folder.iterdir()} == {NOTEBOOK, "journal.jsonl", "timestamp.txt"}
    assert (folder / "timestamp.txt").read_text(encoding="utf-8") == STAMP


def test_a_huge_journal_is_cut_not_dropped(collected: Classroom) -> None:
    """So much is kept that the grader can say “too large” instead of “nothing was done”."""
    size = (collected.root / "submitted" / "huge" / EXERCISE / "journal.jsonl").stat().st_size
    assert 8_000_000 < size < 9_000_000


def test_a_submission_without_notebook_gets_the_released_one(collected: Classroom) -> None:
    """The journal is the answer: a learner isn't passed over for a lost notebook."""
    folder = collected.root / "submitted" / "no-notebook" / EXERCISE
    assert (folder / NOTEBOOK).read_bytes() == (collected.root / "release" / EXERCISE / NOTEBOOK).read_bytes()


def test_nfc_and_nfd_of_a_name_are_one_student(collected: Classroom) -> None:
    """The newest submission of Ánh counts, in whichever form the name came."""
    folder = collected.root / "submitted" / "Ánh" / EXERCISE
    assert "10:30" in (folder / "timestamp.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "a\\b", "a*", "a[b]", "a+b", "a\n", ".hidden"])
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    """Ids become folder names: nothing that climbs, hides or is a pattern."""
    assert not is_safe_name(name)
