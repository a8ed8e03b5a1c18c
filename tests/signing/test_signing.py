"""Signing: each signature a revision of its own that pyHanko's own validator accepts, and how it looks."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime

import pytest
from pyhanko.keys.pemder import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from reportlab.pdfgen.canvas import Canvas

from hoso_kit.office.paging.fonts import VIETNAMESE, find_family
from hoso_kit.office.signing import (
    TRAINING_NOTICE,
    CopyForm,
    Kind,
    TrainingAuthority,
    make_pdf,
    make_scan,
    make_signed_pdf,
    seal_as_agency,
    sign_as_person,
    sign_copy,
    verify_pdf,
)
from hoso_kit.office.signing.certificates import VIETNAM
from hoso_kit.office.signing.pictures import copy_lines
from hoso_kit.office.signing.sheet import draw
from hoso_kit.records.document import Document, Signer
from tests.signing.conftest import DAY, apart
from tests.world import marked


def accepted_by_pyhanko(pdf: bytes, authority: TrainingAuthority) -> list[bool]:
    """pyHanko's bottom line for each signature, asked without any of our code in between."""
    roots = list(load_certs_from_pemder_data(authority.trust[0]))
    moment = datetime(DAY.year, DAY.month, DAY.day, 17, 0, tzinfo=VIETNAM)

    def accepted() -> list[bool]:
        return [
            validate_pdf_signature(
                signature, ValidationContext(trust_roots=roots, moment=moment, allow_fetching=False)
            ).bottom_line
            for signature in PdfFileReader(io.BytesIO(pdf)).embedded_signatures
        ]

    return apart(accepted)


def test_pyhanko_itself_accepts_an_outgoing_document(authority: TrainingAuthority, document: Document) -> None:
    """After each step every signature so far is good under the library's own validator."""
    pdf = make_pdf(document)
    signed = sign_as_person(pdf, authority.person("Cao Thanh Phấn", "Trưởng phòng", "Phòng Nội vụ", DAY), DAY)
    sealed = seal_as_agency(signed, authority.agency("Phòng Nội vụ", DAY), DAY)
    assert accepted_by_pyhanko(pdf, authority) == []
    assert accepted_by_pyhanko(signed, authority) == [True]
    assert accepted_by_pyhanko(sealed, authority) == [True, True]


@pytest.mark.parametrize(
    ("kind", "accepted"),
    [
        ("valid", [True, True]),
        ("tampered", [False, False]),
        ("expired", [False, True]),
        ("untrusted", [False, False]),
        ("person_only", [True]),
        ("unsigned", []),
    ],
)
def test_pyhanko_itself_judges_each_sample_alike(
    samples: dict[Kind, bytes], authority: TrainingAuthority, kind: Kind, accepted: list[bool]
) -> None:
    """A sample is good or bad under the library's validator, not only under our reading of it."""
    assert accepted_by_pyhanko(samples[kind], authority) == accepted


def test_each_signature_leaves_the_earlier_bytes_alone(authority: TrainingAuthority, document: Document) -> None:
    """Signing only adds to the end of the file."""
    pdf = make_pdf(document)
    signed = sign_as_person(pdf, authority.person("A", "B", "Phòng Nội vụ", DAY), DAY)
    sealed = seal_as_agency(signed, authority.agency("Phòng Nội vụ", DAY), DAY)
    assert signed.startswith(pdf)
    assert sealed.startswith(signed)


def test_the_time_of_signing_is_the_offices(authority: TrainingAuthority, document: Document) -> None:
    """The file's two places for the time, the field and the signed attribute, both hold the office's day."""
    when = datetime(2019, 3, 8, 11, 14, 43, tzinfo=VIETNAM)
    pdf = sign_as_person(make_pdf(document), authority.person("A", "B", "C", when.date()), when)
    (signature,) = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    (attribute,) = [a for a in signature.signer_info["signed_attrs"] if a["type"].native == "signing_time"]
    assert attribute["values"][0].native == when
    assert "20190308111443" in str(signature.sig_object["/M"])


def test_a_persons_certificate_cant_seal(authority: TrainingAuthority, document: Document) -> None:
    """The agency's seal needs the agency's key, the person's signature the person's."""
    person, agency = authority.person("A", "B", "C", DAY), authority.agency("C", DAY)
    with pytest.raises(ValueError, match="agency"):
        seal_as_agency(make_pdf(document), person, DAY)
    with pytest.raises(ValueError, match="agency"):
        sign_copy(make_pdf(document), person, "Sao y", DAY)
    with pytest.raises(ValueError, match="person"):
        sign_as_person(make_pdf(document), agency, DAY)


def test_a_foreign_pdf_without_fields_can_be_signed(authority: TrainingAuthority) -> None:
    """A PDF from elsewhere has no field waiting; one is made on its last sheet."""
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(100, 700, "scan")
    canvas.save()
    pdf = sign_as_person(out.getvalue(), authority.person("A", "B", "C", DAY), DAY)
    assert accepted_by_pyhanko(seal_as_agency(pdf, authority.agency("C", DAY), DAY), authority) == [True, True]


@pytest.mark.parametrize("form", ["Sao y", "Sao lục", "Trích sao"])
def test_a_copy_carries_its_line_at_the_top_right(
    samples: dict[Kind, bytes], authority: TrainingAuthority, form: CopyForm
) -> None:
    """The copy's signature stands at the first sheet's top right corner, above the heading; the others stay good."""
    copy = sign_copy(samples["valid"], authority.agency("Sở Nội vụ", DAY), form, DAY)
    assert accepted_by_pyhanko(copy, authority) == [True, True, True]
    name, _, reference = list(enumerate_sig_fields(PdfFileReader(io.BytesIO(copy))))[-1]
    x1, y1, x2, y2 = (float(edge) for edge in reference.get_object()["/Rect"])
    assert name == "BanSao"
    assert 297 < x1 < x2 < 595
    assert 842 - 20 / 25.4 * 72 < y1 + 12 < y2 < 842  # in the top margin


