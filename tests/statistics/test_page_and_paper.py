"""The page's HTML and the printed form, before any browser."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hoso_kit.classroom.reports import page as page_module
from hoso_kit.classroom.reports import page_html
from hoso_kit.classroom.reports.charts import files_by_year, officers
from hoso_kit.classroom.reports.page import StatisticsPage, show_statistics
from hoso_kit.office.forms import to_xlsx
from hoso_kit.office.statistics import COLUMNS, Standing, article, filed_table, form3, ratings, reproduce_article
from hoso_kit.office.statistics.article import single_files
from hoso_kit.office.statistics.paper import form3_paper
from tests.statistics.test_form3 import EVERY_STANDING, row

NASTY = row(Standing.OPEN, 1, 1, unit="<script>alert(1)</script>", person="<b>An</b>", organ='"><img src=x>')


def test_the_paper_has_the_fifteen_columns_and_the_total() -> None:
    """The xlsx holds the columns' numbers, the rows as numbers and the note on the inferred columns."""
    paper = form3_paper(form3(EVERY_STANDING), date(2022, 12, 31), "Toàn tỉnh")
    assert paper.column_numbers == tuple(column.mark for column in COLUMNS)
    sheet = load_workbook(io.BytesIO(to_xlsx(paper))).worksheets[0]
    cells = [cell.value for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {"Tổng cộng", "30,4%", "Toàn tỉnh", "VB trong đó*", 56, 17} <= set(cells)
    assert any("suy theo cặp" in str(cell) for cell in cells)


def test_the_table_can_be_walked_by_a_screen_reader() -> None:
    """Caption, column heads with numbers, row heads, the total in the foot; inferred columns starred."""
    text = page_html.form3_html(form3(EVERY_STANDING), "Toàn tỉnh, năm 2022")
    assert "<caption>Toàn tỉnh, năm 2022</caption>" in text
    assert text.count('<th scope="col"') == 15
    assert text.count('<th scope="row"') == 2
    assert "<tfoot><tr><td></td>" in text
    assert len(re.findall(r"VB trong đó\*<span", text)) == 3
    assert "Không có số liệu" in page_html.form3_html(form3([]), "")


def test_names_from_data_never_become_html() -> None:
    """Whatever a unit or a person is called, the page shows it as text."""
    found = ratings([NASTY])
    for text in (
        page_html.form3_html(form3([NASTY]), NASTY.organ),
        page_html.officers_html(found, officers(found)),
        page_html.remark_html(NASTY.organ),
    ):
        assert "<script>" not in text
        assert "<img src=x" not in text
        assert "<b>An</b>" not in text


def test_the_articles_box_tells_both_slips_and_whether_the_count_agrees() -> None:
    """The slips are marked where they stand; another count is said not to agree."""
    counted = reproduce_article(single_files())
    text = page_html.article_html(article(), counted, files_by_year(counted))
    assert re.findall("<mark>(.*?)</mark>", text) == ["31/11/2022", "230/BC-SNV"]
    assert "Khớp: đếm lại 61.097 hồ sơ" in text
    assert "Không khớp" in page_html.article_html(article(), reproduce_article([]), files_by_year(counted))


def test_any_rows_have_a_table_by_level_and_year() -> None:
    """Levels from the top down, years in order, empty cells zero."""
    rows = [row(Standing.OPEN, 2, 1, level="Cấp xã", year=2020), row(Standing.OPEN, 3, 1, year=2021)]
    table = filed_table(rows)
    assert (table.levels, table.years, table.counts) == (("Cấp tỉnh", "Cấp xã"), (2020, 2021), ((0, 3), (2, 0)))
    assert filed_table([]).total == 0
    assert files_by_year(filed_table([])).image


def test_the_controls_narrow_what_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Level narrows the bodies to choose from; each choice is said in the caption and counted in the table."""
    rows = (*EVERY_STANDING, row(Standing.OPEN, 3, 9, level="Cấp xã", organ="Ủy ban nhân dân xã Mẫu", year=2021))
    monkeypatch.setattr(page_module, "read_province", lambda *_: rows)
    shown = StatisticsPage(tmp_path)
    shown.load(wait=True)
    _, controls, status, table, charts, people, _ = shown.box.children
    level, organ, year, grouping, full = controls.children
    assert "thu nhỏ 1/50" in status.value
    assert not full.disabled
    assert [name for name, _ in organ.options] == ["Tất cả", "Sở Mẫu", "Ủy ban nhân dân xã Mẫu"]
    level.value = "Cấp xã"
    assert [name for name, _ in organ.options] == ["Tất cả", "Ủy ban nhân dân xã Mẫu"]
    organ.value, year.value, grouping.value = "Ủy ban nhân dân xã Mẫu", 2021, "person"
    assert "Ủy ban nhân dân xã Mẫu, năm 2021; theo người chủ trì" in table.value
    assert table.value.count('<th scope="row">A Hlăng</th>') == 1
    assert "Danh sách theo tên" in people.value
    assert charts.value.count("<img") == 2
    level.value = "Cấp tỉnh"
    assert organ.value == ""


def test_a_folder_that_cannot_be_written_is_told_in_words(tmp_path: Path) -> None:
    """No traceback and no blank page: what is wrong and what to try."""
    (tmp_path / "tinh-gia-dinh").write_text("in the way", encoding="utf-8")
    shown = StatisticsPage(tmp_path)
    shown.load(wait=True)
    assert "Hãy kiểm tra dung lượng và quyền ghi" in shown.box.children[2].value


def test_grading_opens_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under nbgrader the notebook makes nothing."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert show_statistics(tmp_path) is None
    assert list(tmp_path.iterdir()) == []
