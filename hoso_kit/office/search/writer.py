"""Writing an index: rows go into their tables and, cut into pieces, into FTS5.

Rows must come in order of their keys, and the keys follow the days: then a range of dates is a range of keys,
and "the newest" costs nothing. It reads no office and makes nothing up; `building` and `province` feed it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from hoso_kit.office.search.errors import SearchError
from hoso_kit.office.search.fields import FIELDS, Kind
from hoso_kit.office.search.schema import (
    CASE_COLUMNS,
    DOCUMENT_COLUMNS,
    SCHEMA_VERSION,
    create_tables,
    insert_statement,
)
from hoso_kit.office.search.words import FENCE, GROUPS, Reader, facet

if TYPE_CHECKING:
    import sqlite3
    from concurrent.futures import Future, ThreadPoolExecutor

_Rows = list[Sequence[Any]]

# Contentless: the texts stand in the tables already. ascii: our pieces are cut and folded before.
_INDEX = """
CREATE VIRTUAL TABLE found USING fts5(
    b_symbol, b_title, b_organ, b_text, s_symbol, s_title, s_organ, s_text, facets,
    content='', tokenize="ascii tokenchars '_'");
CREATE TABLE forms (bare TEXT NOT NULL, spelt TEXT NOT NULL, PRIMARY KEY (bare, spelt)) WITHOUT ROWID;
CREATE TABLE days (day TEXT PRIMARY KEY, first_key INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE choices (field TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (field, value)) WITHOUT ROWID;
"""
_ENTRY = """INSERT INTO found (rowid, b_symbol, b_title, b_organ, b_text, s_symbol, s_title, s_organ, s_text, facets)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_BATCH = 5_000
# What FTS5 gathers in memory before it writes: large, so that a province is written in a few segments.
_MEMORY = 128 * 1024 * 1024
_CHOSEN = {
    "document": ("type_name", "direction"),
    "case_file": ("maintenance", "status", "rights"),
}
# Hardly twice the same in a province: not worth remembering.
_VARIED = frozenset({"symbol", "file_code", "arrival_number", "subject", "title", "body"})


def check_fts5(connection: sqlite3.Connection) -> None:
    """Raise `SearchError` when this Python's SQLite can't search texts."""
    import sqlite3

    try:
        connection.execute("CREATE VIRTUAL TABLE temp.try_fts5 USING fts5(x)")
        connection.execute("DROP TABLE temp.try_fts5")
    except sqlite3.OperationalError:
        raise SearchError(
            "Máy này chưa tìm kiếm được: SQLite đi kèm Python không có FTS5. "
            "Vui lòng cài Python từ python.org hoặc conda-forge."
        ) from None


class IndexWriter:
    """Fills an empty database; call `finish` at the end.

    Large amounts are handed to a second thread batch by batch: SQLite lets go of Python's lock while it
    works, so on two cores one cuts texts while the other writes. The connection must allow that
    (``check_same_thread=False``); small ones are written here at the end.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        check_fts5(connection)
        self.connection = connection
        self.reader = Reader()
        create_tables(connection)
        connection.executescript(_INDEX)
        connection.execute("INSERT INTO found (found, rank) VALUES ('hashsize', ?)", (_MEMORY,))
        connection.execute("INSERT INTO found (found, rank) VALUES ('automerge', 0)")
        once, often = self.reader.indexed, self.reader.indexed_often
        self._plans = {
            kind: [
                (field.show, once if field.name in _VARIED else often, GROUPS.index(field.group))
                for field in fields
                if field.group is not None
            ]
            for kind, fields in FIELDS.items()
        }
        self._facets: dict[tuple[str, object], str] = {}
        self._choices: set[tuple[str, str]] = set()
        self._days: dict[str, int] = {}
        self._organs: dict[int, tuple[str, str, str]] = {}
        self._documents: list[Sequence[Any]] = []
        self._case_files: list[Sequence[Any]] = []
        self._entries: list[Sequence[Any]] = []
        self._thread: ThreadPoolExecutor | None = None
        self._writing: Future[None] | None = None

    def add_organ(self, row: Sequence[Any]) -> None:
        """A row of ``organs``; before its documents and case files."""
        self._wait()
        self.connection.execute(insert_statement("organs"), row)
        self._organs[row[0]] = (row[1], row[2], row[4])
        self._choices |= {("organ_id", row[1]), ("level", row[4])}

    def add_rows(self, table: str, rows: Iterable[Sequence[Any]]) -> None:
        """Rows of ``units`` or ``people``."""
        self._wait()
        self.connection.executemany(insert_statement(table), rows)

    def add_document(self, row: Sequence[Any]) -> None:
        """A row of ``documents``; its day is the day of its arrival, else of its issue."""
        named = dict(zip(DOCUMENT_COLUMNS, row, strict=True))
        day = named["arrival_date"] or named["issued_date"]
        facets = [
            ("year", day[:4]),
            ("type_name", named["type_name"]),
            ("direction", named["direction"]),
            ("creator", named["lead"]),
            ("is_filed", bool(named["file_code"])),
            *(("file_notation", notation) for notation in named["file_notation"].split("; ") if notation),
        ]
        self._documents.append(row)
        self._enter("document", named, day, facets)

    def add_case_file(self, row: Sequence[Any]) -> None:
        """A row of ``case_files``; its day is its start."""
        named = dict(zip(CASE_COLUMNS, row, strict=True))
        facets = [
            ("year", named["file_catalog"]),
            ("creator", named["creator"]),
            ("maintenance", named["maintenance"]),
            ("status", named["status"]),
            ("rights", named["rights"]),
            ("file_notation", named["file_notation"]),
        ]
        self._case_files.append(row)
        self._enter(
            "case_file", {**named, "organ_name": self._organs[named["organ_key"]][1]}, named["start_date"], facets
        )

    def finish(self, facts: Iterable[tuple[str, object]] = ()) -> None:
        """Write what is left, the lists of choices and the facts, and close the index up."""
        self.close()
        _write(self.connection, *self._taken())
        connection = self.connection
        connection.execute("INSERT INTO found (found) VALUES ('optimize')")
        connection.executemany("INSERT OR IGNORE INTO forms VALUES (?, ?)", self.reader.forms.values())
        connection.executemany("INSERT INTO days VALUES (?, ?)", self._days.items())
        connection.executemany("INSERT INTO choices VALUES (?, ?)", sorted(self._choices))
        named = [("schema_version", SCHEMA_VERSION), *facts]
        connection.executemany("INSERT INTO facts VALUES (?, ?)", [(name, str(value)) for name, value in named])
        connection.commit()

    def close(self) -> None:
        """Wait for what is being written; raises what went wrong there. Nothing is written after it but `finish`."""
        try:
            self._wait()
        finally:
            if self._thread is not None:
                self._thread.shutdown()
                self._thread = None

    def _enter(self, kind: Kind, row: dict[str, Any], day: str, facets: list[tuple[str, object]]) -> None:
        key = row["doc_key"] if kind == "document" else row["case_key"]
        self._days.setdefault(day, key)
        bare: tuple[list[str], ...] = ([], [], [], [])
        spelt: tuple[list[str], ...] = ([], [], [], [])
        for show, read, group in self._plans[kind]:
            if text := show(row):
                one, other = read(text)
                bare[group].append(one)
                spelt[group].append(other)
        organ_id, _, level = self._organs[row["organ_key"]]
        known = self._facets
        tokens = []
        for pair in (("kind", kind), ("organ_id", organ_id), ("level", level), *facets):
            if pair not in known:
                known[pair] = facet(*pair, self.reader)
            tokens.append(known[pair])
        for name in _CHOSEN[kind]:
            self._choices.add((name, row[name]))
        self._choices.add(("creator", row["lead" if kind == "document" else "creator"]))
        self._entries.append((key, *map(FENCE.join, bare), *map(FENCE.join, spelt), " ".join(tokens)))
        if len(self._entries) >= _BATCH:
            self._wait()
            if self._thread is None:
                from concurrent.futures import ThreadPoolExecutor

                self._thread = ThreadPoolExecutor(1, "hoso-index")
            self._writing = self._thread.submit(_write, self.connection, *self._taken())

    def _wait(self) -> None:
        writing, self._writing = self._writing, None
        if writing is not None:
            writing.result()

    def _taken(self) -> tuple[_Rows, _Rows, _Rows]:
        taken = (self._documents, self._case_files, self._entries)
        self._documents, self._case_files, self._entries = [], [], []
        return taken


def _write(connection: sqlite3.Connection, documents: _Rows, case_files: _Rows, entries: _Rows) -> None:
    connection.executemany(insert_statement("documents"), documents)
    connection.executemany(insert_statement("case_files"), case_files)
    connection.executemany(_ENTRY, entries)
