"""When somebody came into the system, counted by account and by day (Phụ lục VI phần I mục III.6.b)."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoso_kit.desk.desk import Desk
from hoso_kit.office import visits
from hoso_kit.office.access_history import system_use
from hoso_kit.office.journal import FILE_NAME, Entry, Journal, entry_line, header_line
from hoso_kit.office.journal_file import JournalFile
from hoso_kit.office.office import Office
from hoso_kit.office.work import Work
from tests.desk.desks import act, ask, free_desk, look, play
from tests.world import E16, marked, practice_office

OFFICE = practice_office()
ME, MATE, REGISTRY, ADMIN = "p04", "p05", "p08", "p12"
DAY = date(2024, 12, 17)


def came(desk: Desk) -> list[tuple[str, str]]:
    """All visits of the desk's journal."""
    return [(one.person, one.note) for one in visits.visits(desk._work.journal.entries)]


def reopened(folder: Path) -> Desk:
    """The page loaded again: a new kernel, a new Desk over the same journal."""
    desk = free_desk(OFFICE, folder)
    desk.note_opening()
    return desk


def long_ago(folder: Path) -> None:
    """Nothing was recorded for longer than a visit lasts."""
    before = time.time() - visits.SAME_VISIT_MINUTES * 60 - 5
    os.utime(folder / FILE_NAME, (before, before))


def test_opening_the_office_is_a_visit_and_loading_the_page_again_is_none(tmp_path: Path) -> None:
    """The first opening is noted; a reload is not, whatever was done before it; after a pause it is a new visit."""
    desk = reopened(tmp_path)
    assert came(desk) == [(ME, visits.OPENED)]
    for _ in range(5):
        desk = reopened(tmp_path)
        act(desk, "view_document", doc_id=OFFICE.documents[0].doc_id)
    assert came(desk) == [(ME, visits.OPENED)]
    long_ago(tmp_path)
    assert came(reopened(tmp_path)) == [(ME, visits.OPENED)] * 2


def test_each_change_of_role_is_a_visit_of_that_account(tmp_path: Path) -> None:
    """Who takes another's part logs in as him; going to and fro without doing anything isn't counted again."""
    desk = reopened(tmp_path)
    play(desk, REGISTRY)
    assert came(desk)[1:] == [(REGISTRY, visits.CHANGED_ROLE)]
    for person in (ME, REGISTRY, REGISTRY, ME, REGISTRY):
        play(desk, person)
    assert len(came(desk)) == 2
    act(desk, "view_document", doc_id=OFFICE.documents[0].doc_id)
    play(desk, ME)
    assert came(desk)[2:] == [(ME, visits.CHANGED_ROLE)]
    # the page comes back as the learner's own part, and that was noted already
    assert len(came(reopened(tmp_path))) == 3


def test_the_screen_counts_by_account_and_by_day_and_says_the_rule(tmp_path: Path) -> None:
    """F-6b: who never came stands with 0; the sums agree; what counts is told in words."""
    desk = reopened(tmp_path)
    play(desk, REGISTRY)
    play(desk, ADMIN)
    use = look(desk, "who_saw")["use"]
    assert {one["person"]: one["visits"] for one in use["people"] if one["visits"]} == {ME: 1, REGISTRY: 1, ADMIN: 1}
    assert use["visits"] == 3 == sum(one["visits"] for one in use["days"])
    assert len(use["people"]) == len(OFFICE.people)
    assert use["visit_rule"] == visits.RULE
    assert str(visits.SAME_VISIT_MINUTES) in use["visit_rule"]


def test_a_new_beginning_is_a_visit_too(tmp_path: Path) -> None:
    """The office as on its first day has a journal of its own, in which somebody has come in."""
    first = free_desk(OFFICE, tmp_path / "a")
    other = tmp_path / "b"
    work = Work.resume(OFFICE, other / FILE_NAME, "hv001")
    desk = Desk(first._exercise, first._work, tmp_path, "free", renew=lambda: (first._exercise, work, other))
    assert ask(desk, "new_variant")["ok"]
    assert came(desk) == [(ME, visits.OPENED)]


