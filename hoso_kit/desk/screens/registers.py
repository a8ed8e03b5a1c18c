"""Sổ và báo cáo: the registers and the reports of progress of a year, as they are printed.

The forms are the office's own (`office.forms`); this room only chooses one and a year, and hands it out in the
formats that the machine can write. What a printed register still needs (signing for, closing) is done on paper.
"""

from __future__ import annotations

from typing import Any

from hoso_kit.desk import papers
from hoso_kit.desk.notices import Reply, fault
from hoso_kit.desk.screens.screen import Asking, Screen
from hoso_kit.office.forms import FORMS, Form, FormError
from hoso_kit.office.office import Office
from hoso_kit.office.receiving_registration import arrival_year
from hoso_kit.regulations import cite

_SHORT = {
    "incoming_register": "Sổ văn bản đến",
    "outgoing_register": "Sổ văn bản đi",
    "incoming_progress": "Giải quyết văn bản đến",
    "outgoing_progress": "Giải quyết văn bản đi",
    "copies": "Bản sao văn bản",
    "post_register": "Sổ gửi bưu điện",
    "kept_copies_register": "Sổ sử dụng bản lưu",
}
# a register that the system keeps is printed with all its fields, signed for and closed
_CLOSING = {"incoming_register": "nd30.22.3.b", "outgoing_register": "nd30.16.2.b"}
_ROLES = frozenset({"registry_clerk", "head_of_unit", "head_of_office"})


def look(asking: Asking, args: dict[str, Any]) -> dict[str, Any]:
    """The chosen paper of the chosen year as a page, and what else can be chosen."""
    office = asking.office
    name, year = _chosen(office, args)
    form = papers.YEARLY_FORMS[name](office, year)
    shown = papers.paper_of(office, asking.person, form, "html", _about(form, year)).data
    closing = cite(_CLOSING[name]) if name in _CLOSING else None
    return {
        "tabs": [{"id": one, "text": text} for one, text in _SHORT.items()],
        "tab": name,
        "years": years(office),
        "year": year,
        "is_over": year < office.today.year,
        "name": form.name,
        "title": _about(form, year),
        "rows": len(form.rows),
        "html": shown["html"],
        "citation": cite(FORMS[name].citation).told,
        "closing": closing.text if closing else "",
    }


def years(office: Office) -> list[int]:
    """The years of which there is something to print, the newest first; this year always."""
    found = {office.today.year}
    for one in office.documents:
        if one.doc_id in office.scenario.former_documents:
            continue
        if one.direction == "incoming":
            found.add(arrival_year(one))
        elif not one.is_draft:
            found.add(one.issued_date.year)
    return sorted(found, reverse=True)


def print_register(asking: Asking, args: dict[str, Any]) -> Reply:
    """The paper as a file; the history of use gets its line first."""
    name, year = _chosen(asking.office, args)
    try:
        form = papers.YEARLY_FORMS[name](asking.office, year)
        paper = papers.paper_of(asking.office, asking.person, form, args.get("format"), _about(form, year))
    except FormError as error:
        return fault(error.message, "Sửa theo thông báo rồi in lại.", FORMS[name].citation, "Chưa in, tải được")
    return papers.hand_over(asking.work, paper)


def _chosen(office: Office, args: dict[str, Any]) -> tuple[str, int]:
    name, year, known = args.get("tab"), args.get("year"), years(office)
    return (
        name if isinstance(name, str) and name in papers.YEARLY_FORMS else next(iter(papers.YEARLY_FORMS)),
        year if type(year) is int and year in known else office.today.year,
    )


def _about(form: Form, year: int) -> str:
    return f"{form.name} năm {year}"


SCREEN = Screen("registers", look, _ROLES, answers={"print": print_register})
