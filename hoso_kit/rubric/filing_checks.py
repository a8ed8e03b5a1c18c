"""Checks on opening and filling files: one function a criterion (the facts of a file: `fact_checks`).

Each takes a `Submission` and returns the share of the points (0…1) with its
findings. Every document and every fact is judged by exactly one check, so one
mistake costs one criterion. No texts here (see ``mistakes.toml``), and never a
word about where a document belongs.
"""

from __future__ import annotations

from hoso_kit.records.case_file import CaseFile
from hoso_kit.records.notation import parse_file_notation, read_file_notation_loosely
from hoso_kit.rubric.key import Matter
from hoso_kit.rubric.matching import WORKED_SHARE, Submission
from hoso_kit.rubric.mistakes import finding
from hoso_kit.rubric.results import Result, mean, over_worked
from hoso_kit.rubric.scorecard import Finding

_NEEDLESS_COST = 0.5
_MISPLACED_COST = 0.1


def opened(work: Submission) -> Result:
    """Each matter of the file list has its file, opened from the list (Điều 29 khoản 2 điểm a, b)."""
    listed = [matter for matter in work.key.matters if matter.is_listed]
    findings = []
    good = unopened = 0
    for matter in listed:
        case_file = work.files[matter.matter_id]
        if case_file is None:
            unopened += 1
        elif case_file.is_listed:
            good += 1
        else:
            name = case_file.file_notation
            findings.append(finding("opened_off_list", file_notation=name, actions=work.trace(name)))
    needless = [
        case_file
        for name, case_file in work.office.case_files.items()
        if not case_file.documents and name not in work.matter_of_file
    ]
    findings += [
        finding("needless_file", file_notation=empty.file_notation, actions=work.trace(empty.file_notation))
        for empty in needless
    ]
    if unopened:
        findings.append(finding("not_opened", count=unopened))
    share = max(0.0, good - _NEEDLESS_COST * len(needless)) / len(listed)
    return Result(share, tuple(findings), is_attempted=bool(work.office.case_files))


def unlisted(work: Submission) -> Result:
    """The matter that isn't on the list has a file with well-made facts (Điều 29 khoản 2 điểm c)."""
    shares, findings = [], []
    matters = [matter for matter in work.key.matters if not matter.is_listed]
    for matter in matters:
        case_file = work.files[matter.matter_id]
        if case_file is None:
            findings.append(finding("unlisted_not_opened"))
            shares.append(0.0)
            continue
        name, share = case_file.file_notation, 1.0
        lines = work.trace(name)
        meant = read_file_notation_loosely(name)
        if parse_file_notation(name) is None and meant is not None:
            findings.append(finding("loose_notation", file_notation=name, actions=lines, example=meant))
            share -= 0.2
        if case_file.heading != matter.heading:
            findings.append(finding("wrong_heading", file_notation=name, actions=lines))
            share -= 0.2
        if case_file.creator != work.office.scenario.person:
            creator = work.office.scenario.people_by_id[case_file.creator].full_name
            findings.append(finding("wrong_creator", file_notation=name, actions=lines, name=creator))
            share -= 0.2
        shares.append(share)
    is_tried = any(work.files[matter.matter_id] for matter in matters)
    return Result(mean(shares), tuple(findings), is_attempted=is_tried)


def complete(work: Submission) -> Result:
    """All documents of the matters are in files (Điều 29 khoản 3); replies and shared ones have their own checks."""
    findings: list[Finding] = []
    needed = found = unopened = 0
    for matter in work.key.matters:
        documents = _own_documents(work, matter)
        missing = len(documents) - sum(doc_id in work.filed for doc_id in documents)
        needed += len(documents)
        found += len(documents) - missing
        case_file = work.files[matter.matter_id]
        if missing and case_file is not None:
            name = case_file.file_notation
            findings.append(finding("missing_document", count=missing, matter=case_file.title, file_notation=name))
        elif missing:
            unopened += missing
    if unopened:
        findings.append(finding("missing_unopened", count=unopened))
    return Result(found / needed, tuple(findings), is_attempted=bool(work.filed))


def belongs(work: Submission) -> Result:
    """Each filed document is about its file's matter (Điều 29 khoản 1 điểm b)."""
    if not work.filed:
        return Result(0.0, is_attempted=False)
    findings = []
    for name, case_file in work.office.case_files.items():
        matter = work.matter_of_file.get(name)
        for doc_id in case_file.documents:
            if matter is not None and _is_about(work, matter, doc_id):
                continue
            is_mine = work.same(doc_id) in work.key.matters_of or doc_id in work.key.leftovers
            document = work.office.scenario.documents_by_id[doc_id]
            findings.append(
                finding(
                    "wrong_file" if is_mine else "foreign_document",
                    file_notation=name,
                    documents=(doc_id,),
                    actions=work.trace(name, doc_id),
                    symbol=document.symbol,
                )
            )
    if complete(work).share < WORKED_SHARE:
        return Result(0.0, tuple(findings), is_skipped=True)
    return Result(max(0.0, 1.0 - _MISPLACED_COST * len(findings)), tuple(findings))


