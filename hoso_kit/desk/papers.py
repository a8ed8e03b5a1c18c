"""What a learner may print or take away: the office's forms, and a case file as PDF, as XML or as a package.

Reads the office and changes nothing. Each request is data from a page and is read strictly; whoever may not see a
file gets none of its papers. Which paper is right for the work is not judged here.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from hoso_kit.desk.notices import Reply, data, done
from hoso_kit.office import export
from hoso_kit.office.access import may_see_file, people_in_scope
from hoso_kit.office.access_period import past_period
from hoso_kit.office.forms import (
    FORM_STYLE,
    FORMS,
    Form,
    FormError,
    case_file_list_form,
    closing_note_form,
    contents_form,
    copies_form,
    file_list_form,
    handover_record_form,
    incoming_progress_form,
    incoming_register_form,
    kept_copies_register_form,
    outgoing_progress_form,
    outgoing_register_form,
    personal_hand_over_form,
    post_register_form,
    printed_by,
    retained_list_form,
    review_list_form,
    search_results_form,
    to_docx,
    to_html,
    to_pdf,
    to_xlsx,
    transfer_list_form,
)
from hoso_kit.office.office import Office
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.transferring_papers import handover_record_of, retained_list_of, transfer_list_of
from hoso_kit.office.work import Work
from hoso_kit.records.case_file import CaseFile
from hoso_kit.records.text import fold
from hoso_kit.regulations import cite, edition

Scope = Literal["file", "list", "office", "batch", "person", "archive", "search"]
# where each form is printed from; a form that isn't here needs work that the Desk doesn't do yet
_SCOPES: dict[str, Scope] = {
    "contents_list": "file",
    "closing_note": "file",
    "file_list": "list",
    "case_file_list": "office",
    "incoming_register": "office",
    "incoming_progress": "office",
    "outgoing_register": "office",
    "outgoing_progress": "office",
    "copies": "office",
    "post_register": "office",
    "kept_copies_register": "office",
    "transfer_list": "batch",
    "handover_record": "batch",
    "retained_list": "person",
    "personal_hand_over": "person",
    "review_list": "archive",
    "search_results": "search",
}
# of one year, this one unless it is told
YEARLY_FORMS: Mapping[str, Callable[[Office, int | None], Form]] = MappingProxyType(
    {
        "incoming_register": incoming_register_form,
        "outgoing_register": outgoing_register_form,
        "incoming_progress": incoming_progress_form,
        "outgoing_progress": outgoing_progress_form,
        "copies": copies_form,
        "post_register": post_register_form,
        "kept_copies_register": kept_copies_register_form,
    }
)
# what a request names besides form and format
_NAMED: dict[Scope, str] = {"file": "file_notation", "batch": "batch_id", "person": "person", "search": "request"}
# forms of functions that an office may not have switched on
_NEEDS = {
    "transfer_list": {"transfer", "archive"},
    "handover_record": {"transfer", "archive"},
    "retained_list": {"transfer", "archive"},
    "personal_hand_over": {"hand_over"},
    "review_list": {"archive"},
    "outgoing_progress": {"outgoing"},
    "copies": {"outgoing"},
    "post_register": {"outgoing"},
    "kept_copies_register": {"outgoing"},
}
# who reads the papers of others' files: the archive that receives them, and who answers for the office
_READ_OTHERS = frozenset({"archivist", "head_of_office", "administrator"})
# who prints what tells of all documents of the office, where it keeps rights to each
_READ_ALL = frozenset({"registry_clerk", "head_of_unit", "head_of_office", "administrator"})
_TELL_ALL = frozenset(
    {
        "incoming_register",
        "incoming_progress",
        "outgoing_register",
        "outgoing_progress",
        "copies",
        "post_register",
        "kept_copies_register",
    }
)
_FORMATS = {"html": "Xem mẫu", "docx": "Word", "xlsx": "Excel", "pdf": "PDF"}
_EXPORTS = {"pdf": "PDF", "xml": "XML", "bag": "gói BagIt"}
_EXPORT_CITATION = "nd30.pl6.3.4.g"
_PRINT_CITATION = "nd30.pl6.3.6.i"
_RIGHTS_CITATION = "nd30.pl6.3.3.b"
_LEFT = "design.destroyed-metadata"
_UNSAFE = re.compile(r"[^a-z0-9.]+")
_TRY_AGAIN = "Hãy tải lại trang rồi làm lại."


class PaperFault(Exception):
    """A paper that can't be had: what was seen, what to try, which article (Vietnamese)."""

    def __init__(self, seen: str, advice: str = _TRY_AGAIN, citation: str = "") -> None:
        super().__init__(seen)
        self.seen, self.advice, self.citation = seen, advice, citation


