"""The given situation: office, people, today, documents, the issued file list.

Reads and checks ``situation.json``. It holds no answer: what belongs where is
in the instructor's key, which this floor can't see.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from hoso_kit.office.merging_state import FormerOffice
from hoso_kit.office.others_state import Event, Habit
from hoso_kit.office.receiving_state import Delivery
from hoso_kit.records.case_file import CaseFile
from hoso_kit.records.document import Document
from hoso_kit.records.file_list import FileList, FileListEntry, Heading
from hoso_kit.records.retention import UnknownMaintenance, parse_maintenance
from hoso_kit.records.structure import StructureError, make_converter, structure
from hoso_kit.records.text import fold
from hoso_kit.regulations import edition, retention_table

FORMAT = "hoso-situation"
FORMAT_VERSION = 1


class ScenarioError(ValueError):
    """A situation file that can't be used; ``message`` is Vietnamese and names what is wrong."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Organ:
    """The office itself; ``organ_id`` at most 13 characters (Phụ lục VI phần II)."""

    organ_id: str
    organ_name: str
    short_name: str
    superior_name: str
    place: str
    # in symbols of documents ("UBND"); made from the short name when blank
    abbreviation: str = ""

    @property
    def written_above(self) -> str:
        """The *cơ quan chủ quản* above its name on paper; a people's committee has none and stands alone."""
        return "" if fold(self.organ_name).startswith("uy ban nhan dan") else self.superior_name


@dataclass(frozen=True, slots=True)
class Person:
    """Someone of the office; ``unit`` is the abbreviation of a heading of the file list.

    ``roles`` say what the account may do: "specialist", "registry_clerk", "head_of_unit",
    "head_of_office", "archivist", "administrator".
    """

    person_id: str
    full_name: str
    position: str
    unit: str
    roles: tuple[str, ...] = ("specialist",)


@dataclass(frozen=True, slots=True)
class SigningRight:
    """Someone's right to sign for the office (Điều 13); ``authority`` is the line above such as "TL. CHỦ TỊCH".

    Without ``types`` it holds for all types; a mandate (TUQ.) has an end and its written ``basis``.
    """

    person: str
    authority: str
    position: str
    types: tuple[str, ...] = ()
    from_date: date | None = None
    until_date: date | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Another office that messages can go to: a line of the address book of the exchange."""

    organ_id: str
    organ_name: str
    short_name: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """The task as the learner reads it."""

    title: str
    story: tuple[str, ...]
    tasks: tuple[str, ...]


@dataclass(frozen=True)
class Scenario:
    """A checked situation; ``person`` is the id of the learner's role, ``today`` the office's date."""

    format: str
    format_version: int
    exercise_id: str
    variant: str
    edition: str
    today: date
    office: Organ
    people: tuple[Person, ...]
    person: str
    file_list: FileList
    retention_table: str
    documents: tuple[Document, ...]
    brief: Brief
    # further people whose part the learner may take, besides ``person``
    plays: tuple[str, ...] = ()
    # functions of the system that this office has switched on beyond filing, by the names of the screens
    functions: tuple[str, ...] = ()
    # files of the time before: the office begins with them, nothing of them is replayed
    case_files: tuple[CaseFile, ...] = ()
    # who signs for the office when it isn't plainly its heads
    signing: tuple[SigningRight, ...] = ()
    # "one" series of outgoing numbers a year, or one for each type ("by_type"), as the head fixed it
    outgoing_series: Literal["one", "by_type"] = "one"
    # the last number given to a copy this year before the exercise begins
    last_copy_number: int = 0
    # what comes to the office, each on its day, and the days on which nobody works
    deliveries: tuple[Delivery, ...] = ()
    holidays: tuple[date, ...] = ()
    # what people whom the learner doesn't play do by themselves
    events: tuple[Event, ...] = ()
    habits: tuple[Habit, ...] = ()
    # other offices that can be reached by messages
    contacts: tuple[Contact, ...] = ()
    # offices that ceased to be and whose files this one has to take over
    former_offices: tuple[FormerOffice, ...] = ()

    @cached_property
    def documents_by_id(self) -> dict[str, Document]:
        """All documents by id."""
        return {document.doc_id: document for document in self.documents}

    @cached_property
    def rank(self) -> dict[str, int]:
        """Each document's place in the order of the work; files number their documents by it."""
        ordered = sorted(self.documents, key=lambda document: document.chronology)
        return {document.doc_id: place for place, document in enumerate(ordered)}

    @cached_property
    def former_documents(self) -> frozenset[str]:
        """Documents that an office which ceased to be registered: they stand in no register of this one."""
        return frozenset(one.doc_id for former in self.former_offices for one in former.documents)

    @cached_property
    def people_by_id(self) -> dict[str, Person]:
        """All people by id."""
        return {person.person_id: person for person in self.people}

    @cached_property
    def entries(self) -> dict[str, tuple[Heading, FileListEntry]]:
        """The file list by notation."""
        return {entry.file_notation: (heading, entry) for heading, entry in self.file_list.all_entries()}

    @cached_property
    def duplicates(self) -> dict[str, tuple[str, ...]]:
        """For each duplicated document the others of its group, in order of arrival."""
        groups: dict[tuple[str, str, str], list[Document]] = {}
        for document in self.documents:
            if document.identity is not None:
                groups.setdefault(document.identity, []).append(document)
        return {
            document.doc_id: tuple(other.doc_id for other in group if other is not document)
            for group in groups.values()
            if len(group) > 1
            for document in group
        }

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) of this very situation; each journal holds it, so that it is never replayed on another.

        Fields at their default are left out, so that a later kit with a new optional field
        still knows the journals of today.
        """
        data = make_converter(detailed=False, omit_defaults=True).unstructure(self)
        text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def scenario_digest(situation: dict[str, Any]) -> str:
    """The digest of a situation's JSON data; raises `ScenarioError` if it is none."""
    return make_scenario(situation).digest


