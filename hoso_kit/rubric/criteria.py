"""Criteria as an exercise declares them in ``rubric.toml``: points, citation, hints, check.

The file is released to learners, so it may hold no answer. Which function a
check's name stands for is known in `checks`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from hoso_kit.records.structure import StructureError, structure
from hoso_kit.regulations import UnknownCitation, cite

FILE_NAME = "rubric.toml"
# what a card on the start page has room for
MAX_ABOUT = 400
MAX_MINUTES = 20


class RubricError(ValueError):
    """A rubric that can't be used; ``message`` is Vietnamese, for the instructor."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion; ``points`` is its maximum, ``check`` a name in `checks.CHECKS`, ``hints`` from vague to plain."""

    criterion_id: str
    title: str
    points: float
    check: str
    citation: str
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rubric:
    """An exercise's criteria in order; ``about`` and ``minutes`` (“45–60”) are for its card on the start page."""

    title: str
    criteria: tuple[Criterion, ...]
    about: str = ""
    minutes: str = ""

    @property
    def points(self) -> float:
        """The maximum of the whole exercise."""
        return round(sum(criterion.points for criterion in self.criteria), 2)


def load_rubric(path: Path) -> Rubric:
    """Read ``rubric.toml``; raises `RubricError` for a fault, an unknown citation or points below zero."""
    try:
        rubric = structure(tomllib.loads(path.read_text(encoding="utf-8")), Rubric)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RubricError(f"Không đọc được {path.name}: {error!s:.160}") from None
    except StructureError as error:
        raise RubricError(f"Tệp {path.name} chưa đúng: {'; '.join(error.faults[:5])}.") from None
    if len(rubric.about) > MAX_ABOUT or len(rubric.minutes) > MAX_MINUTES:
        raise RubricError(
            f'Tệp {path.name}: about tối đa {MAX_ABOUT} chữ cái, minutes tối đa {MAX_MINUTES} (ví dụ "45–60").'
        )
    names = [criterion.criterion_id for criterion in rubric.criteria]
    if len(set(names)) != len(names):
        raise RubricError(f"Tệp {path.name} có hai tiêu chí trùng mã.")
    for criterion in rubric.criteria:
        if criterion.points <= 0:
            raise RubricError(f"Tiêu chí {criterion.criterion_id}: điểm phải lớn hơn 0.")
        try:
            cite(criterion.citation)
        except UnknownCitation:
            raise RubricError(f"Tiêu chí {criterion.criterion_id}: không có căn cứ {criterion.citation!r}.") from None
    return rubric
