"""Statistics of the made-up province: rows counted by SQLite itself.

Reads the tables of `hoso_kit.office.province` and never writes. Every document
that is no draft counts, registration by registration, where its one case file
stands; how the province came about is none of this room's business.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hoso_kit.office.statistics.of_office import STANDING_OF_STATUS
from hoso_kit.office.statistics.rows import Standing, Tally

if TYPE_CHECKING:
    import sqlite3

LEVEL_NAMES = {"province": "Cấp tỉnh", "district": "Cấp huyện", "commune": "Cấp xã"}

# A filed document belongs to its file's year, an unfiled one to the year in which the office got or issued it.
_DOCUMENTS = """
    SELECT d.person_key,
           COALESCE(c.file_catalog, CAST(substr(COALESCE(d.arrival_date, d.issued_date), 1, 4) AS INTEGER)) AS year,
           c.status, 0, count(*)
    FROM documents d LEFT JOIN case_files c ON c.case_key = d.case_key
    WHERE d.copy <> 'draft' AND d.person_key IS NOT NULL
    GROUP BY 1, 2, 3
"""
_CASE_FILES = "SELECT person_key, file_catalog, status, count(*), 0 FROM case_files GROUP BY 1, 2, 3"
_PEOPLE = """
    SELECT p.person_key, o.organ_name, o.level, u.unit_name, p.person_id, p.full_name
    FROM people p JOIN organs o ON o.organ_key = p.organ_key JOIN units u ON u.unit_key = p.unit_key
"""


def province_rows(connection: sqlite3.Connection) -> tuple[Tally, ...]:
    """The province as rows: one for each person, year and standing that has a file or a document.

    People of whom the tables tell no work at all have no row: the form counts work.
    """
    people = {key: rest for key, *rest in connection.execute(_PEOPLE)}
    counts: dict[tuple[int, int, Standing], tuple[int, int]] = {}
    for key, year, status, files, documents in _counted(connection):
        standing = Standing.UNFILED if status is None else STANDING_OF_STATUS[status]
        before = counts.get((key, year, standing), (0, 0))
        counts[key, year, standing] = (before[0] + files, before[1] + documents)
    rows = []
    for (key, year, standing), (files, documents) in counts.items():
        organ, level, unit, person_id, person = people[key]
        rows.append(Tally(organ, LEVEL_NAMES[level], unit, person_id, person, year, standing, files, documents))
    return tuple(rows)


def _counted(connection: sqlite3.Connection) -> Iterator[tuple[int, int, str | None, int, int]]:
    yield from connection.execute(_CASE_FILES)
    yield from connection.execute(_DOCUMENTS)
