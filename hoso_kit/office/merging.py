"""What the system does and refuses when the files of offices that ceased to be are taken over.

The former office hands over a list; who takes over counts what is there, takes file by file, notes what is missing,
and confirms the end only when nothing on the list is left open. Each file keeps its fonds for good; a file that
was under way goes on in the hands of whom it was given to. That a count differs from the list is for the record to
say: the system lets it pass. It must never destroy anything or move a file from one fonds to another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office.limits import MIN_REASON
from hoso_kit.office.merging_actions import FinishTakeOver, NoteMissingCaseFile, TakeOverCaseFiles
from hoso_kit.office.merging_state import FormerOffice, LeftFile, MissingFile, TakenOver
from hoso_kit.office.refusals import Refusal
from hoso_kit.records.case_file import CaseFile

if TYPE_CHECKING:
    from hoso_kit.office.action import Action
    from hoso_kit.office.office import Office

CITATION = "bnv414-2025"
_SHOWN = 5


def take_over_case_files(office: Office, action: TakeOverCaseFiles, person: str) -> Office:
    """The files come into the office with their documents, as they are; their fonds comes along."""
    former = _former(office, action.organ_id)
    if action.to_person not in office.people_by_id or action.to_person in office.transfers.departed:
        raise Refusal("merging_no_receiver")
    names = tuple(dict.fromkeys(action.case_files))
    if not names:
        raise Refusal("batch_empty")
    changed = office
    for name in names:
        left = _open_line(office, former, name)
        if not left.case_file.documents:
            raise Refusal("merging_nothing_there", notation=name, listed=left.listed_total)
        changed = changed.with_file(replace(left.case_file, opener=action.to_person))
        for document in former.documents:
            if document.doc_id in left.case_file.documents:
                changed = changed.with_document(document)
    taken = TakenOver(former.organ_id, names, action.to_person, action.remark.strip(), office.today, person)
    return replace(changed, merging=office.merging.with_taken(taken))


def note_missing_case_file(office: Office, action: NoteMissingCaseFile, person: str) -> Office:
    """What isn't there can't be taken over, but must not be passed over in silence."""
    former = _former(office, action.organ_id)
    left = _open_line(office, former, action.case_file)
    if left.case_file.documents:
        raise Refusal("merging_is_there", notation=action.case_file, count=len(left.case_file.documents))
    remark = " ".join(action.remark.split())
    if len(remark) < MIN_REASON:
        raise Refusal("merging_remark_short", limit=MIN_REASON)
    missing = MissingFile(former.organ_id, action.case_file, remark, office.today, person)
    return replace(office, merging=office.merging.with_missing(missing))


def finish_take_over(office: Office, action: FinishTakeOver, person: str) -> Office:
    """The end of one fonds: every line of its list has an answer."""
    former = _former(office, action.organ_id)
    waiting = [one.case_file.name for one in former.files if not is_answered(office, one.case_file.name)]
    if waiting:
        names = ", ".join(waiting[:_SHOWN]) + (", …" if len(waiting) > _SHOWN else "")
        raise Refusal("merging_files_left", count=len(waiting), names=names)
    return replace(office, merging=replace(office.merging, finished=(*office.merging.finished, former.organ_id)))


def is_answered(office: Office, name: str) -> bool:
    """Whether the file was taken over or noted as missing."""
    merging = office.merging
    return merging.taking_of(name) is not None or merging.missing_note(name) is not None


def refuse_mixed_fonds(*case_files: CaseFile) -> None:
    """Files of several fonds never go into one file or one batch."""
    fonds = {one.fonds for one in case_files}
    if len(fonds) > 1:
        first = next(one for one in case_files if one.fonds)
        raise Refusal("fonds_mixed", notation=first.name)


@dataclass(frozen=True, slots=True)
class TakeOverLine:
    """One file of the list with what became of it; ``found_total`` is what was counted."""

    left: LeftFile
    found_total: int
    taken: TakenOver | None
    missing: MissingFile | None

    @property
    def is_open(self) -> bool:
        """Whether nothing was done with it yet."""
        return self.taken is None and self.missing is None


def take_over_lines(office: Office, former: FormerOffice) -> tuple[TakeOverLine, ...]:
    """The list of one former office, in its own order."""
    merging = office.merging
    names = [(one, one.case_file.name) for one in former.files]
    return tuple(
        TakeOverLine(one, one.case_file.doc_total, merging.taking_of(name), merging.missing_note(name))
        for one, name in names
    )


def _former(office: Office, organ_id: str) -> FormerOffice:
    former = next((one for one in office.scenario.former_offices if one.organ_id == organ_id), None)
    if former is None:
        raise Refusal("merging_unknown_office")
    if organ_id in office.merging.finished:
        raise Refusal("merging_finished", office=former.organ_name)
    return former


def _open_line(office: Office, former: FormerOffice, name: str) -> LeftFile:
    left = former.file(name)
    if left is None:
        raise Refusal("merging_unknown_file", notation=name, office=former.organ_name)
    if is_answered(office, name):
        raise Refusal("merging_answered", notation=name)
    return left


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType(
    {
        TakeOverCaseFiles: take_over_case_files,
        NoteMissingCaseFile: note_missing_case_file,
        FinishTakeOver: finish_take_over,
    }
)
# the archive counts and takes over; who heads the office answers for it (Điều 31 khoản 1)
DUTIES: Mapping[type[Action], frozenset[str]] = MappingProxyType(
    dict.fromkeys(STEPS, frozenset({"archivist", "head_of_office"}))
)
