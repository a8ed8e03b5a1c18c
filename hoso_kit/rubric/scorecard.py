"""The scorecard (*phiếu điểm*): outcomes, findings, scores. Values only.

A finding says four things: what was seen, what to try, which Điều, and which
lines of the journal. It never says where a document belongs.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from hoso_kit.rubric.criteria import Criterion


class Outcome(Enum):
    """How a criterion came out; SKIPPED = one that it needs failed, BROKEN = the grader failed, not the learner."""

    MET = "Đạt"
    PARTLY = "Đạt một phần"
    UNMET = "Chưa đạt"
    NOT_ATTEMPTED = "Chưa làm"
    SKIPPED = "Chưa xét"
    BROKEN = "Lỗi bộ chấm"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found; ``mistake`` is its id in the catalogue, ``citation`` an id of `regulations`."""

    mistake: str
    seen: str
    advice: str
    citation: str
    actions: tuple[int, ...] = ()
    documents: tuple[str, ...] = ()
    file_notation: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion's result; ``score`` lies in [0, criterion.points], two decimals."""

    criterion: Criterion
    score: float
    outcome: Outcome
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All criteria's results."""

    lines: tuple[Line, ...]

    @property
    def score(self) -> float:
        """The mark: the sum of the lines, two decimals."""
        return round(sum(line.score for line in self.lines), 2)

    @property
    def points(self) -> float:
        """The maximum."""
        return round(sum(line.criterion.points for line in self.lines), 2)

    def line(self, criterion_id: str) -> Line:
        """The result of one criterion; KeyError if the exercise has none of that id."""
        for line in self.lines:
            if line.criterion.criterion_id == criterion_id:
                return line
        raise KeyError(criterion_id)
