"""One office under each edition of the law: forms, screens, refusals and deadlines speak that edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from hoso_kit.desk.desk import Desk
from hoso_kit.desk.screens import Asking, all_screens
from hoso_kit.desk.widget import Board
from hoso_kit.office import forms
from hoso_kit.office.disposal import SOURCE
from hoso_kit.office.filing_actions import CloseCaseFile, FileDocument, OpenCaseFile
from hoso_kit.office.forms import FORMS, Form, read_file_list, to_html, to_xlsx
from hoso_kit.office.issuing_state import CopyRecord, OutgoingBook
from hoso_kit.office.listing_actions import AddEntry, CarryOverFileList
from hoso_kit.office.listing_state import year_list
from hoso_kit.office.office import Office
from hoso_kit.office.paper import closing_duties
from hoso_kit.office.refusals import Refusal, refusal_texts
from hoso_kit.office.scenario import Scenario, unstructure_scenario
from hoso_kit.office.transferring_actions import MakeTransferBatch
from hoso_kit.office.transferring_dates import due_date
from hoso_kit.office.transferring_papers import handover_record_of, retained_list_of, transfer_list_of
from hoso_kit.regulations import all_editions, cite, edition, retention_table
from tests.desk.desks import free_desk
from tests.world import office_of_2026, practice_office

OLD, NEW = "nd30-2011", "luat-2024"
EDITIONS = (OLD, NEW)
ME = "p04"
# forms with a column for the period
WITH_PERIOD = {
    "file_list", "case_file_list", "transfer_list", "retained_list", "personal_hand_over", "review_list",
    "take_over_record",
}  # fmt: skip
# what the other edition says; "người làm lưu trữ", "lưu trữ của cơ quan" belong to both
FOREIGN = {
    OLD: ("lưu trữ hiện hành", "thời hạn lưu trữ", "lưu trữ vĩnh viễn", "lưu trữ có thời hạn"),
    NEW: ("lưu trữ cơ quan", "thời hạn bảo quản", "bảo quản vĩnh viễn", "bảo quản có thời hạn"),
}


@lru_cache
def scenario(edition_id: str) -> Scenario:
    """The practice office, under the new law set in the days in which it is in force."""
    given = practice_office()
    return given if edition_id == OLD else replace(given, edition=NEW, today=date(2025, 7, 15))


@lru_cache
def office(edition_id: str) -> Office:
    """That office with a file closed, a batch for the archive and next year's list begun."""
    start = Office(scenario(edition_id))
    led = tuple(d.doc_id for d in start.scenario.documents if d.lead == ME and not d.is_draft)[:3]
    finished = next(name for name, one in start.case_files.items() if one.is_closed and one.opener == ME)
    for action in (
        OpenCaseFile("01.VHXH", date(2024, 2, 1)),
        FileDocument("01.VHXH", led),
        CloseCaseFile("01.VHXH", date(2024, 12, 16), "10 năm", "", True),
        MakeTransferBatch("nl01", (finished,)),
        CarryOverFileList(start.scenario.file_list.file_catalog, start.today.year + (edition_id == OLD)),
    ):
        start = start.apply(action, ME)
    return start


def desk(edition_id: str, folder: Path) -> Desk:
    """A Desk over the office as it is given."""
    return free_desk(scenario(edition_id), folder)


@lru_cache
def written_by_people(edition_id: str) -> frozenset[str]:
    """Texts of the situation and of the handed-out table: they stay as they were written."""
    table = retention_table(scenario(edition_id).retention_table)
    given = strings(unstructure_scenario(scenario(edition_id)))
    return frozenset((*given, table.note, *(row.content for row in table.rows)))


def strings(value: Any, key: str = "") -> Iterator[str]:
    """All texts in JSON data but official titles."""
    if isinstance(value, str):
        if key != "citation":
            yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from strings(inner, name)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings(inner, key)


def foreign(edition_id: str, texts: Iterator[str] | list[str]) -> list[str]:
    """The kit's own texts that speak the other edition."""
    given = written_by_people(edition_id)
    return [text for text in texts if text not in given and any(term in text.lower() for term in FOREIGN[edition_id])]