def unstructure_scenario(scenario: Scenario) -> dict[str, Any]:
    """The situation as JSON data, the inverse of `make_scenario`."""
    data: dict[str, Any] = make_converter(detailed=False).unstructure(scenario)
    return data


def make_scenario(data: object, name: str = "situation.json") -> Scenario:
    """Check a situation's JSON data; raises `ScenarioError` naming every fault found."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ScenarioError(f"Tệp {name} không phải là tình huống bài tập của hoso_kit.")
    if data.get("format_version") != FORMAT_VERSION:
        raise ScenarioError(
            f"Tệp {name} có phiên bản {data.get('format_version')!r}, bộ học liệu này đọc phiên bản {FORMAT_VERSION}. "
            "Vui lòng cập nhật bộ học liệu."
        )
    try:
        scenario = structure(data, Scenario)
    except StructureError as error:
        raise ScenarioError(f"Tệp {name} chưa đúng: {'; '.join(error.faults[:5])}.") from None
    if faults := list(_dangling(scenario)):
        raise ScenarioError(f"Tệp {name} chưa đúng: {'; '.join(faults[:5])}.")
    return scenario


def load_scenario(path: Path) -> Scenario:
    """Read ``situation.json``; raises `ScenarioError` when it is missing, no JSON or malformed."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ScenarioError(f"Không mở được tệp tình huống {path.name}: {error.strerror}.") from None
    except ValueError:
        raise ScenarioError(f"Tệp tình huống {path.name} không đọc được (không phải JSON UTF-8).") from None
    return make_scenario(data, path.name)


