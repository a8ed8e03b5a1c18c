"""The feedback page: what the learner reads after grading, in Vietnamese.

nbgrader's own page prints the hidden tests and loads scripts from the net. This
one is laid out from the facts that the test cells carry and from the gradebook;
no cell's source reaches it, so neither key nor test can.
"""

from __future__ import annotations

import datetime
import unicodedata
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import List

from hoso_kit.classroom.card import MARK_MIME
from hoso_kit.classroom.course import VIETNAM
from hoso_kit.rubric.criteria import RubricError, load_rubric
from hoso_kit.rubric.scorecard import Outcome


class FeedbackExporter(HTMLExporter):
    """``c.GenerateFeedback.exporter_class``: a section of its own in the settings.

    nbgrader, its API and formgrader each set HTMLExporter's template; what is set under this name wins.
    """


class FeedbackFacts(NbGraderPreprocessor):
    """After GetGrades: gathers what the page shows and drops the cells."""

    # HTMLExporter's defaults set it on every preprocessor; one that doesn't know it is warned of in each run
    display_data_priority = List(["text/html", "text/plain"]).tag(config=True)

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Put the facts under ``resources['hoso']``."""
        names = resources["nbgrader"]
        criteria = [_criterion(cell) for cell in nb.cells if cell.cell_type == "code" and utils.is_grade(cell)]
        notices = list(dict.fromkeys(one["notice"] for one in criteria if one["notice"]))
        score, points = float(names["score"]), float(names["max_score"])
        facts = {
            "exercise": _exercise_title(Path(resources["metadata"]["path"]), names["assignment"]),
            "score": number(score),
            "points": number(points),
            "share": round(100 * max(0.0, min(1.0, score / points))) if points else 0,
            "late_penalty": number(float(names["late_penalty"])) if names["late_penalty"] else "",
            "notices": notices,
            "criteria": criteria,
            "met": sum(one["outcome"] == "MET" for one in criteria),
            "answers": [_answer(cell) for cell in nb.cells if cell.cell_type == "markdown" and _is_answer(cell)],
        }
        facts |= _learner(names)
        resources["hoso"] = facts
        nb.cells = []
        return nb, resources


def number(value: float) -> str:
    """A mark as written in Vietnam: 7,25."""
    return f"{round(value, 2):g}".replace(".", ",")


def full_name(last_name: str | None, first_name: str | None) -> str:
    """Họ before tên, in NFC."""
    parts = (part.strip() for part in (last_name or "", first_name or ""))
    return unicodedata.normalize("NFC", " ".join(part for part in parts if part))


def _criterion(cell: Any) -> dict[str, Any]:
    facts = cell.metadata.nbgrader
    card = next(
        (output.data[MARK_MIME] for output in cell.outputs if MARK_MIME in output.get("data", {})),
        {"title": facts.grade_id, "outcome": Outcome.BROKEN.name, "outcome_text": Outcome.BROKEN.value},
    )
    score, points = float(facts.score or 0), float(facts.points)
    return {
        "id": facts.grade_id,
        "title": card["title"] or facts.grade_id,
        "outcome": card["outcome"],
        "outcome_text": card["outcome_text"],
        "findings": card.get("findings", []),
        "notice": card.get("notice", ""),
        "score": number(score),
        "points": number(points),
        "share": round(100 * score / points) if points else 0,
    }


def _is_answer(cell: Any) -> bool:
    return bool(utils.is_solution(cell) or utils.is_task(cell))


def _answer(cell: Any) -> dict[str, str]:
    facts = cell.metadata.nbgrader
    return {
        "text": cell.source,
        "comment": facts.get("comment") or "",
        "score": number(float(facts.get("score") or 0)),
        "points": number(float(facts.get("points") or 0)),
    }


def _exercise_title(folder: Path, assignment: str) -> str:
    try:
        return load_rubric(folder / "rubric.toml").title
    except RubricError:
        return assignment


def _learner(names: Any) -> dict[str, str]:
    with Gradebook(names["db_url"]) as gradebook:
        student = gradebook.find_student(names["student"])
        submission = gradebook.find_submission(names["assignment"], names["student"])
        name = full_name(student.last_name, student.first_name)
        sent = submission.timestamp
    sent_text = ""
    if sent is not None:
        sent_text = f"{sent.replace(tzinfo=datetime.UTC).astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}"
    return {"learner": name or names["student"], "learner_id": names["student"], "sent": sent_text}
