"""What the system does and refuses when files past their period are destroyed by decision.

Three people's work, in this order: the archivist proposes what the council considered, the head of the office decides,
the archivist carries out exactly that. Nothing is destroyed by the system itself, before the period is over, or of
permanent files, and nothing comes back. The sources here are thin: Luật Lưu trữ 2011 from memory, Thông tư 05/2025
from a summary; council and record are told by their symbols, their papers are made outside. What stays: the entry,
the contents list, decision and record (`design.destroyed-metadata`; Phụ lục VI phần I mục III.7.a says that data live
with the period and nothing of what comes after).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office.access_actions import ConfirmAccessChange, ViewCaseFile
from hoso_kit.office.access_history import case_files_of, documents_of
from hoso_kit.office.access_period import past_period
from hoso_kit.office.action import Action
from hoso_kit.office.disposal_actions import (
    DecideDestruction,
    DeclineDestruction,
    DestroyCaseFiles,
    ProposeDestruction,
)
from hoso_kit.office.disposal_state import Destruction, DestructionDecision, Proposal
from hoso_kit.office.filing import known_file
from hoso_kit.office.limits import MIN_REASON
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.transferring_dates import expiry_date, is_permanent

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

# in the default edition's law; `Edition.rests_on` tells that of another
SOURCE = "luat2011.destruction"
CONVENTION = "design.destroyed-metadata"
MAX_SYMBOL = 100
_HEAD = frozenset({"head_of_office"})
_ARCHIVIST = frozenset({"archivist"})
DUTIES: Mapping[type[Action], frozenset[str]] = MappingProxyType(
    {
        ProposeDestruction: _ARCHIVIST,
        DecideDestruction: _HEAD,
        DeclineDestruction: _HEAD,
        DestroyCaseFiles: _ARCHIVIST,
    }
)
# what may still be done with the entry of a destroyed file
_LEFT = frozenset({ViewCaseFile, ConfirmAccessChange})


def propose_destruction(office: Office, action: ProposeDestruction, person: str) -> Office:
    """The archivist proposes files that the archive holds and whose period is over."""
    _refuse_unless(office, person, _ARCHIVIST, Refusal("dispose_archivist"))
    names = tuple(dict.fromkeys(action.case_files))
    if not names:
        raise Refusal("dispose_none")
    last = max(_last_day(office, name) for name in names)
    council = _symbol(action.council_symbol, Refusal("dispose_no_council", limit=MAX_SYMBOL))
    if action.council_date > office.today:
        raise Refusal("dispose_future_day", when=action.council_date, today=office.today)
    if action.council_date <= last:
        raise Refusal("dispose_council_early", when=action.council_date, last=last)
    number = sum(one.made_date.year == office.today.year for one in office.disposal.proposals) + 1
    proposal_id = f"XH-{office.today.year}-{number:02d}"
    made = Proposal(proposal_id, names, council, action.council_date, person, office.today)
    return replace(office, disposal=office.disposal.with_proposal(made))


def decide_destruction(office: Office, action: DecideDestruction, person: str) -> Office:
    """The head decides which of the proposed files are destroyed; the others are kept on."""
    proposal = _undecided(office, action.proposal_id, person)
    names = tuple(dict.fromkeys(action.case_files))
    if not names:
        raise Refusal("dispose_none")
    for name in names:
        if name not in proposal.case_files:
            raise Refusal("dispose_not_proposed", notation=name, proposal=proposal.proposal_id)
        _refuse_frozen(office, name)
    symbol = _symbol(action.decision_symbol, Refusal("dispose_no_decision", limit=MAX_SYMBOL))
    if action.decision_date > office.today:
        raise Refusal("dispose_future_day", when=action.decision_date, today=office.today)
    if action.decision_date < proposal.council_date:
        raise Refusal("dispose_decision_early", when=action.decision_date, council=proposal.council_date)
    decision = DestructionDecision(person, office.today, names, symbol, action.decision_date)
    return replace(office, disposal=office.disposal.with_proposal(replace(proposal, decision=decision)))


def decline_destruction(office: Office, action: DeclineDestruction, person: str) -> Office:
    """The head turns the proposal down; all its files are kept on."""
    proposal = _undecided(office, action.proposal_id, person)
    reason = " ".join(action.reason.split())
    if len(reason) < MIN_REASON:
        raise Refusal("use_reason_short", limit=MIN_REASON)
    decision = DestructionDecision(person, office.today, reason=reason)
    return replace(office, disposal=office.disposal.with_proposal(replace(proposal, decision=decision)))


def destroy_case_files(office: Office, action: DestroyCaseFiles, person: str) -> Office:
    """The archivist carries out the decision, all of it and nothing else."""
    _refuse_unless(office, person, _ARCHIVIST, Refusal("dispose_archivist"))
    proposal = _known(office, action.proposal_id)
    if proposal.destruction is not None:
        raise Refusal("dispose_done_already", proposal=proposal.proposal_id, when=proposal.destruction.made_date)
    decided = proposal.to_destroy
    if not decided:
        raise Refusal("dispose_not_decided", proposal=proposal.proposal_id)
    if set(action.case_files) != set(decided):
        raise Refusal("dispose_other_files", names=", ".join(decided))
    for name in decided:
        _refuse_frozen(office, name)
    record = _symbol(action.record_symbol, Refusal("dispose_no_record", limit=MAX_SYMBOL))
    going = frozenset(decided)
    documents = tuple(
        doc_id
        for doc_id in dict.fromkeys(doc_id for name in decided for doc_id in office.case_files[name].documents)
        if all(name in going or office.disposal.is_destroyed(name) for name in office.files_of(doc_id))
    )
    done = replace(proposal, destruction=Destruction(person, office.today, record, documents))
    return replace(office, disposal=office.disposal.with_proposal(done))


def refuse_use_of_destroyed(office: Office, action: Action) -> None:
    """The gate that `Office.apply` asks before every step: nothing is done with what is gone, in whatever room."""
    for doc_id in documents_of(action) & office.disposal.destroyed_documents:
        raise Refusal("document_destroyed", symbol=office.known_document(doc_id).symbol or doc_id)
    if type(action) in _LEFT:
        return
    for name in sorted(case_files_of(action)):
        if (by := office.disposal.destroyed_by(name)) is not None and by.decision is not None:
            raise Refusal("file_destroyed", notation=name, symbol=by.decision.decision_symbol)


def may_be_proposed(office: Office, file_notation: str) -> Refusal | None:
    """Why the file can't be proposed now; None when it can. A screen shows it beside the file."""
    try:
        _last_day(office, file_notation)
    except Refusal as refusal:
        return refusal
    return None


