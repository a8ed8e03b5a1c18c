"""Rebuild each submission from the release before anything of it is used.

Learners write no code, so nothing of theirs is ever run: the submitted
notebook gives at most its written answers, the submitted folder gives the
journal. Everything else comes from the release and the gradebook.

Two stock extension points: the exporter reads the submitted notebook (nbgrader
reads it before the first preprocessor, and a broken one would cost the learner
his mark), the preprocessor rebuilds. A submission is never allowed to stop the
class.
"""

from __future__ import annotations

import datetime
import glob
import json
import os
import re
import secrets
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from hoso_kit.classroom.course import JOURNAL_NAME, MAX_NOTEBOOK_BYTES, STAMP_NAMES
from hoso_kit.office.journal import MAX_BYTES

_MAX_ANSWER = 100_000
_MAX_STAMP_BYTES = 4_096


class SubmissionExporter(NotebookExporter):
    """Reads a submitted notebook leniently, and finds submissions that have no notebook at all."""

    def __init__(self, config: Any = None, **kwargs: Any) -> None:
        super().__init__(config=config, **kwargs)
        if getattr(self.parent, "assignments", None):
            _prepare_submissions(self.parent)

    def from_filename(self, filename: str, resources: dict[str, Any] | None = None, **kwargs: Any) -> Any:
        """The exported notebook; a submitted file gives no more than its written answers."""
        if not getattr(self.parent, "_sanitizing", False):
            return super().from_filename(filename, resources, **kwargs)
        path = Path(filename)
        resources = dict(resources or {})
        resources["metadata"] = {"name": path.stem, "path": str(path.parent)}
        notebook = read_leniently(path)
        return self.from_notebook_node(notebook, resources, **kwargs)


class RebuildFromRelease(NbGraderPreprocessor):
    """First of ``c.Autograde.sanitize_preprocessors``: the release's notebook with the learner's answers."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Replace the notebook, and clear the build folder of what isn't the learner's journal."""
        names = resources["nbgrader"]
        converter = getattr(self.parent, "parent", None)
        coursedir = getattr(converter, "coursedir", None)
        released = None
        if coursedir is not None:
            assignment, student = names["assignment"], names["student"]
            build = Path(coursedir.format_path(coursedir.autograded_directory, student, assignment))
            released = _released_notebook(coursedir, assignment, names["notebook"])
            clean_build_folder(
                submitted=Path(coursedir.format_path(coursedir.submitted_directory, student, assignment)),
                build=build,
                own=_own_files(coursedir, assignment),
                warn=self.log.warning,
            )
            ensure_stamps(build)
        if released is None:
            released = _notebook_of_gradebook(names["db_url"], names["notebook"], names["assignment"])
        answers = _answers(nb)
        for cell in released.cells:
            if cell.cell_type == "markdown" and utils.is_solution(cell):
                cell.source = answers.get(cell.metadata.nbgrader.get("grade_id"), cell.source)
        return released, resources


def read_leniently(path: Path) -> Any:
    """The written answers of a submitted notebook as a small sound notebook; empty if there is none to read."""
    notebook = new_notebook()
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_NOTEBOOK_BYTES:
            return notebook
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError, MemoryError):
        return notebook
    cells = data.get("cells") if isinstance(data, dict) else None
    for cell in cells if isinstance(cells, list) else []:
        if not isinstance(cell, dict) or cell.get("cell_type") != "markdown":
            continue
        metadata = cell.get("metadata")
        facts = metadata.get("nbgrader") if isinstance(metadata, dict) else None
        grade_id = facts.get("grade_id") if isinstance(facts, dict) else None
        source = cell.get("source")
        if isinstance(source, list) and all(isinstance(line, str) for line in source):
            source = "".join(source)
        if isinstance(grade_id, str) and isinstance(source, str):
            answer = new_markdown_cell(source[:_MAX_ANSWER])
            answer.metadata["nbgrader"] = {"grade_id": grade_id}
            notebook.cells.append(answer)
    return notebook


def clean_build_folder(submitted: Path, build: Path, own: set[str], warn: Any) -> None:
    """Leave in ``build`` the exercise's own files, the journal and nbgrader's stamps; nothing else.

    A link in ``submitted`` was followed when nbgrader copied it, so its copy may hold anything that the
    instructor can read: it goes too.
    """
    if not build.is_dir():
        return
    for folder, folders, files in os.walk(build, topdown=False):
        for name in files:
            path = Path(folder, name)
            inside = path.relative_to(build)
            if inside.as_posix() in own:
                continue
            origin = submitted / inside
            is_kept = (name == JOURNAL_NAME or name in STAMP_NAMES) and len(inside.parts) == 1
            if not is_kept or origin.is_symlink() or path.is_symlink() or not origin.is_file():
                warn("Removing from the submission what is not part of it: %s", path)
                path.unlink()
            elif name == JOURNAL_NAME and path.stat().st_size > MAX_BYTES:
                warn("The journal is far too large, only its beginning is kept: %s", path)
                path.chmod(0o644)
                os.truncate(path, MAX_BYTES + 1)  # one more than allowed, so that the grader says why
        for name in folders:
            folder_path = Path(folder, name)
            if folder_path.is_symlink():
                folder_path.unlink()
            elif not any(folder_path.iterdir()):
                folder_path.rmdir()


