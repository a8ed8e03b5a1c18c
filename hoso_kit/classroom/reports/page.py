"""The page “Thống kê lập hồ sơ”: controls over the tables and charts, for instructors and learners.

Reads the made-up province and shows what the statistics count. It marks nothing
and writes nothing but the province's own file. The province is made after the
page is drawn, in a thread that tells how far it is: nobody waits before a blank page.
"""

from __future__ import annotations

import base64
import os
import sqlite3
import threading
from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from hoso_kit.classroom.reports import page_html
from hoso_kit.classroom.reports.charts import files_by_year, officers, standing_shares
from hoso_kit.classroom.reports.province_data import FULL, SMALL, read_province
from hoso_kit.office.province.figures import TODAY
from hoso_kit.office.statistics import (
    GROUPINGS,
    Form3,
    Tally,
    article,
    filed_table,
    form3,
    only,
    ratings,
    reproduce_article,
    single_files,
)
from hoso_kit.office.statistics.rows import ALL_LEVELS
from hoso_kit.records.text import sort_key

EVERY = ""
SCALES = {SMALL: "thu nhỏ 1/50", FULL: "đủ 61.097 hồ sơ"}
_SMALL_REMARK = (
    "Dữ liệu thu nhỏ 1/50 để mở nhanh, nên mỗi người chỉ có ít văn bản. "
    "Muốn xem đúng quy mô, bấm “Tạo đủ 61.097 hồ sơ”: mất một, hai phút và khoảng 1,2 GB ổ đĩa, chỉ phải làm một lần."
)
_CANNOT_WRITE = (
    "Chưa tạo được dữ liệu của tỉnh giả định ({why}). "
    "Hãy kiểm tra dung lượng và quyền ghi của thư mục làm bài, rồi tải lại trang."
)


