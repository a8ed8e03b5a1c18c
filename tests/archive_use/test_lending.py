"""Archived files are asked for with a purpose, lent for a term and read no longer (Phụ lục VI phần I, III.6.c)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoso_kit.office.access import may_edit_file, may_see_document, may_see_file
from hoso_kit.office.access_actions import GrantAccess, ViewCaseFile, ViewDocument, WithdrawAccess
from hoso_kit.office.access_history import use_history
from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.filing_actions import FileDocument, OpenUnlistedCaseFile
from hoso_kit.office.journal import Journal, compose
from hoso_kit.office.lending import MOST_DAYS, USUAL_DAYS, usual_term_day
from hoso_kit.office.lending_actions import EndUse, GrantUse, RefuseUse, RequestUse
from hoso_kit.office.notices import notices
from hoso_kit.office.office import Office
from hoso_kit.office.others_state import Habit
from hoso_kit.office.transferring_actions import TransferToHistoricalArchive
from tests.transfer.archive_world import (
    ARCHIVIST,
    DOCS,
    HEAD,
    MATE,
    ME,
    SCENARIO,
    TODAY,
    A,
    B,
    Step,
    accepted,
    closed,
    play,
    refused,
)

PURPOSE = "Đối chiếu số liệu để lập báo cáo"
UNTIL = TODAY + timedelta(days=15)
ASK: Step = (MATE, RequestUse(A, PURPOSE))
GRANT: Step = (ARCHIVIST, GrantUse(A, MATE, UNTIL))
HELD = play(*accepted(A))
ASKED = play(ASK, office=HELD)
GRANTED = play(GRANT, office=ASKED)


def reads(office: Office, person: str = MATE, name: str = A) -> bool:
    return may_see_file(office, office.case_files[name], person)


def told(office: Office, person: str) -> dict[str, str]:
    """The notices of these rooms that the person has, by kind."""
    return {one.kind: one.text for one in notices(office, person) if one.kind.startswith(("use_", "destruction_"))}


def test_who_may_not_read_asks_is_granted_and_reads_until_the_last_day() -> None:
    """Reading begins with the answer and ends by the office's clock, at the end of the day that was written."""
    assert not reads(HELD)
    assert not reads(ASKED)
    assert reads(GRANTED)
    document = GRANTED.case_files[A].documents[0]
    play((MATE, ViewCaseFile(A)), (MATE, ViewDocument(document)), office=GRANTED)
    assert not may_edit_file(GRANTED.case_files[A], MATE)
    last_day = play(AdvanceClock(UNTIL), office=GRANTED)
    assert reads(last_day)
    day_after = play(AdvanceClock(UNTIL + timedelta(days=1)), office=GRANTED)
    assert not reads(day_after)
    refused("may_not_see_archived", (MATE, ViewCaseFile(A)), day_after)
    assert reads(day_after, ME)


@settings(max_examples=40)
@given(st.integers(0, MOST_DAYS), st.integers(0, 2 * MOST_DAYS))
def test_the_term_is_exactly_what_was_written(term: int, later: int) -> None:
    """For every term and every day: the file is read if and only if the day isn't after the last one."""
    until = TODAY + timedelta(days=term)
    office = play((ARCHIVIST, GrantUse(A, MATE, until)), office=ASKED)
    day = TODAY + timedelta(days=later)
    moved = play(AdvanceClock(day), office=office) if later else office
    assert reads(moved) == (day <= until)


def test_the_head_of_the_office_answers_too_and_nobody_else() -> None:
    """The archive or the head gives the right to an archived file; the opener, who sees it, does not."""
    head = play((HEAD, GrantUse(A, MATE, UNTIL)), office=ASKED)
    assert reads(head)
    for person in (ME, MATE):
        refused("use_not_yours_to_answer", (person, GrantUse(A, MATE, UNTIL)), ASKED)
        refused("use_not_yours_to_answer", (person, RefuseUse(A, MATE, "Chưa rõ mục đích khai thác")), ASKED)


def test_nobody_answers_his_own_request() -> None:
    """Who asked and is made archivist afterwards leaves the answer to another."""
    people = tuple(replace(one, roles=("archivist",)) if one.person_id == MATE else one for one in SCENARIO.people)
    office = replace(ASKED, scenario=replace(SCENARIO, people=people))
    refused("use_own_request", (MATE, GrantUse(A, MATE, UNTIL)), office)
    assert "use_waits" not in told(office, MATE)


