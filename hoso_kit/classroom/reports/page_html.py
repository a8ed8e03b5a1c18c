"""The statistics page as HTML text: tables that a screen reader can walk, charts with words.

Pure text from values, so that tests read it without a browser. It counts
nothing, and every name that comes from data is escaped.
"""

from __future__ import annotations

import base64
import html
from collections import Counter
from collections.abc import Sequence

from hoso_kit.classroom.reports.charts import Chart
from hoso_kit.office.statistics import COLUMNS, PROPOSAL, Article, FiledTable, Form3, Outcome, Rating, Slip, number_text
from hoso_kit.office.statistics.form3 import CITATION, GROUPINGS, NOTE
from hoso_kit.office.statistics.of_office import ACCOUNT_CITATION, COUNT_CITATION
from hoso_kit.regulations import cite

MOST_OFFICERS = 60
e = html.escape


def heading_html() -> str:
    """The page's top: what it is, the way back, the way to each part."""
    return """<div class="tk" lang="vi"><header class="tk-top"><div class="tk-in">
<p class="tk-home"><a href="gallery.ipynb">← Về trang bài tập</a></p>
<h1>Thống kê lập hồ sơ</h1>
<p>Ai đã lập hồ sơ, ai chưa, văn bản đang nằm ở đâu: số liệu của một tỉnh giả định, đếm theo Biểu mẫu 3.</p>
<nav class="tk-nav" aria-label="Các phần của trang"><a href="#tk-bm3">Biểu mẫu 3</a><a href="#tk-bd">Biểu đồ</a>
<a href="#tk-nguoi">Ai lập hồ sơ, ai chưa</a><a href="#tk-bai">Bảng của bài báo và soát lỗi</a></nav>
</div></header></div>"""


def waiting_html(text: str, done: float) -> str:
    """Work that takes a while: what is done and how far it has come (0 to 1)."""
    percent = round(100 * min(max(done, 0.0), 1.0))
    return (
        '<div class="tk"><div class="tk-in"><div class="tk-wait" role="status">'
        f'<p id="tk-wait-text">{e(text)} {percent}%</p>'
        f'<progress max="100" value="{percent}" aria-labelledby="tk-wait-text"></progress></div></div></div>'
    )


def remark_html(text: str) -> str:
    """A quiet remark under the controls."""
    return f'<div class="tk"><div class="tk-in"><p class="tk-note" style="margin:8px 0 0">{e(text)}</p></div></div>'


def fault_html(text: str) -> str:
    """Something went wrong; the sentence says what to try."""
    return f'<div class="tk"><div class="tk-in"><p class="tk-fault" role="alert">{e(text)}</p></div></div>'


def form3_html(form: Form3, chosen: str, download: str = "") -> str:
    """Biểu mẫu 3 as a table; ``chosen`` says in words what was counted, ``download`` is ready HTML."""
    heads = "".join(
        f'<th scope="col"{" class=tk-inferred" if column.is_inferred else ""}>'
        f"{e(GROUPINGS[form.grouping] if column.number == 2 else column.name)}{'*' if column.is_inferred else ''}"
        f'<span class="tk-nr">{column.mark}</span></th>'
        for column in COLUMNS
    )
    *lines, total = form.cells()
    body = "".join(_cells(line) for line in lines) or '<tr><td colspan="15" class="tk-text">Không có số liệu.</td></tr>'
    return (
        '<div class="tk"><div class="tk-in"><section aria-labelledby="tk-bm3"><h2 id="tk-bm3">Biểu mẫu 3: '
        "tình hình lập hồ sơ và giao nộp</h2>"
        f'<div class="tk-scroll" role="region" tabindex="0" aria-label="Bảng Biểu mẫu 3, cuộn được"><table>'
        f"<caption>{e(chosen)}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody>"
        f"<tfoot>{_cells(total)}</tfoot></table></div>"
        f'<p class="tk-note" style="margin-top:8px">HS: hồ sơ; VB: văn bản; LTHH: lưu trữ hiện hành. * {e(NOTE)} '
        f"Thống kê theo tài khoản và số hồ sơ, văn bản: {e(cite(ACCOUNT_CITATION).text)} và III.6.a.</p>{download}"
        "</section></div></div>"
    )


def _cells(cells: Sequence[str | int]) -> str:
    ordinal, name, *rest = cells
    numbers = "".join(f"<td>{number_text(cell) if isinstance(cell, int) else e(cell)}</td>" for cell in rest)
    return f'<tr><td>{ordinal}</td><th scope="row">{e(str(name))}</th>{numbers}</tr>'


def charts_html(charts: Sequence[Chart]) -> str:
    """The charts side by side."""
    figures = "".join(f"<figure>{image_html(chart)}</figure>" for chart in charts)
    return (
        '<div class="tk"><div class="tk-in"><section aria-labelledby="tk-bd"><h2 id="tk-bd">Biểu đồ</h2>'
        f'<div class="tk-charts">{figures}</div></section></div></div>'
    )


def image_html(chart: Chart) -> str:
    """The image inside the page itself, with its words."""
    data = base64.b64encode(chart.image).decode("ascii")
    return f'<img src="data:{chart.media_type};base64,{data}" alt="{e(chart.alt_text)}">'


