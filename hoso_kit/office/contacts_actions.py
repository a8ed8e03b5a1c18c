"""The administrator's actions on the address book of the exchange (Phụ lục VI phần I mục IV.3).

Values only; what follows from them is in `contacts`.
"""

from __future__ import annotations

from dataclasses import dataclass

from hoso_kit.office.action import Action, Known


@dataclass(frozen=True, slots=True)
class AddContact(Action):
    """Enter an office that can be reached by messages."""

    organ_id: str
    organ_name: str
    short_name: str = ""

    def describe(self, known: Known) -> str:
        return f"Thêm {self.organ_name} ({self.organ_id}) vào danh bạ liên thông"


@dataclass(frozen=True, slots=True)
class ChangeContact(Action):
    """Correct an entry; None stays as it is. What was sent before stays as it was sent."""

    organ_id: str
    reason: str
    new_organ_id: str | None = None
    organ_name: str | None = None
    short_name: str | None = None

    def describe(self, known: Known) -> str:
        return f"Sửa địa chỉ {self.organ_id} trong danh bạ liên thông ({self.reason})"


TYPES: dict[str, type[Action]] = {"add_contact": AddContact, "change_contact": ChangeContact}
