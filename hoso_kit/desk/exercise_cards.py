"""What the start page and the server offer: one card for each exercise of the course, with its ways to do it.

Everything is read from the exercise's folder, so that a new folder is a new card. A folder with a fault gives
a card that says so; it must never take the other exercises with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from hoso_kit.classroom.course import RUBRIC_NAME, Course
from hoso_kit.rubric.criteria import Rubric, RubricError, load_rubric

# mode -> how its app notebook's name ends
ENDINGS = (("practice", "luyen-tap"), ("marked", "bai-cham"))


@dataclass(frozen=True, slots=True)
class Way:
    """One way to do an exercise: practise freely, or the marked work."""

    mode: str
    name: str
    notebook: str
    about: str


@dataclass(frozen=True, slots=True)
class Card:
    """One exercise on the start page; ``problem`` is the sentence when its folder has a fault."""

    exercise_id: str
    number: str
    title: str
    about: str
    minutes: str
    ways: tuple[Way, ...]
    problem: str = ""


def app_name(exercise_id: str, mode: str) -> str:
    """The file name, and so the address, of an exercise's app."""
    return f"{exercise_id}-{dict(ENDINGS)[mode]}.ipynb"


def modes(course: Course, exercise_id: str) -> tuple[str, ...]:
    """Practice where there is a storybook to draw from, marked work where the instructor has set a situation."""
    offered = {"practice": course.can_practise(exercise_id), "marked": course.has_marked_work(exercise_id)}
    return tuple(mode for mode, is_offered in offered.items() if is_offered)


def exercise_cards(course: Course) -> tuple[Card, ...]:
    """The course's cards, in the order of the exercises' ids."""
    return tuple(_card(course, exercise_id) for exercise_id in course.exercise_ids)


def _card(course: Course, exercise_id: str) -> Card:
    try:
        rubric = read_rubric(course, exercise_id)
    except RubricError as error:
        problem = f"Bài tập này chưa mở được, vui lòng báo giảng viên. {error.message}"
        return Card(exercise_id, "Bài tập", exercise_id, "", "", (), problem)
    number, dot, title = rubric.title.partition(" · ")
    return Card(
        exercise_id=exercise_id,
        number=number if dot else "Bài tập",
        title=title if dot else number,
        about=rubric.about,
        minutes=f"{rubric.minutes} phút" if rubric.minutes else "",
        ways=tuple(_way(exercise_id, mode) for mode in modes(course, exercise_id)),
        problem="" if modes(course, exercise_id) else "Bài tập này đang được soạn, chưa có tình huống để làm.",
    )


def read_rubric(course: Course, exercise_id: str) -> Rubric:
    """The exercise's rubric from source/, or from release/ where there is no source; raises `RubricError`."""
    source = course.source(exercise_id) / RUBRIC_NAME
    return load_rubric(source if source.is_file() else course.release(exercise_id) / RUBRIC_NAME)


def _way(exercise_id: str, mode: str) -> Way:
    notebook = app_name(exercise_id, mode)
    if mode == "practice":
        about = "Có gợi ý và lời giải; làm lại bao nhiêu lần cũng được, mỗi lần một tình huống mới."
        return Way(mode, "Luyện tập", notebook, about)
    return Way(mode, "Bài chấm điểm", notebook, "Tình huống do giảng viên giao; làm xong thì nộp bài.")