class StatisticsPage:
    """The page over its rows; ``box`` is the widget to show."""

    def __init__(self, home: Path) -> None:
        import ipywidgets as widgets

        self._home = home
        self._rows: Sequence[Tally] = ()
        self._scale = SMALL
        self._is_quiet = False
        style = resources.files("hoso_kit.classroom.reports").joinpath("page.css").read_text(encoding="utf-8")
        self._level = _dropdown("Cấp", [("Tất cả", EVERY), *((level, level) for level in ALL_LEVELS)])
        self._year = _dropdown("Năm", [("Tất cả", EVERY)])
        self._organ = _dropdown("Cơ quan", [("Tất cả", EVERY)])
        self._grouping = _dropdown("Xem theo", [(name, key) for key, name in GROUPINGS.items()], "level")
        self._full = widgets.Button(description="Tạo đủ 61.097 hồ sơ", disabled=True)
        self._status = widgets.HTML(page_html.waiting_html("Đang mở dữ liệu của tỉnh giả định…", 0))
        self._table, self._charts, self._officers = widgets.HTML(), widgets.HTML(), widgets.HTML()
        self._article = widgets.HTML()
        controls = widgets.HBox([self._level, self._organ, self._year, self._grouping, self._full])
        controls.add_class("tk-controls")
        head = widgets.HTML(f"<style>{style}</style>{page_html.heading_html()}")
        self.box = widgets.VBox(
            [head, controls, self._status, self._table, self._charts, self._officers, self._article]
        )
        self.box.add_class("hoso-tk")
        self._enable(False)
        self._level.observe(lambda _: self._choose_level(), "value")
        for control in (self._year, self._organ, self._grouping):
            control.observe(lambda _: self._show(), "value")
        self._full.on_click(lambda _: self.load(FULL))

    def load(self, scale: float = SMALL, *, wait: bool = False) -> None:
        """Read the province of this scale, making it first if need be; then show it."""
        self._enable(False)
        thread = threading.Thread(target=self._load, args=(scale,), daemon=True)
        thread.start()
        if wait:
            thread.join()

    def _load(self, scale: float) -> None:
        told = -1

        def progress(done: int, total: int) -> None:
            nonlocal told
            percent = 100 * done // max(total, 1)
            if percent != told:
                told = percent
                self._status.value = page_html.waiting_html("Đang tạo hồ sơ và văn bản giả định…", percent / 100)

        try:
            self._status.value = page_html.waiting_html("Đang mở dữ liệu của tỉnh giả định…", 0)
            self._rows = read_province(self._home, scale, progress)
            self._scale = scale
            self._fill_choices()
            self._status.value = "" if scale == FULL else page_html.remark_html(_SMALL_REMARK)
            self._show()
            if scale == FULL or not self._article.value:
                # only the full province has as many files as the article
                counted = reproduce_article(self._rows if scale == FULL else single_files())
                self._article.value = page_html.article_html(article(), counted, files_by_year(counted))
        except (OSError, sqlite3.Error) as error:
            self._status.value = page_html.fault_html(
                _CANNOT_WRITE.format(why=getattr(error, "strerror", None) or "lỗi ghi tệp")
            )
        finally:
            self._enable(True)

    def _enable(self, is_ready: bool) -> None:
        for control in (self._level, self._year, self._organ, self._grouping):
            control.disabled = not is_ready
        self._full.disabled = not is_ready or self._scale == FULL

    def _quietly(self, change: Callable[[], None]) -> None:
        """Change controls without drawing the page once for each."""
        self._is_quiet = True
        try:
            change()
        finally:
            self._is_quiet = False

    def _fill_choices(self) -> None:
        def fill() -> None:
            years = sorted({row.year for row in self._rows}, reverse=True)
            kept = self._year.value
            self._year.options = [("Tất cả", EVERY), *((str(year), year) for year in years)]
            self._year.value = kept if kept in years else EVERY
            self._fill_organs()

        self._quietly(fill)

    def _fill_organs(self) -> None:
        kept = self._organ.value
        names = sorted({row.organ for row in only(self._rows, level=self._level.value or None)}, key=sort_key)
        self._organ.options = [("Tất cả", EVERY), *((name, name) for name in names)]
        self._organ.value = kept if kept in names else EVERY

    def _choose_level(self) -> None:
        if not self._is_quiet:
            self._quietly(self._fill_organs)
            self._show()

    def _show(self) -> None:
        if self._is_quiet:
            return
        organ = self._organ.value or None
        every_year = list(only(self._rows, level=self._level.value or None, organ=organ))
        rows = list(only(every_year, year=self._year.value or None))
        form = form3(rows, self._grouping.value)
        self._table.value = page_html.form3_html(form, self._chosen(), self._download(form))
        self._charts.value = page_html.charts_html([standing_shares(form), files_by_year(filed_table(every_year))])
        found = ratings(rows)
        self._officers.value = page_html.officers_html(found, officers(found) if organ else None)

    def _chosen(self) -> str:
        """What is counted, in words."""
        year = f"năm {self._year.value}" if self._year.value else "các năm 2019–2022"
        where = self._organ.value or self._level.value or "toàn tỉnh giả định"
        grouping = GROUPINGS[self._grouping.value].lower()
        return f"{where[0].upper()}{where[1:]}, {year}; theo {grouping}; dữ liệu {SCALES[self._scale]}"

    def _download(self, form: Form3) -> str:
        from hoso_kit.office.forms import to_xlsx
        from hoso_kit.office.statistics.paper import form3_paper

        data = base64.b64encode(to_xlsx(form3_paper(form, TODAY, self._chosen()))).decode("ascii")
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        link = f'<a class="tk-go" download="bieu-mau-3.xlsx" href="data:{kind};base64,{data}">'
        return f"<p>{link}Tải bảng này (Excel)</a></p>"


def _dropdown(label: str, options: list[tuple[str, Any]], value: Any = EVERY) -> Any:
    import ipywidgets as widgets

    return widgets.Dropdown(description=label, options=options, value=value, style={"description_width": "initial"})


def show_statistics(home: Path) -> Any:
    """Show the page in a notebook or in Voila; under nbgrader it opens nothing."""
    if os.environ.get("NBGRADER_EXECUTION"):
        return None
    # matplotlib keeps a list of fonts; the home folder of a class server's account may be read-only
    os.environ.setdefault("MPLCONFIGDIR", str(home / "matplotlib"))
    page = StatisticsPage(home)
    page.load()
    return page.box
