"""A hand-made office with known numbers: three people, eleven documents, three case files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

from hoso_kit.office.office import Office
from hoso_kit.office.scenario import Person, Scenario
from hoso_kit.records.case_file import CaseFile
from hoso_kit.records.document import Document
from tests.world import practice

DAY = date(2024, 12, 16)
SOME = practice().scenario
PATTERN = SOME.documents[0]
PEOPLE = (
    Person("p1", "Nguyễn Thị Ánh", "Chuyên viên", "VP"),
    Person("p2", "Trần Văn Đức", "Chuyên viên", "VHXH"),
    Person("p3", "Lê Thị An", "Chuyên viên", "VHXH"),
)


def paper(doc_id: str, lead: str | None, **changes: object) -> Document:
    """An incoming numbered document; the rest doesn't matter to a statistic."""
    facts: dict[str, object] = {
        "doc_id": doc_id, "lead": lead, "direction": "incoming", "copy": "original", "code_number": doc_id[1:],
        "code_notation": "UBND-VP", "organ_name": "Ủy ban nhân dân huyện Giả Định", "issued_date": date(2024, 3, 1),
        "arrival_date": date(2024, 3, 2), "arrival_number": 1, "due_date": None, "replies_to": None, "support": (),
    }  # fmt: skip
    return replace(PATTERN, **{**facts, **changes})  # type: ignore[arg-type]


DOCUMENTS = (
    # p1: one in an open file, one in a closed one, one in both, one settled without a file, one overdue, one not due
    paper("d1", "p1"),
    paper("d2", "p1"),
    paper("d3", "p1"),
    paper("d4", "p1", due_date=date(2024, 4, 1)),
    paper("d5", "p1", due_date=date(2024, 4, 1)),
    paper("d6", "p1", due_date=date(2025, 1, 5)),
    # p2: the answer to d4, a draft (not counted), and one document registered twice, its second copy filed
    paper("d7", "p2", direction="outgoing", replies_to="d4", arrival_date=None, arrival_number=None),
    paper("d8", "p2", direction="outgoing", copy="draft", code_number="", arrival_date=None, arrival_number=None),
    paper("d9", "p2", code_number="900"),
    paper("d10", "p2", code_number="900", arrival_number=2),
    # nobody leads it
    paper("d11", None),
)


def case_file(notation: str, creator: str, documents: tuple[str, ...], *, closed: bool = False) -> CaseFile:
    """A file of this creator."""
    return CaseFile(
        file_notation=notation, title=f"Hồ sơ {notation}", maintenance="10 năm", retention_row="", creator=creator,
        start_date=date(2024, 1, 2), heading="VP", is_listed=False, opener=creator, documents=documents,
        end_date=DAY if closed else None, status="closed" if closed else "open",
    )  # fmt: skip


FILES = (
    case_file("01.VP", "p1", ("d1", "d3")),
    case_file("02.VP", "p1", ("d2", "d3"), closed=True),
    case_file("01.VHXH", "p2", ("d10", "d11")),
)


def small_scenario() -> Scenario:
    """The situation without any file."""
    return replace(SOME, today=DAY, people=PEOPLE, person="p1", documents=DOCUMENTS)


def small_office() -> Office:
    """The office with its three files."""
    return Office(small_scenario(), MappingProxyType({one.file_notation: one for one in FILES}))
