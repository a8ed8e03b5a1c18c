"""Moves of reading what the archive holds, and of destroying what is past its period: one that can succeed now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from types import MappingProxyType

from hoso_kit.office import disposal_actions as disposal
from hoso_kit.office import lending_actions as lending
from hoso_kit.office.access_period import past_period
from hoso_kit.office.action import Action
from hoso_kit.office.disposal import may_be_proposed
from hoso_kit.office.disposal_state import Proposal
from hoso_kit.office.lending import last_term_day, usual_term_day
from hoso_kit.office.lending_state import UseRequest
from hoso_kit.office.office import Office
from tests.invariants.choosing import REASON, Nothing, files_of, pick, some


def _ask(office: Office, rnd: Random) -> lending.RequestUse:
    held = [
        one.name
        for one in files_of(office, "accepted")
        if past_period(office, one) is None and not office.transfers.is_historical(one.name)
    ]
    return lending.RequestUse(pick(rnd, held), REASON)


def _waiting(office: Office, rnd: Random) -> UseRequest:
    return pick(rnd, [one for one in office.lending.requests if one.is_open])


def _grant(office: Office, rnd: Random) -> lending.GrantUse:
    asked = _waiting(office, rnd)
    case_file = office.case_files[asked.file_notation]
    if past_period(office, case_file) is not None:
        raise Nothing
    until = pick(rnd, (office.today, usual_term_day(office, case_file), last_term_day(office, case_file)))
    return lending.GrantUse(asked.file_notation, asked.person, until)


def _refuse(office: Office, rnd: Random) -> lending.RefuseUse:
    asked = _waiting(office, rnd)
    return lending.RefuseUse(asked.file_notation, asked.person, REASON)


def _end(office: Office, rnd: Random) -> lending.EndUse:
    running = pick(rnd, [one for one in office.lending.requests if one.is_running(office.today)])
    return lending.EndUse(running.file_notation, running.person, REASON)


def _propose(office: Office, rnd: Random) -> disposal.ProposeDestruction:
    found = [one.name for one in files_of(office, "accepted") if may_be_proposed(office, one.name) is None]
    return disposal.ProposeDestruction(some(rnd, found), "05/BB-UBND", office.today)


def _undecided(office: Office, rnd: Random) -> Proposal:
    return pick(rnd, [one for one in office.disposal.proposals if one.decision is None])


def _decide(office: Office, rnd: Random) -> disposal.DecideDestruction:
    one = _undecided(office, rnd)
    return disposal.DecideDestruction(one.proposal_id, some(rnd, one.case_files), "12/QĐ-UBND", office.today)


def _destroy(office: Office, rnd: Random) -> disposal.DestroyCaseFiles:
    one = pick(rnd, [one for one in office.disposal.proposals if one.to_destroy])
    return disposal.DestroyCaseFiles(one.proposal_id, one.to_destroy, "03/BB-UBND")


MAKERS: Mapping[str, Callable[[Office, Random], Action]] = MappingProxyType({
    "request_use": _ask,
    "grant_use": _grant,
    "refuse_use": _refuse,
    "end_use": _end,
    "propose_destruction": _propose,
    "decide_destruction": _decide,
    "decline_destruction": lambda o, r: disposal.DeclineDestruction(_undecided(o, r).proposal_id, REASON),
    "destroy_case_files": _destroy,
})  # fmt: skip