def test_visits_change_nothing(tmp_path: Path) -> None:
    """They are notes: replay gives the same office with and without them, and no action is among them."""
    desk = reopened(tmp_path)
    before = Office(OFFICE)
    for person in (REGISTRY, ADMIN, MATE):
        play(desk, person)
    journal = Journal.read(tmp_path / FILE_NAME)
    assert {one.kind for one in journal.entries} == {"note"}
    assert journal.replay(OFFICE) == before


def test_filing_exercises_note_no_visits(tmp_path: Path) -> None:
    """Where the function isn't on, opening leaves the journal as it is: marked work holds answers only."""
    exercise = marked()
    work = Work.resume(exercise.scenario, tmp_path / FILE_NAME, "hv001")
    before = (tmp_path / FILE_NAME).read_bytes()
    desk = Desk(exercise, work, tmp_path, "marked")
    desk.note_opening()
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_who_may_work_is_not_kept_out_by_a_full_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A visit that can't be noted is only not counted."""
    monkeypatch.setattr("hoso_kit.office.journal_file.MAX_BYTES", 200)
    desk = reopened(tmp_path)
    assert ask(desk, "act_as", person=REGISTRY)["ok"]
    assert came(desk) == []


_LINES = st.lists(st.tuples(st.sampled_from(["open", "change", "do"]), st.sampled_from([ME, REGISTRY, ADMIN])))


@given(_LINES)
def test_no_going_to_and_fro_floods_the_journal(steps: list[tuple[str, str]]) -> None:
    """Within a session visits are at most one of each account more than the things that were done."""
    entries: list[Entry] = []
    for what, person in steps:
        if what == "do":
            entries.append(Entry(len(entries) + 1, "note", DAY, person, note="Tải Mục lục văn bản"))
        elif what == "open" and visits.is_new_on_opening(entries, person, is_recent=True):
            entries.append(Entry(len(entries) + 1, "note", DAY, person, note=visits.OPENED))
        elif what == "change" and visits.is_new_on_change(entries, person):
            entries.append(Entry(len(entries) + 1, "note", DAY, person, note=visits.CHANGED_ROLE))
    done = len(entries) - len(visits.visits(entries))
    assert len(visits.visits(entries)) <= 3 * (done + 1)
    assert system_use(entries, OFFICE).visits == len(visits.visits(entries))


def test_the_journal_s_time_is_the_file_s(tmp_path: Path) -> None:
    """What was written long ago says so, and a file that is gone says nothing."""
    path = tmp_path / FILE_NAME
    file = JournalFile.open(path, OFFICE, "hv001")
    long_ago(tmp_path)
    assert file.last_written < time.time() - visits.SAME_VISIT_MINUTES * 60
    path.unlink()
    assert file.last_written == 0


def test_visits_in_marked_work_cost_and_give_nothing() -> None:
    """Were they noted in marked work, every proof would get the very marks that it gets without them."""
    exercise = marked()
    for path in sorted((E16 / "proofs").glob("*.jsonl")):
        journal = Journal.read(path)
        line, last_hash = header_line(exercise.scenario, journal.header.learner)
        lines, number = [line], 0
        for entry in journal.entries:
            coming = Entry(0, "note", entry.at, exercise.scenario.person, note=visits.OPENED)
            for one in (coming, entry):
                number += 1
                line, last_hash = entry_line(replace(one, n=number), last_hash)
                lines.append(line)
        with_visits = exercise.grade(Journal.parse(b"".join(lines)))
        plain = exercise.grade(journal)
        assert [one.score for one in with_visits.lines] == [one.score for one in plain.lines], path.name
        assert with_visits.score == plain.score
