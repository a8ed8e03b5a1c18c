"""Lưu trữ cơ quan: what the archivist checks, holds, misses, sends on and has to consider.

Only words and numbers of `office.transferring_lists`. The checklist shows what is there and what is not; whether
a file is taken or given back is the archivist's own act, and the office refuses what may not be.
"""

from __future__ import annotations

from typing import Any

from hoso_kit.desk.screens.case_file_words import (
    checklist,
    contents_words,
    file_words,
    terms_of,
)
from hoso_kit.desk.screens.lending import answering
from hoso_kit.desk.screens.people_words import person_words, unit_name
from hoso_kit.desk.screens.period_words import closing, expiry_text
from hoso_kit.desk.screens.screen import Asking, Screen
from hoso_kit.office.forms.form import date_text
from hoso_kit.office.office import Office
from hoso_kit.office.transferring_checks import transfer_checks
from hoso_kit.office.transferring_lists import (
    OBLIGATION_TEXTS,
    REVIEW_CITATION,
    BatchLine,
    LateTransfer,
    batch_contents,
    due_list,
    historical_candidates,
    late_transfers,
    list_for_review,
    waiting_list,
)
from hoso_kit.office.transferring_state import TransferBatch
from hoso_kit.records.case_file import CaseFile
from hoso_kit.records.deadlines import time_left_text
from hoso_kit.regulations import cite, edition

# ready phrases: what archives most often find, each long enough to be acted upon
RETURN_REASONS = (
    "Còn bản nháp, bản trùng trong hồ sơ; đề nghị loại ra rồi nộp lại.",
    "Hồ sơ thiếu văn bản kết thúc việc; đề nghị bổ sung.",
    "Có văn bản không thuộc việc này; đề nghị rà soát lại.",
    "Tiêu đề hồ sơ chưa phản ánh nội dung; đề nghị biên tập lại.",
    "Thời hạn chưa đúng Bảng thời hạn; đề nghị xác định lại.",
    "Hồ sơ giấy chưa đánh số tờ hoặc chưa viết chứng từ kết thúc.",
)


def look(asking: Asking, _: dict[str, Any]) -> dict[str, Any]:
    """All parts of the screen; requests for reading where the office has that function."""
    office = asking.office
    batches = [one for one in office.transfers.batches if one.submitted_date is not None]
    late = {one.file_notation: one for one in late_transfers(office)}
    review = cite(edition(office.scenario.edition).rests_on(REVIEW_CITATION))
    return {
        "terms": terms_of(office),
        "reasons": list(RETURN_REASONS),
        "waiting": [_batch(office, one, late) for one in batches if not one.is_decided],
        "decided": [_decided(office, one) for one in reversed(batches) if one.is_decided],
        "accepted": [_accepted(office, one) for one in office.case_files.values() if one.status == "accepted"],
        "overdue": _overdue(office),
        "late": [_late(office, one) for one in late.values()],
        "candidates": [
            file_words(office, line.case_file)
            | {
                "due_text": date_text(line.due),
                "days_left": line.days_left,
                "left_text": "" if line.due is None else time_left_text(line.due, office.today),
                "notice": line.notice,
            }
            for line in historical_candidates(office)
        ],
        "historical": [
            {
                "name": one.file_notation,
                "title": _title(office, one.file_notation),
                "made_text": date_text(one.made_date),
            }
            for one in office.transfers.historical
        ],
        "review": [
            file_words(office, line.case_file) | {"expiry_text": date_text(line.expiry_date)}
            for line in list_for_review(office)
        ],
        "review_citation": {"text": review.text, "confidence": review.confidence},
        "lending": answering(asking) if "lending" in office.scenario.functions else None,
    }


def count(office: Office, _: str) -> int:
    """Files that wait for the archive's check."""
    return len(waiting_list(office))


def _batch(office: Office, batch: TransferBatch, late: dict[str, LateTransfer]) -> dict[str, Any]:
    contents = batch_contents(office, batch.batch_id)
    return {
        "batch_id": batch.batch_id,
        "maker": person_words(office, batch.maker),
        "submitted_text": date_text(batch.submitted_date),
        "file_total": contents.file_total,
        "doc_total": contents.doc_total,
        "page_total": contents.page_total,
        "lines": [_line(office, batch, one, late) for one in contents.lines],
    }


