"""Where things lie on this computer: the learner's own folder, his journals, the notebooks, the course.

One place for these paths, so that the gallery, the desk and the server agree. Reads the environment that
`hoso app` sets; creates nothing on import and never guesses who the learner is from a page.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

JOURNAL_NAME = "journal.jsonl"
SCORE_NAME = "last_score.json"
DEFAULT_LEARNER = "hv001"
_LEARNER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")


def home_folder() -> Path:
    """The learner's own folder: HOSO_HOME, else the user's data folder of this system."""
    given = os.environ.get("HOSO_HOME")
    if given:
        return Path(given)
    from platformdirs import user_data_path

    return user_data_path("hoso_kit", appauthor=False)


def course_folder() -> Path:
    """The course (it holds source/<exercise>): HOSO_COURSE, else exercises/ of this checkout or folder."""
    given = os.environ.get("HOSO_COURSE")
    if given:
        return Path(given)
    beside_package = Path(__file__).resolve().parents[2] / "exercises"
    return beside_package if beside_package.is_dir() else Path.cwd() / "exercises"


def notebooks_folder() -> Path:
    """The app notebooks: inside the installed package, or notebooks/ of the checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "notebooks"
    return inside if inside.is_dir() else package.parent / "notebooks"


def learner_id() -> str:
    """Who is working, as the server said (never as a page said): HOSO_LEARNER, else hv001."""
    return checked_learner(os.environ.get("HOSO_LEARNER") or DEFAULT_LEARNER)


def checked_learner(learner: str) -> str:
    """The id itself when it is plain ASCII; it names a folder, so nothing else is let through."""
    if not _LEARNER.fullmatch(learner):
        raise ValueError("Mã học viên chỉ gồm chữ cái không dấu, chữ số, dấu - hoặc _, ví dụ hv001.")
    return learner


def work_folder(exercise_id: str, mode: str, *, home: Path | None = None, learner: str | None = None) -> Path:
    """The folder of one learner's work on one exercise; `mode` is "practice" or "marked"."""
    return (home or home_folder()) / "bai-lam" / (learner or learner_id()) / exercise_id / mode


@dataclass(frozen=True, slots=True)
class LastScore:
    """The result of the latest self-check, kept for the gallery (never used for marking)."""

    score: float
    points: float


def write_last_score(folder: Path, score: float, points: float) -> None:
    """Remember the latest self-check beside the journal."""
    text = json.dumps({"score": score, "points": points})
    part = folder / (SCORE_NAME + ".part")
    part.write_text(text, encoding="utf-8")
    part.replace(folder / SCORE_NAME)


def read_last_score(folder: Path) -> LastScore | None:
    """The latest self-check, or None when there was none or the file is spoilt."""
    try:
        found = json.loads((folder / SCORE_NAME).read_text(encoding="utf-8"))
        return LastScore(score=float(found["score"]), points=float(found["points"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None