@dataclass(frozen=True, slots=True)
class Paper:
    """What the page gets (``data``), and the line for the history ("" for a mere look)."""

    data: dict[str, str]
    note: str


def offered_forms(office: Office, person: str) -> list[dict[str, str]]:
    """The forms that make sense here, for the person in the roles that he has now; no register of nothing."""
    scenario = office.scenario
    directions = {"draft" if one.is_draft else one.direction for one in scenario.documents}
    directions |= {"incoming" for _ in scenario.deliveries}
    directions |= {"outgoing"} & set(scenario.functions)
    missing = {f"{way}_register" for way in ("incoming", "outgoing") if way not in directions}
    if "incoming_register" in missing:
        missing.add("incoming_progress")
    if not _may_print_all(office, person):
        missing |= _TELL_ALL
    rests_on = edition(scenario.edition).rests_on
    return [
        {"id": name, "name": FORMS[name].name, "scope": scope, "citation": cite(rests_on(FORMS[name].citation)).told}
        for name, scope in _SCOPES.items()
        if name not in missing and (name not in _NEEDS or not _NEEDS[name].isdisjoint(scenario.functions))
    ]


def _may_print_all(office: Office, person: str) -> bool:
    """Whether the person prints what tells of all documents; one rule for what is offered and what is printed."""
    return "access" not in office.scenario.functions or not _READ_ALL.isdisjoint(office.roles_of(person))


def forms_of_file(case_file: CaseFile) -> list[str]:
    """The forms of one file as it is now: only a file with paper in it gets a closing note."""
    return ["contents_list", *(["closing_note"] if case_file.has_paper else [])]


def offered_formats() -> list[dict[str, str]]:
    """The formats that can be written."""
    return [{"id": name, "name": text} for name, text in _FORMATS.items()]


def print_form(office: Office, person: str, request: dict[str, Any]) -> Paper:
    """Answer ``{"do": "print", "form", "format", "file_notation"?}``; raises `PaperFault`."""
    name, kind = request.get("form"), request.get("format")
    if not isinstance(name, str) or name not in _SCOPES or not isinstance(kind, str) or kind not in _FORMATS:
        raise PaperFault("Không có biểu mẫu hoặc định dạng này.")
    scope = _SCOPES[name]
    _check_fields(request, {"form", "format", *([_NAMED[scope]] if scope in _NAMED else [])})
    if scope in ("batch", "person", "archive"):
        form, about = _transfer_paper(office, person, name, request)
        return _written(_marked(office, person, form), about, kind)
    if scope == "search":
        form = search_results_form(office, person, request["request"])
        return _written(_marked(office, person, form), form.name, kind)
    if name in _TELL_ALL and not _may_print_all(office, person):
        raise PaperFault(
            "Sổ, báo cáo này ghi văn bản của cả cơ quan.", "Đề nghị Văn thư hoặc lãnh đạo in.", _RIGHTS_CITATION
        )
    case_file = _visible_file(office, person, request["file_notation"]) if scope == "file" else None
    if case_file is not None and name not in forms_of_file(case_file):
        raise PaperFault(
            "Hồ sơ điện tử không có chứng từ kết thúc.", "Chỉ hồ sơ giấy mới viết chứng từ này.", FORMS[name].citation
        )
    try:
        form = _build(office, person, name, case_file)
    except FormError as error:
        raise _form_fault(error) from None
    about = f"{form.name} {case_file.name}" if case_file else form.name
    return _written(_marked(office, person, form), about, kind)


