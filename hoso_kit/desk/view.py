"""What the screen is told: scenario and state as plain JSON data.

Everything here reaches the learner's browser, so nothing of the key may ever
be handed to these functions. They compute nothing but words and numbers to
show; rules and marks are made on the floors below.
"""

from __future__ import annotations

from typing import Any

from hoso_kit.desk.notices import make_notice
from hoso_kit.desk.papers import forms_of_file, offered_formats, offered_forms
from hoso_kit.desk.screens import care_words, period_words, shown_screens
from hoso_kit.office.access import visible_files
from hoso_kit.office.clock import edition_notice
from hoso_kit.office.contents import contents_list
from hoso_kit.office.fates import document_fates
from hoso_kit.office.forms.form import date_text
from hoso_kit.office.history import describe_entry
from hoso_kit.office.office import Office
from hoso_kit.office.scenario import unstructure_scenario
from hoso_kit.office.work import Work
from hoso_kit.records.case_file import STATUS_TEXTS, CaseFile
from hoso_kit.records.document import Document
from hoso_kit.records.structure import make_converter
from hoso_kit.regulations import edition, retention_table
from hoso_kit.rubric.exercise import Exercise
from hoso_kit.rubric.scorecard import Finding, Scorecard

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_RIGHTS = ("Sử dụng rộng rãi", "Sử dụng hạn chế")
_MAINTENANCE = ("Vĩnh viễn", "70 năm", "50 năm", "30 năm", "20 năm", "15 năm", "10 năm", "5 năm")
_HISTORY_SHOWN = 300


