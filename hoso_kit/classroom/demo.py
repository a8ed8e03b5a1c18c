"""A whole course round with invented learners: ``hoso demo``, ``make demo``.

Works in a copy of the course, with the stock nbgrader commands, and prints what
an instructor would see. It never touches the course's own gradebook or exchange.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import hoso_kit
from hoso_kit.classroom.course import CONFIG_NAME, JOURNAL_NAME, KEY_NAME, Course, ensure_work_folder, find_course
from hoso_kit.classroom.submit import SubmitError, submit
from hoso_kit.office.actions import Action
from hoso_kit.office.journal import Journal
from hoso_kit.office.scenario import Scenario, load_scenario
from hoso_kit.office.work import Work

_PROOFS = ("perfect", "mistake_missing_document", "mistake_maintenance_too_short", "blank")
_NAMES = ("Nguyễn Thị Ánh", "Y Krông Mẫu", "Trần Văn Giả", "Lê Thị Định")


class DemoError(Exception):
    """The round stopped; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class _Learner:
    learner_id: str
    name: str
    proof: str


def main(arguments: list[str] | None = None) -> int:
    """Run the round and print the marks."""
    parser = argparse.ArgumentParser(prog="hoso demo", description="Chạy thử cả vòng chấm bài với học viên giả định.")
    parser.add_argument("--bai-tap", default="e16-lap-ho-so", help="mã bài tập (mặc định: e16-lap-ho-so)")
    parser.add_argument("--thu-muc", type=Path, help="thư mục để chạy thử (mặc định: một thư mục tạm)")
    options = parser.parse_args(arguments)
    try:
        root = options.thu_muc or Path(tempfile.mkdtemp(prefix="hoso-demo-"))
        run_round(root.resolve(), options.bai_tap)
    except DemoError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def run_round(root: Path, exercise_id: str) -> dict[str, float]:
    """One round in ``root``; returns each learner's mark."""
    course = _copy_course(root, exercise_id)
    home = root / "hoc-vien"
    learners = _learners(course, exercise_id)
    started = time.monotonic()
    _nbgrader(course.root, "Tạo bản phát cho học viên", "generate_assignment", exercise_id)
    roster = _write_roster(root, learners)
    _nbgrader(course.root, f"Nhập danh sách {len(learners)} học viên", "db", "student", "import", str(roster))
    _nbgrader(course.root, "Phát bài", "release_assignment", exercise_id)
    first, *others = learners
    options = (
        "--CourseDirectory.course_id=hoso",
        f"--Exchange.root={root / 'exchange'}",
        f"--Exchange.cache={root / 'cache'}",
    )
    folder = home / first.learner_id
    folder.mkdir(parents=True)
    _nbgrader(folder, f"{first.learner_id} nhận bài bằng lệnh nbgrader", "fetch_assignment", exercise_id, *options)
    _play(course, exercise_id, first, folder / exercise_id)
    sending = (f"--student={first.learner_id}", *options)
    _nbgrader(folder, f"{first.learner_id} nộp bài bằng lệnh nbgrader", "submit", exercise_id, *sending)
    for learner in others:
        work = home / learner.learner_id / exercise_id
        ensure_work_folder(work, course, exercise_id)
        _play(course, exercise_id, learner, work)
        try:
            receipt = submit(work, learner.learner_id, course)
        except SubmitError as error:
            raise DemoError(error.message) from None
        print(f"  {learner.learner_id} nộp bài bằng nút “Nộp bài”: {receipt.text}")
    _nbgrader(course.root, "Thu bài", "collect", exercise_id)
    _nbgrader(course.root, "Chấm cả lớp", "autograde", exercise_id)
    _nbgrader(course.root, "Viết phiếu kết quả", "generate_feedback", exercise_id)
    _nbgrader(course.root, "Trả phiếu kết quả", "release_feedback", exercise_id)
    _nbgrader(course.root, "Xuất bảng điểm", "export")
    marks = _marks(course.root)
    print(f"\nXong sau {time.monotonic() - started:.0f} giây.\n")
    for learner in learners:
        page = course.root / "feedback" / learner.learner_id / exercise_id / f"{exercise_id}.html"
        mark = f"{marks[learner.learner_id]:g}".replace(".", ",")
        print(f"  {learner.learner_id}  {learner.name:<18} {mark:>5} / 10   {page}")
    print(f"\nBảng điểm: {course.root / 'grades.csv'}")
    return marks