def _line(office: Office, batch: TransferBatch, line: BatchLine, late: dict[str, LateTransfer]) -> dict[str, Any]:
    held, decision = line.case_file, line.decision
    delay = late.get(held.name)
    is_late = delay is not None and delay.batch_id == batch.batch_id
    return file_words(office, held) | {
        "decision": "" if decision is None else "accepted" if decision.is_accepted else "returned",
        "decision_text": ""
        if decision is None
        else f"{'Đã tiếp nhận' if decision.is_accepted else 'Trả lại'} ngày {date_text(decision.decided_date)}",
        "reason": decision.reason if decision else "",
        "obligation_text": OBLIGATION_TEXTS[line.obligation],
        "late_text": f"Nộp chậm {delay.days_late} ngày (hạn {date_text(delay.last_date)})."
        if delay and is_late
        else "",
        "returns": [
            f"{date_text(one.decided_date)}: {one.reason}" for one in _earlier_returns(office, held.name, batch)
        ],
        "checks": checklist(transfer_checks(office, held)),
        "contents": contents_words(office, held),
        "rights": held.rights,
        "start_text": date_text(held.start_date),
    }


def _earlier_returns(office: Office, name: str, batch: TransferBatch) -> list[Any]:
    return [
        decision
        for other in office.transfers.batches
        if other is not batch
        for decision in other.decisions
        if decision.file_notation == name and not decision.is_accepted
    ]


def _decided(office: Office, batch: TransferBatch) -> dict[str, Any]:
    taken = sum(one.is_accepted for one in batch.decisions)
    return {
        "batch_id": batch.batch_id,
        "maker": person_words(office, batch.maker),
        "submitted_text": date_text(batch.submitted_date),
        "decided_text": date_text(max(one.decided_date for one in batch.decisions)),
        "accepted": taken,
        "returned": len(batch.decisions) - taken,
    }


def _accepted(office: Office, case_file: CaseFile) -> dict[str, Any]:
    closed = closing(office, case_file)
    return file_words(office, case_file) | {
        "accepted_text": date_text(case_file.accepted_date),
        "expiry_text": expiry_text(case_file),
        "closing_text": "" if closed is None else "đã hủy" if closed["is_destroyed"] else "đã hết thời hạn",
        "is_historical": office.transfers.is_historical(case_file.name),
        "contents": contents_words(office, case_file),
    }


def _overdue(office: Office) -> list[dict[str, Any]]:
    """Overdue files by unit and person, the heaviest first; ``total`` of a unit is the sum of its people's."""
    held: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for line in due_list(office):
        if line.state == "overdue" and line.days_left is not None:
            opener = office.scenario.people_by_id[line.case_file.opener]
            shown = {"name": line.case_file.name, "title": line.case_file.title, "days": -line.days_left}
            held.setdefault(opener.unit, {}).setdefault(opener.person_id, []).append(shown)
    units = [
        {
            "unit": unit,
            "unit_name": unit_name(office, unit),
            "total": sum(len(files) for files in people.values()),
            "people": [
                person_words(office, person)
                | {"total": len(files), "longest": max(one["days"] for one in files), "files": files}
                for person, files in sorted(people.items(), key=lambda one: (-len(one[1]), one[0]))
            ],
        }
        for unit, people in held.items()
    ]
    return sorted(units, key=lambda one: (-int(str(one["total"])), str(one["unit"])))


def _late(office: Office, late: LateTransfer) -> dict[str, Any]:
    batch = office.transfers.batch(late.batch_id)
    maker = batch.maker if batch else office.case_files[late.file_notation].opener
    return {
        "name": late.file_notation,
        "title": _title(office, late.file_notation),
        "maker": person_words(office, maker),
        "last_text": date_text(late.last_date),
        "submitted_text": date_text(late.submitted_date),
        "days_late": late.days_late,
    }


def _title(office: Office, name: str) -> str:
    case_file = office.case_files.get(name)
    return case_file.title if case_file else ""


SCREEN = Screen("archive", look, frozenset({"archivist"}), count)
