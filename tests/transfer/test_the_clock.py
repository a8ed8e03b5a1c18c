"""The office's clock goes forward only, and the journal tells each day truly."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoso_kit.office.actions import structure_action, unstructure_action
from hoso_kit.office.clock import MAX_YEARS_AHEAD, edition_notice
from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.filing_actions import OpenCaseFile
from hoso_kit.office.journal import FILE_NAME, Journal, JournalError, compose, entry_line, header_line, step
from hoso_kit.office.office import Office
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.work import Work
from tests.world import after, own_entry, practice

EX = practice()
SCENARIO = EX.scenario
TODAY = SCENARIO.today
TOMORROW = TODAY + timedelta(days=1)


def test_the_clock_stands_at_the_scenarios_day_until_moved() -> None:
    """A scenario's today is the office's day; nothing but the action moves it."""
    assert Office(SCENARIO).today == TODAY
    assert after(EX, AdvanceClock(TOMORROW)).today == TOMORROW


@pytest.mark.parametrize(
    ("to_date", "code"),
    [
        (TODAY, "clock_back"),
        (TODAY - timedelta(days=1), "clock_back"),
        (date.min, "clock_back"),
        (date(TODAY.year + MAX_YEARS_AHEAD + 1, 1, 1), "clock_too_far"),
        (date.max, "clock_too_far"),
    ],
)
def test_the_clock_refuses_to_stand_go_back_or_run_away(to_date: date, code: str) -> None:
    """Never backwards (nothing may be dated back), never farther than any period reaches."""
    with pytest.raises(Refusal) as caught:
        after(EX, AdvanceClock(to_date))
    assert caught.value.code == code


def test_tomorrows_work_can_be_done_tomorrow() -> None:
    """Rules compare with the moved clock: a day that was ahead is refused before and done after."""
    action = OpenCaseFile(own_entry(EX), TOMORROW)
    with pytest.raises(Refusal):
        after(EX, action)
    assert after(EX, AdvanceClock(TOMORROW), action).case_files


def test_a_journal_line_bears_the_day_before_its_action() -> None:
    """Replay compares each line's date with the office's day at that moment."""
    journal = Journal.parse(compose(SCENARIO, "hv001", [AdvanceClock(TOMORROW), OpenCaseFile(own_entry(EX), TODAY)]))
    assert [entry.at for entry in journal.entries] == [TODAY, TOMORROW]
    office = journal.replay(SCENARIO)
    assert office.today == TOMORROW
    with pytest.raises(JournalError, match="không phải ngày của cơ quan"):
        step(office, journal.entries[0])


def test_the_writer_and_the_replay_agree_about_days(tmp_path: Path) -> None:
    """What `Work` records while the clock moves is read back as the same office."""
    work = Work.resume(SCENARIO, tmp_path / FILE_NAME, "hv001")
    work.do(AdvanceClock(TOMORROW))
    with pytest.raises(Refusal):
        work.do(AdvanceClock(TODAY))
    work.note("kiểm tra")
    work.do(OpenCaseFile(own_entry(EX), TOMORROW))
    again = Work.resume(SCENARIO, tmp_path / FILE_NAME, "hv001")
    assert again.office == work.office
    assert [entry.at for entry in again.journal.entries] == [TODAY, TOMORROW, TOMORROW, TOMORROW]


def test_a_forged_date_is_found() -> None:
    """A line dated otherwise than the office's day is no journal of the kit."""
    entry = Journal.parse(compose(SCENARIO, "hv001", [AdvanceClock(TOMORROW)])).entries[0]
    line, last_hash = header_line(SCENARIO, "hv001")
    forged, _ = entry_line(type(entry)(1, "action", TOMORROW, entry.person, entry.action), last_hash)
    with pytest.raises(JournalError):
        Journal.parse(line + forged).replay(SCENARIO)


def test_a_clock_past_the_edition_says_so() -> None:
    """The exercise keeps its edition of the law; the screen says that the real law has moved on."""
    assert edition_notice(Office(SCENARIO)) == ""
    assert "30/06/2025" in edition_notice(after(EX, AdvanceClock(date(2025, 7, 1))))


@settings(max_examples=60)
@given(st.lists(st.integers(-300, 500), max_size=12))
def test_days_never_go_down(steps: list[int]) -> None:
    """Whatever is tried, the office's day is the latest day that was reached."""
    office, latest = Office(SCENARIO), TODAY
    for back in steps:
        try:
            office = office.apply(AdvanceClock(office.today + timedelta(days=back)), SCENARIO.person)
        except Refusal:
            assert back <= 0
        assert office.today >= latest
        latest = office.today


def test_the_action_survives_json() -> None:
    """Its type name and field are an interface."""
    data = {"type": "advance_clock", "to_date": "2025-01-02"}
    assert unstructure_action(structure_action(data)) == data
    assert AdvanceClock(date(2025, 1, 2)).describe(SCENARIO) == "Chuyển lịch cơ quan đến ngày 02/01/2025"
