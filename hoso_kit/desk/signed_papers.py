"""The PDFs of electronic deliveries: made on this machine when first asked for, kept in the learner's home.

Keys and PDFs lie beside the folder that is served, never in it, and never in a journal: their bytes differ from
machine to machine. Which kind of PDF a delivery is must not reach the page, not even as a file's name: the learner
sees it only by verifying.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hoso_kit.desk import places
from hoso_kit.office.receiving_state import Delivery
from hoso_kit.records.structure import make_converter

if TYPE_CHECKING:
    from datetime import date

    from hoso_kit.office.signing import TrainingAuthority, Verification

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

    try:
        authority = training_authority()
        path = places.home_folder() / PAPERS_FOLDER / f"{_digest(delivery, authority.trust)}.pdf"
        if not again and path.is_file():
            return path.read_bytes()
        made = make_signed_pdf(delivery.document, delivery.signature, authority)
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


def _digest(delivery: Delivery, trust: tuple[bytes, ...]) -> str:
    """A name for the file that tells nothing; another CA or another text is another file."""
    content = make_converter(detailed=False).unstructure(delivery.document)
    told = json.dumps([content, delivery.signature], sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(b"".join(trust) + told.encode()).hexdigest()[:32]


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
