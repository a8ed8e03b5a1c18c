"""What the system shows about transfers: due list, batches, waiting files, lateness, review. Only reads.

Lists tell facts and dates; whether a late transfer costs points is the rubric's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from hoso_kit.office.office import Office
from hoso_kit.office.transferring_dates import (
    DueDate,
    Obligation,
    due_date,
    expiry_date,
    historical_due_date,
    is_permanent,
    obligation,
)
from hoso_kit.office.transferring_state import Decision, TransferBatch
from hoso_kit.records.case_file import CaseFile
from hoso_kit.records.deadlines import days_left, time_left_text
from hoso_kit.regulations import edition

# "unsettled": construction whose accounts aren't settled, so that no date can be counted
DueState = Literal["later", "soon", "overdue", "kept", "not_obliged", "unsettled"]
OBLIGATION_TEXTS: dict[Obligation, str] = {
    "obliged": "Phải nộp lưu",
    "not_obliged": "Không bắt buộc nộp lưu (dưới 05 năm)",
    "unclear": "Thời hạn kết thúc theo sự kiện: chưa so được với 05 năm",
}
REVIEW_CITATION = "luat2011.destruction"


@dataclass(frozen=True, slots=True)
class DueLine:
    """One ended file not yet submitted; ``last_date`` is the due date, or the end of a consent to keep it."""

    case_file: CaseFile
    due: DueDate
    last_date: date | None
    days_left: int | None
    obligation: Obligation
    state: DueState
    notice: str


def due_list(office: Office, person: str | None = None) -> tuple[DueLine, ...]:
    """Ended files that aren't submitted (of one person if given), the most pressing first."""
    lines = [
        _due_line(office, case_file)
        for case_file in office.case_files.values()
        if case_file.status in ("closed", "returned", "retained") and person in (None, case_file.opener)
    ]
    return tuple(sorted(lines, key=lambda line: (line.last_date or date.max, line.case_file.name)))


def _due_line(office: Office, case_file: CaseFile) -> DueLine:
    due, duty = due_date(office, case_file), obligation(office, case_file)
    is_kept = case_file.status == "retained"
    last = case_file.retained_until if is_kept else due.due
    left = None if last is None else days_left(last, office.today)
    state: DueState
    if duty == "not_obliged":
        state, notice = "not_obliged", "Không bắt buộc nộp lưu; nộp cũng được tiếp nhận."
    elif last is None or left is None:
        state, notice = "unsettled", "Công trình chưa quyết toán nên chưa có hạn nộp lưu."
    elif left < 0:
        state, notice = "overdue", f"Quá hạn {'giữ lại' if is_kept else 'nộp lưu'} {-left} ngày."
    elif is_kept:
        kept = f"Được giữ lại đến ngày {last:%d/%m/%Y}, còn {time_left_text(last, office.today)}."
        state, notice = "kept", kept
    elif due.reminder_date is not None and office.today >= due.reminder_date:
        state, notice = "soon", f"Còn {left} ngày tới hạn nộp lưu ({last:%d/%m/%Y})."
    else:
        state, notice = "later", ""
    return DueLine(case_file, due, last, left, duty, state, notice)


def waiting_list(office: Office) -> tuple[CaseFile, ...]:
    """What the archivist has to check, in order of submission."""
    return tuple(
        office.case_files[held.name]
        for batch in office.transfers.batches
        for held in batch.submitted
        if batch.decision_on(held.name) is None
    )


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One file of a batch as it was handed in (as it is, before); ``decision`` is None while it waits."""

    case_file: CaseFile
    page_total: int
    obligation: Obligation
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class BatchContents:
    """A batch with its lines; the totals are their sums."""

    batch: TransferBatch
    lines: tuple[BatchLine, ...]

    @property
    def file_total(self) -> int:
        """Number of files."""
        return len(self.lines)

    @property
    def doc_total(self) -> int:
        """Number of documents in all files."""
        return sum(line.case_file.doc_total for line in self.lines)

    @property
    def page_total(self) -> int:
        """Number of pages in all files."""
        return sum(line.page_total for line in self.lines)

    @property
    def accepted(self) -> tuple[BatchLine, ...]:
        """The lines whose files the archive took."""
        return tuple(line for line in self.lines if line.decision is not None and line.decision.is_accepted)


def batch_contents(office: Office, batch_id: str) -> BatchContents:
    """The batch of this id; raises KeyError when there is none."""
    batch = office.transfers.batch(batch_id)
    if batch is None:
        raise KeyError(batch_id)
    # a gathered file may have been discarded since
    now = [office.case_files[name] for name in batch.case_files if name in office.case_files]
    lines = tuple(
        BatchLine(one, office.page_total(one), obligation(office, one), batch.decision_on(one.name))
        for one in (batch.submitted or now)
    )
    return BatchContents(batch, lines)


@dataclass(frozen=True, slots=True)
class LateTransfer:
    """A file whose first submission came after its last day (its due date or the end of its consent)."""

    file_notation: str
    batch_id: str
    last_date: date
    submitted_date: date
    days_late: int


def late_transfers(office: Office) -> tuple[LateTransfer, ...]:
    """Obliged files that were first submitted too late: what an inspector finds, in order of submission."""
    found: dict[str, LateTransfer | None] = {}
    for batch in sorted(office.transfers.batches, key=lambda one: one.submitted_date or date.max):
        for held in batch.submitted:
            if held.name in found or batch.submitted_date is None:
                continue
            last = max(filter(None, (due_date(office, held).due, held.retained_until)), default=None)
            is_late = last is not None and batch.submitted_date > last and obligation(office, held) == "obliged"
            found[held.name] = (
                LateTransfer(held.name, batch.batch_id, last, batch.submitted_date, (batch.submitted_date - last).days)
                if is_late and last is not None
                else None
            )
    return tuple(late for late in found.values() if late is not None)


@dataclass(frozen=True, slots=True)
class HistoricalLine:
    """A permanent file that the office's archive holds, and by when it goes on to the historical archive."""

    case_file: CaseFile
    due: date | None
    days_left: int | None
    notice: str


def historical_candidates(office: Office) -> tuple[HistoricalLine, ...]:
    """Accepted permanent files that haven't gone on, the earliest due first."""
    notice = edition(office.scenario.edition).deadline("historical_transfer").notice
    lines = []
    for case_file in office.case_files.values():
        if case_file.status == "accepted" and is_permanent(case_file):
            if office.transfers.is_historical(case_file.name):
                continue
            due = historical_due_date(office, case_file)
            lines.append(HistoricalLine(case_file, due, None if due is None else days_left(due, office.today), notice))
    return tuple(sorted(lines, key=lambda line: (line.due or date.max, line.case_file.name)))


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A file past its retention period: to be *considered*, never destroyed by the system itself (see `disposal`)."""

    case_file: CaseFile
    expiry_date: date


def list_for_review(office: Office) -> tuple[ReviewLine, ...]:
    """Ended files whose period is over, the oldest first (none of the sources was read in the original).

    What was destroyed stands here no more.
    """
    lines = []
    for case_file in office.case_files.values():
        expiry = expiry_date(case_file)
        if expiry is not None and expiry < office.today and not office.disposal.is_destroyed(case_file.name):
            lines.append(ReviewLine(case_file, expiry))
    return tuple(sorted(lines, key=lambda line: (line.expiry_date, line.case_file.name)))
