"""Which of the learner's files is meant for which matter, and what lies in it.

A clerk may open files in any order and under other numbers; each file is
matched with the matter it serves before anything is judged. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from hoso_kit.office.journal import Journal
from hoso_kit.office.office import Office
from hoso_kit.records.case_file import CaseFile
from hoso_kit.rubric.key import Key, Matter

# A matter counts as worked on from half of its documents: below it nothing about quality can be said.
WORKED_SHARE = 0.5


@dataclass(frozen=True)
class Submission:
    """What is graded: the office as the journal left it, beside the key."""

    office: Office
    journal: Journal
    key: Key

    @cached_property
    def files(self) -> Mapping[str, CaseFile | None]:
        """The learner's file of each matter, by matter id."""
        return match_files(self.key, self.office)

    @cached_property
    def matter_of_file(self) -> dict[str, Matter]:
        """The matter that a file serves, by notation; files that serve none are missing."""
        matters = {matter.matter_id: matter for matter in self.key.matters}
        return {
            case_file.file_notation: matters[name] for name, case_file in self.files.items() if case_file is not None
        }

    @cached_property
    def canonical(self) -> dict[str, str]:
        """Each document of a duplicate group -> the one that the key names (itself if none)."""
        known = self.key.matters_of
        found = {}
        for doc_id, others in self.office.scenario.duplicates.items():
            if doc_id not in known:
                found[doc_id] = next((other for other in others if other in known), doc_id)
        return found

    def same(self, doc_id: str) -> str:
        """The key's name for the document: either copy of a duplicate will do."""
        return self.canonical.get(doc_id, doc_id)

    @cached_property
    def filed(self) -> frozenset[str]:
        """Documents in any of the learner's files, by the key's names."""
        return frozenset(
            self.same(doc_id) for case_file in self.office.case_files.values() for doc_id in case_file.documents
        )

    def holds(self, case_file: CaseFile) -> frozenset[str]:
        """Documents in one file, by the key's names."""
        return frozenset(self.same(doc_id) for doc_id in case_file.documents)

    def worked(self, matter: Matter) -> CaseFile | None:
        """The matter's file if at least half of its documents are in it, else None."""
        case_file = self.files[matter.matter_id]
        if case_file is None or not matter.documents:
            return None
        found = sum(doc_id in self.holds(case_file) for doc_id in matter.documents)
        return case_file if found / len(matter.documents) >= WORKED_SHARE else None

    @cached_property
    def _touched(self) -> tuple[dict[str, list[int]], dict[tuple[str, str], list[int]]]:
        files: dict[str, list[int]] = {}
        placements: dict[tuple[str, str], list[int]] = {}
        for entry in self.journal.entries:
            if entry.kind != "action" or entry.action is None:
                continue
            name = getattr(entry.action, "file_notation", None)
            if name is None:
                continue
            documents = getattr(entry.action, "documents", None)
            if documents is None:
                files.setdefault(name, []).append(entry.n)
            for doc_id in documents or ():
                placements.setdefault((name, doc_id), []).append(entry.n)
        return files, placements

    def trace(self, file_notation: str, *doc_ids: str) -> tuple[int, ...]:
        """Journal lines that put these documents there, or (no document given) that changed the file itself."""
        files, placements = self._touched
        if not doc_ids:
            return tuple(files.get(file_notation, ())[-3:])
        lines = {placements[file_notation, doc_id][-1] for doc_id in doc_ids if (file_notation, doc_id) in placements}
        return tuple(sorted(lines))


def match_files(key: Key, office: Office) -> dict[str, CaseFile | None]:
    """Listed matters by notation first, then the rest by most documents in common (ties: order of the key)."""
    found: dict[str, CaseFile | None] = {
        matter.matter_id: office.case_files.get(matter.file_notation) if matter.file_notation else None
        for matter in key.matters
    }
    taken = {case_file.file_notation for case_file in found.values() if case_file is not None}
    free = [case_file for name, case_file in office.case_files.items() if name not in taken and not case_file.is_listed]
    pairs = sorted(
        (
            (-_in_common(case_file, matter, key), place, rank, matter, case_file)
            for place, matter in enumerate(key.matters)
            if found[matter.matter_id] is None
            for rank, case_file in enumerate(free)
        ),
        key=lambda pair: pair[:3],
    )
    for in_common, _, _, matter, case_file in pairs:
        # a file with nothing of the matter can only be meant for a matter that isn't on the list
        if in_common == 0 and matter.is_listed:
            continue
        if found[matter.matter_id] is None and case_file.file_notation not in taken:
            found[matter.matter_id] = case_file
            taken.add(case_file.file_notation)
    return found


def _in_common(case_file: CaseFile, matter: Matter, key: Key) -> int:
    belongs = set(matter.documents) | {doc for doc, name in key.leftovers.items() if name == matter.matter_id}
    return sum(doc_id in belongs for doc_id in case_file.documents)