def _marked(office: Office, person: str, form: Form) -> Form:
    """The form with the mark of a print-out: who printed it, on which day of the office."""
    return printed_by(form, office.people_by_id[person].full_name, office.today)


def _written(form: Form, about: str, kind: str) -> Paper:
    """The form in the wanted format; ``about`` names it to people and names the file."""
    if kind == "html":
        return Paper({"html": _page(form), "title": about}, "")
    try:
        content = {"docx": to_docx, "xlsx": to_xlsx, "pdf": to_pdf}[kind](form)
    except FormError as error:
        raise _form_fault(error) from None
    return Paper(file_of(f"{safe_name(about)}.{kind}", content), f"Tải {about} ({_FORMATS[kind]})")


def paper_of(office: Office, person: str, form: Form, kind: object, about: str) -> Paper:
    """A screen's own form in the format that its page asked for; raises `PaperFault`."""
    if not isinstance(kind, str) or kind not in _FORMATS:
        raise PaperFault("Không có biểu mẫu hoặc định dạng này.")
    return _written(_marked(office, person, form), about, kind)


def hand_over(work: Work, paper: Paper) -> Reply:
    """The paper to the page; the history of use (Phụ lục VI phần I mục III.6.l) gets its line first."""
    if not paper.note:
        return data(paper.data)
    work.note(paper.note)
    return done("Đã tải xuống", f"Tệp {paper.data['file_name']}.", dict(paper.data))


def export_file(office: Office, person: str, request: dict[str, Any]) -> Paper:
    """Answer ``{"do": "export", "what", "file_notation"}``; raises `PaperFault`."""
    what = request.get("what")
    if not isinstance(what, str) or what not in _EXPORTS:
        raise PaperFault("Không có dạng kết xuất này.")
    _check_fields(request, {"what", "file_notation"})
    case_file = _visible_file(office, person, request["file_notation"])
    if office.disposal.is_destroyed(case_file.name):
        raise PaperFault(f"Hồ sơ {case_file.name} đã hủy, không còn gì để kết xuất.", "In mục lục văn bản.", _LEFT)
    stem = export.bag_name(office, case_file)
    try:
        if what == "xml":
            content = file_of(f"{stem}.xml", export.to_xml(office, case_file.name))
        elif what == "pdf":
            content = file_of(f"{stem}.pdf", export.to_pdf(office, case_file.name, person))
        else:
            content = file_of(f"{stem}.zip", export.to_bag(office, case_file.name))
    except FormError as error:
        raise PaperFault(error.message, "Sửa thông tin hồ sơ rồi kết xuất lại.", _EXPORT_CITATION) from None
    return Paper(content, f"Tải hồ sơ {case_file.name} ({_EXPORTS[what]})")


def _form_fault(error: FormError) -> PaperFault:
    return PaperFault(error.message, "Sửa theo thông báo rồi in lại.", _PRINT_CITATION)


