"""The learner's start page: what this is, which exercises there are, how far he has come.

A read-only view: it reads journals and never writes one. Everything is one HTML widget with its own styles;
links go to the other apps on the same server.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from hoso_kit.classroom.course import Course
from hoso_kit.desk import places
from hoso_kit.desk.app_notebooks import NEW_LAW_PAGE, PRACTICE_PAGE, PROVINCE_PAGE
from hoso_kit.desk.exercise_cards import Card, Way, exercise_cards
from hoso_kit.office.journal import Journal, JournalError

_NO_CARDS = '<p class="hg-card">Khóa học này chưa có bài tập nào. Vui lòng báo giảng viên.</p>'


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one piece of work has come, as far as its journal tells."""

    actions: int = 0
    last_score: places.LastScore | None = None
    problem: str = ""

    @property
    def is_started(self) -> bool:
        """Whether the learner has done anything yet."""
        return self.actions > 0


def progress(folder: Path) -> Progress:
    """Read the newest journal under `folder`; a spoilt one is told in words, never as an error."""
    journals = sorted(folder.rglob(places.JOURNAL_NAME), key=_modified) if folder.is_dir() else []
    if not journals:
        return Progress()
    newest = journals[-1]
    score = places.read_last_score(newest.parent) or places.read_last_score(folder)
    try:
        entries = Journal.read(newest).entries
    except JournalError as error:
        return Progress(last_score=score, problem=error.message)
    except OSError:
        return Progress(last_score=score, problem="Không mở được tệp nhật ký bài làm.")
    return Progress(actions=sum(entry.kind == "action" for entry in entries), last_score=score)


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def number_text(value: float) -> str:
    """A mark as Vietnamese write it: 7,25 and 10."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def gallery_html(learner: str, home: Path, course: Course) -> str:
    """The whole page; pure text, so that a test can read it without a browser."""
    style = resources.files("hoso_kit.desk").joinpath("gallery.css").read_text(encoding="utf-8")
    cards = "".join(_card_html(card, learner, home) for card in exercise_cards(course)) or _NO_CARDS
    return f"""<style>{style}</style>
<div class="hg" lang="vi">
<header class="hg-top"><div class="hg-in">
  <p class="hg-kit">hoso_kit · phòng tập văn thư</p>
  <h1>Phòng tập lập hồ sơ công việc</h1>
  <p class="hg-lead">Làm thật trên một hệ thống quản lý văn bản mô phỏng. Sai ở đâu, hệ thống chỉ ngay chỗ sai,
  cách sửa và điều khoản của pháp luật.</p>
</div></header>
<div class="hg-in hg-body">
  <div>
  <section aria-labelledby="hg-ex">
    <h2 id="hg-ex">Bài tập</h2>
    {cards}
  </section>
  {_office_html(learner, home)}
  </div>
  <aside aria-labelledby="hg-how">
    <h2 id="hg-how">Cách học</h2>
    <ol>
      <li><b>Luyện tập</b> trước, bấm <b>Kiểm tra</b> bất cứ lúc nào.</li>
      <li>Đọc lời nhận xét, sửa, kiểm tra lại.</li>
      <li>Khi đã vững, làm <b>Bài chấm điểm</b> và nộp bài.</li>
    </ol>
    <p>Mỗi thao tác được lưu ngay. Anh (chị) có thể đóng trang và làm tiếp lúc khác.</p>
    <h2>Xem thêm</h2>
    <p><a href="thong-ke.ipynb">Thống kê lập hồ sơ</a>: Biểu mẫu 3 và biểu đồ của một tỉnh giả định, 2019–2022.</p>
    <p><a href="{PROVINCE_PAGE}">Tra cứu toàn tỉnh (giả định)</a>: tìm trong 61.097 hồ sơ và khoảng 700.000 văn bản.</p>
    <p><a href="chuc-nang.ipynb">Chức năng</a> của hệ thống mô phỏng, đối chiếu Phụ lục VI Nghị định 30/2020/NĐ-CP.</p>
    <dl><dt>Mã học viên</dt><dd>{html.escape(learner)}</dd></dl>
  </aside>
