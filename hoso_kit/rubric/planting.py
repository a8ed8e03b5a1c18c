"""Model work, and model work with one mistake planted in it.

The proofs that a grader is right are made here from any scenario and key:
perfect work must get full marks, and each planted mistake must cost exactly
the criterion that names it. Grades nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from hoso_kit.office.actions import (
    Action,
    CloseCaseFile,
    EditCaseFile,
    FileDocument,
    OpenCaseFile,
    OpenUnlistedCaseFile,
)
from hoso_kit.office.scenario import Scenario
from hoso_kit.records.notation import FileNotation, read_file_notation_loosely
from hoso_kit.records.retention import parse_maintenance
from hoso_kit.regulations import retention_table
from hoso_kit.rubric.key import Key, Matter

RIGHTS = "Sử dụng hạn chế"


@dataclass
class FilePlan:
    """How one file is to be made; plants change it before it becomes actions."""

    matter: Matter | None
    notation: str
    is_listed: bool
    title: str
    creator: str
    start_date: date
    end_date: date
    documents: list[str]
    maintenance: str
    row: str
    rights: str = RIGHTS
    is_closed: bool = True
    is_retitled: bool = False

    def stretch(self, day: date) -> None:
        """Widen the file's time so that a document of ``day`` fits."""
        self.start_date, self.end_date = min(self.start_date, day), max(self.end_date, day)

    def actions(self) -> list[Action]:
        """The actions that make the file."""
        made: list[Action] = []
        if self.is_listed:
            made.append(OpenCaseFile(self.notation, self.start_date))
        else:
            made.append(
                OpenUnlistedCaseFile(
                    self.notation, self.title, self.maintenance, self.creator, self.start_date, self.row
                )
            )
        if self.documents:
            made.append(FileDocument(self.notation, tuple(self.documents)))
        edit = EditCaseFile(
            self.notation,
            title=self.title if self.is_retitled else None,
            rights=self.rights or None,
            maintenance=None if self.is_closed else self.maintenance,
            retention_row=None if self.is_closed else self.row,
        )
        if self.documents and edit != EditCaseFile(self.notation):
            made.append(edit)
        if self.is_closed and self.documents:
            made.append(CloseCaseFile(self.notation, self.end_date, self.maintenance, self.row, is_reviewed=True))
        return made


@dataclass
class WorkPlan:
    """All files of one learner's work."""

    scenario: Scenario
    key: Key
    files: list[FilePlan] = field(default_factory=list)

    @classmethod
    def model(cls, scenario: Scenario, key: Key) -> WorkPlan:
        """Perfect work."""
        plan = cls(scenario, key)
        for matter in key.matters:
            days = [plan.day(doc_id) for doc_id in matter.documents]
            plan.files.append(
                FilePlan(
                    matter,
                    matter.file_notation or plan.free_notation(matter.heading),
                    matter.is_listed,
                    matter.model_title,
                    scenario.person,
                    min(days),
                    max(days),
                    list(matter.documents),
                    matter.maintenance,
                    matter.retention_rows[0],
                )
            )
        return plan

    def actions(self) -> list[Action]:
        """The actions of the whole work, file by file."""
        return [action for file in self.files for action in file.actions()]

    def day(self, doc_id: str) -> date:
        """The day on which the office had the document."""
        document = self.scenario.documents_by_id[doc_id]
        return document.arrival_date or document.issued_date

    def free_notation(self, heading: str) -> str:
        """The next number under the heading that neither list nor plan uses."""
        used = [
            read_file_notation_loosely(name) for name in (*self.scenario.entries, *(f.notation for f in self.files))
        ]
        last = max((one.ordinal for one in used if one is not None and one.abbreviation == heading), default=0)
        return str(FileNotation(last + 1, heading))

    def of(self, matter_id: str) -> FilePlan:
        """The plan of one matter's file."""
        return next(file for file in self.files if file.matter is not None and file.matter.matter_id == matter_id)

    @property
    def unlisted(self) -> FilePlan:
        """The file of the matter that isn't on the list."""
        return next(file for file in self.files if not file.is_listed)

    def plain_documents(self, file: FilePlan) -> list[str]:
        """Documents that only the criteria `complete` and `belongs` speak of."""
        known = self.scenario.documents_by_id
        answered = {document.replies_to for document in known.values()}
        return [
            doc_id
            for doc_id in file.documents
            if doc_id not in self.key.shared and known[doc_id].replies_to is None and doc_id not in answered
        ]

    def leftovers(self, *, drafts: bool) -> list[tuple[str, str]]:
        """(document, matter id) of the drafts or of the duplicates."""
        known = self.scenario.documents_by_id
        return [(doc, name) for doc, name in self.key.leftovers.items() if known[doc].is_draft is drafts]


def _add(plan: WorkPlan, file: FilePlan, doc_id: str) -> None:
    file.documents.append(doc_id)
    file.stretch(plan.day(doc_id))


def _opened_off_list(plan: WorkPlan) -> None:
    file = plan.files[0]
    file.notation, file.is_listed = plan.free_notation(file.notation.split(".")[1]), False


def _needless_file(plan: WorkPlan) -> None:
    file = plan.unlisted
    heading = file.notation.split(".")[1]
    title = "Hồ sơ kiểm tra công tác gia đình của xã"
    no_documents: list[str] = []
    args = (title, file.creator, file.start_date, file.end_date, no_documents, "10 năm", "")
    plan.files.append(FilePlan(None, plan.free_notation(heading), False, *args))


def _loose_notation(plan: WorkPlan) -> None:
    plan.unlisted.notation = plan.unlisted.notation.replace(".", "-")


