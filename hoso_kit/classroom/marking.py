"""Mark one submission folder: the only place where nbgrader and the self-check's rubric meet.

Reads the exercise from the course's ``source/`` (never from the submission),
the journal read-only from the submission, and answers with a `Marking`. It
never raises: what goes wrong on the grader's side is BROKEN and names itself,
what is wrong with the journal is one sentence for the learner.
"""

from __future__ import annotations

import logging
import math
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from hoso_kit.classroom.card import Card, CardAction, CardFinding, limit_actions, limit_findings, short
from hoso_kit.classroom.course import JOURNAL_NAME, Course, exercise_id_of, find_course
from hoso_kit.office.history import describe_entry
from hoso_kit.office.journal import Journal, JournalError
from hoso_kit.regulations import UnknownCitation, cite

if TYPE_CHECKING:
    from hoso_kit.office.scenario import Scenario
    from hoso_kit.rubric.exercise import Exercise
    from hoso_kit.rubric.scorecard import Finding, Line, Scorecard

log = logging.getLogger(__name__)

AUTOGRADE = "autograde"
UNREAD = "Chưa chấm được bài nộp này. {reason} Các tiêu chí được tính 0 điểm cho đến khi có bài nộp đọc được."
_BROKEN = "Máy chấm gặp lỗi ở tiêu chí này – không phải lỗi của anh/chị. Vui lòng báo giảng viên: {name}."


@dataclass(frozen=True, slots=True)
class Marking:
    """All cells of one submission, by criterion; ``notice`` is what holds for the whole of it."""

    cards: Mapping[str, Card]
    fallback: Card = field(default_factory=lambda: broken_card("?", "chưa chấm"))
    trouble: str = ""  # for the instructor's log; empty when the grader itself is well

    def card(self, criterion_id: str) -> Card:
        """The criterion's card; every id has one."""
        found = self.cards.get(criterion_id)
        if found is not None:
            return found
        card = self.fallback
        return Card(criterion_id, card.title or criterion_id, card.outcome, card.score, card.findings, card.notice)


def mark_folder(folder: Path, execution: str) -> Marking:
    """Mark the work in ``folder``; ``execution`` is nbgrader's NBGRADER_EXECUTION (empty outside of it)."""
    try:
        return _mark_folder(folder, execution)
    except Exception as error:
        return _broken_marking(error, {})


def broken_card(criterion_id: str, name: str, title: str = "") -> Card:
    """A grader's failure: no blame on the learner, and its own name for the instructor."""
    finding = CardFinding(seen=_BROKEN.format(name=name))
    return Card(criterion_id, title or criterion_id, "BROKEN", 0.0, (finding,))


def read_journal(path: Path, exercise: Exercise, learner: str | None) -> Journal:
    """The journal, read-only; raises `JournalError` with the sentence for the learner."""
    journal = Journal.read(path)
    written_by = journal.header.learner
    if written_by == "" or (learner is not None and _same_name(written_by, learner)):
        # a clerk alone at his PC has no id; NFC and NFD of one name are one person
        learner = None
    journal.check_belongs(exercise.scenario, learner)
    return journal


def _mark_folder(folder: Path, execution: str) -> Marking:
    course, exercise_id = _locate(folder, execution)
    if course is None or exercise_id is None or not course.has_key(exercise_id):
        if execution == AUTOGRADE:
            raise LookupError(f"không tìm thấy đáp án (key.json) của {exercise_id or folder.name}")
        return _without_key(folder, execution)

    exercise = _exercise(course.source(exercise_id))
    titles = {criterion.criterion_id: criterion.title for criterion in exercise.criteria}
    try:
        journal = read_journal(folder / JOURNAL_NAME, exercise, _learner(folder, execution))
        return _graded(exercise.grade(journal), journal, exercise.scenario)
    except JournalError as error:
        return _same_for_all(titles, "NOT_ATTEMPTED", 0.0, UNREAD.format(reason=_sentence(error.message)))
    except Exception as error:
        return _broken_marking(error, titles)


