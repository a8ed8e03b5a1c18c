"""Statistics of the office at work: who files what he leads, by person and unit, as counts, bars and Biểu mẫu 3.

A clerk sees himself, a head of unit his unit, the office's leaders, registry, archive and administrator all.
It counts and never rates: the article's proposal of a rating stands on the instructor's page, as a proposal.
"""

from __future__ import annotations

from typing import Any

from hoso_kit.desk import papers
from hoso_kit.desk.notices import Reply
from hoso_kit.desk.screens.care_words import may_read
from hoso_kit.desk.screens.screen import Asking, Screen
from hoso_kit.office.access import people_in_scope
from hoso_kit.office.forms.form import date_text
from hoso_kit.office.office import Office
from hoso_kit.office.statistics import form3, office_rows, ratings, unfiled_lines
from hoso_kit.office.statistics.form3 import CITATION, COLUMNS, NOTE, Form3
from hoso_kit.office.statistics.of_office import ACCOUNT_CITATION, COUNT_CITATION, account_lines
from hoso_kit.office.statistics.paper import form3_paper
from hoso_kit.regulations import cite

_SEE_ALL = frozenset({"head_of_office", "registry_clerk", "archivist", "administrator"})
_SHOWN = 300


def look(asking: Asking, args: dict[str, Any]) -> dict[str, Any]:
    """Each person's files and documents, Biểu mẫu 3 by person or unit, and what lies in no file."""
    office, scope = asking.office, _scope(asking.office, asking.person)
    rated = {one.person_id: one for one in ratings(row for row in office_rows(office) if row.person_id in scope)}
    form = _form(asking, args)
    return {
        "scope_text": _scope_text(office, asking.person),
        "citations": [cite(one).told for one in (ACCOUNT_CITATION, COUNT_CITATION)],
        "people": [
            {
                "person_id": line.person_id,
                "full_name": line.person,
                "unit": line.unit,
                "files": line.files,
                "closed": line.closed_files,
                "led": rated[line.person_id].led,
                "filed": rated[line.person_id].filed,
                "share_text": rated[line.person_id].share_text,
            }
            for line in account_lines(office)
            if line.person_id in scope
        ],
        "form": {
            "grouping": form.grouping,
            "columns": [{"number": one.number, "name": one.name} for one in COLUMNS],
            "cells": [[str(cell) for cell in row] for row in form.cells()],
            "citation": cite(CITATION).told,
            "note": NOTE,
        },
        "unfiled": [
            {
                "doc_id": line.doc_id,
                "symbol": line.symbol,
                "subject": line.subject if may_read(office, line.doc_id, asking.person) else "",
                "may_read": may_read(office, line.doc_id, asking.person),
                "person": line.person,
                "due_text": date_text(line.due_date),
                "state_text": line.state_text,
                "is_overdue": line.is_overdue,
                "is_settled": line.is_settled,
            }
            for line in unfiled_lines(office)
            if office.known_document(line.doc_id).lead in scope
        ][:_SHOWN],
    }


def print_form(asking: Asking, args: dict[str, Any]) -> Reply:
    """Biểu mẫu 3 as Word, Excel, PDF, or to be looked at."""
    form = form3_paper(_form(asking, args), asking.office.today, _scope_text(asking.office, asking.person))
    paper = papers.paper_of(asking.office, asking.person, form, args.get("format"), form.name)
    return papers.hand_over(asking.work, paper)


def _form(asking: Asking, args: dict[str, Any]) -> Form3:
    scope = _scope(asking.office, asking.person)
    rows = [row for row in office_rows(asking.office) if row.person_id in scope]
    return form3(rows, "person" if args.get("grouping") == "person" else "unit")


def _scope(office: Office, person: str) -> frozenset[str]:
    """Whose filing the person may see counted."""
    return people_in_scope(office, person, _SEE_ALL)


def _scope_text(office: Office, person: str) -> str:
    roles, me = office.roles_of(person), office.people_by_id[person]
    if roles & _SEE_ALL:
        return f"Toàn cơ quan, đến ngày {date_text(office.today)}"
    if "head_of_unit" in roles:
        return f"Đơn vị của {me.full_name}, đến ngày {date_text(office.today)}"
    return f"{me.full_name}, đến ngày {date_text(office.today)}"


SCREEN = Screen("statistics", look, answers={"print": print_form})
