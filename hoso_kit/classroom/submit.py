"""Hand in a learner's work: to the exchange in this process, or as a zip for the instructor.

Takes a copy of the journal as it is on disk and the released notebook, nothing
else from the work folder, and never changes either. A submission that stops
half-way is removed again, so a collector never finds half a work. The caller
says who the learner is (the server knows it); this room doesn't ask.
"""

from __future__ import annotations

import datetime
import errno
import io
import os
import shutil
import sys
import tempfile
import threading
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hoso_kit.classroom.course import (
    ARCHIVE_TIME,
    CONFIG_NAME,
    JOURNAL_NAME,
    VIETNAM,
    Course,
    exercise_id_of,
    find_course,
    is_learner_id,
)
from hoso_kit.office.journal import Journal, JournalError, read_bytes
from hoso_kit.office.scenario import ScenarioError, load_scenario

COURSE_ID = "hoso"
_DOWNLOAD = "Hãy dùng nút “Tải bài” rồi gửi tệp cho giảng viên."
_KEPT = " Bài làm trên máy này vẫn còn nguyên."


class SubmitError(Exception):
    """The work wasn't handed in; ``message`` is Vietnamese and says what to try. Nothing is lost."""

    def __init__(self, message: str) -> None:
        super().__init__(message + _KEPT)
        self.message = message + _KEPT


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof of a submission: what was taken and when (aware, UTC)."""

    learner: str
    exercise_id: str
    at: datetime.datetime
    actions: int
    journal_hash: str
    place: Path

    @property
    def text(self) -> str:
        """For the screen, in Vietnamese time."""
        local = self.at.astimezone(VIETNAM)
        return f"Đã nộp lúc {local:%H:%M} ngày {local:%d/%m/%Y} ({self.actions} thao tác)"


@dataclass(frozen=True, slots=True)
class _Work:
    exercise_id: str
    journal: Journal
    data: bytes
    notebook: Path | None


def warm_up() -> threading.Thread:
    """Import nbgrader (some 3 seconds) in a thread, so that the first «Nộp bài» answers at once."""
    thread = threading.Thread(target=_import_nbgrader, name="hoso-nbgrader", daemon=True)
    thread.start()
    return thread


def submit(work_folder: Path, learner: str, course: Course | None = None) -> Receipt:
    """Hand the work in through nbgrader's exchange; raises `SubmitError`."""
    work = _read_work(work_folder, learner)
    if sys.platform == "win32":
        raise SubmitError("Máy Windows không nộp trực tiếp được. Hãy dùng nút “Tải bài” rồi gửi tệp cho giảng viên.")
    with tempfile.TemporaryDirectory(prefix="hoso-submit-") as stage:
        folder = Path(stage, work.exercise_id)
        try:
            folder.mkdir()
            (folder / JOURNAL_NAME).write_bytes(work.data)
            if work.notebook is not None:
                shutil.copyfile(work.notebook, folder / work.notebook.name)
        except OSError as error:
            raise SubmitError(_disk_message(error)) from None
        place, at = _through_exchange(Path(stage), work.exercise_id, learner, course or find_course(work_folder))
    actions = sum(entry.kind == "action" for entry in work.journal.entries)
    return Receipt(learner, work.exercise_id, at, actions, work.journal.last_hash, place)


def pack(work_folder: Path, learner: str) -> tuple[str, bytes]:
    """The work as a zip that ``nbgrader zip_collect`` takes; raises `SubmitError`."""
    work = _read_work(work_folder, learner)
    stamp = f"{datetime.datetime.now(datetime.UTC):{ARCHIVE_TIME}}"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(JOURNAL_NAME, work.data)
        if work.notebook is not None:
            archive.writestr(work.notebook.name, work.notebook.read_bytes())
    return f"{learner}__{work.exercise_id}__{stamp}.zip", buffer.getvalue()


def _read_work(work_folder: Path, learner: str) -> _Work:
    if not is_learner_id(learner):
        raise SubmitError(
            f"Mã học viên {learner!r:.60} không dùng để nộp bài được: chỉ gồm chữ cái không dấu, chữ số, "
            "dấu chấm, gạch nối, gạch dưới (ví dụ hv001)."
        )
    exercise_id = exercise_id_of(work_folder)
    if exercise_id is None:
        raise SubmitError("Thư mục làm bài thiếu tệp tình huống. Hãy mở lại bài tập từ màn hình chính.")
    try:
        # one read: what is checked is what is handed in, even while the learner goes on working
        data = read_bytes(work_folder / JOURNAL_NAME)
        journal = Journal.parse(data)
        scenario = load_scenario(work_folder / "situation.json")
        journal.check_belongs(scenario, learner if journal.header.learner else None)
    except JournalError as error:
        raise SubmitError(f"Chưa nộp được: {error.message}") from None
    except ScenarioError as error:
        raise SubmitError(f"Chưa nộp được: {error.message}") from None
    notebook = work_folder / f"{exercise_id}.ipynb"
    is_sound = notebook.is_file() and not notebook.is_symlink()
    return _Work(exercise_id, journal, data[: journal.size], notebook if is_sound else None)


