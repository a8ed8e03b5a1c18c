"""`hoso draw` and `hoso check`, as an instructor types them."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from hoso_kit import cli
from hoso_kit.office.journal import compose
from hoso_kit.rubric.exercise import Exercise
from hoso_kit.rubric.planting import plant

ROOT = Path(__file__).resolve().parents[2]
NAME = "e16-lap-ho-so"


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the course, so that drawing changes nothing here."""
    monkeypatch.delenv("HOSO_COURSE", raising=False)
    root = tmp_path / "khoa-hoc"
    shutil.copytree(ROOT / "exercises" / "source" / NAME, root / "source" / NAME)
    return root


def source(course: Path) -> Path:
    return course / "source" / NAME


def journal(course: Path, tmp_path: Path, *mistakes: str, learner: str = "hv001") -> Path:
    """A learner's journal with these mistakes in otherwise perfect work."""
    exercise = Exercise.load(source(course))
    assert exercise.key is not None
    path = tmp_path / "journal.jsonl"
    path.write_bytes(compose(exercise.scenario, learner, plant(mistakes, exercise.scenario, exercise.key)))
    return path


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    code = cli.main([str(word) for word in words])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_drawing_asks_before_it_replaces(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A situation that learners may be working on is replaced only with --yes; without it nothing changes."""
    before = {path.name: path.read_bytes() for path in source(course).glob("*.json")}
    code, _, told = run(capsys, "draw", NAME, "--course", course)
    assert code == 2
    assert "--yes" in told
    assert "học viên" in told
    assert {path.name: path.read_bytes() for path in source(course).glob("*.json")} == before


def test_drawing_writes_situation_key_proofs_and_notebook(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The new variant has its own key and proofs that give what they promise; the screen doesn't tell the seed."""
    old = Exercise.load(source(course))
    (source(course) / f"{NAME}.ipynb").unlink()
    code, told, _ = run(capsys, "draw", NAME, "--course", course, "--yes", "--seed", "mam-bi-mat")
    assert code == 0
    assert "mam-bi-mat" not in told
    new = Exercise.load(source(course))
    assert new.scenario.digest != old.scenario.digest
    assert new.scenario.variant in told
    assert new.key is not None
    assert new.key.seed == "mam-bi-mat"
    expected = json.loads((source(course) / "proofs" / "expected.json").read_text(encoding="utf-8"))
    assert sum(expected["perfect"].values()) == 10.0
    assert (source(course) / f"{NAME}.ipynb").is_file()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda folder: (folder / "storybook" / "office.toml").write_text("x = 1\n"), "office.toml"),
        (lambda folder: (folder / "rubric.toml").write_text("title = 3\n"), "rubric.toml"),
        (lambda folder: shutil.rmtree(folder / "storybook"), "storybook"),
        (lambda folder: shutil.rmtree(folder), "không có bài tập"),
    ],
)
def test_what_cannot_be_drawn_is_told(course: Path, capsys: pytest.CaptureFixture[str], spoil, says: str) -> None:  # type: ignore[no-untyped-def]
    """A fault in the folder is one Vietnamese sentence that names the file, exit code 2, and no new situation."""
    spoil(source(course))
    before = {path.name: path.read_bytes() for path in source(course).glob("*.json")}
    code, told, error = run(capsys, "draw", NAME, "--course", course, "--yes")
    assert (code, told) == (2, "")
    assert says in error
    assert "Traceback" not in error
    assert {path.name: path.read_bytes() for path in source(course).glob("*.json")} == before


@pytest.mark.parametrize("name", ["../khoa-hoc", "E16", "e99-khong-co"])
def test_an_unknown_exercise_is_told(course: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """Drawing leaves the course's folder for no name; the message lists what there is."""
    code, _, error = run(capsys, "draw", name, "--course", course)
    assert code == 2
    assert NAME in error


@pytest.mark.parametrize("command", [("draw", NAME), ("check", "journal.jsonl")])
def test_no_course_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]) -> None:
    """A folder that is no course is named, with the option to mend it."""
    (tmp_path / "journal.jsonl").write_text("", encoding="utf-8")
    code, _, error = run(capsys, *command, "--course", tmp_path)
    assert code == 2
    assert "--course" in error


