"""The office's state, and the one way in which it changes.

``apply`` is deterministic: date, ids and all else come from the scenario and
the action. It returns a new office or raises `Refusal`; it never writes a file
and never judges whether the work is good. Each room of rules declares its
steps; they are gathered here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from hoso_kit.office import filing
from hoso_kit.office.access_freezing import FrozenSet, refuse_change_of_frozen
from hoso_kit.office.action import Action
from hoso_kit.office.administration_state import Administration
from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.contacts_state import AddressBook
from hoso_kit.office.disposal_state import Disposal
from hoso_kit.office.handling_guard import refuse_change_of_cancelled
from hoso_kit.office.handling_state import Handling
from hoso_kit.office.issuing_guard import refuse_change_of_recalled
from hoso_kit.office.issuing_state import OutgoingBook
from hoso_kit.office.lending_state import Lending
from hoso_kit.office.listing_state import YearList, year_list
from hoso_kit.office.merging_state import Merging
from hoso_kit.office.messaging_state import Messaging
from hoso_kit.office.others_state import OtherAct
from hoso_kit.office.receiving_state import Receiving
from hoso_kit.office.registry_books_state import RegistryBooks
from hoso_kit.office.scenario import Person, Scenario
from hoso_kit.office.transferring_guard import refuse_change_of_fixed
from hoso_kit.office.transferring_state import Transfers
from hoso_kit.records.case_file import CaseFile
from hoso_kit.records.document import Document
from hoso_kit.records.file_list import FileList
from hoso_kit.records.notation import file_code

Step = Callable[[Any, Any, str], Any]


@cache
def _steps() -> Mapping[type, Step]:
    """All rooms' steps. Filing's are known without this call: a grader has to start in milliseconds."""
    from hoso_kit.office import (
        access,
        administration,
        clock,
        contacts,
        copying,
        disposal,
        drafting,
        handling,
        issuing,
        issuing_mending,
        lending,
        listing,
        listing_issuing,
        listing_making,
        merging,
        messaging,
        paper,
        receiving,
        receiving_registration,
        registry_books,
        reorganising,
        retaining,
        retaining_hand_over,
        transferring,
    )

    return MappingProxyType(
        {
            **filing.STEPS,
            **clock.STEPS,
            **listing.STEPS,
            **listing_making.STEPS,
            **listing_issuing.STEPS,
            **paper.STEPS,
            **access.STEPS,
            **administration.STEPS,
            **reorganising.STEPS,
            **transferring.STEPS,
            **retaining.STEPS,
            **retaining_hand_over.STEPS,
            **drafting.STEPS,
            **issuing.STEPS,
            **issuing_mending.STEPS,
            **copying.STEPS,
            **receiving.STEPS,
            **receiving_registration.STEPS,
            **handling.STEPS,
            **messaging.STEPS,
            **lending.STEPS,
            **disposal.STEPS,
            **contacts.STEPS,
            **registry_books.STEPS,
            **merging.STEPS,
        }
    )


# stands for "as the situation gives them" until the first office is made of it
_AS_GIVEN: Mapping[str, CaseFile] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Office:
    """A scenario plus what has been done in it; ``case_files`` by notation in order of opening.

    An office made of nothing but its scenario begins with the case files that the scenario gives.
    """

    scenario: Scenario
    case_files: Mapping[str, CaseFile] = field(default_factory=lambda: _AS_GIVEN)
    # None until the clock is first moved
    moved_to: date | None = None
    frozen_sets: tuple[FrozenSet, ...] = ()
    # file lists made here, by year; the situation's own joins them when its year is closed
    lists: Mapping[int, YearList] = field(default_factory=lambda: MappingProxyType({}))
    transfers: Transfers = field(default_factory=Transfers)
    # documents registered, drafted or changed here; the situation's others stand as they were given
    own_documents: Mapping[str, Document] = field(default_factory=lambda: MappingProxyType({}))
    outgoing: OutgoingBook = field(default_factory=OutgoingBook)
    receiving: Receiving = field(default_factory=Receiving)
    handling: Handling = field(default_factory=Handling)
    administration: Administration = field(default_factory=Administration)
    messaging: Messaging = field(default_factory=Messaging)
    lending: Lending = field(default_factory=Lending)
    disposal: Disposal = field(default_factory=Disposal)
    address_book: AddressBook = field(default_factory=AddressBook)
    registry_books: RegistryBooks = field(default_factory=RegistryBooks)
    merging: Merging = field(default_factory=Merging)
    # what people whom the learner doesn't play did by themselves, refused attempts too
    others_done: tuple[OtherAct, ...] = ()

    def __post_init__(self) -> None:
        """Begin with the given files."""
        if self.case_files is _AS_GIVEN and self.scenario.case_files:
            given = {case_file.name: case_file for case_file in self.scenario.case_files}
            object.__setattr__(self, "case_files", MappingProxyType(given))

    @property
    def today(self) -> date:
        """The office's date: the scenario's until the clock is moved."""
        return self.moved_to or self.scenario.today

    def apply(self, action: Action, person: str) -> Office:
        """The office after ``person`` did ``action``; raises `Refusal` and changes nothing if it may not be."""
        # imported late: the table of duties knows all rooms
        from hoso_kit.office.duties import refuse_other_roles

        step = filing.STEPS.get(type(action)) or _steps()[type(action)]
        refuse_other_roles(self, action, person, step)
        if self.disposal.proposals:
            from hoso_kit.office.disposal import refuse_use_of_destroyed

            refuse_use_of_destroyed(self, action)
        changed: Office = step(self, action, person)
        if type(action) is AdvanceClock:
            # what others did in those days went through these gates act by act
            return changed
        refuse_change_of_fixed(action, self, changed)
        if self.frozen_sets:
            refuse_change_of_frozen(self, changed)
        if self.outgoing.papers:
            refuse_change_of_recalled(self, changed)
        if self.handling.cancelled:
            refuse_change_of_cancelled(self, changed)
        return changed

    @property
    def documents_by_id(self) -> Mapping[str, Document]:
        """All documents as they stand now, by id."""
        given = self.scenario.documents_by_id
        return {**given, **self.own_documents} if self.own_documents else given

    @property
    def people_by_id(self) -> Mapping[str, Person]:
        """All people by id."""
        return self.scenario.people_by_id

    def roles_of(self, person: str) -> frozenset[str]:
        """The roles that the account has now; a stranger and a locked account have none."""
        if self.administration.lock_of(person) is not None:
            return frozenset()
        changed = self.administration.roles.get(person)
        if changed is not None:
            return frozenset(changed)
        known = self.scenario.people_by_id.get(person)
        return frozenset(known.roles) if known else frozenset()

    def document(self, doc_id: str) -> Document | None:
        """The document as it stands now; None for an id that the office doesn't know."""
        return self.own_documents.get(doc_id) or self.scenario.documents_by_id.get(doc_id)

    def known_document(self, doc_id: str) -> Document:
        """A document that is known to be here; raises KeyError otherwise."""
        return self.own_documents.get(doc_id) or self.scenario.documents_by_id[doc_id]

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents as they stand now, the situation's first, then those that came since."""
        given = self.scenario.documents_by_id
        if not self.own_documents:
            return self.scenario.documents
        own = self.own_documents
        return (
            *(own.get(one.doc_id, one) for one in self.scenario.documents),
            *(one for one in own.values() if one.doc_id not in given),
        )

    def with_document(self, document: Document) -> Office:
        """This office with the document added or exchanged."""
        return replace(self, own_documents=MappingProxyType({**self.own_documents, document.doc_id: document}))

    def in_order(self, doc_ids: Iterable[str]) -> tuple[str, ...]:
        """The documents in the order of the work (Điều 29 khoản 1 điểm b)."""
        if not self.own_documents:
            return tuple(sorted(doc_ids, key=self.scenario.rank.__getitem__))
        return tuple(sorted(doc_ids, key=lambda doc_id: self.known_document(doc_id).chronology))

    def duplicates_of(self, doc_id: str) -> tuple[str, ...]:
        """Other documents with the same number, notation and issuing body (Phụ lục VI phần I mục III.1.h)."""
        if not self.own_documents:
            return self.scenario.duplicates.get(doc_id, ())
        document = self.document(doc_id)
        if document is None or document.identity is None:
            return ()
        number, identity = document.identity[0], document.identity
        # the number first: folding the names of all documents would cost a second on every screen
        return tuple(
            one.doc_id
            for one in self.documents
            if one.doc_id != doc_id and one.code_number.lstrip("0") == number and one.identity == identity
        )

    def with_file(self, case_file: CaseFile) -> Office:
        """This office with the case file put in or exchanged."""
        return replace(self, case_files=MappingProxyType({**self.case_files, case_file.name: case_file}))

    def without_file(self, file_notation: str) -> Office:
        """This office without the case file."""
        left = {name: case_file for name, case_file in self.case_files.items() if name != file_notation}
        return replace(self, case_files=MappingProxyType(left))

    def case_file_name(self, year: int, file_notation: str) -> str:
        """What the case files of a year's list are called in `case_files` and in actions."""
        return file_notation if year == self.scenario.file_list.file_catalog else f"{year}.{file_notation}"

    def catalog_of(self, case_file: CaseFile) -> int:
        """FileCatalog: the year of the file's list."""
        return case_file.file_catalog or self.scenario.file_list.file_catalog

    def organ_of(self, case_file: CaseFile) -> str:
        """OrganId of the office whose fonds the file belongs to: its own, or that of one that ceased to be."""
        return case_file.fonds or self.scenario.office.organ_id

    def code_of(self, case_file: CaseFile) -> str:
        """FileCode (*Mã hồ sơ*): fonds, year of the list, notation."""
        return file_code(self.organ_of(case_file), self.catalog_of(case_file), case_file.file_notation)

    def file_list(self, year: int) -> FileList | None:
        """The issued file list of the year, given with the situation or made here."""
        found = year_list(self, year)
        return None if found is None else found.file_list

    def with_list(self, changed: YearList) -> Office:
        """This office with the year's file list put in or exchanged."""
        return replace(self, lists=MappingProxyType({**self.lists, changed.year: changed}))

    def without_list(self, year: int) -> Office:
        """This office without the year's draft."""
        return replace(self, lists=MappingProxyType({y: one for y, one in self.lists.items() if y != year}))

    def files_of(self, doc_id: str) -> tuple[str, ...]:
        """Notations of the files that hold the document."""
        return tuple(name for name, case_file in self.case_files.items() if doc_id in case_file.documents)

    def page_total(self, case_file: CaseFile) -> int:
        """Pages of all documents of the file (Phụ lục VI phần II mục III.10)."""
        return sum(self.known_document(doc_id).page_amount for doc_id in case_file.documents)
