"""What the system does and refuses when a due file is kept back (Điều 31 khoản 3 điểm d).

The head's consent must be in writing and the file may stay for at most 02 years from the day that its
transfer fell due. A new consent may move the day within the same bound, never past it. A file that stays
longer than its consent is a mistake that lists show, not something that the system could refuse.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office.filing import own_file, refuse_fixed
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.retaining_actions import RetainCaseFile
from hoso_kit.office.transferring_dates import due_date
from hoso_kit.office.transferring_state import Consent
from hoso_kit.records.case_file import CaseFile

if TYPE_CHECKING:
    from hoso_kit.office.office import Office


def retain_case_file(office: Office, action: RetainCaseFile, person: str) -> Office:
    """Keep an ended file from the days in which its transfer falls due, within the law's bound."""
    case_file = own_file(office, action.file_notation, person)
    name = case_file.name
    if case_file.status != "retained":
        refuse_fixed(case_file)
    if case_file.status == "open":
        raise Refusal("retain_open_file", notation=name)
    if case_file.status == "returned":
        raise Refusal("returned_not_mended", notation=name, reason=case_file.return_reason)
    due = due_date(office, case_file)
    if due.due is None or due.reminder_date is None or due.retain_limit is None:
        raise Refusal("retain_no_due_date", notation=name)
    if office.today < due.reminder_date:
        raise Refusal("retain_too_early", notation=name, due=due.due)
    if not action.consent_symbol.strip():
        raise Refusal("no_consent", notation=name)
    if action.consent_date > office.today:
        raise Refusal("future_consent", when=action.consent_date, today=office.today)
    if action.until_date > due.retain_limit:
        raise Refusal("retain_too_long", due=due.due, limit=due.retain_limit)
    if action.until_date < office.today or action.until_date <= due.due:
        raise Refusal("retain_too_short", when=action.until_date, due=due.due)
    consent = Consent(
        name,
        action.consent_symbol.strip(),
        action.consent_date,
        due.due,
        action.until_date,
        action.reason.strip(),
        person,
        office.today,
    )
    kept = replace(case_file, status="retained", retained_until=action.until_date)
    transfers = replace(office.transfers, consents=(*office.transfers.consents, consent))
    return replace(office.with_file(kept), transfers=transfers)


@dataclass(frozen=True, slots=True)
class RetainedRow:
    """One kept file with its consent; ``days_left`` is negative when it has stayed too long."""

    case_file: CaseFile
    consent: Consent
    limit_date: date | None
    days_left: int


def retained_list(office: Office, person: str | None = None) -> tuple[RetainedRow, ...]:
    """*Danh mục hồ sơ giữ lại*: the files kept now (of one person if given), the nearest end first."""
    rows = []
    for case_file in office.case_files.values():
        consent = office.transfers.consent_for(case_file.name)
        if case_file.status == "retained" and consent and person in (None, case_file.opener):
            left = (consent.until_date - office.today).days
            rows.append(RetainedRow(case_file, consent, due_date(office, case_file).retain_limit, left))
    return tuple(sorted(rows, key=lambda row: row.consent.until_date))


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType({RetainCaseFile: retain_case_file})
