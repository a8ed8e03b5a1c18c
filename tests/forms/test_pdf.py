"""Forms and whole case files as PDF: the same on every machine, nothing lost, nothing drawn beside the paper."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.reader import PdfFileReader

from hoso_kit.office import export
from hoso_kit.office.contents import contents_list
from hoso_kit.office.forms import FORMS, FormError, Row, printed_by, to_pdf
from hoso_kit.office.office import Office
from hoso_kit.office.paging import fonts
from tests.forms.papers import papers
from tests.world import practice_office

A4 = (595, 842)


def pages_of(pdf: bytes) -> list[Any]:
    return [page.get_object() for page in PdfFileReader(BytesIO(pdf)).root["/Pages"]["/Kids"]]


def page_sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of every page, in points."""
    boxes = [page["/MediaBox"] for page in pages_of(pdf)]
    return [(round(float(box[2])), round(float(box[3]))) for box in boxes]


@pytest.mark.parametrize("name", sorted(FORMS))
def test_every_form_is_a_pdf_of_the_same_bytes_each_time(name: str) -> None:
    """On A4, upright or across as the form says; no clock of the machine is in it."""
    form = papers()[name]
    content = to_pdf(form)
    assert content.startswith(b"%PDF-1.")
    assert set(page_sizes(content)) == {A4[::-1] if form.is_landscape else A4}
    assert content == to_pdf(form)


def test_several_pdfs_at_once_dont_collide() -> None:
    """Two people who print at the same moment get each his own paper."""
    made = papers()
    forms = (printed_by(made["outgoing_register"], "Cao Xuân Giáp", made["file_list"].made_date), made["closing_note"])
    with ThreadPoolExecutor(2) as pool:
        together = list(pool.map(to_pdf, forms))
    assert together == [to_pdf(form) for form in forms]


def test_a_long_table_goes_on_and_names_its_columns_on_every_page() -> None:
    """A thousand rows, and one cell that is taller than a page, are all written."""
    form = papers()["contents_list"]
    rows = tuple(Row((str(n), f"{n}/BC-UBND", "01/02/2024", "Báo cáo", "UBND xã", "1", "")) for n in range(1, 300))
    tall = Row(("300", "300/BC-UBND", "01/02/2024", "Báo cáo rất dài. " * 900, "UBND xã", "1", ""))
    pages = page_sizes(to_pdf(replace(form, rows=(*rows, tall))))
    assert len(pages) > len(page_sizes(to_pdf(replace(form, rows=rows)))) > 5


@settings(max_examples=15)
@given(text=st.text(max_size=80))
def test_any_text_can_be_printed(text: str) -> None:
    """No sign that people type or paste stops a print-out, in a table or outside it."""
    row = Row(("1", text, "", text, "", "", ""))
    form = replace(papers()["contents_list"], rows=(row,), subtitles=(text,), foot=(text,))
    assert to_pdf(form).startswith(b"%PDF-1.")


def test_without_a_vietnamese_font_the_reader_is_sent_to_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters that a font lacks would be empty boxes: the paper is refused and another way is named."""
    monkeypatch.setattr(fonts, "_candidates", lambda: iter(()))
    with pytest.raises(FormError, match="phông chữ tiếng Việt") as refused:
        to_pdf(papers()["closing_note"])
    assert "bản Word" in refused.value.message


def test_a_whole_file_is_one_pdf_with_the_pages_that_its_contents_list_names() -> None:
    """Phụ lục VI III.4.g: the contents list, then every document in the order of the work, page by page."""
    office = Office(practice_office())
    person = office.scenario.person
    name, case_file = next((name, one) for name, one in office.case_files.items() if len(one.documents) > 2)
    content = export.to_pdf(office, name, person)
    assert content == export.to_pdf(office, name, person)
    total = office.page_total(case_file)
    lists = len(page_sizes(content)) - total
    assert lists >= 1
    outline = PdfFileReader(BytesIO(content)).root["/Outlines"]
    entry, starts, titles = outline["/First"], [], []
    while True:
        titles.append(str(entry["/Title"]))
        starts.append(_page_number(content, entry))
        if "/Next" not in entry:
            break
        entry = entry["/Next"]
    rows = contents_list(office, case_file)
    assert len(titles) == len(rows)
    assert all(row.symbol in title for row, title in zip(rows, titles, strict=True))
    assert starts == [lists + int(row.pages.partition("-")[0]) for row in rows]


def test_a_file_that_is_not_open_has_no_pdf() -> None:
    """What isn't there is named, not drawn empty."""
    office = Office(practice_office())
    with pytest.raises(export.ExportError):
        export.to_pdf(office, "99.XX", office.scenario.person)


def _page_number(content: bytes, entry: Any) -> int:
    """The page, counted from 1, to which a bookmark leads."""
    reader = PdfFileReader(BytesIO(content))
    name = entry["/Dest"]
    target = reader.root["/Dests"][name] if isinstance(name, str) else name
    wanted = target.get_object() if hasattr(target, "get_object") else target
    kids = reader.root["/Pages"]["/Kids"]
    page = wanted.raw_get(0)
    return 1 + [kids.raw_get(at) for at in range(len(kids))].index(page)
