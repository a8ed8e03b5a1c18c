"""The table of the decree's functions says what is so: each row's law, code and test are there."""

from __future__ import annotations

import ast
import importlib
import re
import unicodedata
from pathlib import Path

import pytest

from hoso_kit.classroom.functions_page import (
    PRIORITY_TEXTS,
    STATUS_TEXTS,
    Function,
    all_functions,
    functions_file,
    functions_html,
)
from hoso_kit.regulations import all_citations, cite

ROOT = Path(__file__).resolve().parents[2]
LETTERS = {
    "F-1": "abcdđeghiklmno", "F-2": "abc", "F-3": "abc", "F-4": "abcdđeg", "F-5": "abcdđeg",
    "F-6": "abcdđeghikl", "F-7": "abcdđ", "F-8": "abc",
}  # fmt: skip
OTHERS = {
    "F-QT", "F-SO", "F-BĐ", "F-BL", "F-NL+", "F-GL", "F-BG", "F-BGSX", "F-TK369", "F-KTL",
    *(f"F-OUT{n}" for n in range(1, 7)),
}  # fmt: skip
FUNCTIONS = all_functions()
rows = pytest.mark.parametrize("row", FUNCTIONS, ids=lambda row: row.id)


def attribute_of(place: str) -> object:
    """What module:attribute names, also an attribute of a class."""
    module, _, path = place.partition(":")
    found: object = importlib.import_module(module)
    for name in path.split("."):
        found = getattr(found, name)
    return found


def names_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_every_function_has_one_row() -> None:
    """All functions of the checklist, each once."""
    ids = [row.id for row in FUNCTIONS]
    assert len(ids) == len(set(ids))
    assert set(ids) == {f"{group}{letter}" for group, letters in LETTERS.items() for letter in letters} | OTHERS


def test_every_point_that_the_appendix_asks_for_has_a_row() -> None:
    """Each điểm of Phụ lục VI phần I mục III, and each output of mục V, is some row's address."""
    asked = {one.id for one in all_citations() if re.fullmatch(r"nd30\.pl6\.(3\.\d\.\w+|5\.\d)", one.id)}
    assert asked
    assert asked <= {citation for row in FUNCTIONS for citation in row.citations}


@rows
def test_a_row_is_true(row: Function) -> None:
    """Its citations resolve, its code and test exist; "works" names both, all else says what is missing."""
    assert row.priority in PRIORITY_TEXTS
    assert row.status in STATUS_TEXTS
    assert row.citations
    for citation in row.citations:
        assert cite(citation).text
    if row.code:
        assert attribute_of(row.code) is not None
    if row.test:
        path, _, name = row.test.partition("::")
        assert name.startswith("test_")
        assert name in names_in(ROOT / path)
    if row.status == "works":
        assert row.code
        assert row.test
        assert not row.missing
        assert row.priority != "X"
    else:
        assert row.missing.endswith(".")
    assert not (row.status == "not yet" and (row.code or row.has_screen))
    assert (row.status == "partly") <= bool(row.code)


def test_the_page_shows_every_row_and_can_be_walked() -> None:
    """One table with scoped headings; every row's law in words; NFC; nothing loaded from elsewhere."""
    page = functions_html()
    assert page.count('<th scope="row">') == len(FUNCTIONS)
    assert page.count('<th scope="col">') == 7
    assert "<caption>" in page
    for row in FUNCTIONS:
        assert row.citation_text in page
    assert unicodedata.is_normalized("NFC", page)
    assert not re.search(r"https?://|<script|<link|<img", page)
    assert functions_file().is_file()
