"""Rights to each file, for those who answer for files: what waits to be confirmed, and who may see which file.

A clerk gives the rights to his own files on their cards; this page is for heads, archive and administrator.
"""

from __future__ import annotations

from typing import Any

from hoso_kit.desk.screens.care_words import access_words
from hoso_kit.desk.screens.screen import Asking, Screen
from hoso_kit.office.access import access_warnings, may_confirm, may_share
from hoso_kit.office.office import Office
from hoso_kit.records.case_file import STATUS_TEXTS
from hoso_kit.regulations import cite


def look(asking: Asking, _: dict[str, Any]) -> dict[str, Any]:
    """The changes that wait, and all files whose rights the person may change."""
    office, person = asking.office, asking.person
    shared = [one for one in office.case_files.values() if may_share(office, one, person)]
    return {
        "warnings": [
            {
                "file_notation": one.file_notation,
                "person": one.right.person,
                "text": one.text,
                "citation": cite(one.citation).told,
                "may_confirm": may_confirm(office, office.case_files[one.file_notation], person),
            }
            for one in access_warnings(office)
            if any(case_file.name == one.file_notation for case_file in shared)
        ],
        "files": [
            {
                "file_notation": one.name,
                "title": one.title,
                "status_text": STATUS_TEXTS[one.status],
                **access_words(office, one, person),
            }
            for one in shared
        ],
    }


def count(office: Office, person: str) -> int:
    """Changes that this person may confirm."""
    files = office.case_files
    return sum(may_confirm(office, files[one.file_notation], person) for one in access_warnings(office))


SCREEN = Screen("access", look, frozenset({"head_of_unit", "head_of_office", "archivist", "administrator"}), count)
