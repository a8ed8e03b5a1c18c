"""Grading: replay the journal, run each criterion's check, make the scorecard.

The one grader behind the self-check, the nbgrader mark and the reports. A
check that fails is BROKEN: it names itself, costs nobody else's criterion and
never blames the learner.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType

from hoso_kit.office.journal import Journal
from hoso_kit.office.office import Office
from hoso_kit.rubric import fact_checks, filing_checks
from hoso_kit.rubric.criteria import Criterion, Rubric
from hoso_kit.rubric.key import Key
from hoso_kit.rubric.matching import Submission
from hoso_kit.rubric.mistakes import finding
from hoso_kit.rubric.results import Result
from hoso_kit.rubric.scorecard import Line, Outcome, Scorecard

CHECKS: Mapping[str, Callable[[Submission], Result]] = MappingProxyType(
    {
        "opened": filing_checks.opened,
        "unlisted": filing_checks.unlisted,
        "dates": fact_checks.dates,
        "complete": filing_checks.complete,
        "belongs": filing_checks.belongs,
        "clean": filing_checks.clean,
        "shared": filing_checks.shared,
        "answered": filing_checks.answered,
        "title": fact_checks.title,
        "maintenance": fact_checks.maintenance,
        "closed": fact_checks.closed,
    }
)


def grade(office: Office, journal: Journal, rubric: Rubric, key: Key) -> Scorecard:
    """The scorecard of an office that ``journal`` led to; never raises for anything a learner did."""
    work = Submission(office, journal, key)
    return Scorecard(tuple(_line(criterion, work) for criterion in rubric.criteria))


def _line(criterion: Criterion, work: Submission) -> Line:
    try:
        result = CHECKS[criterion.check](work)
        share = min(1.0, max(0.0, result.share))
    except Exception as error:
        # the place in our code tells the maintainer more than the text, and holds no learner's data
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        line = trace.tb_lineno if trace is not None else 0
        name = f"{criterion.check}:{type(error).__name__}:{line}"
        return Line(criterion, 0.0, Outcome.BROKEN, (finding("grader_failed", error=name),))
    return Line(criterion, round(criterion.points * share, 2), _outcome(result, share), result.findings)


def _outcome(result: Result, share: float) -> Outcome:
    if result.is_skipped:
        return Outcome.SKIPPED
    if not result.is_attempted:
        return Outcome.NOT_ATTEMPTED
    if share == 0.0:
        return Outcome.UNMET
    return Outcome.MET if share >= 1.0 - sys.float_info.epsilon * 16 else Outcome.PARTLY
