"""Export of a case file: XML by the decree's fields, sheets, and a package that shows damage."""

from __future__ import annotations

import zipfile
from functools import lru_cache
from html import unescape
from io import BytesIO
from xml.etree import ElementTree

import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st

from hoso_kit.office.export import NAMESPACE, ExportError, check_bag, document_sheet, schema, to_bag, to_xml
from hoso_kit.office.export.fields import priority_code
from hoso_kit.office.forms.form import printable
from hoso_kit.office.office import Office
from tests.forms.papers import a_document, case_file, office, office_with

NS = {"h": NAMESPACE}


@lru_cache
def xsd() -> xmlschema.XMLSchema:
    """Our schema, built once."""
    return xmlschema.XMLSchema(schema().decode())


def exported(some_office: Office) -> ElementTree.Element:
    """The parsed XML of the file."""
    return ElementTree.fromstring(to_xml(some_office, case_file().file_notation))


def test_xml_follows_the_schema() -> None:
    """The export validates, is UTF-8, and is the same each time."""
    content = to_xml(office(), case_file().file_notation)
    xsd().validate(content.decode())
    assert content == to_xml(office(), case_file().file_notation)


def test_xml_says_what_the_office_knows() -> None:
    """File fields and totals, then every document in order of time with its place in the file."""
    root, file = exported(office()), case_file()
    assert root.findtext("h:Title", namespaces=NS) == file.title
    assert root.findtext("h:FileCode/h:FileNotation", namespaces=NS) == file.file_notation
    assert root.findtext("h:DocTotal", namespaces=NS) == str(file.doc_total)
    assert root.findtext("h:PageTotal", namespaces=NS) == str(office().page_total(file))
    documents = list(root.find("h:Documents", NS) or ())
    days = [document.findtext("h:IssuedDate", namespaces=NS) for document in documents]
    assert days == sorted(days, key=str)
    ordinals = [document.findtext("h:DocOrdinal", namespaces=NS) for document in documents]
    assert ordinals == [str(n) for n in range(1, file.doc_total + 1)]


@settings(max_examples=40)
@given(st.text(min_size=1, max_size=60).filter(lambda text: printable(text) != ""))
def test_any_subject_gives_valid_xml(text: str) -> None:
    """Markup, quotes and odd letters in a subject are escaped: the XML validates and holds that text."""
    content = to_xml(office_with(subject=text), case_file().file_notation)
    xsd().validate(content.decode())
    assert ElementTree.fromstring(content).findtext(".//h:Subject", namespaces=NS) == printable(text)


@pytest.mark.parametrize(
    ("field", "value", "name"),
    [
        ("subject", "x" * 501, "Subject"),
        ("organ_name", "x" * 201, "OrganName"),
        ("code_number", "1" * 12, "CodeNumber"),
        ("code_notation", "X" * 31, "CodeNotation"),
        ("type_name", "x" * 101, "TypeName"),
        ("page_amount", 1000, "PageAmount"),
        ("note", "x" * 501, "Description"),
        ("subject", "", "Subject"),
    ],
)
def test_a_field_that_does_not_fit_is_refused_by_name(field: str, value: object, name: str) -> None:
    """What Phụ lục VI gives no room for is named with its field and place, never cut."""
    with pytest.raises(ExportError, match=rf"văn bản thứ 1: .*\({name}\)"):
        to_xml(office_with(**{field: value}), case_file().file_notation)


def test_the_schema_holds_the_decree_s_lengths() -> None:
    """Types and lengths of the schema are those of Phụ lục VI phần II."""
    lengths = {"Title": 500, "Maintenance": 30, "Creator": 30, "Language": 50}
    fields = {element.name.rpartition("}")[2]: element.type for element in xsd().elements["CaseFile"].iterchildren()}
    assert {name: fields[name].max_length for name in lengths} == lengths
    document = {e.name.rpartition("}")[2]: e.type for e in xsd().types["IncomingDocument"].content.iter_elements()}
    wanted = {"TypeName": 100, "CodeNumber": 11, "CodeNotation": 30, "OrganName": 200, "Subject": 500, "ToPlaces": 1000}
    assert {name: document[name].max_length for name in wanted} == wanted


def test_a_file_that_is_not_there_is_refused() -> None:
    """An unknown notation gets a sentence, not a crash."""
    with pytest.raises(ExportError, match=r"99\.KHONG"):
        to_xml(office(), "99.KHONG")


