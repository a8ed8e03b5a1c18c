"""Writes a message as XML: fields in the decree's order and names, the PDF as base64, a checksum as the last line.

``messages.xsd`` beside this module says what the file looks like. The checksum is over every byte before it, so
that one changed byte anywhere shows. What doesn't fit a field's length is refused by name, never cut.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from importlib.resources import files
from xml.etree import ElementTree

from hoso_kit.office.messages.values import (
    LENGTHS,
    MAX_LINES,
    MAX_PDF,
    SHEET_LENGTHS,
    Address,
    DocumentMessage,
    Message,
    MessageFault,
    RecallMessage,
    TraceHeader,
    is_organ_id,
)
from hoso_kit.records.document import URGENCIES, Document

NAMESPACE = "urn:hoso-kit:lien-thong:1"
LANGUAGE = "Tiếng Việt"
CHECKSUM_TAG = "Checksum"
# Phụ lục VI gives Priority one digit and no table of codes: these are the exercise's (design.priority-codes)
PRIORITIES = ("", *URGENCIES)
_ROOT = "Message"
_LINE = 76


def write_message(message: Message) -> bytes:
    """The message's file; raises `MessageFault` where a field doesn't fit."""
    # the namespace as a plain attribute: ElementTree's register_namespace would be state of the whole process
    root = ElementTree.Element(_ROOT, {"xmlns": NAMESPACE, "version": "1"})
    _header(root, message)
    if isinstance(message, DocumentMessage):
        _document(root, message)
    elif isinstance(message, RecallMessage):
        recall = _under(root, "Recall")
        _put(recall, "About", message.about)
        _put(recall, "Reason", message.reason)
        _put(recall, "Notice", message.notice)
    else:
        status = _under(root, "Status")
        _put(status, "About", message.about)
        _trace(status, message.trace)
    refuse_misfits(root)
    ElementTree.indent(root)
    text: str = ElementTree.tostring(root, encoding="unicode")
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n{text.removesuffix(f"</{_ROOT}>")}'.encode()
    return body + checksum_line(body)


def checksum_line(body: bytes) -> bytes:
    """The end of the file whose other bytes are ``body``."""
    return f"  <{CHECKSUM_TAG}>{sha256(body).hexdigest()}</{CHECKSUM_TAG}>\n</{_ROOT}>\n".encode()


def schema() -> bytes:
    """The XSD that messages follow."""
    return files("hoso_kit.office.messages").joinpath("messages.xsd").read_bytes()


def refuse_misfits(root: ElementTree.Element) -> None:
    """Raise a `MessageFault` that names each field longer than it may be."""
    faults = list(_misfits(root))
    if faults:
        raise MessageFault(f"Chưa gửi được theo Phụ lục VI: {'; '.join(dict.fromkeys(faults))}.")


def _misfits(root: ElementTree.Element) -> Iterator[str]:
    for element in root.iter():
        found = LENGTHS.get(element.tag) or SHEET_LENGTHS.get(element.tag)
        text = element.text or ""
        if found and len(text) > found[1]:
            yield f"{found[0]} ({element.tag}) dài {len(text)} ký tự, tối đa {found[1]}"
        if element.tag == "OrganId" and not is_organ_id(text):
            yield f"Mã định danh cơ quan “{text[:30]}” không đúng dạng"
        if element.tag in ("TypeName", "Subject", "OrganName") and not text.strip():
            yield f"thiếu {LENGTHS[element.tag][0]} ({element.tag})"


def _header(root: ElementTree.Element, message: Message) -> None:
    header = _under(root, "Header")
    _put(header, "MessageId", message.message_id)
    _address(header, "From", message.sender)
    _address(header, "To", message.recipient)
    _put(header, "SentDate", message.sent_date)


def _document(root: ElementTree.Element, message: DocumentMessage) -> None:
    document = message.document
    if len(message.pdf) > MAX_PDF:
        raise MessageFault(f"Tệp PDF quá lớn để gửi (tối đa {MAX_PDF // 1_000_000} MB).")
    sent = _under(root, "OutgoingDocument")
    code = _under(sent, "FileCode")
    _put(code, "OrganId", message.sender.organ_id)
    _put(code, "FileCatalog", document.issued_date.year)
    _put(code, "FileNotation", message.file_notation)
    _put(sent, "DocOrdinal", message.doc_ordinal)
    _put(sent, "TypeName", document.type_name, is_needed=True)
    _put(sent, "CodeNumber", document.code_number, is_needed=True)
    _put(sent, "CodeNotation", document.code_notation, is_needed=True)
    _put(sent, "IssuedDate", document.issued_date)
    _put(sent, "OrganName", document.organ_name, is_needed=True)
    _put(sent, "Subject", document.subject, is_needed=True)
    _put(sent, "Language", LANGUAGE)
    _put(sent, "PageAmount", document.page_amount)
    _put(sent, "Description", document.note)
    signer = _under(sent, "SignerInfo")
    _put(signer, "Position", document.signer.position, is_needed=True)
    _put(signer, "FullName", document.signer.full_name, is_needed=True)
    _address(sent, "To", message.recipient)
    _put(sent, "Priority", priority_of(document))
    _put(sent, "DueDate", document.due_date)
    _trace(root, message.trace)
    _sheet(root, document)
    content = _under(root, "Content")
    _put(content, "MediaType", "application/pdf")
    _put(content, "Sha256", message.pdf_sha256)
    encoded = b64encode(message.pdf).decode()
    lines = [encoded[start : start + _LINE] for start in range(0, len(encoded), _LINE)]
    _put(content, "Base64", "\n" + "\n".join(lines) + "\n")


def priority_of(document: Document) -> int:
    """Priority as one digit; an urgency that the decree doesn't know counts as none."""
    known = [one.casefold() for one in PRIORITIES]
    spoken = document.urgency.strip().casefold().replace("hoả", "hỏa")
    return known.index(spoken) if spoken in known else 0


