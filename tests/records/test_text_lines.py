"""A text of several lines keeps its lines; of all others the lines are run together."""

import unicodedata
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoso_kit.records.structure import StructureError, structure
from hoso_kit.records.text import Lines, nfc, nfc_lines


@dataclass(frozen=True)
class Note:
    """One of each kind."""

    title: str
    text: Lines


def test_lines_stay_lines() -> None:
    """Each line is composed and trimmed, empty ones go; a plain text becomes one line."""
    note = structure(
        {"title": "Hồ sơ\nsố 1", "text": unicodedata.normalize("NFD", " Điều 1.  Hỗ trợ \n\n Điều 2.")}, Note
    )
    assert note == Note("Hồ sơ số 1", Lines("Điều 1. Hỗ trợ\nĐiều 2."))
    with pytest.raises(StructureError):
        structure({"title": "x", "text": 3}, Note)


@given(st.text())
def test_what_was_kept_stays_as_it_is(text: str) -> None:
    """Reading again what was read changes nothing, and no words are lost."""
    once = nfc_lines(text)
    assert nfc_lines(once) == once
    assert nfc(once) == nfc(text)
