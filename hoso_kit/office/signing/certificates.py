"""Certificates of the training authority: roots, persons and agencies, ECDSA P-256, cheap to make.

Every subject carries the training notice, so that whoever opens a certificate anywhere reads that it is worth
nothing in law. A period is given by the caller in whole years: nothing here looks at the machine's clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.x509 import Certificate, Name

TRAINING_NOTICE = "CA LUYỆN TẬP – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
VIETNAM = timezone(timedelta(hours=7))
Holder = Literal["person", "agency"]
# What the subject says of its holder: the only thing by which a reader of the file can tell the two apart.
HOLDER_TEXT: dict[Holder, str] = {"person": "Chứng thư số của cá nhân", "agency": "Chứng thư số của cơ quan, tổ chức"}
_LONGEST_COMMON_NAME = 64  # bytes, the bound on a common name; an agency's whole name stands as organisation too
_ROOT_YEARS = (2000, 2099)


@dataclass(frozen=True, slots=True)
class Issued:
    """A key with its certificate and its issuer's certificate, all PEM, as kept in one file."""

    key: bytes
    certificate: bytes
    issuer: bytes


def make_root(common_name: str) -> Issued:
    """A self-signed root that outlasts every office's calendar."""
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(common_name, TRAINING_NOTICE)
    builder = _builder(name, name, key, _ROOT_YEARS).add_extension(x509.BasicConstraints(True, 0), critical=True)
    builder = builder.add_extension(_usage(signs_certificates=True), critical=True)
    certificate = builder.sign(key, _hash())
    return Issued(_key_pem(key), _pem(certificate), _pem(certificate))


def issue(root: Issued, holder: Holder, name: str, position: str, organ_name: str, years: tuple[int, int]) -> Issued:
    """A certificate from the root for a person (``name`` at ``organ_name``) or an agency, for whole years."""
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    root_key = load_pem_private_key(root.key, None)
    if not isinstance(root_key, ec.EllipticCurvePrivateKey):
        raise TypeError("a training root holds an elliptic curve key")
    issuer = x509.load_pem_x509_certificate(root.certificate)
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(name, TRAINING_NOTICE, organ_name, HOLDER_TEXT[holder], position)
    builder = _builder(subject, issuer.subject, key, years)
    builder = builder.add_extension(x509.BasicConstraints(False, None), critical=True)
    builder = builder.add_extension(_usage(signs_certificates=False), critical=True)
    builder = builder.add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key()), critical=False
    )
    return Issued(_key_pem(key), _pem(builder.sign(root_key, _hash())), root.certificate)


def _builder(
    subject: Name, issuer: Name, key: EllipticCurvePrivateKey, years: tuple[int, int]
) -> x509.CertificateBuilder:
    from cryptography import x509

    first, last = years
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(first, 1, 1, tzinfo=VIETNAM))
        .not_valid_after(datetime(last, 12, 31, 23, 59, 59, tzinfo=VIETNAM))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _name(common_name: str, notice: str, organ_name: str = "", holder_text: str = "", position: str = "") -> Name:
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    pairs = (
        (NameOID.COUNTRY_NAME, "VN"),
        (NameOID.ORGANIZATION_NAME, organ_name),
        (NameOID.ORGANIZATIONAL_UNIT_NAME, notice),
        (NameOID.ORGANIZATIONAL_UNIT_NAME, holder_text),
        (NameOID.TITLE, position),
        (NameOID.COMMON_NAME, common_name.encode()[:_LONGEST_COMMON_NAME].decode(errors="ignore").strip()),
    )
    return x509.Name([x509.NameAttribute(oid, value) for oid, value in pairs if value])


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    from cryptography import x509

    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=not signs_certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _hash() -> SHA256:
    from cryptography.hazmat.primitives.hashes import SHA256

    return SHA256()


def _key_pem(key: EllipticCurvePrivateKey) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _pem(certificate: Certificate) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding

    return certificate.public_bytes(Encoding.PEM)