def _wrong_heading(plan: WorkPlan) -> None:
    heading = plan.unlisted.notation.split(".")[1]
    other = next(one.abbreviation for one in plan.scenario.file_list.headings if one.abbreviation != heading)
    plan.unlisted.notation = plan.free_notation(other)


def _wrong_creator(plan: WorkPlan) -> None:
    person = plan.scenario.person
    plan.unlisted.creator = next(one.person_id for one in plan.scenario.people if one.person_id != person)


def _late_start(plan: WorkPlan) -> None:
    plan.files[0].start_date = plan.files[0].end_date


def _early_start(plan: WorkPlan) -> None:
    year = plan.scenario.file_list.file_catalog
    plan.files[0].start_date = plan.files[0].start_date.replace(year=year - 1, day=1)


def _early_end(plan: WorkPlan) -> None:
    plan.files[0].end_date = plan.files[0].start_date


def _wrong_file(plan: WorkPlan) -> None:
    source, target = plan.files[0], plan.files[1]
    doc_id = plan.plain_documents(source)[-1]
    source.documents.remove(doc_id)
    _add(plan, target, doc_id)


def _foreign_document(plan: WorkPlan) -> None:
    known = {*plan.key.matters_of, *plan.key.leftovers, *(doc for one in plan.key.matters for doc in one.optional)}
    twins = plan.scenario.duplicates
    foreign = next(one.doc_id for one in plan.scenario.documents if one.doc_id not in known and one.doc_id not in twins)
    _add(plan, plan.files[0], foreign)


def _missing_document(plan: WorkPlan) -> None:
    plan.files[0].documents.remove(plan.plain_documents(plan.files[0])[-1])


def _duplicate_left(plan: WorkPlan) -> None:
    doc_id, matter_id = plan.leftovers(drafts=False)[0]
    _add(plan, plan.of(matter_id), doc_id)


def _draft_left(plan: WorkPlan) -> None:
    doc_id, matter_id = plan.leftovers(drafts=True)[0]
    _add(plan, plan.of(matter_id), doc_id)


def _shared_once(plan: WorkPlan) -> None:
    doc_id = plan.key.shared[0]
    plan.of(plan.key.matters_of[doc_id][1].matter_id).documents.remove(doc_id)


def _shared_missing(plan: WorkPlan) -> None:
    for doc_id in plan.key.shared:
        for matter in plan.key.matters_of[doc_id]:
            plan.of(matter.matter_id).documents.remove(doc_id)


def _reply_missing(plan: WorkPlan) -> None:
    known = plan.scenario.documents_by_id
    for file in plan.files:
        for doc_id in file.documents:
            if known[doc_id].replies_to in file.documents:
                file.documents.remove(doc_id)
                return
    raise LookupError("the scenario has no reply")


def _retitle(plan: WorkPlan, title: str) -> None:
    plan.unlisted.title = title


def _vague_title(plan: WorkPlan) -> None:
    _retitle(plan, f"Hồ sơ công việc năm {plan.scenario.file_list.file_catalog}")


def _title_incomplete(plan: WorkPlan) -> None:
    matter = plan.unlisted.matter
    assert matter is not None
    _retitle(plan, f"Hồ sơ về việc {matter.title.must[0].any[0]}")


def _title_wrong(plan: WorkPlan) -> None:
    year = plan.scenario.file_list.file_catalog
    _retitle(plan, plan.unlisted.title.replace(str(year), str(year - 3)))


def _maintenance_too_short(plan: WorkPlan) -> None:
    needed = parse_maintenance(plan.unlisted.maintenance)
    plan.unlisted.maintenance = "20 năm" if needed.years is None else f"{max(1, needed.years // 2)} năm"


def _maintenance_longer(plan: WorkPlan) -> None:
    plan.unlisted.maintenance = "Vĩnh viễn"


def _wrong_row(plan: WorkPlan) -> None:
    assert plan.unlisted.matter is not None
    rows = retention_table(plan.scenario.retention_table).rows
    plan.unlisted.row = next(row.row for row in rows if row.row not in plan.unlisted.matter.retention_rows)


def _not_closed(plan: WorkPlan) -> None:
    plan.files[0].is_closed = False


def _rights_missing(plan: WorkPlan) -> None:
    plan.files[0].rights = ""


PLANTS: Mapping[str, Callable[[WorkPlan], None]] = MappingProxyType(
    {
        "opened_off_list": _opened_off_list,
        "needless_file": _needless_file,
        "loose_notation": _loose_notation,
        "wrong_heading": _wrong_heading,
        "wrong_creator": _wrong_creator,
        "late_start": _late_start,
        "early_start": _early_start,
        "early_end": _early_end,
        "missing_document": _missing_document,
        "wrong_file": _wrong_file,
        "foreign_document": _foreign_document,
        "duplicate_left": _duplicate_left,
        "draft_left": _draft_left,
        "shared_once": _shared_once,
        "shared_missing": _shared_missing,
        "reply_missing": _reply_missing,
        "vague_title": _vague_title,
        "title_incomplete": _title_incomplete,
        "title_wrong": _title_wrong,
        "maintenance_too_short": _maintenance_too_short,
        "maintenance_longer": _maintenance_longer,
        "wrong_row": _wrong_row,
        "not_closed": _not_closed,
        "rights_missing": _rights_missing,
    }
)


def plant(mistake_ids: Iterable[str], scenario: Scenario, key: Key) -> list[Action]:
    """Model work with these mistakes in it (none = perfect work); KeyError for one that can't be planted."""
    plan = WorkPlan.model(scenario, key)
    for mistake_id in mistake_ids:
        PLANTS[mistake_id](plan)
    return plan.actions()
