"""The app notebooks of a course: the start page as it is, and one for each exercise and mode from two templates.

The templates in notebooks/ are notebooks for E16 that run as they stand; for another exercise only its id
and title change. Nothing of the course but ids and titles gets into an app.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hoso_kit.classroom.course import Course
from hoso_kit.desk.exercise_cards import app_name, modes, read_rubric
from hoso_kit.rubric.criteria import RubricError

GALLERY = "gallery.ipynb"
PRACTICE_PAGE = "van-phong.ipynb"
# the same kind of office in the world of Luật Lưu trữ 2024
NEW_LAW_PAGE = "van-phong-2026.ipynb"
# the other offices to play, so that a class can send documents to and fro
NEIGHBOUR_PAGES = ("van-phong-huyen.ipynb", "van-phong-xa-2.ipynb")
PROVINCE_PAGE = "tra-cuu-tinh.ipynb"
# pages that are served as they stand
PAGES = (GALLERY, PRACTICE_PAGE, NEW_LAW_PAGE, *NEIGHBOUR_PAGES, "thong-ke.ipynb", PROVINCE_PAGE, "chuc-nang.ipynb")
_MODE_NAMES = {"practice": "Luyện tập", "marked": "Bài chấm điểm"}


class BadTemplate(Exception):
    """A template that can't be used; the message names the file, in Vietnamese."""


def app_notebooks(folder: Path, course: Course) -> dict[str, str]:
    """The apps' file names and contents; ``folder`` holds the start page and the templates."""
    apps = {name: _write(_read(folder / name)) for name in PAGES}
    for exercise_id in course.exercise_ids:
        for mode in modes(course, exercise_id):
            path = folder / f"{mode}.ipynb"
            title = f"{_MODE_NAMES[mode]}: {_title(course, exercise_id)}"
            apps[app_name(exercise_id, mode)] = _write(_for_exercise(_read(path), path.name, exercise_id, title))
    return apps


def _for_exercise(notebook: Any, name: str, exercise_id: str, title: str) -> Any:
    """The template with another exercise's id in its one code cell and another title."""
    stands_for = notebook.metadata.pop("hoso_template", {}).get("exercise_id", "")
    found = 0
    for cell in notebook.cells:
        if cell.cell_type == "code" and stands_for:
            found += cell.source.count(json.dumps(stands_for))
            cell.source = cell.source.replace(json.dumps(stands_for), json.dumps(exercise_id))
    if found != 1:
        raise BadTemplate(f"Vở mẫu {name} phải gọi open_desk đúng một lần, với mã bài tập ghi trong hoso_template.")
    notebook.metadata["title"] = title
    notebook.metadata["hoso_app"] = True
    return notebook


def _title(course: Course, exercise_id: str) -> str:
    try:
        title = read_rubric(course, exercise_id).title
    except RubricError:
        return exercise_id  # its page says what is wrong
    return title.partition(" · ")[2] or title


def _read(path: Path) -> Any:
    import nbformat

    try:
        return nbformat.read(str(path), as_version=4)
    except (OSError, ValueError, nbformat.ValidationError) as error:
        raise BadTemplate(f"Không đọc được vở {path.name} ({type(error).__name__}). Hãy cài lại hoso_kit.") from None


def _write(notebook: Any) -> str:
    import nbformat

    return str(nbformat.writes(notebook)) + "\n"