def _last_day(office: Office, file_notation: str) -> date:
    """The last day of the file's period, if the file may be proposed."""
    case_file = known_file(office, file_notation)
    name = case_file.name
    if is_permanent(case_file):
        raise Refusal("dispose_permanent", notation=name)
    expiry = expiry_date(case_file)
    if expiry is None:
        raise Refusal("dispose_no_day", notation=name)
    if expiry >= office.today:
        raise Refusal("dispose_not_over", notation=name, last=expiry)
    if past_period(office, case_file) is None:
        raise Refusal("dispose_not_held", notation=name)
    if (pending := office.disposal.pending(name)) is not None:
        raise Refusal("dispose_pending", notation=name, proposal=pending.proposal_id)
    _refuse_frozen(office, name)
    return expiry


def _undecided(office: Office, proposal_id: str, person: str) -> Proposal:
    _refuse_unless(office, person, _HEAD, Refusal("dispose_head"))
    proposal = _known(office, proposal_id)
    if proposal.decision is not None:
        raise Refusal("dispose_decided_already", proposal=proposal.proposal_id, when=proposal.decision.made_date)
    return proposal


def _known(office: Office, proposal_id: str) -> Proposal:
    proposal = office.disposal.proposal(proposal_id.strip())
    if proposal is None:
        raise Refusal("dispose_unknown", proposal=proposal_id)
    return proposal


def _symbol(text: str, missing: Refusal) -> str:
    symbol = " ".join(text.split())
    if not symbol or len(symbol) > MAX_SYMBOL:
        raise missing
    return symbol


def _refuse_unless(office: Office, person: str, roles: frozenset[str], refusal: Refusal) -> None:
    if roles.isdisjoint(office.roles_of(person)):
        raise refusal


def _refuse_frozen(office: Office, file_notation: str) -> None:
    for frozen in office.frozen_sets:
        if file_notation in frozen.case_files:
            raise Refusal("frozen", notation=file_notation, name=frozen.name, reason=frozen.reason)


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType(
    {
        ProposeDestruction: propose_destruction,
        DecideDestruction: decide_destruction,
        DeclineDestruction: decline_destruction,
        DestroyCaseFiles: destroy_case_files,
    }
)
