"""Single changes to a work never raise its mark where they should not, and tricks don't pay."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoso_kit.office.actions import (
    Action,
    CloseCaseFile,
    EditCaseFile,
    FileDocument,
    OpenCaseFile,
    OpenUnlistedCaseFile,
)
from hoso_kit.office.office import Office
from hoso_kit.office.refusals import Refusal
from hoso_kit.rubric.exercise import Exercise
from hoso_kit.rubric.planting import PLANTS, plant
from tests.world import graded, marked, practice


def model(exercise: Exercise, *mistake_ids: str) -> list[Action]:
    assert exercise.key is not None
    return plant(mistake_ids, exercise.scenario, exercise.key)


def accepted(exercise: Exercise, actions: list[Action]) -> list[Action]:
    """The actions that the office takes, in order (a left-out opening makes later ones impossible)."""
    office, done = Office(exercise.scenario), []
    for action in actions:
        try:
            office = office.apply(action, exercise.scenario.person)
        except Refusal:
            continue
        done.append(action)
    return done


@pytest.mark.parametrize("exercise", [marked(), practice("bo-bot")], ids=["marked", "practice"])
def test_leaving_out_any_one_action_costs(exercise: Exercise) -> None:
    """Each action of the model work is needed."""
    actions = model(exercise)
    for place in range(len(actions)):
        rest = accepted(exercise, actions[:place] + actions[place + 1 :])
        assert graded(exercise, *rest).score < 10.0, actions[place]


@pytest.mark.parametrize("exercise", [marked(), practice("bo-bot")], ids=["marked", "practice"])
def test_leaving_out_or_adding_any_one_document_costs(exercise: Exercise) -> None:
    """Each document of the model work is needed, and no other document is welcome."""
    assert exercise.key is not None
    actions = model(exercise)
    welcome = {doc_id for matter in exercise.key.matters for doc_id in matter.optional}
    for place, action in enumerate(actions):
        if not isinstance(action, FileDocument):
            continue
        for doc_id in action.documents:
            fewer = replace(action, documents=tuple(one for one in action.documents if one != doc_id))
            assert graded(exercise, *actions[:place], fewer, *actions[place + 1 :]).score < 10.0, doc_id
        for document in exercise.scenario.documents:
            if document.doc_id in action.documents or document.doc_id in welcome:
                continue
            more = replace(action, documents=(*action.documents, document.doc_id))
            assert graded(exercise, *actions[:place], more, *actions[place + 1 :]).score < 10.0, document.doc_id


@settings(max_examples=120)
@given(st.data())
def test_a_change_of_one_action_never_raises_the_mark_of_perfect_work(data: st.DataObject) -> None:
    """No single-action mutation raises a score: full marks stay the ceiling, and never go below zero."""
    exercise = marked()
    actions = model(exercise)
    place = data.draw(st.integers(0, len(actions) - 1))
    action = actions[place]
    shift = timedelta(days=data.draw(st.integers(-40, 40)))
    match action:
        case OpenCaseFile() | OpenUnlistedCaseFile():
            changed: Action = replace(action, start_date=action.start_date + shift)
        case CloseCaseFile():
            changed = replace(action, end_date=action.end_date + shift)
        case EditCaseFile():
            changed = replace(action, title=data.draw(st.sampled_from(["Hồ sơ", "Văn bản khác", "Tập lưu năm 2024"])))
        case _:
            changed = action
    score = graded(exercise, *accepted(exercise, [*actions[:place], changed, *actions[place + 1 :]])).score
    assert 0.0 <= score <= 10.0


@settings(max_examples=60)
@given(st.sets(st.sampled_from(sorted(PLANTS)), max_size=5), st.integers(0, 5))
def test_any_mix_of_mistakes_stays_within_bounds_and_blames_no_grader(chosen: set[str], seed: int) -> None:
    """Whatever is planted together, scores stay within bounds and no check breaks."""
    exercise = practice(f"tron-{seed}")
    try:
        actions = model(exercise, *sorted(chosen))
    except (KeyError, ValueError, LookupError, StopIteration):
        return  # two plants want the same document
    scorecard = graded(exercise, *accepted(exercise, actions))
    for line in scorecard.lines:
        assert 0.0 <= line.score <= line.criterion.points
        assert line.outcome.name != "BROKEN", line.findings


@settings(max_examples=60)
@given(st.data())
def test_what_costs_points_is_always_told(data: st.DataObject) -> None:
    """DESIGN §6: a criterion that was tried and isn't met says why, whatever part of the work was done."""
    exercise = marked()
    actions = [action for action in model(exercise) if data.draw(st.booleans())]
    for line in graded(exercise, *accepted(exercise, actions)).lines:
        if line.outcome.name in ("PARTLY", "UNMET"):
            assert line.findings, line.criterion.criterion_id


def test_dumping_everything_into_one_file_does_not_pay() -> None:
    """A heap is no filing: all documents in one file is worth less than one honest matter."""
    exercise = marked()
    assert exercise.key is not None
    everything = tuple(document.doc_id for document in exercise.scenario.documents)
    own = next(matter.file_notation for matter in exercise.key.matters if matter.file_notation)
    day = exercise.scenario.today.replace(month=1, day=2)
    heap = graded(exercise, OpenCaseFile(own, day), FileDocument(own, everything)).score
    one = [action for action in model(exercise) if action.file_notation == own]
    assert heap < 4.0
    assert graded(exercise, *one).score > 0.5


def test_opening_files_without_documents_earns_little() -> None:
    """Empty files earn the opening at most, none of the quality."""
    exercise = marked()
    opened = [action for action in model(exercise) if isinstance(action, OpenCaseFile | OpenUnlistedCaseFile)]
    assert graded(exercise, *opened).score <= 2.0
