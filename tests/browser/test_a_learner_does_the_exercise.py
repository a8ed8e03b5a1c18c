"""The whole road: a clerk files in the browser, is told what is wrong, mends it, hands in; nbgrader gives that mark."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hoso_kit.rubric.exercise import Exercise
from hoso_kit.rubric.planting import PLANTS, FilePlan, WorkPlan
from tests.browser.conftest import ServedApp, start_app, stop_app
from tests.browser.learner import Learner, serious, shot
from tests.course.play import make_course
from tests.course.stock import nbgrader

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MARKED = "voila/render/e16-lap-ho-so-bai-cham.ipynb"


@dataclass(frozen=True)
class Classroom:
    """A served course of its own."""

    app: ServedApp
    course: Path
    exercise: Exercise

    def nbgrader(self, *words: str) -> str:
        """A stock nbgrader command in the course's folder."""
        done = nbgrader(*words, cwd=self.course, env=os.environ | self.env())
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    def env(self) -> dict[str, str]:
        """Settings of the course's own, away from the developer's."""
        home = self.course / "home"
        return {
            "HOSO_EXCHANGE": str(self.course / "exchange"), "JUPYTER_CONFIG_DIR": str(home / "config"),
            "JUPYTER_DATA_DIR": str(home / "data"), "IPYTHONDIR": str(home / "ipython"),
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        }  # fmt: skip


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[Classroom]:
    """A course with a released exercise, and the learner's server over it."""
    course = tmp_path_factory.mktemp("khoa-hoc")
    exercise = make_course(course, "trinh-duyet")
    room = Classroom(ServedApp("", course, None), course, exercise)  # type: ignore[arg-type]
    room.nbgrader("generate_assignment", exercise.exercise_id)
    room.nbgrader("release_assignment", exercise.exercise_id)
    saved = dict(os.environ)
    os.environ.update(room.env())
    app = start_app(tmp_path_factory.mktemp("hoc-vien"), "--port", "18966", "--course", str(course))
    yield Classroom(app, course, exercise)
    stop_app(app.process)
    os.environ.clear()
    os.environ.update(saved)


def make(learner: Learner, plan: WorkPlan, file: FilePlan) -> None:
    """One file of the plan, from opening to closing, through the screen."""
    if file.is_listed:
        learner.open_listed(file.notation, file.start_date)
    else:
        learner.open_unlisted(
            {
                "title": file.title, "file_notation": file.notation, "creator": file.creator,
                "maintenance": file.maintenance, "start_date": file.start_date,
            },
            file.row,
        )  # fmt: skip
    known = plan.scenario.documents_by_id
    for box in ("incoming", "outgoing", "draft"):
        mine = [
            doc_id
            for doc_id in file.documents
            if ("draft" if known[doc_id].is_draft else known[doc_id].direction) == box
        ]
        if mine:
            learner.box(box)
            learner.put(file.notation, mine)
    learner.edit(file.notation, {"rights": file.rights})
    if file.is_closed:
        learner.close(file.notation, file.end_date, file.row)


def test_wrong_first_then_right_then_handed_in_and_graded(page: Page, classroom: Classroom) -> None:
    """Issue 9: planted mistakes are named by the check, a reload resumes, and the mark is the one that was seen."""
    exercise = classroom.exercise
    assert exercise.key is not None
    plan = WorkPlan.model(exercise.scenario, exercise.key)
    planted = ["foreign_document", "duplicate_left", "draft_left", "vague_title", "not_closed"]
    for name in planted:
        PLANTS[name](plan)
    learner = Learner(page)
    learner.arrive(classroom.app.address + MARKED)
    shot(page, "01-ban-lam-viec")
    assert learner.check() == 0.0
    assert set(learner.outcomes().values()) == {"NOT_ATTEMPTED"}
    shot(page, "02-kiem-tra-bai-trong")
    half = len(plan.files) // 2
    for file in plan.files[:half]:
        make(learner, plan, file)
    shot(page, "03-nua-chung")
    state = page.locator('[role="tree"]').inner_text()
    page.reload()
    learner.wait()
    if page.locator('dialog [data-do="start"]').count():
        page.locator('dialog [data-do="start"]').click()
    expect(page.locator('[role="tree"]')).to_have_text(state, use_inner_text=True)
    for file in plan.files[half:]:
        make(learner, plan, file)
    wrong = learner.check()
    shot(page, "04-cac-loi-duoc-goi-ten")
    outcomes = learner.outcomes()
    assert {name for name, outcome in outcomes.items() if outcome != "MET"} == {"belongs", "clean", "title", "closed"}
    assert "không thuộc việc nào" in learner.finding("belongs")
    assert "Điều 29 khoản 1 điểm b" in learner.finding("belongs")
    clean = learner.finding("clean")
    assert "hai lần" in clean
    assert "dự thảo" in clean
    assert "không cho biết hồ sơ về việc gì" in learner.finding("title")
    assert "vẫn đang mở" in learner.finding("closed")
    shot(page, "05-mot-tieu-chi")

    # mending: everything but the draft
    model = WorkPlan.model(exercise.scenario, exercise.key)
    for now, wanted in zip(plan.files, model.files, strict=True):
        drafts = {doc_id for doc_id, _ in plan.leftovers(drafts=True)}
        spare = [doc for doc in now.documents if doc not in wanted.documents and doc not in drafts]
        if spare and now.is_closed:
            learner.reopen(now.notation, "Loại văn bản không thuộc hồ sơ")
        for doc_id in spare:
            learner.take_out(now.notation, doc_id)
        if now.title != wanted.title:
            if now.is_closed and not spare:
                learner.reopen(now.notation, "Sửa tiêu đề hồ sơ")
                spare = ["title"]
            learner.edit(now.notation, {"title": wanted.title})
        if spare or not now.is_closed:
            learner.close(now.notation, now.end_date, wanted.row)
    right = learner.check()
    assert wrong < right == 9.75
    assert {name for name, outcome in learner.outcomes().items() if outcome != "MET"} == {"clean"}
    shot(page, "06-gan-dung-het")

    page.locator('button[data-do="submit"]').click()
    shot(page, "07-hoi-truoc-khi-nop")
    page.locator('dialog[open] [data-do="confirm-submit"]').click()
    expect(page.locator('[data-notice="done"]').last).to_contain_text("Đã nộp", timeout=30_000)
    shot(page, "08-da-nop")

    classroom.nbgrader("collect", exercise.exercise_id)
    classroom.nbgrader("autograde", exercise.exercise_id)
    classroom.nbgrader("generate_feedback", exercise.exercise_id)
    classroom.nbgrader("export")
    (row,) = [line for line in (classroom.course / "grades.csv").read_text("utf-8").splitlines() if "hv001" in line]
    assert ",9.75," in row
    (feedback,) = (classroom.course / "feedback" / "hv001").rglob("*.html")
    page.goto(feedback.as_uri())
    expect(page.locator("body")).to_contain_text("9,75")
    shot(page, "09-phieu-phan-hoi")
    assert serious(page) == []
