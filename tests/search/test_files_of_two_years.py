"""Files of two years' lists stand side by side in one index."""

from __future__ import annotations

from datetime import date

from hoso_kit.office.actions import FileDocument, OpenCaseFile
from hoso_kit.office.office import Office
from hoso_kit.office.search import search_office
from tests.listing.test_from_draft_to_closed_year import APPROVE, NEW, NEW_YEAR, SUBMIT, TODAY, done, issue, small
from tests.world import practice_office


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
    assert {hit["ref"] for hit in files["hits"]} <= set(office.case_files)


def test_a_search_shows_only_what_the_person_may_see() -> None:
    """Where the office keeps rights, neither a colleague's file nor its documents are found by a stranger to them."""
    scenario = practice_office()
    owner = next(one for one in scenario.people if one.roles == ("specialist",))
    entry = next(entry for _, entry in scenario.file_list.all_entries() if entry.creator == owner.person_id)
    office = Office(scenario).apply(OpenCaseFile(entry.file_notation, scenario.today), owner.person_id)
    other = next(one for one in scenario.people if one.roles == ("specialist",) and one.unit != owner.unit)
    request = {"query": entry.file_notation, "filters": {"kind": "case_file"}}
    assert [hit["ref"] for hit in search_office(office, request, owner.person_id)["hits"]] == [entry.file_notation]
    assert search_office(office, request, other.person_id)["hits"] == []
    led = next(one for one in scenario.documents if one.lead == owner.person_id and one.arrival_number)
    number = {"query": led.symbol}
    assert led.doc_id in {hit["ref"] for hit in search_office(office, number, owner.person_id)["hits"]}
    assert led.doc_id not in {hit["ref"] for hit in search_office(office, number, other.person_id)["hits"]}
