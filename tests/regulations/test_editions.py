"""The legal worlds that an exercise can be set in."""

from datetime import date, timedelta
from typing import get_args

import pytest

from hoso_kit.regulations import (
    Confidence,
    CountedFrom,
    Deadline,
    Edition,
    TransferThreshold,
    Unit,
    UnknownDeadline,
    UnknownEdition,
    all_editions,
    cite,
    edition,
)

_each = pytest.mark.parametrize("world", all_editions(), ids=lambda world: world.edition_id)


def test_the_default_edition_comes_first() -> None:
    """The world of NĐ 30 with the law of 2011 is the default; the law of 2024 follows."""
    assert [world.edition_id for world in all_editions()] == ["nd30-2011", "luat-2024"]


def test_terms_follow_the_edition() -> None:
    """The law of 2024 renamed the agency's archive and the period of keeping."""
    old, new = edition("nd30-2011").terms, edition("luat-2024").terms
    assert (old.archive, old.maintenance) == ("Lưu trữ cơ quan", "Thời hạn bảo quản")
    assert (new.archive, new.maintenance) == ("Lưu trữ hiện hành", "Thời hạn lưu trữ")


def test_the_district_level_ends_with_the_old_edition() -> None:
    """Two-tier local government began on the day that the law of 2024 came into force, with no gap."""
    old, new = edition("nd30-2011"), edition("luat-2024")
    assert "huyện" in old.government_levels
    assert "huyện" not in new.government_levels
    assert new.in_force_date == date(2025, 7, 1)
    assert old.end_date is not None
    assert old.end_date + timedelta(days=1) == new.in_force_date


@_each
def test_every_citation_of_an_edition_resolves(world: Edition) -> None:
    """An edition, its threshold and its deadlines cite places that exist, never surer than those are."""
    for citation_id in world.citations:
        cite(citation_id)
    rules: list[TransferThreshold | Deadline] = [world.transfer_threshold, *world.deadlines]
    for rule in rules:
        assert rule.confidence in get_args(Confidence)
        if rule.confidence == "verified":
            assert cite(rule.citation).confidence == "verified"


@_each
def test_deadlines_are_amounts_that_can_be_counted(world: Edition) -> None:
    """A deadline is a number of days, months or years from a known moment, and no id stands twice."""
    ids = [deadline.deadline_id for deadline in world.deadlines]
    assert ids == ["transfer", "transfer_construction", "retain", "transfer_reminder", "historical_transfer"]
    for deadline in world.deadlines:
        assert deadline.unit in get_args(Unit)
        assert deadline.counted_from in get_args(CountedFrom)
        assert deadline.amount != 0
        assert world.deadline(deadline.deadline_id) is deadline
        # A verified deadline needs no warning; every other one carries it.
        assert bool(deadline.notice) == (deadline.confidence != "verified")


def test_deadlines_of_the_default_edition_are_those_of_the_decree() -> None:
    """Transfer within a year of the work's end, three months for construction, two more years at most."""
    world = edition("nd30-2011")
    found = {
        deadline.deadline_id: (deadline.amount, deadline.unit, deadline.counted_from)
        for deadline in world.deadlines
        if deadline.confidence == "verified"
    }
    assert found == {
        "transfer": (1, "year", "end_date"),
        "transfer_construction": (3, "month", "settlement_date"),
        "retain": (2, "year", "transfer_due_date"),
    }
    assert world.transfer_threshold.years == 5


def test_the_new_law_is_not_shown_as_read() -> None:
    """Nothing that rests on the law of 2024 is verified, since we have not read its text."""
    world = edition("luat-2024")
    assert "cần đối chiếu văn bản gốc" in world.note
    assert {deadline.confidence for deadline in world.deadlines} <= {"secondary", "design"}


def test_an_unknown_edition_or_deadline_is_refused_by_name() -> None:
    """An exercise that names an edition we don't have is told so, not given the default."""
    with pytest.raises(UnknownEdition, match="luat-2030"):
        edition("luat-2030")
    with pytest.raises(UnknownDeadline, match="lunch"):
        edition("nd30-2011").deadline("lunch")
