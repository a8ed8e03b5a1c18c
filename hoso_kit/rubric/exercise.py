"""An exercise: its situation, its rubric and, where the instructor lets us see it, its key.

Made from a folder (marked work) or from a drawn variant (practice). The key
may be missing; then everything works but grading. Writes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hoso_kit.office.journal import Journal
from hoso_kit.office.scenario import Scenario, load_scenario, make_scenario
from hoso_kit.rubric.criteria import FILE_NAME as RUBRIC_FILE
from hoso_kit.rubric.criteria import Criterion, Rubric, load_rubric
from hoso_kit.rubric.grading import grade
from hoso_kit.rubric.key import FILE_NAME as KEY_FILE
from hoso_kit.rubric.key import Key, load_key, make_key
from hoso_kit.rubric.scorecard import Scorecard

SITUATION_FILE = "situation.json"
STORYBOOK_FOLDER = "storybook"


class NoKey(Exception):
    """The exercise can't be graded here: its key is with the instructor."""


@dataclass(frozen=True)
class Exercise:
    """One exercise, ready to be worked on and (with a key) graded."""

    scenario: Scenario
    rubric: Rubric
    key: Key | None

    @classmethod
    def load(cls, folder: Path, key_folder: Path | None = None) -> Exercise:
        """Read situation.json and rubric.toml of ``folder``, and key.json of ``key_folder`` (default: the same) if
        it is there. Raises `ScenarioError`, `RubricError`, `BadKey`."""
        scenario = load_scenario(folder / SITUATION_FILE)
        key_path = (key_folder or folder) / KEY_FILE
        key = load_key(key_path, scenario) if key_path.is_file() else None
        return cls(scenario, load_rubric(folder / RUBRIC_FILE), key)

    @classmethod
    def draw(cls, folder: Path, seed: str) -> Exercise:
        """A practice variant from the folder's storybook; the same seed draws the same one."""
        # the storybook's rooms are many, and a grader needs none of them
        from hoso_kit.rubric.storybook import draw_variant

        situation, key = draw_variant(folder / STORYBOOK_FOLDER, seed)
        return cls.make(situation, key, load_rubric(folder / RUBRIC_FILE))

    @classmethod
    def make(cls, situation: dict[str, Any], key: dict[str, Any], rubric: Rubric) -> Exercise:
        """From JSON data; the digest that ties the two is written by this kit's own reading of the situation."""
        scenario = make_scenario(situation)
        return cls(scenario, rubric, make_key({**key, "scenario_digest": scenario.digest}, scenario))

    @property
    def exercise_id(self) -> str:
        """The id that folder, nbgrader assignment and journal share."""
        return self.scenario.exercise_id

    @property
    def title(self) -> str:
        """The exercise's name on screen."""
        return self.rubric.title

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria in order."""
        return self.rubric.criteria

    @property
    def is_gradable(self) -> bool:
        """Whether the key is here."""
        return self.key is not None

    def grade(self, journal: Journal) -> Scorecard:
        """Replay and mark. Raises `NoKey`, and `JournalError` for a journal that isn't of this exercise."""
        if self.key is None:
            raise NoKey
        journal.check_belongs(self.scenario)
        return grade(journal.replay(self.scenario), journal, self.rubric, self.key)
