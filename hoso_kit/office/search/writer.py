"""Writing an index: rows go into their tables and, cut into pieces, into FTS5.

Rows must come in order of their keys, and the keys follow the days: then a range of dates is a range of keys,
and "the newest" costs nothing. It reads no office and makes nothing up; `building` and `province` feed it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from hoso_kit.office.search.errors import SearchError
from hoso_kit.office.search.fields import FIELDS, Field, Kind
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
# Filters whose values the form's controls offer.
_CHOSEN = frozenset({"organ_id", "level", "type_name", "direction", "maintenance", "status", "rights", "creator"})
# Hardly twice the same in a province: not worth remembering.
_VARIED = frozenset({"symbol", "subject", "title", "body"})
_COLUMNS = {"document": DOCUMENT_COLUMNS, "case_file": (*CASE_COLUMNS, "organ_name")}
_Forms = tuple[str, str]
_DOCUMENT_FACTS = itemgetter(*map(DOCUMENT_COLUMNS.index, (
    "doc_key", "organ_key", "direction", "file_code", "file_notation", "type_name", "issued_date", "arrival_date",
    "lead",
)))  # fmt: skip
_CASE_FACTS = itemgetter(*map(CASE_COLUMNS.index, (
    "case_key", "organ_key", "file_catalog", "file_notation", "maintenance", "rights", "creator", "start_date",
    "status",
)))  # fmt: skip
# What a filter can ask; each value is one token of the index.
_FACETS = (*_CHOSEN, "kind", "year", "is_filed", "file_notation")


class _Known(dict[Any, "_Forms | None"]):
    """The forms of a column's values, made when a value is first met: names and days come again and again."""

    def __init__(self, read: Callable[[Any], _Forms | None]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, value: Any) -> _Forms | None:
        found = self[value] = self._read(value)
        return found


class _Facets(dict[Any, str]):
    """The tokens of a filter's value, made when it is first met; what a control offers is noted in `choices`."""

    def __init__(self, name: str, reader: Reader, choices: set[tuple[str, str]]) -> None:
        super().__init__()
        self._name, self._reader, self._choices = name, reader, choices

    def __missing__(self, value: Any) -> str:
        if self._name in _CHOSEN:
            self._choices.add((self._name, value))
        found = self[value] = facet(self._name, value, self._reader)
        return found


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
        self._plans = {kind: self._plan(kind) for kind in FIELDS}
        self._choices: set[tuple[str, str]] = set()
        self._facets = {name: _Facets(name, self.reader, self._choices) for name in _FACETS}
        self._days: dict[str, int] = {}
        self._organ_names: dict[int, str] = {}
        self._places: dict[int, dict[str, str]] = {}
        self._documents: list[Sequence[Any]] = []
        self._case_files: list[Sequence[Any]] = []
        self._entries: list[Sequence[Any]] = []
        self._thread: ThreadPoolExecutor | None = None
        self._writing: Future[None] | None = None

    def add_organ(self, row: Sequence[Any]) -> None:
        """A row of ``organs``; before its documents and case files."""
        self._wait()
        self.connection.execute(insert_statement("organs"), row)
        self._organ_names[row[0]] = row[2]
        facets = self._facets
        place = f"{facets['organ_id'][row[1]]} {facets['level'][row[4]]}"
        self._places[row[0]] = {kind: f"{facets['kind'][kind]} {place}" for kind in FIELDS}

    def add_rows(self, table: str, rows: Iterable[Sequence[Any]]) -> None:
        """Rows of ``units`` or ``people``."""
        self._wait()
        self.connection.executemany(insert_statement(table), rows)

    def add_document(self, row: Sequence[Any]) -> None:
        """A row of ``documents``; its day is the day of its arrival, else of its issue."""
        (key, organ, direction, file_code, notations, type_name, issued, arrived, lead) = _DOCUMENT_FACTS(row)
        day = arrived or issued
        facets = self._facets
        tokens = [
            self._places[organ]["document"], facets["year"][day[:4]], facets["type_name"][type_name],
            facets["direction"][direction], facets["creator"][lead], facets["is_filed"][bool(file_code)],
        ]  # fmt: skip
        if notations:
            tokens += [facets["file_notation"][notation] for notation in notations.split("; ")]
        self._documents.append(row)
        self._enter("document", row, key, day, tokens)

    def add_case_file(self, row: Sequence[Any]) -> None:
        """A row of ``case_files``; its day is its start."""
        (key, organ, year, notation, maintenance, rights, creator, day, status) = _CASE_FACTS(row)
        facets = self._facets
        tokens = [
            self._places[organ]["case_file"], facets["year"][year], facets["creator"][creator],
            facets["maintenance"][maintenance], facets["status"][status], facets["rights"][rights],
            facets["file_notation"][notation],
        ]  # fmt: skip
        self._case_files.append(row)
        self._enter("case_file", (*row, self._organ_names[organ]), key, day, tokens)

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

    def _plan(self, kind: str) -> list[list[tuple[Callable[[Any], Any], Callable[[Any], _Forms | None]]]]:
        """For each part of the index its fields: how a row gives the value, and how the value is read."""
        columns = _COLUMNS[kind]

        def made(field: Field) -> tuple[Callable[[Any], Any], Callable[[Any], _Forms | None]]:
            names = ("code_number", "code_notation") if field.name == "symbol" else (field.name,)

            def read(value: Any) -> _Forms | None:
                values = value if len(names) > 1 else (value,)
                text = field.show(dict(zip(names, values, strict=True)))
                return self.reader.indexed(text) if text else None

            get = itemgetter(*map(columns.index, names))
            return get, read if field.name in _VARIED else _Known(read).__getitem__

        return [[made(field) for field in FIELDS[kind] if field.group == group] for group in GROUPS]

    def _enter(self, kind: Kind, row: Sequence[Any], key: int, day: str, facets: list[str]) -> None:
        self._days.setdefault(day, key)
        bare, spelt = [], []
        for part in self._plans[kind]:
            forms = [found for get, read in part if (found := read(get(row)))]
            bare.append(FENCE.join([one for one, _ in forms]))
            spelt.append(FENCE.join([other for _, other in forms]))
        self._entries.append((key, *bare, *spelt, " ".join(facets)))
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
