"""Paper and mixed files: their sheets, contents list and closing note (Điều 29 khoản 4 điểm c, d).

What the law asks and the clerk leaves undone passes here and is told by
`closing_duties`; only what can't be (sheets of an electronic file) is refused.
The paper work may be done while the file is open and after it is ended, until
it has gone to the archive; a later change of documents makes it stale.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office.filing import open_file, own_file
from hoso_kit.office.paper_actions import NumberSheets, SetCarrier, WriteClosingNote, WriteContentsList
from hoso_kit.office.refusals import Refusal
from hoso_kit.records.case_file import CARRIER_TEXTS, Carrier, CaseFile, Status
from hoso_kit.records.retention import Maintenance, parse_maintenance
from hoso_kit.regulations import edition

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

PAPER_CITATION = "nd30.29.4.c"
MAX_SHEETS = 9_999
YEARS_OF_NUMBERED_SHEETS = 5
_IN_THE_CLERKS_HANDS: frozenset[Status] = frozenset({"open", "closed", "returned", "retained"})
# The input fields of Phụ lục VI phần II mục III that a clerk fills in and can leave blank.
_FACTS: Mapping[str, str] = MappingProxyType(
    {"title": "tiêu đề", "maintenance": "thời hạn bảo quản", "rights": "chế độ sử dụng", "creator": "người lập"}
)


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that the law asks of who ends a file; ``missing`` says what is left to do ("" when done)."""

    duty_id: str
    name: str
    is_done: bool
    citation: str
    missing: str = ""


def closing_duties(office: Office, case_file: CaseFile) -> tuple[Duty, ...]:
    """What ending this very file asks for, by its carrier and period; a mixed file has both kinds of duties.

    A period that runs until an event has no number of years; it is held for a long one, as in sorting.
    """
    maintenance = parse_maintenance(case_file.maintenance)
    duties = [
        _duty(
            "maintenance_confirmed",
            "Xác định lại thời hạn bảo quản",
            case_file.is_maintenance_confirmed,
            "nd30.29.4.b",
            "Xác định lại thời hạn bảo quản khi kết thúc hồ sơ.",
        )
    ]
    if case_file.has_paper:
        duties += _paper_duties(case_file, maintenance)
    if case_file.carrier != "paper":
        blank = [text for field, text in _FACTS.items() if not getattr(case_file, field).strip()]
        duties.append(
            _duty(
                "facts_complete",
                "Cập nhật thông tin còn thiếu",
                not blank,
                "nd30.29.4.d",
                f"Bổ sung {', '.join(blank)}.",
            )
        )
    law = edition(office.scenario.edition)
    return tuple(replace(one, name=law.worded(one.name), missing=law.worded(one.missing)) for one in duties)


def _paper_duties(case_file: CaseFile, maintenance: Maintenance) -> list[Duty]:
    stale = "Văn bản trong hồ sơ đã thay đổi: "
    duties = []
    if maintenance.rank >= YEARS_OF_NUMBERED_SHEETS:
        missing = stale + "đánh lại số tờ." if case_file.sheet_total else "Đánh số tờ (hồ sơ giấy từ 05 năm trở lên)."
        duties.append(_duty("sheets_numbered", "Đánh số tờ", case_file.is_sheets_numbered, PAPER_CITATION, missing))
    if maintenance.is_permanent:
        missing = (
            stale + "viết lại Mục lục văn bản."
            if case_file.contents_written_for
            else "Viết Mục lục văn bản (hồ sơ giấy bảo quản vĩnh viễn)."
        )
        is_done = case_file.has_contents_list
        duties.append(_duty("contents_list_written", "Viết Mục lục văn bản", is_done, PAPER_CITATION, missing))
    missing = (
        stale + "viết lại chứng từ kết thúc." if case_file.closing_note else "Viết chứng từ kết thúc (mọi hồ sơ giấy)."
    )
    is_done = case_file.has_closing_note
    duties.append(_duty("closing_note_written", "Viết chứng từ kết thúc", is_done, PAPER_CITATION, missing))
    return duties


def set_carrier(office: Office, action: SetCarrier, person: str) -> Office:
    """Say on what the file is kept; paper work of before stays noted but counts only while there is paper."""
    case_file = open_file(office, action.file_notation, person)
    carrier = _carrier(action.carrier)
    if carrier == case_file.carrier:
        raise Refusal("nothing_changed", notation=case_file.name)
    return office.with_file(replace(case_file, carrier=carrier))


def number_sheets(office: Office, action: NumberSheets, person: str) -> Office:
    """Number the sheets of a paper file."""
    case_file = _paper_file(office, action.file_notation, person)
    if not 1 <= action.sheet_total <= MAX_SHEETS:
        raise Refusal("bad_sheet_total", total=action.sheet_total, limit=MAX_SHEETS)
    return office.with_file(replace(case_file, sheet_total=action.sheet_total, numbered_for=case_file.documents))


def write_contents_list(office: Office, action: WriteContentsList, person: str) -> Office:
    """Write the contents list of a paper file, of any period: more than the law asks is no fault."""
    case_file = _paper_file(office, action.file_notation, person)
    return office.with_file(replace(case_file, contents_written_for=case_file.documents))


def write_closing_note(office: Office, action: WriteClosingNote, person: str) -> Office:
    """Write the closing note of a paper file."""
    case_file = _paper_file(office, action.file_notation, person)
    if not action.text.strip():
        raise Refusal("blank_closing_note")
    return office.with_file(replace(case_file, closing_note=action.text, noted_for=case_file.documents))


def _paper_file(office: Office, file_notation: str, person: str) -> CaseFile:
    case_file = own_file(office, file_notation, person)
    if not case_file.has_paper:
        raise Refusal("no_paper", notation=file_notation)
    if case_file.status not in _IN_THE_CLERKS_HANDS:
        raise Refusal("paper_handed_over", notation=file_notation)
    if not case_file.documents:
        raise Refusal("empty_file", notation=file_notation)
    return case_file


def _carrier(text: str) -> Carrier:
    for carrier in CARRIER_TEXTS:
        if carrier == text:
            return carrier
    raise Refusal("unknown_carrier")


def _duty(duty_id: str, name: str, is_done: bool, citation: str, missing: str) -> Duty:
    return Duty(duty_id, name, is_done, citation, "" if is_done else missing)


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType(
    {
        SetCarrier: set_carrier,
        NumberSheets: number_sheets,
        WriteContentsList: write_contents_list,
        WriteClosingNote: write_closing_note,
    }
)