def officers_html(found: Sequence[Rating], chart: Chart | None) -> str:
    """The article's criterion on the officers: sums, the chart, and the list of one body."""
    outcomes = Counter(one.outcome for one in found)
    facts = "".join(f"<li><b>{number_text(outcomes[one])}</b>{e(one.value)}</li>" for one in Outcome)
    if chart is None:
        shown = f"<p>Chọn một cơ quan ở trên để xem danh sách từng người (nhiều nhất {MOST_OFFICERS} dòng).</p>"
    else:
        shown = (
            f'<div class="tk-charts">{_officers_table(found[:MOST_OFFICERS])}<figure>{image_html(chart)}</figure></div>'
        )
    return (
        '<div class="tk"><div class="tk-in"><section aria-labelledby="tk-nguoi"><h2 id="tk-nguoi">'
        f'Ai lập hồ sơ, ai chưa</h2><p>{e(PROPOSAL)}</p><ul class="tk-facts">{facts}</ul>{shown}</section></div></div>'
    )


def _officers_table(found: Sequence[Rating]) -> str:
    heads = ("Họ và tên", "Số hồ sơ đã lập", "VB đã vào hồ sơ / VB chủ trì", "Theo đề xuất của bài báo")
    rows = "".join(
        f'<tr><th scope="row">{e(one.person)}</th><td>{number_text(one.files)}</td>'
        f"<td>{number_text(one.filed)} / {number_text(one.led)} ({e(one.share_text)})</td>"
        f'<td class="tk-text{" tk-bad" if one.outcome is Outcome.FILES_NOTHING else ""}">{e(_verdict(one))}</td></tr>'
        for one in found
    )
    return (
        '<div class="tk-scroll" role="region" tabindex="0" aria-label="Danh sách từng người, cuộn được"><table>'
        "<caption>Danh sách theo tên</caption>"
        f"<thead><tr>{''.join(f'<th scope=col>{e(head)}</th>' for head in heads)}</tr></thead><tbody>{rows}</tbody>"
        "</table></div>"
    )


def _verdict(one: Rating) -> str:
    if one.outcome is Outcome.FILES_NOTHING:
        return "Không lập hồ sơ: không hoàn thành nhiệm vụ"
    return str(one.outcome.value)


def article_html(article: Article, counted: FiledTable, chart: Chart) -> str:
    """The article's table, counted again from single files, with the box of slips."""
    agrees = counted == article.table and counted.total == article.claimed_total
    verdict = (
        f"Khớp: đếm lại {number_text(counted.total)} hồ sơ, từng ô, từng hàng, từng cột đều đúng như bài báo."
        if agrees
        else f"Không khớp: đếm lại {number_text(counted.total)}, bài báo {number_text(article.claimed_total)} hồ sơ."
    )
    return (
        '<div class="tk"><div class="tk-in"><section aria-labelledby="tk-bai"><h2 id="tk-bai">'
        f"Bảng của bài báo và soát lỗi</h2><p>Bài “{e(article.title)}” ({article.published:%d/%m/%Y}) nêu số hồ sơ lập "
        "trên Hệ thống giai đoạn 2019–2022. Bảng dưới đây đếm lại từ từng hồ sơ giả định một, theo năm và cấp.</p>"
        f'<div class="tk-charts"><div>{filed_html(counted)}<p style="margin-top:10px"><b>{e(verdict)}</b></p>'
        f"{slips_html(article.slips)}</div><figure>{image_html(chart)}</figure></div></section>"
        f'<p class="tk-note">Cơ quan, người và hồ sơ đều là giả định. Biểu mẫu 3: {e(cite(CITATION).text)} '
        f"({e(cite(CITATION).notice)}). Chức năng thống kê: {e(cite(COUNT_CITATION).text)}.</p></div></div>"
    )


def filed_html(table: FiledTable) -> str:
    """Case files by level and year with both totals."""
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Cấp", *(f"Năm {y}" for y in table.years), "Cộng"))

    def line(name: str, counts: Sequence[int]) -> str:
        cells = "".join(f"<td>{number_text(count)}</td>" for count in counts)
        return f'<tr><th scope="row">{e(name)}</th>{cells}</tr>'

    levels = zip(table.levels, table.counts, table.level_totals, strict=True)
    body = "".join(line(level, (*counts, total)) for level, counts, total in levels)
    foot = line("Tổng", (*table.year_totals, table.total))
    return (
        '<div class="tk-scroll tk-small"><table><caption>Số hồ sơ lập trên Hệ thống (đơn vị tính: hồ sơ)</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody><tfoot>{foot}</tfoot></table></div>"
    )


def slips_html(slips: Sequence[Slip]) -> str:
    """The *soát lỗi* box: what stands in the article, why it can't be right, what a clerk does."""
    items = "".join(
        f"<li><b>{e(slip.where)}</b>: “{e(slip.context).replace(e(slip.seen), f'<mark>{e(slip.seen)}</mark>')}”. "
        f"{e(slip.fault)} <i>{e(slip.advice)}</i></li>"
        for slip in slips
    )
    return (
        '<div class="tk-slips"><h3>Soát lỗi: hai sơ suất của bài báo</h3>'
        f"<p>Số cộng đúng chưa chắc báo cáo đã đúng. Đọc lại cả ngày tháng và ký hiệu:</p><ol>{items}</ol></div>"
    )
