"""A case file as XML in the field names of Phụ lục VI (phần I mục III.4.g: kết xuất ra .xml, đúng trình tự thời gian).

``hoso.xsd`` beside this module says what the file looks like; no validator is needed to write it. The same case
file gives the same bytes.
"""

from __future__ import annotations

from importlib.resources import files
from xml.etree import ElementTree

from hoso_kit.office.export.fields import Field, case_file_fields, case_file_of, document_fields, refuse_misfits
from hoso_kit.office.office import Office

NAMESPACE = "urn:hoso-kit:nd30-2020:phu-luc-vi"


def to_xml(office: Office, file_notation: str) -> bytes:
    """The file and its documents in order of the work; raises `ExportError` where a field doesn't fit."""
    case_file = case_file_of(office, file_notation)
    known = office.documents_by_id
    own = case_file_fields(office, case_file)
    documents = tuple(
        document_fields(office, case_file, known[doc_id], ordinal)
        for ordinal, doc_id in enumerate(case_file.documents, start=1)
    )
    refuse_misfits(own + documents)
    # the namespace as a plain attribute: ElementTree's register_namespace would be state of the whole process
    root = ElementTree.Element("CaseFile", {"xmlns": NAMESPACE})
    for field in (*own, Field("Documents", parts=documents)):
        _append(root, field)
    ElementTree.indent(root)
    text: str = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def schema() -> bytes:
    """The XSD that exported files follow."""
    return files("hoso_kit.office.export").joinpath("hoso.xsd").read_bytes()


def _append(parent: ElementTree.Element, field: Field) -> None:
    element = ElementTree.SubElement(parent, field.name)
    if field.parts:
        for part in field.parts:
            _append(element, part)
    elif field.text:
        element.text = field.text