def _transfer_paper(office: Office, person: str, name: str, request: dict[str, Any]) -> tuple[Form, str]:
    """A paper of transfer, of hand-over or of the archive with its title; others' only for who answers for them."""
    if name == "review_list":
        if "archivist" not in office.roles_of(person):
            raise PaperFault("Danh mục này do người làm lưu trữ lập.", "Chọn vai người làm lưu trữ.", "nd30.30.3.b")
        form = review_list_form(office)
        return form, form.name
    if name in ("transfer_list", "handover_record"):
        batch = office.transfers.batch(str(request["batch_id"]))
        if batch is None:
            raise PaperFault("Không có đợt nộp lưu này.", "Lập đợt nộp lưu trước rồi in.", FORMS[name].citation)
        _refuse_stranger(office, person, (batch.maker,))
        is_list = name == "transfer_list"
        form = (
            transfer_list_form(transfer_list_of(office, batch.batch_id))
            if is_list
            else handover_record_form(handover_record_of(office, batch.batch_id))
        )
        return form, f"{form.name} {batch.batch_id}"
    whose = str(request["person"])
    if whose not in office.scenario.people_by_id:
        raise PaperFault("Không có người này trong cơ quan.")
    if name == "retained_list":
        _refuse_stranger(office, person, (whose,))
        form = retained_list_form(retained_list_of(office, whose))
    else:
        known = [one for one in office.transfers.hand_overs if one.from_person == whose]
        _refuse_stranger(office, person, (whose, *(other for one in known for other in (one.to_person, one.person))))
        form = personal_hand_over_form(office, whose)
    return form, f"{form.name} {office.scenario.people_by_id[whose].full_name}"


def _refuse_stranger(office: Office, person: str, concerned: tuple[str, ...]) -> None:
    """Let the papers of someone's files be read by who is concerned, by his head of unit, and by `_READ_OTHERS`."""
    if person not in concerned and concerned[0] not in people_in_scope(office, person, _READ_OTHERS):
        raise PaperFault(
            "Giấy tờ này thuộc hồ sơ của người khác.", "Đề nghị người lập hồ sơ hoặc lưu trữ in.", _RIGHTS_CITATION
        )


def _check_fields(request: dict[str, Any], wanted: set[str]) -> None:
    if set(request) - {"id", "do"} != wanted:
        raise PaperFault("Yêu cầu in, tải thiếu hoặc thừa thông tin.")


def _visible_file(office: Office, person: str, name: object) -> CaseFile:
    case_file = office.case_files.get(name) if isinstance(name, str) else None
    if case_file is None:
        raise PaperFault("Hồ sơ này chưa được mở nên chưa có gì để in, tải.", "Hãy mở hồ sơ trước.", _PRINT_CITATION)
    if not may_see_file(office, case_file, person):
        if (last := past_period(office, case_file)) is not None:
            notice = Refusal("period_over", notation=case_file.name, last=last).notice_in(office.scenario.edition)
            raise PaperFault(notice.seen, notice.advice, notice.citation)
        raise PaperFault(
            f"Anh (chị) chưa có quyền xem hồ sơ {case_file.name}.",
            "Đề nghị người lập hồ sơ cấp quyền.",
            _RIGHTS_CITATION,
        )
    return case_file


def _build(office: Office, person: str, name: str, case_file: CaseFile | None) -> Form:
    scenario = office.scenario
    if case_file is not None:
        if name == "closing_note":
            return closing_note_form(office, case_file, case_file.sheet_total)
        return contents_form(office, case_file)
    if name == "file_list":
        return file_list_form(scenario)
    if name == "case_file_list":
        return case_file_list_form(office, [one for one in office.case_files.values() if one.opener == person])
    return YEARLY_FORMS[name](office, None)


def _page(form: Form) -> str:
    # the fragment is escaped by its writer; the policy is a second wall around it, the page's empty sandbox a third
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    # on a phone the columns keep a width that can be read, and the sheet is moved sideways
    narrow = "@media screen and (max-width:600px){.hk-form{padding:1rem}.hk-form-table{min-width:42rem}}"
    return (
        '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f"<title>Xem mẫu</title><style>body{{margin:0}}{FORM_STYLE}{narrow}</style></head>"
        f"<body>{to_html(form)}</body></html>"
    )


def file_of(name: str, content: bytes) -> dict[str, str]:
    """A file as it travels to the page."""
    return {"file_name": name, "base64": base64.b64encode(content).decode("ascii")}


def safe_name(text: str) -> str:
    """The text as a file's name that every machine takes: plain letters, figures, dots and hyphens."""
    return _UNSAFE.sub("-", fold(text)).strip("-.")
