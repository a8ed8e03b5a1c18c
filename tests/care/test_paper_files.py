"""Paper files (Điều 29 khoản 4 điểm c, d): what is asked of which file, and what can't be done."""

import pytest

from hoso_kit.office.actions import FileDocument, TakeOutDocument, structure_action
from hoso_kit.office.forms import FormError, closing_note_form
from hoso_kit.office.journal import Journal
from hoso_kit.office.paper import MAX_SHEETS, closing_duties
from hoso_kit.office.paper_actions import NumberSheets, SetCarrier, WriteClosingNote, WriteContentsList
from hoso_kit.regulations import cite
from tests.care.care_world import (
    COLLEAGUE,
    DOCS,
    OWN,
    SCENARIO,
    Step,
    after,
    closed,
    journal_bytes,
    opened,
    refused,
    unlisted,
)

SHEETS, CONTENTS, NOTE = "sheets_numbered", "contents_list_written", "closing_note_written"
FACTS, PERIOD = "facts_complete", "maintenance_confirmed"
PAPER = (*opened(DOCS[0], DOCS[1]), SetCarrier(OWN, "paper"))


def duties(*steps: Step, notation: str = OWN) -> dict[str, bool]:
    office = after(*steps)
    return {one.duty_id: one.is_done for one in closing_duties(office, office.case_files[notation])}


@pytest.mark.parametrize(
    ("period", "asked"),
    [
        ("3 năm", {NOTE}),
        ("04 năm", {NOTE}),
        ("05 năm", {SHEETS, NOTE}),
        ("10 năm", {SHEETS, NOTE}),
        ("Đến khi văn bản hết hiệu lực", {SHEETS, NOTE}),
        ("Vĩnh viễn", {SHEETS, CONTENTS, NOTE}),
    ],
)
def test_paper_duties_follow_the_period(period: str, asked: set[str]) -> None:
    """Sheets from 05 years up, the contents list for permanent files, the closing note for all."""
    steps = (*unlisted("41.VHXH", period, DOCS[0]), SetCarrier("41.VHXH", "paper"))
    found = duties(*steps, notation="41.VHXH")
    assert set(found) == asked | {PERIOD}
    assert not any(found.values())


def test_an_electronic_file_has_no_paper_duties() -> None:
    """Điểm d: only the missing facts; the system writes the contents list."""
    assert set(duties(*opened(DOCS[0]))) == {FACTS, PERIOD}


def test_a_mixed_file_has_both_kinds_of_duties() -> None:
    """Its paper part and its electronic part are each put in order."""
    found = duties(*opened(DOCS[0]), SetCarrier(OWN, "mixed"))
    assert {FACTS, NOTE} <= set(found)


def test_every_duty_is_cited_and_says_what_is_left() -> None:
    """Each address resolves; a duty that is done has nothing left to say."""
    office = after(*PAPER, WriteClosingNote(OWN, "12 tờ"))
    for duty in closing_duties(office, office.case_files[OWN]):
        assert cite(duty.citation).text
        assert duty.is_done == (duty.missing == "")


def test_undone_duties_never_stop_the_end_of_a_file() -> None:
    """What the law asks and the clerk forgets is a mistake to find, not a refusal."""
    assert after(*PAPER, closed()).case_files[OWN].is_closed


def test_paper_work_may_come_before_or_after_the_end() -> None:
    """Both orders leave the same duties done."""
    work = (NumberSheets(OWN, 12), WriteContentsList(OWN), WriteClosingNote(OWN, "Hồ sơ gồm 12 tờ."))
    assert duties(*PAPER, *work, closed()) == duties(*PAPER, closed(), *work)
    assert all(duties(*PAPER, *work, closed()).values())


def test_a_change_of_documents_makes_the_paper_work_stale() -> None:
    """Numbers, list and note tell of the documents that they were made for; back as it was they hold again."""
    work = (NumberSheets(OWN, 12), WriteContentsList(OWN), WriteClosingNote(OWN, "12 tờ"))
    changed = (*PAPER, *work, FileDocument(OWN, (DOCS[2],)))
    assert not duties(*changed)[SHEETS]
    assert not duties(*changed)[NOTE]
    assert not after(*changed).case_files[OWN].has_contents_list
    assert duties(*changed, TakeOutDocument(OWN, (DOCS[2],)))[SHEETS]


def test_the_closing_note_is_printed_as_it_was_written() -> None:
    """Điều 29 khoản 4 điểm c: what the clerk wrote is printed, line by line, even where sheets need no number."""
    read = structure_action(
        {"type": "write_closing_note", "file_notation": OWN, "text": "Hồ sơ gồm 03 tờ.\nTình trạng: đầy đủ."}
    )
    office = after(*PAPER, read)
    printed = closing_note_form(office, office.case_files[OWN], 0)
    assert [line.text for line in printed.lines] == ["Hồ sơ gồm 03 tờ.", "Tình trạng: đầy đủ."]
    stale = after(*PAPER, read, FileDocument(OWN, (DOCS[2],)))
    with pytest.raises(FormError):
        closing_note_form(stale, stale.case_files[OWN], 0)


def test_what_paper_refuses() -> None:
    """No sheets in an electronic file, none in an empty one, no file of another's, no blank note, no absurd number."""
    office = after(*PAPER)
    assert refused(after(*opened(DOCS[0])), NumberSheets(OWN, 3)) == "no_paper"
    assert refused(after(*opened(), SetCarrier(OWN, "paper")), WriteContentsList(OWN)) == "empty_file"
    assert refused(office, NumberSheets(OWN, 3), COLLEAGUE) == "opened_by_another"
    assert refused(office, NumberSheets("99.VHXH", 3)) == "not_opened"
    for total in (0, -1, MAX_SHEETS + 1):
        assert refused(office, NumberSheets(OWN, total)) == "bad_sheet_total"
    assert refused(office, WriteClosingNote(OWN, "  ")) == "blank_closing_note"
    assert refused(office, SetCarrier(OWN, "đá")) == "unknown_carrier"
    assert refused(office, SetCarrier(OWN, "paper")) == "nothing_changed"
    assert refused(after(*PAPER, closed()), SetCarrier(OWN, "mixed")) == "closed"


def test_exercise_e20_as_a_journal() -> None:
    """E20: files of 3 years, 10 years and permanent; each gets what it needs, and nothing is left to do."""
    names = {"41.VHXH": "3 năm", "42.VHXH": "10 năm", "43.VHXH": "Vĩnh viễn"}
    steps: list[Step] = []
    for place, (name, period) in enumerate(names.items()):
        steps += [*unlisted(name, period, DOCS[place]), SetCarrier(name, "paper")]
    steps += [NumberSheets("42.VHXH", 4), NumberSheets("43.VHXH", 7), WriteContentsList("43.VHXH")]
    steps += [WriteClosingNote(name, "Chứng từ kết thúc") for name in names]
    steps += [closed(name, period) for name, period in names.items()]
    office = Journal.parse(journal_bytes(*steps)).replay(SCENARIO)
    for name in names:
        left = {one.duty_id for one in closing_duties(office, office.case_files[name]) if not one.is_done}
        assert left == set(), name
    assert not office.case_files["41.VHXH"].is_sheets_numbered
