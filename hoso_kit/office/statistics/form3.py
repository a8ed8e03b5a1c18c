"""Biểu mẫu 3: the fifteen columns on filing and handing over, line by line and in total.

The form is a real office's report (a habit of the trade, not a form set by law).
Of its columns 7, 9 and 11 were not legible in the source and are inferred from
the pairs "HS …" / "VB trong đó"; the note says so wherever the form is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from hoso_kit.office.statistics.counting import per_mille, share_text
from hoso_kit.office.statistics.rows import Standing, WorkRow
from hoso_kit.records.text import sort_key

Grouping = Literal["organ", "unit", "person", "level", "year"]
GROUPINGS: dict[Grouping, str] = {
    "organ": "Cơ quan, đơn vị",
    "unit": "Bộ phận",
    "person": "Người chủ trì",
    "level": "Cấp",
    "year": "Năm",
}
CITATION = "practice.filing-statistics"
TOTAL_NAME = "Tổng cộng"
NOTE = (
    "Biểu mẫu 3 là mẫu báo cáo thực tế của một cơ quan, không phải biểu mẫu do pháp luật quy định. "
    "Cột (7), (9), (11) suy theo cặp “HS – VB trong đó” vì bản gốc không ghi rõ. "
    "Quy ước đếm của bộ học liệu: mỗi văn bản chủ trì đếm một lần; văn bản nằm trong nhiều hồ sơ tính ở hồ sơ "
    "đã đi xa nhất; bản dự thảo không đếm. "
    "Vì vậy (3) + (5) + (7) + (9) + (11) + (13) = (14)."
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the form; ``is_inferred`` marks what the source doesn't show."""

    number: int
    name: str
    is_inferred: bool = False

    @property
    def mark(self) -> str:
        """The number as printed under the heading."""
        return f"({self.number})"


