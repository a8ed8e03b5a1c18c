"""Thông báo: what waits for this person, what is late first, and what other people did while days passed.

Only `office.notices` and `office.others_done` in words; each line says where its work is done. It ticks nothing off:
a notice goes when its reason does.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from hoso_kit.desk.notices import Reply, data, fault
from hoso_kit.desk.screens.screen import Asking, Screen
from hoso_kit.office.forms.form import date_text
from hoso_kit.office.notices import NoticeKind, PersonNotice, may_know, notices
from hoso_kit.office.office import Office
from hoso_kit.office.others_state import OtherAct
from hoso_kit.office.receiving import deliveries
from hoso_kit.regulations import cite

_SHOWN = 200
KIND_TEXTS: dict[NoticeKind, str] = {
    "overdue": "Quá hạn giải quyết",
    "transfer_overdue": "Quá hạn nộp lưu",
    "recalled": "Đã thu hồi",
    "cancelled": "Đã hủy",
    "file_returned": "Lưu trữ trả lại",
    "draft_sent_back": "Dự thảo chuyển lại",
    "file_list_returned": "Danh mục trả lại",
    "urged": "Đôn đốc",
    "due_soon": "Sắp đến hạn",
    "delivery_waiting": "Văn bản mới đến",
    "to_submit": "Chờ trình",
    "to_direct": "Chờ ý kiến",
    "draft_waits": "Dự thảo chờ duyệt",
    "to_issue": "Chờ phát hành",
    "assigned_to_me": "Việc được giao",
    "transfer_due": "Đến hạn nộp lưu",
    "file_waits_for_archive": "Chờ tiếp nhận",
    "file_list_waits": "Danh mục hồ sơ",
    "use_waits": "Xin khai thác",
    "use_granted": "Được khai thác",
    "use_refused": "Không được khai thác",
    "destruction_to_decide": "Xét hủy hồ sơ",
    "destruction_to_do": "Xét hủy hồ sơ",
    "access_change": "Đổi quyền xem",
    "roles_to_confirm": "Đổi vai trò",
    "conflict": "Cảnh báo",
    "informed": "Để biết",
    "done_by_others": "Người khác đã làm",
}
_PRESSING = frozenset(
    {"recalled", "cancelled", "file_returned", "draft_sent_back", "file_list_returned", "use_refused"}
)
_NEAR = frozenset({"urged", "due_soon", "transfer_due", "conflict", "access_change", "roles_to_confirm"})
# where the work of each kind is done: screen and, where it has several, its part
_PLACES: dict[NoticeKind, tuple[str, str]] = {
    "delivery_waiting": ("incoming", "receive"),
    "to_submit": ("incoming", "submit"),
    "to_direct": ("incoming", "direct"),
    "assigned_to_me": ("incoming", "mine"),
    "informed": ("incoming", "mine"),
    "urged": ("incoming", "mine"),
    "due_soon": ("incoming", "mine"),
    "overdue": ("incoming", "overdue"),
    "draft_waits": ("outgoing", "approve"),
    "draft_sent_back": ("outgoing", "drafts"),
    "to_issue": ("outgoing", "issue"),
    "recalled": ("outgoing", "follow"),
    "transfer_due": ("transfer", "due"),
    "transfer_overdue": ("transfer", "due"),
    "file_returned": ("transfer", "sent"),
    "file_waits_for_archive": ("archive", "waiting"),
    "file_list_waits": ("file_lists", ""),
    "file_list_returned": ("file_lists", ""),
    "use_waits": ("lending", "answer"),
    "use_granted": ("lending", "mine"),
    "use_refused": ("lending", "mine"),
    "destruction_to_decide": ("disposal", "proposals"),
    "destruction_to_do": ("disposal", "proposals"),
    "access_change": ("access", ""),
    "roles_to_confirm": ("administration", "proposals"),
    "conflict": ("administration", "conflicts"),
    "done_by_others": ("notices", "others"),
}
# where the registry's next step with a signed document is
_REGISTRY_STEPS = {"signed": "number", "numbered": "seal", "sealed": "issue"}


def look(asking: Asking, _: dict[str, Any]) -> dict[str, Any]:
    """What waits now, and what others did so far, the latest first."""
    office, person = asking.office, asking.person
    found = [one for one in notices(office, person) if one.kind != "done_by_others"]
    acts = [one for one in office.others_done if _tells(office, one, person)]
    return {
        "notices": [_notice(office, one) for one in found],
        "others": [_act(office, one) for one in reversed(acts[-_SHOWN:])],
    }


def count(office: Office, person: str) -> int:
    """The number on the bell: what waits, without what others did."""
    return sum(one.kind != "done_by_others" for one in notices(office, person))


def since(asking: Asking, args: dict[str, Any]) -> Reply:
    """What happened after a day: others' acts in order, how much new post there is, how much is new for me."""
    try:
        day = date.fromisoformat(str(args.get("day")))
    except ValueError:
        return fault("Màn hình gửi một ngày không hợp lệ.", "Hãy tải lại trang.")
    office, person = asking.office, asking.person
    acts = [one for one in office.others_done if one.day > day and _tells(office, one, person)]
    return data(
        {
            "acts": [_act(office, one) for one in acts[-_SHOWN:]],
            "post": sum(one.delivered_date > day for one in deliveries(office)),
            "news": sum(one.day > day and one.kind != "done_by_others" for one in notices(office, person)),
        }
    )


def _tells(office: Office, act: OtherAct, person: str) -> bool:
    return may_know(office, act.action, person)


def _act(office: Office, act: OtherAct) -> dict[str, Any]:
    who = office.people_by_id[act.person]
    return {
        "date_text": date_text(act.day),
        "full_name": who.full_name,
        "position": who.position,
        "text": act.text,
        "is_done": act.is_done,
        "refusal": act.refusal,
        "doc_id": getattr(act.action, "doc_id", ""),
    }


def _notice(office: Office, notice: PersonNotice) -> dict[str, Any]:
    screen, part = _PLACES.get(notice.kind, ("", ""))
    if notice.kind == "delivery_waiting" and office.receiving.state_of(notice.delivery_id) != "waiting":
        part = "register"
    if notice.kind == "to_issue":
        part = _REGISTRY_STEPS.get(office.outgoing.papers[notice.doc_id].stage, part)
    citation = cite(notice.citation)
    return {
        "kind": notice.kind,
        "kind_text": KIND_TEXTS[notice.kind],
        "weight": "bad" if notice.is_late or notice.kind in _PRESSING else "warn" if notice.kind in _NEAR else "mine",
        "day": notice.day.isoformat(),
        "date_text": date_text(notice.day),
        "text": notice.text,
        "citation": citation.text,
        "confidence": citation.confidence,
        "is_new": notice.is_new,
        "is_late": notice.is_late,
        "doc_id": notice.doc_id,
        "file": notice.file_notation,
        "delivery": notice.delivery_id,
        "year": notice.year,
        "screen": screen,
        "part": part,
    }


SCREEN = Screen("notices", look, count=count, answers={"since": since})