def _exercise(source: Path) -> Exercise:
    """The instructor's exercise, read once for a class; read again when a file of it has changed."""
    names = ("situation.json", "rubric.toml", "key.json")
    states = tuple((source / name).stat() for name in names if (source / name).exists())
    return _load_exercise(source, tuple((state.st_mtime_ns, state.st_size, state.st_ino) for state in states))


@lru_cache(maxsize=4)
def _load_exercise(source: Path, _: object) -> Exercise:
    from hoso_kit.rubric.exercise import Exercise

    return Exercise.load(source, source)


def _locate(folder: Path, execution: str) -> tuple[Course | None, str | None]:
    """While grading, a course inside the submission (or the student's folder) is never believed."""
    start = folder.parent.parent if execution == AUTOGRADE else folder
    course = find_course(start)
    if course is not None and course.source(folder.name).is_dir():
        return course, folder.name
    return course, exercise_id_of(folder)


def _learner(folder: Path, execution: str) -> str | None:
    """nbgrader's own answer to “whose work is this”: autograded/<student>/<assignment>."""
    return folder.parent.name if execution == AUTOGRADE else None


def _same_name(one: str, other: str) -> bool:
    return unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)


def _without_key(folder: Path, execution: str) -> Marking:
    """The learner's own machine: nothing can be marked here, but a work that can't be read is told now."""
    from hoso_kit.rubric.exercise import Exercise

    notice = "Điểm của tiêu chí này do giảng viên chấm sau khi anh/chị nộp bài."
    if execution:  # nbgrader validate: a mark below the maximum means “failed”, no mark means “fine”
        try:
            read_journal(folder / JOURNAL_NAME, Exercise.load(folder), None)
        except JournalError as error:
            return _same_for_all({}, "NOT_ATTEMPTED", 0.0, UNREAD.format(reason=_sentence(error.message)))
        notice = "Nhật ký làm bài đọc được và có thể nộp. " + notice
    return _same_for_all({}, "PENDING", None, notice)


def _graded(scorecard: Scorecard, journal: Journal, scenario: Scenario) -> Marking:
    entries = {entry.n: entry for entry in journal.entries}

    def finding(found: Finding) -> CardFinding:
        numbers = [number for number in found.actions if number in entries]
        actions, left_out = limit_actions(
            [CardAction(number, short(describe_entry(entries[number], scenario))) for number in numbers]
        )
        text, notice = _citation(found.citation)
        return CardFinding(short(found.seen), short(found.advice), text, notice, actions, left_out)

    cards = {}
    for line in scorecard.lines:
        name = line.criterion.criterion_id
        findings = limit_findings([finding(found) for found in line.findings])
        cards[name] = Card(name, line.criterion.title, line.outcome.name, _clamped(line), findings)
    missing = broken_card("", "phiếu điểm không có tiêu chí này")
    return Marking(cards, missing)


def _clamped(line: Line) -> float:
    """A plain float in [0, points] with two decimals, whatever a check may have made."""
    score = float(line.score)
    return min(max(round(score, 2), 0.0), float(line.criterion.points)) if math.isfinite(score) else 0.0


def _citation(citation_id: str) -> tuple[str, str]:
    try:
        citation = cite(citation_id)
    except UnknownCitation:
        return citation_id, ""
    return citation.text, citation.notice


def _sentence(message: str) -> str:
    """JournalError's words after «Dòng 3:» begin small; a card shows a whole sentence."""
    text = short(message.strip())
    return text if text.endswith((".", "!", "?")) else text + "."


def _same_for_all(titles: Mapping[str, str], outcome: str, score: float | None, notice: str) -> Marking:
    cards = {name: Card(name, title, outcome, score, (), notice) for name, title in titles.items()}
    return Marking(cards, Card("", "", outcome, score, (), notice))


def _broken_marking(error: Exception, titles: Mapping[str, str]) -> Marking:
    name = short(f"{type(error).__name__}: {error}")
    log.error("hoso_kit grader failed", exc_info=error)
    cards = {criterion: broken_card(criterion, name, title) for criterion, title in titles.items()}
    return Marking(cards, broken_card("", name), trouble=name)