COLUMNS = (
    Column(1, "TT"),
    Column(2, "Đơn vị"),
    Column(3, "Số VB chủ trì chưa lập hồ sơ công việc"),
    Column(4, "HS đang thực hiện"),
    Column(5, "VB trong đó"),
    Column(6, "HS trả lại"),
    Column(7, "VB trong đó", is_inferred=True),
    Column(8, "HS đã kết thúc, chưa giao nộp"),
    Column(9, "VB trong đó", is_inferred=True),
    Column(10, "HS chờ tiếp nhận vào LTHH"),
    Column(11, "VB trong đó", is_inferred=True),
    Column(12, "HS đúng quy định đã tiếp nhận"),
    Column(13, "Số VB trong đó"),
    Column(14, "Tổng số VB chủ trì"),
    Column(15, "Tỷ lệ = (13)/(14)"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line; fields in the order of columns 3 to 13, the last two follow from them."""

    name: str
    unfiled: int = 0
    open_files: int = 0
    open_documents: int = 0
    returned_files: int = 0
    returned_documents: int = 0
    closed_files: int = 0
    closed_documents: int = 0
    waiting_files: int = 0
    waiting_documents: int = 0
    accepted_files: int = 0
    accepted_documents: int = 0

    @property
    def counts(self) -> tuple[int, ...]:
        """Columns 3 to 13."""
        return (
            self.unfiled, self.open_files, self.open_documents, self.returned_files, self.returned_documents,
            self.closed_files, self.closed_documents, self.waiting_files, self.waiting_documents,
            self.accepted_files, self.accepted_documents,
        )  # fmt: skip

    @property
    def led(self) -> int:
        """Column 14: every document led, wherever it stands."""
        return sum(documents for _, documents in self.standings.values())

    @property
    def files(self) -> int:
        """All case files, whatever their standing."""
        return sum(files for files, _ in self.standings.values())

    @property
    def share(self) -> int | None:
        """Column 15 in tenths of a percent; None when nothing was led."""
        return per_mille(self.accepted_documents, self.led)

    @property
    def share_text(self) -> str:
        """Column 15 as printed."""
        return share_text(self.accepted_documents, self.led)

    @property
    def standings(self) -> dict[Standing, tuple[int, int]]:
        """(files, documents) for each standing."""
        return {
            Standing.UNFILED: (0, self.unfiled),
            Standing.OPEN: (self.open_files, self.open_documents),
            Standing.RETURNED: (self.returned_files, self.returned_documents),
            Standing.CLOSED: (self.closed_files, self.closed_documents),
            Standing.WAITING: (self.waiting_files, self.waiting_documents),
            Standing.ACCEPTED: (self.accepted_files, self.accepted_documents),
        }


@dataclass(frozen=True, slots=True)
class Form3:
    """The form: lines in order and their total."""

    grouping: Grouping
    lines: tuple[Line, ...]
    total: Line

    def cells(self) -> tuple[tuple[str | int, ...], ...]:
        """All fifteen columns of each line, then of the total (which has no ordinal)."""
        numbered = [(place, line) for place, line in enumerate(self.lines, start=1)]
        rows: list[tuple[str | int, ...]] = [
            (place, line.name, *line.counts, line.led, line.share_text) for place, line in numbered
        ]
        rows.append(("", self.total.name, *self.total.counts, self.total.led, self.total.share_text))
        return tuple(rows)


def form3(rows: Iterable[WorkRow], grouping: Grouping = "unit") -> Form3:
    """Biểu mẫu 3 of these rows, one line for each organ, unit, person, level or year.

    Same names in different bodies are different units; two people of one name are
    two lines. Lines stand in Vietnamese dictionary order; no rows give no line and a
    total of zeros.
    """
    groups: dict[tuple[str, ...], dict[Standing, tuple[int, int]]] = {}
    everything: dict[Standing, tuple[int, int]] = {}
    for row in rows:
        for counts in (groups.setdefault(_key(row, grouping), {}), everything):
            files, documents = counts.get(row.standing, (0, 0))
            counts[row.standing] = (files + row.files, documents + row.documents)
    names = _names(groups, grouping)
    ordered = sorted(groups, key=lambda key: (_place(names[key], grouping), key))
    lines = tuple(_line(names[key], groups[key]) for key in ordered)
    return Form3(grouping, lines, _line(TOTAL_NAME, everything))


def _key(row: WorkRow, grouping: Grouping) -> tuple[str, ...]:
    """What tells one line from another, its own name first."""
    match grouping:
        case "organ":
            return (row.organ,)
        case "unit":
            return (row.unit, row.organ)
        case "person":
            return (row.person, row.organ, row.person_id)
        case "level":
            return (row.level or "Chưa rõ cấp",)
        case "year":
            return (str(row.year),)


def _names(keys: Iterable[tuple[str, ...]], grouping: Grouping) -> dict[tuple[str, ...], str]:
    """Names as printed: the body is added where there is more than one."""
    found = list(keys)
    if grouping in ("unit", "person") and len({key[1] for key in found}) > 1:
        return {key: f"{key[0]} – {key[1]}" for key in found}
    return {key: key[0] for key in found}


def _place(name: str, grouping: Grouping) -> tuple[object, ...]:
    if grouping == "level":
        order = ("Cấp tỉnh", "Cấp huyện", "Cấp huyện, xã", "Cấp xã")
        return (order.index(name) if name in order else len(order), sort_key(name))
    return (name_key(name) if grouping == "person" else sort_key(name),)


def name_key(full_name: str) -> tuple[object, ...]:
    """Sorts Vietnamese names as a list of staff does: by the given name (last), then family and middle names."""
    person = full_name.split(" – ", 1)[0]
    return (sort_key(person.rsplit(" ", 1)[-1]), sort_key(full_name))


def _line(name: str, counts: dict[Standing, tuple[int, int]]) -> Line:
    def files(standing: Standing) -> int:
        return counts.get(standing, (0, 0))[0]

    def documents(standing: Standing) -> int:
        return counts.get(standing, (0, 0))[1]

    return Line(
        name=name,
        unfiled=documents(Standing.UNFILED),
        open_files=files(Standing.OPEN),
        open_documents=documents(Standing.OPEN),
        returned_files=files(Standing.RETURNED),
        returned_documents=documents(Standing.RETURNED),
        closed_files=files(Standing.CLOSED),
        closed_documents=documents(Standing.CLOSED),
        waiting_files=files(Standing.WAITING),
        waiting_documents=documents(Standing.WAITING),
        accepted_files=files(Standing.ACCEPTED),
        accepted_documents=documents(Standing.ACCEPTED),
    )
