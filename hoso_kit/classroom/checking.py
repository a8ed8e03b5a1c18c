"""Grade one journal on the terminal, as the instructor: ``hoso check``.

Takes a journal or a packed work as learners send them, treats both as written by
a stranger, and changes nothing: no gradebook, no submission, no file.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path, PurePosixPath

from hoso_kit.classroom.course import ARCHIVE_NAME, JOURNAL_NAME, KEY_NAME, Course, CourseError, is_exercise_id
from hoso_kit.office.history import describe_entry
from hoso_kit.office.journal import MAX_BYTES, Journal, JournalError
from hoso_kit.regulations import cite
from hoso_kit.rubric.exercise import Exercise
from hoso_kit.rubric.scorecard import Finding, Scorecard

_SHOWN_ACTIONS = 5


def check_report(path: Path, course: Course) -> str:
    """The scorecard in words.

    Raises `JournalError` for the learner's file; `CourseError`, `ScenarioError`, `RubricError` or `BadKey` for
    the course.
    """
    journal = read_work(path)
    exercise_id = journal.header.exercise_id
    if not is_exercise_id(exercise_id) or not course.source(exercise_id).is_dir():
        raise CourseError(f"Khóa học không có bài tập {exercise_id[:64]!r} mà nhật ký này ghi.")
    if not course.has_key(exercise_id):
        raise CourseError(f"Bài tập {exercise_id} không có đáp án ({KEY_NAME}) trên máy này nên không chấm được.")
    exercise = Exercise.load(course.source(exercise_id))
    journal.check_belongs(exercise.scenario, _sender(path) if journal.header.learner else None)
    return _report(exercise, journal, exercise.grade(journal))


def read_work(path: Path) -> Journal:
    """The journal in a file or in a packed work; raises `JournalError`."""
    if path.suffix.lower() != ".zip":
        return Journal.read(path)
    try:
        with zipfile.ZipFile(path) as archive:
            for member in archive.infolist():
                if PurePosixPath(member.filename.replace("\\", "/")).name == JOURNAL_NAME:
                    # never the size that the archive claims: a small file can unpack to a whole disk
                    with archive.open(member) as stream:
                        data = stream.read(MAX_BYTES + 1)
                    if len(data) > MAX_BYTES:
                        raise JournalError("Nhật ký bài làm quá lớn, không phải do bộ học liệu ghi.")
                    return Journal.parse(data)
    except JournalError:
        raise
    except FileNotFoundError:
        raise JournalError(f"Không có tệp {path.name}.") from None
    except (OSError, ValueError, RuntimeError, zipfile.BadZipFile, NotImplementedError) as error:
        raise JournalError(f"Không mở được tệp nén {path.name} ({type(error).__name__}).") from None
    raise JournalError(f"Tệp nén {path.name} không có {JOURNAL_NAME}.")


def _sender(path: Path) -> str | None:
    """Whose work a packed file's name says it is: another's journal under it is refused, as in the course."""
    found = re.match(ARCHIVE_NAME, path.stem)
    return found["student_id"] if found and path.suffix.lower() == ".zip" else None


def _report(exercise: Exercise, journal: Journal, scorecard: Scorecard) -> str:
    actions = sum(entry.kind == "action" for entry in journal.entries)
    learner = journal.header.learner or "(không ghi tên)"
    lines = [
        f"{exercise.title} · tình huống {exercise.scenario.variant}",
        f"Học viên {learner} · {actions} thao tác",
        f"Điểm: {_number(scorecard.score)}/{_number(scorecard.points)}",
        "",
    ]
    for line in scorecard.lines:
        points = f"{_number(line.score)}/{_number(line.criterion.points)}"
        lines.append(f"[{line.outcome.value}] {line.criterion.title}: {points}")
        for found in line.findings:
            lines += _finding(found, journal, exercise)
    return "\n".join(_plain(line) for line in lines)


def _finding(found: Finding, journal: Journal, exercise: Exercise) -> list[str]:
    lines = [f"    - {found.seen}"]
    if found.advice:
        lines.append(f"      Nên thử: {found.advice}")
    if found.citation:
        citation = cite(found.citation)
        lines.append(f"      Căn cứ: {citation.text}" + (f" ({citation.notice})" if citation.notice else ""))
    entries = {entry.n: entry for entry in journal.entries}
    known = [entries[number] for number in found.actions if number in entries]
    lines += [
        f"      thao tác {entry.n}: {describe_entry(entry, exercise.scenario)}" for entry in known[:_SHOWN_ACTIONS]
    ]
    if len(known) > _SHOWN_ACTIONS:
        lines.append(f"      … và {len(known) - _SHOWN_ACTIONS} thao tác khác")
    return lines


def _plain(text: str) -> str:
    """A learner's title must not steer the instructor's terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