def test_both_sides_are_told() -> None:
    """The request waits for archivist and head until it is answered; the asker learns the answer, with its reason."""
    for person in (ARCHIVIST, HEAD):
        assert PURPOSE in told(ASKED, person)["use_waits"]
        assert not told(GRANTED, person)
    assert not told(ASKED, MATE)
    assert f"{UNTIL:%d/%m/%Y}" in told(GRANTED, MATE)["use_granted"]
    assert not told(play(AdvanceClock(UNTIL + timedelta(days=1)), office=GRANTED), MATE)
    reason = "Hồ sơ đang được kiểm kê"
    turned_down = play((ARCHIVIST, RefuseUse(A, MATE, reason)), office=ASKED)
    assert reason in told(turned_down, MATE)["use_refused"]
    assert not told(play(AdvanceClock(TODAY + timedelta(days=14)), office=turned_down), MATE)


def test_a_request_turned_down_can_be_made_again() -> None:
    """An answer ends the request, not the right to ask."""
    again = play((ARCHIVIST, RefuseUse(A, MATE, "Chưa nêu rõ mục đích")), ASK, GRANT, office=ASKED)
    assert [one.until_date for one in again.lending.requests] == [None, UNTIL]
    assert reads(again)
    assert "use_refused" not in told(again, MATE)


def test_a_reading_is_ended_by_the_reader_or_taken_back_with_a_reason() -> None:
    """The reader as he likes; the archive says why; afterwards there is nothing to end."""
    done = play((MATE, EndUse(A, MATE)), office=GRANTED)
    assert not reads(done)
    refused("use_reason_short", (ARCHIVIST, EndUse(A, MATE, "Thôi")), GRANTED)
    taken = play((ARCHIVIST, EndUse(A, MATE, "Đã hết nhu cầu sử dụng")), office=GRANTED)
    assert not reads(taken)
    refused("use_not_yours_to_answer", (ME, EndUse(A, MATE, "Không cho xem nữa")), GRANTED)
    refused("no_running_use", (MATE, EndUse(A, MATE)), taken)


def test_a_right_withdrawn_before_does_not_outlive_a_grant() -> None:
    """Who was given a right and lost it asks like everybody; the later answer holds for its term."""
    lost = play((ARCHIVIST, GrantAccess(A, MATE, "view")), (ARCHIVIST, WithdrawAccess(A, MATE)), office=HELD)
    assert not reads(lost)
    lent = play(ASK, GRANT, office=lost)
    assert reads(lent)
    assert not reads(play(AdvanceClock(UNTIL + timedelta(days=1)), office=lent))


@pytest.mark.parametrize(
    ("code", "office", "step"),
    [
        ("use_not_archived", play(*closed(B)), (MATE, RequestUse(B, PURPOSE))),
        ("use_not_needed", HELD, (ME, RequestUse(A, PURPOSE))),
        ("use_not_needed", GRANTED, ASK),
        ("use_asked_already", ASKED, ASK),
        ("use_purpose_short", HELD, (MATE, RequestUse(A, "Cần xem"))),
        ("use_purpose_short", HELD, (MATE, RequestUse(A, " " * 40))),
        ("no_use_request", HELD, GRANT),
        ("no_use_request", GRANTED, GRANT),
        ("use_term_past", ASKED, (ARCHIVIST, GrantUse(A, MATE, TODAY - timedelta(days=1)))),
        ("use_term_long", ASKED, (ARCHIVIST, GrantUse(A, MATE, TODAY + timedelta(days=MOST_DAYS + 1)))),
        ("use_reason_short", ASKED, (ARCHIVIST, RefuseUse(A, MATE, "Không"))),
        ("not_opened", HELD, (MATE, RequestUse("99.ZZ", PURPOSE))),
    ],
)
def test_what_is_refused(code: str, office: Office, step: Step) -> None:
    """Each from a state in which nothing else is wrong."""
    refused(code, step, office)


def test_a_file_that_went_on_is_asked_for_where_it_is() -> None:
    """The office's archive lends no more what it handed on to the historical archive."""
    office = play(*accepted(A, "Vĩnh viễn"), (ARCHIVIST, TransferToHistoricalArchive((A,))))
    refused("use_at_historical", ASK, office)


