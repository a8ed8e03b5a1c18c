"""The registry's actions for its book of the post and its book of kept originals (Phụ lục IV mục III, IV).

Values only; what follows from them is in `registry_books`.
"""

from __future__ import annotations

from dataclasses import dataclass

from hoso_kit.office.action import Action, Known, name_of_person
from hoso_kit.office.drafting_actions import outgoing_name


@dataclass(frozen=True, slots=True)
class PostDocument(Action):
    """Give an issued paper document to the post, for some or all of its receivers."""

    doc_id: str
    recipients: tuple[str, ...]
    envelopes: int
    note: str = ""

    def describe(self, known: Known) -> str:
        to_whom = "; ".join(self.recipients)
        return f"Gửi bưu điện {outgoing_name(known, self.doc_id)} đến {to_whom}, {self.envelopes} bì"


@dataclass(frozen=True, slots=True)
class LendKeptCopy(Action):
    """Let somebody use the original that the registry keeps; ``allowed_by`` is who allowed it."""

    doc_id: str
    user: str
    allowed_by: str
    note: str = ""

    def describe(self, known: Known) -> str:
        user, allowed = name_of_person(self.user, known), name_of_person(self.allowed_by, known)
        return f"Giao bản lưu {outgoing_name(known, self.doc_id)} cho {user} sử dụng ({allowed} cho phép)"


@dataclass(frozen=True, slots=True)
class TakeBackKeptCopy(Action):
    """The original is back at the registry."""

    doc_id: str

    def describe(self, known: Known) -> str:
        return f"Nhận lại bản lưu {outgoing_name(known, self.doc_id)}"


TYPES: dict[str, type[Action]] = {
    "post_document": PostDocument,
    "lend_kept_copy": LendKeptCopy,
    "take_back_kept_copy": TakeBackKeptCopy,
}
