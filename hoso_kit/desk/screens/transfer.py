"""Nộp lưu: when one's files are due, the batches that go to the archive, what the archive said, what is kept back.

Only words and numbers of `office.transferring_lists`, `transferring_checks` and `retaining`, of the person's own
files. Nothing is decided here: the checklist says which file the office would refuse, and the page lets only the
others be chosen.
"""

from __future__ import annotations

from typing import Any

from hoso_kit.desk.screens.case_file_words import checklist, file_words, iso, period, terms_of
from hoso_kit.desk.screens.period_words import expiry_text
from hoso_kit.desk.screens.screen import Asking, Screen
from hoso_kit.office.forms.form import date_text
from hoso_kit.office.office import Office
from hoso_kit.office.retaining import retained_list
from hoso_kit.office.transferring_checks import transfer_checks
from hoso_kit.office.transferring_lists import (
    OBLIGATION_TEXTS,
    BatchLine,
    DueLine,
    batch_contents,
    due_list,
)
from hoso_kit.office.transferring_papers import transfer_list_of
from hoso_kit.office.transferring_state import TransferBatch
from hoso_kit.records.case_file import CaseFile
from hoso_kit.records.deadlines import time_left_text
from hoso_kit.regulations import edition

_MAKERS = frozenset({"specialist", "registry_clerk", "head_of_unit", "head_of_office", "archivist"})
_PRESSING = ("overdue", "soon")
_UNITS = {"day": "ngày", "month": "tháng", "year": "năm"}
_COUNTED_FROM = {
    "end_date": "{amount:02d} {unit} từ ngày kết thúc hồ sơ",
    "end_year": "{amount:02d} {unit} từ năm kết thúc hồ sơ",
    "settlement_date": "{amount:02d} {unit} từ ngày quyết toán",
    "transfer_due_date": "{amount:02d} {unit} trước hạn",
}
STATE_TEXTS = {
    "later": "Chưa đến hạn",
    "soon": "Sắp đến hạn",
    "overdue": "Quá hạn",
    "kept": "Được giữ lại",
    "not_obliged": "Không bắt buộc",
    "unsettled": "Chưa quyết toán",
    "open": "Chưa kết thúc",
}


def look(asking: Asking, _: dict[str, Any]) -> dict[str, Any]:
    """All four parts of the screen for the person who asks."""
    office, person = asking.office, asking.person
    mine = [one for one in office.transfers.batches if one.maker == person]
    ended = due_list(office, person)
    return {
        "person": person,
        "terms": terms_of(office),
        "rules": _rules(office),
        "due": [_due_row(office, line) for line in ended] + [_open_row(office, one) for one in _open(office, person)],
        "next_batch_id": next_batch_id(office),
        "gathered": [_gathered(office, one) for one in mine if one.submitted_date is None],
        "sent": [_sent(office, person, one) for one in reversed(mine) if one.submitted_date is not None],
        "kept": _kept(office, person),
        "retainable": [
            line.case_file.name
            for line in ended
            if line.state in (*_PRESSING, "kept") and line.case_file.status in ("closed", "retained")
        ],
        "counts": {
            "due": sum(line.state in _PRESSING for line in ended),
            "returned": sum(line.case_file.status == "returned" for line in ended),
        },
    }


def count(office: Office, person: str) -> int:
    """Files of the person that are due, overdue or came back from the archive."""
    return sum(line.state in _PRESSING or line.case_file.status == "returned" for line in due_list(office, person))


def next_batch_id(office: Office) -> str:
    """A free name for the next batch: NL-<year>-01, -02 …"""
    number = 1
    while office.transfers.batch(name := f"NL-{office.today.year}-{number:02d}") is not None:
        number += 1
    return name


def _rules(office: Office) -> list[str]:
    """The deadlines of the office's edition in a line each."""
    law = edition(office.scenario.edition)
    shown = []
    for name in ("transfer", "transfer_construction", "transfer_reminder"):
        deadline = law.deadline(name)
        since = _COUNTED_FROM[deadline.counted_from].format(amount=abs(deadline.amount), unit=_UNITS[deadline.unit])
        shown.append(f"{deadline.name}: {since}" + (f" ({deadline.notice})" if deadline.notice else ""))
    return shown


def _open(office: Office, person: str) -> list[CaseFile]:
    return [one for one in office.case_files.values() if one.opener == person and one.status == "open"]


def _due_row(office: Office, line: DueLine) -> dict[str, Any]:
    case_file, due = line.case_file, line.due
    notice = line.notice
    if not notice and line.last_date is not None:
        notice = f"Còn {time_left_text(line.last_date, office.today)} tới hạn."
    reminder = f"Hệ thống nhắc từ ngày {date_text(due.reminder_date)}." if line.state == "later" else ""
    return _row(office, case_file) | {
        "state": line.state,
        "state_text": STATE_TEXTS[line.state],
        "last_text": date_text(line.last_date),
        "due_text": date_text(due.due),
        "strict_text": date_text(due.strict_date),
        "retain_limit_text": date_text(due.retain_limit),
        "notice": " ".join(filter(None, (notice, reminder))),
        "law_notice": due.notice,
        "obligation_text": OBLIGATION_TEXTS[line.obligation],
    }