def all_forms(edition_id: str) -> dict[str, Form]:
    """One form of each kind that the kit offers."""
    now = office(edition_id)
    closed = now.case_files["01.VHXH"]
    copy = CopyRecord(
        "sao001", "d001", "sao y", "01", "SY-UBND", date(2024, 12, 14), "p08", "p01", "paper", "paper", 2, "", ("KT",)
    )
    made = {
        "file_list": lambda: forms.file_list_form(now.scenario),
        "contents_list": lambda: forms.contents_form(now, closed),
        "case_file_list": lambda: forms.case_file_list_form(now),
        "closing_note": lambda: forms.closing_note_form(now, closed, 12),
        "transfer_list": lambda: forms.transfer_list_form(transfer_list_of(now, "nl01")),
        "handover_record": lambda: forms.handover_record_form(handover_record_of(now, "nl01")),
        "retained_list": lambda: forms.retained_list_form(retained_list_of(now, ME)),
        "personal_hand_over": lambda: forms.personal_hand_over_form(now, ME),
        "review_list": lambda: forms.review_list_form(now),
        "take_over_record": lambda: forms.take_over_record_form(now, office_of_2026().former_offices[0]),
        "incoming_register": lambda: forms.incoming_register_form(now),
        "outgoing_register": lambda: forms.outgoing_register_form(now),
        "incoming_progress": lambda: forms.incoming_progress_form(now),
        "outgoing_progress": lambda: forms.outgoing_progress_form(now),
        "post_register": lambda: forms.post_register_form(now),
        "kept_copies_register": lambda: forms.kept_copies_register_form(now),
        "search_results": lambda: forms.search_results_form(
            now, ME, {"filters": {"maintenance": "10 năm"}, "columns": ["symbol", "maintenance"]}
        ),
        "copies": lambda: forms.copies_form(replace(now, outgoing=OutgoingBook(copies=(copy,)))),
    }
    assert set(made) == set(FORMS), "a new form must speak both editions too"
    return {name: build() for name, build in made.items()}


def words_of(form: Form) -> list[str]:
    """All that is printed but the cells."""
    return [
        form.name,
        form.note,
        *form.titles,
        *form.subtitles,
        *form.foot,
        *(column.name for column in form.columns),
        *(line.text for line in form.lines),
    ]


@pytest.mark.parametrize("edition_id", EDITIONS)
@pytest.mark.parametrize("form_id", sorted(FORMS))
def test_a_form_speaks_its_edition(form_id: str, edition_id: str) -> None:
    """No term of the other edition on any form, and the period's column bears this edition's name."""
    form = all_forms(edition_id)[form_id]
    assert foreign(edition_id, words_of(form)) == []
    if form_id in WITH_PERIOD:
        assert edition(edition_id).terms.maintenance in [column.name for column in form.columns]
        assert edition(edition_id).terms.maintenance in to_html(form)


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_what_the_desk_sends_speaks_the_edition(edition_id: str, tmp_path: Path) -> None:
    """Setting, state and every screen, as each of the office's people sees them."""
    board = desk(edition_id, tmp_path)
    for person in dict.fromkeys((ME, "p01", "p08", "p11", "p12")):
        board.handle({"id": 1, "do": "act_as", "person": person})
        assert foreign(edition_id, strings(board.setting)) == []
        assert foreign(edition_id, strings(board.state)) == []
        asking = Asking(board._work, person, tmp_path)
        for screen in all_screens():
            if screen.is_shown(asking.office, person):
                assert foreign(edition_id, strings(screen.look(asking, {}))) == [], screen.name
        assert foreign(edition_id, strings(board.handle({"id": 2, "do": "search_form"}))) == []


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_the_front_end_speaks_the_edition(edition_id: str, tmp_path: Path) -> None:
    """The words that stand in the front end itself are this edition's, on every screen."""
    script = Board(desk(edition_id, tmp_path))._esm.lower()
    assert [term for term in FOREIGN[edition_id] if term in script] == []
    assert FOREIGN[NEW if edition_id == OLD else OLD][0] in script


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_every_refusal_speaks_the_edition(edition_id: str) -> None:
    """Refusals are worded before names are filled in, so that no title is ever changed."""
    law = edition(edition_id)
    for notice in refusal_texts().values():
        assert foreign(edition_id, [law.worded(notice.seen), law.worded(notice.advice)]) == []
    told = Refusal("list_maintenance", text="thời hạn bảo quản").notice_in(edition_id).seen
    assert told == f"“thời hạn bảo quản” không phải là {law.terms.maintenance.lower()}."


