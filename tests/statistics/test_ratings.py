"""The article's criterion on officers."""

from __future__ import annotations

from hoso_kit.office.statistics import PROPOSAL, Outcome, Standing, office_rows, ratings
from tests.statistics.small_office import small_office
from tests.statistics.test_form3 import EVERY_STANDING, row


def test_who_files_nothing_though_he_leads_documents_meets_the_criterion() -> None:
    """Only files made count; who leads nothing is not judged; a part filed is not rated."""
    rows = [
        *EVERY_STANDING,
        row(Standing.UNFILED, 0, 3, person_id="p2", person="Lê Văn Bốn"),
        row(Standing.UNFILED, 0, 0, person_id="p3", person="Lê Văn Ba"),
    ]
    found = {one.person_id: one for one in ratings(rows)}
    assert [found[key].outcome for key in ("p1", "p2", "p3")] == [
        Outcome.FILES,
        Outcome.FILES_NOTHING,
        Outcome.NO_WORK,
    ]
    assert (found["p1"].files, found["p1"].led, found["p1"].filed) == (21, 56, 49)
    assert found["p2"].share_text == "0,0%"
    assert found["p3"].share_text == "–"


def test_the_proposed_rating_is_told_as_a_proposal() -> None:
    """The article's words are cited as the article's proposal, never as law, and only for who files nothing."""
    assert "đề xuất" in Outcome.FILES_NOTHING.proposal
    assert Outcome.FILES.proposal == Outcome.NO_WORK.proposal == ""
    assert "không phải quy định của pháp luật" in PROPOSAL


def test_people_stand_by_given_name() -> None:
    """An, Ánh, Đức: Vietnamese order of the given names; everyone of the office is listed."""
    assert [one.person for one in ratings(office_rows(small_office()))] == [
        "Lê Thị An",
        "Nguyễn Thị Ánh",
        "Trần Văn Đức",
    ]
