"""The world the tests play in: the course's exercise, drawn variants, and a quick way to act."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from hoso_kit.office.actions import Action
from hoso_kit.office.journal import Journal, compose
from hoso_kit.office.office import Office
from hoso_kit.office.scenario import Scenario, load_scenario
from hoso_kit.rubric.exercise import Exercise
from hoso_kit.rubric.scorecard import Scorecard

ROOT = Path(__file__).resolve().parents[1]
COURSE = ROOT / "exercises"
E16 = COURSE / "source" / "e16-lap-ho-so"


@lru_cache
def practice(seed: str = "kiem-thu") -> Exercise:
    """A practice variant; the same seed gives the same one."""
    return Exercise.draw(E16, seed)


@lru_cache
def marked() -> Exercise:
    """The course's marked exercise with its key."""
    return Exercise.load(E16)


def after(exercise: Exercise, *actions: Action) -> Office:
    """The office after the learner did these."""
    office = Office(exercise.scenario)
    for action in actions:
        office = office.apply(action, exercise.scenario.person)
    return office


def journal_of(exercise: Exercise, *actions: Action, learner: str = "hv001") -> Journal:
    """A journal of these actions."""
    return Journal.parse(compose(exercise.scenario, learner, actions))


def graded(exercise: Exercise, *actions: Action) -> Scorecard:
    """What these actions are worth."""
    return exercise.grade(journal_of(exercise, *actions))


def own_entry(exercise: Exercise, which: int = 0) -> str:
    """The notation of one of the learner's own entries on the file list."""
    scenario = exercise.scenario
    mine = [entry.file_notation for _, entry in scenario.file_list.all_entries() if entry.creator == scenario.person]
    return mine[which]


def others_entry(exercise: Exercise) -> str:
    """The notation of somebody else's entry."""
    scenario = exercise.scenario
    return next(e.file_notation for _, e in scenario.file_list.all_entries() if e.creator != scenario.person)


def first_day(exercise: Exercise) -> date:
    """The first day of the file list's year."""
    return date(exercise.scenario.file_list.file_catalog, 1, 2)


@lru_cache
def office_of_2026() -> Scenario:
    """The same kind of office in the world of Luật Lưu trữ 2024, with the files of merged offices to take over."""
    return load_scenario(ROOT / "sample_data" / "van-phong-2026" / "situation.json")


@lru_cache
def practice_office() -> Scenario:
    """The office for free practice, with all functions on and everybody's part to be taken."""
    return load_scenario(ROOT / "sample_data" / "van-phong" / "situation.json")