def _import_nbgrader() -> None:
    import nbgrader.exchange.default.submit  # noqa: F401


def _settings(course: Course | None, learner: str) -> Any:
    from traitlets.config.loader import Config, PyFileConfigLoader

    config = Config()
    if course is not None:
        config.merge(PyFileConfigLoader(CONFIG_NAME, path=str(course.root)).load_config())
    if exchange := os.environ.get("HOSO_EXCHANGE"):
        config.Exchange.root = exchange
    if "root" not in config.Exchange:
        raise SubmitError(f"Lớp học chưa có nơi nhận bài. {_DOWNLOAD}")
    config.CourseDirectory.setdefault("course_id", COURSE_ID)
    if home := os.environ.get("HOSO_HOME"):
        # one server user, many learners: nbgrader's cache of submissions is one for each of them
        config.Exchange.cache = str(Path(home, "nbgrader_cache", learner))
    return config


def _through_exchange(
    stage: Path, exercise_id: str, learner: str, course: Course | None
) -> tuple[Path, datetime.datetime]:
    config = _settings(course, learner)
    from nbgrader.auth import Authenticator
    from nbgrader.coursedir import CourseDirectory
    from nbgrader.exchange import ExchangeError
    from nbgrader.exchange.default.submit import ExchangeSubmit
    from nbgrader.utils import parse_utc

    config.CourseDirectory.assignment_id = exercise_id
    config.CourseDirectory.student_id = learner
    config.Exchange.assignment_dir = str(stage)
    config.Exchange.path_includes_course = False
    sender = ExchangeSubmit(
        coursedir=CourseDirectory(config=config), authenticator=Authenticator(config=config), config=config
    )
    try:
        sender.start()
    except ExchangeError as error:
        _discard(sender)
        raise SubmitError(_exchange_message(Path(sender.root), str(error))) from None
    except (OSError, shutil.Error) as error:
        _discard(sender)
        raise SubmitError(_disk_message(error)) from None
    except Exception as error:  # whatever nbgrader meets, the learner reads a sentence
        _discard(sender)
        raise SubmitError(f"Chưa nộp được ({type(error).__name__}). Vui lòng báo giảng viên.") from None
    at: datetime.datetime = parse_utc(sender.timestamp).replace(tzinfo=datetime.UTC)
    return Path(sender.inbound_path, sender.assignment_filename), at


def _discard(sender: Any) -> None:
    """Take back what was copied before the failure."""
    inbound, name = getattr(sender, "inbound_path", None), getattr(sender, "assignment_filename", None)
    if inbound and name:
        shutil.rmtree(Path(inbound, name), ignore_errors=True)


def _exchange_message(root: Path, reason: str) -> str:
    if not root.is_dir():
        return (
            "Chưa nộp được: không thấy nơi nhận bài của lớp (mạng hoặc ổ đĩa chung chưa kết nối). "
            "Hãy báo giảng viên rồi thử lại."
        )
    if not os.access(root, os.W_OK):
        return "Chưa nộp được: nơi nhận bài đang khóa ghi. Hãy báo giảng viên rồi thử lại."
    if "Inbound" in reason or "Assignment not found" in reason:
        return "Chưa nộp được: giảng viên chưa mở nhận bài tập này. Hãy hỏi giảng viên rồi thử lại."
    return "Chưa nộp được: nơi nhận bài từ chối. Hãy báo giảng viên rồi thử lại."


def _disk_message(error: OSError) -> str:
    text = str(error)
    if error.errno in (errno.ENOSPC, errno.EDQUOT) or os.strerror(errno.ENOSPC) in text:
        return "Chưa nộp được: ổ đĩa nhận bài đã đầy. Hãy báo giảng viên rồi thử lại."
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM) or os.strerror(errno.EROFS) in text:
        return "Chưa nộp được: nơi nhận bài không cho ghi. Hãy báo giảng viên rồi thử lại."
    return f"Chưa nộp được ({error.strerror or type(error).__name__}). Hãy báo giảng viên rồi thử lại."