def make_setting(
    exercise: Exercise, office: Office, mode: str, buttons: dict[str, bool], acting: str
) -> dict[str, Any]:
    """What stays the same while one person works on one variant; see the Desk protocol in CONTRIBUTING.md."""
    scenario = exercise.scenario
    data = unstructure_scenario(scenario)
    people, me = scenario.people_by_id, acting
    for heading in data["file_list"]["headings"]:
        for group in (heading, *heading["subheadings"]):
            for entry in group["entries"]:
                entry["creator_name"] = people[entry["creator"]].full_name
                entry["is_mine"] = entry["creator"] == me
    table = retention_table(scenario.retention_table)
    terms = edition(scenario.edition).terms
    # what this person may not read isn't even sent; what he may read later comes with the state
    hidden = set(care_words.hidden_documents(Office(scenario), me))
    hidden |= {one for one in care_words.ended_documents(office) if not care_words.may_read(office, one, me)}
    person = people[me]
    unusual = {entry.maintenance for _, entry in scenario.file_list.all_entries()} - set(_MAINTENANCE)
    return {
        "exercise": {
            "id": exercise.exercise_id,
            "title": exercise.title,
            "mode": mode,
            "points": exercise.rubric.points,
        },
        "variant": scenario.variant,
        "office": data["office"],
        "person": {
            "person_id": me,
            "full_name": person.full_name,
            "position": person.position,
            "unit": person.unit,
        },
        # whose part the learner may take, himself first
        "plays": [
            {"person_id": one, "full_name": people[one].full_name, "position": people[one].position}
            for one in dict.fromkeys((scenario.person, *scenario.plays))
        ],
        "people": data["people"],
        "edition": scenario.edition,
        "terms": {"maintenance": terms.maintenance, "archive": terms.archive},
        "documents": [
            shown | _document_words(document, scenario.duplicates.get(document.doc_id, ()), me)
            for shown, document in zip(data["documents"], scenario.documents, strict=True)
            if document.doc_id not in hidden
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
        "forms": offered_forms(office, me),
        "formats": offered_formats(),
        "criteria": [{"id": one.criterion_id, "title": one.title, "points": one.points} for one in exercise.criteria],
        "brief": data["brief"],
        "buttons": buttons,
    }


def _document_words(document: Document, duplicates: tuple[str, ...], me: str) -> dict[str, Any]:
    return {
        "symbol": document.symbol,
        "box": "draft" if document.is_draft else document.direction,
        "date_text": date_text(document.issued_date),
        "arrival_text": date_text(document.arrival_date),
        "due_text": date_text(document.due_date),
        "is_mine": document.lead == me,
        "is_support": me in document.support,
        "duplicate_of": list(duplicates),
    }


def make_state(
    work: Work, me: str, *, last_score: float | None, submitted_text: str, notice: Any = None
) -> dict[str, Any]:
    """What changes with each action, as the person ``me`` sees it."""
    office = work.office
    filed: dict[str, list[str]] = {}
    for name, case_file in office.case_files.items():
        for doc_id in case_file.documents:
            filed.setdefault(doc_id, []).append(name)
    hidden = set(care_words.hidden_documents(office, me))
    # drafts and second copies belong in no file: counting them would push clerks to file them
    led = [one.doc_id for one in office.documents if one.lead == me and not one.is_draft]
    mine = {_first_copy(doc_id, office) for doc_id in led}
    done = {_first_copy(doc_id, office) for doc_id in filed}
    entries = work.journal.entries
    return {
        "version": len(entries),
        "today": office.today.isoformat(),
        "today_text": f"{_WEEKDAYS[office.today.weekday()]}, {date_text(office.today)}",
        "edition_notice": edition_notice(office),
        "documents": _later_documents(office, hidden, me),
        "screens": shown_screens(office, me),
        # in force now; the setting's people bear those that the situation gave
        "roles": sorted(office.roles_of(me)),
        "plays_roles": {one: sorted(office.roles_of(one)) for one in (office.scenario.person, *office.scenario.plays)},
        "file_lists": _made_lists(office, me),
        "case_files": [_case_file(work, case_file, me) for case_file in visible_files(office, me)],
        # what this person may not see, where the office keeps rights to each file
        "hidden": sorted(hidden),
        "unseen": care_words.unseen_files(office, me),
        "closed": period_words.closed_files(office, me),
        "keeps_views": care_words.keeps_views(office),
        "filed": care_words.seen_filing(office, filed, me),
        # recalled, corrected, replaced, cancelled: told wherever the document is shown
        "fates": {
            doc_id: [{"text": one.text, "kind": "bad" if one.is_gone else "warn"} for one in told]
            for doc_id, told in document_fates(office).items()
            if doc_id not in hidden
        },
        "history": [
            {
                "n": entry.n,
                "date_text": date_text(entry.at),
                "kind": entry.kind,
                "text": describe_entry(entry, office),
                "person": entry.person,
            }
            for entry in entries[-_HISTORY_SHOWN:]
            if care_words.may_know_of(office, entry, me)
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


def _first_copy(doc_id: str, office: Office) -> str:
    return min((doc_id, *office.duplicates_of(doc_id)))


def _later_documents(office: Office, hidden: set[str], me: str) -> list[dict[str, Any]]:
    """What was shown to this person since, then what the office made: the page puts it over the setting's.

    The page takes the last for the newest, so what the office registered or drafted itself stands at the end.
    """
    write = make_converter(detailed=False).unstructure
    own = office.own_documents
    not_given = dict.fromkeys(care_words.hidden_documents(Office(office.scenario), me))
    # an earlier setting may have left them out, and a right may have come since
    not_given |= dict.fromkeys(sorted(care_words.ended_documents(office)))
    later = [*(one for one in not_given if one not in own), *own]
    return [
        write(document) | _document_words(document, office.duplicates_of(document.doc_id), me)
        for document in map(office.known_document, later)
        if document.doc_id not in hidden
    ]


def _made_lists(office: Office, me: str) -> list[dict[str, Any]]:
    """The lists issued here, or closed, by year: the page puts them beside the setting's own."""
    people, write = office.people_by_id, make_converter(detailed=False).unstructure
    lists = []
    for year, listed in sorted(office.lists.items()):
        if not listed.is_issued:
            continue
        headings = write(listed.headings)
        for heading in headings:
            for group in (heading, *heading["subheadings"]):
                for entry in group["entries"]:
                    short = entry["file_notation"]
                    entry |= {
                        "file_notation": office.case_file_name(year, short),
                        "short_notation": short,
                        "creator_name": people[entry["creator"]].full_name,
                        "is_mine": entry["creator"] == me,
                    }
        lists.append({"year": year, "is_locked": listed.status == "locked", "headings": headings})
    return lists


def _case_file(work: Work, case_file: CaseFile, me: str) -> dict[str, Any]:
    scenario = work.scenario
    name = case_file.name
    return {
        "file_notation": name,
        "file_catalog": work.office.catalog_of(case_file),
        "title": case_file.title,
        "maintenance": case_file.maintenance,
        "retention_row": case_file.retention_row,
        "rights": case_file.rights,
        "creator": case_file.creator,
        "creator_name": scenario.people_by_id[case_file.creator].full_name,
        # after a hand-over another keeps it than who made it
        "holder_name": ""
        if case_file.opener == case_file.creator
        else scenario.people_by_id[case_file.opener].full_name,
        "is_historical": work.office.transfers.is_historical(name),
        "is_listed": case_file.is_listed,
        "is_mine": case_file.opener == me,
        "return_reason": case_file.return_reason,
        "status": case_file.status,
        "status_text": STATUS_TEXTS[case_file.status],
        "start_date": case_file.start_date.isoformat(),
        "start_text": date_text(case_file.start_date),
        "end_date": case_file.end_date.isoformat() if case_file.end_date else None,
        "end_text": date_text(case_file.end_date),
        **period_words.period_of_file(work.office, case_file),
        "description": case_file.description,
        "forms": forms_of_file(case_file),
        "heading": case_file.heading,
        # the office that it was made in, where that office has ceased to be
        "fonds": next((one.short_name for one in scenario.former_offices if one.organ_id == case_file.fonds), ""),
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
    } | care_words.care_of_file(work, case_file, me)


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
