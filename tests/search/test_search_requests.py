"""What a screen may send and gets: hostile text, filters, order, pages, marks, saved searches."""

from __future__ import annotations

import json
import unicodedata
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoso_kit.office.search import (
    COLUMNS,
    Filters,
    SavedSearch,
    SearchError,
    SearchRequest,
    answer,
    open_index,
    saved_search,
    search_form,
    search_office,
)
from hoso_kit.records.text import fold, sort_key
from tests.search.search_world import index, office, refs

SCENARIO = office().scenario
HOSTILE = [
    "NEAR(khen thưởng, 2)", "khen AND", "OR OR OR", "NOT", "*", "^khen", "-khen", "khen*", '"', '""', '"""', "'",
    "';--", "subject:khen", "{b_title}:x", "(((", ")", "+", "\\", "%", "_",
    "\x00", "khen\x00thưởng", "\ud800", "🙂", "\u202e",
    "a" * 10_000,
    "khen " * 2_000, '"' * 10_000, "ﷺ", "İ", "ß", "٣", "²", "\u0301", "ð", "_kind_document", "{", "facets : _e",
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE)
def test_whatever_is_typed_is_text(query: str) -> None:
    """Operators, quotes, broken characters and endless texts never raise and never act as operators."""
    got = search_office(office(), {"query": query})
    assert got["ok"], got
    json.dumps(got)
    assert got["total"] <= len(index().facts()) + 200


def test_an_operator_is_a_word() -> None:
    """`NOT` and `*` aren't obeyed: `khen NOT thưởng` asks for three words."""
    assert refs("khen NOT thưởng") == set()
    assert refs("khen*") == refs("khen") != refs("khe*")


def test_a_query_too_long_is_cut_and_said() -> None:
    """Of a very long query the first part is used, and the clerk is told."""
    got = search_office(office(), {"query": "khen " * 2_000})
    assert got["notices"]


def test_every_input_field_can_be_searched() -> None:
    """Each document is found by each of its fields, as a phrase, with diacritics, without, composed or not."""
    for document in SCENARIO.documents[:12]:
        for text in (
            document.symbol if document.code_number else "", document.subject, document.organ_name, document.type_name,
            f"{document.issued_date:%d/%m/%Y}", document.signer.full_name, document.signer.position,
            document.addressee, document.directive, document.note, document.urgency, *document.body,
            str(document.arrival_number or ""),
        ):  # fmt: skip
            words = " ".join(text.replace('"', " ").split()[:8])
            for spelling in (words, fold(words), unicodedata.normalize("NFD", words)):
                assert document.doc_id in refs(f'"{spelling}"'), (spelling, document.doc_id)


def test_case_files_are_found_beside_documents() -> None:
    """A file is found by its code, its title and its creator; its documents by its code, too."""
    for case_file in office().case_files.values():
        code = f"{SCENARIO.office.organ_id}.{SCENARIO.file_list.file_catalog}.{case_file.file_notation}"
        assert refs(code) == {case_file.file_notation, *case_file.documents}
        assert case_file.file_notation in refs(f'"{case_file.title}"', Filters(kind="case_file"))


