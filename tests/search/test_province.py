"""The made-up province: exact totals, the same from the same seed, whole at a small scale."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hoso_kit.office.province import generate
from hoso_kit.office.province.figures import share_out
from hoso_kit.office.search import Filters, SearchRequest, open_index
from tests.world import ROOT

FIGURES = ROOT / "sample_data" / "filing_2019_2022.csv"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A province of a hundredth."""
    path = tmp_path_factory.mktemp("province") / "tỉnh nhỏ.db"
    generate(path, "kiem-thu", 0.01)
    return path


@pytest.fixture(scope="module")
def rows(small: Path) -> Iterator[sqlite3.Connection]:
    """Its rows."""
    with closing(sqlite3.connect(small)) as connection:
        yield connection


@pytest.mark.slow
def test_the_totals_are_the_sources(tmp_path: Path) -> None:
    """At full scale the case files by year and level are exactly the figures of the sample data."""
    path = tmp_path / "p.db"
    seen: list[tuple[int, int]] = []
    generate(path, "bất kỳ", documents=False, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (61_097, 61_097)
    with closing(sqlite3.connect(path)) as connection:
        counted = connection.execute(
            "SELECT file_catalog, level = 'province', count(*) FROM case_files JOIN organs USING (organ_key) "
            "GROUP BY 1, 2"
        ).fetchall()
    with FIGURES.open(encoding="utf-8") as lines:
        expected = {(int(row["year"]), row["level"]): int(row["filed"]) for row in csv.DictReader(lines)}
    province = {year: amount for year, is_province, amount in counted if is_province}
    lower = {year: amount for year, is_province, amount in counted if not is_province}
    assert sorted(amount for amount in expected.values() if amount) == sorted([*province.values(), *lower.values()])
    assert province == {2019: 115, 2020: 7_673, 2021: 10_519, 2022: 11_859}
    assert lower == {2020: 2_436, 2021: 9_375, 2022: 19_120}


def test_the_same_seed_gives_the_same_province(tmp_path: Path) -> None:
    """Same seed, same rows and index; another seed, other rows."""
    dumps = []
    for name, seed in (("a", "x"), ("b", "x"), ("c", "y")):
        generate(tmp_path / name, seed, 0.002)
        with closing(sqlite3.connect(tmp_path / name)) as connection:
            dumps.append("\n".join(connection.iterdump()))
    assert dumps[0] == dumps[1] != dumps[2]


def test_documents_change_no_case_file(tmp_path: Path) -> None:
    """Without documents the same case files are made."""
    facts = []
    for documents in (True, False):
        generate(tmp_path / "p.db", "x", 0.002, documents=documents)
        with closing(sqlite3.connect(tmp_path / "p.db")) as connection:
            facts.append(
                connection.execute(
                    "SELECT file_code, title, status, doc_total, page_total FROM case_files ORDER BY 1"
                ).fetchall()
            )
    assert facts[0] == facts[1]


def test_a_files_totals_are_those_of_its_documents(rows: sqlite3.Connection) -> None:
    """doc_total and page_total are the sums over the documents; ordinals run without a gap in order of time."""
    wrong = rows.execute(
        "SELECT case_key FROM case_files c LEFT JOIN documents d USING (case_key) GROUP BY case_key "
        "HAVING count(*) <> c.doc_total OR sum(d.page_amount) <> c.page_total OR max(d.doc_ordinal) <> count(*) "
        "OR count(DISTINCT d.doc_ordinal) <> count(*)"
    ).fetchall()
    assert wrong == []
    disorder = rows.execute(
        "SELECT count(*) FROM documents a JOIN documents b ON a.case_key = b.case_key "
        "AND a.doc_ordinal < b.doc_ordinal WHERE a.doc_key > b.doc_key"
    ).fetchone()[0]
    assert disorder == 0


def test_numbers_run_as_in_a_registry(rows: sqlite3.Connection) -> None:
    """Arrival numbers run from 1 without a gap within organ and year, in order of the days."""
    for (numbers,) in rows.execute(
        "SELECT group_concat(arrival_number) FROM (SELECT * FROM documents WHERE direction = 'incoming' "
        "ORDER BY organ_key, arrival_date, doc_key) GROUP BY organ_key, substr(arrival_date, 1, 4)"
    ):
        assert [int(number) for number in numbers.split(",")] == list(range(1, numbers.count(",") + 2))


def test_states_and_shares(rows: sqlite3.Connection) -> None:
    """All five states occur; 90, 20 and 50 % of the organs file; only they do; unfiled work is left over."""
    assert {status for (status,) in rows.execute("SELECT DISTINCT status FROM case_files")} == {
        "open", "closed", "submitted", "accepted", "returned",
    }  # fmt: skip
    shares = dict(rows.execute("SELECT level, 100 * sum(is_filing) / count(*) FROM organs GROUP BY level").fetchall())
    assert shares == {"province": 90, "district": 20, "commune": 50}
    sql = "SELECT count(*) FROM case_files JOIN organs USING (organ_key) WHERE NOT is_filing"
    assert rows.execute(sql).fetchone()[0] == 0
    documents, unfiled = rows.execute("SELECT count(*), sum(case_key IS NULL) FROM documents").fetchone()
    assert documents == 7_000
    assert 0.15 < unfiled / documents < 0.4
    assert rows.execute(
        "SELECT count(*) FROM case_files JOIN documents ON case_files.case_key = doc_key"
    ).fetchone() == (0,)
    late = (
        "SELECT count(*) FROM case_files "
        "WHERE max(start_date, coalesce(end_date, ''), coalesce(transfer_date, '')) > '2022-12-31'"
    )
    assert rows.execute(late).fetchone() == (0,)


def test_the_province_is_searched_like_an_office(small: Path, rows: sqlite3.Connection) -> None:
    """Words, filters, counts and pages over the cap agree with plain SQL."""
    with open_index(small) as index:
        page = index.search(SearchRequest("", Filters(kind="document", is_filed=False)))
        assert page.total == rows.execute("SELECT count(*) FROM documents WHERE case_key IS NULL").fetchone()[0]
        page = index.search(SearchRequest("khiếu nại", Filters(kind="case_file"), limit=100))
        sql = "SELECT count(*) FROM case_files WHERE title LIKE '%khiếu nại%'"
        assert page.total == rows.execute(sql).fetchone()[0] > 0
        parts = [index.search(SearchRequest("năm", offset=at)).hits for at in range(0, 500, 25)]
        keys = [hit.key for part in parts for hit in part]
        assert len(set(keys)) == len(keys) == 500


def test_shares_add_up() -> None:
    """Parts in proportion always add up to the whole."""
    for total in (0, 1, 7, 115, 19_120):
        assert sum(share_out(total, [0.3, 1.7, 2.2, 0.01])) == total
