"""Paper files on screen: what the law asks at their end for the chosen period, and a closing note to begin from.

No page of its own: the dialogs of a case file ask. The duties are the office's; the note is the clerk's to change.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hoso_kit.desk.screens.care_words import paper_words
from hoso_kit.desk.screens.screen import Asking, Screen
from hoso_kit.office.access import may_see_file
from hoso_kit.office.forms.words import number_words
from hoso_kit.office.paper import MAX_SHEETS
from hoso_kit.records.case_file import CaseFile
from hoso_kit.records.retention import UnknownMaintenance, parse_maintenance
from hoso_kit.regulations import edition


def look(asking: Asking, args: dict[str, Any]) -> dict[str, Any]:
    """``file_notation``; ``maintenance`` that is being chosen; ``sheets``, ``box``, ``condition`` for the note."""
    office = asking.office
    case_file = office.case_files.get(str(args.get("file_notation")))
    if case_file is None or not may_see_file(office, case_file, asking.person):
        return {}
    chosen = _maintenance(args.get("maintenance"))
    asked = replace(case_file, maintenance=chosen) if chosen else case_file
    return {
        **paper_words(office, case_file, chosen),
        "draft_note": _note(asked, args, edition(office.scenario.edition).terms.maintenance),
    }


def _maintenance(text: object) -> str | None:
    if not isinstance(text, str):
        return None
    try:
        parse_maintenance(text)
    except UnknownMaintenance:
        return None
    return text


def _note(case_file: CaseFile, args: dict[str, Any], term: str) -> str:
    """The facts of the file as a closing note says them; what isn't known yet is left to the clerk."""
    sheets = args.get("sheets")
    box, condition = (str(args.get(name) or "").strip()[:200] for name in ("box", "condition"))
    lines = [f"Hồ sơ số {case_file.name}: {case_file.title}."]
    if type(sheets) is int and 1 <= sheets <= MAX_SHEETS:
        lines.append(
            f"Hồ sơ gồm {case_file.doc_total} văn bản, {sheets} tờ (viết bằng chữ: {number_words(sheets)} tờ), "
            f"được đánh số từ tờ 01 đến tờ {sheets:02d}."
        )
    else:
        lines.append(f"Hồ sơ gồm {case_file.doc_total} văn bản.")
    lines.append(f"{term}: {case_file.maintenance}.")
    if box:
        lines.append(f"Hộp số: {box}.")
    if condition:
        lines.append(f"Tình trạng tài liệu: {condition.rstrip('.')}.")
    return "\n".join(lines)


SCREEN = Screen("paper", look)
