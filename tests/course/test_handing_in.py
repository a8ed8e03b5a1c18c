"""`submit` and `pack`: what is handed in, and what a learner reads when it can't be."""

from __future__ import annotations

import errno
import io
import re
import shutil
import unicodedata
import zipfile
from pathlib import Path

import pytest

from hoso_kit.classroom.course import ARCHIVE_NAME, Course
from hoso_kit.classroom.submit import SubmitError, pack, submit, warm_up
from hoso_kit.office.work import Work
from hoso_kit.rubric.exercise import Exercise
from tests.course.conftest import NBGRADER_NOISE
from tests.course.play import EXERCISE, make_course, perfect_actions, play

pytestmark = [pytest.mark.filterwarnings(noise) for noise in NBGRADER_NOISE]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Exercise]:
    root = tmp_path_factory.mktemp("course")
    return root, make_course(root)


@pytest.fixture
def work(course: tuple[Path, Exercise], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner's folder with a finished work, and an exchange that is open for it."""
    folder = tmp_path / "home" / EXERCISE
    folder.mkdir(parents=True)
    for name in ("situation.json", "rubric.toml", f"{EXERCISE}.ipynb"):
        shutil.copy(course[0] / "source" / EXERCISE / name, folder)
    play(folder, course[1], perfect_actions(course[1]), "hv001")
    exchange = tmp_path / "exchange"
    (exchange / "hoso" / "inbound").mkdir(parents=True)
    shutil.copytree(folder, exchange / "hoso" / "outbound" / EXERCISE, ignore=shutil.ignore_patterns("*.jsonl"))
    monkeypatch.setenv("HOSO_EXCHANGE", str(exchange))
    monkeypatch.setenv("HOSO_HOME", str(tmp_path / "home"))
    return folder


def inbound(work: Path) -> list[Path]:
    return list((work.parents[1] / "exchange" / "hoso" / "inbound").iterdir())


def refused(work: Path, learner: str = "hv001", course: Course | None = None) -> str:
    """The sentence of a failed submission, after checking that nothing is lost and nothing half sent."""
    before = (work / "journal.jsonl").read_bytes() if (work / "journal.jsonl").exists() else b""
    with pytest.raises(SubmitError) as caught:
        submit(work, learner, course)
    if before:
        assert (work / "journal.jsonl").read_bytes() == before
    message = caught.value.message
    assert message == unicodedata.normalize("NFC", message)
    assert "Bài làm trên máy này vẫn còn nguyên" in message
    return message


def test_the_receipt_says_what_was_taken(course: tuple[Path, Exercise], work: Path) -> None:
    """The receipt names learner, exercise, time, the journal's last hash, and how much was done: no check, no hint."""
    Work.resume(course[1].scenario, work / "journal.jsonl", "hv001").note("Kiểm tra: 10/10 điểm")
    receipt = submit(work, "hv001", Course(course[0]))
    assert (receipt.learner, receipt.exercise_id) == ("hv001", EXERCISE)
    assert receipt.actions == len(perfect_actions(course[1]))
    assert receipt.journal_hash in (receipt.place / "journal.jsonl").read_text(encoding="utf-8").splitlines()[-1]
    assert receipt.at.utcoffset() is not None
    assert re.fullmatch(r"Đã nộp lúc \d\d:\d\d ngày \d\d/\d\d/\d{4} \(16 thao tác\)", receipt.text)


def test_a_second_submission_does_not_replace_the_first(work: Path) -> None:
    """Handing in twice leaves both; the collector takes the newer one."""
    submit(work, "hv001")
    submit(work, "hv001")
    assert len(inbound(work)) == 2


def test_a_torn_last_line_is_not_handed_in(work: Path) -> None:
    """What was never acknowledged on screen doesn't travel."""
    with (work / "journal.jsonl").open("ab") as stream:
        stream.write(b'{"n":99,"kind"')
    receipt = submit(work, "hv001")
    assert (receipt.place / "journal.jsonl").read_bytes().endswith(b"}\n")


def test_a_missing_exchange_is_told(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exchange that isn't there (network drive) gives a sentence, not a traceback."""
    monkeypatch.setenv("HOSO_EXCHANGE", str(work / "nowhere"))
    assert "không thấy nơi nhận bài" in refused(work)


def test_no_exchange_at_all_points_to_the_download(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a course and an exchange the learner is shown the way by file."""
    monkeypatch.delenv("HOSO_EXCHANGE")
    assert "Tải bài" in refused(work)


def test_an_exercise_that_is_not_released_is_told(work: Path) -> None:
    """Handing in before the instructor has released gives a sentence and leaves nothing behind."""
    shutil.rmtree(work.parents[1] / "exchange" / "hoso" / "outbound")
    assert "chưa mở nhận" in refused(work)
    assert inbound(work) == []


@pytest.mark.parametrize(("number", "words"), [(errno.ENOSPC, "đã đầy"), (errno.EROFS, "không cho ghi")])
def test_a_disk_that_fails_midway_leaves_no_half_submission(
    work: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    """A full or read-only disk is told; the half copy is taken back."""
    import nbgrader.exchange.default.submit as stock

    def fail(self: object, source: str, target: str, **_: object) -> None:
        Path(target).mkdir()
        Path(target, "journal.jsonl").write_bytes(b"half")
        raise OSError(number, "…")

    monkeypatch.setattr(stock.ExchangeSubmit, "do_copy", fail)
    assert words in refused(work)
    assert inbound(work) == []


def test_another_learners_journal_is_refused_before_it_is_sent(work: Path) -> None:
    """Handing in a colleague's journal under one's own id is told at once."""
    assert "học viên khác" in refused(work, "hv002")
    with pytest.raises(SubmitError):
        pack(work, "hv002")


@pytest.mark.parametrize("learner", ["", "Ánh", "a+b", "../x", "a b", "a*"])
def test_an_id_that_nbgrader_would_mangle_is_refused(work: Path, learner: str) -> None:
    """Ids are plain ASCII; the sentence shows what one looks like."""
    assert "ví dụ hv001" in refused(work, learner)


def test_a_work_that_was_not_begun_is_told(work: Path) -> None:
    """No journal, nothing to hand in."""
    (work / "journal.jsonl").unlink()
    assert "Chưa có nhật ký" in refused(work)


def test_a_link_in_the_work_folder_is_not_followed(work: Path) -> None:
    """A notebook that is a link stays out of the submission and of the zip."""
    notebook = work / f"{EXERCISE}.ipynb"
    notebook.unlink()
    notebook.symlink_to("/etc/passwd")
    assert {path.name for path in submit(work, "hv001").place.iterdir()} == {
        "journal.jsonl",
        "timestamp.txt",
        "submission_secret.txt",
    }
    name, content = pack(work, "hv001")
    assert zipfile.ZipFile(io.BytesIO(content)).namelist() == ["journal.jsonl"]
    assert re.fullmatch(ARCHIVE_NAME + r"\.zip", name)


def test_caches_of_two_learners_are_apart(work: Path) -> None:
    """On one server user, nbgrader's copy of a submission (with its secret) is the learner's own."""
    submit(work, "hv001")
    assert list((work.parent / "nbgrader_cache" / "hv001" / "hoso").iterdir())


def test_warming_up_is_a_thread_that_ends() -> None:
    """The import of nbgrader runs beside the learner's work and holds nothing open."""
    thread = warm_up()
    thread.join(60)
    assert thread.daemon
    assert not thread.is_alive()
