"""Searching without a browser: what a clerk types is found, kept searches last, and nothing typed is an error."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoso_kit.desk import finding
from hoso_kit.desk.desk import Desk
from hoso_kit.office.access import may_see_document, may_see_file
from hoso_kit.office.office import Office
from hoso_kit.office.search import search_office
from hoso_kit.office.work import Work
from hoso_kit.records.text import fold
from tests.world import first_day, own_entry, practice, practice_office

EX = practice()
NAME = own_entry(EX)
OPEN = {"type": "open_case_file", "file_notation": NAME, "start_date": first_day(EX).isoformat()}
SEARCH = {"name": "Khen thưởng", "query": "khen thưởng", "filters": {"is_filed": False}, "order": "newest"}


def make(folder: Path) -> Desk:
    work = Work.resume(EX.scenario, folder / "journal.jsonl", "hv001")
    return Desk(EX, work, folder, "practice")


def ask(desk: Desk, **request: Any) -> dict[str, Any]:
    """One request and its answer, as they travel: through JSON."""
    answer: dict[str, Any] = json.loads(json.dumps(desk.handle({"id": 1, **request})))
    return answer


def refs(desk: Desk, query: str, **filters: Any) -> list[str]:
    """What is found, as documents and file notations."""
    reply = ask(desk, do="search", request={"query": query, "filters": filters, "limit": 100})
    assert reply["ok"], reply
    return [hit["ref"] for hit in reply["data"]["hits"]]


def test_words_are_found_with_and_without_diacritics(tmp_path: Path) -> None:
    """Without diacritics a word is met by any spelling, so at least by all that the marked word meets."""
    desk = make(tmp_path)
    plain, marked = refs(desk, "bao cao"), refs(desk, "báo cáo")
    assert marked
    assert set(marked) <= set(plain)


def test_an_exact_number_finds_its_documents_only(tmp_path: Path) -> None:
    """A number and its notation lead to the document that bears them."""
    desk = make(tmp_path)
    document = next(one for one in EX.scenario.documents if len(one.code_number) > 2)
    for doc_id in refs(desk, f'"{document.symbol}"', kind="document"):
        found = EX.scenario.documents_by_id[doc_id]
        shown = " ".join((found.symbol, found.subject, *found.body, found.directive))
        assert fold(document.symbol) in fold(shown)
    assert document.doc_id in refs(desk, document.symbol)


def test_marks_stand_where_the_words_are(tmp_path: Path) -> None:
    """Each marked place of a hit holds one of the words that were typed."""
    reply = ask(make(tmp_path), do="search", request={"query": "bao cao"})
    marks = [
        fold("".join(list(snippet["text"])[start:end]))
        for hit in reply["data"]["hits"]
        for snippet in hit["snippets"]
        for start, end in snippet["marks"]
    ]
    assert marks
    assert set(marks) <= {"bao", "cao", "bao cao"}


def test_the_search_follows_the_work(tmp_path: Path) -> None:
    """A file that was just opened is found, and what lies in it is no longer "not yet filed"."""
    desk = make(tmp_path)
    assert refs(desk, "", kind="case_file") == []
    before = refs(desk, "", is_filed=False)
    for action in (OPEN, {"type": "file_document", "file_notation": NAME, "documents": ["d001"]}):
        assert ask(desk, do="act", action=action)["ok"]
    assert refs(desk, "", kind="case_file") == [NAME]
    assert set(before) - set(refs(desk, "", is_filed=False)) == {"d001"}
    form = ask(desk, do="search_form")["data"]
    assert form["filters"]["maintenance"]
    assert set(form["default_columns"]) <= {column["name"] for column in form["columns"]}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_search(tmp_path: Path, typed: str) -> None:
    """Quotes, signs, emoji, half surrogates: text is never an operator and never an error."""
    reply = make(tmp_path).handle({"id": 1, "do": "search", "request": {"query": typed}})
    assert reply["ok"]


def test_searching_writes_no_journal(tmp_path: Path) -> None:
    """Looking and keeping a search leave the learner's answer as it is, byte for byte."""
    desk = make(tmp_path)
    before = (tmp_path / "journal.jsonl").read_bytes()
    refs(desk, "khen")
    ask(desk, do="save_search", search=SEARCH)
    ask(desk, do="forget_search", name="Khen thưởng")
    assert (tmp_path / "journal.jsonl").read_bytes() == before


def test_a_kept_search_lasts_and_is_replaced_by_its_name(tmp_path: Path) -> None:
    """Phụ lục VI phần I mục III.6.e: after a reload the search is there as it was; the same name means the newer."""
    assert ask(make(tmp_path), do="save_search", search=SEARCH)["ok"]
    (saved,) = ask(make(tmp_path), do="search_form")["data"]["saved"]
    assert {name: saved[name] for name in SEARCH} == SEARCH
    newer = {**SEARCH, "name": "KHEN THƯỞNG", "query": "thi đua"}
    (replaced,) = ask(make(tmp_path), do="save_search", search=newer)["data"]["saved"]
    assert replaced["query"] == "thi đua"
    assert ask(make(tmp_path), do="forget_search", name="KHEN THƯỞNG")["data"]["saved"] == []
    assert not ask(make(tmp_path), do="forget_search", name="KHEN THƯỞNG")["ok"]


