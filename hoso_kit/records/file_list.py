"""The file list (*Danh mục hồ sơ*) as issued at the start of the year (Điều 28, Phụ lục V).

A value: headings in Roman, subheadings in Arabic numerals, entries with five
columns. It never changes once a scenario has it; opening a file is the office's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hoso_kit.records.retention import parse_maintenance


@dataclass(frozen=True, slots=True)
class FileListEntry:
    """One planned file; ``creator`` is a person id, ``retention_row`` a row of the handed-out table."""

    file_notation: str
    title: str
    maintenance: str
    retention_row: str
    creator: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Subheading:
    """*Đề mục nhỏ*, numbered in Arabic numerals inside its heading."""

    ordinal: int
    name: str
    entries: tuple[FileListEntry, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """*Đề mục lớn*, numbered in Roman numerals; ``abbreviation`` is the notation's second half."""

    ordinal: int
    name: str
    abbreviation: str
    entries: tuple[FileListEntry, ...] = ()
    subheadings: tuple[Subheading, ...] = ()

    def all_entries(self) -> Iterator[FileListEntry]:
        """The heading's own entries, then those of its subheadings."""
        yield from self.entries
        for subheading in self.subheadings:
            yield from subheading.entries


@dataclass(frozen=True, slots=True)
class FileList:
    """The year's list with the decision that issued it."""

    file_catalog: int
    decision_symbol: str
    decision_date: date
    headings: tuple[Heading, ...]

    def all_entries(self) -> Iterator[tuple[Heading, FileListEntry]]:
        """Each entry with its heading, in printed order."""
        for heading in self.headings:
            for entry in heading.all_entries():
                yield heading, entry

    def totals(self) -> tuple[int, int, int]:
        """(all files, permanent ones, those for a time): the foot of the printed list (Phụ lục V phần II)."""
        periods = [parse_maintenance(entry.maintenance) for _, entry in self.all_entries()]
        permanent = sum(period.is_permanent for period in periods)
        return len(periods), permanent, len(periods) - permanent
