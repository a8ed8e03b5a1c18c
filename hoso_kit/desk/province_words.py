"""What the province's page is told: how far the making is, documents and case files as the Desk's front end shows them.

Words and numbers ready to show; nothing is decided or looked up here.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from hoso_kit.desk.province_making import Making, Progress
from hoso_kit.office.contents import lower_first
from hoso_kit.office.forms.form import date_text
from hoso_kit.office.province.figures import CASE_FILES, DOCUMENTS, TODAY, YEARS, scaled
from hoso_kit.office.province.reading import FoundCaseFile, FoundDocument, Row
from hoso_kit.office.search.schema import STATUS_TEXTS
from hoso_kit.office.statistics import number_text
from hoso_kit.records.notation import document_symbol

# Measured at full size (tests/benchmarks/bench_search.py); while it is joined the index needs some more room.
FULL_BYTES = 1_200_000_000
FULL_SECONDS = 60
_SPARE = 1.3
# Of the province's types those that begin with “Kính gửi”.
_ADDRESSED = ("Công văn", "Tờ trình", "Báo cáo")
_REASONS = {"full": "Ổ đĩa đã đầy nên chưa tạo xong dữ liệu."}


def about(scale: float) -> dict[str, Any]:
    """What will be made, before anything is."""
    files = sum(scaled(total, scale) for totals in CASE_FILES.values() for total in totals)
    documents = scaled(DOCUMENTS, scale)
    return {
        "years": f"{YEARS[0]}–{YEARS[-1]}",
        "case_files": f"{number_text(files)} hồ sơ",
        "documents": f"{'khoảng ' if scale == 1 else ''}{number_text(documents)} văn bản",
        "size": f"khoảng {size_text(FULL_BYTES * scale)}",
        "time": f"khoảng {_time_text(FULL_SECONDS * scale)} trên máy đang rảnh, lâu hơn trên máy bận hoặc yếu",
    }


def progress(told: Progress, making: Making) -> dict[str, Any]:
    """How far it is, as the page shows it."""
    return {
        "phase": told.phase,
        "percent": round(100 * told.share),
        "text": _progress_text(told),
        "notice": _notice(told),
        "free": size_text(making.free_bytes()) if told.phase not in ("making", "ready") else "",
        "problem": no_room(making) if told.phase not in ("making", "ready") else "",
    }


def no_room(making: Making) -> str:
    """What is wrong with the disk; empty when there is room enough."""
    free, needed = making.free_bytes(), FULL_BYTES * making.scale * _SPARE
    if free >= needed:
        return ""
    return f"Ổ đĩa còn trống {size_text(free)}, cần khoảng {size_text(needed)}."


def size_text(amount: float) -> str:
    """1,2 GB or 25 MB."""
    if amount >= 1e9:
        return f"{amount / 1e9:.1f} GB".replace(".", ",")
    return f"{max(1, round(amount / 1e6))} MB"


def _time_text(seconds: float) -> str:
    if seconds >= 90:
        return f"{round(seconds / 60)} phút"
    return f"{max(1, round(seconds))} giây" if seconds < 50 else "một phút"


def _progress_text(told: Progress) -> str:
    if told.phase != "making":
        return ""
    if not told.total:
        return "Đang bắt đầu…"
    left = _time_text(told.seconds_left or 0)
    if told.done >= told.total:
        return f"Đã tạo đủ {number_text(told.total)} hồ sơ và văn bản; sắp xếp chỉ mục tìm kiếm mất khoảng {left}."
    return f"Đã tạo {number_text(told.done)} trên {number_text(told.total)} hồ sơ và văn bản. Còn khoảng {left}."


def _notice(told: Progress) -> str:
    if told.phase == "failed":
        return f"{_REASONS.get(told.reason, f'Chưa tạo xong dữ liệu ({told.reason}).')} Phần làm dở đã được xóa."
    return {
        "stopped": "Lần tạo trước bị ngắt giữa chừng. Phần làm dở đã được xóa; mời anh (chị) tạo lại.",
        "cancelled": "Đã dừng theo yêu cầu. Phần làm dở đã được xóa.",
    }.get(told.phase, "")


def document(found: FoundDocument) -> dict[str, Any]:
    """A document's sheet, with what its arrival stamp and the facts above it say."""
    row = found.row
    symbol = document_symbol(row["code_number"], row["code_notation"])
    shown = {
        "doc_id": row["doc_id"], "direction": row["direction"], "copy": row["copy"], "box": row["direction"],
        "type_name": row["type_name"], "symbol": symbol, "code_number": row["code_number"],
        "code_notation": row["code_notation"], "superior_name": found.issuer["superior_name"] if found.issuer else "",
        "organ_name": row["organ_name"], "place": found.issuer["place"] if found.issuer else "",
        "subject": row["subject"], "issued_date": row["issued_date"], "date_text": _day_text(row["issued_date"]),
        "urgency": row["priority"], "recipients": row["to_places"].split("; "),
        "addressee": row["to_organ_name"] if row["type_name"] in _ADDRESSED else "",
        "signer": {"authority": "", "position": row["signer_position"], "full_name": row["signer_full_name"]},
        "body": row["body"].split("\n"), "directive": row["trace_header_list"], "note": row["description"],
        "arrival_number": row["arrival_number"], "arrival_text": _day_text(row["arrival_date"]),
        "due_text": _day_text(row["due_date"]), "page_amount": row["page_amount"],
        "lead": found.person["person_id"], "support": [], "holder_name": found.holder["short_name"],
        "file_notation": row["file_notation"],
    }  # fmt: skip
    person = {"person_id": found.person["person_id"], "unit": found.unit["abbreviation"]}
    return {"document": shown, "person": person, "filed": [row["file_code"]] if row["file_code"] else []}


def case_file(found: FoundCaseFile) -> dict[str, Any]:
    """A case file's card with its contents list; it is called by its code, which no other in the province has."""
    row = found.row
    return {
        "case_file": {
            "file_notation": row["file_code"], "short_notation": row["file_notation"],
            "file_catalog": row["file_catalog"], "organ_name": found.holder["organ_name"], "title": row["title"],
            "maintenance": row["maintenance"], "rights": row["rights"], "creator_name": row["creator"],
            "is_mine": False, "is_listed": bool(row["is_listed"]), "status": row["status"],
            "status_text": STATUS_TEXTS[row["status"]], "return_reason": row["return_reason"],
            "start_text": _day_text(row["start_date"]), "end_text": _day_text(row["end_date"]),
            "description": row["description"], "doc_total": row["doc_total"], "page_total": row["page_total"],
            "contents": _contents(found.documents), "forms": [],
        }
    }  # fmt: skip


def _contents(documents: tuple[Row, ...]) -> list[dict[str, Any]]:
    lines = []
    first = 1
    for row in documents:
        last = first + row["page_amount"] - 1
        lines.append(
            {
                "doc_ordinal": row["doc_ordinal"],
                "doc_id": row["doc_id"],
                "symbol": document_symbol(row["code_number"], row["code_notation"]),
                "date_text": _day_text(row["issued_date"]),
                "type_and_subject": f"{row['type_name']} {lower_first(row['subject'])}",
                "organ_name": row["organ_name"],
                "pages": str(first) if first == last else f"{first}-{last}",
                "note": row["description"],
            }
        )
        first = last + 1
    return lines


def _day_text(day: str | None) -> str:
    return date_text(date.fromisoformat(day)) if day else ""


def today() -> dict[str, str]:
    """The day on which the province's states are seen."""
    return {"today": TODAY.isoformat(), "today_text": date_text(TODAY)}
