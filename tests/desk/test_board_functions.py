"""What single functions of the page answer, run in a blank tab without an office."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from hoso_kit.desk import board

LISTS = [{"year": 2024, "is_locked": False, "headings": []}, {"year": 2025, "is_locked": False, "headings": []}]
PLACES = """(rows) => {
  const shown = [];
  formDialog = (desk, form) => shown.push(...form.fields);
  retentionFields = () => [textField("maintenance", "Thời hạn"), textField("retention_row", "Dòng")];
  const desk = { setting: { people: [] } };
  file_listsEntry(desk, { list: { rows } });
  file_listsEntry(desk, { list: { rows } }, null, rows[1]);
  const places = shown.filter((field) => field.control.dataset.field === "place");
  return places.map((field) => [field.value(), field.check()]);
}"""


@pytest.fixture
def tab(page: Page) -> Page:
    """A blank tab that knows the page's functions."""
    script, _, _ = board.script().rpartition("export default")
    page.add_script_tag(content=script)
    return page


@pytest.mark.parametrize(("file_year", "shown_under"), [(2024, 2024), (2025, 2025), (2019, 2024)])
def test_the_tree_shows_a_file_outside_the_lists_under_one_year(tab: Page, file_year: int, shown_under: int) -> None:
    """Under the list of its own year; where that year has none, under the list in force and no other."""
    desk: dict[str, Any] = {"lists": LISTS, "state": {"today": "2024-12-17"}, "ui": {"treeYear": 2025}}
    assert tab.evaluate("([desk, file]) => treeYearOf(desk, file)", [desk, {"file_catalog": file_year}]) == shown_under


def test_a_new_file_of_a_list_has_no_place_until_one_is_chosen(tab: Page) -> None:
    """From the toolbar the place is empty and asked for; from a row's menu it is that row."""
    rows = [
        {"kind": "heading", "number": "I", "title": "VĂN PHÒNG", "heading": "VP", "subheading": ""},
        {"kind": "subheading", "number": "1", "title": "Tổng hợp", "heading": "VP", "subheading": "Tổng hợp"},
    ]
    assert tab.evaluate(PLACES, rows) == [["", False], ['["VP","Tổng hợp"]', True]]
