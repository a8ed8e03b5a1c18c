"""When a file's period ends, and what that changes, in words; computes nothing else.

The rule is the office's (`access_period`); here it only gets the words of the edition and its citation.
"""

from __future__ import annotations

from typing import Any

from hoso_kit.office.access import may_see_file
from hoso_kit.office.access_period import CITATION, CONVENTION, past_period
from hoso_kit.office.disposal import CONVENTION as LEFT
from hoso_kit.office.forms.form import date_text
from hoso_kit.office.office import Office
from hoso_kit.office.transferring_dates import expiry_date, is_permanent
from hoso_kit.records.case_file import CaseFile
from hoso_kit.regulations import cite, edition


def expiry_text(case_file: CaseFile) -> str:
    """The last day of the period, or why there is none; "" while the file isn't ended."""
    if is_permanent(case_file):
        return "Không hết thời hạn"
    if case_file.end_date is None:
        return ""
    last = expiry_date(case_file)
    return "Theo sự kiện" if last is None else date_text(last)


def cited(citation: str) -> dict[str, str]:
    """A citation as the page shows it."""
    found = cite(citation)
    return {"citation": found.text, "confidence": found.confidence}


def closing(office: Office, case_file: CaseFile) -> dict[str, Any] | None:
    """What the end of the period has closed, with its source; None while reading goes on."""
    by = office.disposal.destroyed_by(case_file.name)
    if by is not None and by.decision is not None and by.destruction is not None:
        text = (
            f"Đã hủy ngày {date_text(by.destruction.made_date)} theo Quyết định {by.decision.decision_symbol} ngày "
            f"{date_text(by.decision.decision_date)}, biên bản {by.destruction.record_symbol}. Văn bản không còn; chỉ "
            "còn tên hồ sơ và mục lục."
        )
        return {"is_destroyed": True, "text": text, **cited(LEFT)}
    last = past_period(office, case_file)
    if last is None:
        return None
    text = edition(office.scenario.edition).worded(
        f"Hết thời hạn bảo quản ngày {date_text(last)}: không còn được đọc thường ngày; lưu trữ và lãnh đạo cơ quan "
        "còn xem để xét hủy hay giữ."
    )
    law = edition(office.scenario.edition).worded(
        "Nghị định yêu cầu truy cập, sử dụng được theo thời hạn bảo quản, không nói rõ việc sau đó"
    )
    return {"is_destroyed": False, "text": text, **cited(CONVENTION), "law": f"{law} ({cite(CITATION).text})."}


def period_of_file(office: Office, case_file: CaseFile) -> dict[str, Any]:
    """What the card says of the period's end."""
    return {"expiry_text": expiry_text(case_file), "closing": closing(office, case_file)}


def closed_files(office: Office, person: str) -> list[dict[str, Any]]:
    """The files that the person can't open because their period is over, so that the page can say why."""
    return [
        {"file_notation": one.name, "is_mine": one.opener == person, **told}
        for one in office.case_files.values()
        if (told := closing(office, one)) is not None and not may_see_file(office, one, person)
    ]
