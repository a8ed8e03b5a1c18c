"""The statistics as pandas frames with Vietnamese columns, for an instructor who wants to go on counting.

Frames hold numbers, not printed texts: shares are percents with one decimal, or
missing where there was nothing to divide by.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from hoso_kit.office.statistics import COLUMNS, FiledTable, Form3, Line, Rating, WorkRow
from hoso_kit.office.statistics.form3 import GROUPINGS

if TYPE_CHECKING:
    import pandas as pd


def form3_frame(form: Form3) -> pd.DataFrame:
    """Biểu mẫu 3 with its total as the last row; columns bear number and name."""
    import pandas as pd

    names = [f"{column.mark} {column.name}" for column in COLUMNS]
    names[1] = f"(2) {GROUPINGS[form.grouping]}"
    numbered: list[tuple[str, Line]] = [(str(place), line) for place, line in enumerate(form.lines, start=1)]
    rows = [
        (ordinal, line.name, *line.counts, line.led, None if line.share is None else line.share / 10)
        for ordinal, line in [*numbered, ("", form.total)]
    ]
    frame = pd.DataFrame(rows, columns=pd.Index(names))
    frame[names[-1]] = frame[names[-1]].astype("Float64")
    return frame


def ratings_frame(found: Sequence[Rating]) -> pd.DataFrame:
    """Officers by the article's criterion."""
    import pandas as pd

    return pd.DataFrame(
        {
            "Họ và tên": [one.person for one in found],
            "Cơ quan, đơn vị": [one.organ for one in found],
            "Bộ phận": [one.unit for one in found],
            "Số hồ sơ đã lập": [one.files for one in found],
            "Số VB chủ trì": [one.led for one in found],
            "VB đã vào hồ sơ": [one.filed for one in found],
            "Việc lập hồ sơ": [one.outcome.value for one in found],
            "Đề xuất của bài báo": [one.outcome.proposal for one in found],
        }
    )


def filed_frame(table: FiledTable) -> pd.DataFrame:
    """Case files by level and year with both totals."""
    import pandas as pd

    frame = pd.DataFrame(table.counts, index=list(table.levels), columns=[f"Năm {year}" for year in table.years])
    frame["Cộng"] = frame.sum(axis=1)
    frame.loc["Tổng"] = frame.sum(axis=0)
    return frame


def work_frame(rows: Iterable[WorkRow]) -> pd.DataFrame:
    """The rows themselves, for grouping in other ways (``pivot_table`` and friends)."""
    import pandas as pd

    names = ["Cơ quan, đơn vị", "Cấp", "Bộ phận", "Họ và tên", "Năm", "Trạng thái", "Số hồ sơ", "Số VB chủ trì"]
    data = [
        (row.organ, row.level, row.unit, row.person, row.year, row.standing.value, row.files, row.documents)
        for row in rows
    ]
    return pd.DataFrame(data, columns=pd.Index(names))
