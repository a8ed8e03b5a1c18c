"""Words about a case file that several screens of the archive side show the same way; computes nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from hoso_kit.office.contents import contents_list
from hoso_kit.office.forms.filing import documents_period
from hoso_kit.office.forms.form import date_text
from hoso_kit.office.office import Office
from hoso_kit.office.transferring_checks import Check
from hoso_kit.records.case_file import STATUS_TEXTS, CaseFile
from hoso_kit.regulations import cite, edition


def iso(day: date | None) -> str:
    """2024-12-31; "" for none."""
    return day.isoformat() if day else ""


def terms_of(office: Office) -> dict[str, str]:
    """The words of the office's edition of the law."""
    terms = edition(office.scenario.edition).terms
    return {
        "archive": terms.archive,
        "historical_archive": terms.historical_archive,
        "maintenance": terms.maintenance,
    }


def period(office: Office, case_file: CaseFile) -> str:
    """*Thời gian tài liệu* of the file."""
    return documents_period(office, case_file)


def file_words(office: Office, case_file: CaseFile) -> dict[str, Any]:
    """The file in one row; ``name`` is what actions call it."""
    return {
        "name": case_file.name,
        "title": case_file.title,
        "maintenance": case_file.maintenance,
        "status": case_file.status,
        "status_text": STATUS_TEXTS[case_file.status],
        "holder": office.scenario.people_by_id[case_file.opener].full_name,
        "period": period(office, case_file),
        "end_text": date_text(case_file.end_date),
        "doc_total": case_file.doc_total,
        "page_total": office.page_total(case_file),
    }


def contents_words(office: Office, case_file: CaseFile) -> list[list[str]]:
    """The seven columns of the contents list."""
    return [
        [str(r.doc_ordinal), r.symbol, r.date_text, r.type_and_subject, r.organ_name, r.pages, r.note]
        for r in contents_list(office, case_file)
    ]


def checklist(checks: Iterable[Check]) -> list[dict[str, Any]]:
    """The checklist with its articles spelled out."""
    return [
        {
            "name": one.name,
            "is_met": one.is_met,
            "missing": one.missing,
            "is_blocking": one.is_blocking,
            "citation": cite(one.citation).told,
        }
        for one in checks
    ]
