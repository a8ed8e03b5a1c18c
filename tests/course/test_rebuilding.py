"""What is kept of a submitted notebook, and what it is rebuilt from."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from hoso_kit.classroom.sanitize import read_leniently
from tests.course.conftest import NBGRADER_NOISE, Classroom
from tests.course.play import EXERCISE, make_course, perfect_actions, play

pytestmark = [pytest.mark.filterwarnings(noise) for noise in NBGRADER_NOISE]
NOTEBOOK = f"{EXERCISE}.ipynb"
ANSWER = "Em đã đối chiếu từng văn bản với Danh mục.\n<script>alert(1)</script>"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory, clean_environment: None) -> Classroom:
    """An exercise that also asks for a written answer, with one submission."""
    root = tmp_path_factory.mktemp("written")
    exercise = make_course(root)
    path = root / "source" / EXERCISE / NOTEBOOK
    notebook = json.loads(path.read_text(encoding="utf-8"))
    facts = {"grade": True, "solution": True, "locked": False, "task": False, "points": 2, "schema_version": 3}
    question = {
        "cell_type": "markdown",
        "id": "giai-trinh",
        "metadata": {"nbgrader": {**facts, "grade_id": "giai-trinh", "cell_type": "markdown"}},
        "source": "Vì sao anh/chị chọn thời hạn này?",
    }
    notebook["cells"].append(question)
    path.write_text(json.dumps(notebook), encoding="utf-8")
    room = Classroom(root, exercise)
    assert room.api().generate_assignment(EXERCISE)["success"]
    folder = room.submitted("hv001")
    play(folder, exercise, perfect_actions(exercise), "hv001")
    sent: dict[str, Any] = json.loads((root / "release" / EXERCISE / NOTEBOOK).read_text(encoding="utf-8"))
    sent["cells"][-1]["source"] = ANSWER
    sent["cells"].append({**sent["cells"][-1], "id": "copy", "source": "a second answer of the same id"})
    (folder / NOTEBOOK).write_text(json.dumps(sent), encoding="utf-8")
    return room


def answer_in(room: Classroom) -> str:
    notebook = json.loads((room.autograded("hv001") / NOTEBOOK).read_text(encoding="utf-8"))
    [cell] = [
        cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("grade_id") == "giai-trinh"
    ]
    return "".join(cell["source"])


def test_a_written_answer_is_kept(room: Classroom) -> None:
    """The learner's own words stay, the first of copies counts, and the instructor is asked to mark them."""
    result = room.api().autograde(EXERCISE, "hv001")
    assert result["success"], result["log"]
    assert answer_in(room) == ANSWER
    assert room.marks("hv001")["giai-trinh"] is None
    assert room.total("hv001") == 10.0


def test_a_written_answer_is_text_on_the_feedback_page(room: Classroom) -> None:
    """Markup in an answer is shown, not run."""
    result = room.api().generate_feedback(EXERCISE, "hv001")
    assert result["success"], result["log"]
    page = (room.root / "feedback" / "hv001" / EXERCISE / f"{EXERCISE}.html").read_text(encoding="utf-8")
    assert "Em đã đối chiếu từng văn bản với Danh mục." in page
    assert "<script" not in page


def test_without_a_release_folder_the_gradebook_is_enough(room: Classroom, tmp_path: Path) -> None:
    """An instructor who has cleared release/ still grades: the gradebook knows the cells."""
    release = room.root / "release"
    shutil.move(release, tmp_path / "release")
    try:
        result = room.api().autograde(EXERCISE, "hv001")
    finally:
        shutil.move(tmp_path / "release", release)
    assert result["success"], result["log"]
    assert room.total("hv001") == 10.0
    assert answer_in(room) == ANSWER


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b'{"cells": 3}',
        b'{"cells": [3, null, {"cell_type": "markdown"}, {"cell_type": "markdown", "metadata": 3}]}',
        b'{"cells": [{"cell_type": "markdown", "metadata": {"nbgrader": {"grade_id": 3}}, "source": "x"}]}',
        b'{"cells": [{"cell_type": "markdown", "metadata": {"nbgrader": {"grade_id": "a"}}, "source": [1]}]}',
        b'{"cells": [{"cell_type": "code", "metadata": {"nbgrader": {"grade_id": "a"}}, "source": "x"}]}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
    ],
)
def test_no_notebook_is_too_strange_to_read(tmp_path: Path, content: bytes) -> None:
    """Whatever is in the file, reading it gives a notebook with the answers that are there, here none."""
    path = tmp_path / NOTEBOOK
    path.write_bytes(content)
    assert read_leniently(path).cells == []
