"""What the course tests share: a course of their own, and learners who play known journals."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from hoso_kit.classroom.notebook import notebook_text
from hoso_kit.office.actions import Action, FileDocument
from hoso_kit.office.scenario import unstructure_scenario
from hoso_kit.office.work import Work
from hoso_kit.records.structure import make_converter
from hoso_kit.rubric.exercise import Exercise
from hoso_kit.rubric.planting import WorkPlan, plant

REPOSITORY = Path(__file__).resolve().parents[2]
EXERCISE = "e16-lap-ho-so"
SEED = "course-tests"


def make_course(root: Path, seed: str = SEED) -> Exercise:
    """A course in ``root`` with the repository's settings and a variant of its own."""
    origin = REPOSITORY / "exercises"
    source = root / "source" / EXERCISE
    source.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(origin / "nbgrader_config.py", root / "nbgrader_config.py")
    shutil.copytree(origin / "source" / EXERCISE, source, ignore=shutil.ignore_patterns("proofs", "*.json"))
    exercise = Exercise.draw(source, seed)
    write_json(source / "situation.json", unstructure_scenario(exercise.scenario))
    write_json(source / "key.json", make_converter(detailed=False).unstructure(exercise.key))
    (source / "proofs").mkdir()
    (source / "proofs" / "perfect.jsonl").write_text('{"proof": "never released"}\n', encoding="utf-8")
    (source / f"{EXERCISE}.ipynb").write_text(notebook_text(source), encoding="utf-8")
    return Exercise.load(source)


def write_json(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")


def perfect_actions(exercise: Exercise) -> list[Action]:
    """Everything right, matter by matter."""
    assert exercise.key is not None
    return plant((), exercise.scenario, exercise.key)


def half_actions(exercise: Exercise) -> list[Action]:
    """Two matters only, the second not closed and with a draft or duplicate inside."""
    assert exercise.key is not None
    first, second = WorkPlan.model(exercise.scenario, exercise.key).files[:2]
    extra = next(iter(exercise.key.leftovers))
    return [*first.actions(), *second.actions()[:2], FileDocument(second.notation, (extra,))]


def play(folder: Path, exercise: Exercise, actions: Iterable[Action], learner: str) -> Path:
    """Do the actions as the screen would, in the learner's work folder."""
    path = folder / "journal.jsonl"
    work = Work.resume(exercise.scenario, path, learner)
    for action in actions:
        work.do(action)
    return path


def self_check(exercise: Exercise, journal: Path) -> dict[str, float]:
    """The mark of each criterion as the learner's self-check button gives it."""
    from hoso_kit.office.journal import Journal

    return {line.criterion.criterion_id: line.score for line in exercise.grade(Journal.read(journal)).lines}