def test_filters_narrow_down() -> None:
    """Each control of the form keeps exactly the things that have the value."""
    documents = SCENARIO.documents
    held = {doc_id for case_file in office().case_files.values() for doc_id in case_file.documents}
    one, other = office().case_files.values()
    assert refs(filters=Filters(is_filed=True)) == held
    assert refs(filters=Filters(is_filed=False)) == {document.doc_id for document in documents} - held
    assert refs(filters=Filters(file_notation=one.file_notation)) == {one.file_notation, *one.documents}
    assert refs(filters=Filters(status="closed")) == {one.file_notation}
    assert refs(filters=Filters(status="open")) == {other.file_notation}
    assert one.file_notation in refs(filters=Filters(maintenance=one.maintenance))
    kinds = {document.type_name for document in documents}
    for kind in kinds:
        assert refs(filters=Filters(type_name=kind)) == {d.doc_id for d in documents if d.type_name == kind}
    lead = SCENARIO.people_by_id[SCENARIO.person].full_name
    mine = {d.doc_id for d in documents if d.lead == SCENARIO.person}
    assert refs(filters=Filters(creator=lead, kind="document")) == mine
    day = sorted(d.arrival_date or d.issued_date for d in documents)[len(documents) // 2]
    before = {d.doc_id for d in documents if (d.arrival_date or d.issued_date) <= day}
    assert refs(filters=Filters(to_date=day, kind="document")) == before
    rest = Filters(from_date=day + timedelta(days=1), kind="document")
    assert refs(filters=rest) == {d.doc_id for d in documents} - before
    organ = documents[0].organ_name
    assert documents[0].doc_id in refs(filters=Filters(organ_name=fold(organ)))
    assert refs(filters=Filters(creator="", type_name="")) == refs()
    assert refs(filters=Filters(organ_id="000.00.00.H00")) == set()


def test_pages_join_into_the_whole() -> None:
    """In every order the pages hold each hit once, in an order that doesn't change."""
    for order in ("relevance", "newest", "oldest", "title", "organ_name", "creator"):
        whole = index().search(SearchRequest("năm", order=order, limit=100))
        parts = [
            hit
            for offset in range(0, whole.total, 7)
            for hit in index().search(SearchRequest("năm", order=order, limit=7, offset=offset)).hits
        ]
        assert [hit.key for hit in parts] == [hit.key for hit in whole.hits]


def test_names_are_in_vietnamese_order_and_days_in_order() -> None:
    """Orders by title and organ follow the Vietnamese alphabet; newest and oldest are each other's reverse."""
    for order, column in (("title", "title"), ("organ_name", "organ_name"), ("creator", "creator")):
        hits = index().search(SearchRequest(order=order, columns=(column,), limit=100)).hits
        shown = [hit.cells[0] for hit in hits]
        assert shown == sorted(shown, key=sort_key)
    newest = [hit.key for hit in index().search(SearchRequest(order="newest", limit=100)).hits]
    oldest = [hit.key for hit in index().search(SearchRequest(order="oldest", limit=100)).hits]
    assert newest == oldest[::-1] == sorted(newest, reverse=True)


def test_a_symbol_weighs_more_than_the_body() -> None:
    """Whose own number is asked for stands before those that mention it."""
    document = next(d for d in SCENARIO.documents if any(d.symbol in t for o in SCENARIO.documents for t in o.body))
    first = index().search(SearchRequest(f'"{document.symbol}"')).hits
    own = {d.doc_id for d in SCENARIO.documents if d.symbol == document.symbol}
    assert {hit.ref for hit in first[: len(own)]} == own


def test_marks_show_the_words() -> None:
    """A snippet's marks cut the words of the query out of its text, in order, and hold no HTML."""
    page = index().search(SearchRequest("khen thuong", limit=100))
    assert page.hits
    for hit in page.hits:
        assert hit.snippets
        for snippet in hit.snippets:
            assert snippet.marks
            assert list(snippet.marks) == sorted(snippet.marks)
            assert {fold(snippet.text[start:end]) for start, end in snippet.marks} <= {"khen", "thuong"}


@pytest.mark.parametrize(
    "request_data",
    [
        None, [], "khen", {"query": 1}, {"querry": ""}, {"filters": []}, {"filters": {"year": "2023"}}, {"limit": 0},
        {"limit": 101}, {"limit": True}, {"offset": -1}, {"offset": 10**20}, {"order": "best"}, {"columns": []},
        {"columns": ["symbol", "symbol"]}, {"columns": ["secret"]}, {"filters": {"from_date": "31/12/2023"}},
        {"filters": {"from_date": "2023-02-01", "to_date": "2023-01-01"}}, {"filters": {"status": "lost"}},
    ],
)  # fmt: skip
def test_a_wrong_request_gets_a_sentence(request_data: object) -> None:
    """What isn't a request is answered by one Vietnamese sentence, not by an error."""
    got = search_office(office(), request_data)
    assert got["ok"] is False
    assert "chưa đúng" in got["error"]


@settings(max_examples=60)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda inner: (
            st.dictionaries(
                st.sampled_from(["query", "filters", "year", "limit", "offset", "columns", "order", "creator", "kind"]),
                inner,
            )
            | st.lists(inner, max_size=3)
        ),
        max_leaves=8,
    )
)
def test_any_json_gets_an_answer(data: object) -> None:
    """Any JSON value is answered with JSON, never with an exception."""
    json.dumps(answer(index(), data))


def test_saved_searches_come_back() -> None:
    """A saved search survives JSON, runs, and is read strictly."""
    kept = SavedSearch("Khen thưởng năm nay", "khen thưởng", Filters(kind="document"), ("symbol", "title"), "newest")
    assert saved_search(json.loads(json.dumps(kept.to_json()))) == kept
    assert index().search(kept.request()).total == len(refs("khen thưởng", Filters(kind="document")))
    for wrong in (
        {},
        {"name": " "},
        {"name": "a" * 101},
        {**kept.to_json(), "more": 1},
        {"name": "a", "columns": ["x"]},
    ):
        with pytest.raises(SearchError):
            saved_search(wrong)


def test_every_column_can_be_shown() -> None:
    """All columns of the registry give a text for documents and case files; the form names them in Vietnamese."""
    page = index().search(SearchRequest(columns=tuple(COLUMNS), limit=100))
    assert {hit.kind for hit in page.hits} == {"document", "case_file"}
    assert all(type(cell) is str for hit in page.hits for cell in hit.cells)
    form = search_form(index())
    assert len(form["columns"]) == len(COLUMNS)
    assert all(choice["label"] for choices in form["filters"].values() for choice in choices)


def test_what_is_no_index_is_said(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """A missing, foreign or broken file gives a sentence."""
    (tmp_path / "hỏng.db").write_bytes(b"not a database at all" * 99)
    (tmp_path / "rỗng.db").write_bytes(b"")
    for name in ("không có.db", "hỏng.db", "rỗng.db"):
        with pytest.raises(SearchError, match=r"Không thấy|không phải"):
            open_index(tmp_path / name)
