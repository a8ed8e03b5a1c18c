"""The office's state, and the one way in which it changes.

``apply`` is deterministic: date, ids and all else come from the scenario and
the action. It returns a new office or raises `Refusal`; it never writes a file
and never judges whether the work is good.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from hoso_kit.office import filing
from hoso_kit.office.actions import (
    Action,
    CloseCaseFile,
    DiscardCaseFile,
    EditCaseFile,
    FileDocument,
    OpenCaseFile,
    OpenUnlistedCaseFile,
    ReopenCaseFile,
    TakeOutDocument,
)
from hoso_kit.office.scenario import Scenario
from hoso_kit.records.case_file import CaseFile

_STEPS: dict[type[Any], Callable[[Scenario, Mapping[str, CaseFile], Any, str], CaseFile | None]] = {
    OpenCaseFile: filing.open_case_file,
    OpenUnlistedCaseFile: filing.open_unlisted_case_file,
    FileDocument: filing.file_document,
    TakeOutDocument: filing.take_out_document,
    EditCaseFile: filing.edit_case_file,
    CloseCaseFile: filing.close_case_file,
    ReopenCaseFile: filing.reopen_case_file,
    DiscardCaseFile: filing.discard_case_file,
}


@dataclass(frozen=True, slots=True)
class Office:
    """A scenario plus what has been done in it; ``case_files`` by notation in order of opening."""

    scenario: Scenario
    case_files: Mapping[str, CaseFile] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def today(self) -> date:
        """The office's date."""
        return self.scenario.today

    def apply(self, action: Action, person: str) -> Office:
        """The office after ``person`` did ``action``; raises `Refusal` and changes nothing if it may not be."""
        changed = _STEPS[type(action)](self.scenario, self.case_files, action, person)
        case_files = dict(self.case_files)
        if changed is None:
            del case_files[action.file_notation]
        else:
            case_files[changed.file_notation] = changed
        return replace(self, case_files=MappingProxyType(case_files))

    def files_of(self, doc_id: str) -> tuple[str, ...]:
        """Notations of the files that hold the document."""
        return tuple(name for name, case_file in self.case_files.items() if doc_id in case_file.documents)

    def page_total(self, case_file: CaseFile) -> int:
        """Pages of all documents of the file (Phụ lục VI phần II mục III.10)."""
        documents = self.scenario.documents_by_id
        return sum(documents[doc_id].page_amount for doc_id in case_file.documents)
