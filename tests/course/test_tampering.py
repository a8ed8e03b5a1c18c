"""Bad submissions: each gives one clear message or the right mark, and none stops the class."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from hoso_kit.office.journal import seal
from tests.course.conftest import NBGRADER_NOISE, Classroom
from tests.course.play import EXERCISE, half_actions, make_course, perfect_actions, play, self_check

pytestmark = [pytest.mark.filterwarnings(noise) for noise in NBGRADER_NOISE]
NOTEBOOK = f"{EXERCISE}.ipynb"


def released(room: Classroom) -> dict[str, Any]:
    return json.loads((room.root / "release" / EXERCISE / NOTEBOOK).read_text(encoding="utf-8"))


def write_notebook(folder: Path, notebook: dict[str, Any]) -> None:
    (folder / NOTEBOOK).write_text(json.dumps(notebook), encoding="utf-8")


@pytest.fixture(scope="module")
def graded(classroom: Classroom, tmp_path_factory: pytest.TempPathFactory) -> tuple[Classroom, str]:
    """One class with every kind of bad submission, graded by one command; returns it with the log."""
    room, exercise = classroom, classroom.exercise
    perfect = perfect_actions(exercise)
    scratch = tmp_path_factory.mktemp("scratch")

    def sound(learner: str) -> Path:
        folder = room.submitted(learner)
        shutil.copy(room.root / "release" / EXERCISE / NOTEBOOK, folder)
        play(folder, exercise, perfect, learner)
        return folder

    for learner in ("a-first", "z-last"):
        sound(learner)

    # --- the journal
    folder = sound("other-learner")
    shutil.copy(room.root / "submitted" / "a-first" / EXERCISE / "journal.jsonl", folder)

    folder = sound("other-variant")
    (folder / "journal.jsonl").unlink()
    other = make_course(scratch / "other", "another seed")
    play(folder, other, perfect_actions(other), "other-variant")

    folder = sound("other-exercise")
    lines = (folder / "journal.jsonl").read_bytes().splitlines(keepends=True)
    header = json.loads(lines[0])
    del header["hash"]
    (folder / "journal.jsonl").write_bytes(seal({**header, "exercise_id": "e01-khac"}, "")[0])

    folder = sound("newer-kit")
    (folder / "journal.jsonl").write_bytes(seal({**header, "format_version": 99, "kit_version": "9.9"}, "")[0])

    folder = sound("edited")
    text = (folder / "journal.jsonl").read_text(encoding="utf-8")
    (folder / "journal.jsonl").write_text(text.replace('"10 năm"', '"20 năm"', 1), encoding="utf-8")

    folder = sound("empty-journal")
    (folder / "journal.jsonl").write_bytes(b"")

    folder = sound("no-journal")
    (folder / "journal.jsonl").unlink()

    folder = sound("garbage-100mb")
    with (folder / "journal.jsonl").open("wb") as stream:
        stream.truncate(100_000_000)

    folder = sound("binary-journal")
    (folder / "journal.jsonl").write_bytes(os.urandom(4096) + b"\n")

    folder = sound("deep-journal")
    (folder / "journal.jsonl").write_bytes(b"[" * 200_000 + b"\n")

    folder = sound("symlink-key")
    (folder / "journal.jsonl").unlink()
    (folder / "journal.jsonl").symlink_to(room.root / "source" / EXERCISE / "key.json")
    (folder / "passwords.txt").symlink_to("/etc/passwd")

    folder = sound("journal-folder")
    (folder / "journal.jsonl").unlink()
    (folder / "journal.jsonl").mkdir()
    (folder / "journal.jsonl" / "x.txt").write_text("x", encoding="utf-8")

    # --- the notebook
    folder = sound("cells-added")
    notebook = released(room)
    evil = {"cell_type": "code", "execution_count": None, "id": "evil", "metadata": {}, "outputs": []}
    attack = f"open({str(scratch / 'was_run')!r}, 'w').write('x')\nimport hoso_kit.classroom\n"
    attack += "hoso_kit.classroom.mark = lambda name: 10.0"
    notebook["cells"].insert(0, {**evil, "source": attack})
    write_notebook(folder, notebook)
    play_half_over(folder, room, "cells-added")

    folder = sound("cells-removed")
    notebook = released(room)
    notebook["cells"] = notebook["cells"][:1]
    write_notebook(folder, notebook)

    folder = sound("cells-doubled")
    notebook = released(room)
    notebook["cells"] += [{**cell, "id": cell["id"] + "-2"} for cell in notebook["cells"]]
    write_notebook(folder, notebook)

    folder = sound("cells-retyped")
    notebook = released(room)
    for cell in notebook["cells"]:
        cell["cell_type"] = "markdown"
        cell.pop("outputs", None), cell.pop("execution_count", None)
    write_notebook(folder, notebook)

    folder = sound("cells-rewritten")
    notebook = released(room)
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade"):
            cell["source"], cell["metadata"]["nbgrader"]["points"] = "100.0", 100
    write_notebook(folder, notebook)
    play_half_over(folder, room, "cells-rewritten")

    folder = sound("schema-99")
    notebook = released(room)
    for cell in notebook["cells"]:
        cell["metadata"]["nbgrader"]["schema_version"] = 99
    write_notebook(folder, notebook)

    folder = sound("other-kernel")
    notebook = released(room)
    notebook["metadata"]["kernelspec"] = {"name": "evil", "display_name": "evil", "language": "bash"}
    write_notebook(folder, notebook)

    for learner, content in {
        "notebook-not-json": b"\xff\xfe no notebook",
        "notebook-empty": b"",
        "notebook-list": b"[1, 2, 3]",
        "notebook-nested": b"[" * 200_000,
        "notebook-old": b'{"nbformat": 2, "worksheets": []}',
    }.items():
        (sound(learner) / NOTEBOOK).write_bytes(content)

    (sound("notebook-missing") / NOTEBOOK).unlink()
    folder = sound("notebook-renamed")
    (folder / NOTEBOOK).rename(folder / "bai cua toi.ipynb")

    folder = sound("notebook-link")
    (folder / NOTEBOOK).unlink()
    (folder / NOTEBOOK).symlink_to(room.root / "source" / EXERCISE / "key.json")

    # --- files beside it
    folder = sound("shadow-modules")
    for name in ("hoso_kit.py", "json.py", "pathlib.py", "sitecustomize.py", "nbgrader_config.py", "conftest.py"):
        (folder / name).write_text(f"open({str(scratch / 'was_run')!r}, 'w').write('x')\n", encoding="utf-8")
    own = folder / "source" / EXERCISE
    own.mkdir(parents=True)
    (own / "key.json").write_text("{}", encoding="utf-8")
    (folder / "hoso_kit").mkdir()
    (folder / "hoso_kit" / "__init__.py").write_text("raise SystemExit", encoding="utf-8")

    folder = sound("own-rubric")
    (folder / "rubric.toml").write_text('title = "x"\n', encoding="utf-8")
    (folder / "situation.json").write_text("{}", encoding="utf-8")

    (sound("bad-stamp") / "timestamp.txt").write_bytes(b"\xff\xfe yesterday, half past nine")

    result = room.run("autograde", EXERCISE)
    (room.root / "autograde.log").write_text(result.stderr, encoding="utf-8")
    return room, result.stderr if result.returncode == 0 else f"FAILED {result.returncode}\n{result.stderr}"


def play_half_over(folder: Path, room: Classroom, learner: str) -> None:
    (folder / "journal.jsonl").unlink()
    play(folder, room.exercise, half_actions(room.exercise), learner)


PERFECT = [
    "a-first", "z-last", "cells-removed", "cells-doubled", "cells-retyped", "schema-99", "other-kernel",
    "notebook-not-json", "notebook-empty", "notebook-list", "notebook-nested", "notebook-old", "notebook-missing",
    "notebook-renamed", "notebook-link", "shadow-modules", "own-rubric", "bad-stamp",
]  # fmt: skip
HALF = ["cells-added", "cells-rewritten"]
MESSAGES = {
    "other-learner": "học viên khác",
    "other-variant": "đề khác",
    "other-exercise": "bài khác",
    "newer-kit": "phiên bản mới hơn",
    "edited": "đã bị sửa",
    "empty-journal": "trống",
    "no-journal": "Chưa có nhật ký",
    "garbage-100mb": "quá lớn",
    "binary-journal": "không đọc được",
    "deep-journal": "không đọc được",
    "symlink-key": "Chưa có nhật ký",
    "journal-folder": "Chưa có nhật ký",
}


def test_one_command_grades_the_whole_class(graded: tuple[Classroom, str]) -> None:
    """No bad submission stops the batch or makes the command fail."""
    room, log = graded
    assert not log.startswith("FAILED"), log[-3000:]
    assert sorted(path.name for path in (room.root / "autograded").iterdir()) == sorted([*PERFECT, *HALF, *MESSAGES])


@pytest.mark.parametrize("learner", PERFECT)
def test_what_surrounds_a_sound_journal_changes_nothing(graded: tuple[Classroom, str], learner: str) -> None:
    """A sound journal gets its full mark whatever was done to the notebook or put beside it."""
    room, _ = graded
    assert room.total(learner) == 10.0


@pytest.mark.parametrize("learner", HALF)
def test_a_tampered_notebook_wins_nothing(graded: tuple[Classroom, str], learner: str) -> None:
    """Added code and rewritten tests leave the mark where the journal puts it."""
    room, _ = graded
    journal = room.root / "submitted" / learner / EXERCISE / "journal.jsonl"
    assert room.marks(learner) == self_check(room.exercise, journal)
    assert 0 < room.total(learner) < 10


@pytest.mark.parametrize("learner", MESSAGES)
def test_an_unusable_journal_scores_nothing_and_says_why(graded: tuple[Classroom, str], learner: str) -> None:
    """Every cell is 0 and carries the one sentence that names what is wrong with the journal."""
    room, _ = graded
    assert set(room.marks(learner).values()) == {0.0}
    text = (room.autograded(learner) / NOTEBOOK).read_text(encoding="utf-8")
    assert MESSAGES[learner] in text
    assert "BROKEN" not in text


def test_nothing_of_a_learner_is_run(graded: tuple[Classroom, str], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Neither an added cell nor a module beside the notebook was executed."""
    assert not list(tmp_path_factory.getbasetemp().rglob("was_run"))


def test_nothing_but_the_submission_reaches_the_build_folder(graded: tuple[Classroom, str]) -> None:
    """Autograded folders hold the exercise's own files, the journal and nbgrader's stamps; no link's target."""
    room, _ = graded
    allowed = {NOTEBOOK, "journal.jsonl", "situation.json", "rubric.toml", "timestamp.txt", "submission_secret.txt"}
    for folder in (room.root / "autograded").glob(f"*/{EXERCISE}"):
        found = {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
        assert found <= allowed, folder
    everything = b"".join(path.read_bytes() for path in (room.root / "autograded").rglob("*") if path.is_file())
    assert b"root:" not in everything
    assert room.exercise.key is not None
    assert room.exercise.key.seed.encode() not in everything


def test_a_huge_journal_is_not_kept(graded: tuple[Classroom, str]) -> None:
    """100 MB of garbage don't travel on to autograded and feedback."""
    room, _ = graded
    assert (room.autograded("garbage-100mb") / "journal.jsonl").stat().st_size < 10_000_000
