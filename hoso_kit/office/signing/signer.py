"""Signs a PDF for real with pyHanko: a person, the agency, or the agency for a copy; each as a new revision.

The time of signing is the office's, given by the caller: a day means an hour of that day's working time. What was
signed before stays in the file byte for byte. Nothing here asks whether somebody may sign: that is the office's rule.
"""

from __future__ import annotations

import io
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Literal

from hoso_kit.office.paging.fonts import find_family
from hoso_kit.office.paging.layout import Box
from hoso_kit.office.signing.authority import Identity
from hoso_kit.office.signing.certificates import VIETNAM
from hoso_kit.office.signing.looping import in_own_loop
from hoso_kit.office.signing.pictures import copy_lines, copy_picture, person_picture, seal_picture
from hoso_kit.office.signing.sheet import AGENCY_FIELD, PERSON_FIELD

if TYPE_CHECKING:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

CopyForm = Literal["Sao y", "Sao lục", "Trích sao"]

COPY_FIELD = "BanSao"
_COPY_SIZE = (250.0, 36.0)
_PERSON_HOUR, _AGENCY_HOUR, _COPY_HOUR = time(9, 0), time(9, 30), time(14, 0)
# For a PDF from elsewhere that has no field waiting: lower right of the last sheet.
_PERSON_PLACE: Box = (370, 120, 502, 184)
_SEAL_PLACE: Box = (318, 104, 414, 200)


def sign_as_person(pdf: bytes, person: Identity, when: date | datetime) -> bytes:
    """The PDF with the person's signature, its stroke in blue above the name."""
    if person.holder != "person":
        raise ValueError("only a person's certificate signs as a person")
    box = _waiting_box(pdf, PERSON_FIELD) or _PERSON_PLACE
    picture = person_picture(person.name, (box[2] - box[0], box[3] - box[1]), find_family())
    return _sign(pdf, person, _moment(when, _PERSON_HOUR), PERSON_FIELD, box, picture, page=-1)


def seal_as_agency(pdf: bytes, agency: Identity, when: date | datetime) -> bytes:
    """The PDF with the agency's signature, its red seal over a third of the person's."""
    if agency.holder != "agency":
        raise ValueError("only an agency's certificate seals")
    box = _waiting_box(pdf, AGENCY_FIELD) or _SEAL_PLACE
    picture = seal_picture(agency.organ_name, box[2] - box[0], find_family())
    return _sign(pdf, agency, _moment(when, _AGENCY_HOUR), AGENCY_FIELD, box, picture, page=-1)


def sign_copy(pdf: bytes, agency: Identity, copy_form: CopyForm, when: date | datetime) -> bytes:
    """The PDF as an electronic copy: the agency's signature as a line at the top right of the first sheet."""
    if agency.holder != "agency":
        raise ValueError("only an agency's certificate signs a copy")
    moment = _moment(when, _COPY_HOUR)
    width, height = _first_page_size(pdf)
    right, top = width - 42, height - 6
    box = (right - _COPY_SIZE[0], top - _COPY_SIZE[1], right, top)
    picture = copy_picture(copy_lines(copy_form, agency.organ_name, moment), _COPY_SIZE, find_family())
    return _sign(pdf, agency, moment, COPY_FIELD, box, picture, page=0)


def _moment(when: date | datetime, hour: time) -> datetime:
    if not isinstance(when, datetime):
        return datetime.combine(when, hour, VIETNAM)
    return when if when.tzinfo else when.replace(tzinfo=VIETNAM)


def _sign(pdf: bytes, identity: Identity, when: datetime, field: str, box: Box, picture: bytes, page: int) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    return in_own_loop(_sign_now(writer, identity, when, field, box, picture, page))


async def _sign_now(
    writer: IncrementalPdfFileWriter,
    identity: Identity,
    when: datetime,
    field: str,
    box: Box,
    picture: bytes,
    page: int,
) -> bytes:
    """As PdfSigner.async_sign_pdf does, but at the office's time: it would take the machine's."""
    from pyhanko.sign.fields import SigFieldSpec
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

    x1, y1, x2, y2 = (round(edge) for edge in box)
    signer = PdfSigner(
        PdfSignatureMetadata(field_name=field, md_algorithm="sha256", name=identity.name),
        signer=identity.signer(),
        stamp_style=_style(picture),
        new_field_spec=SigFieldSpec(field, on_page=page, box=(x1, y1, x2, y2)),
    )
    session = signer.init_signing_session(writer)
    session.system_time = when
    validation_info = await session.perform_presign_validation(writer)
    reserved = await session.estimate_signature_container_size(validation_info)
    document = session.prepare_tbs_document(validation_info, bytes_reserved=reserved)
    out = io.BytesIO()
    digest, _ = document.digest_tbs_document(output=out)
    attributes = PdfCMSSignedAttributes(signing_time=when)
    after = await document.perform_signature(document_digest=digest.document_digest, pdf_cms_signed_attrs=attributes)
    await after.post_signature_processing(out)
    return out.getvalue()


def _style(picture: bytes) -> Any:
    """A stamp that is one drawn page, without frame or shade."""
    from pyhanko.pdf_utils.content import PdfContent, ResourceType
    from pyhanko.pdf_utils.generic import NameObject
    from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.stamp import StaticStampStyle

    class Picture(PdfContent):
        """pyHanko's ImportedPdfPage, from bytes: it reads files only."""

        def render(self) -> bytes:
            page = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(picture)))
            self.set_resource(ResourceType.XOBJECT, NameObject("/Picture"), page)
            x1, y1, x2, y2 = page.get_object()["/BBox"]
            self.box = BoxConstraints(width=abs(x2 - x1), height=abs(y2 - y1))
            return b"/Picture Do"

    middle = AxisAlignment.ALIGN_MID
    rule = SimpleBoxLayoutRule(x_align=middle, y_align=middle, margins=Margins(0, 0, 0, 0))
    return StaticStampStyle(background=Picture(), background_layout=rule, border_width=0)


def _waiting_box(pdf: bytes, name: str) -> Box | None:
    """The place of an empty field of this name."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields

    for found, value, reference in enumerate_sig_fields(PdfFileReader(io.BytesIO(pdf), strict=False)):
        if found == name and value is None:
            x1, y1, x2, y2 = (float(edge) for edge in reference.get_object()["/Rect"])
            return (x1, y1, x2, y2)
    return None


def _first_page_size(pdf: bytes) -> tuple[float, float]:
    from pyhanko.pdf_utils.reader import PdfFileReader

    page = PdfFileReader(io.BytesIO(pdf), strict=False).root["/Pages"]
    while "/Kids" in page:
        page = page["/Kids"][0]
    x1, y1, x2, y2 = (float(edge) for edge in page["/MediaBox"])
    return (x2 - x1, y2 - y1)
