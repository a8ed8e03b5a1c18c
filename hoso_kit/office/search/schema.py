"""The tables that an index stands on: one shape for an exercise's office and for a whole province.

Column names are the law's English field names (Nghị định 30/2020/NĐ-CP, Phụ lục VI phần II) in
snake_case; ``*_key`` columns are our own row numbers. `hoso_kit.office.province` says what each table
means. Only names and SQL live here: nothing is computed, nothing is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

SCHEMA_VERSION = 1

# A case file's states, in the order of its life (column pairs of "Biểu mẫu 3"; a province has no "retained").
STATUS_TEXTS = {
    "open": "Đang thực hiện",
    "closed": "Đã kết thúc, chưa nộp",
    "submitted": "Chờ tiếp nhận",
    "accepted": "Đã tiếp nhận",
    "returned": "Trả lại",
    "retained": "Được giữ lại",
}
LEVEL_TEXTS = {"province": "Cấp tỉnh", "district": "Cấp huyện", "commune": "Cấp xã"}
DIRECTION_TEXTS = {"incoming": "Văn bản đến", "outgoing": "Văn bản đi"}
COPY_TEXTS = {"original": "Bản chính", "draft": "Dự thảo"}

TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE organs (
    organ_key INTEGER PRIMARY KEY, organ_id TEXT NOT NULL UNIQUE, organ_name TEXT NOT NULL, short_name TEXT NOT NULL,
    level TEXT NOT NULL, superior_name TEXT NOT NULL, place TEXT NOT NULL, is_filing INTEGER NOT NULL);
CREATE TABLE units (
    unit_key INTEGER PRIMARY KEY, organ_key INTEGER NOT NULL, abbreviation TEXT NOT NULL, unit_name TEXT NOT NULL);
CREATE TABLE people (
    person_key INTEGER PRIMARY KEY, organ_key INTEGER NOT NULL, unit_key INTEGER NOT NULL, person_id TEXT NOT NULL,
    full_name TEXT NOT NULL, position TEXT NOT NULL);
CREATE TABLE case_files (
    case_key INTEGER PRIMARY KEY, organ_key INTEGER NOT NULL, unit_key INTEGER, person_key INTEGER,
    file_code TEXT NOT NULL, organ_id TEXT NOT NULL, file_catalog INTEGER NOT NULL, file_notation TEXT NOT NULL,
    title TEXT NOT NULL, maintenance TEXT NOT NULL, rights TEXT NOT NULL, creator TEXT NOT NULL,
    language TEXT NOT NULL, start_date TEXT NOT NULL, end_date TEXT, doc_total INTEGER NOT NULL,
    page_total INTEGER NOT NULL, description TEXT NOT NULL, status TEXT NOT NULL, is_listed INTEGER NOT NULL,
    transfer_date TEXT, return_reason TEXT NOT NULL);
CREATE TABLE documents (
    doc_key INTEGER PRIMARY KEY, organ_key INTEGER NOT NULL, unit_key INTEGER, person_key INTEGER, case_key INTEGER,
    doc_id TEXT NOT NULL, direction TEXT NOT NULL, copy TEXT NOT NULL, file_code TEXT NOT NULL,
    file_notation TEXT NOT NULL, doc_ordinal INTEGER, type_name TEXT NOT NULL, code_number TEXT NOT NULL,
    code_notation TEXT NOT NULL, issued_date TEXT NOT NULL, organ_name TEXT NOT NULL, subject TEXT NOT NULL,
    language TEXT NOT NULL, page_amount INTEGER NOT NULL, description TEXT NOT NULL, arrival_date TEXT,
    arrival_number INTEGER, signer_position TEXT NOT NULL, signer_full_name TEXT NOT NULL, to_organ_name TEXT NOT NULL,
    priority TEXT NOT NULL, to_places TEXT NOT NULL, trace_header_list TEXT NOT NULL, issued_amount INTEGER,
    due_date TEXT, lead TEXT NOT NULL, body TEXT NOT NULL);
"""

ORGAN_COLUMNS = ("organ_key", "organ_id", "organ_name", "short_name", "level", "superior_name", "place", "is_filing")
UNIT_COLUMNS = ("unit_key", "organ_key", "abbreviation", "unit_name")
PERSON_COLUMNS = ("person_key", "organ_key", "unit_key", "person_id", "full_name", "position")
CASE_COLUMNS = (
    "case_key", "organ_key", "unit_key", "person_key", "file_code", "organ_id", "file_catalog", "file_notation",
    "title", "maintenance", "rights", "creator", "language", "start_date", "end_date", "doc_total", "page_total",
    "description", "status", "is_listed", "transfer_date", "return_reason",
)  # fmt: skip
DOCUMENT_COLUMNS = (
    "doc_key", "organ_key", "unit_key", "person_key", "case_key", "doc_id", "direction", "copy", "file_code",
    "file_notation", "doc_ordinal", "type_name", "code_number", "code_notation", "issued_date", "organ_name", "subject",
    "language", "page_amount", "description", "arrival_date", "arrival_number", "signer_position", "signer_full_name",
    "to_organ_name", "priority", "to_places", "trace_header_list", "issued_amount", "due_date", "lead", "body",
)  # fmt: skip
COLUMNS = {
    "organs": ORGAN_COLUMNS,
    "units": UNIT_COLUMNS,
    "people": PERSON_COLUMNS,
    "case_files": CASE_COLUMNS,
    "documents": DOCUMENT_COLUMNS,
}


def create_tables(connection: sqlite3.Connection) -> None:
    """Make the empty tables."""
    connection.executescript(TABLES)


def insert_statement(table: str) -> str:
    """The INSERT of a table with all its columns in order."""
    columns = COLUMNS[table]
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - names come from this module
