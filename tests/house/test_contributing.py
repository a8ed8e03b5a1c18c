"""What CONTRIBUTING.md says of the Desk protocol and of situations is all of it, and is so."""

from __future__ import annotations

import re
from dataclasses import MISSING, fields
from pathlib import Path

import pytest

from hoso_kit.desk import board
from hoso_kit.desk.desk import Desk
from hoso_kit.desk.province import Province
from hoso_kit.desk.widget import _NEW_SETTING
from hoso_kit.office.administration_state import ROLE_TEXTS
from hoso_kit.office.journal import FILE_NAME
from hoso_kit.office.others_habits import HABITS
from hoso_kit.office.scenario import Scenario
from hoso_kit.office.work import Work
from hoso_kit.rubric.criteria import Rubric
from hoso_kit.rubric.exercise import Exercise
from tests.world import practice_office

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PROTOCOL, SITUATION = (
    TEXT[TEXT.index(f"## {begin}") : TEXT.index(f"## {end}")]
    for begin, end in (("The Desk protocol", "Adding a screen"), ("What a situation may have", "The practice office"))
)


def first_cells(text: str) -> set[str]:
    """The names in code in the first cells of the text's tables."""
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `") and "| `do` |" not in line]
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The practice office, in which every function is on."""
    scenario = practice_office()
    work = Work.resume(scenario, tmp_path / FILE_NAME, "hv001")
    return Desk(Exercise(scenario, Rubric(scenario.brief.title, ()), None), work, tmp_path, "free")


def test_the_protocol_names_every_field_and_every_request_and_no_other(desk: Desk) -> None:
    """Whoever writes a front end by this page meets nothing that isn't told and misses nothing that is."""
    assert first_cells(PROTOCOL) == {*desk.setting, *desk.state, *desk._requests}


def test_the_requests_of_the_province_are_told(tmp_path: Path) -> None:
    """The page that is only searched and read is asked by nothing that isn't told, too."""
    asked = set(Province(tmp_path / "p.sqlite", tmp_path)._requests)
    assert {"search", "open"} < asked
    assert [name for name in asked if f"`{name}`" not in PROTOCOL] == []


def test_what_brings_a_new_setting_is_told() -> None:
    """A front end learns exactly the requests after which it must take a new setting."""
    told = PROTOCOL[PROTOCOL.index("it is sent anew") : PROTOCOL.index("| field | what |")]
    assert set(re.findall(r"`(\w+)`", told)) == set(_NEW_SETTING)


def test_every_optional_field_of_a_situation_has_its_row() -> None:
    """Whoever makes a situation finds each field that may be left out, and none that isn't there or must be given."""
    given = {one.name for one in fields(Scenario) if one.default is MISSING and one.default_factory is MISSING}
    optional = {one.name for one in fields(Scenario)} - given
    assert first_cells(SITUATION) == optional


def test_roles_habits_and_makers_are_where_the_page_says() -> None:
    """The roles are all told; the habits and the makers stand in the files that are named."""
    assert all(f"`{role}`" in SITUATION for role in ROLE_TEXTS)
    assert HABITS
    makers = re.findall(r"`python (scripts/\w+\.py)`", TEXT)
    assert len(makers) == 2
    assert all((ROOT / path).is_file() for path in makers)


def test_the_helpers_of_screens_are_there() -> None:
    """What the page says a screen is made of can be called in the front end."""
    told = TEXT[TEXT.index("## Adding a screen") : TEXT.index("## Adding a room")]
    made_of = told[told.index("Made of") : told.index("Texts of data")]
    for name in re.findall(r"`(\w+)`", made_of):
        assert re.search(rf"(function|const) {name}\b", board.script()), name
