"""The article's table of 2022, made again from single case files, and the slips that it holds.

The figures are the article's; the files that add up to them are made up. What
looks wrong in the article is shown as it stands, with why, and is never mended
here: a clerk who proof-reads asks the source.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files as resources
from tomllib import loads

from hoso_kit.office.statistics.rows import ALL_LEVELS, Standing, Tally, WorkRow


@dataclass(frozen=True, slots=True)
class Slip:
    """Something in the article that can't be right: what stands there, where, why, what to do."""

    seen: str
    where: str
    context: str
    fault: str
    advice: str


@dataclass(frozen=True, slots=True)
class FiledTable:
    """Case files by level (lines) and year (columns), with both kinds of totals."""

    years: tuple[int, ...]
    levels: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    @property
    def level_totals(self) -> tuple[int, ...]:
        """The sum of each line."""
        return tuple(sum(line) for line in self.counts)

    @property
    def year_totals(self) -> tuple[int, ...]:
        """The sum of each column."""
        return tuple(sum(line[place] for line in self.counts) for place in range(len(self.years)))

    @property
    def total(self) -> int:
        """All case files."""
        return sum(self.level_totals)


@dataclass(frozen=True, slots=True)
class Article:
    """What we took from the article."""

    title: str
    published: date
    claimed_total: int
    table: FiledTable
    slips: tuple[Slip, ...]


@lru_cache(maxsize=1)
def article() -> Article:
    """The article's data."""
    text = (resources("hoso_kit.office.statistics") / "data" / "article.toml").read_text(encoding="utf-8")
    data = loads(text)
    table = FiledTable(
        tuple(data["years"]),
        tuple(level["name"] for level in data["level"]),
        tuple(tuple(level["filed"]) for level in data["level"]),
    )
    slips = tuple(Slip(**slip) for slip in data["slip"])
    return Article(data["title"], data["published"], data["claimed_total"], table, slips)


# The article knows two lines; a province's rows may tell districts from communes.
_ARTICLE_LEVEL = {"Cấp huyện": "Cấp huyện, xã", "Cấp xã": "Cấp huyện, xã"}


def reproduce_article(rows: Iterable[WorkRow]) -> FiledTable:
    """The article's table counted from rows: files by its two levels and its years.

    Rows of other years or of no level raise `ValueError`: a table that silently
    left some files out would not be the article's.
    """
    shape = article().table
    counts: Counter[tuple[str, int]] = Counter()
    for row in rows:
        level = _ARTICLE_LEVEL.get(row.level, row.level)
        if row.files and (level not in shape.levels or row.year not in shape.years):
            raise ValueError(f"Có hồ sơ ngoài bảng của bài báo: cấp {row.level!r}, năm {row.year}.")
        counts[level, row.year] += row.files
    return FiledTable(
        shape.years, shape.levels, tuple(tuple(counts[level, year] for year in shape.years) for level in shape.levels)
    )


def filed_table(rows: Iterable[WorkRow]) -> FiledTable:
    """Case files of any rows by level and year; a level or year without a row has no place in it."""
    counts: Counter[tuple[str, int]] = Counter()
    for row in rows:
        counts[row.level, row.year] += row.files
    years = tuple(sorted({year for _, year in counts}))
    # ALL_LEVELS stand from the top down; what isn't among them comes after
    order = {level: place for place, level in enumerate(ALL_LEVELS)}
    levels = tuple(sorted({level for level, _ in counts}, key=lambda level: (order.get(level, len(order)), level)))
    return FiledTable(years, levels, tuple(tuple(counts[level, year] for year in years) for level in levels))


def single_files() -> Iterator[Tally]:
    """61,097 made-up case files, one row each, in the article's numbers; the lesson's raw data.

    Of each file only level, year and an invented body are given: the article tells no more.
    """
    table = article().table
    for level, line in zip(table.levels, table.counts, strict=True):
        for year, filed in zip(table.years, line, strict=True):
            for number in range(filed):
                organ = f"Cơ quan giả định số {number % 20 + 1:02d} ({level.lower()})"
                yield Tally(organ, level, "", "", "", year, Standing.ACCEPTED, files=1)
