"""Files of two years' lists stand side by side in one index."""

from __future__ import annotations

from datetime import date

from hoso_kit.office.actions import FileDocument, OpenCaseFile
from hoso_kit.office.search import search_office
from tests.listing.test_from_draft_to_closed_year import APPROVE, NEW, NEW_YEAR, SUBMIT, TODAY, done, issue, small


def test_a_document_in_next_years_file_is_found() -> None:
    """The file of the new list holds a document, and so is last year's file of the same notation."""
    start = done(small(), OpenCaseFile("01.VHXH", TODAY), SUBMIT, APPROVE, issue(), NEW_YEAR)
    name = f"{NEW}.01.VHXH"
    office = done(start, OpenCaseFile(name, date(NEW, 1, 5)), FileDocument(name, ("d001",)))
    symbol = office.scenario.documents_by_id["d001"].symbol
    found = search_office(office, {"query": symbol})
    assert found["ok"]
    assert "d001" in {hit["ref"] for hit in found["hits"]}
    files = search_office(office, {"query": "01.VHXH", "filters": {"kind": "case_file"}})
    assert files["ok"]
    assert files["total"] == 2
