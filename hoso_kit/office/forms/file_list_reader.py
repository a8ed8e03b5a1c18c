"""A file list (*Danh mục hồ sơ*) read back from a spreadsheet, row by row, with every fault named.

It reads the five columns of Phụ lục V mục II wherever the table begins in the sheet, the headings (I., 1.) and
the totals at the foot; what `to_xlsx` writes comes back the same. It judges the form only: whether a title is a
good one is the rubric's business. A workbook from outside is never trusted: formulas are faults, sizes bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from hoso_kit.office.forms.filing import FILE_LIST_COLUMNS, roman
from hoso_kit.office.forms.form import printable
from hoso_kit.records.file_list import FileListEntry, Heading, Subheading
from hoso_kit.records.notation import parse_file_notation, read_file_notation_loosely
from hoso_kit.records.retention import UnknownMaintenance, parse_maintenance
from hoso_kit.records.text import fold, nfc
from hoso_kit.regulations import all_editions

MAX_ROWS = 5_000
MAX_UNPACKED = 50_000_000
# several times those of a list with all rows that we read
MAX_TAGS = 300_000
MAX_TITLE = 500
_HEADING = re.compile(r"^([IVX]+)\.\s*(\S.*)$")
_SUBHEADING = re.compile(r"^([0-9]{1,3})\.\s*(\S.*)$")
_YEAR = re.compile(r"^nam ([0-9]{4})$")
_TOTAL = re.compile(r"co ([0-9]+) ho so")
_PERMANENT = re.compile(r"^([0-9]+) ho so (?:bao quan|luu tru) vinh vien")
_TEMPORARY = re.compile(r"^([0-9]+) ho so (?:bao quan|luu tru) co thoi han")
_WIDTH = len(FILE_LIST_COLUMNS)


@dataclass(frozen=True, slots=True)
class SheetFault:
    """What is wrong and in which row of the sheet (0 = the workbook as a whole); ``message`` is Vietnamese."""

    row: int
    message: str

    def __str__(self) -> str:
        return f"Dòng {self.row}: {self.message}" if self.row else self.message


@dataclass(frozen=True, slots=True)
class SheetFileList:
    """What was read; entries have the creator's *name* as printed, and no row of a retention table."""

    file_catalog: int | None
    headings: tuple[Heading, ...]
    faults: tuple[SheetFault, ...]

    def entries(self) -> Iterator[FileListEntry]:
        """All entries in printed order."""
        for heading in self.headings:
            yield from heading.all_entries()


def read_file_list(workbook: bytes) -> SheetFileList:
    """Read the first sheet; never raises for what a person may upload: what can't be read is a fault."""
    try:
        rows = _rows(workbook)
    except Exception:  # openpyxl and zipfile raise errors of many kinds on a file that is no workbook
        fault = SheetFault(0, "Không đọc được tệp. Vui lòng lưu Danh mục ở dạng Excel (.xlsx) rồi thử lại.")
        return SheetFileList(None, (), (fault,))
    if rows is None:
        return SheetFileList(None, (), (SheetFault(0, "Tệp quá lớn so với một Danh mục hồ sơ."),))
    return _Reader(rows).read()


def _rows(workbook: bytes) -> list[tuple[tuple[str, bool], ...]] | None:
    """Each row as (text, whether it is a formula) per column; None where the file is too large."""
    import zipfile

    from openpyxl import load_workbook

    with zipfile.ZipFile(BytesIO(workbook)) as archive:
        entries = archive.infolist()
        if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
            return None
        # a row of a million cells packs to nothing and takes a gigabyte to be read
        if any(archive.read(entry).count(b"<") > MAX_TAGS for entry in entries):
            return None
    book = load_workbook(BytesIO(workbook), read_only=True, keep_links=False)
    try:
        sheet = book.worksheets[0]
        # the size that a file claims for its sheet may be anything
        sheet.reset_dimensions()
        rows = []
        for row in sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=_WIDTH):
            cells = [(_text(cell.value), cell.data_type == "f") for cell in row[:_WIDTH]]
            rows.append((*cells, *[("", False)] * (_WIDTH - len(cells))))
        return None if len(rows) > MAX_ROWS else rows
    finally:
        book.close()


def _text(value: object) -> str:
    if value is None:
        return ""
    # a whole number typed into a cell comes back as 5.0
    return nfc(printable(str(int(value) if isinstance(value, float) and value.is_integer() else value)))


