"""Courses for the tests: each module gets its own, made once; nbgrader runs in-process where it can."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from hoso_kit.rubric.exercise import Exercise
from tests.course.play import EXERCISE, REPOSITORY, make_course
from tests.course.stock import nbgrader

# nbgrader 0.9.6 calls what SQLAlchemy 2.1, traitlets and dateutil deprecate; none of it is ours to mend.
NBGRADER_NOISE = [
    "ignore::DeprecationWarning",
    "ignore::PendingDeprecationWarning",
    "ignore::FutureWarning",
    "ignore::sqlalchemy.exc.SAWarning",
    "ignore::ResourceWarning",
    "ignore::UserWarning:nbgrader.*",
    "ignore:Kernel is running over TCP.*",
    "ignore::pytest.PytestUnraisableExceptionWarning",
]


@dataclass(frozen=True)
class Classroom:
    """A course in a folder of its own, with nbgrader's API over it."""

    root: Path
    exercise: Exercise

    def config(self) -> Any:
        """The course's own settings, with a cache inside the test's folder."""
        from traitlets.config.loader import PyFileConfigLoader

        config = PyFileConfigLoader("nbgrader_config.py", path=str(self.root)).load_config()
        config.Exchange.cache = str(self.root / "cache")
        return config

    def api(self, config: Any = None) -> Any:
        """nbgrader's API: what formgrader calls."""
        from nbgrader.apps import NbGraderAPI

        return NbGraderAPI(config=config or self.config())

    def submitted(self, learner: str) -> Path:
        """An empty submission folder, as an instructor copies one in by hand."""
        folder = self.root / "submitted" / learner / EXERCISE
        folder.mkdir(parents=True)
        return folder

    def autograded(self, learner: str) -> Path:
        """Where autograde puts a learner's graded work."""
        return self.root / "autograded" / learner / EXERCISE

    def marks(self, learner: str) -> dict[str, float | None]:
        """What the gradebook holds, by criterion."""
        from nbgrader.api import Gradebook

        with Gradebook(f"sqlite:///{self.root / 'gradebook.db'}") as gradebook:
            submission = gradebook.find_submission(EXERCISE, learner)
            return {grade.name: grade.auto_score for grade in submission.notebooks[0].grades}

    def total(self, learner: str) -> float:
        """The mark of the whole exercise."""
        return round(sum(score or 0.0 for score in self.marks(learner).values()), 2)

    def run(self, *arguments: str, cwd: Path | None = None, **env: str) -> CompletedProcess[str]:
        """A stock nbgrader command."""
        return nbgrader(*arguments, cwd=cwd or self.root, env=self.environment() | env)

    def environment(self) -> dict[str, str]:
        """A home, a Jupyter folder and a cache away from the developer's own."""
        home = self.root / "home"
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith(("HOSO_", "NBGRADER_"))},
            "PYTHONPATH": str(REPOSITORY),
            "HOME": str(home),
            "JUPYTER_CONFIG_DIR": str(home / "config"),
            "JUPYTER_DATA_DIR": str(home / "data"),
            "IPYTHONDIR": str(home / "ipython"),
            "HOSO_EXCHANGE": str(self.root / "exchange"),
        }


@contextmanager
def without_the_developers() -> Iterator[None]:
    """Without HOSO_ and NBGRADER_ variables of the developer's machine, and none left behind by nbgrader."""
    saved = dict(os.environ)
    for name in [name for name in os.environ if name.startswith(("HOSO_", "NBGRADER_"))]:
        del os.environ[name]
    # nbgrader starts `alembic` by its bare name when it makes a gradebook
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    yield
    os.environ.clear()
    os.environ.update(saved)


@pytest.fixture(scope="module")
def clean_environment() -> Iterator[None]:
    """No HOSO_ or NBGRADER_ variable of the developer's machine, and none left behind by nbgrader."""
    with without_the_developers():
        yield


@pytest.fixture(scope="session")
def generated_course(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """The course that each module gets a copy of: generating it costs seconds, and gives the same each time."""
    root = tmp_path_factory.mktemp("generated")
    with without_the_developers():
        room = Classroom(root, make_course(root))
        result = room.api().generate_assignment(EXERCISE)
    assert result["success"], result.get("error", "") + result.get("log", "")
    return room


@pytest.fixture(scope="module")
def classroom(
    tmp_path_factory: pytest.TempPathFactory, generated_course: Classroom, clean_environment: None
) -> Classroom:
    """A course whose exercise is generated and ready for submissions."""
    root = tmp_path_factory.mktemp("course")
    shutil.copytree(generated_course.root, root, dirs_exist_ok=True)
    return replace(generated_course, root=root)
