"""What the system does and refuses when files are opened, filled, edited and closed.

One function an action: it returns the changed office or raises `Refusal`. Only
what a real document system would refuse is refused here; a wrong file, a left
duplicate or a vague title passes and is found later.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office.filing_actions import (
    CloseCaseFile,
    DiscardCaseFile,
    EditCaseFile,
    FileDocument,
    OpenCaseFile,
    OpenUnlistedCaseFile,
    ReopenCaseFile,
    TakeOutDocument,
)
from hoso_kit.office.listing_numbering import split_catalog
from hoso_kit.office.listing_state import entry_to_open
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.scenario import Scenario
from hoso_kit.records.case_file import CaseFile
from hoso_kit.records.notation import MAX_FILE_NOTATION, FileNotation, read_file_notation_loosely
from hoso_kit.records.retention import UnknownMaintenance, parse_maintenance
from hoso_kit.regulations import edition, retention_table

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

MAX_TITLE = 500


def open_case_file(office: Office, action: OpenCaseFile, person: str) -> Office:
    """Điều 29 khoản 2 điểm a, b: the clerk named by the list opens the file that it foresees."""
    scenario = office.scenario
    own_year = scenario.file_list.file_catalog
    year, notation = split_catalog(action.file_notation)
    year = own_year if year is None else year
    listed = entry_to_open(office, year, notation)
    if listed is None:
        raise Refusal("not_listed", year=year, notation=notation)
    heading, entry = listed
    if entry.creator != person:
        owner = scenario.people_by_id[entry.creator]
        raise Refusal("not_yours", notation=entry.file_notation, name=owner.full_name, position=owner.position)
    _refuse_taken(office, office.case_file_name(year, entry.file_notation))
    _refuse_future(office, action.start_date, "future_start")
    return office.with_file(
        CaseFile(
            file_notation=entry.file_notation,
            title=entry.title,
            maintenance=entry.maintenance,
            retention_row=entry.retention_row,
            creator=entry.creator,
            start_date=action.start_date,
            heading=heading.abbreviation,
            is_listed=True,
            opener=person,
            description=entry.description,
            file_catalog=None if year == own_year else year,
        )
    )


def open_unlisted_case_file(office: Office, action: OpenUnlistedCaseFile, person: str) -> Office:
    """Điều 29 khoản 2 điểm c: a file that the list does not foresee, with all five facts."""
    scenario = office.scenario
    missing = [
        name
        for name, value in (
            ("tiêu đề hồ sơ", action.title),
            ("số và ký hiệu hồ sơ", action.file_notation),
            (edition(scenario.edition).terms.maintenance.lower(), action.maintenance),
            ("người lập hồ sơ", action.creator),
        )
        if not value.strip()
    ]
    if missing:
        raise Refusal("facts_missing", facts=", ".join(missing))
    meant = read_file_notation_loosely(action.file_notation)
    if meant is None or len(action.file_notation) > MAX_FILE_NOTATION:
        raise Refusal("notation_unreadable", notation=action.file_notation)
    for _, entry in scenario.file_list.all_entries():
        if read_file_notation_loosely(entry.file_notation) == meant:
            raise Refusal("notation_listed", notation=meant, title=entry.title)
    _refuse_taken(office, action.file_notation)
    _refuse_title(action.title)
    _refuse_future(office, action.start_date, "future_start")
    _refuse_creator(scenario, action.creator)
    return office.with_file(
        CaseFile(
            file_notation=action.file_notation,
            title=action.title,
            maintenance=_maintenance(action.maintenance),
            retention_row=_retention_row(scenario, action.retention_row),
            creator=action.creator,
            start_date=action.start_date,
            heading=meant.abbreviation,
            is_listed=False,
            opener=person,
            description=action.description or "Ngoài Danh mục",
        )
    )


def file_document(office: Office, action: FileDocument, person: str) -> Office:
    """Điều 29 khoản 3; Phụ lục VI phần I mục III.4.b, e: link documents, number them by time."""
    case_file = editable_file(office, action.file_notation, person)
    _refuse_unknown(office, action.documents)
    _refuse_unreadable(office, action.documents, person)
    for doc_id in action.documents:
        if doc_id in case_file.documents:
            symbol = office.known_document(doc_id).symbol
            raise Refusal("already_filed", symbol=symbol, notation=case_file.file_notation)
    documents = office.in_order(dict.fromkeys(case_file.documents + action.documents))
    return office.with_file(replace(case_file, documents=documents))


def _refuse_unreadable(office: Office, doc_ids: tuple[str, ...], person: str) -> None:
    """Where the office keeps rights: what one may not read can't be put into one's own file, there to be read."""
    if "access" not in office.scenario.functions:
        return
    # imported late: the rights know the files
    from hoso_kit.office.access import may_see_document, reads_only_lent

    if not all(may_see_document(office, doc_id, person) for doc_id in doc_ids):
        raise Refusal("may_not_see_document")
    # in a file of one's own it could be read after the loan's last day
    for doc_id in doc_ids:
        if reads_only_lent(office, doc_id, person):
            raise Refusal("use_is_for_reading", symbol=office.known_document(doc_id).symbol)


def take_out_document(office: Office, action: TakeOutDocument, person: str) -> Office:
    """Điều 29 khoản 4 điểm b: remove links; the documents stay in the office."""
    case_file = editable_file(office, action.file_notation, person)
    _refuse_unknown(office, action.documents)
    for doc_id in action.documents:
        if doc_id not in case_file.documents:
            symbol = office.known_document(doc_id).symbol
            raise Refusal("not_filed", symbol=symbol, notation=case_file.file_notation)
    kept = tuple(doc_id for doc_id in case_file.documents if doc_id not in action.documents)
    return office.with_file(replace(case_file, documents=kept))


def edit_case_file(office: Office, action: EditCaseFile, person: str) -> Office:
    """Điều 29 khoản 4 điểm b, d: mend the facts of an open file."""
    scenario, case_file = office.scenario, editable_file(office, action.file_notation, person)
    title = case_file.title if action.title is None else action.title
    _refuse_title(title)
    start_date = action.start_date or case_file.start_date
    _refuse_future(office, start_date, "future_start")
    creator = case_file.creator if action.creator is None else action.creator
    _refuse_creator(scenario, creator)
    if case_file.is_listed and creator != case_file.creator:
        raise Refusal("creator_listed", notation=case_file.file_notation)
    changed = replace(
        case_file,
        title=title,
        maintenance=case_file.maintenance if action.maintenance is None else _maintenance(action.maintenance),
        retention_row=case_file.retention_row
        if action.retention_row is None
        else _retention_row(scenario, action.retention_row),
        rights=case_file.rights if action.rights is None else action.rights,
        description=case_file.description if action.description is None else action.description,
        start_date=start_date,
        creator=creator,
    )
    if changed == case_file:
        raise Refusal("nothing_changed", notation=case_file.file_notation)
    return office.with_file(changed)


def close_case_file(office: Office, action: CloseCaseFile, person: str) -> Office:
    """Điều 29 khoản 4: end the file after a review; the period is determined anew."""
    scenario, case_file = office.scenario, open_file(office, action.file_notation, person)
    if not case_file.documents:
        raise Refusal("empty_file", notation=case_file.file_notation)
    if not action.is_reviewed:
        raise Refusal("not_reviewed")
    _refuse_future(office, action.end_date, "future_end")
    if action.end_date < case_file.start_date:
        raise Refusal("end_before_start")
    closed = replace(
        case_file,
        end_date=action.end_date,
        maintenance=_maintenance(action.maintenance),
        retention_row=_retention_row(scenario, action.retention_row),
        is_maintenance_confirmed=True,
        status="closed",
    )
    return office.with_file(closed)


def reopen_case_file(office: Office, action: ReopenCaseFile, person: str) -> Office:
    """Open a closed file again with a reason; it must be reviewed anew."""
    case_file = own_file(office, action.file_notation, person)
    refuse_fixed(case_file)
    if not case_file.is_closed:
        raise Refusal("not_closed", notation=case_file.file_notation)
    if not action.reason.strip():
        raise Refusal("no_reason")
    return office.with_file(replace(case_file, status="open", end_date=None, is_maintenance_confirmed=False))


def discard_case_file(office: Office, action: DiscardCaseFile, person: str) -> Office:
    """Remove an empty file that was opened by mistake."""
    case_file = open_file(office, action.file_notation, person)
    if case_file.documents:
        raise Refusal("not_empty", notation=case_file.file_notation, count=case_file.doc_total)
    return office.without_file(action.file_notation)


def known_file(office: Office, file_notation: str) -> CaseFile:
    """The case file of this notation; refuses when nobody has opened it."""
    case_file = office.case_files.get(file_notation)
    if case_file is None:
        raise Refusal("not_opened", notation=file_notation)
    return case_file


def own_file(office: Office, file_notation: str, person: str) -> CaseFile:
    """A file of the person's own, open or closed; refuses another's."""
    case_file = known_file(office, file_notation)
    if case_file.opener != person:
        raise Refusal("opened_by_another", notation=file_notation)
    return case_file


def open_file(office: Office, file_notation: str, person: str) -> CaseFile:
    """A file of the person's own that is still being filled."""
    return _still_open(own_file(office, file_notation, person))


