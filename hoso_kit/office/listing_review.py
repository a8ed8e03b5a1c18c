"""What an inspector would find in a file list that the system let pass.

Read-only and without marks: it compares the list with itself, with the handed-out table and with the
office's units. Whether a title says enough is the rubric's business.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from hoso_kit.office.listing_making import has_year
from hoso_kit.office.listing_rows import units_concerned, units_without_entries
from hoso_kit.office.listing_state import YearList
from hoso_kit.office.office import Office
from hoso_kit.office.refusals import Notice
from hoso_kit.records.file_list import FileListEntry
from hoso_kit.records.retention import UnknownMaintenance, parse_maintenance
from hoso_kit.records.text import spelled
from hoso_kit.regulations import retention_table

# Điều 28 says "đầu năm" and no day: the kit reads it as the first month, and the text says that it does
LATEST_MONTH_DAY = (1, 31)


@dataclass(frozen=True, slots=True)
class ListFinding:
    """One finding: what was seen, what to try, which Điều, and on which files of the list."""

    code: str
    seen: str
    advice: str
    citation: str
    file_notations: tuple[str, ...] = ()


def review_file_list(office: Office, listed: YearList) -> tuple[ListFinding, ...]:
    """All findings, first those of single files, then of headings and units, then of the issuing."""
    return (*_of_entries(office, listed), *_of_headings(office, listed), *_of_issuing(office, listed))


@lru_cache
def finding_texts() -> Mapping[str, Notice]:
    """All findings by code, their texts still with {names} to fill in."""
    text = files("hoso_kit.office").joinpath("data/listing_review.toml").read_text(encoding="utf-8")
    return MappingProxyType({code: Notice(**parts) for code, parts in tomllib.loads(text).items()})


def _found(code: str, *notations: str, **values: object) -> ListFinding:
    text = finding_texts()[code]
    return ListFinding(code, text.seen.format(**values), text.advice.format(**values), text.citation, notations)


def _of_entries(office: Office, listed: YearList) -> Iterator[ListFinding]:
    table = {row.row: row.maintenance for row in retention_table(office.scenario.retention_table).rows}
    titles: dict[str, list[FileListEntry]] = {}
    for entry in listed.entries():
        name = entry.file_notation
        titles.setdefault(spelled(entry.title), []).append(entry)
        if not entry.creator:
            yield _found("missing_creator", name, notation=name)
        if not entry.maintenance:
            yield _found("missing_maintenance", name, notation=name)
        if not entry.retention_row:
            yield _found("missing_row", name, notation=name)
        elif entry.maintenance and _is_shorter(entry.maintenance, table.get(entry.retention_row, "")):
            yield _found(
                "shorter_period",
                name,
                notation=name,
                given=entry.maintenance,
                row=entry.retention_row,
                wanted=table[entry.retention_row],
            )
        if has_year(entry.title, listed.year - 1) and not has_year(entry.title, listed.year):
            yield _found("last_year", name, notation=name, year=listed.year - 1)
    for same in titles.values():
        if len(same) > 1:
            names = [entry.file_notation for entry in same]
            yield _found("same_title", *names, notations=", ".join(names), title=same[0].title)


def _of_headings(office: Office, listed: YearList) -> Iterator[ListFinding]:
    for heading in listed.headings:
        if not any(heading.all_entries()):
            yield _found("empty_heading", name=heading.name)
            continue
        for subheading in heading.subheadings:
            if not subheading.entries:
                yield _found("empty_heading", name=subheading.name)
    if listed.headings:
        for unit in units_without_entries(office, listed):
            yield _found("idle_unit", unit=unit)


def _of_issuing(office: Office, listed: YearList) -> Iterator[ListFinding]:
    if listed.decision_date is None:
        if office.today > date(listed.year, *LATEST_MONTH_DAY):
            yield _found("not_issued_yet", year=listed.year)
        return
    if listed.decision_date > date(listed.year, *LATEST_MONTH_DAY):
        yield _found("issued_late", when=listed.decision_date)
    if listed.is_given:
        # who approved it and who got it isn't told by the situation
        return
    if listed.approved_date is not None and listed.decision_date < listed.approved_date:
        yield _found("decision_before_approval", when=listed.decision_date, approved=listed.approved_date)
    if left := [unit for unit in units_concerned(office, listed) if unit not in listed.sent_to]:
        yield _found("not_sent", units=", ".join(left))


def _is_shorter(given: str, wanted: str) -> bool:
    try:
        return parse_maintenance(given) < parse_maintenance(wanted)
    except UnknownMaintenance:
        # some rows of the table word no period that can be compared
        return False
