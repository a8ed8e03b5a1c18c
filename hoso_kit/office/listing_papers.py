"""A file list on paper and from a sheet: adapters to `forms`.

A list that is issued prints as the decree's form; a draft prints as a draft. A sheet that was read becomes
the action that brings its rows in. Neither reads or writes a file.
"""

from __future__ import annotations

from dataclasses import replace

from hoso_kit.office.forms import Form, FormError, file_list_form
from hoso_kit.office.forms.file_list_reader import SheetFileList
from hoso_kit.office.listing_actions import ImportFileList
from hoso_kit.office.listing_numbering import ArrangedBy, Numbering, is_abbreviation, numbering_of
from hoso_kit.office.listing_state import LIST_STATUS_TEXTS, YearList
from hoso_kit.office.office import Office
from hoso_kit.office.scenario import Scenario
from hoso_kit.records.file_list import FileList, FileListEntry
from hoso_kit.records.retention import UnknownMaintenance, parse_maintenance
from hoso_kit.records.text import fold, nfc
from hoso_kit.regulations import edition


def list_form(office: Office, listed: YearList) -> Form:
    """*Danh mục hồ sơ* of Phụ lục V mục II; raises `FormError` while a file lacks its period or creator."""
    if any(not (entry.maintenance and entry.creator) for entry in listed.entries()):
        law = edition(office.scenario.edition)
        raise FormError(law.worded("Danh mục còn hồ sơ thiếu thời hạn bảo quản hoặc người lập, chưa in được."))
    issued = listed.file_list
    shown = issued or FileList(listed.year, "…", office.today, listed.headings)
    form = file_list_form(replace(office.scenario, file_list=shown))
    if issued is not None:
        return form
    return replace(form, subtitles=(f"({LIST_STATUS_TEXTS[listed.status]}, chưa ban hành)",))


def import_action(
    sheet: SheetFileList,
    scenario: Scenario,
    year: int,
    arranged_by: ArrangedBy = "unit",
    numbering: Numbering | None = None,
) -> ImportFileList:
    """The sheet's rows as an action: numbering as it was typed, unless it is said; creators found by name.

    What can't be told (a name that nobody or several bear, a period that isn't one) comes in blank: the
    sheet's own faults name it, and the draft can't be submitted before it is filled.
    """
    rows: list[tuple[str, ...]] = []
    people: dict[str, list[str]] = {}
    for person in scenario.people:
        people.setdefault(fold(person.full_name), []).append(person.person_id)

    def add(entries: tuple[FileListEntry, ...]) -> None:
        for entry in entries:
            named = people.get(fold(entry.creator), [])
            creator = named[0] if len(named) == 1 else ""
            period = entry.maintenance if _is_period(entry.maintenance) else ""
            title = entry.title or "(thiếu tiêu đề)"
            rows.append(("entry", entry.file_notation, title, period, entry.retention_row, creator, entry.description))

    taken: set[str] = set()
    for heading in sheet.headings:
        name = heading.name or "(thiếu đề mục)"
        # a sheet with mistyped notations may give two headings one abbreviation
        is_free = bool(heading.abbreviation) and heading.abbreviation not in taken
        short = heading.abbreviation if is_free else _initials(name)
        taken.add(short)
        rows.append(("heading", short, name, "", "", "", ""))
        add(heading.entries)
        for subheading in heading.subheadings:
            rows.append(("subheading", "", subheading.name, "", "", "", ""))
            add(subheading.entries)
    columns = tuple(zip(*rows, strict=True)) if rows else ((),) * 7
    return ImportFileList(year, arranged_by, numbering or numbering_of(sheet.headings), *columns)


def corrected_numbers(action: ImportFileList, listed: YearList) -> tuple[tuple[str, str], ...]:
    """(as typed, as computed) for each imported file whose number was wrong: doubled, skipped, of another heading.

    For the list as the import left it.
    """
    typed = [text for kind, text in zip(action.kinds, action.notations, strict=True) if kind == "entry"]
    computed = [entry.file_notation for entry in listed.entries()]
    return tuple((old, new) for old, new in zip(typed, computed, strict=True) if old != new)


def _initials(name: str) -> str:
    """An abbreviation for a heading whose files bear none: the initials of its words."""
    initials = "".join(word[0] for word in fold(name).upper().replace("-", " ").split() if word[0].isalpha())
    return nfc(initials) if is_abbreviation(initials) else "DM"


def _is_period(text: str) -> bool:
    try:
        parse_maintenance(text)
    except UnknownMaintenance:
        return False
    return True