def _sheet(root: ElementTree.Element, document: Document) -> None:
    if max(len(document.body), len(document.recipients), len(document.attachments)) > MAX_LINES:
        raise MessageFault(f"Văn bản có quá {MAX_LINES} đoạn nên không gửi được.")
    sheet = _under(root, "Sheet")
    _put(sheet, "DocumentId", document.identifier)
    _put(sheet, "SuperiorName", document.superior_name)
    _put(sheet, "Place", document.place)
    _put(sheet, "Addressee", document.addressee)
    _put(sheet, "Authority", document.signer.authority)
    _put(sheet, "Urgency", document.urgency)
    _put(sheet, "Secrecy", document.secrecy)
    for name, lines in (
        ("Paragraph", document.body),
        ("Recipient", document.recipients),
        ("Attachment", document.attachments),
    ):
        for line in lines:
            _put(sheet, name, line, is_needed=True)


def _trace(parent: ElementTree.Element, trace: tuple[TraceHeader, ...]) -> None:
    listed = _under(parent, "TraceHeaderList")
    for one in trace:
        line = _under(listed, "TraceHeader")
        _put(line, "Code", one.code)
        _put(line, "Text", one.text, is_needed=True)
        _put(line, "Date", one.made_date)
        _put(line, "Person", one.person)


def _address(parent: ElementTree.Element, name: str, address: Address) -> None:
    element = _under(parent, name)
    _put(element, "OrganId", address.organ_id, is_needed=True)
    _put(element, "OrganName", address.organ_name, is_needed=True)


def _under(parent: ElementTree.Element, name: str) -> ElementTree.Element:
    return ElementTree.SubElement(parent, name)


def _put(parent: ElementTree.Element, name: str, value: str | int | date | None, *, is_needed: bool = False) -> None:
    if value is None or (value == "" and not is_needed):
        return
    text = value.isoformat() if isinstance(value, date) else str(value)
    # a blank element would be filled with the indentation of nothing: leave its text out
    ElementTree.SubElement(parent, name).text = text or None
