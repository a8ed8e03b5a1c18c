"""Bàn giao: what someone who leaves has still in hand, who takes it on, the record of it, and the end.

Only words and numbers of `office.retaining_hand_over`. Who may record for whom is the office's rule; the screen
offers the person himself, and to who answers for others those he answers for, beginning with who leaves.
"""

from __future__ import annotations

from typing import Any

from hoso_kit.desk.screens.case_file_words import file_words
from hoso_kit.desk.screens.people_words import person_words
from hoso_kit.desk.screens.screen import Asking, Screen
from hoso_kit.office.access import people_in_scope
from hoso_kit.office.forms.form import date_text
from hoso_kit.office.office import Office
from hoso_kit.office.retaining_hand_over import hand_over_record, left_behind

# what the decree names (Điều 31 khoản 3 điểm đ), and the merging of offices
REASONS = (
    "Chuyển công tác",
    "Nghỉ hưu",
    "Thôi việc",
    "Đi học tập dài hạn",
    "Sáp nhập, chia tách đơn vị",
    "Phân công lại công việc",
)
_ALL_PEOPLE = frozenset({"head_of_office", "administrator"})


def look(asking: Asking, args: dict[str, Any]) -> dict[str, Any]:
    """The chosen person's files and record; ``args["from"]`` chooses."""
    office, person = asking.office, asking.person
    givers = _givers(office, person)
    chosen = args.get("from") if args.get("from") in givers else _first(office, person, givers)
    departed = office.transfers.departed
    records = hand_over_record(office, str(chosen))
    return {
        "givers": [_giver(office, one) for one in givers],
        "from": person_words(office, str(chosen)),
        "is_departed": chosen in departed,
        "left": [file_words(office, one) for one in left_behind(office, str(chosen))],
        "receivers": [
            person_words(office, one.person_id)
            for one in office.scenario.people
            if one.person_id != chosen and one.person_id not in departed
        ],
        "reasons": list(REASONS),
        "records": [
            {
                "to": office.scenario.people_by_id[one.to_person].full_name,
                "by": office.scenario.people_by_id[one.person].full_name,
                "made_text": date_text(one.made_date),
                "reason": one.reason,
                "files": [
                    {"name": name, "title": office.case_files[name].title if name in office.case_files else ""}
                    for name in one.case_files
                ],
            }
            for one in records
        ],
    }


def _givers(office: Office, person: str) -> list[str]:
    scope = people_in_scope(office, person, _ALL_PEOPLE)
    return list(dict.fromkeys((person, *(one for one in office.people_by_id if one in scope))))


def _first(office: Office, person: str, givers: list[str]) -> str:
    """With whom the screen begins: a colleague who leaves, else who has most in hand, else the person himself."""
    others = [one for one in givers if one != person]
    leaving = next((one for one in others if _leaving(office, one)), None)
    if leaving is not None:
        return leaving
    most = max(others, key=lambda one: len(left_behind(office, one)), default=person)
    return most if left_behind(office, most) else person


def _leaving(office: Office, person: str) -> str:
    """What shows that a person leaves and isn't done: files under a locked account, a hand-over that has begun."""
    if office.administration.lock_of(person) is not None and left_behind(office, person):
        return "tài khoản đã khóa"
    has_begun = bool(hand_over_record(office, person)) and person not in office.transfers.departed
    return "đang bàn giao" if has_begun else ""


def _giver(office: Office, person: str) -> dict[str, Any]:
    left, is_departed = len(left_behind(office, person)), person in office.transfers.departed
    return person_words(office, person) | {
        "left": left,
        "is_departed": is_departed,
        "leaving": _leaving(office, person),
    }


SCREEN = Screen("hand_over", look)
