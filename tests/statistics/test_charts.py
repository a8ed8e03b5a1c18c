"""Charts and frames: real images, Vietnamese words, nothing told by colour alone."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from xml.etree import ElementTree

import pytest

from hoso_kit.classroom.reports.charts import LOOKS, MOST_LINES, Chart, files_by_year, officers, standing_shares
from hoso_kit.classroom.reports.frames import filed_frame, form3_frame, ratings_frame, work_frame
from hoso_kit.office.statistics import Standing, article, form3, office_rows, ratings
from tests.statistics.small_office import small_office
from tests.statistics.test_form3 import EVERY_STANDING, row

CHARTS = {
    "years": lambda kind: files_by_year(article().table, kind),
    "shares": lambda kind: standing_shares(form3(EVERY_STANDING), kind),
    "officers": lambda kind: officers(ratings(office_rows(small_office())), kind),
}


def words(chart: Chart) -> set[str]:
    """The texts of an SVG."""
    tree = ElementTree.fromstring(chart.image)
    return {"".join(element.itertext()).strip() for element in tree.iter("{http://www.w3.org/2000/svg}text")}


@pytest.mark.parametrize("name", CHARTS)
def test_each_chart_is_an_image_with_a_vietnamese_text(name: str) -> None:
    """PNG and SVG of real size, the same bytes each time, and an alternative text in composed Vietnamese."""
    png, svg = CHARTS[name]("png"), CHARTS[name]("svg")
    assert png.image.startswith(b"\x89PNG\r\n")
    assert len(png.image) > 10_000
    assert svg.image == CHARTS[name]("svg").image
    assert (png.media_type, svg.media_type) == ("image/png", "image/svg+xml")
    assert png.alt_text == svg.alt_text
    assert png.alt_text.startswith("Biểu đồ")
    assert unicodedata.is_normalized("NFC", png.alt_text)


def test_the_years_chart_prints_its_numbers() -> None:
    """Levels, years, each part of some size and each sum stand in the picture, and all in its text."""
    chart = files_by_year(article().table, "svg")
    assert {"Cấp tỉnh", "Cấp huyện, xã", "Năm 2019", "Năm 2022", "115", "19.120", "30.979", "Số hồ sơ"} <= words(chart)
    for number in ("115", "7.673", "2.436", "61.097"):
        assert number in chart.alt_text


def test_the_shares_chart_names_every_standing_and_prints_large_shares() -> None:
    """Every standing is in the legend by name with a look of its own; large parts bear their share."""
    found = words(standing_shares(form3(EVERY_STANDING), "svg"))
    assert {name for name, _, _ in LOOKS.values()} <= found
    assert {"Văn phòng", "56 VB", "30,4%", "23,2%"} <= found
    assert set(LOOKS) == set(Standing)
    assert len({(colour, hatch) for _, colour, hatch in LOOKS.values()}) == len(Standing)


def test_the_officers_chart_says_in_words_who_files_nothing() -> None:
    """Not by colour: the words stand beside the bar and in the text; who has no work isn't drawn."""
    rows = [*EVERY_STANDING, row(Standing.UNFILED, 0, 3, person_id="p2", person="Lê Văn Bốn"),
            row(Standing.UNFILED, 0, 0, person_id="p3", person="Lê Văn Ba")]  # fmt: skip
    chart = officers(ratings(rows), "svg")
    assert {"Lê Văn Bốn", "0/3 · không lập hồ sơ", "A Hlăng", "49/56"} <= words(chart)
    assert "Lê Văn Ba" not in words(chart)
    assert chart.alt_text.endswith("Người không lập hồ sơ nào: Lê Văn Bốn.")


def test_a_long_list_is_cut_and_says_so() -> None:
    """At most so many lines are drawn, those with most documents, and the title tells."""
    rows = [row(Standing.OPEN, 1, number + 1, unit=f"Đơn vị {number:03d}") for number in range(MOST_LINES + 15)]
    chart = standing_shares(form3(rows), "svg")
    drawn = {word for word in words(chart) if word.startswith("Đơn vị")}
    assert len(drawn) == MOST_LINES
    assert "Đơn vị 000" not in drawn
    assert any(f"{MOST_LINES} dòng nhiều văn bản nhất" in word for word in words(chart))


def test_nothing_to_draw_is_no_fault() -> None:
    """No rows, no people, no files: an empty chart with a true text."""
    assert "Không có văn bản chủ trì" in standing_shares(form3([])).alt_text
    assert "Không có ai chủ trì văn bản" in officers([]).alt_text


@pytest.mark.parametrize("text", ["ẮẰẲẴẶ ấầẩẫậ ỐỒỔỖỘ ớờởỡợ ỨỪỬỮỰ ếềểễệ ỳỷỹỵý Đđ Ơơ Ưư", "Ngọk Réo – Đăk Hlăng"])
def test_the_font_has_every_vietnamese_letter(text: str) -> None:
    """No letter is drawn as an empty box: the font that matplotlib brings has a glyph for each."""
    from matplotlib import font_manager, ft2font

    font = ft2font.FT2Font(font_manager.findfont("DejaVu Sans", fallback_to_default=False))
    assert [letter for letter in text if not letter.isspace() and not font.get_char_index(ord(letter))] == []


def test_frames_have_vietnamese_columns_and_the_forms_numbers() -> None:
    """Fifteen numbered columns, the total last, a missing share for nothing led; the article's totals."""
    frame = form3_frame(form3(EVERY_STANDING))
    assert [re.match(r"\((\d+)\)", name)[1] for name in frame.columns] == [str(n) for n in range(1, 16)]  # type: ignore[index]
    assert frame.iloc[-1, 1] == "Tổng cộng"
    assert frame.iloc[0, -1] == 30.4
    assert form3_frame(form3([])).iloc[:, -1].isna().all()
    assert filed_frame(article().table).loc["Tổng", "Cộng"] == 61_097
    assert list(ratings_frame(ratings(EVERY_STANDING))["Số VB chủ trì"]) == [56]
    assert work_frame(EVERY_STANDING)["Số VB chủ trì"].sum() == 56


def test_the_reports_load_nothing_heavy_until_they_draw() -> None:
    """Importing the rooms of charts and frames loads neither matplotlib nor pandas nor numpy."""
    code = (
        "import sys, hoso_kit.classroom.reports.charts, hoso_kit.classroom.reports.frames\n"
        "print(*{'matplotlib', 'pandas', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == ""
