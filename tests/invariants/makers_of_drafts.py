"""Moves of outgoing documents and copies: for each type of action one that can succeed in this state, or `Nothing`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random
from types import MappingProxyType
from typing import Any

from hoso_kit.office import drafting_actions as drafting
from hoso_kit.office import issuing_actions as issuing
from hoso_kit.office import registry_books_actions as books
from hoso_kit.office.action import Action
from hoso_kit.office.copying_actions import AllowCopy, CopyDocument
from hoso_kit.office.drafting_boards import superiors_for
from hoso_kit.office.issuing_boards import to_issue, to_keep, to_number, to_seal
from hoso_kit.office.issuing_state import OutgoingPaper, all_papers
from hoso_kit.office.office import Office
from tests.invariants.choosing import (
    REASON,
    RECEIVERS,
    TYPES_OF_DOCUMENT,
    people_of,
    pick,
)


def _draft(office: Office, rnd: Random) -> drafting.DraftDocument:
    carrier = pick(rnd, ("electronic", "paper"))
    urgency = pick(rnd, ("", "", "Khẩn"))
    council = rnd.randrange(6) == 0
    return drafting.DraftDocument(
        pick(rnd, TYPES_OF_DOCUMENT), f"kết quả công tác đợt {len(office.outgoing.papers) + 1}",
        ("Nội dung.",) * (1 + rnd.randrange(90)), RECEIVERS, urgency=urgency, carrier=carrier,
        council="Hội đồng thi đua" if council else None, council_abbreviation="HĐTĐ" if council else None,
    )  # fmt: skip


def _papers(office: Office, *stages: str) -> list[tuple[str, str]]:
    """Ids and holders of own outgoing documents at these stages."""
    return [(one.doc_id, one.holder) for one in office.outgoing.papers.values() if one.stage in stages]


def _submit_draft(office: Office, rnd: Random) -> drafting.SubmitDraft:
    doc_id, holder = pick(rnd, _papers(office, "drafting", "submitted"))
    return drafting.SubmitDraft(doc_id, pick(rnd, superiors_for(office, doc_id, holder)))


def _boarded(rnd: Random, board: Sequence[Any]) -> str:
    found: str = pick(rnd, board).document.doc_id
    return found


def _issued(office: Office, rnd: Random) -> str:
    own = [doc_id for doc_id, _ in _papers(office, "issued")]
    given = [document.doc_id for document, one in all_papers(office) if one.stage == "issued"]
    return pick(rnd, own if own and rnd.randrange(4) else given)


def _receipt(office: Office, rnd: Random) -> issuing.RecordReceipt:
    found = [
        (document.doc_id, receipt.recipient, one.recall is not None)
        for document, one in all_papers(office)
        for receipt in one.receipts
        if one.sent_date is not None
    ]
    doc_id, recipient, is_recalled = pick(rnd, found[-12:])
    status = "cancelled" if is_recalled else pick(rnd, ("arrived", "received", "done", "refused"))
    return issuing.RecordReceipt(doc_id, recipient, status)


def _copy_source(office: Office, rnd: Random, form: str) -> str:
    if form == "sao lục":
        return pick(rnd, [one.copy_id for one in office.outgoing.copies if one.form == "sao y"])
    return pick(rnd, [one.doc_id for one in office.documents if not one.is_draft])


def _allow(office: Office, rnd: Random) -> AllowCopy:
    form = pick(rnd, ("sao y", "sao lục", "trích sao"))
    return AllowCopy(_copy_source(office, rnd, form), form)


def _copy(office: Office, rnd: Random) -> CopyDocument:
    permit = pick(rnd, office.outgoing.permits)
    extract = "Điều 1" if permit.form == "trích sao" else ""
    source, carrier = pick(rnd, (("paper", "paper"), ("electronic", "paper")))
    return CopyDocument(permit.source, permit.form, 2, source, carrier, extract)


def _on_paper(office: Office) -> list[OutgoingPaper]:
    return [one for one in office.outgoing.papers.values() if one.carrier == "paper" and one.sent_date is not None]


def _post(office: Office, rnd: Random) -> books.PostDocument:
    found = [
        (paper.doc_id, one.recipient)
        for paper in _on_paper(office)
        if paper.recall is None
        for one in paper.receipts
        if one.recipient not in office.registry_books.posted_to(paper.doc_id)
    ]
    doc_id, recipient = pick(rnd, found)
    return books.PostDocument(doc_id, (recipient,), 1 + rnd.randrange(3), pick(rnd, ("", "gửi bảo đảm")))


def _lend(office: Office, rnd: Random) -> books.LendKeptCopy:
    kept = [one.doc_id for one in _on_paper(office) if one.kept_date is not None]
    free = [doc_id for doc_id in kept if office.registry_books.open_loan(doc_id) is None]
    leaders = [one for one in people_of(office) if office.roles_of(one) & {"head_of_office", "head_of_unit"}]
    return books.LendKeptCopy(pick(rnd, free), pick(rnd, people_of(office)), pick(rnd, leaders))


def _take_back(office: Office, rnd: Random) -> books.TakeBackKeptCopy:
    out = [one.doc_id for one in office.registry_books.loans if one.returned_date is None]
    return books.TakeBackKeptCopy(pick(rnd, out))


MAKERS: Mapping[str, Callable[[Office, Random], Action]] = MappingProxyType({
    "draft_document": _draft,
    "edit_draft": lambda o, r: drafting.EditDraft(
        pick(r, _papers(o, "drafting", "submitted", "approved"))[0],
        type_name=pick(r, (None, *TYPES_OF_DOCUMENT)), subject=pick(r, ("nội dung thứ nhất", "nội dung thứ hai"))),
    "attach": lambda o, r: drafting.Attach(
        pick(r, _papers(o, "drafting", "submitted"))[0], f"Phụ lục {r.randrange(9)}"),
    "comment_on_draft": lambda o, r: drafting.CommentOnDraft(
        pick(r, _papers(o, "drafting", "submitted", "approved"))[0], REASON),
    "send_back_draft": lambda o, r: drafting.SendBackDraft(
        pick(r, _papers(o, "submitted", "approved", "signed"))[0], REASON),
    "submit_draft": _submit_draft,
    "approve_draft": lambda o, r: drafting.ApproveDraft(pick(r, _papers(o, "submitted", "drafting"))[0]),
    "sign_document": lambda o, r: drafting.SignDocument(pick(r, _papers(o, "approved"))[0]),
    "assign_number": lambda o, r: issuing.AssignNumber(_boarded(r, to_number(o))),
    "seal_document": lambda o, r: issuing.SealDocument(_boarded(r, to_seal(o))),
    "issue_document": lambda o, r: issuing.IssueDocument(_boarded(r, to_issue(o))),
    "keep_original": lambda o, r: issuing.KeepOriginal(_boarded(r, to_keep(o))),
    "record_receipt": _receipt,
    "correct_document": lambda o, r: issuing.CorrectDocument(_issued(o, r), ("Xin đọc là 12.",)),
    "replace_document": lambda o, r: issuing.ReplaceDocument(_issued(o, r), ("Điều 1.",)),
    "recall_document": lambda o, r: issuing.RecallDocument(_issued(o, r), REASON),
    "allow_copy": _allow,
    "copy_document": _copy,
    "post_document": _post,
    "lend_kept_copy": _lend,
    "take_back_kept_copy": _take_back,
})  # fmt: skip
