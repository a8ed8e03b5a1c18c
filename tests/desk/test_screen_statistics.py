"""Statistics on screen: whose filing is counted for whom, and that the numbers are the office's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hoso_kit.office.office import Office
from hoso_kit.office.statistics import account_lines, unfiled_lines
from tests.desk.desks import free_desk
from tests.desk.desks import look as look_at
from tests.world import practice_office

OFFICE = practice_office()
CLERK, HEAD, CHIEF, REGISTRY, ARCHIVIST = "p04", "p05", "p01", "p08", "p11"


def look(folder: Path, person: str, **args: Any) -> dict[str, Any]:
    return look_at(free_desk(OFFICE, folder, person=person), "statistics", **args)


@pytest.mark.parametrize(
    ("person", "counted"),
    [
        (CLERK, {CLERK}),
        (HEAD, {one.person_id for one in OFFICE.people if one.unit == "VHXH"}),
        (CHIEF, {one.person_id for one in OFFICE.people}),
        (REGISTRY, {one.person_id for one in OFFICE.people}),
    ],
)
def test_each_sees_the_filing_that_he_answers_for(tmp_path: Path, person: str, counted: set[str]) -> None:
    """A clerk sees himself, a head of unit his unit, leaders and registry everybody."""
    data = look(tmp_path, person)
    assert {one["person_id"] for one in data["people"]} == counted
    names = {OFFICE.people_by_id[one].full_name for one in counted}
    assert {one["person"] for one in data["unfiled"]} <= names


def test_the_numbers_are_the_offices(tmp_path: Path) -> None:
    """Files by account as the office counts them; filed and unfiled documents add up to those led; totals are sums."""
    data, office = look(tmp_path, CHIEF, grouping="person"), Office(OFFICE)
    shown = {one["person_id"]: one for one in data["people"]}
    assert {key: one["files"] for key, one in shown.items()} == {
        line.person_id: line.files for line in account_lines(office)
    }
    assert any(one["files"] for one in data["people"])
    for one in data["people"]:
        missing = [line for line in unfiled_lines(office) if line.person == one["full_name"]]
        assert one["led"] - one["filed"] == len(missing)
    *rows, total = data["form"]["cells"]
    for place in range(2, 14):
        assert sum(int(row[place]) for row in rows) == int(total[place])


def test_nobody_reads_in_the_statistics_what_is_hidden_from_him(tmp_path: Path) -> None:
    """A document that the archivist may count but not read comes without its subject; the head reads the same ones."""
    hidden = [one for one in look(tmp_path, ARCHIVIST)["unfiled"] if not one["may_read"]]
    assert hidden
    assert all(one["subject"] == "" for one in hidden)
    read = {one["doc_id"]: one["subject"] for one in look(tmp_path, CHIEF)["unfiled"]}
    assert all(read[one["doc_id"]] for one in hidden)


def test_the_form_is_printed(tmp_path: Path) -> None:
    """Biểu mẫu 3 comes as a sheet and to be looked at; printing to a file leaves its line in the history."""
    desk = free_desk(OFFICE, tmp_path)
    desk.handle({"id": 1, "do": "act_as", "person": CHIEF})
    ask = {"id": 2, "do": "ask", "screen": "statistics", "what": "print"}
    assert "BIỂU MẪU 3" in desk.handle({**ask, "args": {"format": "html"}})["data"]["html"]
    before = desk.state["version"]
    answer = desk.handle({**ask, "args": {"format": "xlsx", "grouping": "person"}})
    assert answer["data"]["file_name"].endswith(".xlsx")
    assert desk.state["version"] == before + 1
    assert not desk.handle({**ask, "args": {"format": "exe"}})["ok"]
