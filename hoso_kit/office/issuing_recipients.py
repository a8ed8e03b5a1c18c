"""Whom an outgoing document goes to and who keeps its file copy, read from its *Nơi nhận*.

Reads the lines of one document; it knows no office and sends nothing.
"""

from __future__ import annotations

import re

from hoso_kit.records.document import Document
from hoso_kit.records.text import nfc

# "Lưu: VT, NV." is no receiver, "Lưu trữ lịch sử tỉnh" is one
_KEPT = re.compile(r"lưu\s*(?::|$|vt\b)", re.IGNORECASE)
_AS_ABOVE = "như trên"


def sent_to(document: Document) -> tuple[str, ...]:
    """The receivers of an outgoing document: the addressee, then those on the list but "Như trên" and "Lưu"."""
    others = map(_bare, document.recipients)
    listed = [line for line in others if line and line.lower() != _AS_ABOVE and not _KEPT.match(line)]
    return tuple(dict.fromkeys(([document.addressee] if document.addressee else []) + listed))


def kept_by(document: Document) -> str:
    """Who keeps the file copy: what stands after "Lưu:" in the list of receivers."""
    kept = (line.partition(":")[2].strip(" ;.") for line in map(_bare, document.recipients) if _KEPT.match(line))
    return next(kept, "")


def _bare(line: str) -> str:
    return nfc(line).strip(" ;.-–")
