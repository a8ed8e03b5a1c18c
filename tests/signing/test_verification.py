"""What the check of a PDF sees: each kind of sample, every changed byte, and files that are no PDF."""

from __future__ import annotations

import asyncio
import io
import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.generic import NumberObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from hoso_kit.office.paging.fonts import find_family
from hoso_kit.office.signing import KINDS, Kind, TrainingAuthority, Verification, make_signed_pdf, verify_pdf
from hoso_kit.office.signing.sheet import draw
from hoso_kit.records.document import Document
from hoso_kit.regulations.citations import cite
from tests.signing.conftest import DAY, apart
from tests.world import marked

NEXT_DAY = DAY + timedelta(days=1)


def seen(samples: dict[Kind, bytes], kind: Kind, authority: TrainingAuthority) -> Verification:
    return verify_pdf(samples[kind], authority.trust, NEXT_DAY)


def test_a_sound_document_is_seen_as_sound(
    samples: dict[Kind, bytes], authority: TrainingAuthority, document: Document
) -> None:
    """Person first, agency after; both intact, trusted, in force, covering everything, with the names expected."""
    found = verify_pdf(
        samples["valid"],
        authority.trust,
        NEXT_DAY,
        expected_agency=document.organ_name.upper(),  # as the sheet's head writes it
        expected_person=document.signer.full_name,
    )
    assert found.is_sound
    person, agency = found.signatures
    assert (person.holder, agency.holder) == ("person", "agency")
    assert (person.name, person.organ_name) == (document.signer.full_name, document.organ_name)
    assert agency.name == document.organ_name
    assert all(s.covers_whole_document and s.is_expected for s in found.signatures)
    assert {s.signing_time.date() for s in found.signatures if s.signing_time} == {DAY}


@pytest.mark.parametrize(
    ("kind", "intact", "trusted", "in_force", "words"),
    [
        ("tampered", [False, False], [True, True], [True, True], "bị thay đổi"),
        ("expired", [True, True], [True, True], [False, True], "đã hết hoặc chưa có hiệu lực khi ký"),
        ("untrusted", [True, True], [False, False], [True, True], "không xác minh được"),
        ("person_only", [True], [True], [True], "Không thấy chữ ký số của cơ quan"),
        ("unsigned", [], [], [], "không có chữ ký số nào"),
    ],
)
def test_each_flaw_is_seen_as_itself(
    samples: dict[Kind, bytes],
    authority: TrainingAuthority,
    kind: Kind,
    intact: list[bool],
    trusted: list[bool],
    in_force: list[bool],
    words: str,
) -> None:
    """One flaw never looks like another: the facts differ in that one thing, and the verdict names it alone."""
    found = seen(samples, kind, authority)
    assert not found.is_sound
    assert [s.is_intact for s in found.signatures] == intact
    assert [s.is_trusted for s in found.signatures] == trusted
    assert [s.is_in_validity for s in found.signatures] == in_force
    assert words in found.verdict
    assert found.verdict.count(".") == 1


def test_no_file_tells_its_kind(samples: dict[Kind, bytes]) -> None:
    """What is wrong with a file stands nowhere in it but in the signatures themselves."""
    for pdf in samples.values():
        assert not [kind for kind in ("tampered", "person_only", "untrusted", "unsigned") if kind.encode() in pdf]


@pytest.mark.parametrize("number", range(0, len(marked().scenario.documents), 6))
def test_a_tampered_file_opens_and_shows_another_text(authority: TrainingAuthority, number: int) -> None:
    """One character of one shown string is another one: the file is as long, and both signatures see it."""
    document = marked().scenario.documents[number]
    pdf = make_signed_pdf(document, "tampered", authority)
    found = verify_pdf(pdf, authority.trust, document.issued_date)
    assert [s.is_intact for s in found.signatures] == [False, False]
    # the unsigned sheets come first in the file, and are drawn alike each time
    before = draw(document, find_family()).pdf
    places = [at for at in range(len(before)) if before[at] != pdf[at]]
    assert 1 <= len(places) <= 2  # 19 and 20 differ in two
    line = pdf[pdf.rindex(b"\n", 0, places[0]) : pdf.index(b"\n", places[0])]
    assert b" Tj" in line


@settings(max_examples=30)
@given(data=st.data())
def test_one_changed_byte_anywhere_is_seen(
    samples: dict[Kind, bytes], authority: TrainingAuthority, data: st.DataObject
) -> None:
    """Whichever signed byte changes, and to whatever, the check never calls the document sound and never raises."""
    pdf = samples["valid"]
    at = data.draw(st.sampled_from(signed_bytes(pdf)).flatmap(lambda span: st.integers(span[0], span[1] - 1)))
    other = bytes([pdf[at] ^ data.draw(st.integers(1, 255))])
    assert not verify_pdf(pdf[:at] + other + pdf[at + 1 :], authority.trust, NEXT_DAY).is_sound


@pytest.mark.parametrize("place", [0, 0.01, 0.3, 0.55, 0.8, 0.9, 0.97, 0.999])
def test_a_changed_byte_in_each_part_of_the_file_is_seen(
    samples: dict[Kind, bytes], authority: TrainingAuthority, place: float
) -> None:
    """Head, pages, fonts, first revision, second revision and the tail are all under the last signature."""
    pdf = samples["valid"]
    first, second = signed_bytes(pdf)
    covered = [*range(*first), *range(*second)]
    at = covered[int(place * len(covered))]
    changed = pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]
    assert not verify_pdf(changed, authority.trust, NEXT_DAY).is_sound


