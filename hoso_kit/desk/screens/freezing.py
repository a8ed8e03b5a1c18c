"""Frozen sets of case files (Phụ lục VI phần I mục IV.1.g): what is locked, why, and what could be."""

from __future__ import annotations

from typing import Any

from hoso_kit.desk.screens.screen import Asking, Screen
from hoso_kit.office.forms.form import date_text
from hoso_kit.records.case_file import STATUS_TEXTS


def look(asking: Asking, _: dict[str, Any]) -> dict[str, Any]:
    """The sets in order of freezing, and all files of the office with the sets that hold them."""
    office = asking.office
    people = office.scenario.people_by_id
    return {
        "sets": [
            {
                "name": one.name,
                "reason": one.reason,
                "case_files": list(one.case_files),
                "frozen_by": people[one.frozen_by].full_name,
                "frozen_text": date_text(one.frozen_on),
            }
            for one in office.frozen_sets
        ],
        "files": [
            {
                "file_notation": one.name,
                "title": one.title,
                "holder": people[one.opener].full_name,
                "status_text": STATUS_TEXTS[one.status],
                "locks": [lock.name for lock in office.frozen_sets if one.name in lock.case_files],
            }
            for one in office.case_files.values()
        ],
    }


SCREEN = Screen("freezing", look, frozenset({"administrator"}))