class _Reader:
    """Goes once down the rows; collects entries under their headings, and faults."""

    def __init__(self, rows: list[tuple[tuple[str, bool], ...]]) -> None:
        self._rows = rows
        self._faults: list[SheetFault] = []
        self._headings: list[tuple[str, list[tuple[str, list[FileListEntry]]]]] = []
        self._seen: dict[str, int] = {}
        self._totals: dict[str, tuple[int, int]] = {}

    def read(self) -> SheetFileList:
        start = self._find_table()
        if start is None:
            names = "; ".join(column.name for column in FILE_LIST_COLUMNS)
            self._fault(0, f"Không thấy bảng Danh mục với 5 cột: {names}.")
            return SheetFileList(self._year(len(self._rows)), (), tuple(self._faults))
        for number, cells in enumerate(self._rows[start:], start=start + 1):
            texts = tuple(text for text, _ in cells)
            if any(is_formula for _, is_formula in cells):
                self._fault(number, "có ô chứa công thức; vui lòng gõ chữ hoặc số.")
            elif any(texts) and not self._is_foot(number, texts[0]):
                self._table_row(number, texts)
        self._check_totals()
        return SheetFileList(self._year(start), self._built(), tuple(self._faults))

    def _find_table(self) -> int | None:
        wanted = {tuple(fold(law.worded(column.name)) for column in FILE_LIST_COLUMNS) for law in all_editions()}
        for number, cells in enumerate(self._rows):
            if tuple(fold(text) for text, _ in cells) in wanted:
                below = self._rows[number + 1 : number + 2]
                has_numbers = bool(below) and below[0][0][0] == "(1)"
                return number + 2 if has_numbers else number + 1
        return None

    def _year(self, end: int) -> int | None:
        for cells in self._rows[:end]:
            for text, _ in cells:
                if found := _YEAR.match(fold(text)):
                    return int(found[1])
        return None

    def _is_foot(self, number: int, text: str) -> bool:
        folded = fold(text)
        for name, pattern in (("total", _TOTAL), ("permanent", _PERMANENT), ("temporary", _TEMPORARY)):
            if found := pattern.search(folded):
                self._totals[name] = number, int(found[1])
                return True
        return folded.startswith(("danh muc ho so nay", "ghi chu:"))

    def _table_row(self, number: int, texts: tuple[str, ...]) -> None:
        notation, title, maintenance, creator, description = texts
        if title and not notation and not maintenance and not creator:
            if found := _HEADING.match(title):
                if found[1] != roman(len(self._headings) + 1):
                    self._fault(number, f"đề mục lớn đánh số {found[1]}, cần {roman(len(self._headings) + 1)}.")
                self._headings.append((found[2], [("", [])]))
                return
            if found := _SUBHEADING.match(title):
                self._subheading(number, int(found[1]), found[2])
                return
        self._check(number, notation, title, maintenance, creator)
        if not self._headings:
            self._fault(number, "hồ sơ đứng trước đề mục lớn đầu tiên (I., II., …).")
            self._headings.append(("", [("", [])]))
        entry = FileListEntry(notation, title, self._period(maintenance), "", creator, description)
        self._headings[-1][1][-1][1].append(entry)

    def _subheading(self, number: int, ordinal: int, name: str) -> None:
        if not self._headings:
            self._fault(number, "đề mục nhỏ đứng trước đề mục lớn đầu tiên.")
            self._headings.append(("", [("", [])]))
        subheadings = self._headings[-1][1]
        # the first group holds the heading's own entries
        if ordinal != len(subheadings):
            self._fault(number, f"đề mục nhỏ đánh số {ordinal}, cần {len(subheadings)}.")
        subheadings.append((name, []))

    def _check(self, number: int, notation: str, title: str, maintenance: str, creator: str) -> None:
        if not title:
            self._fault(number, "thiếu tiêu đề hồ sơ.")
        elif len(title) > MAX_TITLE:
            self._fault(number, f"tiêu đề hồ sơ dài {len(title)} ký tự, tối đa {MAX_TITLE}.")
        if parse_file_notation(notation) is None:
            meant = read_file_notation_loosely(notation)
            hint = f" Có phải là {meant}?" if meant else ""
            shown = f"“{notation}”" if notation else "để trống"
            self._fault(number, f"số và ký hiệu hồ sơ {shown} chưa đúng dạng 01.ABC.{hint}")
        elif notation in self._seen:
            self._fault(number, f"số và ký hiệu {notation} đã dùng ở dòng {self._seen[notation]}.")
        self._seen.setdefault(notation, number)
        if not maintenance:
            self._fault(number, "thiếu thời hạn bảo quản.")
        elif not _is_period(maintenance):
            self._fault(number, f"thời hạn bảo quản “{maintenance}” không đọc được; ghi Vĩnh viễn hoặc số năm.")
        if not creator:
            self._fault(number, "thiếu người lập hồ sơ.")

    @staticmethod
    def _period(text: str) -> str:
        try:
            return parse_maintenance(text).text
        except UnknownMaintenance:
            return text

    def _check_totals(self) -> None:
        entries = [entry for _, groups in self._headings for _, group in groups for entry in group]
        permanent = sum(_is_period(e.maintenance) and parse_maintenance(e.maintenance).is_permanent for e in entries)
        counted = {"total": len(entries), "permanent": permanent, "temporary": len(entries) - permanent}
        names = {"total": "tổng số hồ sơ", "permanent": "số hồ sơ vĩnh viễn", "temporary": "số hồ sơ có thời hạn"}
        if not entries:
            self._fault(0, "Danh mục chưa có hồ sơ nào.")
        for name, count in counted.items():
            if name not in self._totals:
                self._fault(0, f"Cuối Danh mục thiếu dòng ghi {names[name]}.")
            elif self._totals[name][1] != count:
                row, written = self._totals[name]
                self._fault(row, f"{names[name]} ghi {written}, đếm trong bảng được {count}.")

    def _built(self) -> tuple[Heading, ...]:
        headings = []
        for ordinal, (name, groups) in enumerate(self._headings, start=1):
            notations = [parse_file_notation(e.file_notation) for _, group in groups for e in group]
            abbreviation = next((notation.abbreviation for notation in notations if notation), "")
            subheadings = tuple(Subheading(n, sub, tuple(group)) for n, (sub, group) in enumerate(groups) if n)
            headings.append(Heading(ordinal, name, abbreviation, tuple(groups[0][1]), subheadings))
        return tuple(headings)

    def _fault(self, row: int, message: str) -> None:
        self._faults.append(SheetFault(row, message))


def _is_period(text: str) -> bool:
    try:
        parse_maintenance(text)
    except UnknownMaintenance:
        return False
    return True
