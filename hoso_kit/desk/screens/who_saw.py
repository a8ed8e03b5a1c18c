"""Lượt xem, sử dụng: which file and document was opened and used, by whom and when (Phụ lục VI, III.6.a, b, l).

Read from the journal (`office.access_history`). The archivist, the administrator and the head of the office see
everything; everybody else his own files and the documents in them. Refused attempts are shown, and not counted.
"""

from __future__ import annotations

from typing import Any

from hoso_kit.desk.notices import Reply, data, fault
from hoso_kit.desk.screens.care_words import may_read, view_line
from hoso_kit.desk.screens.screen import Asking, Screen
from hoso_kit.office import visits
from hoso_kit.office.access import may_share
from hoso_kit.office.access_history import (
    CITATION,
    COUNT_CITATION,
    SYSTEM_CITATION,
    AccessRow,
    access_history,
    access_rows,
    system_use,
    use_history,
)
from hoso_kit.office.forms.form import date_text
from hoso_kit.office.office import Office
from hoso_kit.records.text import fold
from hoso_kit.regulations import cite

_SHOWN = 200
_SEE_ALL = frozenset({"archivist", "administrator", "head_of_office"})
_ROLES = _SEE_ALL | {"specialist", "head_of_unit"}


def look(asking: Asking, args: dict[str, Any]) -> dict[str, Any]:
    """Counts of files and documents, the latest visits, and for who sees all also the use of the whole system."""
    office, person = asking.office, asking.person
    entries = asking.work.journal.entries
    query, every = fold(str(args.get("query") or "")), args.get("every") is True
    rows = [one for one in access_rows(entries, office) if concerns(office, one.kind, one.item, person)]
    words = [_row(office, one, person) for one in rows if every or one.views or one.refused]
    found = [one for one in words if query in fold(f"{one['what']} {one['about']}")]
    found.sort(key=lambda one: (-one["views"], -one["refused"], one["what"]))
    lines = [one for one in access_history(entries) if concerns(office, one.kind, one.item, person)]
    sees_all = _sees_all(office, person)
    return {
        "citation": cite(CITATION).told,
        "count_citation": cite(COUNT_CITATION).told,
        "sees_all": sees_all,
        "views": sum(one.views for one in rows),
        "refused": sum(one.refused for one in rows),
        "known": len(rows),
        "files": [one for one in found if one["kind"] == "case_file"][:_SHOWN],
        "documents": [one for one in found if one["kind"] == "document"][:_SHOWN],
        "lines": [view_line(office, one) for one in reversed(lines[-_SHOWN:])],
        "use": _use(asking) if sees_all else None,
    }


def item_history(asking: Asking, args: dict[str, Any]) -> Reply:
    """Everything that was done with one file or document, the latest first, and how often each person looked."""
    office, item = asking.office, str(args.get("item"))
    kind = "case_file" if item in office.case_files else "document"
    if (kind == "document" and office.document(item) is None) or not concerns(office, kind, item, asking.person):
        return fault("Không xem được lịch sử của hồ sơ, văn bản này.", "Chỉ người lập hồ sơ, lưu trữ, quản trị xem.")
    lines = use_history(asking.work.journal.entries, office, item)
    totals: dict[str, int] = {}
    for line in lines:
        if line.is_view and not line.is_refused:
            totals[line.person] = totals.get(line.person, 0) + 1
    people = office.people_by_id
    return data(
        {
            "lines": [
                {
                    "date_text": date_text(one.at),
                    "full_name": people[one.person].full_name,
                    "position": people[one.person].position,
                    "text": one.text,
                    "is_view": one.is_view,
                    "is_refused": one.is_refused,
                    "is_by_himself": one.n is None,
                }
                for one in reversed(lines[-_SHOWN:])
            ],
            "people": [
                {"full_name": people[one].full_name, "total": total}
                for one, total in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))
            ],
        }
    )


def concerns(office: Office, kind: str, item: str, person: str) -> bool:
    """Whether the person answers for the thing: all of it, his own file, or a document in his own file."""
    if _sees_all(office, person):
        return True
    if kind == "case_file":
        case_file = office.case_files.get(item)
        return case_file is not None and may_share(office, case_file, person)
    document = office.document(item)
    own = any(may_share(office, office.case_files[name], person) for name in office.files_of(item))
    return document is not None and (own or document.lead == person)


def _sees_all(office: Office, person: str) -> bool:
    return not _SEE_ALL.isdisjoint(office.roles_of(person))


def _row(office: Office, row: AccessRow, person: str) -> dict[str, Any]:
    people = office.people_by_id
    what, about = row.item, ""
    if row.kind == "case_file":
        about = office.case_files[row.item].title
    elif (document := office.document(row.item)) is not None:
        what, about = f"{document.type_name} {document.symbol}".strip(), document.subject
        # who counts the visits doesn't learn by it what he may not read
        if not may_read(office, row.item, person):
            about = "(không có quyền đọc nội dung)"
    return {
        "kind": row.kind,
        "item": row.item,
        "what": what,
        "about": about,
        "views": row.views,
        "people": ", ".join(people[one].full_name for one in row.people),
        "last_text": date_text(row.last_date),
        "refused": row.refused,
    }


def _use(asking: Asking) -> dict[str, Any]:
    office = asking.office
    use = system_use(asking.work.journal.entries, office.scenario)
    people = office.scenario.people_by_id
    return {
        "total": use.total,
        "refused": use.refused,
        "visits": use.visits,
        "visit_rule": visits.RULE,
        "citation": cite(SYSTEM_CITATION).told,
        "people": [
            {
                "person": one,
                "full_name": people[one].full_name,
                "position": people[one].position,
                "total": total,
                "visits": use.visits_of_people[one],
            }
            for one, total in sorted(
                use.people.items(), key=lambda pair: (-use.visits_of_people[pair[0]], -pair[1], pair[0])
            )
        ],
        "days": [
            {
                "day": day.isoformat(),
                "date_text": date_text(day),
                "total": use.days.get(day, 0),
                "visits": use.visits_of_days.get(day, 0),
            }
            for day in sorted({*use.days, *use.visits_of_days}, reverse=True)
        ],
    }


SCREEN = Screen("who_saw", look, _ROLES, answers={"history": item_history})
