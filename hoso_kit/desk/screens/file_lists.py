"""Danh mục hồ sơ on screen: every year's list as the law prints it, and what this person may do with it now.

A projection of `office.listing_rows` and `listing_review`; it builds nothing itself. A sheet that is brought in
is only read and tried here: the page shows what would come of it and then sends the action like any other.
"""

from __future__ import annotations

import base64
import binascii
from typing import Any, get_args

from hoso_kit.desk import papers
from hoso_kit.desk.notices import Reply, data, fault, make_notice
from hoso_kit.desk.screens.screen import Asking, Screen
from hoso_kit.office.actions import unstructure_action
from hoso_kit.office.contents import lower_first
from hoso_kit.office.forms import FormError, read_file_list
from hoso_kit.office.listing_actions import ImportFileList
from hoso_kit.office.listing_making import has_year, years_moved
from hoso_kit.office.listing_numbering import ArrangedBy, Numbering
from hoso_kit.office.listing_papers import corrected_numbers, import_action, list_form
from hoso_kit.office.listing_review import review_file_list
from hoso_kit.office.listing_rows import list_rows, list_totals, list_years, next_actions, units_concerned
from hoso_kit.office.listing_state import LIST_STATUS_TEXTS, YearList, units_of, year_list
from hoso_kit.office.office import Office
from hoso_kit.office.refusals import Refusal
from hoso_kit.records.file_list import FileListEntry
from hoso_kit.regulations import edition

MAX_SHEET = 4_000_000
_ARRANGED = {"unit": "Theo cơ cấu tổ chức (đơn vị)", "field": "Theo lĩnh vực hoạt động"}
_NUMBERED = {"heading": "Đánh số riêng trong từng đề mục lớn", "whole": "Đánh số liên tục trong toàn Danh mục"}
_WAITING = ("approve_file_list", "issue_file_list")


def look(asking: Asking, args: dict[str, Any]) -> dict[str, Any]:
    """The chosen year's list; where none is chosen, one that waits for this person, else the running year's."""
    office, person = asking.office, asking.person
    years = sorted({*list_years(office), office.today.year, office.today.year + 1})
    year = args.get("year")
    if year not in years:
        known = list_years(office)
        running = office.today.year if year_list(office, office.today.year) else max(known, default=years[0])
        year = next((one for one in known if _waits(office, one, person)), running)
    listed = year_list(office, year)
    actions = next_actions(office, year, person)
    may_begin = year >= office.today.year
    return {
        "years": [_year(office, one) for one in years],
        "year": year,
        "list": None if listed is None else _list(office, listed),
        "actions": [name for name in actions if may_begin or listed is not None],
        "sources": _sources(office, year) if "carry_over_file_list" in actions and may_begin else [],
        "units": _units(office, listed),
        "findings": [] if listed is None else _findings(office, listed),
        "arranged": [{"id": name, "text": text} for name, text in _ARRANGED.items()],
        "numbered": [{"id": name, "text": text} for name, text in _NUMBERED.items()],
    }


def count(office: Office, person: str) -> int:
    """Lists that wait for this person: to be approved, to be issued, or given back to him to be mended."""
    return sum(_waits(office, year, person) for year in list_years(office))


def _waits(office: Office, year: int, person: str) -> bool:
    listed = year_list(office, year)
    is_returned = listed is not None and bool(listed.return_reason) and listed.submitted_by == person
    return is_returned or any(name in _WAITING for name in next_actions(office, year, person))


