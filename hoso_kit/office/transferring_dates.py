"""The deadlines of a case file in the office's edition of the law: from data to days.

Says when, how sure that is and where it stands; never whether someone was late. An edition that counts
"from the year" allows until 31 December; ``strict_date`` is then the stricter reading (Điều 30 khoản 2
điểm b, counted from the day), which is safe under both.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from hoso_kit.records.case_file import CaseFile
from hoso_kit.records.deadlines import Moments, last_day
from hoso_kit.records.retention import parse_maintenance
from hoso_kit.regulations import Deadline, edition

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

# "unclear": a period that ends with an event has no number of years to compare
Obligation = Literal["obliged", "not_obliged", "unclear"]
# the edition whose rule counts from the day itself
_STRICT = "nd30-2011"


@dataclass(frozen=True, slots=True)
class DueDate:
    """When a file must be transferred: ``due`` is None while the work or the accounts aren't finished."""

    deadline: Deadline
    due: date | None
    strict_date: date | None
    reminder_date: date | None
    retain_limit: date | None

    @property
    def notice(self) -> str:
        """What the learner must know about the source of this date, "" if the original was read."""
        return " ".join(filter(None, (self.deadline.note, f"({mark})" if (mark := self.deadline.notice) else "")))


def due_date(office: Office, case_file: CaseFile) -> DueDate:
    """The transfer deadline of the file, its reminder and how long it may be kept at most."""
    law = edition(office.scenario.edition)
    moments = Moments(end_date=case_file.end_date, settlement_date=case_file.settlement_date)
    name = "transfer_construction" if case_file.is_construction else "transfer"
    deadline = law.deadline(name)
    due = last_day(deadline, moments)
    strict = last_day(edition(_STRICT).deadline(name), moments)
    counted = Moments(transfer_due_date=due)
    return DueDate(
        deadline,
        due,
        None if strict == due else strict,
        last_day(law.deadline("transfer_reminder"), counted),
        last_day(law.deadline("retain"), counted),
    )


def historical_due_date(office: Office, case_file: CaseFile) -> date | None:
    """The last day for a permanent file to reach the historical archive."""
    moments = Moments(end_date=case_file.end_date, agency_transfer_date=case_file.submitted_date)
    return last_day(edition(office.scenario.edition).deadline("historical_transfer"), moments)


def expiry_date(case_file: CaseFile) -> date | None:
    """The last day of the file's retention period; None if it isn't ended, or ends by no calendar."""
    if case_file.end_date is None:
        return None
    return parse_maintenance(case_file.maintenance).expiry_date(case_file.end_date)


def obligation(office: Office, case_file: CaseFile) -> Obligation:
    """Whether the file must be transferred (Điều 31 khoản 3 điểm c: 05 years and more, or permanent)."""
    period = parse_maintenance(case_file.maintenance)
    if period.is_permanent:
        return "obliged"
    if period.years is None:
        return "unclear"
    return "obliged" if period.years >= edition(office.scenario.edition).transfer_threshold.years else "not_obliged"


def is_permanent(case_file: CaseFile) -> bool:
    """Whether the file is to be kept for ever."""
    return parse_maintenance(case_file.maintenance).is_permanent
