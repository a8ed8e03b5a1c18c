"""The actions of copying: the decision that copies be made, and the copies (Điều 25-27).

Values only; what follows from them is in `copying`.
"""

from __future__ import annotations

from dataclasses import dataclass

from hoso_kit.office.action import Action, Known
from hoso_kit.office.drafting_actions import outgoing_name
from hoso_kit.office.issuing_state import OutgoingBook
from hoso_kit.records.notation import document_symbol
from hoso_kit.records.text import Lines

_WHOLE = Lines("")


@dataclass(frozen=True, slots=True)
class AllowCopy(Action):
    """Decide that a document be copied in this form; who decides also signs the copies (Điều 27 khoản 1)."""

    doc_id: str
    form: str

    def describe(self, known: Known) -> str:
        return f"Cho phép {self.form} {_source_name(known, self.doc_id)}"


@dataclass(frozen=True, slots=True)
class CopyDocument(Action):
    """Make a numbered copy; ``form`` is "sao y", "sao lục" or "trích sao".

    ``doc_id`` may be the id of an own sao y when the form is sao lục. Carriers are "paper" or "electronic".
    """

    doc_id: str
    form: str
    copies: int = 1
    source_carrier: str = "electronic"
    carrier: str = "paper"
    extract: Lines = _WHOLE
    recipients: tuple[str, ...] = ()

    def describe(self, known: Known) -> str:
        return f"{self.form[:1].upper()}{self.form[1:]} {_source_name(known, self.doc_id)}, {self.copies} bản"


TYPES: dict[str, type[Action]] = {"allow_copy": AllowCopy, "copy_document": CopyDocument}


def _source_name(known: Known, source: str) -> str:
    """What is copied: a document, or another copy by its own number."""
    # the situation alone knows no copies
    book: OutgoingBook | None = getattr(known, "outgoing", None)
    copied = None if book is None else book.copy(source)
    if copied is None:
        return outgoing_name(known, source)
    return f"bản {copied.form} số {document_symbol(copied.code_number, copied.code_notation)}"