def test_no_refusal_of_destruction_rests_on_a_law_of_another_time() -> None:
    """What wasn't in force yet, or no longer is, is cited in neither edition."""
    codes = [code for code, notice in refusal_texts().items() if notice.citation == SOURCE]
    assert len(codes) > 10
    for edition_id, source in ((OLD, "luat2011"), (NEW, "tt05-2025")):
        law = edition(edition_id)
        assert cite(law.rests_on(SOURCE)).source.source_id == source
        assert {law.rests_on(refusal_texts()[code].citation) for code in codes} == {law.rests_on(SOURCE)}
    day = cite(edition(NEW).rests_on(SOURCE)).source.in_force_date
    last = edition(OLD).end_date
    assert day is not None
    assert last is not None
    assert day > last
    told = Refusal("dispose_head").notice_in(NEW)
    assert told.citation == edition(NEW).rests_on(SOURCE)


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_a_refused_action_is_told_in_the_words_of_the_edition(edition_id: str, tmp_path: Path) -> None:
    """The learner reads the same words in the answer, in the duties of a paper file and in the history."""
    board = desk(edition_id, tmp_path)
    year = board._work.office.today.year + (edition_id == OLD)
    own = board._work.scenario.file_list.file_catalog
    assert board.handle(
        {"id": 1, "do": "act", "action": {"type": "carry_over_file_list", "from_year": own, "to_year": year}}
    )["ok"]
    wrong = {"type": "add_entry", "year": year, "heading": "VP", "title": "Hồ sơ mẫu", "maintenance": "lâu dài"}
    answer = board.handle({"id": 2, "do": "act", "action": wrong})
    assert edition(edition_id).terms.maintenance.lower() in answer["notice"]["seen"]
    held = office(edition_id).case_files["01.VHXH"]
    duties = closing_duties(office(edition_id), replace(held, carrier="paper"))
    assert foreign(edition_id, [text for one in duties for text in (one.name, one.missing)]) == []
    assert foreign(edition_id, strings(board.state)) == []


def test_a_printed_list_is_read_back_under_either_edition() -> None:
    """What the office printed to Excel comes back without a fault, whatever the column is called."""
    for edition_id in EDITIONS:
        sheet = read_file_list(to_xlsx(all_forms(edition_id)["file_list"]))
        assert sheet.faults == ()
        assert len(list(sheet.entries())) == 20


def test_deadlines_follow_the_edition() -> None:
    """Ended 16/12/2024: a year from that day under the old law; under the new one to the end of the next year."""
    due = {one: due_date(office(one), office(one).case_files["01.VHXH"]) for one in EDITIONS}
    assert due[OLD].due == date(2025, 12, 16)
    assert due[NEW].due == date(2025, 12, 31)
    assert due[NEW].strict_date == date(2025, 12, 16)
    assert "cần đối chiếu văn bản gốc" in due[NEW].notice


def test_words_are_pairs_that_never_meet() -> None:
    """Wording is stable: a worded text worded again stays; the first edition's own words stay as they are."""
    first, *others = all_editions()
    assert not first.words
    for law in others:
        for usual, here in law.words.items():
            text = f"{usual}. {usual.upper()}. {usual[0].upper()}{usual[1:]}"
            assert law.worded(text) == f"{here}. {here.upper()}. {here[0].upper()}{here[1:]}"
            assert law.worded(law.worded(text)) == law.worded(text)


def test_titles_that_people_wrote_are_left_alone() -> None:
    """A file called "… thời hạn bảo quản" keeps its title on the form of the new law."""
    now = office(NEW)
    title = "Hồ sơ xây dựng bảng thời hạn bảo quản năm 2025"
    made = year_list(now.apply(AddEntry(2025, "VP", title, "10 năm", "8", "p03"), ME), 2025)
    assert made is not None
    listed = replace(made, decision_symbol="01/QĐ-UBND", decision_date=date(2025, 7, 15), status="issued")
    form = forms.file_list_form(now.scenario, listed.file_list)
    assert title in [row.cells[1] for row in form.rows]
