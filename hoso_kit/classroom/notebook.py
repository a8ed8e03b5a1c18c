"""The exercise's notebook, made from its rubric and its ``story.md``.

Points stand in ``rubric.toml`` and in each test cell's metadata; a mark above
a cell's points fails a whole submission. So the notebook is never written by
hand: ``python -m hoso_kit.classroom.notebook <exercise folder>`` writes it, and
a test compares. It tells nothing of one variant: the desk shows the situation.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from hoso_kit.rubric.criteria import FILE_NAME as RUBRIC_NAME
from hoso_kit.rubric.criteria import Rubric, load_rubric

STORY_NAME = "story.md"
_SCHEMA_VERSION = 3


def make_notebook(rubric: Rubric, exercise_id: str, story: str) -> dict[str, Any]:
    """The notebook as JSON data: story, desk, one test cell for each criterion."""
    cells = [
        _story("de-bai", _introduction(rubric, story)),
        _code(
            "mo-ban-lam-viec",
            f'from hoso_kit.desk import open_desk\n\nopen_desk("{exercise_id}")',
            {"grade": False, "solution": False, "locked": True, "task": False},
        ),
        _story("cham-diem", _marking(rubric)),
    ]
    cells += [
        _code(
            criterion.criterion_id,
            f'from hoso_kit.classroom import mark\n\nmark("{criterion.criterion_id}")',
            {"grade": True, "solution": False, "locked": True, "task": False, "points": criterion.points},
        )
        for criterion in rubric.criteria
    ]
    return {
        "cells": cells,
        "metadata": {
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def notebook_text(exercise_folder: Path) -> str:
    """The notebook's file as it should be in this exercise's folder."""
    story = (exercise_folder / STORY_NAME).read_text(encoding="utf-8")
    notebook = make_notebook(load_rubric(exercise_folder / RUBRIC_NAME), exercise_folder.name, story)
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Write the notebooks of the given exercise folders."""
    for name in sys.argv[1:] if arguments is None else arguments:
        folder = Path(name).resolve()
        path = folder / f"{folder.name}.ipynb"
        path.write_text(notebook_text(folder), encoding="utf-8")
        print(f"Đã ghi {path.name}")
    return 0


def _introduction(rubric: Rubric, story: str) -> str:
    return (
        f"# {rubric.title}\n\n{story.strip()}\n\n"
        "Mỗi thao tác được ghi lại tức thì: có thể dừng, đóng trang và làm tiếp lúc khác."
    )


def _marking(rubric: Rubric) -> str:
    rows = "\n".join(f"| {criterion.title} | {_number(criterion.points)} |" for criterion in rubric.criteria)
    return (
        "## Chấm điểm\n\nAnh/chị không cần viết hay chạy mã lệnh nào. Sau khi nộp bài, các ô bên dưới chấm nhật ký "
        f"thao tác theo từng tiêu chí.\n\n| Tiêu chí | Điểm |\n|---|---:|\n{rows}\n"
        f"| **Tổng** | **{_number(rubric.points)}** |"
    )


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _story(cell_id: str, text: str) -> dict[str, Any]:
    facts = {"grade": False, "solution": False, "locked": True, "task": False}
    return {
        "cell_type": "markdown",
        "id": cell_id,
        "metadata": {"nbgrader": _facts(cell_id, "markdown", facts)},
        "source": text.splitlines(keepends=True),
    }


def _code(cell_id: str, source: str, facts: dict[str, Any]) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": cell_id,
        "metadata": {"nbgrader": _facts(cell_id, "code", facts)},
        "outputs": [],
        "source": source.splitlines(keepends=True),
    }


def _facts(cell_id: str, cell_type: str, facts: dict[str, Any]) -> dict[str, Any]:
    return dict(
        sorted({**facts, "grade_id": cell_id, "cell_type": cell_type, "schema_version": _SCHEMA_VERSION}.items())
    )


if __name__ == "__main__":
    raise SystemExit(main())