def _open_row(office: Office, case_file: CaseFile) -> dict[str, Any]:
    notice = "Kết thúc hồ sơ rồi mới tính hạn nộp lưu."
    if case_file.return_reason:
        notice = f"Đang sửa theo yêu cầu của lưu trữ: {case_file.return_reason}"
    blank = ("last_text", "due_text", "strict_text", "retain_limit_text", "law_notice")
    return (
        _row(office, case_file)
        | dict.fromkeys(blank, "")
        | {"state": "open", "state_text": STATE_TEXTS["open"], "notice": notice, "obligation_text": ""}
    )


def _row(office: Office, case_file: CaseFile) -> dict[str, Any]:
    gathered = next(
        (
            one.batch_id
            for one in office.transfers.batches
            if one.submitted_date is None and case_file.name in one.case_files and one.maker == case_file.opener
        ),
        "",
    )
    checks = transfer_checks(office, case_file)
    return file_words(office, case_file) | {
        "expiry_text": expiry_text(case_file),
        "checks": checklist(checks),
        "stopped": [one.missing for one in checks if one.is_blocking and not one.is_met],
        "batch_id": gathered,
        "is_construction": case_file.is_construction,
        "settlement_text": date_text(case_file.settlement_date),
        "settlement_date": iso(case_file.settlement_date),
    }


def _gathered(office: Office, batch: TransferBatch) -> dict[str, Any]:
    """A batch that isn't submitted, with the seven columns of its transfer list."""
    lines = transfer_list_of(office, batch.batch_id).lines
    held = [line.case_file for line in batch_contents(office, batch.batch_id).lines]
    checked = [(line, transfer_checks(office, one)) for line, one in zip(lines, held, strict=True)]
    return _batch(office, batch) | {
        "lines": [
            [str(number), line.file_notation, line.title, line.period, line.maintenance, line.extent, line.note]
            for number, line in enumerate(lines, start=1)
        ],
        # a file bears the notation that it has in the table below
        "not_ready": [
            {"name": line.file_notation, "missing": [check.missing for check in checks if check.missing]}
            for line, checks in checked
            if any(check.is_blocking and check.missing for check in checks)
        ],
    }


def _sent(office: Office, person: str, batch: TransferBatch) -> dict[str, Any]:
    lines = batch_contents(office, batch.batch_id).lines
    newest = {line.case_file.name: _newest_batch(office, line.case_file.name) for line in lines}
    return _batch(office, batch) | {
        "is_decided": batch.is_decided,
        "lines": [_sent_line(office, person, line, newest[line.case_file.name] == batch.batch_id) for line in lines],
    }


def _sent_line(office: Office, person: str, line: BatchLine, is_newest: bool) -> dict[str, Any]:
    """What became of one file; ``next_step`` is what its maker has to do now, where this is its last submission."""
    held, decision = line.case_file, line.decision
    if decision is None:
        state, text = "waiting", "Chờ kiểm tra"
    elif decision.is_accepted:
        state, text = "accepted", "Đã tiếp nhận"
    else:
        state, text = "returned", "Trả lại"
    now = office.case_files.get(held.name)
    next_step = ""
    if state == "returned" and is_newest and now is not None and now.opener == person:
        next_step = {"returned": "reopen", "open": "mend", "closed": "gather"}.get(now.status, "")
    return {
        "name": held.name,
        "title": held.title,
        "maintenance": held.maintenance,
        "state": state,
        "state_text": text,
        "decided_text": date_text(decision.decided_date) if decision else "",
        "reason": decision.reason if decision else "",
        "next_step": next_step,
    }


def _newest_batch(office: Office, name: str) -> str:
    holding = [one.batch_id for one in office.transfers.batches if any(held.name == name for held in one.submitted)]
    return holding[-1] if holding else ""


def _batch(office: Office, batch: TransferBatch) -> dict[str, Any]:
    contents = batch_contents(office, batch.batch_id)
    return {
        "batch_id": batch.batch_id,
        "made_text": date_text(batch.made_date),
        "submitted_text": date_text(batch.submitted_date),
        "file_total": contents.file_total,
        "doc_total": contents.doc_total,
        "page_total": contents.page_total,
    }


def _kept(office: Office, person: str) -> list[dict[str, Any]]:
    return [
        {
            "name": row.case_file.name,
            "title": row.case_file.title,
            "period": period(office, row.case_file),
            "maintenance": row.case_file.maintenance,
            "due_text": date_text(row.consent.due_date),
            "until_text": date_text(row.consent.until_date),
            "limit_text": date_text(row.limit_date),
            "consent_text": f"{row.consent.consent_symbol} ngày {date_text(row.consent.consent_date)}",
            "reason": row.consent.reason,
            "days_left": row.days_left,
            "left_text": time_left_text(row.consent.until_date, office.today),
        }
        for row in retained_list(office, person)
    ]


SCREEN = Screen("transfer", look, _MAKERS, count)
