"""Xét hủy hồ sơ: files past their period on their way from proposal and decision to what is left of them.

Words of `office.disposal` for the archivist, who proposes and carries out, and the head, who decides. Beside a file
that can't be proposed stands why, in the office's own words. Of a destroyed file its entry and contents list are told.
"""

from __future__ import annotations

from typing import Any

from hoso_kit.desk.screens.case_file_words import contents_words, file_words, terms_of
from hoso_kit.desk.screens.people_words import person_name
from hoso_kit.desk.screens.period_words import cited, expiry_text
from hoso_kit.desk.screens.screen import Asking, Screen
from hoso_kit.office.disposal import CONVENTION, SOURCE, may_be_proposed
from hoso_kit.office.disposal_actions import DecideDestruction, DestroyCaseFiles, ProposeDestruction
from hoso_kit.office.disposal_state import Proposal
from hoso_kit.office.duties import may_do
from hoso_kit.office.forms.form import date_text
from hoso_kit.office.office import Office
from hoso_kit.office.transferring_lists import list_for_review
from hoso_kit.regulations import edition

STATE_TEXTS = {
    "waiting": "Chờ quyết định",
    "decided": "Chờ thực hiện",
    "declined": "Không đồng ý",
    "done": "Đã hủy",
}


def look(asking: Asking, _: dict[str, Any]) -> dict[str, Any]:
    """What may be proposed, all proposals (the latest first), and what is left of the destroyed files."""
    office, person = asking.office, asking.person
    proposals = office.disposal.proposals
    return {
        "terms": terms_of(office),
        "may_propose": may_do(office, ProposeDestruction, person),
        "may_decide": may_do(office, DecideDestruction, person),
        "may_destroy": may_do(office, DestroyCaseFiles, person),
        "candidates": [_candidate(office, line.case_file.name) for line in list_for_review(office)],
        "proposals": [_proposal(office, one) for one in reversed(proposals)],
        "destroyed": [_left(office, one, name) for one in reversed(proposals) for name in one.destroyed],
        "law": [cited(edition(office.scenario.edition).rests_on(SOURCE))],
        "convention": cited(CONVENTION),
    }


def count(office: Office, person: str) -> int:
    """Proposals that wait for this person: to be decided, or to be carried out."""
    decides, destroys = may_do(office, DecideDestruction, person), may_do(office, DestroyCaseFiles, person)
    return sum(
        (decides and one.decision is None) or (destroys and bool(one.to_destroy)) for one in office.disposal.proposals
    )


def _candidate(office: Office, name: str) -> dict[str, Any]:
    case_file = office.case_files[name]
    refusal = may_be_proposed(office, name)
    stopped = refusal.notice_in(office.scenario.edition).seen if refusal else ""
    return file_words(office, case_file) | {"expiry_text": expiry_text(case_file), "stopped": stopped}


def state_of(proposal: Proposal) -> str:
    """Where the proposal stands."""
    if proposal.decision is None:
        return "waiting"
    if not proposal.decision.case_files:
        return "declined"
    return "decided" if proposal.destruction is None else "done"


def _proposal(office: Office, proposal: Proposal) -> dict[str, Any]:
    decision, state = proposal.decision, state_of(proposal)
    named = frozenset(decision.case_files) if decision else frozenset()
    return {
        "proposal_id": proposal.proposal_id,
        "made_text": date_text(proposal.made_date),
        "made_by": person_name(office, proposal.person),
        "council_text": f"{proposal.council_symbol} ngày {date_text(proposal.council_date)}",
        "state": state,
        "state_text": STATE_TEXTS[state],
        "files": [
            {
                "name": name,
                "title": office.case_files[name].title,
                "maintenance": office.case_files[name].maintenance,
                "expiry_text": expiry_text(office.case_files[name]),
                # None before the decision
                "is_to_go": name in named if decision else None,
            }
            for name in proposal.case_files
        ],
        "to_destroy": list(proposal.to_destroy),
        "decided_by": person_name(office, decision.person) if decision else "",
        "decision_text": f"Quyết định {decision.decision_symbol} ngày {date_text(decision.decision_date)}"
        if decision and decision.case_files
        else "",
        "reason": decision.reason if decision else "",
        "record_text": f"Biên bản {proposal.destruction.record_symbol}, {date_text(proposal.destruction.made_date)}"
        if proposal.destruction
        else "",
    }


def _left(office: Office, proposal: Proposal, name: str) -> dict[str, Any]:
    """The entry and the contents list of a destroyed file, with what it was destroyed by."""
    case_file = office.case_files[name]
    gone = office.disposal.destroyed_documents
    words = _proposal(office, proposal)
    return file_words(office, case_file) | {
        "expiry_text": expiry_text(case_file),
        "proposal_id": proposal.proposal_id,
        "council_text": words["council_text"],
        "decision_text": words["decision_text"],
        "record_text": words["record_text"],
        "contents": contents_words(office, case_file),
        # a document that lies in a file that goes on stays with that file
        "kept_elsewhere": sum(doc_id not in gone for doc_id in case_file.documents),
    }


SCREEN = Screen("disposal", look, frozenset({"archivist", "head_of_office"}), count)
