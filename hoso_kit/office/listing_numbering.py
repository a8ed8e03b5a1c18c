"""Numbers of a file list: computed from its order, never typed (Phụ lục V phần I khoản 1 and 2).

Big headings 1…n (printed in Roman numerals), small ones 1…n inside their heading, files from 01 either
through the whole list or within each big heading. It never looks at what a title says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import count
from typing import Literal

from hoso_kit.records.file_list import FileListEntry, Heading
from hoso_kit.records.notation import MAX_FILE_NOTATION, FileNotation, parse_file_notation, read_file_notation_loosely

ArrangedBy = Literal["unit", "field"]
Numbering = Literal["whole", "heading"]

_ABBREVIATION = re.compile(r"[A-ZĐ]+")
# four digits and the dot are left for the number, however long the list
MAX_ABBREVIATION = MAX_FILE_NOTATION - 5


def is_abbreviation(text: str) -> bool:
    """Whether the text can be the second half of a notation: capitals only, short enough."""
    return _ABBREVIATION.fullmatch(text) is not None and len(text) <= MAX_ABBREVIATION


def renumbered(headings: Iterable[Heading], numbering: Numbering) -> tuple[Heading, ...]:
    """The same headings and files, every number computed anew from the order."""
    numbers = count(1)
    result = []
    for ordinal, heading in enumerate(headings, start=1):
        if numbering == "heading":
            numbers = count(1)
        abbreviation = heading.abbreviation

        def number(
            entries: tuple[FileListEntry, ...], abbreviation: str = abbreviation, numbers: count[int] = numbers
        ) -> tuple[FileListEntry, ...]:
            return tuple(
                replace(entry, file_notation=str(FileNotation(next(numbers), abbreviation))) for entry in entries
            )

        own = number(heading.entries)
        below = tuple(
            replace(subheading, ordinal=place, entries=number(subheading.entries))
            for place, subheading in enumerate(heading.subheadings, start=1)
        )
        result.append(replace(heading, ordinal=ordinal, entries=own, subheadings=below))
    return tuple(result)


def numbering_of(headings: Iterable[Heading]) -> Numbering:
    """How a list that was given was numbered; "heading" unless its numbers clearly run through the whole."""
    notations = [parse_file_notation(entry.file_notation) for heading in headings for entry in heading.all_entries()]
    numbers = [notation.ordinal for notation in notations if notation is not None]
    abbreviations = {notation.abbreviation for notation in notations if notation is not None}
    runs_through = len(abbreviations) > 1 and numbers == list(range(1, len(numbers) + 1))
    return "whole" if runs_through else "heading"


def split_catalog(text: str) -> tuple[int | None, str]:
    """``2025.01.VP`` as (2025, "01.VP"); without a year (None, the text): the file code's last two parts."""
    year, dot, notation = text.partition(".")
    if dot and len(year) == len("2025") and year.isascii() and year.isdigit() and read_file_notation_loosely(notation):
        return int(year), notation
    return None, text
