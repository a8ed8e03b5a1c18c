"""Asking an index: from a request to one page of results.

Counting stops at `COUNTED`. Up to `RANKED` things are ordered by bm25; of more, those that hold all the words in
their symbol or title come first, then the rest, each newest first: bm25 would weigh every document of the
province, and so an answer comes as one types, however common the words. The page says so when that happens.
The index is read, never changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hoso_kit.office.search.errors import SearchError
from hoso_kit.office.search.fields import Kind, Row, cell, searched_texts
from hoso_kit.office.search.requests import Filters, SearchRequest, chosen
from hoso_kit.office.search.schema import SCHEMA_VERSION
from hoso_kit.office.search.snippets import Snippet, snippets
from hoso_kit.office.search.words import BARE, SPELT, Query, Reader, Term, clean, facet, match_expression, parse_query
from hoso_kit.records.text import sort_key

if TYPE_CHECKING:
    import sqlite3

COUNTED = 10_000
RANKED = 1_000
# Ordering by name reads every row, looking at a row reads its texts: no more than these, the newest.
NAMED = 1_000
LOOKED_AT = 1_000
# symbol > title > organ > other fields, bare and spelt alike; facets say nothing of relevance.
_BM25 = "bm25(found, 10, 5, 2, 1, 10, 5, 2, 1, 0)"
_SELECT = {
    "document": "SELECT * FROM documents WHERE doc_key = ?",
    "case_file": "SELECT case_files.*, organs.organ_name FROM case_files JOIN organs USING (organ_key) "
    "WHERE case_key = ?",
}
_TITLE = {"document": "subject", "case_file": "title"}
_MAKER = {"document": "lead", "case_file": "creator"}


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. ``ref`` is a document's doc_id or a case file's notation, ``year`` the year of the file's list
    (0 for a document), ``file_code`` the code that a case file has nowhere else, ``cells`` the chosen columns."""

    kind: Kind
    key: int
    ref: str
    year: int
    file_code: str
    organ_key: int
    cells: tuple[str, ...]
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of results; with ``is_capped`` there are more than ``total``. ``notices`` are for the clerk."""

    hits: tuple[Hit, ...]
    total: int
    is_capped: bool
    notices: tuple[str, ...]

    @property
    def total_text(self) -> str:
        """The count as it is shown: ``hơn 10.000``."""
        shown = _dotted(self.total)
        return f"hơn {shown}" if self.is_capped else shown


@dataclass(frozen=True, slots=True)
class _Question:
    """A request in SQL: what to match, the keys' range, and what must still be looked at.

    ``focus`` are the values of the same question asked of symbols and titles only; empty without words.
    """

    where: str
    values: tuple[object, ...]
    focus: tuple[object, ...]
    checks: tuple[Term, ...]


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


class SearchIndex:
    """An index to ask; holds a database connection until `close`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        import sqlite3

        connection.row_factory = sqlite3.Row
        self._connection = connection
        self._reader = Reader()

    def close(self) -> None:
        """Let the database go."""
        self._connection.close()

    def __enter__(self) -> SearchIndex:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def facts(self) -> dict[str, str]:
        """What the index says of itself (day, totals)."""
        return dict(self._connection.execute("SELECT name, value FROM facts").fetchall())

    def choices(self, name: str) -> tuple[str, ...]:
        """The values that a filter's control can offer, in Vietnamese order."""
        rows = self._connection.execute("SELECT value FROM choices WHERE field = ?", (name,))
        return tuple(sorted((value for (value,) in rows if value), key=sort_key))

    def search(self, request: SearchRequest) -> Page:
        """The page asked for. Any query may be typed; one that is met by nothing gives an empty page."""
        query = parse_query(request.query, self._reader)
        question = self._question(query, request.filters)
        notices = []
        if query.is_cut:
            notices.append("Nội dung tìm dài quá, chỉ phần đầu được dùng để tìm.")
        if question.checks:
            keys, total, is_capped = self._looked_at(question)
        else:
            keys = None
            total, is_capped = self._count(question)
        by_name = request.order in ("title", "organ_name", "creator")
        if is_capped and keys is not None:
            notices.append(f"Nhiều kết quả: chỉ xét {_dotted(LOOKED_AT)} kết quả mới nhất. Thêm từ để thu hẹp.")
        elif by_name and total > NAMED:
            notices.append(f"Nhiều kết quả: chỉ xếp {_dotted(NAMED)} kết quả mới nhất. Thêm từ để thu hẹp.")
        if by_name:
            page = self._by_name(question, request, keys)
        elif request.order == "relevance" and question.focus:
            if keys is None and total > RANKED:
                notices.append("Nhiều kết quả: có từ trong trích yếu, tiêu đề xếp trước. Thêm từ để thu hẹp.")
            page = self._by_relevance(question, request, keys, total)
        else:
            page = self._by_day(question, request, keys)
        hits = tuple(self._hit(key, request.columns, query) for key in page)
        return Page(hits, total, is_capped, tuple(notices))

    def _question(self, query: Query, filters: Filters) -> _Question:
        parts, checks = [], []
        for term in query.terms:
            expression, is_loose = match_expression(term, self._spellings)
            parts.append(f"({expression})")
            if is_loose:
                checks.append(term)
        wanted = chosen(filters)
        low, high = wanted.pop("from_date", None), wanted.pop("to_date", None)
        for term in parse_query(str(wanted.pop("organ_name", "")), self._reader).terms:
            # In one field two loose words can't hide a wrong one for long; spelt words are asked as spelt.
            for piece in term.pieces:
                column = "s_organ" if piece[0] else "b_organ"
                parts.append(f'({{{column}}} : "{piece[1]}")')
        parts += [f'(facets : "{facet(name, value, self._reader)}")' for name, value in wanted.items()]
        clauses: list[str] = []
        values: list[object] = []
        if parts:
            clauses.append("found MATCH ?")
            values.append(" AND ".join(parts))
        if low is not None:
            clauses.append("rowid >= ?")
            values.append(self._first_key("day >= ?", str(low)))
        if high is not None:
            clauses.append("rowid < ?")
            values.append(self._first_key("day > ?", str(high)))
        focus: tuple[object, ...] = ()
        if query.terms:
            narrowed = str(values[0]).replace(BARE, "{b_symbol b_title}").replace(SPELT, "{s_symbol s_title}")
            focus = (narrowed, *values[1:])
        return _Question(" AND ".join(clauses) or "TRUE", tuple(values), focus, tuple(checks))

    def _spellings(self, bare: str) -> list[str]:
        return [spelt for (spelt,) in self._connection.execute("SELECT spelt FROM forms WHERE bare = ?", (bare,))]

    def _first_key(self, condition: str, day: str) -> int:
        sql = f"SELECT min(first_key) FROM days WHERE {condition}"  # noqa: S608 - two fixed conditions
        found: int | None = self._connection.execute(sql, (day,)).fetchone()[0]
        return found if found is not None else 1 << 62

    def _keys(self, question: _Question, tail: str, *values: object) -> list[int]:
        sql = f"SELECT rowid FROM found WHERE {question.where} {tail}"  # noqa: S608 - fixed parts, bound values
        return [key for (key,) in self._connection.execute(sql, (*question.values, *values))]

    def _count(self, question: _Question) -> tuple[int, bool]:
        total = len(self._keys(question, "LIMIT ?", COUNTED + 1))
        return min(total, COUNTED), total > COUNTED

    def _looked_at(self, question: _Question) -> tuple[list[int], int, bool]:
        """The keys, newest first, whose texts really hold every term; at most `LOOKED_AT` are looked at."""
        candidates = self._keys(question, "ORDER BY rowid DESC LIMIT ?", LOOKED_AT + 1)
        found = [key for key in candidates[:LOOKED_AT] if self._holds(key, question.checks)]
        return found, len(found), len(candidates) > LOOKED_AT

    def _holds(self, key: int, terms: tuple[Term, ...]) -> bool:
        kind, row = self._row(key)
        texts = [self._reader.pieces(clean(text)) for _, text in searched_texts(kind, row)]
        return all(any(term.holds(pieces) for pieces in texts) for term in terms)

    def _by_day(self, question: _Question, request: SearchRequest, keys: list[int] | None) -> list[int]:
        is_oldest = request.order == "oldest"
        if keys is not None:
            ordered = keys[::-1] if is_oldest else keys
            return ordered[request.offset : request.offset + request.limit]
        tail = f"ORDER BY rowid {'ASC' if is_oldest else 'DESC'} LIMIT ? OFFSET ?"
        return self._keys(question, tail, request.limit, request.offset)

    def _by_name(self, question: _Question, request: SearchRequest, keys: list[int] | None) -> list[int]:
        newest = self._keys(question, "ORDER BY rowid DESC LIMIT ?", NAMED) if keys is None else keys
        return sorted(newest, key=self._name_key(request.order))[request.offset : request.offset + request.limit]

    def _by_relevance(
        self, question: _Question, request: SearchRequest, keys: list[int] | None, total: int
    ) -> list[int]:
        first, last = request.offset, request.offset + request.limit
        if keys is None and total <= RANKED:
            return self._keys(question, f"ORDER BY {_BM25}, rowid DESC LIMIT ? OFFSET ?", request.limit, first)
        focus = replace(question, values=question.focus)
        if keys is not None:
            low = min(keys, default=0)
            before = set(self._keys(focus, "AND rowid >= ? LIMIT ?", low, COUNTED))
            return sorted(keys, key=lambda key: (key not in before, -key))[first:last]
        focused = self._keys(focus, "ORDER BY rowid DESC LIMIT ?", last)
        if len(focused) >= last:
            return focused[first:last]
        before = set(focused)
        others = self._keys(question, "ORDER BY rowid DESC LIMIT ?", last + len(focused))
        return (focused + [key for key in others if key not in before])[first:last]

    def _name_key(self, order: str) -> Any:
        spelled_once = lru_cache(maxsize=None)(sort_key)

        def key_of(key: int) -> tuple[object, int]:
            kind, row = self._row(key)
            column = {"title": _TITLE[kind], "creator": _MAKER[kind]}.get(order, "organ_name")
            return spelled_once(row[column]), -key

        return key_of

    def _row(self, key: int) -> tuple[Kind, Row]:
        kinds: tuple[Kind, Kind] = ("document", "case_file")
        for kind in kinds:
            row: Row | None = self._connection.execute(_SELECT[kind], (key,)).fetchone()
            if row is not None:
                return kind, row
        raise SearchError("Dữ liệu tìm kiếm không khớp nhau. Vui lòng tạo lại dữ liệu.")

    def _hit(self, key: int, columns: tuple[str, ...], query: Query) -> Hit:
        kind, row = self._row(key)
        return Hit(
            kind,
            key,
            row["doc_id"] if kind == "document" else row["file_notation"],
            0 if kind == "document" else row["file_catalog"],
            row["file_code"],
            row["organ_key"],
            tuple(cell(kind, row, column) for column in columns),
            snippets(searched_texts(kind, row), query.terms, self._reader),
        )

    def everything(self) -> Iterator[tuple[int, list[str]]]:
        """Each key with its searched texts, for checking a search against another one."""
        for key in self._keys(_Question("TRUE", (), (), ()), "ORDER BY rowid"):
            yield key, [text for _, text in searched_texts(*self._row(key))]


def open_index(path: Path) -> SearchIndex:
    """Open an index on disk for reading; raises `SearchError` if it is none."""
    import sqlite3

    from hoso_kit.office.search.writer import check_fts5

    if not path.is_file():
        raise SearchError(f"Không thấy tệp dữ liệu {path.name}.")
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        check_fts5(connection)
        found = connection.execute("SELECT value FROM facts WHERE name = 'schema_version'").fetchone()
        connection.execute("PRAGMA cache_size = -65536")
        connection.execute("PRAGMA mmap_size = 1073741824")
    except sqlite3.DatabaseError:
        found = None
    except SearchError:
        connection.close()
        raise
    if found is None or found[0] != str(SCHEMA_VERSION):
        connection.close()
        raise SearchError(f"Tệp {path.name} không phải dữ liệu tìm kiếm mà bộ học liệu này đọc được.")
    return SearchIndex(connection)
