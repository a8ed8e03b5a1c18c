"""What the office remembers of the review of expired files: proposals, the head's decisions, what was destroyed.

Values that only grow. No rules here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class DestructionDecision:
    """The head's answer; ``case_files`` are those to be destroyed (none when he turned the proposal down)."""

    person: str
    made_date: date
    case_files: tuple[str, ...] = ()
    decision_symbol: str = ""
    decision_date: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Destruction:
    """The carrying out, told by its record (*biên bản hủy*); ``documents`` are those that lay in no other file."""

    person: str
    made_date: date
    record_symbol: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """*Đề nghị hủy* of files past their period, with the minutes of the council that considered them."""

    proposal_id: str
    case_files: tuple[str, ...]
    council_symbol: str
    council_date: date
    person: str
    made_date: date
    decision: DestructionDecision | None = None
    destruction: Destruction | None = None

    @property
    def to_destroy(self) -> tuple[str, ...]:
        """What the head decided to have destroyed and still stands."""
        return self.decision.case_files if self.decision is not None and self.destruction is None else ()

    @property
    def destroyed(self) -> tuple[str, ...]:
        """What is gone."""
        return self.decision.case_files if self.decision is not None and self.destruction is not None else ()


@dataclass(frozen=True, slots=True)
class Disposal:
    """All proposals in order of time."""

    proposals: tuple[Proposal, ...] = ()

    def proposal(self, proposal_id: str) -> Proposal | None:
        """The proposal of this id."""
        return next((one for one in self.proposals if one.proposal_id == proposal_id), None)

    def pending(self, file_notation: str) -> Proposal | None:
        """The proposal in which the file waits for the decision, or for being destroyed."""
        return next(
            (
                one
                for one in self.proposals
                if file_notation in (one.case_files if one.decision is None else one.to_destroy)
            ),
            None,
        )

    def destroyed_by(self, file_notation: str) -> Proposal | None:
        """The proposal by which the file was destroyed."""
        return next((one for one in self.proposals if file_notation in one.destroyed), None)

    def is_destroyed(self, file_notation: str) -> bool:
        """Whether the file is gone."""
        return self.destroyed_by(file_notation) is not None

    @property
    def destroyed_documents(self) -> frozenset[str]:
        """The documents that went with their last file."""
        gone = (one.destruction for one in self.proposals if one.destruction is not None)
        return frozenset(doc_id for one in gone for doc_id in one.documents)

    def with_proposal(self, proposal: Proposal) -> Disposal:
        """With the proposal added, or exchanged for the one of the same id."""
        if self.proposal(proposal.proposal_id) is None:
            return replace(self, proposals=(*self.proposals, proposal))
        changed = tuple(proposal if one.proposal_id == proposal.proposal_id else one for one in self.proposals)
        return replace(self, proposals=changed)
