"""Reading a province that was made: whether a file is one, and one document or case file of it as plain rows.

Searching is `hoso_kit.office.search`'s; this opens what a search has found. It never writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hoso_kit.office.search.schema import SCHEMA_VERSION

if TYPE_CHECKING:
    import sqlite3

Row = Mapping[str, Any]
_DOC_ID_DIGITS = 12


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document with the office that holds it, who leads its handling, and the office that issued it."""

    row: Row
    holder: Row
    person: Row
    unit: Row
    issuer: Row | None


@dataclass(frozen=True, slots=True)
class FoundCaseFile:
    """A case file with its office and its documents, in their order."""

    row: Row
    holder: Row
    documents: tuple[Row, ...]


def is_whole(path: Path, seed: str, scale: float) -> bool:
    """Whether the file is a province that this kit made from this seed and scale, with its documents, to the end."""
    import sqlite3
    from contextlib import closing

    if not path.is_file():
        return False
    try:
        with closing(read_only(path)) as connection:
            facts = dict(connection.execute("SELECT name, value FROM facts").fetchall())
    except sqlite3.Error:
        return False
    wanted = {"schema_version": str(SCHEMA_VERSION), "seed": seed, "scale": str(scale), "has_documents": "1"}
    return wanted.items() <= facts.items()


def read_only(path: Path) -> sqlite3.Connection:
    """A connection that can't change the file."""
    import sqlite3

    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    return connection


def organ_names(connection: sqlite3.Connection) -> dict[str, str]:
    """The offices' names by organ_id."""
    return dict(connection.execute("SELECT organ_id, organ_name FROM organs").fetchall())


def read_document(connection: sqlite3.Connection, doc_id: str) -> FoundDocument | None:
    """The document with this id, or None."""
    digits = doc_id[1:]
    # an id is made of its key, so no index of ids is needed
    if not (doc_id[:1] == "v" and digits.isascii() and digits.isdigit() and len(digits) <= _DOC_ID_DIGITS):
        return None
    row = _one(connection, "SELECT * FROM documents WHERE doc_key = ? AND doc_id = ?", int(digits), doc_id)
    if row is None:
        return None
    return FoundDocument(
        row,
        _organ(connection, row),
        _known(connection, "SELECT * FROM people WHERE person_key = ?", row["person_key"]),
        _known(connection, "SELECT * FROM units WHERE unit_key = ?", row["unit_key"]),
        _one(connection, "SELECT * FROM organs WHERE organ_name = ?", row["organ_name"]),
    )


def read_case_file(connection: sqlite3.Connection, file_code: str) -> FoundCaseFile | None:
    """The case file with this code (*Mã hồ sơ*), or None."""
    row = _one(connection, "SELECT * FROM case_files WHERE file_code = ?", file_code)
    if row is None:
        return None
    documents = connection.execute(
        "SELECT * FROM documents WHERE organ_key = ? AND case_key = ? ORDER BY doc_ordinal",
        (row["organ_key"], row["case_key"]),
    )
    return FoundCaseFile(row, _organ(connection, row), tuple(documents.fetchall()))


def _organ(connection: sqlite3.Connection, row: Row) -> Row:
    return _known(connection, "SELECT * FROM organs WHERE organ_key = ?", row["organ_key"])


def _known(connection: sqlite3.Connection, sql: str, key: int) -> Row:
    found = _one(connection, sql, key)
    if found is None:
        raise LookupError("a row of the province names another that isn't there")
    return found


def _one(connection: sqlite3.Connection, sql: str, *values: object) -> Row | None:
    found: Row | None = connection.execute(sql, values).fetchone()
    return found
