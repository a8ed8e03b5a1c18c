"""What a check returns, and the mean over matters that several checks share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hoso_kit.records.case_file import CaseFile
from hoso_kit.rubric.key import Matter
from hoso_kit.rubric.matching import Submission
from hoso_kit.rubric.mistakes import finding
from hoso_kit.rubric.scorecard import Finding

Judge = Callable[[Matter, CaseFile], tuple[float, list[Finding]]]


@dataclass(frozen=True, slots=True)
class Result:
    """``share`` of the points; ``is_attempted`` False when there is nothing yet to judge, ``is_skipped`` when
    a criterion that this one needs failed."""

    share: float
    findings: tuple[Finding, ...] = ()
    is_attempted: bool = True
    is_skipped: bool = False


def over_worked(work: Submission, judge: Judge) -> Result:
    """The mean of ``judge`` over all matters; a matter that isn't worked on yet counts 0."""
    shares: list[float] = []
    findings: list[Finding] = []
    unworked = 0
    for matter in work.key.matters:
        case_file = work.worked(matter)
        if case_file is None:
            unworked += 1
            shares.append(0.0)
        else:
            share, found = judge(matter, case_file)
            shares.append(share)
            findings += found
    if unworked == len(work.key.matters):
        return Result(0.0, is_attempted=False)
    if unworked:
        findings.append(finding("unworked", count=unworked))
    return Result(mean(shares), tuple(findings))


def mean(shares: Iterable[float]) -> float:
    """The arithmetic mean; 1.0 when there is nothing to ask for."""
    values = list(shares)
    return sum(values) / len(values) if values else 1.0