def read_sheet(asking: Asking, args: dict[str, Any]) -> Reply:
    """What a sheet would bring: its faults by row, its rows as they would stand, the action that takes it."""
    office, year = asking.office, args.get("year")
    arranged_by, numbering = args.get("arranged_by", "unit"), args.get("numbering") or None
    if (
        type(year) is not int
        or arranged_by not in get_args(ArrangedBy)
        or numbering not in (None, *get_args(Numbering))
    ):
        return fault("Yêu cầu nhập Danh mục chưa hợp lệ.", "Hãy tải lại trang rồi chọn lại tệp.")
    try:
        workbook = base64.b64decode(str(args.get("base64", "")), validate=True)
    except (binascii.Error, ValueError):
        return fault("Tệp chưa tải lên trọn vẹn.", "Hãy chọn lại tệp.")
    if len(workbook) > MAX_SHEET:
        return fault("Tệp lớn quá 4 MB.", "Chỉ giữ lại bảng Danh mục trong tệp rồi chọn lại.")
    sheet = read_file_list(workbook)
    action = import_action(sheet, office.scenario, year, arranged_by, numbering)
    answer: dict[str, Any] = {
        "faults": [{"row": one.row, "message": _worded(office, one.message)} for one in sheet.faults],
        "file_catalog": sheet.file_catalog,
        "refused": None,
        "rows": [],
        "corrected": [],
        "action": None,
    }
    if not action.kinds:
        return data(answer)
    try:
        brought = office.apply(action, asking.person)
    except Refusal as refusal:
        notice = refusal.notice_in(office.scenario.edition)
        answer["refused"] = make_notice("refused", "", notice.seen, notice.advice, notice.citation)
        return data(answer)
    listed = year_list(brought, year)
    if listed is not None:
        answer |= _brought(brought, listed, action)
    return data(answer)


def print_list(asking: Asking, args: dict[str, Any]) -> Reply:
    """The year's list on paper: Word, Excel, PDF, or to be looked at."""
    office, year = asking.office, args.get("year")
    listed = year_list(office, year) if type(year) is int else None
    if listed is None:
        return fault("Chưa có Danh mục hồ sơ của năm này.", "Chọn năm khác.")
    try:
        form = list_form(office, listed)
    except FormError as error:
        return fault(error.message, "Bổ sung vào các dòng còn trống rồi in lại.", "nd30.pl5.2", "Chưa in, tải được")
    paper = papers.paper_of(office, asking.person, form, args.get("format"), f"{form.name} năm {year}")
    return papers.hand_over(asking.work, paper)


def _brought(office: Office, listed: YearList, action: ImportFileList) -> dict[str, Any]:
    return {
        "rows": _rows(office, listed),
        "totals": _foot(office, listed),
        "corrected": [{"typed": old or "(trống)", "computed": new} for old, new in corrected_numbers(action, listed)],
        "action": unstructure_action(action),
    }


def _year(office: Office, year: int) -> dict[str, Any]:
    listed = year_list(office, year)
    return {
        "year": year,
        "status": listed.status if listed else "",
        "status_text": LIST_STATUS_TEXTS[listed.status] if listed else "Chưa có",
    }


def _list(office: Office, listed: YearList) -> dict[str, Any]:
    return {
        "status": listed.status,
        "status_text": LIST_STATUS_TEXTS[listed.status],
        "arranged_by": listed.arranged_by,
        "numbering": listed.numbering,
        "arranged_text": f"{_ARRANGED[listed.arranged_by]}; {lower_first(_NUMBERED[listed.numbering])}",
        "subtitle": _subtitle(office, listed),
        "steps": _steps(office, listed),
        "return_reason": listed.return_reason,
        "rows": _rows(office, listed),
        "totals": _foot(office, listed),
        "can_open": listed.status == "issued" and listed.year <= office.today.year,
    }


def _subtitle(office: Office, listed: YearList) -> str:
    if listed.decision_date is None:
        return f"({LIST_STATUS_TEXTS[listed.status]}, chưa ban hành)"
    return (
        f"(Kèm theo Quyết định số {listed.decision_symbol} ngày {listed.decision_date:%d/%m/%Y} "
        f"của {office.scenario.office.organ_name})"
    )


def _steps(office: Office, listed: YearList) -> list[str]:
    """Who did what on the way, as far as it is known."""
    people = office.people_by_id
    steps = []
    if listed.carried_from:
        steps.append(f"Kế thừa Danh mục năm {listed.carried_from}")
    if listed.made_by:
        steps.append(f"Lập: {people[listed.made_by].full_name}")
    if listed.submitted_date:
        steps.append(f"Trình: {people[listed.submitted_by].full_name}, {listed.submitted_date:%d/%m/%Y}")
    if listed.approved_date:
        steps.append(f"Phê duyệt: {people[listed.approved_by].full_name}, {listed.approved_date:%d/%m/%Y}")
    if listed.sent_to:
        steps.append(f"Gửi: {', '.join(listed.sent_to)}")
    return steps