def clean(work: Submission) -> Result:
    """No duplicates and no drafts are left in the files (Điều 29 khoản 4 điểm b)."""
    return over_worked(work, lambda _, case_file: _leftovers(work, case_file))


def shared(work: Submission) -> Result:
    """A document about two matters is in both files, without a copy (Phụ lục VI phần I mục III.4.e)."""
    shares, findings = [], []
    for doc_id in work.key.shared:
        matters = work.key.matters_of[doc_id]
        holding = []
        for matter in matters:
            case_file = work.files[matter.matter_id]
            if case_file is not None and doc_id in work.holds(case_file):
                holding.append(case_file.file_notation)
        if not holding:
            findings.append(finding("shared_missing"))
        elif len(holding) < len(matters):
            symbol = work.office.scenario.documents_by_id[doc_id].symbol
            lines = work.trace(holding[0], doc_id)
            findings.append(
                finding("shared_once", file_notation=holding[0], documents=(doc_id,), actions=lines, symbol=symbol)
            )
        # one place is what every document needs; what is asked here is the other ones
        shares.append(max(0, len(holding) - 1) / (len(matters) - 1))
    is_tried = any(doc_id in work.filed for doc_id in work.key.shared)
    return Result(mean(shares), tuple(findings), is_attempted=is_tried)


def answered(work: Submission) -> Result:
    """An incoming letter that asks for an answer stands beside the answer (Điều 29 khoản 3)."""
    findings: list[Finding] = []
    pairs = _replies(work)
    good = unseen = 0
    for letter, reply in pairs:
        if reply in work.filed:
            good += 1
        elif letter in work.filed:
            holders = [name for name, file in work.office.case_files.items() if letter in work.holds(file)]
            document = work.office.scenario.documents_by_id[letter]
            findings.append(
                finding("reply_missing", symbol=document.symbol, documents=(letter,), file_notation=holders[0])
            )
        else:
            unseen += 1
    if unseen:
        findings.append(finding("pair_missing", count=unseen))
    is_tried = any(letter in work.filed or reply in work.filed for letter, reply in pairs)
    return Result(good / len(pairs) if pairs else 1.0, tuple(findings), is_attempted=is_tried)


def _leftovers(work: Submission, case_file: CaseFile) -> tuple[float, list[Finding]]:
    findings = []
    name, known = case_file.file_notation, work.office.scenario.documents_by_id
    groups: dict[str, list[str]] = {}
    for doc_id in case_file.documents:
        groups.setdefault(work.same(doc_id), []).append(doc_id)
        if known[doc_id].is_draft:
            lines = work.trace(name, doc_id)
            subject = known[doc_id].subject
            findings.append(
                finding("draft_left", file_notation=name, documents=(doc_id,), actions=lines, subject=subject)
            )
    for copies in groups.values():
        if len(copies) > 1:
            numbers = ", ".join(f"số đến {known[doc].arrival_number}" for doc in copies)
            findings.append(
                finding(
                    "duplicate_left",
                    file_notation=name,
                    documents=tuple(copies),
                    actions=work.trace(name, *copies),
                    symbol=known[copies[0]].symbol,
                    numbers=numbers,
                )
            )
    return (0.0 if findings else 1.0), findings


def _own_documents(work: Submission, matter: Matter) -> list[str]:
    replies = {reply for _, reply in _replies(work)}
    return [doc_id for doc_id in matter.documents if doc_id not in work.key.shared and doc_id not in replies]


def _replies(work: Submission) -> list[tuple[str, str]]:
    """(letter, reply) pairs of one matter, both by the key's names."""
    known = work.office.scenario.documents_by_id
    found = []
    for doc_id, matters in work.key.matters_of.items():
        letter = known[doc_id].replies_to
        if letter is not None and len(matters) == 1 and work.same(letter) in matters[0].documents:
            found.append((work.same(letter), doc_id))
    return found


def _is_about(work: Submission, matter: Matter, doc_id: str) -> bool:
    return (
        work.same(doc_id) in matter.documents
        or doc_id in matter.optional
        or work.key.leftovers.get(doc_id) == matter.matter_id
    )
