"""Khai thác hồ sơ lưu trữ: what the archive holds, one's own requests for reading it, and the answers to others'.

The list of the archive's files is for everybody, with what one has to know to ask (`design.archive-use`): no document,
no contents list. Whether one may ask, and who answers, is the office's own rule.
"""

from __future__ import annotations

from typing import Any

from hoso_kit.desk.screens.care_words import views_of
from hoso_kit.desk.screens.case_file_words import iso, terms_of
from hoso_kit.desk.screens.people_words import person_name, person_words
from hoso_kit.desk.screens.period_words import cited, closing, expiry_text
from hoso_kit.desk.screens.screen import Asking, Screen
from hoso_kit.office.access import may_see_file
from hoso_kit.office.access_period import past_period
from hoso_kit.office.forms.form import date_text
from hoso_kit.office.lending import CITATION, CONVENTION, MOST_DAYS, last_term_day, may_answer, usual_term_day
from hoso_kit.office.lending_state import UseRequest
from hoso_kit.office.office import Office
from hoso_kit.records.case_file import CaseFile
from hoso_kit.records.deadlines import time_left_text


def look(asking: Asking, _: dict[str, Any]) -> dict[str, Any]:
    """The person's requests and the archive's list; for who answers also what waits and the register."""
    office, person = asking.office, asking.person
    mine = [one for one in reversed(office.lending.requests) if one.person == person]
    return {
        "terms": terms_of(office),
        "mine": [_request(asking, one) for one in mine],
        "held": [
            _held(office, one, person) for _, one in sorted(office.case_files.items()) if one.status == "accepted"
        ],
        "asked": cited(CITATION),
        "convention": cited(CONVENTION),
        "answering": answering(asking) if may_answer(office, person) else None,
    }


def answering(asking: Asking) -> dict[str, Any]:
    """What waits for an answer, the oldest first, and the register of all that was answered, the latest first."""
    office, person = asking.office, asking.person
    requests = office.lending.requests
    return {
        "most_days": MOST_DAYS,
        "waiting": [_to_answer(office, one, person) for one in requests if one.is_open],
        "register": [_request(asking, one) for one in reversed(requests) if not one.is_open],
    }


def count(office: Office, person: str) -> int:
    """Requests that wait for this person's answer."""
    if not may_answer(office, person):
        return 0
    return sum(one.is_open and one.person != person for one in office.lending.requests)


def _to_answer(office: Office, request: UseRequest, person: str) -> dict[str, Any]:
    case_file = office.case_files[request.file_notation]
    return {
        "name": case_file.name,
        "title": case_file.title,
        "rights": case_file.rights,
        "maintenance": case_file.maintenance,
        "expiry_text": expiry_text(case_file),
        "purpose": request.purpose,
        "asked_text": date_text(request.asked_date),
        "asker": person_words(office, request.person),
        "is_own": request.person == person,
        "is_over": past_period(office, case_file) is not None,
        "usual_date": iso(usual_term_day(office, case_file)),
        "limit_text": date_text(last_term_day(office, case_file)),
    }


def _request(asking: Asking, request: UseRequest) -> dict[str, Any]:
    office, today = asking.office, asking.office.today
    case_file = office.case_files[request.file_notation]
    is_running = request.is_running(today) and past_period(office, case_file) is None
    if request.is_open:
        state, text = "waiting", "Chờ trả lời"
    elif request.refusal:
        state, text = "refused", "Không đồng ý"
    elif is_running:
        state, text = "running", "Đang được đọc"
    elif request.ended_date is not None:
        state, text = "ended", f"Đã kết thúc ngày {date_text(request.ended_date)}"
    else:
        state, text = "over", "Đã hết hạn đọc"
    return {
        "name": case_file.name,
        "title": case_file.title,
        "person": request.person,
        "full_name": person_name(office, request.person),
        "purpose": request.purpose,
        "asked_text": date_text(request.asked_date),
        "state": state,
        "state_text": text,
        "answered_text": date_text(request.answered_date),
        "answered_by": person_name(office, request.answered_by) if request.answered_by else "",
        "until_text": date_text(request.until_date),
        "left_text": time_left_text(request.until_date, today) if is_running and request.until_date else "",
        "reason": request.refusal or request.end_reason,
        "views": _views(asking, case_file, request),
    }


def _views(asking: Asking, case_file: CaseFile, request: UseRequest) -> int:
    """How often the person opened the file or a document of it in the days of this reading."""
    first, last = request.answered_date, request.until_date
    if first is None or last is None:
        return 0
    return sum(
        line.person == request.person and not line.is_refused and first <= line.at <= last
        for line in views_of(asking.work, case_file)
    )


def _held(office: Office, case_file: CaseFile, person: str) -> dict[str, Any]:
    name = case_file.name
    closed = closing(office, case_file)
    if closed is not None and (closed["is_destroyed"] or not may_see_file(office, case_file, person)):
        state, text = ("destroyed", "Đã hủy") if closed["is_destroyed"] else ("closed", "Đã đóng")
    elif may_see_file(office, case_file, person):
        state, text = "readable", "Được đọc"
    elif office.lending.open_request(name, person) is not None:
        state, text = "asked", "Đã gửi phiếu"
    elif office.transfers.is_historical(name):
        state, text = "historical", f"Ở {terms_of(office)['historical_archive']}"
    else:
        state, text = "askable", "Cần phiếu yêu cầu"
    return {
        "name": name,
        "title": case_file.title,
        "maintenance": case_file.maintenance,
        "expiry_text": expiry_text(case_file),
        "state": state,
        "state_text": text,
        "closing": closed if state in ("closed", "destroyed") else None,
    }


SCREEN = Screen("lending", look, count=count)
