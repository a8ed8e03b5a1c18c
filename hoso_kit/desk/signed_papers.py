"""The PDFs of deliveries and of outgoing documents: made on this machine when first asked for, kept in the home.

An outgoing document's PDF follows from its state: unsigned while a draft, signed by the person after the signature,
then with number and the office's seal. What was made for a state is kept and never made anew: a changed byte of the
kept copy shows when the signatures are checked.

Keys and PDFs lie beside the folder that is served, never in it, and never in a journal: their bytes differ from
machine to machine. Which kind of PDF a delivery is must not reach the page, not even as a file's name: the learner
sees it only by verifying.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hoso_kit.desk import places
from hoso_kit.office.issuing_state import CopyRecord, OutgoingPaper
from hoso_kit.office.receiving_state import Delivery
from hoso_kit.records.document import Document
from hoso_kit.records.structure import make_converter

if TYPE_CHECKING:
    from datetime import date

    from hoso_kit.office.office import Office
    from hoso_kit.office.signing import CopyForm, TrainingAuthority, Verification

AUTHORITY_FOLDER = "chung-thu-so"
PAPERS_FOLDER = "van-ban-ky-so"


class NoSignedPaper(Exception):
    """The PDF can't be had; Vietnamese: what was seen, what to try."""

    def __init__(self, seen: str, advice: str) -> None:
        super().__init__(seen)
        self.seen, self.advice = seen, advice


def training_authority() -> TrainingAuthority:
    """The one CA of this learner's home; its keys come into being when first needed."""
    from hoso_kit.office.signing import TrainingAuthority

    return TrainingAuthority(places.home_folder() / AUTHORITY_FOLDER)


def signed_paper(delivery: Delivery, *, again: bool = False) -> bytes:
    """The PDF that came with an electronic delivery; ``again`` makes it anew (a kept one may be spoilt)."""
    from hoso_kit.office.signing import make_signed_pdf

    return _paper(
        [_written(delivery.document), delivery.signature],
        lambda authority: make_signed_pdf(delivery.document, delivery.signature, authority),
        again=again,
    )


def outgoing_paper(office: Office, document: Document, paper: OutgoingPaper) -> bytes:
    """The PDF of an outgoing document as far as it has come; one on paper is the sheet to be printed, unsigned."""
    organ_name = office.scenario.office.organ_name
    is_electronic = paper.carrier == "electronic"
    signed, sealed = (paper.signed_date, paper.sealed_date) if is_electronic else (None, None)

    def make(authority: TrainingAuthority) -> bytes:
        from hoso_kit.office.signing import make_pdf, seal_as_agency, sign_as_person

        pdf = make_pdf(document)
        if signed is not None:
            who = document.signer
            pdf = sign_as_person(
                pdf, authority.person(who.full_name, who.position.capitalize(), organ_name, signed), signed
            )
        if sealed is not None:
            pdf = seal_as_agency(pdf, authority.agency(organ_name, sealed), sealed)
        return pdf

    return _paper([_written(document), organ_name, signed, sealed], make)


def copied_sheet(copy: CopyRecord, source: Document) -> Document:
    """What stands on the copy: all of the document, or of its body only the extract, a paragraph a line."""
    return replace(source, body=tuple(copy.extract.splitlines())) if copy.extract else source


def copy_paper(office: Office, copy: CopyRecord, source: Document) -> bytes:
    """The PDF of an electronic copy: the scanned sheet, or the extract, with the line of Phụ lục I at its top right.

    A sao y or sao lục becomes electronic from paper only, so that it shows the signature and the seal of the original;
    an extract is written anew (Điều 25).
    """
    organ_name = office.scenario.office.organ_name
    form: CopyForm = "Sao y" if copy.form == "sao y" else "Sao lục" if copy.form == "sao lục" else "Trích sao"
    sheet = copied_sheet(copy, source)

    def make(authority: TrainingAuthority) -> bytes:
        from hoso_kit.office.signing import make_pdf, make_scan, sign_copy

        return sign_copy(
            make_pdf(sheet) if copy.extract else make_scan(sheet),
            authority.agency(organ_name, copy.made_date),
            form,
            copy.made_date,
        )

    return _paper([_written(sheet), organ_name, copy.copy_id, copy.form, copy.made_date], make)


def check_outgoing(office: Office, document: Document, pdf: bytes) -> Verification:
    """What the validator sees in an outgoing document's PDF today."""
    from hoso_kit.office.signing import verify_pdf

    return verify_pdf(
        pdf,
        training_authority().trust,
        office.today,
        expected_agency=office.scenario.office.organ_name,
        expected_person=document.signer.full_name,
    )


def check_paper(delivery: Delivery, pdf: bytes, moment: date) -> Verification:
    """What the validator sees in the PDF on the office's day; the expected names are those on the document."""
    from hoso_kit.desk.trust import trusted_roots
    from hoso_kit.office.signing import verify_pdf

    document = delivery.document
    return verify_pdf(
        pdf,
        trusted_roots(),
        moment,
        expected_agency=document.organ_name,
        expected_person=document.signer.full_name,
    )


def _paper(told: list[Any], make: Callable[[TrainingAuthority], bytes], *, again: bool = False) -> bytes:
    """The kept PDF of what is ``told``, made now if there is none; raises `NoSignedPaper`."""
    try:
        authority = training_authority()
        path = places.home_folder() / PAPERS_FOLDER / f"{_digest(told, authority.trust)}.pdf"
        if not again and path.is_file():
            return path.read_bytes()
        made = make(authority)
        _keep(path, made)
    except OSError as error:
        raise NoSignedPaper(
            f"Không đọc, ghi được tệp văn bản trên máy này ({error.strerror or type(error).__name__}).",
            "Kiểm tra ổ đĩa còn chỗ và quyền ghi thư mục của phần mềm rồi thử lại.",
        ) from error
    except ValueError as error:
        raise NoSignedPaper(
            "Chứng thư số luyện tập trên máy này bị hỏng.",
            f"Nhờ người quản trị xóa thư mục “{AUTHORITY_FOLDER}” trong thư mục dữ liệu của phần mềm rồi thử lại.",
        ) from error
    return made


def _written(document: Document) -> Any:
    return make_converter(detailed=False).unstructure(document)


def _digest(told: list[Any], trust: tuple[bytes, ...]) -> str:
    """A name for the file that tells nothing; another CA or another text is another file."""
    text = json.dumps(told, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(b"".join(trust) + text.encode()).hexdigest()[:32]


def _keep(path: Path, content: bytes) -> None:
    """Whole or not there, for its owner's eyes only."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".making-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
