"""Mending files that mix matters or tear one apart (Điều 29 khoản 1 điểm b): split and join.

Each is one action built from the steps of filing, so it obeys the same rules
and is done whole or not at all. Documents are moved by reference, never copied;
the new file knows where it came from. Whether the split is right is the rubric's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office.filing import file_document, open_case_file, open_file, open_unlisted_case_file, take_out_document
from hoso_kit.office.filing_actions import FileDocument, OpenCaseFile, OpenUnlistedCaseFile, TakeOutDocument
from hoso_kit.office.listing_numbering import split_catalog
from hoso_kit.office.listing_state import entry_to_open
from hoso_kit.office.merging import refuse_mixed_fonds
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.reorganising_actions import JoinCaseFiles, SplitCaseFile
from hoso_kit.records.case_file import Carrier, CaseFile

if TYPE_CHECKING:
    from hoso_kit.office.office import Office


def split_case_file(office: Office, action: SplitCaseFile, person: str) -> Office:
    """Move some documents into a new file; the old one must keep some, else only its facts are wrong."""
    old = open_file(office, action.file_notation, person)
    if old.fonds:
        # the new file would be this office's own
        raise Refusal("fonds_mixed", notation=old.name)
    office = take_out_document(office, TakeOutDocument(old.name, action.documents), person)
    if not office.case_files[old.name].documents:
        raise Refusal("split_takes_all", notation=old.name)
    before = office.case_files
    year, notation = split_catalog(action.into)
    own_year = office.scenario.file_list.file_catalog
    if entry_to_open(office, own_year if year is None else year, notation) is not None:
        office = open_case_file(office, OpenCaseFile(action.into, action.start_date), person)
    else:
        facts = OpenUnlistedCaseFile(
            action.into,
            action.title,
            action.maintenance,
            action.creator,
            action.start_date,
            action.retention_row,
            action.description,
        )
        office = open_unlisted_case_file(office, facts, person)
    name = next(name for name in office.case_files if name not in before)
    office = file_document(office, FileDocument(name, action.documents), person)
    # who could see the documents before, and on what they are kept, doesn't change by a split
    made = replace(office.case_files[name], carrier=old.carrier, access=old.access, split_from=old.name)
    return office.with_file(made)


def join_case_files(office: Office, action: JoinCaseFiles, person: str) -> Office:
    """Bring one matter's documents together; rights given to the file that goes don't widen the other's."""
    if action.file_notation == action.into:
        raise Refusal("join_with_itself", notation=action.into)
    gone = open_file(office, action.file_notation, person)
    kept = open_file(office, action.into, person)
    refuse_mixed_fonds(gone, kept)
    if not action.reason.strip():
        raise Refusal("no_join_reason")
    documents = office.in_order({*gone.documents, *kept.documents})
    joined = replace(
        kept,
        documents=documents,
        start_date=min(gone.start_date, kept.start_date),
        carrier=_carrier(gone, kept),
        joined_from=tuple(dict.fromkeys((*kept.joined_from, gone.name, *gone.joined_from))),
    )
    return office.without_file(gone.name).with_file(joined)


def _carrier(gone: CaseFile, kept: CaseFile) -> Carrier:
    """On what the joined documents are kept; an empty file has nothing to add."""
    carriers = {one.carrier for one in (gone, kept) if one.documents}
    return carriers.pop() if len(carriers) == 1 else "mixed" if carriers else kept.carrier


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType(
    {SplitCaseFile: split_case_file, JoinCaseFiles: join_case_files}
)
