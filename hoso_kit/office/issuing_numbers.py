"""Numbers, symbols and identifiers of outgoing documents and copies (Điều 15; Phụ lục I phần I mục II.3; Phụ lục III).

Everything is counted from the documents themselves, the situation's among them, so that no counter can run away
from the register. One series a year unless the head of the office keeps one for each type (khoản 1 điểm c);
advisory councils (Phụ lục I) and normative documents (khoản 1 điểm a) have their own. Secret documents, which also
have their own (khoản 2), never come to this system.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from hoso_kit.office.scenario import Organ, Scenario
from hoso_kit.records.document import Document
from hoso_kit.records.notation import document_symbol
from hoso_kit.records.text import fold
from hoso_kit.regulations import copy_forms, document_type

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

MAIN_SERIES = "Văn bản hành chính"
_NORMATIVE = re.compile(r"^\d{4}/")
_CAPITALS = re.compile(r"^[A-ZĐ]{2,}$")
COPY_FORMS = {"sao y": "Bản sao y", "sao lục": "Bản sao lục", "trích sao": "Bản trích sao"}


def organ_abbreviation(organ: Organ) -> str:
    """The office's abbreviation: as its head fixed it, else the capitals of its short name, else its initials."""
    if organ.abbreviation:
        return organ.abbreviation
    words = organ.short_name.split()
    capitals = [word for word in words if _CAPITALS.match(word)]
    return "-".join(capitals) if capitals else "".join(word[0] for word in words).upper()


def make_notation(scenario: Scenario, type_name: str, unit: str, council_abbreviation: str = "") -> str:
    """*Ký hiệu*: ``QĐ-UBND``; for a công văn ``UBND-VHXH`` with the drafting unit."""
    organ = council_abbreviation or organ_abbreviation(scenario.office)
    kind = document_type(type_name).abbreviation
    if kind:
        return f"{kind}-{organ}"
    return f"{organ}-{unit}" if unit and type_name == "Công văn" else organ


def copy_notation(scenario: Scenario, form: str) -> str:
    """*Ký hiệu* of a copy: ``SY-UBND``, ``SL-UBND``, ``TrS-UBND``."""
    kinds = {one.name: one.abbreviation for one in copy_forms()}
    return f"{kinds[COPY_FORMS[form]]}-{organ_abbreviation(scenario.office)}"


def series_of(scenario: Scenario, document: Document) -> str:
    """The series that an outgoing document's number belongs to."""
    if fold(document.organ_name) != fold(scenario.office.organ_name):
        return document.organ_name
    if _NORMATIVE.match(document.code_notation):
        return f"{document.type_name} (văn bản quy phạm pháp luật)"
    return document.type_name if scenario.outgoing_series == "by_type" else MAIN_SERIES


def numbered(office: Office, series: str, year: int) -> tuple[Document, ...]:
    """The numbered outgoing documents of a series and year, by number."""
    found = [
        document
        for document in office.documents
        if document.direction == "outgoing"
        and not document.is_draft
        and number_of(document) > 0
        and document.issued_date.year == year
        and series_of(office.scenario, document) == series
    ]
    return tuple(sorted(found, key=lambda one: (number_of(one), one.issued_date, one.doc_id)))


def number_of(document: Document) -> int:
    """The number as a number; 0 if it has none."""
    text = document.code_number
    return int(text) if text.isascii() and text.isdigit() else 0


def next_number(office: Office, series: str = MAIN_SERIES, year: int | None = None) -> int:
    """The number that comes next in the series of the year (this year unless told)."""
    given = numbered(office, series, year or office.today.year)
    return number_of(given[-1]) + 1 if given else 1


def next_copy_number(office: Office) -> int:
    """The number that the next copy of this year gets: all forms of copy share one series (Phụ lục I phần II)."""
    year = office.today.year
    before = office.scenario.last_copy_number if office.scenario.today.year == year else 0
    return max([before, *(int(one.code_number) for one in office.outgoing.copies if one.made_date.year == year)]) + 1


def last_date(office: Office, series: str, year: int) -> date | None:
    """The latest date that a number of the series bears."""
    return max((document.issued_date for document in numbered(office, series, year)), default=None)


def document_identifier(organ_id: str, issued_date: date, code_number: str, code_notation: str) -> str:
    """*Mã định danh văn bản* (Phụ lục VI phần I mục III.1.c): whose, of which day, which number.

    The appendix asks for the identifier and gives it no form; this one is the simulation's own.
    """
    return f"{organ_id},{issued_date:%Y/%m/%d},{document_symbol(code_number, code_notation)}"
