"""An instructor's tools for an exercise folder: draw the marked variant, write the proofs and the notebook.

The seed of marked work is drawn at random and kept in the key only. Proofs are
journals with the score that each criterion must give; tests replay them.
"""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import Any

from hoso_kit.classroom.notebook import STORY_NAME, notebook_text
from hoso_kit.office.actions import Action
from hoso_kit.office.journal import Journal, compose
from hoso_kit.rubric.criteria import FILE_NAME as RUBRIC_FILE
from hoso_kit.rubric.criteria import load_rubric
from hoso_kit.rubric.exercise import SITUATION_FILE, STORYBOOK_FOLDER, Exercise
from hoso_kit.rubric.key import FILE_NAME as KEY_FILE
from hoso_kit.rubric.other_ways import OTHER_WAYS
from hoso_kit.rubric.planting import PLANTS, WorkPlan, plant
from hoso_kit.rubric.storybook import draw_variant

PROOFS_FOLDER = "proofs"
EXPECTED_FILE = "expected.json"
# 128 bits: the key can't be found by trying seeds
_SEED_BYTES = 16


def draw_marked(folder: Path, seed: str | None = None) -> Exercise:
    """Write situation.json and key.json of a new marked variant, its proofs and the notebook; replaces the old ones.

    Raises `StorybookError` or `RubricError` before anything is written.
    """
    folder = folder.absolute()
    situation, key = draw_variant(folder / STORYBOOK_FOLDER, seed or secrets.token_hex(_SEED_BYTES))
    exercise = Exercise.make(situation, key, load_rubric(folder / RUBRIC_FILE))
    _write(folder / SITUATION_FILE, situation)
    _write(folder / KEY_FILE, {**key, "scenario_digest": exercise.scenario.digest})
    write_proofs(folder, exercise)
    if (folder / STORY_NAME).is_file():
        (folder / f"{folder.name}.ipynb").write_text(notebook_text(folder), encoding="utf-8")
    return exercise


def proof_actions(exercise: Exercise) -> dict[str, list[Action]]:
    """All proofs by name: perfect, blank, one for each mistake, the other correct ways."""
    key, scenario = exercise.key, exercise.scenario
    assert key is not None
    proofs: dict[str, list[Action]] = {"perfect": plant((), scenario, key), "blank": []}
    proofs |= {f"mistake_{name}": plant((name,), scenario, key) for name in PLANTS}
    proofs |= {f"way_{name}": way(WorkPlan.model(scenario, key)) for name, way in OTHER_WAYS.items()}
    return proofs


def write_proofs(folder: Path, exercise: Exercise) -> None:
    """Write each proof's journal and what every criterion must give for it."""
    target = folder / PROOFS_FOLDER
    target.mkdir(exist_ok=True)
    for old in target.glob("*.jsonl"):
        old.unlink()
    expected: dict[str, dict[str, float]] = {}
    for name, actions in proof_actions(exercise).items():
        data = compose(exercise.scenario, "", actions)
        (target / f"{name}.jsonl").write_bytes(data)
        scorecard = exercise.grade(Journal.parse(data))
        expected[name] = {line.criterion.criterion_id: line.score for line in scorecard.lines}
    _write(target / EXPECTED_FILE, expected)


def _write(path: Path, data: dict[str, Any]) -> None:
    part = path.with_name(path.name + ".part")
    part.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    part.replace(path)
