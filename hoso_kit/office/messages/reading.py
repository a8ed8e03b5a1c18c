"""Reads a message that came from outside: strict, bounded, and with a Vietnamese sentence for whatever is wrong.

Order: size, encoding, checksum, XML, fields. The checksum comes before the content, so that a file which was
damaged on its way is told as that and not as a strange field. What passes here also passes ``messages.xsd``.
"""

from __future__ import annotations

import re
import unicodedata
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import sha256

from hoso_kit.office.messages.safe_xml import Node, parse
from hoso_kit.office.messages.values import (
    HASH,
    LENGTHS,
    MAX_LINES,
    MAX_MESSAGE,
    MAX_PDF,
    MESSAGE_ID,
    SHEET_LENGTHS,
    TRACE_CODES,
    Address,
    DocumentMessage,
    Message,
    MessageFault,
    RecallMessage,
    StatusMessage,
    TraceHeader,
    is_organ_id,
)
from hoso_kit.office.messages.writing import CHECKSUM_TAG, NAMESPACE, PRIORITIES
from hoso_kit.records.document import Document, Signer
from hoso_kit.records.text import nfc

_END = re.compile(rb"  <Checksum>([0-9a-f]{64})</Checksum>\n</Message>\n")
_END_LENGTH = len("  <Checksum></Checksum>\n</Message>\n") + 64
_NOT_OURS = "Tệp này không phải thông điệp của Trục liên thông luyện tập."
_NAMES = {**SHEET_LENGTHS, **LENGTHS}


def read_message(data: bytes) -> Message:
    """The message in a file; raises `MessageFault`."""
    if len(data) > MAX_MESSAGE:
        raise MessageFault(f"Tệp quá lớn so với một thông điệp (tối đa {MAX_MESSAGE // 1_000_000} MB).")
    text = _text(data)
    root = parse(text)
    if root.name != f"{NAMESPACE} Message" or root.attributes != {"version": "1"}:
        raise MessageFault(_NOT_OURS)
    with _fields(root) as top:
        header = top.node("Header")
        with _fields(header) as head:
            given_id = head.matching("MessageId", MESSAGE_ID, "mã thông điệp")
            sender, recipient = _address(head.node("From")), _address(head.node("To"))
            sent_date = head.day("SentDate")
        if not given_id.startswith(f"{sender.organ_id}_"):
            raise MessageFault("Mã thông điệp không phải của cơ quan gửi ghi trong tệp.")
        frame = (given_id, sender, recipient, sent_date)
        message: Message
        if (document := top.maybe("OutgoingDocument")) is not None:
            message = _document(frame, document, top)
        elif (status := top.maybe("Status")) is not None:
            with _fields(status) as inner:
                about = inner.matching("About", MESSAGE_ID, "mã thông điệp được nói tới")
                message = StatusMessage(*frame, about, _trace(inner.node("TraceHeaderList")))
        else:
            with _fields(top.node("Recall")) as inner:
                about = inner.matching("About", MESSAGE_ID, "mã thông điệp được nói tới")
                message = RecallMessage(*frame, about, inner.text("Reason"), inner.optional("Notice"))
        top.node(CHECKSUM_TAG)
    return message


