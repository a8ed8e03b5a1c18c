"""The registry's book of the post and its book of kept originals (Phụ lục IV mục III, IV; Điều 18, 19).

Only what is on paper stands in them: an electronic document goes by messages and is kept by the system itself. The
books change no document: one that was recalled can't be posted any more, but its original comes back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office.action import Action
from hoso_kit.office.drafting_rules import has_secrecy
from hoso_kit.office.issuing_state import OutgoingPaper, paper_of
from hoso_kit.office.receiving import REGISTRY
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.registry_books_actions import LendKeptCopy, PostDocument, TakeBackKeptCopy
from hoso_kit.office.registry_books_state import Loan, Posting
from hoso_kit.records.document import Document

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

DUTIES: Mapping[type[Action], frozenset[str]] = MappingProxyType(
    dict.fromkeys((PostDocument, LendKeptCopy, TakeBackKeptCopy), REGISTRY)
)
# the decree's book has a column for who allows the use and doesn't say who that is: here, somebody who leads
ALLOWERS = frozenset({"head_of_office", "head_of_unit"})
MAX_ENVELOPES = 999


def post_document(office: Office, action: PostDocument, person: str) -> Office:
    """Điều 18: an issued paper document goes to its receivers, to each of them once, in one envelope at least."""
    document, paper = _outgoing(office, action.doc_id)
    if paper.sent_date is None:
        raise Refusal("post_before_issue", name=document.subject)
    if paper.carrier != "paper":
        raise Refusal("post_of_electronic", name=document.symbol)
    if paper.recall is not None:
        raise Refusal("post_of_recalled", name=document.symbol)
    recipients = tuple(dict.fromkeys(action.recipients))
    if not recipients:
        raise Refusal("post_to_nobody", name=document.symbol)
    posted = office.registry_books.posted_to(action.doc_id)
    for one in recipients:
        if paper.receipt_of(one) is None:
            raise Refusal("post_to_no_recipient", recipient=one, name=document.symbol)
        if one in posted:
            raise Refusal("posted_already", recipient=one, name=document.symbol)
    if not len(recipients) <= action.envelopes <= MAX_ENVELOPES:
        raise Refusal("post_envelopes", places=len(recipients), most=MAX_ENVELOPES)
    line = Posting(action.doc_id, recipients, action.envelopes, action.note.strip(), person, office.today)
    books = office.registry_books
    return replace(office, registry_books=replace(books, postings=(*books.postings, line)))


def lend_kept_copy(office: Office, action: LendKeptCopy, person: str) -> Office:
    """Điều 19 khoản 1 điểm a: the original is kept at the registry; who takes it and who allowed it is written down."""
    document, paper = _outgoing(office, action.doc_id)
    people, books = office.people_by_id, office.registry_books
    if paper.kept_date is None:
        raise Refusal("copy_not_kept", name=document.symbol)
    if action.user not in people or action.allowed_by not in people:
        raise Refusal("unknown_person")
    if ALLOWERS.isdisjoint(office.roles_of(action.allowed_by)):
        raise Refusal("use_not_allowed", name=people[action.allowed_by].full_name)
    if (before := books.open_loan(action.doc_id)) is not None:
        user = people[before.user].full_name
        raise Refusal("copy_lent_already", name=document.symbol, user=user, when=before.lent_date)
    loan = Loan(action.doc_id, action.user, action.allowed_by, action.note.strip(), person, office.today)
    return replace(office, registry_books=replace(books, loans=(*books.loans, loan)))


def take_back_kept_copy(office: Office, action: TakeBackKeptCopy, person: str) -> Office:
    """The day of return, for the book's column."""
    document, _ = _outgoing(office, action.doc_id)
    loan = office.registry_books.open_loan(action.doc_id)
    if loan is None:
        raise Refusal("copy_not_lent", name=document.symbol)
    return replace(office, registry_books=office.registry_books.with_return(loan, office.today))


def _outgoing(office: Office, doc_id: str) -> tuple[Document, OutgoingPaper]:
    document, paper = office.document(doc_id), paper_of(office, doc_id)
    if document is None or paper is None:
        raise Refusal("no_such_outgoing", doc_id=doc_id)
    if has_secrecy(document):
        raise Refusal("secret_not_issued_here")
    return document, paper


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType(
    {PostDocument: post_document, LendKeptCopy: lend_kept_copy, TakeBackKeptCopy: take_back_kept_copy}
)
