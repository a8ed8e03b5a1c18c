"""What a file has and lacks before it goes to the archive: the clerk's look back and the archive's checklist.

Only facts that the system can see in the file itself, each with its article. Whether the right documents are
inside, whether the title is good: that is for people to judge, and no line here says it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hoso_kit.office.office import Office
from hoso_kit.office.paper import closing_duties
from hoso_kit.records.case_file import CaseFile
from hoso_kit.records.document import Document

_REVIEW = "nd30.29.4.b"
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the checklist; ``missing`` tells what is to be done ("" when met).

    ``is_blocking`` tells that the system doesn't let the file be submitted as it is.
    """

    name: str
    is_met: bool
    citation: str
    missing: str = ""
    is_blocking: bool = False


def transfer_checks(office: Office, case_file: CaseFile) -> tuple[Check, ...]:
    """The checklist of one file as it is now; what stops its transfer comes first."""
    held = [office.known_document(doc_id) for doc_id in case_file.documents]
    checks = [
        _check("Có văn bản trong hồ sơ", bool(held), "practice.transfer-not-empty", "Hồ sơ chưa có văn bản.", True),
        _check("Đã kết thúc hồ sơ", case_file.is_closed, "practice.transfer-closed-only", "Hồ sơ chưa kết thúc.", True),
    ]
    if case_file.status == "returned":
        missing = f"Lưu trữ trả lại: {case_file.return_reason.rstrip('.')}."
        checks.append(_check("Đã sửa theo yêu cầu của lưu trữ", False, "nd30.31.3.b", missing, True))
    if case_file.is_closed:
        checks += [
            Check(duty.name, duty.is_done, duty.citation, duty.missing) for duty in closing_duties(office, case_file)
        ]
    drafts = [one for one in held if one.is_draft or (one.direction == "outgoing" and not one.code_number)]
    twins = [one for one in held if set(office.duplicates_of(one.doc_id)) & set(case_file.documents)]
    checks += [
        _check(
            "Không còn bản nháp, văn bản chưa có số",
            not drafts,
            _REVIEW,
            f"Còn bản nháp, chưa có số: {_names(drafts)}.",
        ),
        _check("Không có bản trùng", not twins, _REVIEW, f"Trùng số, ký hiệu và cơ quan: {_names(twins)}."),
    ]
    return tuple(checks)


def _check(name: str, is_met: bool, citation: str, missing: str, is_blocking: bool = False) -> Check:
    return Check(name, is_met, citation, "" if is_met else missing, is_blocking)


def _names(documents: Iterable[Document]) -> str:
    names = list(dict.fromkeys(one.symbol or f"{one.type_name} {one.subject}" for one in documents))
    return ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
