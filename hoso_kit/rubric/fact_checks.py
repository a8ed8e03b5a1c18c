"""Checks on the facts of files: dates, title, period, closing. One function a criterion.

Judged per matter, once at least half of its documents are in its file; the
rules of sharing are those of `filing_checks`.
"""

from __future__ import annotations

from hoso_kit.records.case_file import CaseFile
from hoso_kit.records.retention import parse_maintenance
from hoso_kit.rubric.key import Matter
from hoso_kit.rubric.matching import Submission
from hoso_kit.rubric.mistakes import finding
from hoso_kit.rubric.results import Result, over_worked
from hoso_kit.rubric.scorecard import Finding
from hoso_kit.rubric.titles import judge_title

# A title from the list is inherited; one of the clerk's own making shows more.
_OWN_TITLE_WEIGHT = 3.0


def dates(work: Submission) -> Result:
    """The file begins no later than its first document and ends no earlier than its last (Điều 29.2.c, 29.4.a)."""

    def judge(_: Matter, case_file: CaseFile) -> tuple[float, list[Finding]]:
        known = work.office.scenario.documents_by_id
        # a document counts from the day on which this office had it
        days = [known[doc_id].arrival_date or known[doc_id].issued_date for doc_id in case_file.documents]
        name, year = case_file.file_notation, work.office.scenario.file_list.file_catalog
        lines, found = work.trace(name), []
        start = f"{case_file.start_date:%d/%m/%Y}"
        if case_file.start_date > min(days):
            found.append(finding("late_start", file_notation=name, actions=lines, start=start))
        elif case_file.start_date.year < year:
            found.append(finding("early_start", file_notation=name, actions=lines, start=start, year=year))
        # an open file has no end yet: that is the closing criterion's matter
        if case_file.end_date is not None and case_file.end_date < max(days):
            end = f"{case_file.end_date:%d/%m/%Y}"
            found.append(finding("early_end", file_notation=name, actions=lines, end=end))
        return 1.0 - len(found) / 2, found

    return over_worked(work, judge)


def title(work: Submission) -> Result:
    """Titles say what, who and when (Phụ lục V phần I khoản 3)."""
    weights = {matter.matter_id: 1.0 if matter.is_listed else _OWN_TITLE_WEIGHT for matter in work.key.matters}
    total = sum(weights.values()) / len(weights)

    def judge(matter: Matter, case_file: CaseFile) -> tuple[float, list[Finding]]:
        verdict = judge_title(case_file.title, matter.title.spec)
        weight = weights[matter.matter_id] / total
        if verdict.is_good:
            return weight, []
        mistake = "vague_title" if verdict.vague else "title_wrong" if verdict.problem_kind else "title_incomplete"
        found = finding(
            mistake,
            file_notation=case_file.file_notation,
            actions=work.trace(case_file.file_notation),
            title=case_file.title,
            missing=", ".join(verdict.missing),
            problem=(verdict.problem or "").rstrip("."),
        )
        return verdict.share * weight, [found]

    return over_worked(work, judge)


def maintenance(work: Submission) -> Result:
    """No period is shorter than the handed-out table's, and its row is named (Điều 29.4.b; Phụ lục V.I.4)."""

    def judge(matter: Matter, case_file: CaseFile) -> tuple[float, list[Finding]]:
        name, share, found = case_file.file_notation, 1.0, []
        lines = work.trace(name)
        chosen, needed = parse_maintenance(case_file.maintenance), parse_maintenance(matter.maintenance)
        if chosen < needed:
            found.append(finding("maintenance_too_short", file_notation=name, actions=lines, maintenance=chosen.text))
            share = 0.0
        elif needed < chosen:
            found.append(finding("maintenance_longer", file_notation=name, actions=lines, maintenance=chosen.text))
        row = case_file.retention_row
        if row not in matter.retention_rows:
            what = f"dẫn dòng {row}, không phải dòng về nội dung này" if row else "chưa dẫn dòng nào của Bảng thời hạn"
            found.append(finding("wrong_row", file_notation=name, actions=lines, row=what))
            share -= share / 2
        return share, found

    return over_worked(work, judge)


def closed(work: Submission) -> Result:
    """Finished work is reviewed and closed, with nothing left blank (Điều 29 khoản 4)."""

    def judge(_: Matter, case_file: CaseFile) -> tuple[float, list[Finding]]:
        name, found = case_file.file_notation, []
        if not case_file.is_closed:
            found.append(finding("not_closed", file_notation=name, actions=work.trace(name)))
        if not case_file.rights.strip():
            found.append(finding("rights_missing", file_notation=name, actions=work.trace(name)))
        return (0.0 if not case_file.is_closed else 0.5 if found else 1.0), found

    return over_worked(work, judge)
