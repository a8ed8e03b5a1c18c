"""Nhận bàn giao khi sắp xếp: what offices that ceased to be have left, counted against their lists by fonds.

Only words and numbers of `office.merging`. What lies in a box is shown as counted; what to make of a difference
is the clerk's to write.
"""

from __future__ import annotations

from typing import Any

from hoso_kit.desk import papers
from hoso_kit.desk.notices import Reply, fault
from hoso_kit.desk.screens.people_words import person_words
from hoso_kit.desk.screens.screen import Asking, Screen
from hoso_kit.office.forms import FormError, take_over_record_form
from hoso_kit.office.forms.form import date_text
from hoso_kit.office.merging import CITATION, DUTIES, TakeOverLine, take_over_lines
from hoso_kit.office.merging_actions import TakeOverCaseFiles
from hoso_kit.office.merging_state import FormerOffice
from hoso_kit.office.office import Office
from hoso_kit.records.case_file import CARRIER_TEXTS, STATUS_TEXTS
from hoso_kit.regulations import cite, edition

_ROLES = DUTIES[TakeOverCaseFiles]


def look(asking: Asking, args: dict[str, Any]) -> dict[str, Any]:
    """The chosen fonds with its list; ``args["organ"]`` chooses, else the first that isn't finished."""
    office = asking.office
    former = _chosen(office, args)
    citation = cite(CITATION)
    told = {"citation": citation.told, "maintenance": edition(office.scenario.edition).terms.maintenance}
    if former is None:
        return told | {"offices": [], "organ": "", "lines": []}
    lines = take_over_lines(office, former)
    return told | {
        "offices": [_office_words(office, one) for one in office.scenario.former_offices],
        "organ": former.organ_id,
        "organ_name": former.organ_name,
        "end_text": date_text(former.end_date),
        "handed_by": former.handed_by,
        "is_finished": former.organ_id in office.merging.finished,
        "open": sum(line.is_open for line in lines),
        "lines": [_line_words(office, line) for line in lines],
        "receivers": [
            person_words(office, one.person_id)
            for one in office.scenario.people
            if one.person_id not in office.transfers.departed
        ],
    }


def count(office: Office, person: str) -> int:
    """Files on the lists of former offices that nobody has counted yet."""
    return sum(line.is_open for former in office.scenario.former_offices for line in take_over_lines(office, former))


def print_record(asking: Asking, args: dict[str, Any]) -> Reply:
    """The record of one fonds as a page or a file; the history of use gets its line first."""
    former = _chosen(asking.office, args)
    if former is None or args.get("organ") != former.organ_id:
        return fault("Không có phông này.", "Chọn cơ quan trong danh sách.", CITATION, "Chưa in, tải được")
    form = take_over_record_form(asking.office, former)
    try:
        about = f"{form.name} {former.organ_id}"
        paper = papers.paper_of(asking.office, asking.person, form, args.get("format"), about)
    except papers.PaperFault as error:
        return fault(error.seen, error.advice, CITATION, "Chưa in, tải được")
    except FormError as error:
        return fault(error.message, "Sửa theo thông báo rồi in lại.", CITATION, "Chưa in, tải được")
    return papers.hand_over(asking.work, paper)


def _chosen(office: Office, args: dict[str, Any]) -> FormerOffice | None:
    offices = office.scenario.former_offices
    asked = next((one for one in offices if one.organ_id == args.get("organ")), None)
    waiting = next((one for one in offices if one.organ_id not in office.merging.finished), None)
    return asked or waiting or next(iter(offices), None)


def _office_words(office: Office, former: FormerOffice) -> dict[str, Any]:
    waiting = sum(line.is_open for line in take_over_lines(office, former))
    return {"id": former.organ_id, "text": former.short_name, "count": waiting or None}


def _line_words(office: Office, line: TakeOverLine) -> dict[str, Any]:
    case_file = line.left.case_file
    return {
        "name": case_file.name,
        "notation": f"{office.catalog_of(case_file)}.{case_file.file_notation}",
        "title": case_file.title,
        "maintenance": case_file.maintenance,
        "carrier": CARRIER_TEXTS[case_file.carrier],
        "status": case_file.status,
        "status_text": STATUS_TEXTS[case_file.status],
        "box": line.left.box,
        "listed": line.left.listed_total,
        "found": line.found_total,
        "is_open": line.is_open,
        "answer": _answer(office, line),
    }


def _answer(office: Office, line: TakeOverLine) -> str:
    if line.missing is not None:
        return f"Thiếu: {line.missing.remark}"
    if line.taken is None:
        return ""
    keeper = office.people_by_id[line.taken.to_person].full_name
    return f"{date_text(line.taken.made_date)}, {keeper}" + (f"; {line.taken.remark}" if line.taken.remark else "")


SCREEN = Screen("merging", look, _ROLES, count, {"print": print_record})