def editable_file(office: Office, file_notation: str, person: str) -> CaseFile:
    """An open file that is the person's own, or that he was given the right to keep up (Phụ lục VI mục III.3.b)."""
    case_file = known_file(office, file_notation)
    if any(right.person == person and right.level == "edit" for right in case_file.access):
        return _still_open(case_file)
    return open_file(office, file_notation, person)


def refuse_fixed(case_file: CaseFile) -> None:
    """Phụ lục VI phần I mục III.5.d: what the archive has, or is checking, or let stay, is not changed."""
    if case_file.status == "accepted":
        raise Refusal("accepted_is_fixed", notation=case_file.name)
    if case_file.status == "submitted":
        raise Refusal("waits_for_archive", notation=case_file.name)
    if case_file.status == "retained":
        raise Refusal("retained_is_fixed", notation=case_file.name)


def _still_open(case_file: CaseFile) -> CaseFile:
    refuse_fixed(case_file)
    if case_file.is_closed:
        raise Refusal("closed", notation=case_file.file_notation)
    return case_file


def _refuse_taken(office: Office, file_notation: str) -> None:
    meant = _meant(file_notation)
    for other in office.case_files:
        if other == file_notation or _meant(other) == meant:
            raise Refusal("notation_taken", notation=other)


def _meant(name: str) -> tuple[int | None, FileNotation | None]:
    year, notation = split_catalog(name)
    return year, read_file_notation_loosely(notation)


