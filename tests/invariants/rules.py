"""What must hold in every office and of every step, said from outside: nothing here asks the rules that it checks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import fields, replace
from itertools import pairwise
from types import MappingProxyType

from hoso_kit.office.action import Action
from hoso_kit.office.actions import structure_action, type_name, unstructure_action
from hoso_kit.office.contents import contents_list
from hoso_kit.office.issuing_numbers import number_of, series_of
from hoso_kit.office.issuing_state import all_papers
from hoso_kit.office.office import Office
from hoso_kit.office.receiving import deliveries
from hoso_kit.records.case_file import CaseFile
from hoso_kit.records.document import Document

# the few whose work it plainly is, by the decree (Điều 14-22, 28, 30; Phụ lục VI IV.1), not by our own table
ROLES: Mapping[str, frozenset[str]] = MappingProxyType({
    **dict.fromkeys(("assign_number", "seal_document", "issue_document", "keep_original", "register_incoming",
                     "receive_delivery", "refuse_delivery", "submit_incoming", "cancel_incoming", "copy_document",
                     "send_message", "deliver_message", "record_status", "note_secret_paper", "digitise_document",
                     "post_document", "lend_kept_copy", "take_back_kept_copy"),
                    frozenset({"registry_clerk"})),
    **dict.fromkeys(("accept_case_file", "return_case_file", "transfer_to_historical_archive",
                     "propose_destruction", "destroy_case_files"), frozenset({"archivist"})),
    **dict.fromkeys(("grant_use", "refuse_use"), frozenset({"archivist", "head_of_office"})),
    **dict.fromkeys(("decide_destruction", "decline_destruction"), frozenset({"head_of_office"})),
    **dict.fromkeys(("approve_file_list", "return_file_list", "recall_document"), frozenset({"head_of_office"})),
    **dict.fromkeys(("freeze", "unfreeze"), frozenset({"head_of_office", "administrator"})),
    **dict.fromkeys(("direct_document", "allow_copy", "approve_draft", "sign_document"),
                    frozenset({"head_of_office", "head_of_unit"})),
    **dict.fromkeys(("lock_account", "unlock_account", "make_group", "change_group", "dissolve_group"),
                    frozenset({"administrator", "head_of_office"})),
    **dict.fromkeys(("add_contact", "change_contact"), frozenset({"administrator"})),
})  # fmt: skip
# by what a file's documents and facts may be other than they were once it was ended
_REOPENS = frozenset({"reopen_case_file"})
_FACTS = ("documents", "title", "creator", "start_date", "end_date", "file_notation", "heading", "is_listed")
# where each status may lead (the design's state machine)
_WAYS: Mapping[str, frozenset[str]] = MappingProxyType({
    "open": frozenset({"closed"}),
    "closed": frozenset({"open", "submitted", "retained"}),
    "submitted": frozenset({"accepted", "returned"}),
    "returned": frozenset({"open"}),
    "retained": frozenset({"submitted"}),
    "accepted": frozenset(),
})  # fmt: skip
_ID_FIELDS = ("doc_id", "documents", "delivery_id", "person", "to_person", "from_person", "lead", "creator")
_RAW_ID = re.compile(r"\b(?:p\d\d|[dg]\d\d\d?|di\d{3}|sao\d{3}|(?:vb-)?lt\d{3})\b")
_VIETNAMESE = re.compile("[ăâđêôơưáàảãạếềểễệấầẩẫậắằẳẵặíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.IGNORECASE)


def check_office(office: Office) -> None:
    """What holds at every moment."""
    ids = [one.doc_id for one in office.documents]
    assert len(ids) == len(set(ids)), "a document exists once, in however many files it lies"
    assert set(ids) == set(office.documents_by_id)
    for name, case_file in office.case_files.items():
        assert case_file.name == name
        held = case_file.documents
        assert len(held) == len(set(held)), f"{name} holds a document twice"
        assert [row.doc_ordinal for row in contents_list(office, case_file)] == list(range(1, len(held) + 1))
        times = [office.documents_by_id[doc_id].chronology for doc_id in held]
        assert times == sorted(times), f"{name} isn't in the order of the work"
        assert office.page_total(case_file) == sum(office.known_document(doc_id).page_amount for doc_id in held)
        assert case_file.status == "open" or held, f"{name} was ended without a document"
        assert (case_file.end_date is not None) == (case_file.status != "open")
        assert len({right.person for right in case_file.access}) == len(case_file.access)
    for filed in {doc_id for one in office.case_files.values() for doc_id in one.documents}:
        assert Counter(office.files_of(filed)) == Counter(
            one.name for one in office.case_files.values() if filed in one.documents
        )
    _check_arrivals(office)
    _check_outgoing(office)


def _check_arrivals(office: Office) -> None:
    """Điều 22 khoản 2: what was registered here runs on from what was given, 1…n in each year."""
    given: dict[int, int] = defaultdict(int)
    for one in office.scenario.documents:
        if one.direction == "incoming" and one.arrival_number and one.arrival_date:
            given[one.arrival_date.year] = max(given[one.arrival_date.year], one.arrival_number)
    made: dict[int, list[int]] = defaultdict(list)
    for receipt in office.receiving.receipts:
        if receipt.kind == "registered":
            document = office.known_document(receipt.doc_id)
            assert document.arrival_date == receipt.made_date
            assert document.arrival_number is not None
            assert not document.secrecy
            made[receipt.made_date.year].append(document.arrival_number)
    for year, numbers in made.items():
        assert numbers == list(range(given[year] + 1, given[year] + 1 + len(numbers)))


def _check_outgoing(office: Office) -> None:
    """Điều 15: in each year and series the numbers run on, with dates that never go back; so do the copies'."""
    given: dict[tuple[str, int], int] = defaultdict(int)
    made: dict[tuple[str, int], list[Document]] = defaultdict(list)
    for document, paper in all_papers(office):
        if not document.code_number:
            assert paper.stage in ("drafting", "submitted", "approved", "signed")
            continue
        key = (series_of(office.scenario, document), document.issued_date.year)
        if document.doc_id in office.outgoing.papers and any(one.kind == "assign_number" for one in paper.events):
            made[key].append(document)
        else:
            given[key] = max(given[key], number_of(document))
        dates = [paper.signed_date, paper.numbered_date, paper.sealed_date, paper.sent_date]
        known = [day for day in dates if day is not None]
        assert dates[: len(known)] == known == sorted(known)
    for key, documents in made.items():
        documents.sort(key=number_of)
        assert [number_of(one) for one in documents] == list(range(given[key] + 1, given[key] + 1 + len(documents)))
        assert [one.issued_date for one in documents] == sorted(one.issued_date for one in documents)
    identifiers = [one.identifier for documents in made.values() for one in documents]
    assert len(identifiers) == len(set(identifiers))
    copies: dict[int, list[int]] = defaultdict(list)
    for copy in office.outgoing.copies:
        copies[copy.made_date.year].append(int(copy.code_number))
    for year, numbers in copies.items():
        first = office.scenario.last_copy_number + 1 if year == office.scenario.today.year else 1
        assert numbers == list(range(first, first + len(numbers)))


