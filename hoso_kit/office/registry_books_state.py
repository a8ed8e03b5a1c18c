"""What the registry's two books hold beside the registers: what went by post, who used an original."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Posting:
    """A paper document given to the post: one line of the book."""

    doc_id: str
    recipients: tuple[str, ...]
    envelopes: int
    note: str
    person: str
    on: date


@dataclass(frozen=True, slots=True)
class Loan:
    """A kept original in somebody's hands, until ``returned_date``; ``user`` and ``allowed_by`` are people's ids."""

    doc_id: str
    user: str
    allowed_by: str
    note: str
    person: str
    lent_date: date
    returned_date: date | None = None


@dataclass(frozen=True, slots=True)
class RegistryBooks:
    """Both books, each in order of time."""

    postings: tuple[Posting, ...] = ()
    loans: tuple[Loan, ...] = ()

    def posted_to(self, doc_id: str) -> frozenset[str]:
        """The receivers to whom the document went by post."""
        return frozenset(name for one in self.postings if one.doc_id == doc_id for name in one.recipients)

    def open_loan(self, doc_id: str) -> Loan | None:
        """Who has the document's original now."""
        return next((one for one in self.loans if one.doc_id == doc_id and one.returned_date is None), None)

    def with_return(self, loan: Loan, day: date) -> RegistryBooks:
        """With the original back on the day."""
        back = replace(loan, returned_date=day)
        return replace(self, loans=tuple(back if one is loan else one for one in self.loans))