</div>
<footer class="hg-in"><p>Công cụ luyện tập: không phải sản phẩm của nhà cung cấp phần mềm nào và không có chứng nhận.
Cơ quan, người và văn bản trong bài đều là giả định. Thời hạn bảo quản theo Thông tư 09/2011/TT-BNV
(đã được thay thế) là dữ liệu luyện tập, cần đối chiếu văn bản gốc.</p></footer>
</div>"""


def _office_html(learner: str, home: Path) -> str:
    """The offices for free practice, one for each edition of the law, and those around the first."""
    return f"""<section class="hg-free" aria-labelledby="hg-office">
    <h2 id="hg-office">Thực hành tự do</h2>
    <article class="hg-card"><p class="hg-no">Không chấm điểm<span>Thời gian tùy ý</span></p>
    <h3>Văn phòng thực hành</h3>
    <p>Một UBND xã giả định vào cuối năm 2024 (khung trước 01/7/2025), mọi chức năng đều mở: văn bản đến, văn bản đi, ký số, Danh mục hồ sơ,
    lập hồ sơ, nộp lưu, tiếp nhận, bàn giao, quản trị. Anh (chị) lần lượt vào vai văn thư, chuyên viên, lãnh đạo,
    lưu trữ, quản trị; tự chuyển ngày; làm lại từ đầu lúc nào cũng được. Dùng để làm quen hoặc học cùng cả lớp.</p>
    {_entry_html(places.PRACTICE_OFFICE, PRACTICE_PAGE, "Văn phòng thực hành", learner, home)}
    <p>Cùng lớp đóng vai một huyện và các xã, gửi nhận văn bản qua Trục liên thông: người khác vào
    <a href="van-phong-huyen.ipynb">UBND huyện Mường Sa Lĩnh</a> hoặc
    <a href="van-phong-xa-2.ipynb">UBND xã Mường Cai Thượng</a>.</p></article>
    <article class="hg-card"><p class="hg-no">Không chấm điểm<span>Thời gian tùy ý</span></p>
    <h3>Văn phòng thực hành năm 2026</h3>
    <p>Một UBND xã lập sau sắp xếp ngày 01/7/2025, theo khung <b>Luật Lưu trữ 33/2024/QH15</b>: không còn cấp huyện,
    lưu trữ hiện hành, thời hạn lưu trữ, hạn nộp tính từ năm kết thúc công việc; nhận hồ sơ của hai xã và huyện cũ
    theo từng phông. Các mốc lấy từ nguồn thứ cấp, cần đối chiếu văn bản gốc.</p>
    {_entry_html(places.NEW_LAW_OFFICE, NEW_LAW_PAGE, "Văn phòng thực hành năm 2026", learner, home)}
    </article></section>"""


def _entry_html(office_id: str, page: str, name: str, learner: str, home: Path) -> str:
    """The way into one office: no marks, so how far one has come is the number of actions and no more."""
    state = progress(places.work_folder(office_id, "free", home=home, learner=learner))
    label = "Vào tiếp" if state.is_started or state.problem else "Vào văn phòng"
    return (
        f'<div class="hg-office">{_state_html(state)}<a class="hg-go hg-main" href="{page}" '
        f'aria-label="{label}: {name}">{label}</a></div>'
    )


def _state_html(state: Progress) -> str:
    """How far it has come, in a line."""
    if state.problem:
        return f'<p class="hg-state hg-warn">{html.escape(state.problem)}</p>'
    if state.is_started:
        return f'<p class="hg-state hg-on">Đang làm · {state.actions} thao tác</p>'
    return '<p class="hg-state">Chưa bắt đầu</p>'


def _card_html(card: Card, learner: str, home: Path) -> str:
    ways = "".join(_way_html(card, way, learner, home) for way in card.ways)
    about = f"<p>{html.escape(card.about)}</p>" if card.about else ""
    problem = f'<p class="hg-warn">{html.escape(card.problem)}</p>' if card.problem else ""
    return (
        f'<article class="hg-card"><p class="hg-no">{html.escape(card.number)}<span>{html.escape(card.minutes)}</span></p>'
        f"<h3>{html.escape(card.title)}</h3>{about}{problem}"
        f'<div class="hg-ways">{ways}</div></article>'
    )


def _way_html(card: Card, way: Way, learner: str, home: Path) -> str:
    state = progress(places.work_folder(card.exercise_id, way.mode, home=home, learner=learner))
    score = ""
    if state.last_score is not None:
        reached, full = number_text(state.last_score.score), number_text(state.last_score.points)
        score = f'<p class="hg-score">Lần tự kiểm tra gần nhất: <b>{reached}/{full}</b> điểm</p>'
    label = "Làm tiếp" if state.is_started or state.problem else "Bắt đầu"
    kind = "hg-main" if way.mode == "practice" else "hg-second"
    return (
        f'<section class="hg-way"><h4>{html.escape(way.name)}</h4><p>{html.escape(way.about)}</p>{_state_html(state)}{score}'
        f'<a class="hg-go {kind}" href="{html.escape(way.notebook)}" '
        f'aria-label="{label}: {html.escape(way.name)}, {html.escape(card.title)}">{label}</a></section>'
    )


def show_gallery() -> Any:
    """Show the start page in a notebook or in Voila."""
    from IPython.display import display
    from ipywidgets import HTML

    page = HTML(gallery_html(places.learner_id(), places.home_folder(), Course(places.course_folder())))
    page.add_class("hoso-gallery")
    display(page)
