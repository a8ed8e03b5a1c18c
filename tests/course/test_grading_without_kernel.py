"""ReplayJournals gives what nbgrader's own Execute gives, without a kernel."""

from __future__ import annotations

import json
import os
import shutil
from typing import Any

import pytest

from hoso_kit.classroom.replay import marked_criterion
from tests.course.conftest import NBGRADER_NOISE, Classroom
from tests.course.play import EXERCISE, REPOSITORY, half_actions, play, self_check

pytestmark = [pytest.mark.filterwarnings(noise) for noise in NBGRADER_NOISE]
REPLAY = "hoso_kit.classroom.replay.ReplayJournals"
EXECUTE = "nbgrader.preprocessors.Execute"


def grade_with(room: Classroom, step: str) -> tuple[dict[str, float | None], dict[str, Any]]:
    """Autograde hv001 with the step in the preprocessors' list; returns marks and notebook."""
    config = room.config()
    steps = list(config.Autograde.autograde_preprocessors)
    assert REPLAY in steps
    config.Autograde.autograde_preprocessors = [step if name == REPLAY else name for name in steps]
    result = room.api(config).autograde(EXERCISE, "hv001")
    assert result["success"], result["log"]
    path = room.autograded("hv001") / f"{EXERCISE}.ipynb"
    return room.marks("hv001"), json.loads(path.read_text(encoding="utf-8"))


def test_the_stock_kernel_path_gives_the_same_outputs_and_marks(
    classroom: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With Execute in the place of ReplayJournals every output of every cell and every mark is the same."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(REPOSITORY), os.environ.get("PYTHONPATH", "")]))
    folder = classroom.submitted("hv001")
    shutil.copy(classroom.root / "release" / EXERCISE / f"{EXERCISE}.ipynb", folder)
    journal = play(folder, classroom.exercise, half_actions(classroom.exercise), "hv001")
    replayed, replayed_notebook = grade_with(classroom, REPLAY)
    executed, executed_notebook = grade_with(classroom, EXECUTE)
    assert replayed == executed == self_check(classroom.exercise, journal)

    def cells(notebook: dict[str, Any]) -> list[Any]:
        for cell in notebook["cells"]:
            cell["metadata"].pop("execution", None)  # the kernel's clock times
        return [
            (cell["source"], cell.get("outputs"), cell.get("execution_count"), cell["metadata"])
            for cell in notebook["cells"]
        ]

    assert cells(replayed_notebook) == cells(executed_notebook)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('from hoso_kit.classroom import mark\n\nmark("opened")', "opened"),
        ('mark("opened")', None),
        ('from hoso_kit.classroom import mark\nmark("opened"); 10.0', None),
        ('from hoso_kit.classroom import mark\nmark("opened") + 1', None),
        ('from evil import mark\nmark("opened")', None),
        ('import os\nfrom hoso_kit.classroom import mark\nmark("opened")', None),
        ("from hoso_kit.classroom import mark\nmark(name)", None),
        ("assert x == 1", None),
        ("mark(", None),
        ("", None),
    ],
)
def test_only_a_plain_mark_cell_is_replayed(source: str, expected: str | None) -> None:
    """A test cell that does anything else goes to the kernel as before."""
    assert marked_criterion(source) == expected
