"""A case file as one package: a zipped BagIt bag (RFC 8493) with the XML, its schema and a sheet for each document.

Why the bag's four text files are written here and not by the bagit library: ``bagit.make_bag`` changes the working
directory of the whole process while it works (many learners may live in one process), dates bags by the machine's
clock unless told and writes version 0.97. The library is the judge instead: `bag_check` unpacks a package and lets
bagit validate it, so writer and reader are never the same code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256

from hoso_kit import __version__
from hoso_kit.office.export.case_file_xml import schema, to_xml
from hoso_kit.office.export.fields import case_file_of
from hoso_kit.office.export.sheet import document_sheet
from hoso_kit.office.forms.filing import contents_form
from hoso_kit.office.forms.fixed_zip import fixed_zip
from hoso_kit.office.forms.form import printable
from hoso_kit.office.forms.html_writer import FORM_STYLE, to_html
from hoso_kit.office.office import Office
from hoso_kit.records.case_file import CaseFile
from hoso_kit.records.document import Document
from hoso_kit.records.text import fold, nfc

AGENT = f"hoso_kit {__version__}"
_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_SAFE_NAME = re.compile(r"[^a-z0-9.-]+")


def to_bag(office: Office, file_notation: str) -> bytes:
    """The bag of a file as a zip; its date is the office's, so the same state gives the same bytes."""
    case_file = case_file_of(office, file_notation)
    payload = {f"data/{name}": content for name, content in _payload(office, case_file).items()}
    tags = {
        "bagit.txt": _DECLARATION,
        "bag-info.txt": _bag_info(office, case_file, payload),
        "manifest-sha256.txt": _manifest(payload),
    }
    tags["tagmanifest-sha256.txt"] = _manifest(tags)
    folder = bag_name(office, case_file)
    return fixed_zip({f"{folder}/{name}": content for name, content in {**tags, **payload}.items()})


def bag_name(office: Office, case_file: CaseFile) -> str:
    """The package's folder: the file code in letters that every system can name a folder by."""
    return _SAFE_NAME.sub("-", fold(office.code_of(case_file))).strip("-.")


def _payload(office: Office, case_file: CaseFile) -> dict[str, bytes]:
    known = office.documents_by_id
    contents = to_html(contents_form(office, case_file))
    head = f'<meta charset="utf-8"><title>Mục lục văn bản, tài liệu</title><style>{FORM_STYLE}</style>'
    page = f'<!DOCTYPE html>\n<html lang="vi"><head>{head}</head><body>{contents}'
    parts = {
        "ho-so.xml": to_xml(office, case_file.name),
        "hoso.xsd": schema(),
        "muc-luc.html": f"{page}</body></html>\n".encode(),
    }
    for ordinal, doc_id in enumerate(case_file.documents, start=1):
        document = known[doc_id]
        parts[sheet_name(ordinal, document)] = document_sheet(document).encode()
    return parts


def sheet_name(ordinal: int, document: Document) -> str:
    """The place of a document's sheet; the ordinal first: names in order are documents in order of time."""
    name = _SAFE_NAME.sub("-", fold(document.symbol)).strip("-.")
    return f"van-ban/{ordinal:03d}_{document.issued_date}_{name}.html"


def _bag_info(office: Office, case_file: CaseFile, payload: Mapping[str, bytes]) -> bytes:
    scenario = office.scenario
    lines = {
        "Source-Organization": scenario.office.organ_name,
        "Contact-Name": scenario.people_by_id[case_file.creator].full_name,
        "External-Identifier": office.code_of(case_file),
        "External-Description": case_file.title,
        "Start-Date": case_file.start_date.isoformat(),
        "End-Date": case_file.end_date.isoformat() if case_file.end_date else "",
        "Maintenance": case_file.maintenance,
        "Bagging-Date": office.today.isoformat(),
        "Bag-Software-Agent": AGENT,
        "Payload-Oxum": f"{sum(map(len, payload.values()))}.{len(payload)}",
    }
    return "".join(f"{name}: {nfc(printable(text))}\n" for name, text in lines.items() if text).encode()


def _manifest(parts: Mapping[str, bytes]) -> bytes:
    return "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in parts.items()).encode()
