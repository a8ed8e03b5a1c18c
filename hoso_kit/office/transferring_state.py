"""What the office remembers about transfers: batches, decisions, consents, historical transfers, hand-overs.

Values that only grow; a submitted batch keeps its files as they were on that day, so its papers never
change although a returned file is mended afterwards. No rules here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from hoso_kit.records.case_file import CaseFile


@dataclass(frozen=True, slots=True)
class Decision:
    """What the archive decided about one file of a batch; ``reason`` is "" when it was accepted."""

    file_notation: str
    is_accepted: bool
    decided_date: date
    person: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TransferBatch:
    """One *đợt nộp lưu*; ``submitted`` holds the files as they were handed in (empty before)."""

    batch_id: str
    maker: str
    made_date: date
    case_files: tuple[str, ...]
    submitted_date: date | None = None
    submitted: tuple[CaseFile, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def is_decided(self) -> bool:
        """Whether the archive has decided about every file."""
        return self.submitted_date is not None and len(self.decisions) == len(self.submitted)

    def decision_on(self, file_notation: str) -> Decision | None:
        """What was decided about the file, if anything."""
        return next((one for one in self.decisions if one.file_notation == file_notation), None)


@dataclass(frozen=True, slots=True)
class Consent:
    """The head's written consent to keep a file back, and what it was given for."""

    file_notation: str
    consent_symbol: str
    consent_date: date
    due_date: date
    until_date: date
    reason: str
    person: str
    made_date: date


@dataclass(frozen=True, slots=True)
class HistoricalTransfer:
    """A permanent file's way on to the historical archive."""

    file_notation: str
    made_date: date
    person: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """*Bàn giao*: whose files went to whom, why, and who recorded it."""

    from_person: str
    to_person: str
    case_files: tuple[str, ...]
    reason: str
    made_date: date
    person: str


@dataclass(frozen=True, slots=True)
class Transfers:
    """All of it, each in order of time; ``departed`` are those whose hand-over is complete."""

    batches: tuple[TransferBatch, ...] = ()
    consents: tuple[Consent, ...] = ()
    historical: tuple[HistoricalTransfer, ...] = ()
    hand_overs: tuple[HandOver, ...] = ()
    departed: tuple[str, ...] = ()

    def batch(self, batch_id: str) -> TransferBatch | None:
        """The batch of this id."""
        return next((one for one in self.batches if one.batch_id == batch_id), None)

    def waiting_batch(self, file_notation: str) -> TransferBatch | None:
        """The submitted batch in which the file waits for the archive's decision."""
        return next(
            (
                one
                for one in self.batches
                if any(held.name == file_notation for held in one.submitted) and one.decision_on(file_notation) is None
            ),
            None,
        )

    def with_batch(self, batch: TransferBatch) -> Transfers:
        """With the batch added, or exchanged for the one of the same id."""
        if self.batch(batch.batch_id) is None:
            return replace(self, batches=(*self.batches, batch))
        changed = tuple(batch if one.batch_id == batch.batch_id else one for one in self.batches)
        return replace(self, batches=changed)

    def consent_for(self, file_notation: str) -> Consent | None:
        """The latest consent for the file."""
        return next((one for one in reversed(self.consents) if one.file_notation == file_notation), None)

    def is_historical(self, file_notation: str) -> bool:
        """Whether the file went on to the historical archive."""
        return any(one.file_notation == file_notation for one in self.historical)
