"""The screen of taking over: lists beside counts, one fonds at a time, for archive and head only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hoso_kit.desk.desk import Desk
from tests.desk.desks import act, ask, free_desk, look, play
from tests.world import office_of_2026, practice_office

LUNG, THUONG = "000.00.99.H99", "000.00.98.H99"
ARCHIVE = "p11"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The office of 2026, in the archivist's part."""
    return free_desk(office_of_2026(), tmp_path, person=ARCHIVE)


def counted(desk: Desk) -> int | None:
    """The number in the navigation."""
    return next(one["count"] for one in desk.state["screens"] if one["name"] == "merging")


def test_it_begins_with_the_first_list_and_tells_what_differs(desk: Desk) -> None:
    """What the list says and what was counted stand side by side; the source says that it wasn't read in full."""
    seen = look(desk, "merging")
    assert (seen["organ"], seen["open"], seen["is_finished"]) == (LUNG, 4, False)
    assert "cần đối chiếu văn bản gốc" in seen["citation"]
    assert seen["maintenance"] == "Thời hạn lưu trữ"
    assert [(one["listed"], one["found"]) for one in seen["lines"]] == [(3, 3), (3, 3), (2, 2), (2, 0)]
    assert [one["count"] for one in seen["offices"]] == [4, 2, 1]
    assert counted(desk) == 7


def test_another_list_can_be_chosen_and_an_answer_shows(desk: Desk) -> None:
    """The choice is a stranger's data; what was taken over tells who keeps it and the remark."""
    name = f"{THUONG}.2024.02.VHXH"
    act(desk, "take_over_case_files", organ_id=THUONG, case_files=[name], to_person="p05", remark="Thiếu 1 văn bản")
    line = look(desk, "merging", organ=THUONG)["lines"][0]
    assert not line["is_open"]
    assert "Thiếu 1 văn bản" in line["answer"]
    assert office_of_2026().people_by_id["p05"].full_name in line["answer"]
    assert counted(desk) == 6
    for hostile in ("x", None, 7, [], {"a": 1}):
        assert look(desk, "merging", organ=hostile)["organ"] == LUNG


def test_only_the_archive_and_the_head_have_it(desk: Desk, tmp_path: Path) -> None:
    """A clerk doesn't see the screen and can't ask it; an office without former offices has none."""
    play(desk, "p01")
    assert look(desk, "merging")["lines"]
    play(desk, "p04")
    assert look(desk, "merging") == {}
    assert "merging" not in {one["name"] for one in desk.state["screens"]}
    other = free_desk(practice_office(), tmp_path / "2024", person=ARCHIVE)
    assert "merging" not in {one["name"] for one in other.state["screens"]}


@pytest.mark.parametrize("args", [{}, {"organ": "x", "format": "html"}, {"organ": LUNG, "format": "exe"}])
def test_a_record_that_cannot_be_made_is_told(desk: Desk, args: dict[str, Any]) -> None:
    """No record of a strange fonds or in a strange format."""
    answer = ask(desk, "ask", screen="merging", what="print", args=args)
    assert not answer["ok"]
    assert answer["notice"]["seen"]


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx"])
def test_the_record_is_handed_out(desk: Desk, kind: str) -> None:
    """As a page or a file, marked with who printed it."""
    answer = ask(desk, "ask", screen="merging", what="print", args={"organ": LUNG, "format": kind})
    assert answer["ok"], answer
    assert answer["data"].get("html" if kind == "html" else "base64")
