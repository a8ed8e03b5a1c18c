"""What one reads changes with the retention period (Phụ lục VI phần I, III.5.đ)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from hoso_kit.office.access import may_see_document, may_see_file, visible_files
from hoso_kit.office.access_actions import GrantAccess, ViewCaseFile, ViewDocument
from hoso_kit.office.access_period import past_period
from hoso_kit.office.administration_actions import MakeGroup
from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.filing_actions import FileDocument, OpenUnlistedCaseFile
from hoso_kit.office.lending_actions import RequestUse
from hoso_kit.office.office import Office
from hoso_kit.office.search import search_office
from hoso_kit.regulations import cite
from tests.transfer.archive_world import (
    ARCHIVIST,
    DOCS,
    HEAD,
    MATE,
    ME,
    SCENARIO,
    A,
    B,
    Step,
    accepted,
    closed,
    play,
    refused,
)

# ended on 01/03/2024: two years end with 2026
LAST, AFTER = date(2026, 12, 31), date(2027, 1, 1)
PERIODS = ["2 năm", "5 năm", "10 năm", "70 năm", "Vĩnh viễn"]
HELD = play(*accepted(A, "2 năm"))
OVER = play(AdvanceClock(AFTER), office=HELD)
EVERYBODY = tuple(one.person_id for one in SCENARIO.people)


def readers(office: Office, name: str = A) -> set[str]:
    return {one for one in EVERYBODY if may_see_file(office, office.case_files[name], one)}


def test_reading_ends_the_day_after_the_period_but_for_the_review() -> None:
    """On the last day as before; from the next only the archive and the head of the office, whoever made the file."""
    assert ME in readers(play(AdvanceClock(LAST), office=HELD))
    heads = {one.person_id for one in SCENARIO.people if "head_of_office" in one.roles}
    assert readers(OVER) == {ARCHIVIST, HEAD, *heads}
    refused("period_over", ViewCaseFile(A), OVER)
    play((ARCHIVIST, ViewCaseFile(A)), (HEAD, ViewCaseFile(A)), office=OVER)
    assert A not in {one.name for one in visible_files(OVER, ME)}


@settings(max_examples=40)
@given(
    st.sampled_from(["2 năm", "5 năm", "10 năm", "70 năm", "Vĩnh viễn"]), st.dates(date(2025, 1, 1), date(2120, 1, 1))
)
def test_the_day_is_the_periods_own(maintenance: str, day: date) -> None:
    """Closed exactly when the years have passed, counted from the end of the year; a permanent file never."""
    office = play(*accepted(A, maintenance), AdvanceClock(day))
    years = maintenance.split()[0]
    is_over = years.isdigit() and day.year > 2024 + int(years)
    assert (past_period(office, office.case_files[A]) is not None) == is_over
    assert (ME in readers(office)) != is_over
    assert ARCHIVIST in readers(office)


def test_no_right_and_no_group_opens_what_is_closed() -> None:
    """A right given before, and a group that shows the file to everybody, end with the period too."""
    steps: list[Step] = [(ARCHIVIST, GrantAccess(A, MATE, "view"))]
    office = play(*steps, office=HELD)
    assert MATE in readers(office)
    people = tuple(replace(one, roles=("administrator",)) if one.person_id == MATE else one for one in SCENARIO.people)
    administered = replace(office, scenario=replace(SCENARIO, people=people))
    opened = play((MATE, MakeGroup("Nhóm", "open", (), (A,), ())), office=administered)
    assert readers(opened) == set(EVERYBODY)
    closed_now = play(AdvanceClock(AFTER), office=opened)
    assert MATE not in readers(closed_now)
    refused("period_over", (ARCHIVIST, GrantAccess(A, MATE, "view")), closed_now)
    refused("period_over", (MATE, RequestUse(A, "Đối chiếu số liệu báo cáo")), closed_now)


def test_a_document_is_closed_with_the_last_of_its_files() -> None:
    """While another file holds it and goes on, it is read through that one; alone in the closed file it isn't."""
    shared, alone = DOCS[0], DOCS[1]
    assert may_see_document(HELD, alone, ME)
    office = play(OpenUnlistedCaseFile(B, "Hồ sơ việc tiếp theo", "10 năm", ME, date(2024, 1, 2)),
                  FileDocument(B, (shared,)), AdvanceClock(AFTER), office=HELD)  # fmt: skip
    assert may_see_document(office, shared, ME)
    assert not may_see_document(office, alone, ME)
    assert may_see_document(office, alone, ARCHIVIST)
    refused("document_past_period", ViewDocument(alone), office)


def test_search_finds_nothing_of_a_closed_file() -> None:
    """Neither the file nor what lies in it alone; the archive finds both."""
    title = OVER.case_files[A].title
    held, over = (replace(one, scenario=replace(SCENARIO, functions=("access",))) for one in (HELD, OVER))
    assert search_office(held, {"query": title}, ME)["total"]
    assert not search_office(over, {"query": title}, ME)["total"]
    assert search_office(over, {"query": title}, ARCHIVIST)["total"]


def test_what_the_archive_does_not_hold_is_not_closed() -> None:
    """A file that never came to the archive is its maker's to look after, however old; it stands on the review list."""
    office = play(*closed(A, "2 năm"), AdvanceClock(AFTER))
    assert past_period(office, office.case_files[A]) is None
    assert ME in readers(office)


def test_that_reading_stops_is_said_to_be_a_convention() -> None:
    """The decree asks for access by the period and says nothing of afterwards: the refusal claims no law."""
    assert cite("design.closed-after-period").confidence == "design"
    assert cite("nd30.pl6.3.5.dd").confidence == "verified"
