"""What an inspector finds in a list, its totals, its paper, and the way back from a sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.forms import FormError, read_file_list, to_xlsx
from hoso_kit.office.forms.file_list_reader import SheetFileList
from hoso_kit.office.listing_actions import CarryOverFileList, EditEntry, RemoveEntry, RemoveHeading
from hoso_kit.office.listing_papers import import_action, list_form
from hoso_kit.office.listing_review import finding_texts, review_file_list
from hoso_kit.office.listing_rows import list_rows, list_totals, units_concerned, units_without_entries
from hoso_kit.office.office import Office
from hoso_kit.records.file_list import FileListEntry, Heading
from hoso_kit.regulations import cite
from tests.listing.lists import (
    APPROVE,
    LEARNER,
    NEW,
    OLD,
    SUBMIT,
    done,
    entry,
    issue,
    notations,
    office,
    scenario,
    small,
    the_list,
    titles,
)

KT = entry("KT", "d", creator="p06")


def codes(of: Office, year: int = NEW) -> list[str]:
    return [finding.code for finding in review_file_list(of, the_list(of, year))]


def clean() -> Office:
    """The small draft with something under every heading: nothing to find."""
    return done(small(), KT)


def test_a_good_list_has_no_finding() -> None:
    """Neither as a draft nor issued in time and sent to all; nor the course's given list, but for its known period."""
    assert codes(clean()) == []
    assert codes(done(clean(), SUBMIT, APPROVE, issue())) == []
    assert set(codes(office(), OLD)) <= {"shorter_period"}


@pytest.mark.parametrize(
    ("code", "steps", "names"),
    [
        ("missing_creator", (EditEntry(NEW, "01.VP", creator=""),), ("01.VP",)),
        ("missing_maintenance", (EditEntry(NEW, "01.VP", maintenance=""),), ("01.VP",)),
        ("missing_row", (EditEntry(NEW, "01.VP", retention_row=""),), ("01.VP",)),
        ("shorter_period", (EditEntry(NEW, "01.VP", maintenance="5 năm"),), ("01.VP",)),
        ("last_year", (EditEntry(NEW, "01.VP", title=f"Hồ sơ năm {OLD}"),), ("01.VP",)),
        ("same_title", (EditEntry(NEW, "01.KT", title="A"),), ("01.VP", "01.KT")),
        ("not_issued_yet", (AdvanceClock(date(NEW, 2, 1)),), ()),
        ("issued_late", (AdvanceClock(date(NEW, 2, 1)), SUBMIT, APPROVE, issue(date(NEW, 2, 1))), ()),
        ("decision_before_approval", (SUBMIT, APPROVE, issue(date(OLD, 12, 1))), ()),
        ("not_sent", (SUBMIT, APPROVE, issue(sent_to=("VP",))), ()),
    ],
)
def test_each_mistake_is_found_once(code: str, steps: tuple[object, ...], names: tuple[str, ...]) -> None:
    """The system lets it pass; the review names it, the files and the Điều, and nothing else."""
    start = done(clean(), *steps)  # type: ignore[arg-type]
    (finding,) = review_file_list(start, the_list(start))
    assert (finding.code, finding.file_notations) == (code, names)
    assert cite(finding.citation).text
    assert "{" not in finding.seen + finding.advice


def test_headings_and_units_without_files_are_found() -> None:
    """An empty heading, and a unit for which nothing is planned; the leaders' own unit need not plan."""
    assert codes(small()) == ["empty_heading", "idle_unit"]
    assert codes(done(small(), RemoveHeading(NEW, "KT"))) == ["idle_unit"]
    assert codes(done(clean(), RemoveEntry(NEW, "02.VP"))) == ["empty_heading"]
    assert units_without_entries(small(), the_list(small())) == ("KT",)
    assert units_concerned(small(), the_list(small())) == ("VP", "VHXH", "KT")


def test_a_longer_period_is_no_finding() -> None:
    """Longer than the table's row is accepted (design.longer-period)."""
    assert codes(done(clean(), EditEntry(NEW, "01.VP", maintenance="Vĩnh viễn", description="x"))) == []