def _refuse_future(office: Office, when: date, code: str) -> None:
    if when > office.today:
        raise Refusal(code, when=when, today=office.today)


def _refuse_title(title: str) -> None:
    if not title.strip():
        raise Refusal("blank_title")
    if len(title) > MAX_TITLE:
        raise Refusal("long_title", limit=MAX_TITLE)


def _refuse_creator(scenario: Scenario, creator: str) -> None:
    if creator not in scenario.people_by_id:
        raise Refusal("unknown_creator")


def _refuse_unknown(office: Office, documents: tuple[str, ...]) -> None:
    if not documents:
        raise Refusal("no_document")
    if any(office.document(doc_id) is None for doc_id in documents):
        raise Refusal("unknown_document")


def _maintenance(text: str) -> str:
    try:
        return parse_maintenance(text).text
    except UnknownMaintenance:
        raise Refusal("bad_maintenance", text=text) from None


def _retention_row(scenario: Scenario, row: str) -> str:
    if row and row not in _rows(scenario.retention_table):
        raise Refusal("unknown_row", row=row)
    return row


@lru_cache
def _rows(table_id: str) -> frozenset[str]:
    return frozenset(row.row for row in retention_table(table_id).rows)


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType(
    {
        OpenCaseFile: open_case_file,
        OpenUnlistedCaseFile: open_unlisted_case_file,
        FileDocument: file_document,
        TakeOutDocument: take_out_document,
        EditCaseFile: edit_case_file,
        CloseCaseFile: close_case_file,
        ReopenCaseFile: reopen_case_file,
        DiscardCaseFile: discard_case_file,
    }
)
