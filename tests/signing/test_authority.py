"""The training authority: whose certificates, what they say, and where their keys lie."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import NameOID

from hoso_kit.office.signing import TRAINING_NOTICE, Identity, TrainingAuthority
from tests.signing.conftest import DAY

ORGAN = "Ủy ban nhân dân xã Ia Kơ Nhĩ"


def everyone(authority: TrainingAuthority) -> list[Identity]:
    who = ("Trần Thị Ngọc Lành", "Chủ tịch", ORGAN, DAY)
    return [
        authority.person(*who),
        authority.person(*who, root="stranger"),
        authority.expired_person(*who),
        authority.agency(ORGAN, DAY),
        authority.agency(ORGAN, DAY, root="stranger"),
    ]


def certificates(authority: TrainingAuthority) -> list[x509.Certificate]:
    pem = [part for who in everyone(authority) for part in (who.issued.certificate, who.issued.issuer)]
    return [x509.load_pem_x509_certificate(part) for part in pem]


def test_every_subject_says_that_it_is_for_training(authority: TrainingAuthority) -> None:
    """Whoever opens a certificate of ours, root or not, trusted or not, reads that it has no value in law."""
    for certificate in certificates(authority):
        units = certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATIONAL_UNIT_NAME)
        assert TRAINING_NOTICE in [unit.value for unit in units]


def test_keys_are_elliptic_and_no_two_are_alike(authority: TrainingAuthority) -> None:
    """Each holder has a P-256 key of his own."""
    keys = [certificate.public_key() for certificate in certificates(authority)]
    assert all(isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name == "secp256r1" for key in keys)
    points = {key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo) for key in keys}
    assert len(points) == 5 + 2  # the identities and the two roots


def test_an_issued_certificate_is_really_signed_by_its_root(authority: TrainingAuthority) -> None:
    """The chain holds under cryptography's own check, and only to the root that issued it."""
    for who in everyone(authority):
        certificate = x509.load_pem_x509_certificate(who.issued.certificate)
        certificate.verify_directly_issued_by(x509.load_pem_x509_certificate(who.issued.issuer))
    trusted = x509.load_pem_x509_certificate(authority.trust[0])
    stranger = x509.load_pem_x509_certificate(authority.agency(ORGAN, DAY, root="stranger").issued.certificate)
    with pytest.raises(ValueError, match="Issuer"):
        stranger.verify_directly_issued_by(trusted)


@pytest.mark.parametrize("day", [date(2020, 1, 1), DAY, date(2024, 2, 29), date(2025, 12, 31)])
def test_a_certificate_is_in_force_on_the_offices_day(authority: TrainingAuthority, day: date) -> None:
    """Validity follows the office's calendar, whatever year the machine has; the expired one ended before."""
    good = x509.load_pem_x509_certificate(authority.agency(ORGAN, day).issued.certificate)
    old = x509.load_pem_x509_certificate(authority.expired_person("A", "B", ORGAN, day).issued.certificate)
    assert good.not_valid_before_utc.date() < day < good.not_valid_after_utc.date()
    assert old.not_valid_before_utc.date() < old.not_valid_after_utc.date() < day


def test_a_holder_keeps_his_certificate(authority: TrainingAuthority) -> None:
    """Asking twice gives the same key; another name, another one; a second authority on the folder is the first."""
    first = authority.agency(ORGAN, DAY)
    assert TrainingAuthority(authority.folder).agency(ORGAN, DAY) == first
    assert authority.agency("Sở Nội vụ", DAY).issued.key != first.issued.key


def test_an_organ_with_a_long_name_gets_its_certificate(authority: TrainingAuthority) -> None:
    """X.520 bounds a common name at 64 letters; the organ's whole name still stands in the certificate."""
    organ = "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và nông nghiệp huyện Ia Hlơ Mang"
    certificate = x509.load_pem_x509_certificate(authority.agency(organ, DAY).issued.certificate)
    assert certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)[0].value == organ


def test_a_private_key_never_shows(authority: TrainingAuthority) -> None:
    """A log or an error message that holds an identity doesn't hold its key."""
    assert "PRIVATE" not in repr(authority.agency(ORGAN, DAY))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_key_files_are_for_their_owner_alone(authority: TrainingAuthority) -> None:
    """Each file that holds a key is 0600, and none is left half made."""
    everyone(authority)
    files = list(authority.folder.glob("*.pem"))
    assert files
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert not list(authority.folder.glob(".making-*"))


def test_threads_that_ask_at_once_get_one_key(tmp_path: Path) -> None:
    """The first request makes the keys, the others read them."""
    authority = TrainingAuthority(tmp_path / "new")
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: authority.agency(ORGAN, DAY), range(16)))
    assert len({who.issued.key for who in found}) == 1


def test_processes_that_ask_at_once_get_one_root(tmp_path: Path) -> None:
    """Several learners' servers may start together on one empty folder; they end with one and the same root."""
    code = (
        "import sys; from pathlib import Path; from hoso_kit.office.signing import TrainingAuthority;"
        "sys.stdout.buffer.write(TrainingAuthority(Path(sys.argv[1])).trust[0])"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "shared")]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(3)]
    roots = {process.communicate(timeout=120)[0] for process in running}
    assert len(roots) == 1
    assert b"BEGIN CERTIFICATE" in roots.pop()