@pytest.mark.parametrize(
    "spoilt",
    [
        b"", b"null", b"[]", b"{", b"\xff\xfe", b'{"searches": []}',
        b'{"format": "hoso-searches", "format_version": 2, "searches": []}',
        b'{"format": "hoso-searches", "format_version": 1, "searches": [{"name": "a", "query": 7}]}',
        b'{"format": "hoso-searches", "format_version": 1, "searches": {"a": 1}}', b"[" * 100_000,
    ],
)  # fmt: skip
def test_a_spoilt_file_of_searches_counts_as_none(tmp_path: Path, spoilt: bytes) -> None:
    """It is read strictly; the view opens all the same, and keeping a new search mends the file."""
    desk = make(tmp_path)
    (tmp_path / finding.FILE_NAME).write_bytes(spoilt)
    assert ask(desk, do="search_form")["data"]["saved"] == []
    assert len(ask(desk, do="save_search", search=SEARCH)["data"]["saved"]) == 1


def test_there_is_a_limit_to_what_is_kept(tmp_path: Path) -> None:
    """Neither many nor huge searches fill the learner's disk; the learner hears which limit was met."""
    desk = make(tmp_path)
    for number in range(finding.MAX_KEPT):
        assert ask(desk, do="save_search", search={"name": f"Số {number}"})["ok"]
    assert str(finding.MAX_KEPT) in ask(desk, do="save_search", search={"name": "thêm"})["notice"]["seen"]
    assert "quá dài" in ask(desk, do="save_search", search={"name": "Số 1", "query": "a" * 10_000})["notice"]["seen"]


def test_a_full_disk_is_told_kindly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that can't be kept is a sentence, and the old ones stay."""
    desk = make(tmp_path)
    ask(desk, do="save_search", search=SEARCH)

    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    reply = ask(desk, do="save_search", search={"name": "khác"})
    assert "dung lượng" in reply["notice"]["seen"]
    assert len(finding.kept(tmp_path)) == 1


@pytest.mark.parametrize(
    "request_",
    [
        {"do": "search"}, {"do": "search", "request": None}, {"do": "search", "request": "khen"},
        {"do": "search", "request": {"query": 7}}, {"do": "search", "request": {"limit": 10**9}},
        {"do": "search", "request": {"offset": -1}}, {"do": "search", "request": {"columns": ["__class__"]}},
        {"do": "search", "request": {"filters": {"from_date": "2024-12-31", "to_date": "2024-01-01"}}},
        {"do": "search", "request": {"filters": {"sql": "1=1"}}}, {"do": "search", "request": {}, "extra": 1},
        {"do": "search_form", "extra": 1}, {"do": "save_search"}, {"do": "save_search", "search": {"name": " "}},
        {"do": "save_search", "search": {"name": ["a"]}}, {"do": "forget_search"},
        {"do": "forget_search", "name": ["a"]}, {"do": "forget_search", "name": None},
    ],
)  # fmt: skip
def test_a_request_that_no_screen_sends_is_answered_kindly(tmp_path: Path, request_: dict[str, Any]) -> None:
    """Strictly read: an error notice with its advice, and nothing is written."""
    reply = ask(make(tmp_path), **request_)
    assert (reply["ok"], reply["notice"]["kind"], reply["data"]) == (False, "error", {})
    assert reply["notice"]["seen"]
    assert reply["notice"]["advice"]
    assert not (tmp_path / finding.FILE_NAME).exists()


def test_what_one_may_not_see_is_neither_a_choice_nor_a_files_name(tmp_path: Path) -> None:
    """The choices of the filters and the names of the files beside a document come from what the person may see."""
    office = Office(practice_office())
    for person in office.scenario.plays:
        files = [one for one in office.case_files.values() if may_see_file(office, one, person)]
        seen = [one for one in office.documents if may_see_document(office, one.doc_id, person)]
        form = finding.describe_form(office, person, tmp_path, {"id": 1, "do": "search_form"})
        kinds = {one["value"] for one in form["filters"]["type_name"]}
        assert kinds <= {one.type_name for one in seen}
        request = {"columns": ["file_notation", "file_code"], "filters": {"kind": "document"}, "limit": 100}
        found = search_office(office, request, person)
        told = {name for hit in found["hits"] for name in hit["cells"][0].split("; ") if name}
        assert told <= {one.name for one in files}
        codes = {name for hit in found["hits"] for name in hit["cells"][1].split("; ") if name}
        assert codes <= {office.code_of(one) for one in files}
