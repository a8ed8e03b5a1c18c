"""How a case file is kept, in words: its carrier, who may see it, what locks it, where it came from, who looked.

Each part is there only where the office has the function switched on, so the page shows it where it is there.
It decides nothing: rights, duties and locks are the office's own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hoso_kit.office.access import may_confirm, may_edit_file, may_see_document, may_see_file, may_share
from hoso_kit.office.access_history import AccessLine, access_history
from hoso_kit.office.access_period import past_period
from hoso_kit.office.forms.form import date_text
from hoso_kit.office.journal import Entry
from hoso_kit.office.office import Office
from hoso_kit.office.paper import closing_duties
from hoso_kit.office.visits import is_visit
from hoso_kit.office.work import Work
from hoso_kit.records.access_right import LEVEL_TEXTS, AccessRight
from hoso_kit.records.case_file import CARRIER_TEXTS, CaseFile
from hoso_kit.regulations import cite

_VIEWS_ON_THE_CARD = 30


def keeps_views(office: Office) -> bool:
    """Whether the office records who opens a file or document."""
    return "access" in office.scenario.functions


def hidden_documents(office: Office, person: str) -> list[str]:
    """The documents that the person may not read; in an office that keeps no rights only what was destroyed."""
    if not keeps_views(office):
        return sorted(office.disposal.destroyed_documents)
    return [one.doc_id for one in office.documents if not may_see_document(office, one.doc_id, person)]


def ended_documents(office: Office) -> frozenset[str]:
    """The documents of files whose period is over: what was to be read on the first day may be closed by now."""
    over = (one for one in office.case_files.values() if past_period(office, one) is not None)
    return frozenset(doc_id for one in over for doc_id in one.documents)


def may_read(office: Office, doc_id: str, person: str) -> bool:
    """Whether a screen may tell the person of the document; everybody of what there is in an office without rights."""
    if not keeps_views(office):
        return doc_id not in office.disposal.destroyed_documents
    return may_see_document(office, doc_id, person)


def may_know_of(office: Office, entry: Entry, person: str) -> bool:
    """Whether the history may tell the person of what another did; of his own doing always."""
    if not keeps_views(office) or entry.person == person:
        return True
    if entry.action is None:
        # when others came in is counted for those who watch over the system, and nobody else's business
        return not is_visit(entry)
    # imported late: an office without rights doesn't need the rooms behind it
    from hoso_kit.office.notices import may_know

    return may_know(office, entry.action, person)


def unseen_files(office: Office, person: str) -> list[str]:
    """The names of opened files that the person may not see; the file list names them to everybody anyway."""
    if not keeps_views(office):
        return []
    return [name for name, case_file in office.case_files.items() if not may_see_file(office, case_file, person)]


def seen_filing(office: Office, filed: dict[str, list[str]], person: str) -> dict[str, list[str]]:
    """Which document lies in which files, of the files that the person may see."""
    unseen = set(unseen_files(office, person))
    seen = {doc_id: [name for name in names if name not in unseen] for doc_id, names in filed.items()}
    return {doc_id: names for doc_id, names in seen.items() if names}


def care_of_file(work: Work, case_file: CaseFile, person: str) -> dict[str, Any]:
    """All that the card says of keeping this file, by function."""
    office = work.office
    functions = office.scenario.functions
    care: dict[str, Any] = {}
    if "paper" in functions:
        care["paper"] = paper_words(office, case_file)
    if "access" in functions:
        care["access"] = access_words(office, case_file, person)
    if "freezing" in functions:
        care["locks"] = [
            {"name": one.name, "reason": one.reason} for one in office.frozen_sets if case_file.name in one.case_files
        ]
    if "reorganising" in functions:
        care["origin"] = {"split_from": case_file.split_from, "joined_from": list(case_file.joined_from)}
    if "view_history" in functions and may_share(office, case_file, person):
        lines = views_of(work, case_file)
        care["views"] = {
            "total": sum(not line.is_refused for line in lines),
            "lines": [view_line(office, line) for line in reversed(lines[-_VIEWS_ON_THE_CARD:])],
        }
    return care


def paper_words(office: Office, case_file: CaseFile, maintenance: str | None = None) -> dict[str, Any]:
    """The carrier, the paper work done so far and what the law still asks for; for ``maintenance`` if one is chosen."""
    # who ends the file now confirms its period by that very step
    asked = replace(case_file, maintenance=maintenance, is_maintenance_confirmed=True) if maintenance else case_file
    return {
        "carrier": case_file.carrier,
        "carrier_text": CARRIER_TEXTS[case_file.carrier],
        "has_paper": case_file.has_paper,
        "sheet_total": case_file.sheet_total,
        "is_numbered": case_file.is_sheets_numbered,
        "has_contents_list": case_file.has_contents_list,
        "closing_note": case_file.closing_note,
        "has_closing_note": case_file.has_closing_note,
        "duties": [
            {
                "id": duty.duty_id,
                "name": duty.name,
                "is_done": duty.is_done,
                "missing": duty.missing,
                "citation": cite(duty.citation).told,
            }
            for duty in closing_duties(office, asked)
        ],
    }


def access_words(office: Office, case_file: CaseFile, person: str) -> dict[str, Any]:
    """Who may do what with the file, and what the person himself may do about it."""
    people = office.scenario.people_by_id
    given = {right.person for right in case_file.access}
    return {
        "may_edit": may_edit_file(case_file, person),
        # nobody is given a right to a file whose period is over
        "may_share": past_period(office, case_file) is None and may_share(office, case_file, person),
        "may_confirm": may_confirm(office, case_file, person),
        "opener": case_file.opener,
        "opener_name": people[case_file.opener].full_name,
        "by_post": [
            f"{one.full_name} ({one.position})"
            for one in people.values()
            if one.person_id not in {case_file.opener, *given} and may_see_file(office, case_file, one.person_id)
        ],
        "rights": [right_words(office, right) for right in case_file.access],
        "waiting": sum(not right.is_confirmed for right in case_file.access),
    }


def right_words(office: Office, right: AccessRight) -> dict[str, Any]:
    """One given or withdrawn right in a row."""
    people = office.scenario.people_by_id
    return {
        "person": right.person,
        "full_name": people[right.person].full_name,
        "position": people[right.person].position,
        "level": right.level,
        "level_text": LEVEL_TEXTS[right.level],
        "changed_by": people[right.changed_by].full_name,
        "changed_text": date_text(right.changed_on),
        "is_confirmed": right.is_confirmed,
        "confirmed_by": people[right.confirmed_by].full_name if right.is_confirmed else "",
    }


def views_of(work: Work, case_file: CaseFile) -> list[AccessLine]:
    """Who opened the file, or a document that lies in it."""
    inside = set(case_file.documents)
    return [
        line
        for line in access_history(work.journal.entries)
        if (line.item == case_file.name if line.kind == "case_file" else line.item in inside)
    ]


def view_line(office: Office, line: AccessLine) -> dict[str, Any]:
    """One visit in a row."""
    person = office.scenario.people_by_id[line.person]
    document = office.document(line.item) if line.kind == "document" else None
    what = f"Hồ sơ {line.item}" if document is None else f"{document.type_name} {document.symbol}".strip()
    return {
        "n": line.n,
        "date_text": date_text(line.at),
        "person": line.person,
        "full_name": person.full_name,
        "position": person.position,
        "kind": line.kind,
        "item": line.item,
        "what": what,
        "is_refused": line.is_refused,
    }
