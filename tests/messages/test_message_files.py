"""The file of a message: round trip, schema, damage, hostile content."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256

import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st

from hoso_kit.office.issuing_actions import RecallDocument
from hoso_kit.office.journal import Journal, compose
from hoso_kit.office.messages import (
    Address,
    DocumentMessage,
    MessageFault,
    build_message,
    build_recall,
    build_status,
    read_message,
    schema,
    write_message,
)
from hoso_kit.office.messages.composing import compose_message, plain_text
from hoso_kit.office.messages.values import LENGTHS, MAX_MESSAGE, SHEET_LENGTHS
from hoso_kit.office.messages.writing import checksum_line
from hoso_kit.office.messaging_views import deliver_action
from hoso_kit.records.document import Signer
from tests.messages.message_world import (
    CHIEF,
    COMMUNE,
    COMMUNE_ID,
    DISTRICT,
    DOC,
    PDF,
    REGISTRY,
    TO,
    Player,
    issue,
    scenario,
    send,
    take_in,
)

XSD = xmlschema.XMLSchema(schema().decode())
SENT = issue(Player(DISTRICT))
DATA = build_message(SENT.office, DOC, Address(COMMUNE_ID, TO), PDF)
MESSAGE = compose_message(SENT.office, DOC, Address(COMMUNE_ID, TO), PDF)
# fields that aren't texts of a length, with the length that the reader allows; the last is no field of a message
OTHER_TYPES: dict[str, tuple[set[str], int]] = {
    "OrganId": ({"OrganId"}, 13),
    "PageAmount": ({"Number3"}, 3),
    "DocOrdinal": ({"Number3"}, 3),
    "Priority": ({"Priority"}, 1),
    "IssuedAmount": (set(), 3),
}
_ODD = "<&>\"']]> \n ắ ế Đ đ Ủy ban ½ 😀 <!-- &amp; =1+1"


def texts(limit: int, least: int = 0) -> st.SearchStrategy[str]:
    """Texts as the system keeps them: printable, NFC, within a field's length."""
    letters = st.characters(exclude_categories=["Cs"]) | st.sampled_from(_ODD)
    found = st.text(letters, max_size=min(limit, 60)).map(plain_text)
    return found.filter(lambda text: len(text) <= limit and (not least or bool(text.strip())))


DOCUMENTS = st.builds(
    lambda **facts: replace(MESSAGE.document, **facts),
    type_name=texts(100, 1),
    code_number=texts(11),
    code_notation=texts(30),
    organ_name=texts(200, 1),
    subject=texts(500, 1),
    superior_name=texts(200),
    place=texts(100),
    addressee=texts(500),
    body=st.lists(texts(2_000), max_size=4).map(tuple),
    recipients=st.lists(texts(2_000), max_size=3).map(tuple),
    attachments=st.lists(texts(200), max_size=2).map(tuple),
    page_amount=st.integers(0, 999),
    signer=st.builds(Signer, texts(100), texts(100), texts(50)),
    due_date=st.none() | st.dates(),
    urgency=st.sampled_from(["", "Khẩn", "Thượng khẩn", "Hỏa tốc"]),
    note=texts(500),
    identifier=texts(100),
    issued_date=st.dates(),
)


def sealed(body: bytes) -> bytes:
    """A file with this body and a right checksum: what a forger who knows the format can make."""
    return body + checksum_line(body)


def body_of(data: bytes) -> bytes:
    """All bytes that the checksum covers."""
    return data[: data.index(b"  <Checksum>")]


def fault(data: bytes) -> str:
    """What is said of a file that can't be read."""
    with pytest.raises(MessageFault) as caught:
        read_message(data)
    return caught.value.message


@settings(max_examples=40)
@given(document=DOCUMENTS, pdf=st.binary(max_size=300))
def test_any_document_comes_out_as_it_went_in(document: object, pdf: bytes) -> None:
    """Whatever the texts hold (XML's own signs, Vietnamese, line ends), the message read is the message written."""
    message = replace(MESSAGE, document=document, pdf=pdf)  # type: ignore[arg-type]
    data = write_message(message)
    assert read_message(data) == message
    XSD.validate(data.decode())
    assert write_message(message) == data


@settings(max_examples=25)
@given(document=DOCUMENTS)
def test_the_journal_holds_the_whole_document(document: object) -> None:
    """A delivered message is replayed from the journal alone, equal in every field."""
    action = deliver_action(replace(MESSAGE, document=document))  # type: ignore[arg-type]
    if action.issued_date > scenario(COMMUNE).today:
        return
    commune = Player(COMMUNE).do(REGISTRY, action)
    journal = Journal.parse(compose(scenario(COMMUNE), "hv001", commune.steps))
    assert journal.replay(scenario(COMMUNE)) == commune.office


def test_the_same_document_gives_the_same_bytes() -> None:
    """No clock, no chance: building twice gives one file; another receiver gives another id."""
    assert build_message(SENT.office, DOC, Address(COMMUNE_ID, TO), PDF) == DATA
    other = compose_message(SENT.office, DOC, Address("000.00.99.H99", TO), PDF)
    assert other.message_id != MESSAGE.message_id


def test_status_and_recall_follow_the_schema_too() -> None:
    """All three kinds are valid under the one schema."""
    district, commune = issue(Player(DISTRICT)), Player(COMMUNE)
    take_in(commune, send(district))
    XSD.validate(build_status(commune.office, commune.office.messaging.arrivals[0]).decode())
    district.do(CHIEF, RecallDocument(DOC, "Ban hành sai thẩm quyền."))
    XSD.validate(build_recall(district.office, district.office.messaging.sent[0]).decode())