def test_a_scan_shows_the_signature_and_the_seal_and_has_none(document: Document) -> None:
    """Điều 25 khoản 1 điểm c: a scanned paper shows stroke and seal as pictures; there is no field to be signed."""
    scan = make_scan(document)
    assert not list(enumerate_sig_fields(PdfFileReader(io.BytesIO(scan))))
    plain = draw(document, find_family()).pdf
    for colour in (b".05 .2 .7 RG", b".85 .08 .08 RG"):
        assert colour in scan
        assert colour not in plain
    unsigned = replace(document, signer=Signer("", "", ""))
    assert b".05 .2 .7 RG" not in make_scan(unsigned)


def test_a_copys_line_says_form_agency_and_time_with_its_zone() -> None:
    """Day, time and the time zone as ISO 8601 writes it."""
    when = datetime(2024, 10, 18, 14, 0, 5, tzinfo=VIETNAM)
    assert copy_lines("Sao lục", "Sở Nội vụ", when) == ("Sao lục", "Sở Nội vụ", "18/10/2024 14:00:05 +07:00")


def boxes(pdf: bytes) -> dict[str, tuple[float, ...]]:
    """Where each signature stands."""
    found = enumerate_sig_fields(PdfFileReader(io.BytesIO(pdf)))
    return {name: tuple(float(edge) for edge in ref.get_object()["/Rect"]) for name, _, ref in found}


@pytest.mark.parametrize("number", range(0, len(marked().scenario.documents), 9))
def test_the_seal_covers_a_third_of_the_signature_on_its_left(number: int) -> None:
    """Dấu trùm lên khoảng 1/3 chữ ký về bên trái, whatever the document's length."""
    place = boxes(make_pdf(marked().scenario.documents[number]))
    (left, _, right, _), (seal_left, _, seal_right, _) = place["NguoiCoThamQuyen"], place["CoQuan"]
    assert (seal_right - left) / (right - left) == pytest.approx(1 / 3, abs=0.02)
    assert seal_left < left


def test_every_sheet_says_that_it_is_for_training(document: Document) -> None:
    """The notice stands on the face of every sheet, and a long document has several."""
    pdf = draw(replace(document, body=document.body * 12), find_family()).pdf
    kids = PdfFileReader(io.BytesIO(pdf)).root["/Pages"]["/Kids"]
    sheets = [sheet.get_object()["/Contents"].data for sheet in kids]
    assert len(sheets) > 1
    # letters with tones stand under codes of the font's own, the others as they are
    start = TRAINING_NOTICE[:6].encode()
    assert start == b"CA LUY"
    assert [sheet.count(b"(" + start) for sheet in sheets] == [1] * len(sheets)


def test_the_same_document_gives_the_same_unsigned_sheets(document: Document) -> None:
    """Neither the machine's clock nor chance has a part in the drawing."""
    assert draw(document, find_family()).pdf == draw(document, find_family()).pdf


def test_the_font_has_every_vietnamese_letter_and_is_embedded(document: Document) -> None:
    """No letter becomes an empty box, here or on the reader's machine."""
    assert find_family().missing_letters() == ""
    assert len(VIETNAMESE) == len(set(VIETNAMESE)) > 134
    assert draw(document, find_family()).pdf.count(b"/FontFile2") >= 4


def test_a_draft_without_number_can_be_drawn(document: Document) -> None:
    """A draft has an empty place for its number, and a document may lack addressee, superior and body."""
    bare = replace(document, code_number="", addressee="", superior_name="", body=(), recipients=())
    assert verify_pdf(make_pdf(bare), (), DAY).verdict == "Tệp không có chữ ký số nào."


def test_a_secret_or_urgent_document_shows_its_mark(document: Document) -> None:
    """Độ mật and mức độ khẩn stand on the sheet, each in a frame."""
    plain = draw(document, find_family()).pdf
    marks = draw(replace(document, secrecy="Mật", urgency="Khẩn"), find_family()).pdf
    assert marks.count(b" re S") - plain.count(b" re S") == 2


def test_a_document_without_a_digit_can_be_tampered_with(authority: TrainingAuthority, document: Document) -> None:
    """Where the text has no number to change, another letter is."""
    plain = replace(document, body=("Kính mong quan tâm.",))
    found = verify_pdf(make_signed_pdf(plain, "tampered", authority, DAY), authority.trust, DAY)
    assert [s.is_intact for s in found.signatures] == [False, False]


def test_the_day_is_the_documents_own_if_none_is_given(authority: TrainingAuthority, document: Document) -> None:
    """A sample is signed on the day that its sheet shows."""
    older = replace(document, issued_date=date(2021, 2, 3))
    found = verify_pdf(make_signed_pdf(older, "valid", authority), authority.trust, date(2021, 2, 3))
    assert {s.signing_time.date() for s in found.signatures if s.signing_time} == {date(2021, 2, 3)}
    assert found.is_sound


def test_loading_the_room_loads_no_heavy_library() -> None:
    """The office starts in milliseconds; the libraries load with the first signature."""
    code = "import hoso_kit.office.signing, sys, json; print(json.dumps(sorted(sys.modules)))"
    modules = json.loads(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
    heavy = {"pyhanko", "cryptography", "reportlab", "asyncio", "aiohttp", "matplotlib", "numpy", "asn1crypto"}
    assert heavy.isdisjoint(modules)
