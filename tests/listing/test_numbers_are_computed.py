"""Numbers follow from order: Roman headings, Arabic small ones, files from 01 in their scope."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoso_kit.office.listing_actions import (
    AddEntry,
    AddHeading,
    AddSubheading,
    CreateFileList,
    EditHeading,
    MoveEntry,
    MoveHeading,
    RemoveEntry,
    RemoveHeading,
    RemoveSubheading,
)
from hoso_kit.office.listing_numbering import numbering_of, split_catalog
from hoso_kit.office.listing_rows import list_rows, roman
from hoso_kit.office.office import Office
from hoso_kit.office.refusals import Refusal
from hoso_kit.records.notation import parse_file_notation
from tests.listing.lists import LEARNER, NEW, done, entry, notations, office, small, the_list, titles

SHORTS = st.sampled_from(["VP", "VHXH", "KT", "TCCB", "ĐĐ"])
SUBS = st.sampled_from(["", "Tổng hợp", "Thi đua"])
PLACES = st.one_of(st.none(), st.integers(1, 4))
NUMBERS = st.integers(1, 6)
EDITS = st.lists(
    st.one_of(
        st.builds(AddHeading, st.just(NEW), st.just("ĐỀ MỤC"), SHORTS, PLACES),
        st.builds(EditHeading, st.just(NEW), SHORTS, st.none(), SHORTS),
        st.builds(MoveHeading, st.just(NEW), SHORTS, st.integers(1, 4)),
        st.builds(RemoveHeading, st.just(NEW), SHORTS),
        st.builds(AddSubheading, st.just(NEW), SHORTS, st.sampled_from(["Tổng hợp", "Thi đua"])),
        st.builds(RemoveSubheading, st.just(NEW), SHORTS, SUBS),
        st.builds(
            AddEntry,
            year=st.just(NEW),
            heading=SHORTS,
            title=st.just("Hồ sơ"),
            subheading=SUBS,
            position=PLACES,
        ),
        st.builds(
            lambda n, short, to, sub, place: MoveEntry(NEW, f"{n:02d}.{short}", to, sub, place),
            NUMBERS, SHORTS, SHORTS, SUBS, PLACES,
        ),
        st.builds(lambda n, short: RemoveEntry(NEW, f"{n:02d}.{short}"), NUMBERS, SHORTS),
    ),
    max_size=40,
)  # fmt: skip


def tried(start: Office, edits: list[Any]) -> Office:
    for edit in edits:
        try:
            start = start.apply(edit, LEARNER)
        except Refusal:
            continue
    return start


@settings(max_examples=60)
@given(st.sampled_from(["whole", "heading"]), EDITS)
def test_numbers_have_no_gap_and_no_repeat_whatever_is_edited(numbering: Any, edits: list[Any]) -> None:
    """Phụ lục V phần I: 1…n in the scope that was chosen, the heading's abbreviation behind, headings contiguous."""
    listed = the_list(tried(small(numbering), edits))
    assert [heading.ordinal for heading in listed.headings] == list(range(1, len(listed.headings) + 1))
    through = 0
    for heading in listed.headings:
        assert [sub.ordinal for sub in heading.subheadings] == list(range(1, len(heading.subheadings) + 1))
        through = through if numbering == "whole" else 0
        for one in heading.all_entries():
            through += 1
            notation = parse_file_notation(one.file_notation)
            assert notation is not None
            assert (notation.ordinal, notation.abbreviation) == (through, heading.abbreviation)
    assert len({one.file_notation for one in listed.entries()}) == len(listed.entries())


@settings(max_examples=40)
@given(EDITS)
def test_no_file_is_lost_by_moving(edits: list[Any]) -> None:
    """Only removing takes a file off the list: moving it or its heading keeps it."""
    moves = [edit for edit in edits if isinstance(edit, MoveEntry | MoveHeading | EditHeading)]
    assert sorted(titles(tried(small(), moves))) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("numbering", "expected"),
    [("heading", ["01.VP", "02.VP", "01.VHXH"]), ("whole", ["01.VP", "02.VP", "03.VHXH"])],
)
def test_both_methods_of_the_decree(numbering: str, expected: list[str]) -> None:
    """Phụ lục V phần I khoản 2: through the whole list, or within each big heading."""
    assert notations(small(numbering)) == expected


def test_inserting_moves_the_others_down() -> None:
    """A file put in front takes 01; those behind it move on, in the same heading only."""
    changed = done(small(), entry("VP", "new", position=1))
    assert list(zip(notations(changed), titles(changed), strict=True)) == [
        ("01.VP", "new"), ("02.VP", "a"), ("03.VP", "b"), ("01.VHXH", "c"),
    ]  # fmt: skip


def test_moving_to_another_heading_gives_its_notation() -> None:
    """The second half of the notation is that of the heading where the file now stands."""
    changed = done(small(), MoveEntry(NEW, "01.VP", "VHXH", position=1))
    assert list(zip(notations(changed), titles(changed), strict=True)) == [
        ("01.VP", "b"), ("01.VHXH", "a"), ("02.VHXH", "c"),
    ]  # fmt: skip


def test_moving_inside_its_own_group() -> None:
    """The place is counted without the file itself, so the last place is the group's size."""
    changed = done(small(), entry("VHXH", "d"), MoveEntry(NEW, "01.VHXH", "VHXH", position=2))
    assert titles(changed) == ["a", "b", "d", "c"]


def test_headings_are_printed_in_roman_and_arabic() -> None:
    """Phụ lục V phần I khoản 1: big headings I, II, …; small ones 1, 2, … in each; rows in printed order."""
    rows = list_rows(small(), the_list(small()))
    assert [(row.kind, row.number) for row in rows] == [
        ("heading", "I"), ("entry", "01.VP"), ("subheading", "1"), ("entry", "02.VP"),
        ("heading", "II"), ("entry", "01.VHXH"), ("heading", "III"),
    ]  # fmt: skip
    assert [roman(n) for n in (4, 9, 14, 39, 40, 49)] == ["IV", "IX", "XIV", "XXXIX", "XL", "XLIX"]


def test_a_new_abbreviation_runs_through_the_notations() -> None:
    """Notations under a heading always end in its abbreviation."""
    assert notations(done(small(), EditHeading(NEW, "VP", abbreviation="VPUB"))) == ["01.VPUB", "02.VPUB", "01.VHXH"]


def test_the_numbering_of_a_given_list_is_seen() -> None:
    """A list numbered through is known from one numbered by heading."""
    assert numbering_of(the_list(small("whole")).headings) == "whole"
    assert numbering_of(the_list(small("heading")).headings) == "heading"
    assert numbering_of(()) == "heading"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025.01.VP", (2025, "01.VP")),
        ("01.VP", (None, "01.VP")),
        ("2025.VP", (None, "2025.VP")),
        ("1234.5", (None, "1234.5")),
        ("", (None, "")),
    ],
)
def test_a_name_with_a_year(text: str, expected: tuple[int | None, str]) -> None:
    """The file code's last two parts name a file of another year; anything else is a notation as it stands."""
    assert split_catalog(text) == expected


def test_a_draft_may_begin_with_nothing() -> None:
    """A fresh draft has no heading and no file."""
    assert notations(done(office(), CreateFileList(NEW, "field", "whole"))) == []
