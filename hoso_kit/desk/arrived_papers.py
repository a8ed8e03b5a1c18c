"""The PDF of an electronic delivery, wherever it came from: another office's message, or the situation.

What came with a message is kept beside the journal under its own checksum, and is never made anew: what changed on
the disk since is not what came. What the situation gives is made on this machine (`signed_papers`).
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from hoso_kit.desk.signed_papers import NoSignedPaper, signed_paper
from hoso_kit.office.messages.postbox import write_once
from hoso_kit.office.messages.values import HASH
from hoso_kit.office.office import Office
from hoso_kit.office.receiving_state import Delivery

KEPT_FOLDER = "lien-thong"


def paper_that_came(office: Office, folder: Path, delivery: Delivery, *, again: bool = False) -> bytes:
    """The delivery's PDF; ``folder`` is the learner's work. Raises `NoSignedPaper`."""
    if office.messaging.arrival_of(delivery.delivery_id) is None:
        return signed_paper(delivery, again=again)
    pdf = kept_pdf(office, folder, delivery.delivery_id)
    if pdf is None:
        raise NoSignedPaper(
            "Tệp PDF đến cùng thông điệp này không có trên máy này, hoặc đã bị thay đổi sau khi lấy về.",
            "Mở văn bản trên máy đã lấy thông điệp về.",
        )
    return pdf


def kept_pdf(office: Office, folder: Path, delivery_id: str) -> bytes | None:
    """The PDF that came with a message; None if it isn't on this machine as it came."""
    arrival = office.messaging.arrival_of(delivery_id)
    if arrival is None or not HASH.fullmatch(arrival.pdf_sha256):
        return None
    try:
        pdf = (folder / KEPT_FOLDER / f"{arrival.pdf_sha256}.pdf").read_bytes()
    except OSError:
        return None
    return pdf if sha256(pdf).hexdigest() == arrival.pdf_sha256 else None


def keep_pdf(folder: Path, pdf: bytes) -> None:
    """Keep what came; a spoilt file of that name gives way."""
    path = folder / KEPT_FOLDER / f"{sha256(pdf).hexdigest()}.pdf"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not write_once(path, pdf) and path.read_bytes() != pdf:
        path.unlink()
        write_once(path, pdf)
