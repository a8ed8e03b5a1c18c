"""The made-up province, counted by SQLite and by hand, and its file on this computer."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from hoso_kit.classroom.reports import province_data
from hoso_kit.classroom.reports.province_data import database, read_province
from hoso_kit.office.province import generate
from hoso_kit.office.statistics import Standing, article, form3, province_rows, reproduce_article

TABLES = """
    CREATE TABLE organs (organ_key INTEGER, organ_name TEXT, level TEXT);
    CREATE TABLE units (unit_key INTEGER, unit_name TEXT);
    CREATE TABLE people (person_key INTEGER, organ_key INTEGER, unit_key INTEGER, person_id TEXT, full_name TEXT);
    CREATE TABLE case_files (case_key INTEGER, person_key INTEGER, file_catalog INTEGER, status TEXT);
    CREATE TABLE documents (person_key INTEGER, case_key INTEGER, copy TEXT, issued_date TEXT, arrival_date TEXT);
    INSERT INTO organs VALUES (1, 'Sở Mẫu', 'province'), (2, 'Ủy ban nhân dân xã Mẫu', 'commune');
    INSERT INTO units VALUES (1, 'Văn phòng'), (2, 'Văn hóa – Xã hội');
    INSERT INTO people VALUES (1, 1, 1, 'p01', 'Lê Văn An'), (2, 2, 2, 'p01', 'Y Mẫu'), (3, 2, 2, 'p02', 'A Mẫu');
    INSERT INTO case_files VALUES (1, 1, 2021, 'accepted'), (2, 1, 2021, 'returned'), (3, 2, 2022, 'submitted'),
        (4, 1, 2022, 'closed'), (5, 1, 2022, 'open');
    INSERT INTO documents VALUES
        (1, 1, 'original', '2021-05-01', NULL), (1, 1, 'original', '2020-12-31', '2021-01-02'),
        (1, 2, 'original', '2021-05-01', NULL), (2, 3, 'original', '2022-05-01', NULL),
        (2, NULL, 'original', '2021-12-30', '2022-01-03'), (2, NULL, 'draft', '2022-05-01', NULL),
        (NULL, NULL, 'original', '2022-05-01', NULL), (1, 5, 'original', '2022-05-01', NULL);
"""


def test_the_tables_are_counted_as_by_hand() -> None:
    """Every status has its standing; a filed document has its file's year, an unfiled one that of its arrival."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES)
        rows = province_rows(connection)
    counted = {(row.person, row.year, row.standing): (row.files, row.documents) for row in rows}
    assert counted == {
        ("Lê Văn An", 2021, Standing.ACCEPTED): (1, 2),
        ("Lê Văn An", 2021, Standing.RETURNED): (1, 1),
        ("Lê Văn An", 2022, Standing.CLOSED): (1, 0),
        ("Lê Văn An", 2022, Standing.OPEN): (1, 1),
        ("Y Mẫu", 2022, Standing.WAITING): (1, 1),
        ("Y Mẫu", 2022, Standing.UNFILED): (0, 1),
    }
    assert {(row.organ, row.level) for row in rows} == {("Sở Mẫu", "Cấp tỉnh"), ("Ủy ban nhân dân xã Mẫu", "Cấp xã")}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small province with documents."""
    path = tmp_path_factory.mktemp("province") / "small.sqlite"
    generate(path, "kiem-thu", 0.003)
    return path


def test_the_generated_provinces_form_agrees_with_its_own_tables(small: Path) -> None:
    """Files of each status and documents filed or not are as many as plain SQL finds."""
    with closing(sqlite3.connect(small)) as connection:
        total = form3(province_rows(connection)).total
        statuses = Counter(dict(connection.execute("SELECT status, count(*) FROM case_files GROUP BY 1")))
        (led, unfiled), = connection.execute(
            "SELECT count(*), sum(case_key IS NULL) FROM documents WHERE copy <> 'draft' AND person_key IS NOT NULL"
        )  # fmt: skip
    assert (total.led, total.unfiled) == (led, unfiled)
    assert [total.open_files, total.returned_files, total.closed_files, total.waiting_files, total.accepted_files] == [
        statuses[status] for status in ("open", "returned", "closed", "submitted", "accepted")
    ]


@pytest.mark.slow
def test_the_full_provinces_files_are_the_articles_table(tmp_path: Path) -> None:
    """At full scale the province's case files give the article's table, cell by cell: 61,097."""
    path = tmp_path / "full.sqlite"
    generate(path, "kiem-thu", 1.0, documents=False)
    with closing(sqlite3.connect(path)) as connection:
        assert reproduce_article(province_rows(connection)) == article().table


def test_the_province_is_made_once_and_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first reading makes it and tells how far it is; the second only reads; a spoilt file is made anew."""
    told: list[tuple[int, int]] = []
    made = read_province(tmp_path, 0.002, lambda done, total: told.append((done, total)))
    assert told
    path = database(tmp_path, 0.002)
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    path.write_bytes(b"spoilt")
    again = read_province(tmp_path, 0.002, lambda done, total: None)
    monkeypatch.setattr(province_data, "generate", lambda *_: pytest.fail("made a second time"))
    assert read_province(tmp_path, 0.002, lambda done, total: None) == again == made
