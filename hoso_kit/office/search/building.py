"""An exercise's office as an index in memory: quick enough (some milliseconds) to be built anew for every search.

It reads the office and changes nothing.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hoso_kit.office.access import may_see_document, may_see_file
from hoso_kit.office.office import Office
from hoso_kit.office.search.index import SearchIndex
from hoso_kit.office.search.writer import IndexWriter
from hoso_kit.records.case_file import CaseFile
from hoso_kit.records.document import Document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def build_index(office: Office, person: str | None = None) -> SearchIndex:
    """The index of the office as it stands now: every document and every opened case file.

    With a ``person`` and in an office that keeps rights (function "access"): only what that person may see
    (Phụ lục VI phần I mục III.3.b).
    """
    import sqlite3

    connection = sqlite3.connect(":memory:")
    try:
        writer = IndexWriter(connection)
        _fill(writer, office, person if "access" in office.scenario.functions else None)
    except BaseException:
        connection.close()
        raise
    return SearchIndex(connection)


def _fill(writer: IndexWriter, office: Office, person: str | None) -> None:
    scenario = office.scenario
    organ = scenario.office
    writer.add_organ(
        (1, organ.organ_id, organ.organ_name, organ.short_name, _level(organ.organ_name), organ.superior_name,
         organ.place, 1)
    )  # fmt: skip
    abbreviations = list(dict.fromkeys(person.unit for person in scenario.people))
    units = {abbreviation: key for key, abbreviation in enumerate(abbreviations, 1)}
    names = {heading.abbreviation: heading.name for heading in scenario.file_list.headings}
    writer.add_rows("units", [(key, 1, unit, names.get(unit, unit)) for unit, key in units.items()])
    people = {person.person_id: key for key, person in enumerate(scenario.people, 1)}
    writer.add_rows(
        "people",
        [
            (people[one.person_id], 1, units[one.unit], one.person_id, one.full_name, one.position)
            for one in scenario.people
        ],
    )
    things: list[tuple[date, int, int, Document | CaseFile]] = [
        (case_file.start_date, 0, place, case_file)
        for place, case_file in enumerate(office.case_files.values())
        if person is None or may_see_file(office, case_file, person)
    ]
    documents = sorted(office.documents, key=lambda one: one.chronology)
    things += [
        (one.arrival_date or one.issued_date, 1, place, one)
        for place, one in enumerate(documents)
        if person is None or may_see_document(office, one.doc_id, person)
    ]
    things.sort(key=lambda thing: thing[:3])
    keys = {one.name: key for key, (_, _, _, one) in enumerate(things, 1) if isinstance(one, CaseFile)}
    for key, (_, _, _, thing) in enumerate(things, 1):
        if isinstance(thing, CaseFile):
            writer.add_case_file(_case_row(office, thing, key, people, units))
        else:
            writer.add_document(_document_row(office, thing, key, keys, people, units))
    writer.finish([("today", office.today), ("has_documents", 1)])


def _case_row(
    office: Office, case_file: CaseFile, key: int, people: Mapping[str, int], units: Mapping[str, int]
) -> Sequence[Any]:
    scenario = office.scenario
    year = office.catalog_of(case_file)
    return (
        key, 1, units.get(case_file.heading), people.get(case_file.creator),
        office.code_of(case_file), office.organ_of(case_file), year,
        case_file.name if case_file.fonds else case_file.file_notation, case_file.title,
        case_file.maintenance, case_file.rights,
        scenario.people_by_id[case_file.creator].full_name, "Tiếng Việt", case_file.start_date.isoformat(),
        case_file.end_date.isoformat() if case_file.end_date else None, case_file.doc_total,
        office.page_total(case_file), case_file.description, case_file.status, int(case_file.is_listed),
        case_file.submitted_date.isoformat() if case_file.submitted_date else None, case_file.return_reason,
    )  # fmt: skip


def _document_row(
    office: Office,
    document: Document,
    key: int,
    case_keys: Mapping[str, int],
    people: Mapping[str, int],
    units: Mapping[str, int],
) -> Sequence[Any]:
    scenario = office.scenario
    # a file that isn't the person's to see isn't named beside its documents either
    held = [name for name in office.files_of(document.doc_id) if name in case_keys]
    lead = scenario.people_by_id[document.lead] if document.lead else None
    holders = [office.case_files[name] for name in held]
    codes = [office.code_of(one) for one in holders]
    ordinal = holders[0].documents.index(document.doc_id) + 1 if holders else None
    signer = document.signer
    return (
        key, 1, units.get(lead.unit) if lead else None, people.get(document.lead or ""),
        case_keys[held[0]] if held else None, document.doc_id, document.direction, document.copy, "; ".join(codes),
        "; ".join(held), ordinal, document.type_name, document.code_number, document.code_notation,
        document.issued_date.isoformat(), document.organ_name, document.subject, "Tiếng Việt", document.page_amount,
        document.note, document.arrival_date.isoformat() if document.arrival_date else None,
        document.arrival_number, " ".join(filter(None, (signer.authority, signer.position))), signer.full_name,
        document.addressee, document.urgency, "; ".join(document.recipients), document.directive, None,
        document.due_date.isoformat() if document.due_date else None, lead.full_name if lead else "",
        "\n".join(document.body),
    )  # fmt: skip


def _level(organ_name: str) -> str:
    """The level that an office's name tells (the scenario doesn't)."""
    words = organ_name.casefold().split()
    if {"xã", "phường"} & set(words) or "thị trấn" in organ_name.casefold():
        return "commune"
    return "district" if {"huyện", "quận"} & set(words) else "province"
