"""The table of the decree's functions as a page for instructors: what this office does, partly does, doesn't yet do.

Reads `docs/functions.toml`, which a test holds to the code; it only renders, so
the page can't claim more than the table does.
"""

from __future__ import annotations

import html
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from hoso_kit.regulations import cite

Status = Literal["works", "partly", "not yet"]
Priority = Literal["M", "S", "X"]
STATUS_TEXTS: dict[Status, str] = {"works": "Đã có", "partly": "Có một phần", "not yet": "Chưa có"}
PRIORITY_TEXTS: dict[Priority, str] = {"M": "Phải có", "S": "Nên có", "X": "Ngoài phạm vi"}
_STYLE = """<style>
.cn { font: 15px/1.45 system-ui, sans-serif; color: #1c2733; }
.cn .cn-scroll { overflow-x: auto; }
.cn table { border-collapse: collapse; width: 100%; }
.cn caption { text-align: left; padding: 8px 0; font-weight: 600; }
.cn th, .cn td { border: 1px solid #c3ccd6; padding: 6px 8px; text-align: left; vertical-align: top; }
.cn thead th { background: #eef2f6; }
.cn .cn-works { color: #0b6b34; font-weight: 600; }
.cn .cn-partly { color: #7a4b00; font-weight: 600; }
.cn .cn-not-yet { color: #8a1c1c; font-weight: 600; }
.cn summary { cursor: pointer; white-space: nowrap; }
.cn .cn-of { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.cn code { font-size: 12px; overflow-wrap: anywhere; }
/* on a phone the table keeps a width that can be read and moves sideways in its own frame */
@media (max-width: 700px) {
  .cn { max-width: calc(100vw - 48px); } .cn table { min-width: 1000px; } .cn code { font-size: 14px; }
}
</style>"""


@dataclass(frozen=True, slots=True)
class Function:
    """One function of Phụ lục VI (or beside it); ``code`` is module:attribute, ``test`` path::name."""

    id: str
    name: str
    citations: tuple[str, ...]
    priority: Priority
    status: Status
    code: str = ""
    test: str = ""
    missing: str = ""
    has_screen: bool = False

    @property
    def citation_text(self) -> str:
        """Its addresses in the law, in words; what wasn't read in the original says so."""
        found = [cite(citation) for citation in self.citations]
        return "; ".join(f"{one.text} ({one.notice})" if one.notice else one.text for one in found)


def functions_file() -> Path:
    """The table: inside the installed package, or docs/ of the checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "docs" / "functions.toml"
    return inside if inside.is_file() else package.parent / "docs" / "functions.toml"


@lru_cache
def all_functions() -> tuple[Function, ...]:
    """Every row in the order of the table."""
    rows = tomllib.loads(functions_file().read_text(encoding="utf-8"))["function"]
    return tuple(Function(**{**row, "citations": tuple(row["citations"])}) for row in rows)


def functions_html() -> str:
    """The page's HTML: a summary and one table that a screen reader can walk; needs no script and no network."""
    functions = all_functions()
    counts = Counter(function.status for function in functions)
    summary = ", ".join(f"{text.lower()}: {counts[status]}" for status, text in STATUS_TEXTS.items())
    heads = ("Mã", "Chức năng", "Căn cứ", "Ưu tiên", "Tình trạng", "Còn thiếu", "Mã nguồn, kiểm nghiệm")
    head = "".join(f'<th scope="col">{text}</th>' for text in heads)
    body = "\n".join(_row_html(function) for function in functions)
    return (
        f'{_STYLE}<section class="cn" lang="vi" aria-labelledby="cn-title">'
        '<p><a href="gallery.ipynb">← Về trang bài tập</a></p>'
        '<h1 id="cn-title">Chức năng của Hệ thống theo quy định</h1>'
        "<p>Đối chiếu Nghị định 30/2020/NĐ-CP, Phụ lục VI với hệ thống luyện tập này. Mức ưu tiên là của bài tập, "
        "không phải của pháp luật; bảng này không phải chứng nhận.</p>"
        f"<p>{len(functions)} chức năng; {summary}.</p>"
        '<div class="cn-scroll" role="region" aria-labelledby="cn-title" tabindex="0">'
        f"<table><caption>Từng chức năng và tình trạng hôm nay</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>\n{body}\n</tbody></table></div></section>"
    )


def _row_html(function: Function) -> str:
    e = html.escape
    screen = " – đã có trên màn hình" if function.has_screen else ""
    names = "<br>".join(f"<code>{e(place)}</code>" for place in (function.code, function.test) if place)
    # names of code are for those who verify the table; a clerk reads the other columns
    of = f'<span class="cn-of"> của {e(function.id)}</span>'
    places = names and f"<details><summary>Xem{of}</summary>{names}</details>"
    kind = function.status.replace(" ", "-")
    return (
        f'<tr><th scope="row">{e(function.id)}</th><td>{e(function.name)}</td><td>{e(function.citation_text)}</td>'
        f"<td>{PRIORITY_TEXTS[function.priority]}</td>"
        f'<td><span class="cn-{kind}">{STATUS_TEXTS[function.status]}</span>{screen}</td>'
        f"<td>{e(function.missing) or '–'}</td><td>{places or '–'}</td></tr>"
    )


def show_functions() -> Any:
    """Show the table in JupyterLab or in Voila."""
    from ipywidgets import HTML

    page = HTML(functions_html())
    page.layout.padding = "16px 24px"
    return page
