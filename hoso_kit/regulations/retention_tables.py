"""Tables that say how long records of each kind are kept.

A table is handed out with an exercise and graded against; so it carries where it comes from and whether
it still holds. It must never compare, add or choose periods: that is work for `records`, and it must
never be shown without its note.
"""

from collections.abc import Mapping
from csv import DictReader
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from hoso_kit.regulations._data import read_text, read_toml
from hoso_kit.regulations.citations import Confidence


class UnknownRetentionTable(KeyError):
    """No table has this id."""


class UnknownRetentionRow(KeyError):
    """The table has no row of this number."""


@dataclass(frozen=True, slots=True)
class RetentionRow:
    """One row: a kind of record and its period, as the table words them."""

    row: str
    group: str
    group_name: str
    content: str
    maintenance: str


@dataclass(frozen=True, slots=True)
class RetentionTable:
    """A table of periods. `note` goes wherever the table is shown."""

    table_id: str
    title: str
    based_on: str
    status: str
    note: str
    citation: str
    rows: tuple[RetentionRow, ...]

    def row(self, number: str) -> RetentionRow:
        """The row of this number; raises UnknownRetentionRow."""
        for row in self.rows:
            if row.row == number:
                return row
        raise UnknownRetentionRow(number)


@dataclass(frozen=True, slots=True)
class RetentionChange:
    """A row known to differ between two tables. `before` is empty where the old table has no such row."""

    content: str
    before: str
    after: str
    citation: str
    confidence: Confidence


def all_retention_tables() -> tuple[RetentionTable, ...]:
    """Every table that the kit carries."""
    return tuple(_tables().values())


def retention_table(table_id: str) -> RetentionTable:
    """The table with this id; raises UnknownRetentionTable."""
    try:
        return _tables()[table_id]
    except KeyError:
        raise UnknownRetentionTable(table_id) from None


@lru_cache(maxsize=1)
def retention_changes() -> tuple[RetentionChange, ...]:
    """The rows confirmed to differ in TT 10/2022 from TT 09/2011; far from all of them."""
    return tuple(
        RetentionChange(
            content=row["content"],
            before=row["before"],
            after=row["after"],
            citation=row["citation"],
            confidence=row["confidence"],
        )
        for row in read_toml("retention_changes_tt10_2022.toml")["change"]
    )


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, RetentionTable]:
    return MappingProxyType({row["table_id"]: _table(row) for row in read_toml("retention_tables.toml")["table"]})


def _table(head: dict[str, Any]) -> RetentionTable:
    return RetentionTable(
        table_id=head["table_id"],
        title=head["title"],
        based_on=head["based_on"],
        status=head["status"],
        note=head["note"],
        citation=head["citation"],
        rows=tuple(
            RetentionRow(
                row=line["stt"],
                group=line["nhom"],
                group_name=line["ten_nhom"],
                content=line["noi_dung"],
                maintenance=line["thoi_han"],
            )
            for line in DictReader(read_text(head["file_name"]).splitlines())
        ),
    )