@pytest.mark.parametrize(("urgency", "code"), [("", 0), ("Khẩn", 1), ("Thượng khẩn", 2), ("Hỏa tốc", 3)])
def test_urgency_has_one_digit(urgency: str, code: int) -> None:
    """Priority is a number of one digit; the codes are the exercise's own."""
    assert priority_code(urgency) == code


@settings(max_examples=40)
@given(st.text(min_size=1, max_size=40))
def test_sheets_escape_everything(text: str) -> None:
    """A document's sheet shows its texts and lets no tag out of them."""
    from dataclasses import replace

    document = replace(a_document(), subject=text, body=(text,))
    page = document_sheet(document)
    assert page.count("<") == document_sheet(replace(document, subject="x", body=("x",))).count("<")
    assert printable(text) in unescape(page)


def test_a_package_is_a_valid_bag_of_the_office_s_date() -> None:
    """The bagit library accepts it; it names organ, title, dates, holds a sheet a document, and is deterministic."""
    content = to_bag(office(), case_file().file_notation)
    check_bag(content)
    assert content == to_bag(office(), case_file().file_notation)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
        info = archive.read(next(name for name in names if name.endswith("/bag-info.txt"))).decode()
    assert sum("/data/van-ban/" in name for name in names) == case_file().doc_total
    assert f"Source-Organization: {office().scenario.office.organ_name}\n" in info
    assert f"External-Description: {case_file().title}\n" in info
    assert f"Bagging-Date: {office().today.isoformat()}\n" in info
    assert all(name.isascii() for name in names)


def rezipped(change: dict[str, bytes | None]) -> bytes:
    """The package with some of its entries replaced (None = left out); names are matched by their end."""
    buffer = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(to_bag(office(), case_file().file_notation))) as old,
        zipfile.ZipFile(buffer, "w") as new,
    ):
        for name in old.namelist():
            ending = next((end for end in change if name.endswith(end)), None)
            content = old.read(name) if ending is None else change[ending]
            if content is not None:
                new.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["data/ho-so.xml", "bag-info.txt", "manifest-sha256.txt", "bagit.txt"])
def test_one_changed_byte_breaks_the_package(name: str) -> None:
    """Content, description and manifests alike: one byte changed, and the check says the package is not whole."""
    with zipfile.ZipFile(BytesIO(to_bag(office(), case_file().file_notation))) as archive:
        content = archive.read(next(entry for entry in archive.namelist() if entry.endswith(f"/{name}")))
    spoilt = content[:-2] + bytes([content[-2] ^ 1]) + content[-1:]
    with pytest.raises(ExportError, match="Gói hồ sơ"):
        check_bag(rezipped({f"/{name}": spoilt}))


@settings(max_examples=80)
@given(st.data())
def test_a_byte_changed_anywhere_in_the_zip_never_passes_as_other_content(data: st.DataObject) -> None:
    """A bit flipped in the zip itself is refused with a sentence, or it touched nothing that the package says."""
    package = to_bag(office(), case_file().file_notation)
    place = data.draw(st.integers(0, len(package) - 1))
    spoilt = bytearray(package)
    spoilt[place] ^= 1 << data.draw(st.integers(0, 7))
    try:
        check_bag(bytes(spoilt))
    except ExportError:
        return
    with zipfile.ZipFile(BytesIO(package)) as before, zipfile.ZipFile(BytesIO(spoilt)) as after:
        assert {name: after.read(name) for name in after.namelist()} == {
            name: before.read(name) for name in before.namelist()
        }


def test_a_missing_or_foreign_document_breaks_the_package() -> None:
    """A sheet taken out is found, and so is one that nobody listed."""
    with pytest.raises(ExportError, match="nguyên vẹn"):
        check_bag(rezipped({"/muc-luc.html": None}))
    package = BytesIO(to_bag(office(), case_file().file_notation))
    with zipfile.ZipFile(package, "a") as archive:
        top = archive.namelist()[0].partition("/")[0]
        archive.writestr(f"{top}/data/van-ban/999.html", b"x")
    with pytest.raises(ExportError, match="nguyên vẹn"):
        check_bag(package.getvalue())


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", "c:/x", "a\\..\\x"])
def test_a_package_never_writes_outside_its_folder(name: str) -> None:
    """Names that lead out of the folder are refused before anything is unpacked."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, b"x")
    with pytest.raises(ExportError, match="Gói hồ sơ"):
        check_bag(buffer.getvalue())


@pytest.mark.parametrize("content", [b"", b"PK", b"x" * 100])
def test_what_is_no_package_is_said(content: bytes) -> None:
    """Bytes that are no zip give a Vietnamese sentence."""
    with pytest.raises(ExportError, match="Gói hồ sơ hỏng"):
        check_bag(content)
