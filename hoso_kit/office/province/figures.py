"""The figures that the province's rows must add up to, and how they are shared out.

The case files by year and level are those of ``sample_data/filing_2019_2022.csv`` (61,097 in all; the source
counts districts and communes together). Nothing else here is anybody's real figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

YEARS = (2019, 2020, 2021, 2022)
FIRST_DAY = date(2019, 1, 1)
TODAY = date(2022, 12, 31)
CASE_FILES: Mapping[str, tuple[int, ...]] = {
    "province": (115, 7_673, 10_519, 11_859),
    "lower": (0, 2_436, 9_375, 19_120),
}
DOCUMENTS = 700_000
# How many of a hundred organs make their files on the system, by level, as the same source says.
FILING_SHARE = {"province": 90, "district": 20, "commune": 50}
# Organs in all: the shares above come out whole.
PROVINCE_ORGANS, DISTRICTS, DISTRICT_ORGANS, COMMUNES = 20, 8, 80, 90


def scaled(total: int, scale: float) -> int:
    """The total at a smaller scale; at least one of what there is."""
    return total if scale == 1.0 else max(1, round(total * scale)) if total else 0


def share_out(total: int, weights: Sequence[float]) -> tuple[int, ...]:
    """Whole parts in proportion to the weights that add up to the total (largest remainder first)."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [int(part) for part in exact]
    by_remainder = sorted(range(len(parts)), key=lambda at: (parts[at] - exact[at], at))
    for at in by_remainder[: total - sum(parts)]:
        parts[at] += 1
    return tuple(parts)
