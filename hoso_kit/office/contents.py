"""The contents list of a file (*Mục lục văn bản*): a read-only projection.

The seven columns of Nghị định 30/2020/NĐ-CP, Phụ lục V phần IV; numbering and
page spans follow from the documents and are never typed by hand.
"""

from __future__ import annotations

from dataclasses import dataclass

from hoso_kit.office.fates import document_fates
from hoso_kit.office.office import Office
from hoso_kit.records.case_file import CaseFile


@dataclass(frozen=True, slots=True)
class ContentsRow:
    """One row; ``pages`` such as "3-5" counts through the whole file."""

    doc_ordinal: int
    doc_id: str
    symbol: str
    date_text: str
    type_and_subject: str
    organ_name: str
    pages: str
    note: str


def contents_list(office: Office, case_file: CaseFile) -> tuple[ContentsRow, ...]:
    """The rows of the file's contents list in order of the work, ``doc_ordinal`` 1…n."""
    rows = []
    fates = document_fates(office)
    first_page = 1
    for ordinal, doc_id in enumerate(case_file.documents, start=1):
        document = office.known_document(doc_id)
        last_page = first_page + document.page_amount - 1
        others = [name for name in office.files_of(doc_id) if name != case_file.name]
        notes = [document.note] if document.note else []
        notes += [one.text for one in fates.get(doc_id, ())]
        if others:
            notes.append(f"Có trong {', '.join(others)}")
        rows.append(
            ContentsRow(
                ordinal,
                doc_id,
                document.symbol,
                f"{document.issued_date:%d/%m/%Y}",
                f"{document.type_name} {lower_first(document.subject)}",
                document.organ_name,
                str(first_page) if first_page == last_page else f"{first_page}-{last_page}",
                "; ".join(notes),
            )
        )
        first_page = last_page + 1
    return tuple(rows)


def lower_first(text: str) -> str:
    """ "Về việc…" after a type name reads "về việc…"; words in capitals (UBND) stay."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
