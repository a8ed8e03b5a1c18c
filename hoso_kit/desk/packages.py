"""Checking a package that somebody brings: is it whole, was it changed, does it still say what the office holds.

For whoever exports a package and for the archive that receives one. The file is a stranger's and is read by
`office.export.bag_check` alone; of the office's own data nobody learns what he may not see. Nothing is changed.
"""

from __future__ import annotations

import base64
import binascii
from typing import Any

from hoso_kit.desk.notices import Reply, data, fault
from hoso_kit.office.access import may_see_file
from hoso_kit.office.export import BagReport, ExportError, inspect_bag
from hoso_kit.office.export.bag_check import FAULT_TEXTS
from hoso_kit.office.office import Office
from hoso_kit.regulations import cite

# what the page can send in one message: a websocket of the server takes 10 MiB, and base64 needs a third more
MAX_SENT = 7_000_000
CITATION = "nd30.pl6.3.7.dd"
_SHOWN = 60
_TEXT = 300


def check_package(office: Office, person: str, request: dict[str, Any]) -> Reply:
    """Answer ``{"do": "check_package", "base64"}``."""
    sent = request.get("base64")
    if not isinstance(sent, str) or not sent:
        return _unread("Chưa có tệp nào được gửi lên.")
    if len(sent) > MAX_SENT * 4 // 3 + 4:
        return _unread("Tệp quá lớn so với một gói hồ sơ của bài tập.")
    try:
        package = base64.b64decode(sent, validate=True)
    except (binascii.Error, ValueError):
        return _unread("Tệp gửi lên bị hỏng trên đường truyền.")
    try:
        report = inspect_bag(office, package, may_compare=lambda one: may_see_file(office, one, person))
    except ExportError as error:
        return _unread(error.message)
    return data(_words(office, report))


def _unread(seen: str) -> Reply:
    return fault(
        seen, "Chọn tệp .zip tải bằng “Gói BagIt”, hoặc đề nghị nơi gửi gửi lại.", CITATION, "Chưa kiểm tra được"
    )


def _words(office: Office, report: BagReport) -> dict[str, Any]:
    found = report.differences or ()
    held = office.case_files.get(report.case_file)
    return {
        "is_whole": report.is_whole,
        "title": report.title[:_TEXT],
        "code": report.code[:_TEXT],
        "organ_name": report.organ_name[:_TEXT],
        "made_text": "/".join(reversed(report.made_date[:10].split("-"))),
        "faults": [{"kind": one.kind, "kind_text": FAULT_TEXTS[one.kind], "place": one.place[:_TEXT]}
                   for one in report.faults[:_SHOWN]],
        "fault_total": len(report.faults),
        "case_file": report.case_file,
        "is_compared": report.differences is not None,
        # an open file goes on changing after it was packed: that is no forgery
        "is_open": held is not None and not held.is_closed,
        "why_not": report.why_not,
        "are_sheets_compared": report.are_sheets_compared,
        "differences": [
            {
                "place": one.place,
                "field": one.field[:_TEXT],
                "in_package": one.in_package[:_TEXT],
                "in_office": one.in_office[:_TEXT],
            }
            for one in found[:_SHOWN]
        ],
        "difference_total": len(found),
        "citation": cite(CITATION).told,
    }  # fmt: skip
