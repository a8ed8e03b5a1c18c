"""Opens a Desk: finds the exercise, the learner's folder and the way to hand in.

Joins the floors and holds no logic of its own. Who the learner is comes from
the server's environment, never from the page. Under nbgrader it opens nothing:
grading must not touch a journal.
"""

from __future__ import annotations

import html
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hoso_kit.classroom.course import Course, CourseError, ensure_work_folder, find_course
from hoso_kit.classroom.submit import SubmitError, pack, submit, warm_up
from hoso_kit.desk import places
from hoso_kit.desk.desk import Desk, HandInFailed
from hoso_kit.desk.notices import make_notice
from hoso_kit.office.journal import FILE_NAME, JournalError, OtherScenario
from hoso_kit.office.scenario import ScenarioError, load_scenario
from hoso_kit.office.work import Work
from hoso_kit.rubric.criteria import Rubric, RubricError
from hoso_kit.rubric.exercise import Exercise
from hoso_kit.rubric.key import BadKey
from hoso_kit.rubric.storybook import StorybookError

_SEED_BYTES = 8
# an attempt, by its seed: the exercise, the work and its folder
_Take = Callable[[str], tuple[Exercise, Work, Path]]


class CannotOpen(Exception):
    """The exercise can't be opened; the message is Vietnamese and says what to try."""


def open_desk(exercise_id: str, mode: str = "marked") -> Any:
    """Show the Desk in a notebook or in Voila; ``mode`` is "practice", "marked" or "free".

    Returns the widget to display, or a message in HTML when the exercise can't be opened;
    None while nbgrader runs the notebook.
    """
    if os.environ.get("NBGRADER_EXECUTION"):
        return None
    try:
        desk = make_desk(exercise_id, mode)
    except CannotOpen as error:
        from IPython.display import HTML

        return HTML(
            '<div class="hoso-cannot-open" role="alert" lang="vi" style="max-width:44rem;margin:3rem auto;'
            "padding:1.25rem 1.5rem;border:1px solid #b3261e;border-radius:8px;background:#fdecea;"
            'font:16px/1.5 system-ui,sans-serif;color:#1b2430"><h2 style="margin:0 0 .5rem">Chưa mở được bài tập</h2>'
            f"<p>{html.escape(str(error))}</p></div>"
        )
    from hoso_kit.desk.widget import Board

    desk.note_opening()
    return Board(desk)


def make_desk(exercise_id: str, mode: str) -> Desk:
    """The Desk of this server's learner; raises `CannotOpen`."""
    try:
        folder = places.work_folder(exercise_id, mode)
        if mode == "free":
            return _free(exercise_id, folder)
        course = _course()
        if mode == "practice":
            return _practice(course, exercise_id, folder)
        return _marked(course, exercise_id, folder)
    except (ScenarioError, RubricError, BadKey, JournalError, CourseError) as error:
        raise CannotOpen(error.message) from None
    except StorybookError as error:
        raise CannotOpen(f"Kho tình huống luyện tập có lỗi: {error}") from None
    except OSError as error:
        raise CannotOpen(
            f"Không đọc hoặc ghi được thư mục làm bài ({error.strerror or error}). "
            "Hãy kiểm tra dung lượng và quyền ghi của ổ đĩa, rồi tải lại trang."
        ) from None


def _course() -> Course:
    course = find_course(Path.cwd())
    if course is None and (places.course_folder() / "source").is_dir():
        course = Course(places.course_folder())
    if course is None:
        raise CannotOpen("Không tìm thấy thư mục khóa học (exercises). Hãy khởi động lại bằng lệnh make app.")
    return course


def _practice(course: Course, exercise_id: str, folder: Path) -> Desk:
    def take(seed: str) -> tuple[Exercise, Work, Path]:
        exercise = Exercise.draw(course.source(exercise_id), seed)
        here = folder / seed
        return exercise, Work.resume(exercise.scenario, here / FILE_NAME, places.learner_id()), here

    # the same seed may draw another situation now
    return _resume(
        "practice",
        folder,
        take,
        make_notice(
            "info",
            "Kho tình huống đã được cập nhật",
            "Bài luyện tập đang làm dở không tiếp tục được; bài cũ đã được cất lại.",
            "Đây là một tình huống mới, mời anh (chị) làm từ đầu.",
        ),
    )


def _free(office_id: str, folder: Path) -> Desk:
    """An office without criteria: nothing is asked, so nothing is checked, marked or handed in."""
    scenario = load_scenario(places.situation_of(office_id))
    exercise = Exercise(scenario, Rubric(scenario.brief.title, ()), None)

    def begin(attempt: str) -> tuple[Exercise, Work, Path]:
        here = folder / attempt
        return exercise, Work.resume(scenario, here / FILE_NAME, places.learner_id()), here

    return _resume(
        "free",
        folder,
        begin,
        make_notice(
            "info",
            "Văn phòng đã được cập nhật",
            "Việc đang làm dở không tiếp tục được trên văn phòng mới; bản cũ đã được cất lại.",
            "Mời anh (chị) bắt đầu lại từ đầu.",
        ),
    )


def _resume(mode: str, folder: Path, take: _Take, updated: dict[str, Any]) -> Desk:
    """Go on with the attempt of last time; where its situation has changed since, begin anew and say so."""
    notice = None
    try:
        exercise, work, here = take(places.read_seed(folder) or _new_seed(folder))
    except OtherScenario:
        exercise, work, here = take(_new_seed(folder))
        notice = updated
    return Desk(exercise, work, here, mode, renew=lambda: take(_new_seed(folder)), notice=notice)


def _new_seed(folder: Path) -> str:
    seed = secrets.token_hex(_SEED_BYTES)
    places.write_seed(folder, seed)
    return seed


def _marked(course: Course, exercise_id: str, folder: Path) -> Desk:
    ensure_work_folder(folder, course, exercise_id)
    source = course.source(exercise_id)
    exercise = Exercise.load(folder, source if source.is_dir() else None)
    learner = places.learner_id()
    work = Work.resume(exercise.scenario, folder / FILE_NAME, learner)

    def hand_in() -> str:
        try:
            text = submit(folder, learner, course).text
        except SubmitError as error:
            raise HandInFailed(error.message) from None
        places.write_submitted(folder, text)
        return text

    def wrap() -> tuple[str, bytes]:
        try:
            return pack(folder, learner)
        except SubmitError as error:
            raise HandInFailed(error.message) from None

    # nbgrader takes seconds to import: begin now, so that handing in answers at once
    warm_up()
    return Desk(exercise, work, folder, "marked", hand_in=hand_in, pack=wrap)
