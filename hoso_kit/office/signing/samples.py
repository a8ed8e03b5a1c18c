"""Makes the sample documents that arrive in the office: in order, or with one thing wrong that a check must see.

What is wrong is really wrong: changed bytes, an old certificate, an unknown issuer, a signature that was never made.
Nothing in the file says which kind it is.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, get_args

from hoso_kit.office.signing.authority import TrainingAuthority
from hoso_kit.office.signing.sheet import make_pdf
from hoso_kit.office.signing.signer import seal_as_agency, sign_as_person
from hoso_kit.records.document import Document

Kind = Literal["valid", "tampered", "expired", "untrusted", "person_only", "unsigned"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_PLAIN = re.compile(r"[ -'*-\[\]-~]+")  # ASCII that a PDF string writes as it is: no brackets, no backslash


def make_signed_pdf(document: Document, kind: Kind, authority: TrainingAuthority, when: date | None = None) -> bytes:
    """The document as a PDF of this kind, signed on ``when`` (its own date if none is given)."""
    day = when or document.issued_date
    pdf = make_pdf(document)
    if kind == "unsigned":
        return pdf
    signer = document.signer
    who = (signer.full_name, signer.position.capitalize(), document.organ_name, day)
    if kind == "expired":
        person = authority.expired_person(*who)
    else:
        person = authority.person(*who, root="stranger" if kind == "untrusted" else "trusted")
    pdf = sign_as_person(pdf, person, day)
    if kind == "person_only":
        return pdf
    agency = authority.agency(document.organ_name, day, root="stranger" if kind == "untrusted" else "trusted")
    pdf = seal_as_agency(pdf, agency, day)
    return _tampered(pdf, document) if kind == "tampered" else pdf


def _tampered(pdf: bytes, document: Document) -> bytes:
    """The same file with one digit of its text made another one, as a forger would: it still opens and reads well."""
    places = [place for text in document.body for place in _digit_places(pdf, text)]
    if not places:
        places = _digit_places(pdf, f" ngày {document.issued_date.day:02d} ") or _letter_places(pdf, document)
    at = places[0]
    return pdf[:at] + _other(pdf[at : at + 1]) + pdf[at + 1 :]


def _digit_places(pdf: bytes, text: str) -> list[int]:
    """Where the digits of a sentence stand in the file's text, if they stand there exactly once."""
    found = []
    for word in text.split():
        for run in _PLAIN.findall(word):
            digit = re.search(r"[1-9]", run)
            if digit and pdf.count(run.encode()) == 1:
                found.append(pdf.index(run.encode()) + digit.start())
    return found


def _letter_places(pdf: bytes, document: Document) -> list[int]:
    words = (
        run for text in (*document.body, document.subject) for word in text.split() for run in _PLAIN.findall(word)
    )
    return [pdf.index(word.encode()) for word in sorted(words, key=len, reverse=True) if word.encode() in pdf]


def _other(letter: bytes) -> bytes:
    if letter.isdigit():
        return b"%d" % (int(letter) % 9 + 1)
    return b"o" if letter != b"o" else b"a"