def test_lengths_are_those_of_the_schema() -> None:
    """The reader's lengths and the schema's are the same ones, for every field that has a text."""
    text = schema().decode()
    for name, (_, limit) in {**LENGTHS, **SHEET_LENGTHS}.items():
        kinds = set(re.findall(rf'name="{name}" type="(\w+)"', text))
        if name in OTHER_TYPES:
            assert (kinds, limit) == OTHER_TYPES[name], name
        else:
            assert kinds in ({f"String{limit}"}, {f"NonEmpty{limit}"}), name
    for kind, length in re.findall(r'simpleType name="(?:String|NonEmpty)(\d+)">.*?maxLength value="(\d+)"', text):
        assert kind == length
    assert re.search(r'name="OrganId">.*?maxLength value="13"', text)
    assert re.search(r'name="Number3">.*?totalDigits value="3"', text)
    assert re.search(r'name="Priority">.*?pattern value="\[0-3\]"', text)


def test_a_field_that_is_too_long_is_named_and_not_cut() -> None:
    """The sender learns which field breaks which length of Phụ lục VI."""
    long = replace(MESSAGE, document=replace(MESSAGE.document, subject="d" * 501))
    with pytest.raises(MessageFault, match=r"Trích yếu nội dung \(Subject\) dài 501 ký tự, tối đa 500"):
        write_message(long)


def test_one_changed_byte_anywhere_is_seen() -> None:
    """Each byte of the file, changed alone, makes it unreadable."""
    step = max(1, len(DATA) // 400)
    for place in [*range(0, len(DATA), step), *range(len(DATA) - 100, len(DATA))]:
        changed = bytearray(DATA)
        changed[place] ^= 0x01
        with pytest.raises(MessageFault):
            read_message(bytes(changed))
    assert "thay đổi trên đường đi" in fault(DATA.replace("báo cáo".encode(), "báo cào".encode(), 1))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<!DOCTYPE m [<!ENTITY e SYSTEM "file:///etc/passwd">]><Message>&e;</Message>', "khai báo không được phép"),
        ('<!DOCTYPE m SYSTEM "http://example.invalid/x.dtd"><Message/>', "khai báo không được phép"),
        ('<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><Message>&b;</Message>', "khai báo không được phép"),
        ('<?xml-stylesheet href="x.xsl"?><Message/>', "khai báo không được phép"),
        ("<Message><!-- x --></Message>", "khai báo không được phép"),
        ("<a>" * 50 + "</a>" * 50, "quá nhiều phần tử"),
        (f"<a>{'<b/>' * 7000}</a>", "quá nhiều phần tử"),
        ("<Message><From></Message>", "không phải XML đúng dạng"),
        ("<Message/>", "không phải thông điệp"),
        ("không phải XML", "không phải thông điệp"),
        ("", "không phải thông điệp"),
    ],
)
def test_hostile_or_foreign_xml_is_refused_by_name(text: str, said: str) -> None:
    """No document type, entity, instruction, comment, endless depth or number; with and without a right checksum."""
    assert said in fault(text.encode())
    forged = body_of(DATA).replace(b"?>\n<Message", b"?>\n" + text.encode() + b"<Message", 1)
    if text:
        fault(sealed(forged))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<CodeNumber>", "<CodeNumber x='1'>", "thuộc tính"),
        ("</SentDate>", "</SentDate><Extra>1</Extra>", "trường lạ"),
        ("<TypeName>Công văn</TypeName>", "", "thiếu trường Tên loại văn bản"),
        ("<TypeName>Công văn</TypeName>", "<TypeName> </TypeName>", "để trống"),
        ("<Priority>0</Priority>", "<Priority>7</Priority>", "Mức độ khẩn"),
        ("<PageAmount>1</PageAmount>", "<PageAmount>một</PageAmount>", "không phải số"),
        ("<IssuedDate>2024-12-17</IssuedDate>", "<IssuedDate>2024-13-01</IssuedDate>", "không phải ngày"),
        ("<Code>00</Code>", "<Code>77</Code>", "Mã trạng thái"),
        ("<OrganId>000.00.98.H99</OrganId>", "<OrganId>../98</OrganId>", "OrganId"),
        ("<MediaType>application/pdf", "<MediaType>text/html", "không phải PDF"),
        ("<Base64>\n", "<Base64>\nAAAA", "không khớp mã kiểm tra"),
        ("<Base64>\n", "<Base64>\n*", "không giải mã được"),
        ("</Place>", "e\u0301</Place>", "NFC"),
    ],
)
def test_a_forged_field_is_named(old: str, new: str, said: str) -> None:
    """A file with a right checksum and a wrong field is refused with the name of what is wrong."""
    assert old in DATA.decode()
    assert said in fault(sealed(body_of(DATA).replace(old.encode(), new.encode(), 1)))


def test_size_and_encoding_are_bounded() -> None:
    """A huge file isn't even parsed; what isn't UTF-8 is no message."""
    assert "quá lớn" in fault(b"<" * (MAX_MESSAGE + 1))
    assert "UTF-8" in fault("<Message/>".encode("utf-16"))
    with pytest.raises(MessageFault, match="PDF quá lớn"):
        write_message(replace(MESSAGE, pdf=b"0" * 6_000_001))


def test_the_pdf_has_its_own_checksum() -> None:
    """The action records the checksum of exactly the PDF that came."""
    message = read_message(DATA)
    assert isinstance(message, DocumentMessage)
    assert deliver_action(message).pdf_sha256 == sha256(PDF).hexdigest()