def signed_bytes(pdf: bytes) -> list[tuple[int, int]]:
    """The byte ranges under the last signature, as the file itself says."""
    last = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[-1]
    a, b, c, d = (int(number) for number in last.byte_range)
    assert c + d == len(pdf)
    return [(a, a + b), (c, c + d)]


def test_a_page_changed_by_a_later_revision_is_seen(samples: dict[Kind, bytes], authority: TrainingAuthority) -> None:
    """Signed bytes all intact, but a revision added after them changes the sheet: that is told apart."""
    writer = IncrementalPdfFileWriter(io.BytesIO(samples["valid"]))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = NumberObject(180)
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    found = verify_pdf(out.getvalue(), authority.trust, NEXT_DAY)
    assert all(s.is_intact and s.is_changed_after and not s.covers_whole_document for s in found.signatures)
    assert "thay đổi thêm vào sau khi ký" in found.verdict


def test_another_name_in_the_certificate_is_seen(samples: dict[Kind, bytes], authority: TrainingAuthority) -> None:
    """A signature that is valid but somebody else's is not what the sheet claims."""
    found = verify_pdf(samples["valid"], authority.trust, NEXT_DAY, expected_agency="Sở Nội vụ")
    assert [s.is_expected for s in found.signatures] == [None, False]
    assert not found.is_sound
    assert "khác với tên" in found.verdict


def test_a_signature_from_after_the_check_is_seen(samples: dict[Kind, bytes], authority: TrainingAuthority) -> None:
    """The office's day counts, not the machine's: on the day before, the document can't have been signed yet."""
    assert verify_pdf(samples["valid"], authority.trust, DAY).is_sound
    early = verify_pdf(samples["valid"], authority.trust, DAY - timedelta(days=1))
    assert all(s.is_postdated for s in early.signatures)
    assert not early.is_sound


def test_a_document_stays_sound_when_its_certificate_has_ended(
    samples: dict[Kind, bytes], authority: TrainingAuthority
) -> None:
    """What counts is that the certificate was in force when it signed."""
    assert verify_pdf(samples["valid"], authority.trust, date(2031, 5, 1)).is_sound


def test_nobody_is_trusted_without_a_root(samples: dict[Kind, bytes]) -> None:
    """Trust comes from the roots given and from nowhere else, not from the machine's own list."""
    assert not any(s.is_trusted for s in verify_pdf(samples["valid"], (), NEXT_DAY).signatures)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "không phải là PDF"),
        (b"PK\x03\x04 a word file", "không phải là PDF"),
        ("Chào anh chị".encode(), "không phải là PDF"),
        (b"%PDF-1.7\n", "bị hỏng"),
        (b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF", "bị hỏng"),
    ],
)
def test_a_bad_file_gets_a_sentence_not_an_exception(data: bytes, words: str, authority: TrainingAuthority) -> None:
    """Whatever arrives, the clerk reads in Vietnamese what is the matter with it."""
    found = verify_pdf(data, authority.trust, NEXT_DAY)
    assert words in found.verdict
    assert not found.is_sound
    assert found.as_data()["is_readable"] is False


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_short_is_never_sound(samples: dict[Kind, bytes], authority: TrainingAuthority, part: float) -> None:
    """A download that broke off is broken or lacks a signature, and says so."""
    pdf = samples["valid"]
    found = verify_pdf(pdf[: int(len(pdf) * part)], authority.trust, NEXT_DAY)
    assert not found.is_sound
    assert found.verdict


@settings(max_examples=40)
@given(tail=st.binary(max_size=300))
def test_any_bytes_after_a_pdf_head_are_answered(tail: bytes, authority: TrainingAuthority) -> None:
    """Garbage never raises and is never sound."""
    assert not verify_pdf(b"%PDF-1.7\n" + tail, authority.trust, NEXT_DAY).is_sound


def test_it_works_inside_a_kernels_running_loop(samples: dict[Kind, bytes], authority: TrainingAuthority) -> None:
    """A notebook's kernel handles messages inside a loop, where pyHanko's own entry would refuse."""

    async def message() -> Verification:
        return verify_pdf(samples["valid"], authority.trust, NEXT_DAY)

    assert apart(lambda: asyncio.run(message())).is_sound


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_reaches_stderr(
    samples: dict[Kind, bytes], authority: TrainingAuthority, kind: Kind, capfd: pytest.CaptureFixture[str]
) -> None:
    """A word on stderr would cost the mark in nbgrader; pyHanko's log stays off it."""
    seen(samples, kind, authority)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_gets_plain_values_and_real_citations(
    samples: dict[Kind, bytes], authority: TrainingAuthority, kind: Kind
) -> None:
    """Everything goes into JSON as it is, and each citation resolves to an article that was read."""
    found = seen(samples, kind, authority)
    data = json.loads(json.dumps(found.as_data()))
    assert data["verdict"] == found.verdict
    assert len(data["signatures"]) == len(found.signatures)
    assert all(cite(each).confidence == "verified" for each in data["citations"])


def test_a_sentence_for_each_fact(samples: dict[Kind, bytes], authority: TrainingAuthority) -> None:
    """The screen shows time, integrity, issuer, period and coverage, each as a sentence."""
    (person, _) = seen(samples, "expired", authority).signatures
    text = " ".join(person.facts)
    for words in ("Ký lúc 09:00:00 ngày 18/10/2024", "nguyên vẹn", "CA LUYỆN TẬP", "31/12/2023, đã hết hiệu lực"):
        assert words in text
    future = replace(person, certificate_start=date(2025, 1, 1), certificate_end=date(2026, 1, 1))
    assert "chưa có hiệu lực" in " ".join(future.facts)