def _rows(office: Office, listed: YearList) -> list[dict[str, Any]]:
    """The printed rows; ``name`` of an entry is what actions and the tree of files call its case file."""
    heads = {heading.abbreviation: heading for heading in listed.headings}
    rows = []
    for row in list_rows(office, listed):
        heading = heads[row.heading]
        if row.kind == "heading":
            last = len(listed.headings)
        elif row.kind == "subheading":
            last = len(heading.subheadings)
        else:
            last = len(_beside(heading.entries, heading.subheadings, row.subheading))
        is_entry = row.kind == "entry"
        name = office.case_file_name(listed.year, row.number) if is_entry else ""
        rows.append(
            {
                "kind": row.kind,
                "number": row.number,
                "title": row.name,
                "heading": row.heading,
                "subheading": row.subheading,
                "maintenance": row.maintenance,
                "retention_row": row.retention_row,
                "creator": row.creator,
                "creator_name": row.creator_name,
                "description": row.description,
                "position": row.position,
                "last": last,
                "name": name,
            }
        )
    return rows


def _beside(own: tuple[FileListEntry, ...], subheadings: tuple[Any, ...], subheading: str) -> tuple[FileListEntry, ...]:
    return next((sub.entries for sub in subheadings if sub.name == subheading), ()) if subheading else own


def _foot(office: Office, listed: YearList) -> list[str]:
    totals = list_totals(listed)
    lines = [
        f"Danh mục hồ sơ này có {totals.total:02d} hồ sơ, bao gồm:",
        f"{totals.permanent:02d} hồ sơ bảo quản vĩnh viễn;",
        f"{totals.temporary:02d} hồ sơ bảo quản có thời hạn.",
    ]
    if totals.undated:
        lines.append(f"Còn {totals.undated:02d} hồ sơ chưa ghi thời hạn bảo quản.")
    return [_worded(office, line) for line in lines]


def _findings(office: Office, listed: YearList) -> list[dict[str, Any]]:
    return [
        make_notice("info", "", _worded(office, one.seen), _worded(office, one.advice), one.citation)
        | {"code": one.code, "file_notations": list(one.file_notations)}
        for one in review_file_list(office, listed)
    ]


def _sources(office: Office, year: int) -> list[dict[str, Any]]:
    """The issued lists that can be carried over, the newest first, each file with its title as it would be."""
    sources = []
    for source_year in reversed(list_years(office)):
        source = year_list(office, source_year)
        if source is None or not source.is_issued or source_year >= year:
            continue
        step = year - source_year
        entries = []
        for entry in source.entries():
            opened = office.case_files.get(office.case_file_name(source_year, entry.file_notation))
            entries.append(
                {
                    "file_notation": entry.file_notation,
                    "title": years_moved(entry.title, source_year, step),
                    "is_finished": opened is not None and opened.is_closed and not has_year(entry.title, source_year),
                }
            )
        sources.append({"year": source_year, "entries": entries})
    return sources


def _units(office: Office, listed: YearList | None) -> list[dict[str, Any]]:
    """The units that a list can be sent to; those whom it concerns come ticked."""
    concerned = units_concerned(office, listed) if listed else ()
    # the leaders make no files of their own, so no heading of a list names their unit
    names = {one.unit: "Lãnh đạo cơ quan" for one in office.scenario.people if "head_of_office" in one.roles}
    names |= {heading.abbreviation: heading.name for heading in office.scenario.file_list.headings}
    if listed:
        names |= {heading.abbreviation: heading.name for heading in listed.headings}
    return [
        {"id": unit, "text": f"{names[unit]} ({unit})" if unit in names else unit, "is_concerned": unit in concerned}
        for unit in units_of(office)
    ]


def _worded(office: Office, text: str) -> str:
    return edition(office.scenario.edition).worded(text)


SCREEN = Screen("file_lists", look, count=count, answers={"import": read_sheet, "print": print_list})
