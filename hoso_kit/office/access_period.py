"""How reading changes with the retention period (Phụ lục VI phần I mục III.5.đ), and what is left of a destroyed file.

The decree asks that files can be reached and used "theo thời hạn bảo quản" and says nothing of the time after it. The
exercise's convention (`design.closed-after-period`): once the period of an accepted file is over, ordinary reading
ends, whatever right somebody had; the archive and the head of the office go on, for the review. A document is closed
with the last of its files. Permanent files, and periods that end with an event, end by no calendar. What was
destroyed nobody reads; those two still see the file's entry and its contents list.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from hoso_kit.office.refusals import Refusal
from hoso_kit.office.transferring_dates import expiry_date
from hoso_kit.records.case_file import CaseFile

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

CITATION = "nd30.pl6.3.5.dd"
CONVENTION = "design.closed-after-period"
_READ_ON = frozenset({"archivist", "head_of_office"})
DocumentState = Literal["", "past_period", "destroyed"]


def past_period(office: Office, case_file: CaseFile) -> date | None:
    """The last day of the period where it is over and the archive holds the file; None while reading goes on."""
    if case_file.status != "accepted":
        return None
    last = expiry_date(case_file)
    return last if last is not None and last < office.today else None


def reads_on(office: Office, person: str) -> bool:
    """Whether the person reads files whose period is over: the archive and the head of the office, for the review."""
    return not _READ_ON.isdisjoint(office.roles_of(person))


def document_state(office: Office, doc_id: str) -> DocumentState:
    """What has become of the document with its files; "" while one of them goes on, or it never lay in any."""
    if doc_id in office.disposal.destroyed_documents:
        return "destroyed"
    holding = [one for one in office.case_files.values() if doc_id in one.documents]
    return "past_period" if holding and all(past_period(office, one) for one in holding) else ""


def refuse_past_period(office: Office, case_file: CaseFile) -> None:
    """Refuse what is only for files whose period goes on."""
    if (last := past_period(office, case_file)) is not None:
        raise Refusal("period_over", notation=case_file.name, last=last)
