"""Once a file's period is over, or it was destroyed, no screen tells the others what lay in it (III.5.đ)."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hoso_kit.desk.desk import Desk
from hoso_kit.office.access import may_see_document
from hoso_kit.office.handling_boards import incoming_board, incoming_facts, overdue_board
from hoso_kit.office.merging_actions import TakeOverCaseFiles
from hoso_kit.office.office import Office
from hoso_kit.office.receiving_registration import next_arrival_number
from hoso_kit.records.document import Document
from tests.archive_use.states import destroyed
from tests.desk.desks import free_desk, look, play
from tests.world import office_of_2026, practice_office

GONE, OVER = "2018.04.VP", "2019.05.KT"
# the registers are books of the whole office and keep every line
BOOKS = {"registers"}


def marked(document: Document) -> Document:
    """The document with its id in all that it says."""
    told = f"[{document.doc_id}]"
    return replace(document, subject=f"{told} {document.subject}", body=(told, *document.body))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The practice office years later: one file was destroyed, the period of another is over."""
    given = practice_office()
    plays = tuple(one.person_id for one in given.people if one.person_id != given.person)
    scenario = replace(given, documents=tuple(map(marked, given.documents)), plays=plays)
    desk = free_desk(scenario, tmp_path)
    office = replace(desk._work.office, moved_to=date(2026, 3, 2))
    desk._work.office = destroyed(office, *office.case_files[GONE].documents, files=(GONE,))
    return desk


def told(shown: Any) -> set[str]:
    return set(re.findall(r"\[(\w+)\]", json.dumps(shown, ensure_ascii=False)))


def test_no_screen_tells_what_lay_in_closed_files(desk: Desk) -> None:
    """Each person, each screen and tab: nothing of a document that he may not read any more."""
    office = desk._work.office
    closed = {doc_id for name in (GONE, OVER) for doc_id in office.case_files[name].documents}
    for one in office.scenario.people:
        play(desk, one.person_id)
        kept = {doc_id for doc_id in closed if not may_see_document(office, doc_id, one.person_id)}
        if {"archivist", "head_of_office"} & office.roles_of(one.person_id):
            # of a destroyed file they still see entry and contents list
            kept -= set(office.case_files[GONE].documents)
        assert kept or one.person_id in ("p01", "p02", "p11")
        assert not told([desk.state, desk.setting]) & kept
        for screen in {shown["name"] for shown in desk.state["screens"]} - BOOKS:
            data = look(desk, screen)
            assert not told(data) & kept, (one.person_id, screen)
            for tab in data.get("tabs", []):
                assert not told(look(desk, screen, tab=tab["id"])) & kept, (one.person_id, screen, tab["id"])


def test_what_is_closed_is_nobodys_work(desk: Desk) -> None:
    """No list of what is to be done, or late, names a document of those files."""
    office = desk._work.office
    closed = {doc_id for name in (GONE, OVER) for doc_id in office.case_files[name].documents}
    assert closed & {one.doc_id for one in incoming_facts(office)}
    boards = [overdue_board(office), *(incoming_board(office, one.person_id) for one in office.scenario.people)]
    assert not closed & {one.doc_id for board in boards for one in board}


def test_what_a_former_office_registered_is_no_line_of_this_one() -> None:
    """It was taken over with its arrival number: neither this office's series nor its work."""
    scenario = office_of_2026()
    first, *others = scenario.former_offices
    came = tuple(replace(one, arrival_number=900, arrival_date=one.issued_date) for one in first.documents)
    office = Office(replace(scenario, former_offices=(replace(first, documents=came), *others)))
    names = tuple(one.case_file.name for one in first.files if one.case_file.documents)
    taken = office.apply(TakeOverCaseFiles(first.organ_id, names, "p04"), "p11")
    assert incoming_facts(taken) == incoming_facts(office)
    assert next_arrival_number(taken) == next_arrival_number(office)
