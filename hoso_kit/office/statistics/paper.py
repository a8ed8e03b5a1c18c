"""Biểu mẫu 3 as a paper: a `Form` that the office's writers put on a sheet, in Word or as PDF."""

from __future__ import annotations

from datetime import date

from hoso_kit.office.forms.form import Column, Form, Letterhead, Row
from hoso_kit.office.statistics.form3 import CITATION, COLUMNS, GROUPINGS, NOTE, Form3

_WIDTHS = (4, 18, 8, 6, 6, 5, 6, 7, 6, 7, 6, 7, 6, 7, 7)


def form3_paper(form: Form3, made_date: date, chosen: str = "", letterhead: Letterhead | None = None) -> Form:
    """The form with all fifteen columns and its total; ``chosen`` says what was counted.

    An inferred column bears a star, and the note under the table says what that means.
    """
    names = [f"{column.name}{'*' if column.is_inferred else ''}" for column in COLUMNS]
    names[1] = GROUPINGS[form.grouping]
    columns = tuple(
        Column(name, width, is_centred=place != 1, is_number=2 <= place <= 13)
        for place, (name, width) in enumerate(zip(names, _WIDTHS, strict=True))
    )
    return Form(
        form_id="form3",
        name="Biểu mẫu 3",
        citation=CITATION,
        made_date=made_date,
        titles=("BIỂU MẪU 3", "THỐNG KÊ TÌNH HÌNH LẬP HỒ SƠ VÀ GIAO NỘP"),
        letterhead=letterhead,
        subtitles=(chosen,) if chosen else (),
        columns=columns,
        rows=tuple(Row(tuple(str(cell) for cell in cells)) for cells in form.cells()),
        note=f"* {NOTE}",
        is_landscape=True,
    )
