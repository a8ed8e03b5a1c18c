"""Moves of case files, their archive, rights, locks and accounts: one that can succeed now, or `Nothing`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from types import MappingProxyType

from hoso_kit.office import access_actions as access
from hoso_kit.office import administration_actions as admin
from hoso_kit.office import filing_actions as filing
from hoso_kit.office import merging_actions as merging
from hoso_kit.office import paper_actions as paper
from hoso_kit.office import reorganising_actions as reorganising
from hoso_kit.office import retaining_actions as retaining
from hoso_kit.office import transferring_actions as transferring
from hoso_kit.office.action import Action
from hoso_kit.office.administration import given_roles
from hoso_kit.office.administration_state import ROLE_TEXTS
from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.merging import take_over_lines
from hoso_kit.office.office import Office
from hoso_kit.office.retaining_hand_over import left_behind
from hoso_kit.office.transferring_dates import due_date, is_permanent
from hoso_kit.records.case_file import CaseFile
from tests.invariants.choosing import (
    CARRIERS,
    PERIODS,
    REASON,
    Nothing,
    files_of,
    lists_of,
    people_of,
    pick,
    some,
)


def likely(office: Office, name: str, rnd: Random) -> Action | None:
    """An action of this type that can succeed now, done by the right person."""
    try:
        return MAKERS[name](office, rnd)
    except Nothing:
        return None


def _own(rnd: Random, files: Sequence[CaseFile], most: int = 2) -> tuple[str, ...]:
    """A few files of one person."""
    opener = pick(rnd, files).opener
    return some(rnd, [one.name for one in files if one.opener == opener], most)


def _to_open(office: Office, rnd: Random) -> filing.OpenCaseFile:
    own = office.scenario.file_list.file_catalog
    names = [
        office.case_file_name(one.year, entry.file_notation)
        for one in lists_of(office, "issued")
        if one.year <= office.today.year
        for entry in one.entries()
        if office.case_file_name(one.year, entry.file_notation) not in office.case_files
    ]
    made = [name for name in names if not name.startswith(tuple(map(str, range(own + 1, own + 20))))]
    return filing.OpenCaseFile(pick(rnd, made if made and rnd.randrange(2) else names), office.today)


def _file_document(office: Office, rnd: Random) -> filing.FileDocument:
    case_file = pick(rnd, files_of(office, "open"))
    if (tempting := _fixed(office)) and rnd.randrange(3) == 0:
        return filing.FileDocument(case_file.name, some(rnd, tempting))
    free = [one.doc_id for one in office.documents if one.doc_id not in case_file.documents]
    # the newest as likely as all others: numbers, recalls and copies meet filing there
    return filing.FileDocument(case_file.name, some(rnd, free[-6:] if rnd.randrange(2) else free, 3))


def _fixed(office: Office) -> list[str]:
    """What was recalled by us or by its sender, and so goes nowhere any more."""
    return [*office.outgoing.recalled(), *office.handling.cancelled]


def _take_out(office: Office, rnd: Random) -> filing.TakeOutDocument:
    case_file = pick(rnd, [one for one in files_of(office, "open") if one.documents])
    return filing.TakeOutDocument(case_file.name, some(rnd, case_file.documents))


def _close(office: Office, rnd: Random) -> filing.CloseCaseFile:
    case_file = pick(rnd, [one for one in files_of(office, "open") if one.documents])
    return filing.CloseCaseFile(case_file.name, office.today, pick(rnd, PERIODS), "", is_reviewed=True)


def _with_paper(office: Office) -> list[CaseFile]:
    return [one for one in files_of(office, "open", "closed", "retained") if one.has_paper and one.documents]


def _split(office: Office, rnd: Random) -> reorganising.SplitCaseFile:
    case_file = pick(rnd, [one for one in files_of(office, "open") if one.doc_total > 1])
    into = f"{60 + len(office.case_files)}.{case_file.heading}"
    return reorganising.SplitCaseFile(
        case_file.name, case_file.documents[-1:], into, office.today, "Hồ sơ việc tách ra", "10 năm", case_file.creator
    )


def _join(office: Office, rnd: Random) -> reorganising.JoinCaseFiles:
    gone = pick(rnd, files_of(office, "open"))
    others = [one.name for one in files_of(office, "open") if one.opener == gone.opener and one is not gone]
    return reorganising.JoinCaseFiles(gone.name, pick(rnd, others), REASON)


def _right(office: Office, rnd: Random, *, is_open: bool) -> tuple[str, str]:
    found = [
        (one.name, right.person)
        for one in office.case_files.values()
        for right in one.access
        if (not right.is_confirmed if is_open else right.level != "none")
    ]
    return pick(rnd, found)


def _batches(office: Office) -> list[str]:
    return [one.batch_id for one in office.transfers.batches if one.submitted_date is None]


def _submittable(office: Office) -> list[str]:
    ready = {one.name for one in files_of(office, "closed", "retained")}
    gathered = (one for one in office.transfers.batches if one.submitted_date is None)
    return [one.batch_id for one in gathered if set(one.case_files) <= ready]


def _batch(office: Office, rnd: Random) -> transferring.MakeTransferBatch:
    files = files_of(office, "closed", "closed", "retained") if rnd.randrange(4) else files_of(office)
    return transferring.MakeTransferBatch(f"NL-{len(office.transfers.batches) + 1}", _own(rnd, files))


def _historical(office: Office, rnd: Random) -> transferring.TransferToHistoricalArchive:
    found = [
        one.name
        for one in files_of(office, "accepted")
        if is_permanent(one) and not office.transfers.is_historical(one.name)
    ]
    return transferring.TransferToHistoricalArchive(some(rnd, found))


def _construction(office: Office, rnd: Random) -> transferring.MarkConstruction:
    one = pick(rnd, files_of(office, "open", "closed"))
    settled = pick(rnd, (None, office.today - timedelta(days=100), date(1, 1, 1)))
    return transferring.MarkConstruction(one.name, not one.is_construction, settled)


def _retain(office: Office, rnd: Random) -> retaining.RetainCaseFile:
    found = [
        (one.name, due.retain_limit)
        for one in files_of(office, "closed", "retained")
        if (due := due_date(office, one)).retain_limit is not None
        and due.reminder_date is not None
        and due.reminder_date <= office.today < due.retain_limit
    ]
    name, limit = pick(rnd, found)
    assert limit is not None
    return retaining.RetainCaseFile(name, "12/UBND-VP", office.today, limit, REASON)


def _hand_over(office: Office, rnd: Random) -> retaining.HandOverCaseFiles:
    files = [one for one in files_of(office) if one.status != "accepted"]
    name = pick(rnd, files)
    return retaining.HandOverCaseFiles(
        name.opener, pick(rnd, [one for one in people_of(office) if one != name.opener]),
        some(rnd, [one.name for one in files if one.opener == name.opener]), REASON,
    )  # fmt: skip


def _lines(office: Office, rnd: Random, *, is_there: bool) -> tuple[str, list[str]]:
    """A former office with those of its files that nobody has counted and that are (not) there."""
    found = [
        (former.organ_id, names)
        for former in office.scenario.former_offices
        if former.organ_id not in office.merging.finished
        and (names := [
            line.left.case_file.name for line in take_over_lines(office, former)
            if line.is_open and bool(line.found_total) == is_there
        ])
    ]  # fmt: skip
    return pick(rnd, found)


def _take_over(office: Office, rnd: Random) -> merging.TakeOverCaseFiles:
    organ_id, names = _lines(office, rnd, is_there=True)
    return merging.TakeOverCaseFiles(organ_id, some(rnd, names), pick(rnd, people_of(office)), REASON)


def _note_missing(office: Office, rnd: Random) -> merging.NoteMissingCaseFile:
    organ_id, names = _lines(office, rnd, is_there=False)
    return merging.NoteMissingCaseFile(organ_id, pick(rnd, names), REASON)


def _finish_take_over(office: Office, rnd: Random) -> merging.FinishTakeOver:
    done = [
        former.organ_id
        for former in office.scenario.former_offices
        if former.organ_id not in office.merging.finished
        and not any(line.is_open for line in take_over_lines(office, former))
    ]
    return merging.FinishTakeOver(pick(rnd, done))


def _propose(office: Office, rnd: Random) -> admin.ProposeRoles:
    person = pick(rnd, [one for one in people_of(office) if office.administration.proposal_for(one) is None])
    extra = pick(rnd, [role for role in ROLE_TEXTS if role not in given_roles(office, person)])
    return admin.ProposeRoles(person, (*given_roles(office, person), extra), REASON)


def _group(office: Office, rnd: Random) -> admin.MakeGroup:
    documents = some(rnd, [one.doc_id for one in office.documents])
    files = some(rnd, list(office.case_files)) if rnd.randrange(2) else ()
    level = pick(rnd, ("open", "limited"))
    people = some(rnd, people_of(office))
    return admin.MakeGroup(f"Nhóm {len(office.administration.groups) + 1}", level, people, files, documents)


def _groups(office: Office) -> list[str]:
    return [one.name for one in office.administration.groups]


def _level(office: Office, rnd: Random) -> admin.ChangeGroup:
    return admin.ChangeGroup(pick(rnd, _groups(office)), pick(rnd, ("open", "limited")), some(rnd, people_of(office)))


def _locked(office: Office, *, yes: bool) -> list[str]:
    return [one for one in people_of(office) if (office.administration.lock_of(one) is not None) == yes]


def _finished(office: Office) -> list[str]:
    return [one for one in people_of(office) if one not in office.transfers.departed and not left_behind(office, one)]


def _proposed(office: Office) -> list[str]:
    return [one.person for one in office.administration.proposals]


MAKERS: Mapping[str, Callable[[Office, Random], Action]] = MappingProxyType({
    "open_case_file": _to_open,
    "open_unlisted_case_file": lambda o, r: filing.OpenUnlistedCaseFile(
        f"{40 + len(o.case_files)}.VP", "Hồ sơ việc đột xuất", pick(r, PERIODS), pick(r, people_of(o)), o.today),
    "file_document": _file_document,
    "take_out_document": _take_out,
    "edit_case_file": lambda o, r: filing.EditCaseFile(
        pick(r, files_of(o, "open")).name, title=pick(r, ("Hồ sơ thứ nhất", "Hồ sơ thứ hai")),
        maintenance=pick(r, (None, *PERIODS)), rights=pick(r, (None, "Sử dụng hạn chế"))),
    "close_case_file": _close,
    "reopen_case_file": lambda o, r: filing.ReopenCaseFile(pick(r, files_of(o, "closed", "returned")).name, REASON),
    "discard_case_file": lambda o, r: filing.DiscardCaseFile(
        pick(r, [one for one in files_of(o, "open") if not one.documents]).name),
    "advance_clock": lambda o, r: AdvanceClock(o.today + timedelta(days=pick(r, (1, 1, 3, 20, 40, 250, 400)))),
    "set_carrier": lambda o, r: paper.SetCarrier(pick(r, files_of(o, "open")).name, pick(r, CARRIERS)),
    "number_sheets": lambda o, r: paper.NumberSheets(pick(r, _with_paper(o)).name, 1 + r.randrange(40)),
    "write_contents_list": lambda o, r: paper.WriteContentsList(pick(r, _with_paper(o)).name),
    "write_closing_note": lambda o, r: paper.WriteClosingNote(pick(r, _with_paper(o)).name, "Hồ sơ đầy đủ"),
    "grant_access": lambda o, r: access.GrantAccess(
        pick(r, list(o.case_files)), pick(r, people_of(o)), pick(r, ("view", "edit"))),
    "withdraw_access": lambda o, r: access.WithdrawAccess(*_right(o, r, is_open=False)),
    "confirm_access_change": lambda o, r: access.ConfirmAccessChange(*_right(o, r, is_open=True)),
    "view_case_file": lambda o, r: access.ViewCaseFile(pick(r, list(o.case_files))),
    "view_document": lambda o, r: access.ViewDocument(pick(r, o.documents).doc_id),
    "freeze": lambda o, r: access.Freeze(
        f"Tập hợp {len(o.frozen_sets) + 1}", some(r, list(o.case_files)), REASON),
    "unfreeze": lambda o, r: access.Unfreeze(pick(r, o.frozen_sets).name, REASON),
    "split_case_file": _split,
    "join_case_files": _join,
    "mark_construction": _construction,
    "make_transfer_batch": _batch,
    "discard_transfer_batch": lambda o, r: transferring.DiscardTransferBatch(pick(r, _batches(o))),
    "submit_transfer": lambda o, r: transferring.SubmitTransfer(pick(r, _submittable(o))),
    "accept_case_file": lambda o, r: transferring.AcceptCaseFile(pick(r, files_of(o, "submitted")).name),
    "return_case_file": lambda o, r: transferring.ReturnCaseFile(pick(r, files_of(o, "submitted")).name, REASON),
    "transfer_to_historical_archive": _historical,
    "retain_case_file": _retain,
    "hand_over": _hand_over,
    "take_over_case_files": _take_over,
    "note_missing_case_file": _note_missing,
    "finish_take_over": _finish_take_over,
    "finish_hand_over": lambda o, r: retaining.FinishHandOver(pick(r, _finished(o))),
    "propose_roles": _propose,
    "confirm_roles": lambda o, r: admin.ConfirmRoles(pick(r, _proposed(o))),
    "reject_roles": lambda o, r: admin.RejectRoles(pick(r, _proposed(o))),
    "lock_account": lambda o, r: admin.LockAccount(pick(r, _locked(o, yes=False)), REASON),
    "unlock_account": lambda o, r: admin.UnlockAccount(pick(r, _locked(o, yes=True)), REASON),
    "make_group": _group,
    "change_group": _level,
    "dissolve_group": lambda o, r: admin.DissolveGroup(pick(r, _groups(o))),
})  # fmt: skip
