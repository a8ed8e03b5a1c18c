"""What the system does and refuses when somebody asks for a file that the archive holds (Phụ lục VI phần I, III.6.c).

The decree asks that rights to archived files be given and controlled; that it is done by a request with a purpose
and for a term is the exercise's own convention (`design.archive-use`). The archive answers, or the head of the office;
nobody answers himself. A reading is for looking only, ends by the office's clock, and never outlasts the file's period.
What is read is noted as everything is read: by `view_case_file` and `view_document`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office.access import may_see_file
from hoso_kit.office.access_period import refuse_past_period
from hoso_kit.office.action import Action
from hoso_kit.office.administration_state import EVERYBODY
from hoso_kit.office.filing import known_file
from hoso_kit.office.lending_actions import EndUse, GrantUse, RefuseUse, RequestUse
from hoso_kit.office.lending_state import UseRequest
from hoso_kit.office.limits import MIN_REASON
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.transferring_dates import expiry_date

if TYPE_CHECKING:
    from hoso_kit.office.office import Office
    from hoso_kit.records.case_file import CaseFile

CITATION = "nd30.pl6.3.6.c"
CONVENTION = "design.archive-use"
# what is usual and what is the most for one request; longer work asks anew
USUAL_DAYS = 15
MOST_DAYS = 90
ANSWER = frozenset({"archivist", "head_of_office"})
DUTIES: Mapping[type[Action], frozenset[str]] = MappingProxyType(
    {RequestUse: EVERYBODY, GrantUse: ANSWER, RefuseUse: ANSWER, EndUse: EVERYBODY}
)


def request_use(office: Office, action: RequestUse, person: str) -> Office:
    """Ask for an accepted file; what one may read already needs no request."""
    case_file = known_file(office, action.file_notation)
    name = case_file.name
    if case_file.status != "accepted":
        raise Refusal("use_not_archived", notation=name)
    refuse_past_period(office, case_file)
    if office.transfers.is_historical(name):
        raise Refusal("use_at_historical", notation=name)
    if may_see_file(office, case_file, person):
        raise Refusal("use_not_needed", notation=name)
    if (asked := office.lending.open_request(name, person)) is not None:
        raise Refusal("use_asked_already", notation=name, when=asked.asked_date)
    purpose = " ".join(action.purpose.split())
    if len(purpose) < MIN_REASON:
        raise Refusal("use_purpose_short", limit=MIN_REASON)
    request = UseRequest(name, person, purpose, office.today)
    return replace(office, lending=office.lending.with_request(request))


def grant_use(office: Office, action: GrantUse, person: str) -> Office:
    """Let the person read until the end of a day that is not past, not far, and inside the file's period."""
    case_file, request = _asked(office, action.file_notation, action.person, person)
    refuse_past_period(office, case_file)
    if action.until_date < office.today:
        raise Refusal("use_term_past", when=action.until_date, today=office.today)
    if action.until_date > (limit := last_term_day(office, case_file)):
        if limit == expiry_date(case_file):
            raise Refusal("use_term_past_period", when=action.until_date, limit=limit, notation=case_file.name)
        raise Refusal("use_term_long", when=action.until_date, limit=limit, days=MOST_DAYS)
    granted = replace(request, answered_by=person, answered_date=office.today, until_date=action.until_date)
    return replace(office, lending=office.lending.with_changed(request, granted))


def refuse_use(office: Office, action: RefuseUse, person: str) -> Office:
    """Turn the request down with a reason that the person can act upon."""
    _, request = _asked(office, action.file_notation, action.person, person)
    reason = " ".join(action.reason.split())
    if len(reason) < MIN_REASON:
        raise Refusal("use_reason_short", limit=MIN_REASON)
    refused = replace(request, answered_by=person, answered_date=office.today, refusal=reason)
    return replace(office, lending=office.lending.with_changed(request, refused))


def end_use(office: Office, action: EndUse, person: str) -> Office:
    """The reader ends his own reading as he likes; who takes it from him says why."""
    case_file = known_file(office, action.file_notation)
    if person != action.person and ANSWER.isdisjoint(office.roles_of(person)):
        raise Refusal("use_not_yours_to_answer")
    running = office.lending.running(case_file.name, action.person, office.today)
    if running is None:
        raise Refusal("no_running_use", notation=case_file.name)
    reason = " ".join(action.reason.split())
    if person != action.person and len(reason) < MIN_REASON:
        raise Refusal("use_reason_short", limit=MIN_REASON)
    ended = replace(running, ended_by=person, ended_date=office.today, end_reason=reason)
    return replace(office, lending=office.lending.with_changed(running, ended))


def last_term_day(office: Office, case_file: CaseFile) -> date:
    """The latest day until which the file may be granted today."""
    most = office.today + timedelta(days=min(MOST_DAYS, (date.max - office.today).days))
    expiry = expiry_date(case_file)
    return most if expiry is None else min(most, expiry)


def usual_term_day(office: Office, case_file: CaseFile) -> date:
    """The day that the archive would usually write: two weeks, less where the period ends before."""
    usual = office.today + timedelta(days=min(USUAL_DAYS, (date.max - office.today).days))
    return min(usual, last_term_day(office, case_file))


def may_answer(office: Office, person: str) -> bool:
    """Whether requests are this person's to answer."""
    return not ANSWER.isdisjoint(office.roles_of(person))


def _asked(office: Office, file_notation: str, asker: str, person: str) -> tuple[CaseFile, UseRequest]:
    """The file and the open request, if it is the person's to answer."""
    if not may_answer(office, person):
        raise Refusal("use_not_yours_to_answer")
    case_file = known_file(office, file_notation)
    request = office.lending.open_request(case_file.name, asker)
    if request is None:
        raise Refusal("no_use_request", notation=case_file.name)
    if asker == person:
        raise Refusal("use_own_request")
    return case_file, request


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType(
    {RequestUse: request_use, GrantUse: grant_use, RefuseUse: refuse_use, EndUse: end_use}
)
