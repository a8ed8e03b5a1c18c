"""What offices that ceased to be have left behind, and what was taken over of it.

Values only. Their files keep their fonds: the two are never mixed with what this office makes (Công văn
414/BNV-VTLTNN, known from a secondary source). Nothing here is in the office before somebody has taken it over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from hoso_kit.records.case_file import CaseFile
from hoso_kit.records.document import Document


@dataclass(frozen=True, slots=True)
class LeftFile:
    """One line of the list that the former office handed over: how many documents it says, and where they lie."""

    case_file: CaseFile
    listed_total: int
    box: str


@dataclass(frozen=True, slots=True)
class FormerOffice:
    """An office that ceased to be on ``end_date``; ``documents`` are those found in its files."""

    organ_id: str
    organ_name: str
    short_name: str
    end_date: date
    handed_by: str
    files: tuple[LeftFile, ...]
    documents: tuple[Document, ...] = ()

    def file(self, name: str) -> LeftFile | None:
        """The file that is called so."""
        return next((one for one in self.files if one.case_file.name == name), None)


@dataclass(frozen=True, slots=True)
class TakenOver:
    """Files that were counted and taken over in one step; ``remark`` is what the record says of them."""

    organ_id: str
    case_files: tuple[str, ...]
    to_person: str
    remark: str
    made_date: date
    person: str


@dataclass(frozen=True, slots=True)
class MissingFile:
    """A file that stands on the list and wasn't found."""

    organ_id: str
    case_file: str
    remark: str
    made_date: date
    person: str


@dataclass(frozen=True, slots=True)
class Merging:
    """All of it in order of time; ``finished`` are the former offices of which nothing is left to take over."""

    taken: tuple[TakenOver, ...] = ()
    missing: tuple[MissingFile, ...] = ()
    finished: tuple[str, ...] = ()

    def with_taken(self, taken: TakenOver) -> Merging:
        """With one more step."""
        return replace(self, taken=(*self.taken, taken))

    def with_missing(self, missing: MissingFile) -> Merging:
        """With one more file that wasn't found."""
        return replace(self, missing=(*self.missing, missing))

    def taking_of(self, name: str) -> TakenOver | None:
        """How the file was taken over."""
        return next((one for one in self.taken if name in one.case_files), None)

    def missing_note(self, name: str) -> MissingFile | None:
        """What was noted of the file that wasn't found."""
        return next((one for one in self.missing if one.case_file == name), None)
