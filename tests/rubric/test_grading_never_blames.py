"""The grader's own failures, its determinism, its findings."""

import json

import pytest

from hoso_kit.office.journal import Journal, JournalError, compose
from hoso_kit.rubric import grading
from hoso_kit.rubric.exercise import Exercise, NoKey
from hoso_kit.rubric.key import BadKey, make_key
from hoso_kit.rubric.planting import plant
from hoso_kit.rubric.scorecard import Outcome
from tests.world import E16, graded, journal_of, marked, practice


def test_a_check_that_fails_is_broken_and_costs_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """DESIGN §6: BROKEN never blames the learner and names itself; the other criteria stand."""
    exercise = marked()
    assert exercise.key is not None

    def fails(_: object) -> None:
        raise ZeroDivisionError("bí mật của giảng viên")

    monkeypatch.setattr(grading, "CHECKS", {**grading.CHECKS, "dates": fails})
    scorecard = graded(exercise, *plant((), exercise.scenario, exercise.key))
    line = scorecard.line("dates")
    assert (line.outcome, line.score) == (Outcome.BROKEN, 0.0)
    assert "ZeroDivisionError" in line.findings[0].seen
    assert "bí mật" not in line.findings[0].seen
    assert scorecard.score == 10.0 - line.criterion.points


def test_grading_twice_gives_the_same() -> None:
    """No clock, no chance: the same journal always gives the same scorecard."""
    exercise = marked()
    assert exercise.key is not None
    journal = journal_of(exercise, *plant(("wrong_file", "vague_title"), exercise.scenario, exercise.key))
    assert exercise.grade(journal) == exercise.grade(journal)


def test_a_finding_points_at_the_journals_lines() -> None:
    """A misplaced document's finding names the line that put it there."""
    exercise = marked()
    assert exercise.key is not None
    journal = journal_of(exercise, *plant(("foreign_document",), exercise.scenario, exercise.key))
    (found,) = exercise.grade(journal).line("belongs").findings
    (line,) = found.actions
    action = journal.entries[line - 1].action
    assert found.documents[0] in getattr(action, "documents", ())


def test_without_a_key_nothing_is_graded(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """A learner's machine has no key: it says so instead of giving a mark."""
    for name in ("situation.json", "rubric.toml"):
        (tmp_path / name).write_bytes((E16 / name).read_bytes())
    exercise = Exercise.load(tmp_path)
    assert not exercise.is_gradable
    with pytest.raises(NoKey):
        exercise.grade(Journal.parse(compose(exercise.scenario, "hv001", [])))


def test_a_journal_of_another_variant_is_not_graded() -> None:
    """A journal is replayed only on the situation that it was made in."""
    with pytest.raises(JournalError, match="đề khác"):
        marked().grade(journal_of(practice()))


def test_a_key_of_another_situation_is_refused() -> None:
    """Key and situation are tied by the situation's digest."""
    data = json.loads((E16 / "key.json").read_text("utf-8"))
    with pytest.raises(BadKey, match="không phải của tình huống này"):
        make_key(data, practice().scenario)
    with pytest.raises(BadKey, match="không phải là đáp án"):
        make_key({"format": "x"}, marked().scenario)
    data["matters"][0]["documents"].append("d999")
    with pytest.raises(BadKey, match="d999"):
        make_key(data, marked().scenario)
