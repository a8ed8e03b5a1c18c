"""Charts with Vietnamese labels, as PNG or SVG bytes with a text for those who don't see them.

The font is DejaVu Sans: matplotlib brings it along, so every machine has it, and
it has all Vietnamese letters. Colours are those of Okabe and Ito (told apart by
colour-blind readers); hatches and printed numbers say the same again. A chart
never shows a number that the statistics didn't give, and states no date.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from hoso_kit.office.statistics import FiledTable, Form3, Line, Rating, Standing, number_text, share_text
from hoso_kit.office.statistics.rating import Outcome

ImageFormat = Literal["png", "svg"]
FONT = "DejaVu Sans"
INK = "#1d2733"
GRID = "#d9e0e9"
# standing: name in the legend, colour, hatch
LOOKS: dict[Standing, tuple[str, str, str]] = {
    Standing.ACCEPTED: ("Đã tiếp nhận vào lưu trữ", "#009E73", ""),
    Standing.WAITING: ("Chờ tiếp nhận", "#56B4E9", "//"),
    Standing.CLOSED: ("Đã kết thúc, chưa giao nộp", "#0072B2", ""),
    Standing.RETURNED: ("Bị trả lại", "#CC79A7", "xx"),
    Standing.OPEN: ("Đang thực hiện", "#F0E442", ".."),
    Standing.UNFILED: ("Chưa lập hồ sơ", "#D55E00", "\\\\"),
}
LEVEL_LOOKS = {
    "Cấp tỉnh": ("#0072B2", ""),
    "Cấp huyện": ("#E69F00", "//"),
    "Cấp huyện, xã": ("#E69F00", "//"),
    "Cấp xã": ("#009E73", ".."),
}
OTHER_LEVEL = ("#999999", "xx")
MOST_LINES = 25


@dataclass(frozen=True, slots=True)
class Chart:
    """An image and what it says in words."""

    image: bytes
    image_format: ImageFormat
    alt_text: str

    @property
    def media_type(self) -> str:
        """For a page or a file."""
        return "image/png" if self.image_format == "png" else "image/svg+xml"


def files_by_year(table: FiledTable, image_format: ImageFormat = "png") -> Chart:
    """Case files of each year, the levels stacked, each part with its number and each bar with its sum."""

    def draw(figure: Any) -> None:
        axes = figure.add_subplot()
        places = range(len(table.years))
        base = [0] * len(table.years)
        tallest = max((*table.year_totals, 1))
        for level, line in _levels(table):
            colour, hatch = LEVEL_LOOKS.get(level, OTHER_LEVEL)
            axes.bar(places, line, bottom=base, width=0.62, label=level, color=colour, hatch=hatch, edgecolor="white")
            for place, count in enumerate(line):
                if count > 0.06 * tallest:
                    _label(axes, place, base[place] + count / 2, number_text(count))
            base = [below + count for below, count in zip(base, line, strict=True)]
        for place, total in enumerate(table.year_totals):
            axes.annotate(
                number_text(total), (place, total), xytext=(0, 5), textcoords="offset points",
                ha="center", va="bottom", fontsize=11, fontweight="bold", color=INK,
            )  # fmt: skip
        axes.set_xticks(list(places), [f"Năm {year}" for year in table.years])
        axes.set_xlim(-0.6, max(len(table.years), 3) - 0.4)
        axes.set_ylim(0, tallest * 1.12)
        axes.set_ylabel("Số hồ sơ")
        _count(axes.yaxis)
        axes.set_title("Hồ sơ lập trên Hệ thống theo năm và cấp", loc="left", fontweight="bold")
        if table.levels:
            axes.legend(loc="upper left", frameon=True, framealpha=1, edgecolor="white", borderpad=0.2)
        _plain(axes, "y")

    years = "; ".join(
        f"năm {year}: {number_text(total)} hồ sơ ("
        + ", ".join(f"{level.lower()} {number_text(line[place])}" for level, line in _levels(table))
        + ")"
        for place, (year, total) in enumerate(zip(table.years, table.year_totals, strict=True))
    )
    alt = f"Biểu đồ cột chồng, số hồ sơ theo năm và cấp. {years}. Tổng cộng {number_text(table.total)} hồ sơ."
    return _chart(draw, (6.6, 4.0), image_format, alt)


def standing_shares(form: Form3, image_format: ImageFormat = "png") -> Chart:
    """For each line of Biểu mẫu 3 where the documents led stand, as parts of all that it leads.

    At most `MOST_LINES` lines are drawn, those with most documents; the title says so.
    """
    with_work = [line for line in form.lines if line.led]
    ranked = sorted(with_work, key=lambda line: -line.led)[:MOST_LINES]
    lines = [line for line in form.lines if line in ranked][:MOST_LINES]
    cut = f" ({len(lines)} dòng nhiều văn bản nhất)" if len(with_work) > len(lines) else ""

    def draw(figure: Any) -> None:
        axes = figure.add_subplot()
        for standing, (name, colour, hatch) in LOOKS.items():
            starts = [_before(line, standing) for line in lines]
            parts = [100 * line.standings[standing][1] / line.led for line in lines]
            axes.barh(
                range(len(lines)),
                parts,
                left=starts,
                height=0.7,
                label=name,
                color=colour,
                hatch=hatch,
                edgecolor="white",
            )
            for place, (line, start, part) in enumerate(zip(lines, starts, parts, strict=True)):
                if part >= 15:
                    _label(axes, start + part / 2, place, share_text(line.standings[standing][1], line.led))
        axes.set_yticks(range(len(lines)), [f"{_short(line.name)}\n{number_text(line.led)} VB" for line in lines])
        axes.set_ylim(len(lines) - 0.4, -0.6)
        axes.set_xlim(0, 100)
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0f}%")
        axes.set_title(f"Văn bản chủ trì đang ở đâu{cut}", loc="left", fontweight="bold")
        figure.legend(loc="outside lower left", ncols=2, frameon=False, fontsize=9.5)
        _plain(axes, "x")

    spoken = "; ".join(
        f"{line.name}: {share_text(line.accepted_documents, line.led)} đã tiếp nhận, "
        f"{share_text(line.unfiled, line.led)} chưa lập hồ sơ"
        for line in lines
    )
    alt = f"Biểu đồ thanh ngang, tỷ lệ văn bản chủ trì theo trạng thái{cut}. {spoken or 'Không có văn bản chủ trì'}."
    return _chart(draw, (6.6, max(2.8, 1.6 + 0.52 * len(lines))), image_format, alt)


def officers(found: Sequence[Rating], image_format: ImageFormat = "png") -> Chart:
    """Documents filed and not filed by each officer, with the article's criterion in words beside the bar."""
    judged = [one for one in found if one.led or one.files]
    # the criterion first: who files nothing must not fall off a long list
    ranked = sorted(judged, key=lambda one: (one.outcome is not Outcome.FILES_NOTHING, one.filed - one.led))
    kept = set(map(id, ranked[:MOST_LINES]))
    lines = [one for one in judged if id(one) in kept]
    cut = f" ({len(lines)} trên {len(judged)} người)" if len(judged) > len(lines) else ""

    def draw(figure: Any) -> None:
        axes = figure.add_subplot()
        places = range(len(lines))
        filed = [one.filed for one in lines]
        rest = [one.led - one.filed for one in lines]
        for counts, left, standing, name in (
            (filed, [0] * len(lines), Standing.ACCEPTED, "VB chủ trì đã vào hồ sơ"),
            (rest, filed, Standing.UNFILED, "VB chủ trì chưa lập hồ sơ"),
        ):
            _, colour, hatch = LOOKS[standing]
            axes.barh(places, counts, left=left, height=0.66, label=name, color=colour, hatch=hatch, edgecolor="white")
        longest = max([one.led for one in lines], default=1) or 1
        for place, one in enumerate(lines):
            text = f"{number_text(one.filed)}/{number_text(one.led)}"
            if one.outcome is Outcome.FILES_NOTHING:
                text += " · không lập hồ sơ"
            axes.text(
                one.led + longest * 0.012, place, text, va="center", fontsize=9.5, color=INK,
                fontweight="bold" if one.outcome is Outcome.FILES_NOTHING else "normal",
            )  # fmt: skip
        organs = {one.organ for one in lines}
        axes.set_yticks(
            places,
            [one.person if len(organs) == 1 else f"{one.person}\n{_short(one.organ)}" for one in lines],
            fontsize=9,
        )
        axes.set_ylim(len(lines) - 0.4, -0.6)
        axes.set_xlim(0, longest * 1.45)
        _count(axes.xaxis)
        axes.set_title(f"Ai lập hồ sơ, ai chưa{cut}", loc="left", fontweight="bold")
        figure.legend(loc="outside lower left", ncols=2, frameon=False, fontsize=9.5)
        _plain(axes, "x")

    idle = [one.person for one in lines if one.outcome is Outcome.FILES_NOTHING]
    spoken = "; ".join(f"{one.person}: {one.filed} trên {one.led} văn bản đã vào hồ sơ" for one in lines)
    alt = (
        f"Biểu đồ thanh ngang, văn bản chủ trì của từng người{cut}. {spoken or 'Không có ai chủ trì văn bản'}. "
        f"Người không lập hồ sơ nào: {', '.join(idle) if idle else 'không có'}."
    )
    return _chart(draw, (6.6, max(2.4, 1.4 + 0.42 * len(lines))), image_format, alt)