def check_step(before: Office, person: str, action: Action, after: Office) -> None:
    """What one done action may not have changed, and who may not have done it."""
    name = type_name(action)
    if name in ROLES:
        assert before.roles_of(person) & ROLES[name], f"{name} by {sorted(before.roles_of(person))}"
    assert name == "advance_clock" or before.administration.lock_of(person) is None, "a locked account acted"
    assert after.today >= before.today
    assert (after.today > before.today) == (name == "advance_clock")
    for doc_id in before.documents_by_id:
        assert after.document(doc_id) is not None, f"{doc_id} vanished"
    for file_name, was in before.case_files.items():
        _check_file(name, was, after.case_files.get(file_name))
    _check_fixed_documents(before, after)
    _check_reading(before, after)
    for frozen in before.frozen_sets:
        for file_name in frozen.case_files:
            assert after.case_files.get(file_name) == before.case_files.get(file_name), "a frozen file changed"
    for year, listed in before.lists.items():
        if listed.is_issued:
            now = after.lists[year]
            assert (now.headings, now.decision_symbol) == (listed.headings, listed.decision_symbol)
            assert listed.status != "locked" or now == listed
    check_sentence(action, after)
    assert structure_action(unstructure_action(action)) == action, "the action doesn't survive its JSON"


def _check_file(name: str, was: CaseFile, now: CaseFile | None) -> None:
    if now is None:
        assert was.status == "open"
        assert name == "join_case_files" or (name == "discard_case_file" and not was.documents)
        return
    assert now.status == was.status or now.status in _WAYS[was.status], f"{was.status} -> {now.status}"
    if was.status == "accepted":
        assert replace(now, access=was.access) == was
    if was.status == "submitted" and now.status == "submitted":
        assert replace(now, access=was.access, opener=was.opener) == was
    if was.status != "open" and name not in _REOPENS:
        assert [getattr(now, one) for one in _FACTS] == [getattr(was, one) for one in _FACTS], f"{name} changed facts"
        assert now.maintenance == was.maintenance
    assert now.opener == was.opener or name == "hand_over"