def test_checking_prints_the_scorecard(course: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Mark, each criterion, and for a mistake what was seen, what to try, which Điều and which action."""
    code, told, _ = run(capsys, "check", journal(course, tmp_path, "duplicate_left"), "--course", course)
    assert code == 0
    assert "Học viên hv001" in told
    assert "Điểm: 9,75/10" in told
    assert "[Đạt] Thu thập đủ văn bản: 2/2" in told
    assert "[Đạt một phần] Không còn bản trùng, bản nháp: 0,75/1" in told
    for part in ("Nên thử:", "Căn cứ:", "Điều 29", "thao tác "):
        assert part in told


def zipped(path: Path, name: str, member: str = "journal.jsonl") -> Path:
    packed = path.with_name(name)
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(path, member)
    return packed


def test_checking_takes_the_zip_that_learners_send(
    course: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A packed work is graded as it is; under another learner's name it is refused, as in the course."""
    path = journal(course, tmp_path)
    mine = zipped(path, f"hv001__{NAME}__20261122T093000Z (1).zip", "bai/journal.jsonl")
    code, told, _ = run(capsys, "check", mine, "--course", course)
    assert code == 0
    assert "Điểm: 10/10" in told
    code, _, error = run(capsys, "check", zipped(path, f"hv002__{NAME}__20261122T093000Z.zip"), "--course", course)
    assert code == 2
    assert "học viên khác" in error


def test_a_journal_that_cannot_be_graded_is_told(
    course: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Missing, foreign, edited, other variant's, empty zip, no zip: one sentence each, exit code 2."""
    path = journal(course, tmp_path)
    sound = path.read_bytes()
    no_journal = tmp_path / "x.zip"
    with zipfile.ZipFile(no_journal, "w") as archive:
        archive.writestr("readme.txt", "")
    (tmp_path / "y.zip").write_bytes(b"no zip")
    other = tmp_path / "other.jsonl"
    practice = Exercise.draw(source(course), "de-khac")
    other.write_bytes(compose(practice.scenario, "hv001", []))
    edited = tmp_path / "edited.jsonl"
    edited.write_bytes(sound.replace(b"open_case_file", b"shut_case_file", 1))
    stranger = tmp_path / "stranger.jsonl"
    stranger.write_bytes(compose(practice.scenario, "hv001", []).replace(NAME.encode(), b"../../secret-x"))
    for file, says in {
        tmp_path / "none.jsonl": "Chưa có nhật ký", tmp_path / "none.zip": "Không có tệp",
        no_journal: "không có journal.jsonl", tmp_path / "y.zip": "Không mở được tệp nén",
        other: "đề khác", edited: "Dòng 2", stranger: "Dòng 1",
    }.items():  # fmt: skip
        code, told, error = run(capsys, "check", file, "--course", course)
        assert (code, told) == (2, ""), file
        assert says in error
        assert "Traceback" not in error


def test_a_key_that_does_not_fit_is_told(course: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A key of another situation, or none, is the instructor's trouble and named as such."""
    path = journal(course, tmp_path)
    key = source(course) / "key.json"
    data = json.loads(key.read_text(encoding="utf-8"))
    key.write_text(json.dumps(data | {"scenario_digest": "0" * 64}), encoding="utf-8")
    code, _, error = run(capsys, "check", path, "--course", course)
    assert code == 2
    assert "Đáp án key.json không phải của tình huống này" in error
    key.unlink()
    code, _, error = run(capsys, "check", path, "--course", course)
    assert code == 2
    assert "không có đáp án" in error


def test_a_small_zip_cannot_fill_the_memory(course: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No more than a journal's size is unpacked."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("journal.jsonl", b" " * 20_000_000)
    (tmp_path / "big.zip").write_bytes(buffer.getvalue())
    code, _, error = run(capsys, "check", tmp_path / "big.zip", "--course", course)
    assert code == 2
    assert "quá lớn" in error


def test_a_title_does_not_steer_the_terminal(course: Path, tmp_path: Path) -> None:
    """Control characters of a learner's text are not printed."""
    from hoso_kit.classroom.checking import _plain

    assert _plain("Hồ sơ\x1b[2J\r") == "Hồ sơ [2J "