def _levels(table: FiledTable) -> Sequence[tuple[str, tuple[int, ...]]]:
    return list(zip(table.levels, table.counts, strict=True))


def _before(line: Line, standing: Standing) -> float:
    """Percent of the bar to the left of this part."""
    order = list(LOOKS)
    return 100 * sum(line.standings[one][1] for one in order[: order.index(standing)]) / line.led


def _short(name: str) -> str:
    return name if len(name) <= 34 else name[:33].rstrip() + "…"


def _label(axes: Any, x: float, y: float, text: str) -> None:
    """A number on a coloured part, on white so that no colour or hatch eats it."""
    axes.text(
        x, y, text, ha="center", va="center", fontsize=9, color=INK,
        bbox={"boxstyle": "round,pad=0.18", "facecolor": "white", "edgecolor": "none", "alpha": 0.92},
    )  # fmt: skip


def _count(axis: Any) -> None:
    """Whole numbers only, as Vietnamese write them."""
    from matplotlib.ticker import MaxNLocator

    axis.set_major_locator(MaxNLocator(nbins=6, integer=True))
    axis.set_major_formatter(lambda value, _: number_text(int(value)))


def _plain(axes: Any, grid: str) -> None:
    """Only what helps to read: one set of thin lines, no frame."""
    axes.set_axisbelow(True)
    axes.grid(axis=grid, color=GRID, linewidth=0.8)
    for side in ("top", "right", "left" if grid == "y" else "bottom"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0)


def _chart(draw: Callable[[Any], None], size: tuple[float, float], image_format: ImageFormat, alt: str) -> Chart:
    """Draw without pyplot (it keeps figures in a list of its own); the same numbers give the same bytes."""
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    looks: Any = {
        "font.family": FONT, "font.size": 10.5, "axes.titlesize": 13, "text.color": INK, "axes.labelcolor": INK,
        "xtick.color": INK, "ytick.color": INK, "axes.edgecolor": GRID, "hatch.color": "white", "hatch.linewidth": 1.1,
        # words stay words in the SVG: found, read aloud and copied
        "svg.fonttype": "none", "svg.hashsalt": "hoso_kit",
    }  # fmt: skip
    data = io.BytesIO()
    with rc_context(looks):
        figure = Figure(figsize=size, layout="constrained")
        FigureCanvasAgg(figure)
        draw(figure)
        metadata = {"Date": None} if image_format == "svg" else {"Software": None}
        figure.savefig(data, format=image_format, dpi=150, metadata=metadata)
    return Chart(data.getvalue(), image_format, alt)