def _check_fixed_documents(before: Office, after: Office) -> None:
    recalled, cancelled = before.outgoing.recalled(), before.handling.cancelled
    for doc_id in (*recalled, *cancelled):
        assert after.document(doc_id) == before.document(doc_id), f"{doc_id} was recalled and changed"
    for doc_id in recalled:
        assert set(after.files_of(doc_id)) == set(before.files_of(doc_id))
        was, now = before.outgoing.papers[doc_id].recall, after.outgoing.papers[doc_id].recall
        assert was is not None
        assert now is not None
        assert replace(now, answers=was.answers) == was
    for doc_id in cancelled:
        assert after.handling.of(doc_id) == before.handling.of(doc_id)
        assert len(after.files_of(doc_id)) <= len(before.files_of(doc_id)), "a cancelled document was filed"
    for doc_id, document in before.own_documents.items():
        now_document = after.known_document(doc_id)
        if document.code_number and document.direction == "outgoing":
            assert now_document == document, "a numbered document changed"
        if document.arrival_number is not None:
            same = (now_document.arrival_number, now_document.arrival_date, now_document.symbol)
            assert same == (document.arrival_number, document.arrival_date, document.symbol)


def _check_reading(before: Office, after: Office) -> None:
    """Requests and proposals are answered once; what is destroyed was past its period, and stays so for everybody."""
    for was, now in zip(before.lending.requests, after.lending.requests, strict=False):
        assert (now.file_notation, now.person, now.purpose, now.asked_date) == (
            was.file_notation, was.person, was.purpose, was.asked_date
        )  # fmt: skip
        assert was.is_open or (now.until_date, now.refusal, now.answered_by) == (
            was.until_date, was.refusal, was.answered_by
        )  # fmt: skip
    assert len(after.lending.requests) >= len(before.lending.requests)
    for old, new in zip(before.disposal.proposals, after.disposal.proposals, strict=False):
        assert new.case_files == old.case_files
        assert old.decision in (None, new.decision)
        assert old.destruction in (None, new.destruction)
    gone = before.disposal.destroyed_documents
    assert gone <= after.disposal.destroyed_documents
    for doc_id in gone:
        assert after.document(doc_id) == before.document(doc_id)
        assert after.files_of(doc_id) == before.files_of(doc_id), "a destroyed document came into a file"
    for proposal in after.disposal.proposals:
        for name in proposal.destroyed:
            case_file = after.case_files[name]
            assert case_file.status == "accepted"
            years = re.fullmatch(r"0*(\d+) năm", case_file.maintenance)
            assert years, f"{name} is kept {case_file.maintenance} and was destroyed"
            assert case_file.end_date is not None
            assert case_file.end_date.year + int(years[1]) < after.today.year, f"{name} was destroyed too early"


def check_sentence(action: Action, office: Office) -> None:
    """A Vietnamese sentence without its full stop, and without an id where the thing has a name."""
    text = action.describe(office)
    assert text.strip()
    assert not text.rstrip().endswith(".")
    assert _VIETNAMESE.search(text), text
    typed = {
        part
        for one in fields(action)  # type: ignore[arg-type]  # actions are dataclasses
        if one.name not in _ID_FIELDS and isinstance(part := getattr(action, one.name), str)
    }
    known = {*office.documents_by_id, *office.people_by_id, *(one.copy_id for one in office.outgoing.copies)}
    known |= {one.delivery_id for one in deliveries(office) if one.is_electronic and one.document.symbol}
    raw = {found for found in _RAW_ID.findall(text) if found in known and not any(found in part for part in typed)}
    assert not raw, f"raw ids {raw} in {text!r}"


def check_history(offices: list[Office]) -> None:
    """Numbers that stood once stand for good: of arrivals, of outgoing documents, of copies."""
    for before, after in pairwise(offices):
        assert after.outgoing.copies[: len(before.outgoing.copies)] == before.outgoing.copies
        assert after.receiving.receipts[: len(before.receiving.receipts)] == before.receiving.receipts
