"""Where a course and a learner's work folder are, and what may leave the instructor's side.

A course is the folder with ``nbgrader_config.py`` and ``source/``. The list of
instructor-only names lives here, once: nbgrader's settings and the work folders
of learners both use it. Nothing here may copy one of those names to a learner.
"""

from __future__ import annotations

import datetime
import fnmatch
import json
import os
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hoso_kit.office.journal import FILE_NAME

JOURNAL_NAME = FILE_NAME
TEMPLATES = Path(__file__).parent / "templates"
CONFIG_NAME = "nbgrader_config.py"
SITUATION_NAME = "situation.json"
RUBRIC_NAME = "rubric.toml"
STORYBOOK_FOLDER = "storybook"
KEY_NAME = "key.json"
# A packed work: hv001__e16-lap-ho-so__20261122T093000Z.zip. Browsers add " (1)" to a second download. The
# stamp is the only form without `:` that dateutil reads at every hour; nbgrader's own example fails on most.
ARCHIVE_TIME = "%Y%m%dT%H%M%SZ"
ARCHIVE_NAME = (
    r"(?P<student_id>[A-Za-z0-9][A-Za-z0-9._-]*?)__(?P<assignment_id>[a-z0-9-]+)__(?P<timestamp>\d{8}T\d{6}Z)"
)
# What nbgrader adds to a submission; both travel with it to the feedback.
STAMP_NAMES = ("timestamp.txt", "submission_secret.txt")
# Instructor-only parts of an exercise's folder, and leavings that must not travel either
# (`*` doesn't match a leading dot in nbgrader's globs).
PRIVATE_NAMES = (KEY_NAME, STORYBOOK_FOLDER, "proofs", "story.md", "*.bak", "*~", "*.lock", ".*.lock", "*.tmp")
# A notebook with all its outputs is some 100 kB.
MAX_NOTEBOOK_BYTES = 5_000_000

# Vietnam has no daylight saving; nbgrader's own times stay UTC (its separators break on "+07")
VIETNAM = datetime.timezone(datetime.timedelta(hours=7))

_EXERCISE_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_LEARNER_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
# nbgrader's own marks of what `generate_assignment` takes out of a notebook.
_REGION_MARKS = ("### BEGIN SOLUTION", "### BEGIN HIDDEN TESTS", "### BEGIN MARK SCHEME")


class CourseError(Exception):
    """The course can't give what was asked; ``message`` is Vietnamese and says what to try."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Course:
    """A course's folder on this machine."""

    root: Path

    def source(self, exercise_id: str) -> Path:
        """The instructor's folder of an exercise."""
        return self.root / "source" / exercise_id

    def release(self, exercise_id: str) -> Path:
        """What nbgrader made of it for learners."""
        return self.root / "release" / exercise_id

    def has_key(self, exercise_id: str) -> bool:
        """Whether the exercise can be graded here."""
        return is_exercise_id(exercise_id) and (self.source(exercise_id) / KEY_NAME).is_file()

    def can_practise(self, exercise_id: str) -> bool:
        """Whether new variants can be drawn here."""
        return (self.source(exercise_id) / STORYBOOK_FOLDER).is_dir()

    def has_marked_work(self, exercise_id: str) -> bool:
        """Whether the instructor has set a situation."""
        folders = (self.release(exercise_id), self.source(exercise_id))
        return any((folder / SITUATION_NAME).is_file() for folder in folders)

    @property
    def exercise_ids(self) -> tuple[str, ...]:
        """Folders with a rubric or a situation, in source/ or, on a learners' server, in release/ alone."""
        found = {
            path.parent.name
            for place in ("source", "release")
            for part in (RUBRIC_NAME, SITUATION_NAME)
            for path in self.root.glob(f"{place}/*/{part}")
        }
        return tuple(sorted(name for name in found if is_exercise_id(name)))


def is_exercise_id(text: str) -> bool:
    """Small ASCII letters, digits and hyphens: a folder's name everywhere."""
    return _EXERCISE_ID.fullmatch(text) is not None


def is_learner_id(text: str) -> bool:
    """ASCII without nbgrader's field separator ``+``: `An` in NFC and in NFD would be two students."""
    return _LEARNER_ID.fullmatch(text) is not None


def find_course(start: Path) -> Course | None:
    """The course that HOSO_COURSE names, or that ``start`` or a folder above it holds."""
    if named := os.environ.get("HOSO_COURSE"):
        root = Path(named)
        return Course(root.resolve()) if (root / CONFIG_NAME).is_file() else None
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / CONFIG_NAME).is_file() and ((folder / "source").is_dir() or (folder / "release").is_dir()):
            return Course(folder)
    return None


def exercise_id_of(folder: Path) -> str | None:
    """The exercise that a folder's situation names; None when there is none to read."""
    try:
        data = json.loads((folder / SITUATION_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    name = data.get("exercise_id") if isinstance(data, dict) else None
    return name if isinstance(name, str) and is_exercise_id(name) else None


def ensure_work_folder(work: Path, course: Course, exercise_id: str) -> None:
    """Make ``work``, the learner's folder of an exercise, from the release where something is missing.

    Takes ``release/``, or ``source/`` without the instructor's parts while nothing is released yet
    (a clerk who practises alone). Files that are there already are the learner's: never replaced.
    """
    if not is_exercise_id(exercise_id):
        raise CourseError(f"Mã bài tập {exercise_id!r:.70} không hợp lệ.")
    origin = course.release(exercise_id)
    if not origin.is_dir():
        origin = course.source(exercise_id)
        _refuse_unreleased_answers(origin)
    if not (origin / SITUATION_NAME).is_file():
        raise CourseError(f"Khóa học chưa có bài tập {exercise_id}. Vui lòng hỏi giảng viên.")
    try:
        work.mkdir(parents=True, exist_ok=True)
        for path in sorted(origin.rglob("*")):
            inside = path.relative_to(origin)
            if path.is_file() and not path.is_symlink() and not is_private(inside):
                _copy_missing(path, work / inside)
    except OSError as error:
        raise CourseError(
            f"Không chuẩn bị được thư mục làm bài ({error.strerror}). Kiểm tra dung lượng và quyền ghi của ổ đĩa."
        ) from None


def is_private(inside: Path) -> bool:
    """Whether a path below an exercise's folder is the instructor's, or no part of the exercise."""
    private = (*PRIVATE_NAMES, JOURNAL_NAME, ".*", "__pycache__", "*.pyc", "feedback")
    return any(fnmatch.fnmatch(part, pattern) for part in inside.parts for pattern in private)


def _refuse_unreleased_answers(source: Path) -> None:
    for notebook in source.glob("*.ipynb"):
        text = notebook.read_text(encoding="utf-8", errors="replace")
        if any(sign in text for sign in _REGION_MARKS):
            raise CourseError(
                f"Bài tập {source.name} có phần chỉ dành cho giảng viên. "
                f"Hãy chạy «nbgrader generate_assignment {source.name}» trước khi phát bài."
            )


def _copy_missing(source: Path, target: Path) -> None:
    """Copy by a rename, so that a stop half-way leaves no half file that looks like the learner's."""
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=".tmp")
    os.close(handle)
    try:
        shutil.copyfile(source, name)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)