def ensure_stamps(build: Path) -> None:
    """A zip has neither time nor secret, and ``release_feedback`` stops the class at the first one missing.

    With a secret that nobody knows, its feedback page is found by the instructor only.
    """
    secret = build / "submission_secret.txt"
    if not _is_sound_secret(secret):
        secret.unlink(missing_ok=True)
        secret.write_text(secrets.token_hex(64), encoding="ascii")
    stamp = build / "timestamp.txt"
    if not stamp.exists():
        stamp.write_text(f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d %H:%M:%S.%f} UTC", encoding="ascii")


def _is_sound_secret(secret: Path) -> bool:
    try:
        return re.fullmatch(r"[0-9a-f]{32,256}\n?", secret.read_text(encoding="ascii")) is not None
    except (OSError, ValueError):
        return False


def _prepare_submissions(converter: Any) -> None:
    """Before the class is graded: find submissions without a notebook, put aside stamps that stop nbgrader."""
    coursedir = converter.coursedir
    pattern = coursedir.format_path(coursedir.submitted_directory, coursedir.student_id, coursedir.assignment_id)
    released = Path(coursedir.format_path(coursedir.release_directory, ".", coursedir.assignment_id))
    for found in sorted(glob.glob(pattern)):  # noqa: PTH207 - nbgrader's own keys are glob's strings
        folder = Path(found)
        stamp = folder / "timestamp.txt"
        if not _is_sound_stamp(stamp):
            converter.log.warning("Putting aside a timestamp that can't be read: %s", stamp)
            stamp.replace(folder / "timestamp.txt.unreadable")
        names = sorted(path.name for path in released.glob("*.ipynb"))
        if not names or coursedir.notebook_id != "*":
            continue
        for name in names:
            if not (folder / name).is_file():
                converter.log.warning("No notebook %s in %s: grading the journal with the released one", name, folder)
        # by the release's names, whatever is in the folder: a renamed notebook costs no mark
        converter.assignments[found] = [str(folder / name) for name in names]


def _is_sound_stamp(stamp: Path) -> bool:
    if not (stamp.exists() or stamp.is_symlink()):
        return True
    try:
        if stamp.is_symlink() or stamp.stat().st_size > _MAX_STAMP_BYTES:
            return False
        text = stamp.read_text(encoding="utf-8").strip()
        return not text or utils.parse_utc(text) is not None
    except (OSError, ValueError, OverflowError, TypeError):
        return False


def _own_files(coursedir: Any, assignment: str) -> set[str]:
    """What Autograde has just laid over the submission from ``source/``."""
    source = Path(coursedir.format_path(coursedir.source_directory, ".", assignment))
    files = utils.find_all_files(str(source), [*coursedir.ignore, "*.ipynb"])
    return {Path(os.path.normpath(path)).relative_to(os.path.normpath(source)).as_posix() for path in files}


def _released_notebook(coursedir: Any, assignment: str, name: str) -> Any | None:
    path = Path(coursedir.format_path(coursedir.release_directory, ".", assignment), f"{name}.ipynb")
    if not path.is_file():
        return None
    return nbformat.read(str(path), as_version=4)


def _notebook_of_gradebook(db_url: str, name: str, assignment: str) -> Any:
    """The graded, answered and locked cells as the gradebook holds them; the story between them is lost."""
    notebook = new_notebook()
    with Gradebook(db_url) as gradebook:
        entry = gradebook.find_notebook(name, assignment)
        points = {cell.name: cell.max_score for cell in (*entry.grade_cells, *entry.task_cells)}
        graded = {cell.name for cell in entry.grade_cells}
        answered = {cell.name for cell in entry.solution_cells}
        tasks = {cell.name for cell in entry.task_cells}
        for source in entry.source_cells:
            make = new_code_cell if source.cell_type == "code" else new_markdown_cell
            cell = make(source.source)
            facts = {
                "grade": source.name in graded,
                "grade_id": source.name,
                "locked": source.locked,
                "solution": source.name in answered,
                "task": source.name in tasks,
                "schema_version": 3,
                "cell_type": source.cell_type,
                "checksum": source.checksum,
            }
            if source.name in points:
                facts["points"] = points[source.name]
            cell.metadata["nbgrader"] = facts
            notebook.cells.append(cell)
        notebook.metadata["kernelspec"] = json.loads(entry.kernelspec or "{}")
    return notebook


def _answers(nb: Any) -> dict[str, str]:
    """The first written answer of each id; a copy of a cell changes nothing."""
    answers: dict[str, str] = {}
    for cell in nb.cells:
        facts = cell.metadata.get("nbgrader") if cell.cell_type == "markdown" else None
        if isinstance(facts, dict) and isinstance(facts.get("grade_id"), str):
            answers.setdefault(facts["grade_id"], cell.source)
    return answers
