"""The office's state, and the one way in which it changes.

``apply`` is deterministic: date, ids and all else come from the scenario and
the action. It returns a new office or raises `Refusal`; it never writes a file
and never judges whether the work is good. Each room of rules declares its
steps; they are gathered here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from hoso_kit.office import filing
from hoso_kit.office.access_freezing import FrozenSet, refuse_change_of_frozen
from hoso_kit.office.action import Action
from hoso_kit.office.listing_state import YearList, year_list
from hoso_kit.office.scenario import Scenario
from hoso_kit.office.transferring_guard import refuse_change_of_fixed
from hoso_kit.office.transferring_state import Transfers
from hoso_kit.records.case_file import CaseFile
from hoso_kit.records.file_list import FileList

Step = Callable[[Any, Any, str], Any]


@cache
def _steps() -> Mapping[type, Step]:
    """All rooms' steps. Filing's are known without this call: a grader has to start in milliseconds."""
    from hoso_kit.office import (
        access,
        clock,
        listing,
        listing_issuing,
        listing_making,
        paper,
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
            **reorganising.STEPS,
            **transferring.STEPS,
            **retaining.STEPS,
            **retaining_hand_over.STEPS,
        }
    )


@dataclass(frozen=True, slots=True)
class Office:
    """A scenario plus what has been done in it; ``case_files`` by notation in order of opening."""

    scenario: Scenario
    case_files: Mapping[str, CaseFile] = field(default_factory=lambda: MappingProxyType({}))
    # None until the clock is first moved
    moved_to: date | None = None
    frozen_sets: tuple[FrozenSet, ...] = ()
    # file lists made here, by year; the situation's own joins them when its year is closed
    lists: Mapping[int, YearList] = field(default_factory=lambda: MappingProxyType({}))
    transfers: Transfers = field(default_factory=Transfers)

    @property
    def today(self) -> date:
        """The office's date: the scenario's until the clock is moved."""
        return self.moved_to or self.scenario.today

    def apply(self, action: Action, person: str) -> Office:
        """The office after ``person`` did ``action``; raises `Refusal` and changes nothing if it may not be."""
        step = filing.STEPS.get(type(action)) or _steps()[type(action)]
        changed: Office = step(self, action, person)
        refuse_change_of_fixed(action, self, changed)
        if self.frozen_sets:
            refuse_change_of_frozen(self, changed)
        return changed

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
        documents = self.scenario.documents_by_id
        return sum(documents[doc_id].page_amount for doc_id in case_file.documents)
