"""What the screen is told: scenario and state as plain JSON data.

Everything here reaches the learner's browser, so nothing of the key may ever
be handed to these functions. They compute nothing but words and numbers to
show; rules and marks are made on the floors below.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from hoso_kit.desk.papers import forms_of_file, offered_formats, offered_forms
from hoso_kit.office.contents import contents_list
from hoso_kit.office.history import describe_entry
from hoso_kit.office.scenario import Scenario, unstructure_scenario
from hoso_kit.office.work import Work
from hoso_kit.records.case_file import STATUS_TEXTS, CaseFile
from hoso_kit.records.document import Document
from hoso_kit.records.notation import file_code
from hoso_kit.regulations import cite, edition, retention_table
from hoso_kit.rubric.exercise import Exercise
from hoso_kit.rubric.scorecard import Finding, Scorecard

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_RIGHTS = ("Sử dụng rộng rãi", "Sử dụng hạn chế")
_MAINTENANCE = ("Vĩnh viễn", "70 năm", "50 năm", "30 năm", "20 năm", "15 năm", "10 năm", "5 năm")
_HISTORY_SHOWN = 300


def date_text(day: date | None) -> str:
    """dd/mm/yyyy, empty for None."""
    return "" if day is None else f"{day:%d/%m/%Y}"


def make_setting(exercise: Exercise, mode: str, buttons: dict[str, bool]) -> dict[str, Any]:
    """What stays the same while one variant is worked on; see the Desk protocol in CONTRIBUTING.md."""
    scenario = exercise.scenario
    data = unstructure_scenario(scenario)
    people, me = scenario.people_by_id, scenario.person
    for heading in data["file_list"]["headings"]:
        for group in (heading, *heading["subheadings"]):
            for entry in group["entries"]:
                entry["creator_name"] = people[entry["creator"]].full_name
                entry["is_mine"] = entry["creator"] == me
    table = retention_table(scenario.retention_table)
    terms = edition(scenario.edition).terms
    person = people[me]
    unusual = {entry.maintenance for _, entry in scenario.file_list.all_entries()} - set(_MAINTENANCE)
    return {
        "exercise": {
            "id": exercise.exercise_id,
            "title": exercise.title,
            "mode": mode,
            "points": exercise.rubric.points,
        },
        "office": data["office"],
        "person": {
            "person_id": me,
            "full_name": person.full_name,
            "position": person.position,
            "unit": person.unit,
        },
        "people": data["people"],
        "today": scenario.today.isoformat(),
        "today_text": f"{_WEEKDAYS[scenario.today.weekday()]}, {date_text(scenario.today)}",
        "edition": scenario.edition,
        "terms": {"maintenance": terms.maintenance, "archive": terms.archive},
        "documents": [
            shown | _document_words(document, scenario)
            for shown, document in zip(data["documents"], scenario.documents, strict=True)
        ],
        "file_list": data["file_list"],
        "retention": {
            "note": table.note,
            "rows": [
                {
                    "row": row.row,
                    "group": row.group_name,
                    "content": row.content,
                    "maintenance": row.maintenance,
                }
                for row in table.rows
            ],
        },
        "maintenance_choices": [*_MAINTENANCE, *sorted(unusual)],
        "rights_choices": list(_RIGHTS),
        "forms": offered_forms(scenario),
        "formats": offered_formats(),
        "criteria": [{"id": one.criterion_id, "title": one.title, "points": one.points} for one in exercise.criteria],
        "brief": data["brief"],
        "buttons": buttons,
    }


def _document_words(document: Document, scenario: Scenario) -> dict[str, Any]:
    return {
        "symbol": document.symbol,
        "box": "draft" if document.is_draft else document.direction,
        "date_text": date_text(document.issued_date),
        "arrival_text": date_text(document.arrival_date),
        "due_text": date_text(document.due_date),
        "is_mine": document.lead == scenario.person,
        "is_support": scenario.person in document.support,
        "duplicate_of": list(scenario.duplicates.get(document.doc_id, ())),
    }


def make_state(work: Work, *, last_score: float | None, submitted_text: str, notice: Any = None) -> dict[str, Any]:
    """What changes with each action."""
    office, scenario = work.office, work.scenario
    filed: dict[str, list[str]] = {}
    for name, case_file in office.case_files.items():
        for doc_id in case_file.documents:
            filed.setdefault(doc_id, []).append(name)
    # drafts and second copies belong in no file: counting them would push clerks to file them
    led = [one for one in scenario.documents if one.lead == scenario.person and not one.is_draft]
    mine = {_first_copy(one, scenario) for one in led}
    done = {_first_copy(scenario.documents_by_id[doc_id], scenario) for doc_id in filed}
    entries = work.journal.entries
    return {
        "version": len(entries),
        "case_files": [_case_file(work, case_file) for case_file in office.case_files.values()],
        "filed": filed,
        "history": [
            {
                "n": entry.n,
                "date_text": date_text(entry.at),
                "kind": entry.kind,
                "text": describe_entry(entry, scenario),
            }
            for entry in entries[-_HISTORY_SHOWN:]
        ],
        "progress": {
            "filed": len(mine & done),
            "mine": len(mine),
            "closed": sum(case_file.is_closed for case_file in office.case_files.values()),
            "open": sum(not case_file.is_closed for case_file in office.case_files.values()),
        },
        "last_score": last_score,
        "submitted_text": submitted_text,
        "notice": notice,
    }


def _first_copy(document: Document, scenario: Scenario) -> str:
    return min((document.doc_id, *scenario.duplicates.get(document.doc_id, ())))


def _case_file(work: Work, case_file: CaseFile) -> dict[str, Any]:
    scenario = work.scenario
    name = case_file.name
    return {
        "file_notation": name,
        "file_code": file_code(scenario.office.organ_id, work.office.catalog_of(case_file), case_file.file_notation),
        "title": case_file.title,
        "maintenance": case_file.maintenance,
        "retention_row": case_file.retention_row,
        "rights": case_file.rights,
        "creator": case_file.creator,
        "creator_name": scenario.people_by_id[case_file.creator].full_name,
        "is_listed": case_file.is_listed,
        "is_mine": case_file.opener == scenario.person,
        "status": case_file.status,
        "status_text": STATUS_TEXTS[case_file.status],
        "start_date": case_file.start_date.isoformat(),
        "start_text": date_text(case_file.start_date),
        "end_date": case_file.end_date.isoformat() if case_file.end_date else None,
        "end_text": date_text(case_file.end_date),
        "description": case_file.description,
        "forms": forms_of_file(case_file),
        "heading": case_file.heading,
        "doc_total": case_file.doc_total,
        "page_total": work.office.page_total(case_file),
        "contents": [
            {
                "doc_ordinal": row.doc_ordinal,
                "doc_id": row.doc_id,
                "symbol": row.symbol,
                "date_text": row.date_text,
                "type_and_subject": row.type_and_subject,
                "organ_name": row.organ_name,
                "pages": row.pages,
                "note": row.note,
            }
            for row in contents_list(work.office, case_file)
        ],
    }


def make_scorecard(scorecard: Scorecard) -> dict[str, Any]:
    """The check's result; findings name what was seen, never where a document belongs."""
    return {
        "score": scorecard.score,
        "points": scorecard.points,
        "lines": [
            {
                "id": line.criterion.criterion_id,
                "title": line.criterion.title,
                "points": line.criterion.points,
                "score": line.score,
                "outcome": line.outcome.name,
                "outcome_text": line.outcome.value,
                "findings": [_finding(found) for found in line.findings],
            }
            for line in scorecard.lines
        ],
    }


def _finding(found: Finding) -> dict[str, Any]:
    return make_notice("info", "", found.seen, found.advice, found.citation) | {
        "mistake": found.mistake,
        "actions": list(found.actions),
        "documents": list(found.documents),
        "file_notation": found.file_notation,
    }


def make_notice(kind: str, title: str, seen: str, advice: str = "", citation: str = "") -> dict[str, Any]:
    """A message in three parts; ``citation`` is an id of `regulations` or empty."""
    found = cite(citation) if citation else None
    return {
        "kind": kind,
        "title": title,
        "seen": seen,
        "advice": advice,
        "citation": found.text if found else "",
        "confidence": found.confidence if found else "",
        "confidence_text": found.notice if found else "",
    }