def _text(data: bytes) -> str:
    """The text of a file whose checksum is right."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise MessageFault(f"{_NOT_OURS} Nội dung không phải văn bản UTF-8.") from None
    end = _END.fullmatch(data[-_END_LENGTH:])
    if end is None:
        if f"<{CHECKSUM_TAG}>" in text or NAMESPACE in text:
            raise MessageFault("Thông điệp bị hỏng hoặc thiếu phần cuối: không còn mã kiểm tra.")
        # what is no message at all may still be hostile XML: the parser names it
        if text.lstrip("\ufeff \t\r\n").startswith("<"):
            parse(text)
        raise MessageFault(_NOT_OURS)
    if sha256(data[:-_END_LENGTH]).hexdigest().encode() != end[1]:
        raise MessageFault("Thông điệp đã bị thay đổi trên đường đi: mã kiểm tra không khớp với nội dung.")
    return text


class _Fields:
    """The parts of one element, taken in their order."""

    def __init__(self, node: Node) -> None:
        self._left = list(reversed(node.parts))

    def maybe(self, name: str) -> Node | None:
        """The next part if it is of this name."""
        if self._left and self._left[-1].name == f"{NAMESPACE} {name}":
            node = self._left.pop()
            if node.attributes:
                raise MessageFault(f"Trường {name} có thuộc tính không được phép.")
            return node
        return None

    def node(self, name: str) -> Node:
        found = self.maybe(name)
        if found is None:
            raise MessageFault(f"Thông điệp thiếu trường {_called(name)} hoặc các trường sai thứ tự.")
        return found

    def text(self, name: str) -> str:
        return _checked(name, self.node(name))

    def optional(self, name: str) -> str:
        found = self.maybe(name)
        return "" if found is None else _checked(name, found)

    def filled(self, name: str) -> str:
        text = self.text(name)
        if not text.strip():
            raise MessageFault(f"Trường {_called(name)} để trống.")
        return text

    def lines(self, name: str) -> tuple[str, ...]:
        found = []
        while (node := self.maybe(name)) is not None:
            found.append(_checked(name, node))
            if len(found) > MAX_LINES:
                raise MessageFault(f"Trường {_called(name)} lặp lại quá {MAX_LINES} lần.")
        return tuple(found)

    def matching(self, name: str, pattern: re.Pattern[str], words: str) -> str:
        text = self.text(name)
        if not pattern.fullmatch(text):
            raise MessageFault(f"Trường {name} không phải {words}.")
        return text

    def day(self, name: str) -> date:
        return _day(name, self.text(name))

    def optional_day(self, name: str) -> date | None:
        found = self.optional(name)
        return _day(name, found) if found else None

    def number(self, name: str) -> int:
        return _number(name, self.text(name))

    def done(self) -> None:
        if self._left:
            name = self._left[-1].name.removeprefix(f"{NAMESPACE} ")
            raise MessageFault(f"Thông điệp có trường lạ hoặc sai thứ tự: {name[:40]}.")


@contextmanager
def _fields(node: Node) -> Iterator[_Fields]:
    """The parts of ``node``, all of which must be taken; between them stands nothing but white space."""
    if node.text.strip():
        raise MessageFault("Thông điệp có chữ nằm ngoài các trường.")
    fields = _Fields(node)
    yield fields
    fields.done()


def _called(name: str) -> str:
    known = _NAMES.get(name)
    return f"{known[0]} ({name})" if known else name


def _checked(name: str, node: Node) -> str:
    if node.parts:
        raise MessageFault(f"Trường {_called(name)} không được có trường con.")
    limit = _NAMES[name][1] if name in _NAMES else MAX_MESSAGE
    if len(node.text) > limit:
        raise MessageFault(f"Trường {_called(name)} dài {len(node.text)} ký tự, tối đa {limit}.")
    if not unicodedata.is_normalized("NFC", node.text):
        raise MessageFault(f"Trường {_called(name)} không viết theo Unicode dựng sẵn (NFC).")
    # as the journal will hold it: a message must replay as it was taken in
    return nfc(node.text)


def _day(name: str, text: str) -> date:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise MessageFault(f"Trường {name} không phải ngày dạng năm-tháng-ngày.")


def _number(name: str, text: str) -> int:
    # bounded before int(): no number of a message is longer
    if not re.fullmatch(r"[0-9]{1,4}", text):
        raise MessageFault(f"Trường {_called(name)} không phải số.")
    return int(text)


def _address(node: Node) -> Address:
    with _fields(node) as inner:
        organ_id = inner.text("OrganId")
        if not is_organ_id(organ_id):
            raise MessageFault("Mã định danh cơ quan (OrganId) không đúng dạng.")
        return Address(organ_id, inner.filled("OrganName"))


def _trace(node: Node) -> tuple[TraceHeader, ...]:
    found = []
    with _fields(node) as inner:
        while (line := inner.maybe("TraceHeader")) is not None:
            with _fields(line) as one:
                code = one.text("Code")
                if code not in TRACE_CODES:
                    raise MessageFault(f"Mã trạng thái “{code[:10]}” không có trong danh mục trạng thái gửi, nhận.")
                found.append(TraceHeader(code, one.text("Text"), one.day("Date"), one.optional("Person")))
            if len(found) > MAX_LINES:
                raise MessageFault(f"TraceHeaderList có quá {MAX_LINES} dòng.")
    return tuple(found)


def _document(frame: tuple[str, Address, Address, date], node: Node, top: _Fields) -> DocumentMessage:
    with _fields(node) as sent:
        with _fields(sent.node("FileCode")) as code:
            if code.text("OrganId") != frame[1].organ_id:
                raise MessageFault("Mã định danh trong Mã hồ sơ (FileCode) không phải của cơ quan gửi.")
            file_catalog = code.number("FileCatalog")
            file_notation = code.optional("FileNotation")
        ordinal = sent.optional("DocOrdinal")
        facts = {
            "type_name": sent.filled("TypeName"),
            "code_number": sent.text("CodeNumber"),
            "code_notation": sent.text("CodeNotation"),
            "issued_date": (issued_date := sent.day("IssuedDate")),
            "organ_name": sent.filled("OrganName"),
            "subject": sent.filled("Subject"),
        }
        if file_catalog != issued_date.year:
            raise MessageFault("Năm hình thành hồ sơ (FileCatalog) khác năm của văn bản.")
        sent.text("Language")
        pages, note = sent.number("PageAmount"), sent.optional("Description")
        if pages > 999:
            raise MessageFault("Số trang của văn bản (PageAmount) quá 3 chữ số.")
        with _fields(sent.node("SignerInfo")) as info:
            position, full_name = info.text("Position"), info.text("FullName")
        if _address(sent.node("To")) != frame[2]:
            raise MessageFault("Nơi nhận ghi trong văn bản (To) khác nơi nhận của thông điệp.")
        if sent.number("Priority") >= len(PRIORITIES):
            raise MessageFault("Mức độ khẩn (Priority) không có trong danh mục.")
        due_date = sent.optional_day("DueDate")
    trace = _trace(top.node("TraceHeaderList"))
    with _fields(top.node("Sheet")) as sheet:
        identifier, superior_name = sheet.optional("DocumentId"), sheet.optional("SuperiorName")
        place, addressee = sheet.optional("Place"), sheet.optional("Addressee")
        authority, urgency = sheet.optional("Authority"), sheet.optional("Urgency")
        secrecy = sheet.optional("Secrecy")
        body, recipients = sheet.lines("Paragraph"), sheet.lines("Recipient")
        attachments = sheet.lines("Attachment")
    document = Document(
        doc_id="",
        direction="outgoing",
        copy="original",
        **facts,  # type: ignore[arg-type]
        superior_name=superior_name,
        place=place,
        addressee=addressee,
        body=body,
        recipients=recipients,
        page_amount=pages,
        signer=Signer(authority, position, full_name),
        arrival_date=None,
        arrival_number=None,
        due_date=due_date,
        urgency=urgency,
        lead=None,
        support=(),
        directive="",
        replies_to=None,
        note=note,
        identifier=identifier,
        secrecy=secrecy,
        attachments=attachments,
    )
    pdf = _content(top.node("Content"))
    number = _number("DocOrdinal", ordinal) if ordinal else None
    return DocumentMessage(*frame, document, pdf, trace, file_notation, number)


def _content(node: Node) -> bytes:
    with _fields(node) as content:
        if content.text("MediaType") != "application/pdf":
            raise MessageFault("Tệp kèm theo không phải PDF.")
        expected = content.matching("Sha256", HASH, "mã kiểm tra của tệp PDF")
        try:
            pdf = b64decode(content.text("Base64").replace(" ", ""), validate=True)
        except ValueError:
            raise MessageFault("Tệp PDF trong thông điệp không giải mã được.") from None
    if len(pdf) > MAX_PDF:
        raise MessageFault(f"Tệp PDF trong thông điệp quá lớn (tối đa {MAX_PDF // 1_000_000} MB).")
    if sha256(pdf).hexdigest() != expected:
        raise MessageFault("Tệp PDF trong thông điệp không khớp mã kiểm tra của nó.")
    return pdf
