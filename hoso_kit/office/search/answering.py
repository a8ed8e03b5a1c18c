"""A search as a screen asks it: JSON in, JSON out. Never raises for anything that a page may send."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from hoso_kit.office.office import Office
from hoso_kit.office.search.building import build_index
from hoso_kit.office.search.errors import SearchError
from hoso_kit.office.search.fields import COLUMNS, KIND_TEXTS
from hoso_kit.office.search.index import SearchIndex
from hoso_kit.office.search.requests import ORDER_TEXTS, search_request
from hoso_kit.office.search.schema import DIRECTION_TEXTS, LEVEL_TEXTS, STATUS_TEXTS


def search_office(office: Office, request: object, person: str | None = None) -> dict[str, Any]:
    """Search the office as it stands now; only among what ``person`` may see, where the office keeps rights.

    Request, every part optional::

        {"query": "khen thưởng \\"hội đồng nhân dân\\" 2045/SNV",
         "filters": {"kind": "document" | "case_file", "organ_id", "organ_name", "level", "type_name",
                     "direction": "incoming" | "outgoing", "year": 2024, "from_date": "2024-01-31", "to_date",
                     "file_notation", "creator", "maintenance", "rights",
                     "status": "open" | "closed" | "submitted" | "accepted" | "returned" | "retained",
                     "is_filed": true},
         "columns": ["symbol", "title", …], "order": "relevance" | "newest" | "oldest" | "title" | "organ_name" |
         "creator", "offset": 0, "limit": 25}

    Answer (`search_form` gives the names for the form)::

        {"ok": true, "total": 12, "is_capped": false, "total_text": "12", "notices": [], "offset": 0, "limit": 25,
         "columns": [{"name": "symbol", "label": "Số, ký hiệu"}, …],
         "hits": [{"kind": "document", "kind_text": "Văn bản", "ref": "d001", "year": 0, "file_code": "…",
                   "cells": ["2045/SNV-TĐKT", …],
                   "snippets": [{"field": "subject", "label": "Trích yếu", "text": "…", "marks": [[3, 14]]}]}]}

    or ``{"ok": false, "error": "<Vietnamese sentence>"}``. ``ref`` is a doc_id or the name that
    the case file has in actions (another year's: "2025.01.VP"); marks are
    [start, end) in characters (code points, not UTF-16 units) of ``text``.
    """
    try:
        search_request(request)
        with build_index(office, person) as index:
            found = answer(index, request)
    except SearchError as error:
        return {"ok": False, "error": error.message}
    of_others = {one.name for one in office.case_files.values() if one.fonds}
    for hit in found.get("hits", ()):
        if hit["kind"] == "case_file" and hit["ref"] not in of_others:
            hit["ref"] = office.case_file_name(hit["year"], hit["ref"])
    return found


def answer(index: SearchIndex, request: object) -> dict[str, Any]:
    """The same on an index that is already open (a province's, or an office's that hasn't changed)."""
    try:
        asked = search_request(request)
        page = index.search(asked)
    except SearchError as error:
        return {"ok": False, "error": error.message}
    return {
        "ok": True,
        "total": page.total,
        "is_capped": page.is_capped,
        "total_text": page.total_text,
        "notices": list(page.notices),
        "offset": asked.offset,
        "limit": asked.limit,
        "columns": [{"name": name, "label": COLUMNS[name].label} for name in asked.columns],
        "hits": [
            {
                "kind": hit.kind,
                "kind_text": KIND_TEXTS[hit.kind],
                "ref": hit.ref,
                "year": hit.year,
                "file_code": hit.file_code,
                "cells": list(hit.cells),
                "snippets": [
                    {**asdict(snippet), "marks": [list(mark) for mark in snippet.marks]} for snippet in hit.snippets
                ],
            }
            for hit in page.hits
        ],
    }


def search_form(index: SearchIndex) -> dict[str, Any]:
    """What the form's controls offer: columns, orders, and the values that occur, each with its label."""
    named = {"kind": KIND_TEXTS, "status": STATUS_TEXTS, "direction": DIRECTION_TEXTS, "level": LEVEL_TEXTS}
    found = ("type_name", "maintenance", "rights", "creator", "organ_id")
    return {
        "columns": [{"name": column.name, "label": column.label} for column in COLUMNS.values()],
        "orders": [{"name": name, "label": label} for name, label in ORDER_TEXTS.items()],
        "filters": {
            **{name: [{"value": key, "label": text} for key, text in texts.items()] for name, texts in named.items()},
            **{name: [{"value": value, "label": value} for value in index.choices(name)] for name in found},
        },
    }
