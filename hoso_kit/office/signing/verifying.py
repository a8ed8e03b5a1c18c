"""Checks a PDF's signatures with pyHanko's own validator, at the office's moment and without any network.

Nothing is known here of how a file was made: only its bytes, the trusted roots and the day count. Whatever the bytes
are, the answer is a Verification; a file that comes from outside must never stop the office.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from hoso_kit.office.signing.certificates import HOLDER_TEXT, VIETNAM, Holder
from hoso_kit.office.signing.looping import in_own_loop
from hoso_kit.office.signing.verification import SeenHolder, SignatureFinding, Verification
from hoso_kit.records.text import fold

if TYPE_CHECKING:
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus

# far above any document's; each one hashes the whole file, and a hostile file may name one a thousand times
MAX_SIGNATURES = 50
_NO_PDF = "Tệp không phải là PDF nên không kiểm tra được chữ ký số."
_BROKEN = "Tệp PDF bị hỏng, không đọc được nên không kiểm tra được chữ ký số."


def verify_pdf(
    data: bytes,
    trust: Sequence[bytes],
    moment: date,
    *,
    expected_agency: str = "",
    expected_person: str = "",
) -> Verification:
    """What the signatures of ``data`` are worth on the office's day, under the roots (PEM) of ``trust``."""
    if not data.lstrip()[:5].startswith(b"%PDF-"):
        return Verification(unreadable=_NO_PDF)
    # the end of the office's day: what was signed today is already signed
    until = moment if isinstance(moment, datetime) else datetime.combine(moment, time(23, 59, 59), VIETNAM)
    expected: dict[SeenHolder, str] = {"agency": expected_agency, "person": expected_person, "unknown": ""}
    try:
        found = in_own_loop(_read(data, trust, until, expected))
    except Exception:  # any byte may be anything: a parser's own errors, recursion, overflow; none may reach the office
        return Verification(unreadable=_BROKEN)
    return Verification(found)


async def _read(
    data: bytes, trust: Sequence[bytes], moment: datetime, expected: dict[SeenHolder, str]
) -> tuple[SignatureFinding, ...]:
    from pyhanko.pdf_utils.reader import PdfFileReader

    reader = PdfFileReader(io.BytesIO(data), strict=False)
    _walk_pages(reader)
    if len(reader.embedded_signatures) > MAX_SIGNATURES:
        raise ValueError("more signatures than anybody signs")
    return tuple([await _finding(signature, trust, moment, expected) for signature in reader.embedded_signatures])


def _walk_pages(reader: Any) -> None:
    """A file without one readable sheet is broken, however well it begins."""
    if int(reader.root["/Pages"]["/Count"]) < 1:
        raise ValueError("no pages")


async def _finding(
    signature: EmbeddedPdfSignature, trust: Sequence[bytes], moment: datetime, expected: dict[SeenHolder, str]
) -> SignatureFinding:
    status = await _validate(signature, trust, moment)
    certificate = status.signing_cert
    start, end = certificate.not_valid_before, certificate.not_valid_after
    signed = status.signer_reported_dt
    is_trusted = status.trust_problem_indic is None and status.validation_path is not None
    if not is_trusted and not start <= moment <= end:
        # out of its time at the office's moment: is it only that, or is the issuer unknown too?
        inside = await _validate(signature, trust, start + timedelta(days=1))
        is_trusted = inside.trust_problem_indic is None and inside.validation_path is not None
    subject: dict[str, Any] = certificate.subject.native
    holder = _holder(subject)
    name = _one(subject.get("organization_name" if holder == "agency" else "common_name"))
    is_changed = _is_changed(status)
    return SignatureFinding(
        holder=holder,
        name=name,
        organ_name=_one(subject.get("organization_name")),
        position=_one(subject.get("title")),
        issuer=_one(certificate.issuer.native.get("common_name")),
        signing_time=signed.astimezone(VIETNAM) if signed else None,
        certificate_start=start.astimezone(VIETNAM).date(),
        certificate_end=end.astimezone(VIETNAM).date(),
        is_intact=bool(status.intact and status.valid),
        is_trusted=is_trusted,
        is_in_validity=signed is not None and start <= signed <= end,
        is_postdated=signed is not None and signed > moment,
        covers_whole_document=_covers(status) and not is_changed,
        is_changed_after=is_changed,
        is_expected=fold(name) == fold(expected[holder]) if expected[holder] else None,
        expected_name=expected[holder],
    )


async def _validate(signature: EmbeddedPdfSignature, trust: Sequence[bytes], moment: datetime) -> PdfSignatureStatus:
    from pyhanko.keys.pemder import load_certs_from_pemder_data
    from pyhanko.sign.validation.pdf_embedded import async_validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    roots = [root for pem in trust for root in load_certs_from_pemder_data(pem)]
    context = ValidationContext(trust_roots=roots, moment=moment, allow_fetching=False, revocation_mode="soft-fail")
    return await async_validate_pdf_signature(signature, context)


def _covers(status: PdfSignatureStatus) -> bool:
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    return status.coverage is not None and status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION


def _is_changed(status: PdfSignatureStatus) -> bool:
    """Whether more than further signatures came after this one."""
    from pyhanko.sign.diff_analysis import ModificationLevel

    level = status.modification_level
    return level is None or level > ModificationLevel.FORM_FILLING or status.docmdp_ok is False


def _holder(subject: dict[str, Any]) -> SeenHolder:
    units = subject.get("organizational_unit_name", [])
    texts = [units] if isinstance(units, str) else list(units)
    holders: tuple[Holder, Holder] = ("person", "agency")
    return next((holder for holder in holders if HOLDER_TEXT[holder] in texts), "unknown")


def _one(value: Any) -> str:
    """A name's part as text; a subject may hold several of a kind."""
    return str(value[0] if isinstance(value, list) and value else value or "")
