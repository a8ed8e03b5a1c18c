"""An office with two case files for the search tests, and a search as the rules say it (slow and plain)."""

from __future__ import annotations

from functools import lru_cache

from hoso_kit.office.actions import CloseCaseFile, FileDocument, OpenCaseFile
from hoso_kit.office.office import Office
from hoso_kit.office.search import Filters, SearchIndex, SearchRequest, build_index
from hoso_kit.records.text import matches
from tests.world import after, first_day, own_entry, practice


@lru_cache
def office() -> Office:
    """A drawn office: one file closed with three documents, one open with two, one document in both."""
    exercise = practice()
    ids = [document.doc_id for document in exercise.scenario.documents]
    one, other = own_entry(exercise, 0), own_entry(exercise, 1)
    entry = exercise.scenario.entries[one][1]
    day = first_day(exercise)
    return after(
        exercise,
        OpenCaseFile(one, day),
        OpenCaseFile(other, day),
        FileDocument(one, tuple(ids[:3])),
        FileDocument(other, tuple(ids[2:4])),
        CloseCaseFile(one, exercise.scenario.today, entry.maintenance, entry.retention_row, True),
    )


@lru_cache
def index() -> SearchIndex:
    """The office's index, never closed while the tests run."""
    return build_index(office())


@lru_cache
def texts() -> dict[int, list[str]]:
    """Each thing's searched texts."""
    return dict(index().everything())


def found(query: str, filters: Filters | None = None) -> set[int]:
    """The keys that the index finds."""
    page = index().search(SearchRequest(query, filters or Filters(), limit=100))
    assert page.total == len(page.hits)
    return {hit.key for hit in page.hits}


def refs(query: str = "", filters: Filters | None = None) -> set[str]:
    """The same as doc_ids and notations."""
    page = index().search(SearchRequest(query, filters or Filters(), limit=100))
    return {hit.ref for hit in page.hits}


def reference(chunks: list[str]) -> set[int]:
    """The keys whose texts hold every chunk, by `hoso_kit.records.text.matches`."""
    return {key for key, fields in texts().items() if all(matches(chunk, *fields) for chunk in chunks)}
