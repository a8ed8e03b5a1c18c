"""How we know that the grader is right: perfect, blank, each mistake, other correct ways, on many variants."""

import json

import pytest

from hoso_kit.classroom.authoring import proof_actions
from hoso_kit.office.journal import Journal
from hoso_kit.rubric.exercise import Exercise
from hoso_kit.rubric.mistakes import mistakes
from hoso_kit.rubric.other_ways import OTHER_WAYS
from hoso_kit.rubric.planting import PLANTS, WorkPlan, plant
from hoso_kit.rubric.scorecard import Outcome, Scorecard
from tests.world import E16, graded, marked, practice

SEEDS = [f"bien-the-{number}" for number in range(8)]
VARIANTS = ["marked", *SEEDS]
# work left out altogether costs wherever it is missing, so these have no plant of their own
CASCADING = {
    "not_opened", "unlisted_not_opened", "unworked", "missing_unopened", "pair_missing", "grader_failed",
}  # fmt: skip


def variant(name: str) -> Exercise:
    return marked() if name == "marked" else practice(name)


def lost(scorecard: Scorecard) -> set[str]:
    return {line.criterion.criterion_id for line in scorecard.lines if line.score < line.criterion.points}


def work(exercise: Exercise, *mistake_ids: str) -> Scorecard:
    assert exercise.key is not None
    return graded(exercise, *plant(mistake_ids, exercise.scenario, exercise.key))


@pytest.mark.parametrize("name", VARIANTS)
def test_perfect_work_gets_full_marks(name: str) -> None:
    """DESIGN §6: perfect = full marks, every criterion met, nothing found."""
    scorecard = work(variant(name))
    assert (scorecard.score, scorecard.points) == (10.0, 10.0)
    assert {line.outcome for line in scorecard.lines} == {Outcome.MET}
    assert not [found for line in scorecard.lines for found in line.findings]


@pytest.mark.parametrize("name", VARIANTS)
def test_blank_work_gets_nothing(name: str) -> None:
    """DESIGN §6: blank = 0, and every criterion says that it wasn't attempted."""
    scorecard = graded(variant(name))
    assert scorecard.score == 0.0
    assert {line.outcome for line in scorecard.lines} == {Outcome.NOT_ATTEMPTED}


@pytest.mark.parametrize("mistake_id", sorted(PLANTS))
@pytest.mark.parametrize("name", VARIANTS)
def test_a_planted_mistake_costs_exactly_the_criterion_that_names_it(name: str, mistake_id: str) -> None:
    """DESIGN §6: one mistake, one criterion, and the feedback names that mistake; a note costs nothing."""
    exercise = variant(name)
    scorecard = work(exercise, mistake_id)
    mistake = mistakes()[mistake_id]
    assert lost(scorecard) == (set() if mistake.kind == "note" else {mistake.check})
    found = {found.mistake for found in scorecard.line(mistake.check).findings}
    assert mistake_id in found


def test_every_catalogued_mistake_is_planted() -> None:
    """No mistake in the catalogue without its proof."""
    assert set(PLANTS) | CASCADING == set(mistakes())


@pytest.mark.parametrize("way", sorted(OTHER_WAYS))
@pytest.mark.parametrize("name", VARIANTS)
def test_other_correct_ways_lose_nothing(name: str, way: str) -> None:
    """DESIGN §6: orders and routes that are equally correct lose nothing."""
    exercise = variant(name)
    assert exercise.key is not None
    scorecard = graded(exercise, *OTHER_WAYS[way](WorkPlan.model(exercise.scenario, exercise.key)))
    assert lost(scorecard) == set()


@pytest.mark.parametrize("name", VARIANTS)
def test_leaving_the_lists_short_period_is_found(name: str) -> None:
    """E21: one entry's period on the list is shorter than the table's row; keeping it is a mistake."""
    exercise = variant(name)
    assert exercise.key is not None
    plan = WorkPlan.model(exercise.scenario, exercise.key)
    for file in plan.files:
        if file.is_listed:
            file.maintenance = exercise.scenario.entries[file.notation][1].maintenance
    scorecard = graded(exercise, *plan.actions())
    assert [found.mistake for found in scorecard.line("maintenance").findings] == ["maintenance_too_short"]


@pytest.mark.parametrize("name", ["marked", SEEDS[0]])
def test_a_matter_left_out_is_named_where_it_is_missing(name: str) -> None:
    """Work not done costs wherever it is missing; both kinds of unopened file are named."""
    exercise = variant(name)
    assert exercise.key is not None
    plan = WorkPlan.model(exercise.scenario, exercise.key)
    plan.files = plan.files[1:-1]
    found = {one.mistake for line in graded(exercise, *plan.actions()).lines for one in line.findings}
    assert {"not_opened", "unlisted_not_opened", "unworked"} <= found


def test_the_courses_proofs_give_the_written_scores() -> None:
    """The journals beside the exercise replay to exactly the scores written beside them."""
    exercise = marked()
    expected = json.loads((E16 / "proofs" / "expected.json").read_text("utf-8"))
    journals = {path.stem: path for path in (E16 / "proofs").glob("*.jsonl")}
    assert set(journals) == set(expected) == set(proof_actions(exercise))
    for name, path in journals.items():
        scorecard = exercise.grade(Journal.read(path))
        assert {line.criterion.criterion_id: line.score for line in scorecard.lines} == expected[name], name
