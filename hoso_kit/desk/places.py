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
SUBMITTED_NAME = "submitted.txt"
VARIANT_NAME = "variant.json"
DEFAULT_LEARNER = "hv001"
POST_NAME = "lien-thong"
# the office for free practice: folder of sample_data and id of its work
PRACTICE_OFFICE = "van-phong"
NEW_LAW_OFFICE = "van-phong-2026"
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


def post_folder() -> Path:
    """Where offices leave messages for each other: HOSO_POST, the course's lien-thong/ if it has one, else one's own.

    Alone with one's own one can still play both sides: the offices for free practice share it.
    """
    given = os.environ.get("HOSO_POST")
    if given:
        return Path(given)
    shared = course_folder() / POST_NAME
    return shared if shared.is_dir() else home_folder() / POST_NAME


def notebooks_folder() -> Path:
    """The app notebooks: inside the installed package, or notebooks/ of the checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "notebooks"
    return inside if inside.is_dir() else package.parent / "notebooks"


def situation_of(office_id: str) -> Path:
    """The situation of an office for free practice: inside the installed package, or sample_data/ of the checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "sample_data"
    folder = inside if inside.is_dir() else package.parent / "sample_data"
    return folder / checked_learner(office_id) / "situation.json"


def learner_id() -> str:
    """Who is working, as the server said (never as a page said): HOSO_LEARNER, else hv001."""
    return checked_learner(os.environ.get("HOSO_LEARNER") or DEFAULT_LEARNER)


def checked_learner(learner: str) -> str:
    """The id itself when it is plain ASCII; it names a folder, so nothing else is let through."""
    if not _LEARNER.fullmatch(learner):
        raise ValueError("Mã học viên chỉ gồm chữ cái không dấu, chữ số, dấu - hoặc _, ví dụ hv001.")
    return learner


def work_folder(exercise_id: str, mode: str, *, home: Path | None = None, learner: str | None = None) -> Path:
    """The folder of one learner's work on one exercise; `mode` is "practice", "marked" or "free".

    Its own name is the exercise's id: nbgrader's exchange takes a folder by its name.
    """
    return (home or home_folder()) / "bai-lam" / (learner or learner_id()) / mode / exercise_id


def searches_folder(*, home: Path | None = None, learner: str | None = None) -> Path:
    """Where a learner's kept searches of the whole province lie."""
    return (home or home_folder()) / "bai-lam" / (learner or learner_id()) / "tra-cuu"


@dataclass(frozen=True, slots=True)
class LastScore:
    """The result of the latest self-check, kept for the gallery (never used for marking)."""

    score: float
    points: float


def write_last_score(folder: Path, score: float, points: float) -> None:
    """Remember the latest self-check beside the journal."""
    _replace(folder / SCORE_NAME, json.dumps({"score": score, "points": points}))


def read_last_score(folder: Path) -> LastScore | None:
    """The latest self-check, or None when there was none or the file is spoilt."""
    try:
        found = json.loads((folder / SCORE_NAME).read_text(encoding="utf-8"))
        return LastScore(score=float(found["score"]), points=float(found["points"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def write_submitted(folder: Path, text: str) -> None:
    """Remember what the learner was told when he handed in."""
    _replace(folder / SUBMITTED_NAME, text)


def read_submitted(folder: Path) -> str:
    """What the learner was told when he handed in; empty when he has not."""
    try:
        return (folder / SUBMITTED_NAME).read_text(encoding="utf-8")[:200]
    except (OSError, UnicodeDecodeError):
        return ""


def write_seed(folder: Path, seed: str) -> None:
    """Remember which practice variant is being worked on."""
    _replace(folder / VARIANT_NAME, json.dumps({"seed": seed}))


def read_seed(folder: Path) -> str | None:
    """The practice variant being worked on, or None when there is none (or the file is spoilt)."""
    try:
        seed = json.loads((folder / VARIANT_NAME).read_text(encoding="utf-8"))["seed"]
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return seed if isinstance(seed, str) and _LEARNER.fullmatch(seed) else None


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
