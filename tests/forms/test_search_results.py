"""What a search found leaves the system as a paper (Phụ lục VI phần I mục III.6.h)."""

from __future__ import annotations

from dataclasses import fields, replace
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from hoso_kit.office.forms import search_results, search_results_form, to_docx, to_html, to_xlsx
from hoso_kit.office.forms.search_results import FILTER_LABELS
from hoso_kit.office.office import Office
from hoso_kit.office.search import COLUMNS, Filters, SearchError, search_office
from hoso_kit.office.search.requests import MAX_LIMIT
from tests.forms.papers import case_file, office, office_with
from tests.world import practice_office

ME = office().scenario.person


def test_all_results_are_printed_not_only_a_page() -> None:
    """Every hit of every page stands on the paper, in the order and with the columns that were asked for."""
    request = {"query": "văn bản", "order": "oldest", "columns": ["title", "symbol", "work_date"]}
    form = search_results_form(office(), ME, {**request, "offset": 50, "limit": 10})
    shown: list[list[str]] = []
    while True:
        page = search_office(office(), {**request, "offset": len(shown), "limit": MAX_LIMIT})
        shown += [hit["cells"] for hit in page["hits"]]
        if len(shown) == page["total"]:
            break
    assert len(shown) > 10
    assert [list(row.cells[1:]) for row in form.rows] == shown
    assert [row.cells[0] for row in form.rows] == [str(number) for number in range(1, len(shown) + 1)]
    assert [column.name for column in form.columns] == ["STT", "Trích yếu, tiêu đề", "Số, ký hiệu", "Ngày"]
    assert form.foot == (f"Cộng: {len(shown):02d} kết quả.",)


def test_the_head_tells_the_question() -> None:
    """Words, every filter that narrows, and the order: a reader knows what the list is a list of."""
    filters = {"kind": "document", "from_date": "2023-02-01", "is_filed": False, "direction": "incoming"}
    form = search_results_form(office(), ME, {"query": "báo cáo", "filters": filters, "order": "newest"})
    told = "\n".join(line.text for line in form.lines)
    for words in ("báo cáo", "Tìm trong: Văn bản", "Từ ngày: 01/02/2023", "chưa vào hồ sơ", "Mới nhất trước"):
        assert words in told
    assert len(search_results_form(office(), ME, {"query": "x" * 5_000}).lines[0].text) < 400
    assert "không nhập" in search_results_form(office(), ME, {}).lines[0].text
    assert search_results_form(office(), ME, {}).lines[1].text == "Bộ lọc: không"


def test_every_filter_has_a_name_on_paper() -> None:
    """A filter that isn't told would make the list look complete."""
    assert set(FILTER_LABELS) == {one.name for one in fields(Filters)}


def test_a_text_that_begins_like_a_formula_stays_text() -> None:
    """Subjects and queries come from strangers: in the sheet no cell is a formula, on screen no tag gets out."""
    named = office_with(subject='=HYPERLINK("http://x") báo cáo <b>', organ_name="@SUM(A1)")
    form = search_results_form(named, ME, {"query": '=HYPERLINK("http://x")'})
    assert any(cell.startswith("=") for row in form.rows for cell in row.cells)
    sheet = load_workbook(BytesIO(to_xlsx(form))).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert any(cell.value.startswith("=HYPERLINK") for cell in cells)
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells if cell.value.startswith(("=", "@")))
    assert "<b>" not in to_html(form)
    assert len(Document(BytesIO(to_docx(form))).tables[-1].rows) == len(form.rows) + 2


def test_a_long_list_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the most rows the foot tells how many there are and what to do."""
    total = len(search_results_form(office(), ME, {}).rows)
    monkeypatch.setattr(search_results, "MAX_ROWS", total - 3)
    form = search_results_form(office(), ME, {})
    assert len(form.rows) == total - 3
    assert form.foot[0].startswith(f"Cộng: {total} kết quả; in {total - 3} kết quả đầu.")


def test_only_what_the_person_may_see_is_printed() -> None:
    """In an office that keeps rights a specialist's paper holds what his search holds, and less than the archive's."""
    free = Office(practice_office())
    for person in ("p04", "p08"):
        form = search_results_form(free, person, {"filters": {"kind": "document"}})
        found = search_office(free, {"filters": {"kind": "document"}}, person)
        assert len(form.rows) == found["total"]
    mine, registry = (len(search_results_form(free, one, {}).rows) for one in ("p04", "p08"))
    assert mine < registry


@pytest.mark.parametrize(
    "request_",
    [None, [], {"columns": []}, {"columns": ["x"]}, {"filters": {"kind": "x"}}, {"order": "x"}, {"x": 1}],
)
def test_a_request_that_no_page_of_ours_sends_is_refused(request_: object) -> None:
    """The same strict reading as of a search."""
    with pytest.raises(SearchError):
        search_results_form(office(), ME, request_)


def test_many_columns_lie_across_and_a_file_is_found_too() -> None:
    """The sheet is laid across where the columns ask for it; case files stand beside documents."""
    assert search_results_form(office(), ME, {}).is_landscape
    assert not search_results_form(office(), ME, {"columns": ["symbol", "title"]}).is_landscape
    widest = search_results_form(office(), ME, {"columns": list(COLUMNS)[: search_results.MAX_COLUMNS]})
    assert len(Document(BytesIO(to_docx(widest))).tables[-1].columns) == search_results.MAX_COLUMNS + 1
    assert load_workbook(BytesIO(to_xlsx(widest))).active is not None
    renamed = replace(case_file(), title="Hồ sơ tìm thấy được")
    form = search_results_form(office().with_file(renamed), ME, {"query": "tìm thấy được"})
    assert [row.cells[2] for row in form.rows] == ["Hồ sơ tìm thấy được"]


def test_a_paper_has_its_bounds_whatever_was_found_and_chosen() -> None:
    """More columns than a sheet takes are refused; longest texts make fewer rows, which the foot tells, never hours."""
    with pytest.raises(SearchError, match="cột"):
        search_results_form(office(), ME, {"columns": list(COLUMNS)})
    long = "rất dài " * 240
    given = office().scenario
    many = tuple(
        replace(given.documents[0], doc_id=f"x{n}", directive=long, note=long, recipients=(long,) * 20, lead=ME)
        for n in range(400)
    )
    stuffed = Office(replace(given, documents=(*given.documents, *many)))
    columns = ["title", "description", "trace_header_list", "to_places", "to_organ_name"]
    form = search_results_form(stuffed, ME, {"columns": columns})
    assert 0 < len(form.rows) < 400
    assert max(len(cell) for row in form.rows for cell in row.cells) <= search_results.MAX_CELL + 1
    assert sum(len(cell) for row in form.rows for cell in row.cells) < 2 * search_results.MAX_LETTERS
    assert f"in {len(form.rows)} kết quả đầu" in form.foot[0]
