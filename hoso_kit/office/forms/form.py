"""A form as a plain value: what stands on the paper, whichever writer puts it there.

The columns are those of the decree's appendices, word for word. A form never decides anything and never
reads the machine's clock: its date comes from the office. Writers (docx, xlsx, html, pdf) add nothing to
the words but the mark of a print-out.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from hoso_kit.regulations import edition

STATE_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
STATE_MOTTO = "Độc lập - Tự do - Hạnh phúc"
# Phụ lục VI phần I mục III.6.k (nd30.pl6.3.6.k): print-outs of the system bear a mark
PRINT_MARK = "In từ Hệ thống luyện tập hoso_kit"
# what XML 1.0 (so docx, xlsx and the export) can't hold, and what only steers the direction of text
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")

RowKind = Literal["entry", "heading", "subheading"]
LineKind = Literal["text", "strong", "italic"]


class FormError(ValueError):
    """A form that can't be made; ``message`` is the Vietnamese sentence to show."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``width`` is its share of the table, numbers are kept as numbers in a sheet."""

    name: str
    width: int
    is_centred: bool = False
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table; a heading's text stands in the column that the appendix gives it."""

    cells: tuple[str, ...]
    kind: RowKind = "entry"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph outside the table."""

    text: str
    kind: LineKind = "text"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Organ on the left, state name and motto on the right; ``place_date`` below it or ""."""

    superior_name: str
    organ_name: str
    place_date: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """One block to sign; ``above`` is the place and date over it, ``hint`` such as "(Ký và ghi rõ họ và tên)"."""

    title: str
    hint: str
    full_name: str = ""
    above: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form; ``citation`` is an id of `regulations`, ``note`` says what the decree leaves open.

    ``printed`` tells who had it printed and on which day of the office ("" where nobody asked for it).
    """

    form_id: str
    name: str
    citation: str
    made_date: date
    titles: tuple[str, ...]
    letterhead: Letterhead | None = None
    subtitles: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    foot: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    note: str = ""
    is_landscape: bool = False
    printed: str = ""

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            if len(row.cells) != len(self.columns):
                raise ValueError(f"row {number} of {self.form_id} has {len(row.cells)} cells, not {len(self.columns)}")

    @property
    def column_numbers(self) -> tuple[str, ...]:
        """The row "(1) (2) …" below the names of the columns."""
        return tuple(f"({number})" for number in range(1, len(self.columns) + 1))

    @property
    def mark(self) -> str:
        """The mark at the foot of each page: from the system, by whom, on which day."""
        return f"{PRINT_MARK}{self.printed}"


def printed_by(form: Form, full_name: str, day: date) -> Form:
    """The form as this person prints it on this day of the office."""
    return replace(form, printed=f", người in: {full_name}, ngày {date_text(day)}")


def in_words_of(form: Form, edition_id: str) -> Form:
    """The form with its own words (columns, foot, note) as an edition of the law has them; what people wrote stays."""
    law = edition(edition_id)
    if not law.words:
        return form
    return replace(
        form,
        columns=tuple(replace(column, name=law.worded(column.name)) for column in form.columns),
        foot=tuple(law.worded(line) for line in form.foot),
        note=law.worded(form.note),
    )


def printable(text: str) -> str:
    """The text as paper can hold it: NFC, no control characters, line ends as one newline each."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", _DIRECTION.sub("", _UNPRINTABLE.sub("", text)))


def date_text(day: date | None) -> str:
    """31/12/2023; "" for none."""
    return f"{day:%d/%m/%Y}" if day else ""


def place_date(place: str, day: date) -> str:
    """ "Đăk Lơ Vâng, ngày 05 tháng 01 năm 2023": a zero before days below 10 and months 1 and 2 (Phụ lục I)."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    spoken = f"ngày {day.day:02d} tháng {month} năm {day.year}"
    return f"{place}, {spoken}" if place else spoken[0].upper() + spoken[1:]