def test_each_finding_says_three_things() -> None:
    """What was seen, what to try, which Điều; the citation resolves."""
    for notice in finding_texts().values():
        assert notice.seen.endswith((".", "”."))
        assert notice.advice.endswith((".", ")."))
        assert cite(notice.citation).text


def test_totals_are_counted() -> None:
    """R-DM-03: permanent and temporary make the total once every file has its period."""
    start = done(small(), EditEntry(NEW, "01.VHXH", maintenance="10 năm"))
    totals = list_totals(the_list(start))
    assert (totals.total, totals.permanent, totals.temporary, totals.is_balanced) == (3, 2, 1, True)
    blank = list_totals(the_list(done(start, EditEntry(NEW, "01.VP", maintenance=""))))
    assert (blank.total, blank.permanent, blank.temporary, blank.undated, blank.is_balanced) == (3, 1, 1, 1, False)


def test_rows_say_where_they_stand() -> None:
    """Each row has what actions call its place, so that a screen can move it."""
    rows = [row for row in list_rows(small(), the_list(small())) if row.kind == "entry"]
    assert [(row.number, row.heading, row.subheading, row.position) for row in rows] == [
        ("01.VP", "VP", "", 1), ("02.VP", "VP", "Tổng hợp", 1), ("01.VHXH", "VHXH", "", 1),
    ]  # fmt: skip
    assert rows[2].creator_name == scenario().people_by_id[LEARNER].full_name


def test_a_draft_prints_as_a_draft() -> None:
    """Before the decision the paper says so; afterwards it names the decision; never with blanks."""
    draft = list_form(small(), the_list(small()))
    assert draft.subtitles == ("(Dự thảo, chưa ban hành)",)
    assert draft.foot[0] == "Danh mục hồ sơ này có 03 hồ sơ, bao gồm:"
    issued = done(small(), SUBMIT, APPROVE, issue())
    assert "05/QĐ-UBND" in list_form(issued, the_list(issued)).subtitles[0]
    blank = done(small(), EditEntry(NEW, "01.VP", creator=""))
    with pytest.raises(FormError):
        list_form(blank, the_list(blank))


@pytest.mark.parametrize("numbering", ["whole", "heading"])
def test_a_printed_list_comes_back_the_same(numbering: str) -> None:
    """To a sheet and in again: same headings, titles, periods, creators and, by either method, numbers."""
    start = done(small(numbering), KT)
    sheet = read_file_list(to_xlsx(list_form(start, the_list(start))))
    assert sheet.faults == ()
    back = done(office(), import_action(sheet, scenario(), NEW))
    assert the_list(back).numbering == numbering
    # the decree's five columns don't say which row of the table was cited
    bare = [replace(one, retention_row="") for one in the_list(start).entries()]
    assert list(the_list(back).entries()) == bare
    assert [(h.name, h.abbreviation) for h in the_list(back).headings] == [
        (h.name, h.abbreviation) for h in the_list(start).headings
    ]


def test_last_years_list_comes_back_from_its_sheet() -> None:
    """A real-sized list with small headings makes the way too."""
    start = done(office(), CarryOverFileList(OLD, NEW))
    sheet = read_file_list(to_xlsx(list_form(start, the_list(start))))
    back = done(office(), import_action(sheet, scenario(), NEW))
    assert (notations(back), titles(back)) == (notations(start), titles(start))


def test_what_a_sheet_leaves_unclear_comes_in_blank() -> None:
    """An unknown name or period and a doubled abbreviation aren't guessed: blank, to be filled before submitting."""
    odd = FileListEntry("01.VP", "", "lâu", "", "Ai đó", "")
    headings = (Heading(1, "VĂN PHÒNG", "VP", (odd,)), Heading(2, "Kinh tế", "VP", (odd,)), Heading(3, "", "", ()))
    made = done(office(), import_action(SheetFileList(NEW, headings, ()), scenario(), NEW))
    assert [heading.abbreviation for heading in the_list(made).headings] == ["VP", "KT", "DM"]
    assert notations(made) == ["01.VP", "01.KT"]
    assert {(one.maintenance, one.creator) for one in the_list(made).entries()} == {("", "")}
    assert set(codes(made)) >= {"missing_creator", "missing_maintenance"}