def test_a_term_never_outlasts_the_period_of_the_file() -> None:
    """Two weeks before the period ends, the usual term is what is left of it, and a day more is refused."""
    end = date(2026, 12, 31)
    near = play(*accepted(A, "2 năm"), AdvanceClock(end - timedelta(days=6)), ASK)
    assert usual_term_day(near, near.case_files[A]) == end
    refused("use_term_past_period", (ARCHIVIST, GrantUse(A, MATE, end + timedelta(days=1))), near)
    lent = play((ARCHIVIST, GrantUse(A, MATE, end)), office=near)
    assert reads(play(AdvanceClock(end), office=lent))
    assert not reads(play(AdvanceClock(end + timedelta(days=1)), office=lent))


def test_the_archivist_answers_by_himself_after_some_working_days() -> None:
    """Asked on a Monday, answered three working days later for the usual term; what was answered is left alone."""
    habit = Habit("answer_use_requests", ARCHIVIST, 3, is_also_when_played=True)
    office = replace(ASKED, scenario=replace(SCENARIO, habits=(habit,)))
    assert not reads(play(AdvanceClock(TODAY + timedelta(days=2)), office=office))
    later = play(AdvanceClock(TODAY + timedelta(days=3)), office=office)
    assert reads(later)
    [act] = later.others_done
    assert (act.person, act.is_done, act.day) == (ARCHIVIST, True, TODAY + timedelta(days=3))
    assert later.lending.requests[0].until_date == later.today + timedelta(days=USUAL_DAYS)
    answered = play((HEAD, RefuseUse(A, MATE, "Chưa nêu rõ mục đích")), office=office)
    assert not play(AdvanceClock(TODAY + timedelta(days=9)), office=answered).others_done


def test_the_archivist_turns_down_what_expired_in_the_meantime() -> None:
    """A file whose period ended while the request waited isn't lent any more."""
    end = date(2026, 12, 31)
    office = play(*accepted(A, "2 năm"), AdvanceClock(end), ASK)
    habit = Habit("answer_use_requests", ARCHIVIST, 3, is_also_when_played=True)
    office = replace(office, scenario=replace(SCENARIO, habits=(habit,)))
    later = play(AdvanceClock(date(2027, 1, 8)), office=office)
    assert "hết thời hạn bảo quản" in later.lending.requests[0].refusal


def test_all_of_it_stands_in_the_history_of_the_file_and_comes_back_by_replay() -> None:
    """Request, answer, reading and end are uses of the file; state is a fold over the journal."""
    document = HELD.case_files[A].documents[0]
    steps: list[Step] = [ASK, GRANT, (MATE, ViewCaseFile(A)), (MATE, ViewDocument(document)), (MATE, EndUse(A, MATE))]
    done = [one if isinstance(one, tuple) else (ME, one) for one in [*accepted(A), *steps]]
    journal = Journal.parse(compose(SCENARIO, "hv001", done))
    office = journal.replay(SCENARIO)
    assert office == play(*done)
    lines = use_history(journal.entries, office, A)
    assert [one.person for one in lines[-4:]] == [MATE, ARCHIVIST, MATE, MATE]
    assert [one.is_view for one in lines[-4:]] == [False, False, True, False]
    assert may_see_document(GRANTED, document, MATE)
    assert document in DOCS


def test_what_is_lent_cannot_be_put_into_a_file_of_ones_own() -> None:
    """There it could be read after the last day; what one may read anyhow goes into one's files as before."""
    with_rights = replace(GRANTED, scenario=replace(SCENARIO, functions=("access",)))
    lent = [one for one in HELD.case_files[A].documents if not may_see_document(HELD, one, MATE)]
    own: Step = (MATE, OpenUnlistedCaseFile(B, "Hồ sơ công việc năm 2024", "10 năm", MATE, TODAY))
    office = play(own, office=with_rights)
    assert lent
    assert all(may_see_document(office, one, MATE) for one in lent)
    refused("use_is_for_reading", (MATE, FileDocument(B, tuple(lent))), office)
    given = play((ARCHIVIST, GrantAccess(A, MATE, "view")), office=office)
    assert play((MATE, FileDocument(B, tuple(lent))), office=given).case_files[B].documents
