"""The article's table and its slips."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from hoso_kit.office.statistics import article, foreign_symbol, impossible_dates, mismatched_symbols, reproduce_article
from hoso_kit.office.statistics.article import single_files

SAMPLES = Path(__file__).resolve().parents[2] / "sample_data"


def test_the_table_counted_from_single_files_is_the_articles() -> None:
    """61,097 rows of one file each give every cell, every line and every column of the article."""
    rows = list(single_files())
    assert len(rows) == 61_097
    table = reproduce_article(rows)
    assert table == article().table
    assert table.counts == ((115, 7_673, 10_519, 11_859), (0, 2_436, 9_375, 19_120))
    assert table.year_totals == (115, 10_109, 19_894, 30_979)
    assert table.level_totals == (30_166, 30_931)
    assert table.total == article().claimed_total == 61_097


def test_the_packages_figures_are_those_of_the_sample_data() -> None:
    """The copy in the package and sample_data/filing_2019_2022.csv say the same."""
    table = article().table
    with (SAMPLES / "filing_2019_2022.csv").open(encoding="utf-8", newline="") as file:
        given = {(row["level"], int(row["year"])): int(row["filed"]) for row in csv.DictReader(file)}
    ours = {
        (level, year): count
        for level, line in zip(table.levels, table.counts, strict=True)
        for year, count in zip(table.years, line, strict=True)
    }
    assert ours == given


def test_districts_and_communes_are_one_line() -> None:
    """Rows that tell district from commune fall into the article's second line."""
    rows = [replace(row, level="Cấp xã") if row.level != "Cấp tỉnh" else row for row in single_files()]
    assert reproduce_article(rows) == article().table


@pytest.mark.parametrize("change", [{"year": 2018}, {"level": ""}])
def test_a_file_outside_the_table_is_not_left_out_silently(change: dict[str, object]) -> None:
    """Another year or an unknown level stops the counting."""
    row = replace(next(iter(single_files())), **change)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="ngoài bảng"):
        reproduce_article([row])


def test_both_slips_are_found_by_the_checks_and_noted_in_the_sample_data() -> None:
    """31/11/2022 and 230/BC-SNV: our checks find them, the data names them, the README tells them."""
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    date_slip, symbol_slip = article().slips
    assert [doubt.seen for doubt in impossible_dates(date_slip.context)] == [date_slip.seen] == ["31/11/2022"]
    assert [doubt.seen for doubt in mismatched_symbols(symbol_slip.context)] == [symbol_slip.seen] == ["230/BC-SNV"]
    assert date_slip.seen in readme
    assert symbol_slip.seen in readme


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("đến 31/11/2022", ["31/11/2022"]),
        ("ngày 30/02/2024 và 29/02/2023, không phải 29/02/2024", ["30/02/2024", "29/02/2023"]),
        ("ngày 31 tháng 4 năm 2021", ["ngày 31 tháng 4 năm 2021"]),
        ("12.13.2020; 00/5/2020", ["12.13.2020", "00/5/2020"]),
        ("Số 28/2018/QĐ-TTg ngày 12/7/2018; trang 31/11; tỷ lệ 31/11/20", []),
        ("31/12/9999", []),
        ("", []),
    ],
)
def test_dates_that_no_calendar_has(text: str, seen: list[str]) -> None:
    """Impossible days and months are found where a whole date stands; real dates and code numbers are left alone."""
    doubts = impossible_dates(text)
    assert [doubt.seen for doubt in doubts] == seen
    assert all(text[doubt.start :].startswith(doubt.seen) for doubt in doubts)


@pytest.mark.parametrize(
    ("organ", "symbol", "is_foreign"),
    [
        ("Ủy ban nhân dân tỉnh", "230/BC-SNV", True),
        ("Sở Nội vụ", "230/BC-SNV", False),
        ("SỞ NỘI VỤ", "2045/SNV-TĐKT", False),
        ("Sở Y tế tỉnh", "2045/SNV-TĐKT", True),
        ("Ủy ban nhân dân xã Đăk Giả Định", "08/CT-UBND", False),
        ("Chính phủ", "30/2020/NĐ-CP", False),
        ("Chính phủ", "28/2018/QĐ-TTg", True),
        ("Ban Quản lý dự án", "12/BC-SNV", False),  # a body that we don't know is not judged
        ("Ủy ban nhân dân tỉnh", "12/BC-BQL", False),
    ],
)
def test_a_symbol_of_another_body(organ: str, symbol: str, is_foreign: bool) -> None:
    """The body named in the symbol must be the one that issues; what isn't known is not judged."""
    assert bool(foreign_symbol(organ, symbol)) is is_foreign


def test_references_are_read_line_by_line() -> None:
    """Only the line with body, year in brackets and a foreign symbol is pointed at, at its place in the text."""
    text = "1. Chính phủ (2020), Nghị định số: 30/2020/NĐ-CP\n2. Ủy ban nhân dân tỉnh (2022), Báo cáo số 230/BC-SNV về"
    (doubt,) = mismatched_symbols(text)
    assert text[doubt.start :].startswith("230/BC-SNV")
    assert "Sở Nội vụ" in doubt.reason
