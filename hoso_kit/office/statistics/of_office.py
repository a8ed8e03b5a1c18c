"""Statistics of one simulated office: what its people lead, and in whose files it lies.

Only reads. Whether a document lies in the *right* file is the rubric's question,
not a statistic: here a document is filed when some case file holds it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from hoso_kit.office.office import Office
from hoso_kit.office.statistics.form3 import name_key
from hoso_kit.office.statistics.rows import PROGRESS, Standing, Tally
from hoso_kit.records.case_file import CaseFile
from hoso_kit.records.document import Document

ACCOUNT_CITATION = "nd30.pl6.3.4.dd"
COUNT_CITATION = "nd30.pl6.3.6.a"

# A file that the unit keeps for a while (Điều 31 khoản 3 điểm d) is ended and not yet handed over.
STANDING_OF_STATUS: dict[str, Standing] = {
    "open": Standing.OPEN,
    "closed": Standing.CLOSED,
    "retained": Standing.CLOSED,
    "submitted": Standing.WAITING,
    "accepted": Standing.ACCEPTED,
    "returned": Standing.RETURNED,
}


def standing_of(case_file: CaseFile) -> Standing:
    """Where a case file stands."""
    return STANDING_OF_STATUS[case_file.status]


def office_rows(office: Office, *, level: str = "") -> tuple[Tally, ...]:
    """The office as rows, one for each person and standing (and one without work for who has none).

    Case files count for their creator, documents for their lead; documents that
    nobody leads, drafts, and second registrations of a document are not counted.
    """
    scenario = office.scenario
    files: Counter[tuple[str, Standing]] = Counter()
    documents: Counter[tuple[str, Standing]] = Counter()
    for case_file in _made_here(office):
        files[case_file.creator, standing_of(case_file)] += 1
    for document, standing in led_documents(office):
        documents[document.lead or "", standing] += 1
    headings = {heading.abbreviation: heading.name for heading in scenario.file_list.headings}
    return tuple(
        Tally(
            organ=scenario.office.organ_name,
            level=level,
            unit=headings.get(person.unit, person.unit),
            person_id=person.person_id,
            person=person.full_name,
            year=scenario.file_list.file_catalog,
            standing=standing,
            files=files[person.person_id, standing],
            documents=documents[person.person_id, standing],
        )
        for person in scenario.people
        for standing in Standing
        if standing is Standing.UNFILED or files[person.person_id, standing] or documents[person.person_id, standing]
    )


def led_documents(office: Office) -> tuple[tuple[Document, Standing], ...]:
    """Each document that somebody leads, once, with where it has come to."""
    where: dict[str, Standing] = {}
    for case_file in office.case_files.values():
        standing = standing_of(case_file)
        for doc_id in case_file.documents:
            where[doc_id] = max(where.get(doc_id, Standing.UNFILED), standing, key=PROGRESS.index)
    found = []
    counted: set[str] = set()
    for document in office.documents:
        if document.lead is None or document.is_draft or document.doc_id in counted:
            continue
        group = (document.doc_id, *office.duplicates_of(document.doc_id))
        counted.update(group)
        found.append((document, max((where.get(one, Standing.UNFILED) for one in group), key=PROGRESS.index)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class UnfiledLine:
    """A document led that lies in no file: the detail behind column 3 (Mã CV, Ký hiệu, Hạn GQ, Người chủ trì)."""

    doc_id: str
    symbol: str
    subject: str
    due_date: date | None
    person: str
    is_settled: bool
    is_overdue: bool

    @property
    def state_text(self) -> str:
        """Column *Trạng thái*."""
        if self.is_settled:
            return "Đã giải quyết, chưa lập hồ sơ"
        return "Quá hạn giải quyết, chưa lập hồ sơ" if self.is_overdue else "Đang giải quyết, chưa lập hồ sơ"


def unfiled_lines(office: Office) -> tuple[UnfiledLine, ...]:
    """What column 3 counts, by person's name and then in the order of the work.

    A document is settled when it went out with a number, or when a numbered
    document answers it. Else it is overdue once its due date has passed.
    """
    scenario = office.scenario
    people = scenario.people_by_id
    answered = {document.replies_to for document in office.documents if document.replies_to and not document.is_draft}
    lines = []
    for document, standing in led_documents(office):
        if standing is not Standing.UNFILED:
            continue
        group = (document.doc_id, *office.duplicates_of(document.doc_id))
        settled = document.direction == "outgoing" or not answered.isdisjoint(group)
        late = document.due_date is not None and document.due_date < office.today
        person = people[document.lead or ""].full_name
        line = UnfiledLine(
            document.doc_id, document.symbol, document.subject, document.due_date, person, settled, late and not settled
        )
        lines.append(((name_key(person), document.chronology), line))
    return tuple(line for _, line in sorted(lines, key=lambda pair: pair[0]))


def never_filed(office: Office) -> tuple[UnfiledLine, ...]:
    """Work that is done and was never filed."""
    return tuple(line for line in unfiled_lines(office) if line.is_settled)


@dataclass(frozen=True, slots=True)
class FileLine:
    """A case file in the detail of the form (Mã HS, Tiêu đề, Năm, Người lập, Trạng thái)."""

    file_notation: str
    title: str
    year: int
    creator: str
    standing: Standing
    documents: int


def file_lines(office: Office) -> tuple[FileLine, ...]:
    """All case files in order of opening."""
    scenario = office.scenario
    return tuple(
        FileLine(
            case_file.file_notation,
            case_file.title,
            scenario.file_list.file_catalog,
            scenario.people_by_id[case_file.creator].full_name,
            standing_of(case_file),
            case_file.doc_total,
        )
        for case_file in _made_here(office)
    )


def _made_here(office: Office) -> list[CaseFile]:
    """The office's own files: what was taken over of an office that ceased to be is that office's work."""
    return [case_file for case_file in office.case_files.values() if not case_file.fonds]


@dataclass(frozen=True, slots=True)
class AccountLine:
    """The case files of one account (Phụ lục VI phần I mục III.4.đ); a document in two of them counts once."""

    person_id: str
    person: str
    unit: str
    files: int
    closed_files: int
    documents: int


def account_lines(office: Office) -> tuple[AccountLine, ...]:
    """One line for each account, also for those without a file; by given name."""
    scenario = office.scenario
    lines = []
    for person in scenario.people:
        own = [case_file for case_file in office.case_files.values() if case_file.opener == person.person_id]
        held = {doc_id for case_file in own for doc_id in case_file.documents}
        closed = sum(standing_of(case_file) is not Standing.OPEN for case_file in own)
        lines.append(AccountLine(person.person_id, person.full_name, person.unit, len(own), closed, len(held)))
    return tuple(sorted(lines, key=lambda line: (name_key(line.person), line.person_id)))