def _dangling(scenario: Scenario) -> list[str]:
    """What refers to nothing: people, documents, notations, tables."""
    faults = []
    people, documents = scenario.people_by_id, scenario.documents_by_id
    if len(people) != len(scenario.people):
        faults.append("people có mã người trùng nhau")
    if len(documents) != len(scenario.documents):
        faults.append("documents có mã văn bản trùng nhau")
    if len(scenario.entries) != len(list(scenario.file_list.all_entries())):
        faults.append("file_list có số, ký hiệu hồ sơ trùng nhau")
    if len({one.delivery_id for one in scenario.deliveries}) != len(scenario.deliveries):
        faults.append("deliveries có mã trùng nhau")
    coming = [one.document.doc_id for one in scenario.deliveries]
    if len({*coming, *documents}) != len(coming) + len(documents):
        faults.append("deliveries có văn bản trùng mã với văn bản khác")
    faults += [
        f"person {person!r} không có trong people"
        for person in (scenario.person, *scenario.plays)
        if person not in people
    ]
    for right in scenario.signing:
        if right.person not in people:
            faults.append(f"signing: người ký {right.person!r} không có trong people")
        if right.authority.startswith("TUQ.") and (right.until_date is None or not right.basis):
            faults.append(f"signing: ký thừa ủy quyền của {right.person!r} thiếu văn bản hoặc thời hạn")
    for read in (lambda: edition(scenario.edition), lambda: retention_table(scenario.retention_table)):
        try:
            read()
        except (KeyError, ValueError, OSError) as error:
            faults.append(str(error))
    for _, entry in scenario.file_list.all_entries():
        if entry.creator not in people:
            faults.append(f"hồ sơ {entry.file_notation}: người lập {entry.creator!r} không có trong people")
        try:
            parse_maintenance(entry.maintenance)
        except UnknownMaintenance:
            faults.append(f"hồ sơ {entry.file_notation}: thời hạn {entry.maintenance!r} không đọc được")
    for document in scenario.documents:
        faults += [
            f"văn bản {document.doc_id}: người {person!r} không có trong people"
            for person in (document.lead, *document.support)
            if person is not None and person not in people
        ]
        if document.replies_to is not None and document.replies_to not in documents:
            faults.append(f"văn bản {document.doc_id}: trả lời văn bản {document.replies_to!r} không có")
    if scenario.events or scenario.habits:
        # imported late: most situations have neither, and a grader has to start in milliseconds
        from hoso_kit.office.others import plan_faults

        faults += plan_faults(scenario)
    return faults + _former_faults(scenario) + _dangling_files(scenario)


def _former_faults(scenario: Scenario) -> list[str]:
    """Former offices whose files aren't their own, or whose documents are called like others."""
    faults = []
    known = [*scenario.documents_by_id, *(one.document.doc_id for one in scenario.deliveries)]
    for former in scenario.former_offices:
        known += [one.doc_id for one in former.documents]
        faults += [
            f"former_offices: hồ sơ {left.case_file.name} không thuộc phông {former.organ_id}"
            for left in former.files
            if left.case_file.fonds != former.organ_id
        ]
    if len(set(known)) != len(known):
        faults.append("former_offices có văn bản trùng mã với văn bản khác")
    if len({one.organ_id for one in scenario.former_offices}) != len(scenario.former_offices):
        faults.append("former_offices có mã cơ quan trùng nhau")
    return faults


def _dangling_files(scenario: Scenario) -> list[str]:
    """What the given case files, and those that former offices left, refer to and isn't there."""
    faults = []
    left = [(one.case_file, former) for former in scenario.former_offices for one in former.files]
    given = [(case_file, scenario.documents_by_id) for case_file in scenario.case_files]
    given += [(case_file, {one.doc_id: one for one in former.documents}) for case_file, former in left]
    if len({case_file.name for case_file, _ in given}) != len(given):
        faults.append("case_files có hai hồ sơ trùng số, ký hiệu")
    for case_file, documents in given:
        people = {case_file.creator, case_file.opener, *(right.person for right in case_file.access)}
        faults += [
            f"hồ sơ {case_file.name}: {what} {name!r} không có trong {where}"
            for what, names, known, where in (
                ("người", people, scenario.people_by_id, "people"),
                ("văn bản", set(case_file.documents), documents, "documents"),
            )
            for name in sorted(names - known.keys())
        ]
        try:
            parse_maintenance(case_file.maintenance)
        except UnknownMaintenance:
            faults.append(f"hồ sơ {case_file.name}: thời hạn {case_file.maintenance!r} không đọc được")
    return faults
