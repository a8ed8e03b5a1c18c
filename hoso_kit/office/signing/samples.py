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
_NUMBER = re.compile(r"\d+")
_PLAIN = re.compile(r"[ -'*-\[\]-~]+")  # ASCII that a PDF string writes as it is: no brackets, no backslash
_SHOWN = re.compile(rb"\((?:[^()\\]|\\.)*\) Tj")  # the strings that a sheet shows


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
    """The same file with one number of its text made another, as a forger would: it still opens and reads well."""
    texts = (*document.body, f"{document.issued_date.day:02d}")
    words = [run for text in texts for word in text.split() for run in _PLAIN.findall(word)]
    forged = [(word, _NUMBER.sub(_next_number, word, count=1)) for word in words if _NUMBER.search(word)]
    forged += [(word, word[:-1] + ("o" if word[-1] != "o" else "a")) for word in sorted(words, key=len, reverse=True)]
    shown = [found.span() for found in _SHOWN.finditer(pdf)]
    places = [([at for at in shown if word.encode() in pdf[slice(*at)]], word, other) for word, other in forged]
    # a word that is shown once is the body's own, not the heading's
    strings, word, other = min(places, key=lambda place: (len(place[0]) != 1, not place[0]))
    start, end = strings[0]
    return pdf[:start] + pdf[start:end].replace(word.encode(), other.encode(), 1) + pdf[end:]


def _next_number(found: re.Match[str]) -> str:
    """Its neighbour, as long as it was and still a day of the month where it was one: 20 and 21, 31 and 30."""
    number = int(found[0])
    return f"{number - 1 if number % 10 and number > 1 else number + 1:0{len(found[0])}d}"