def _copy_course(root: Path, exercise_id: str) -> Course:
    origin = find_course(Path.cwd()) or find_course(Path.cwd() / "exercises")
    origin = origin or find_course(Path(hoso_kit.__file__).parents[1] / "exercises")
    if origin is None or not (origin.source(exercise_id) / "situation.json").is_file():
        raise DemoError(f"Không tìm thấy bài tập {exercise_id}. Hãy chạy lệnh này trong thư mục của bộ học liệu.")
    if not origin.has_key(exercise_id):
        raise DemoError(f"Bài tập {exercise_id} chưa có đáp án ({KEY_NAME}) nên không chấm thử được.")
    if root.exists() and any(root.iterdir()):
        raise DemoError(f"Thư mục {root} không trống. Hãy chọn một thư mục mới.")
    root.mkdir(parents=True, exist_ok=True)
    settings = (origin.root / CONFIG_NAME).read_text(encoding="utf-8")
    # nbgrader keeps copies of submissions in the user's own Jupyter folder: not those of invented learners
    (root / CONFIG_NAME).write_text(f"{settings}\nc.Exchange.cache = str(here / 'cache')\n", encoding="utf-8")
    shutil.copytree(origin.source(exercise_id), root / "source" / exercise_id)
    print(f"Khóa học thử: {root}\n")
    return Course(root)


def _learners(course: Course, exercise_id: str) -> list[_Learner]:
    proofs = course.source(exercise_id) / "proofs"
    found = [name for name in _PROOFS if (proofs / f"{name}.jsonl").is_file()]
    if not found:
        raise DemoError(f"Bài tập {exercise_id} chưa có nhật ký mẫu (proofs) để chạy thử.")
    numbered = enumerate(zip(found, _NAMES, strict=False), start=1)
    return [_Learner(f"hv{number:03d}", name, proof) for number, (proof, name) in numbered]


def _write_roster(root: Path, learners: list[_Learner]) -> Path:
    path = root / "danh-sach.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["id", "last_name", "first_name"])
        for learner in learners:
            family, _, given = learner.name.rpartition(" ")
            rows.writerow([learner.learner_id, family, given])
    return path


def _play(course: Course, exercise_id: str, learner: _Learner, work_folder: Path) -> None:
    """Do a proof's actions as this learner; a proof itself is nobody's journal."""
    scenario: Scenario = load_scenario(work_folder / "situation.json")
    proof = Journal.read(course.source(exercise_id) / "proofs" / f"{learner.proof}.jsonl")
    actions: list[Action] = [e.action for e in proof.entries if e.kind == "action" and e.action is not None]
    work = Work.resume(scenario, work_folder / JOURNAL_NAME, learner.learner_id)
    for action in actions:
        work.do(action)
    print(f"  {learner.learner_id} làm bài: {len(actions)} thao tác ({learner.proof})")


def _nbgrader(folder: Path, what: str, *arguments: str) -> None:
    print(f"  {what} …", flush=True)
    # nbgrader starts `alembic` by its bare name when it makes a gradebook
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    # the package may run from a checkout that isn't installed
    modules = os.pathsep.join([str(Path(hoso_kit.__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HOSO_", "NBGRADER_"))}
    result = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=folder,
        env={**kept, "PATH": path, "PYTHONPATH": modules.rstrip(os.pathsep)},
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode != 0:
        now = f"{datetime.datetime.now():%H:%M:%S}"
        raise DemoError(f"Lệnh nbgrader {arguments[0]} không chạy được ({now}):\n{result.stderr[-2000:]}")


def _marks(root: Path) -> dict[str, float]:
    with (root / "grades.csv").open(encoding="utf-8") as stream:
        return {row["student_id"]: round(float(row["score"]), 2) for row in csv.DictReader(stream)}


if __name__ == "__main__":
    raise SystemExit(main())
