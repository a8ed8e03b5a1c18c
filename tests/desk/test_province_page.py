"""The province's page without a browser: made in a process of its own, searched, opened; nothing sent is an error."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoso_kit.classroom.reports.province_data import SEED, database, read_province
from hoso_kit.desk import province, province_making, province_words
from hoso_kit.desk.province import Province
from hoso_kit.desk.province_making import Making, Progress, make
from hoso_kit.office.province import generate
from hoso_kit.office.province.reading import is_whole

SCALE = 0.002
SECONDS = 60


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small province, whole."""
    path = database(tmp_path_factory.mktemp("nhà"), SCALE)
    path.parent.mkdir()
    generate(path, SEED, SCALE)
    return path


@pytest.fixture
def page(made: Path, tmp_path: Path) -> Iterator[Province]:
    """The page over it, with an empty folder for kept searches."""
    found = Province(made, tmp_path / "tra-cuu", SCALE)
    yield found
    found.close()


def ask(page: Province, do: str, **request: Any) -> dict[str, Any]:
    """One request and its answer, as they travel: through JSON."""
    answer: dict[str, Any] = json.loads(json.dumps(page.handle({"id": 7, "do": do, **request})))
    assert answer["to"] == 7
    return answer


def hits(page: Province, query: str = "", **filters: Any) -> list[dict[str, Any]]:
    answer = ask(page, "search", request={"query": query, "filters": filters, "limit": 100})
    assert answer["ok"], answer
    found: list[dict[str, Any]] = answer["data"]["hits"]
    return found


def phase(page: Province) -> str:
    """What a page that asks is told."""
    ask(page, "progress")
    return str(page.state["province"]["phase"])


def wait(page: Province, *phases: str) -> str:
    """Ask until it is told one of these."""
    deadline = time.monotonic() + SECONDS
    while (seen := phase(page)) not in phases and time.monotonic() < deadline:
        time.sleep(0.02)
    assert seen in phases
    return seen


def files_beside(path: Path) -> set[str]:
    """What lies there beside the lock and the told progress."""
    return {one.name for one in path.parent.iterdir()} - {f"{path.name}.lock", f"{path.name}.progress"}


def test_the_same_search_serves_the_province(page: Province) -> None:
    """Without diacritics a word is met by any spelling; a filter narrows; a file's reference is its code."""
    plain, marked = hits(page, "khieu nai"), hits(page, "khiếu nại")
    assert marked
    assert {hit["ref"] for hit in marked} <= {hit["ref"] for hit in plain}
    files = hits(page, "", kind="case_file", level="commune")
    assert files
    assert len({hit["ref"] for hit in files}) == len(files)
    assert all(hit["ref"] == hit["file_code"] for hit in files)
    number = next(hit for hit in hits(page, "", kind="document"))["cells"][0]
    assert number in {hit["cells"][0] for hit in hits(page, number)}


def test_the_form_offers_offices_levels_and_years(page: Province) -> None:
    """What the Desk's search has not: offices by name, levels and years; every offered value is one that is taken."""
    form = ask(page, "search_form")["data"]
    names = {one["label"] for one in form["filters"]["organ_id"]}
    assert any("Ủy ban nhân dân xã" in name for name in names)
    assert [one["value"] for one in form["filters"]["year"]] == [2019, 2020, 2021, 2022]
    for name in ("organ_id", "level", "year", "status", "creator", "kind"):
        for choice in form["filters"][name][:3]:
            assert ask(page, "search", request={"filters": {name: choice["value"]}})["ok"]


def test_a_document_opens_as_a_sheet(page: Province) -> None:
    """A result opens with the facts of its own row, and names the file that it lies in."""
    hit = hits(page, "", kind="document", is_filed=True)[0]
    shown = ask(page, "open", kind="document", ref=hit["ref"])["data"]
    assert shown["document"]["symbol"] == hit["cells"][0]
    assert shown["document"]["subject"] == hit["cells"][1]
    assert shown["person"]["person_id"] == shown["document"]["lead"]
    (code,) = shown["filed"]
    case_file = ask(page, "open", kind="case_file", ref=code)["data"]["case_file"]
    assert hit["ref"] in {line["doc_id"] for line in case_file["contents"]}


def test_a_case_file_opens_with_its_contents_list(page: Province) -> None:
    """Ordinals and page spans run through the whole file and end at its totals."""
    for hit in hits(page, "", kind="case_file")[:20]:
        shown = ask(page, "open", kind="case_file", ref=hit["ref"])["data"]["case_file"]
        assert [line["doc_ordinal"] for line in shown["contents"]] == list(range(1, shown["doc_total"] + 1))
        assert int(shown["contents"][-1]["pages"].split("-")[-1]) == shown["page_total"]
        assert shown["title"] == hit["cells"][1]
        assert not shown["is_mine"]


def test_searches_are_kept_in_the_learners_folder(page: Province, made: Path, tmp_path: Path) -> None:
    """A kept search is there for the next page, can be forgotten, and lies in no folder that the page named."""
    search = {"name": "Đơn thư", "query": "khiếu nại", "filters": {"year": 2021}, "order": "newest"}
    assert ask(page, "save_search", search=search)["data"]["saved"][0]["filters"] == {"year": 2021}
    again = Province(made, tmp_path / "tra-cuu", SCALE)
    with closing(again):
        assert ask(again, "search_form")["data"]["saved"][0]["name"] == "Đơn thư"
        assert ask(again, "forget_search", name="Đơn thư")["data"]["saved"] == []
    assert [one.name for one in (tmp_path / "tra-cuu").iterdir()] == ["searches.json"]


@pytest.mark.parametrize(
    "request_data",
    [
        None, [], "search", 7, {}, {"do": None}, {"do": []}, {"do": "act", "action": {}}, {"do": "__class__"},
        {"do": "make", "path": "/etc/passwd"}, {"do": "cancel", "scale": 1}, {"do": "progress", "home": ".."},
        {"do": "search"}, {"do": "search", "request": {"limit": 10**9}}, {"do": "search_form", "folder": "/"},
        {"do": "open"}, {"do": "open", "kind": "document"}, {"do": "open", "kind": "facts", "ref": "seed"},
        {"do": "open", "kind": ["document"], "ref": "v000001"}, {"do": "open", "kind": "document", "ref": 1},
        {"do": "open", "kind": "document", "ref": "v" + "9" * 400}, {"do": "open", "kind": "document", "ref": "v٣"},
        {"do": "open", "kind": "document", "ref": "v1"}, {"do": "open", "kind": "document", "ref": ""},
        {"do": "open", "kind": "case_file", "ref": "' OR 1=1 --"}, {"do": "open", "kind": "case_file", "ref": "\ud800"},
        {"do": "open", "kind": "case_file", "ref": "../../searches.json"}, {"do": "forget_search", "name": {}},
        {"do": "save_search", "search": {"name": "../x", "columns": ["body"]}},
    ],
)  # fmt: skip
def test_a_hostile_request_gets_an_answer_and_does_nothing(
    page: Province, made: Path, tmp_path: Path, request_data: object
) -> None:
    """Whatever a page sends is answered in Vietnamese, starts no making and writes no file."""
    before = files_beside(made)
    answer = page.handle(request_data)
    json.dumps(answer)
    assert answer["ok"] is False
    assert answer["notice"]["seen"]
    assert files_beside(made) == before
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(["id", "do", "kind", "ref", "request", "search", "name"]),
        st.sampled_from(["open", "search", "progress", "document", "case_file", "search_form"])
        | st.recursive(st.none() | st.integers() | st.text(max_size=9), lambda inner: st.lists(inner, max_size=3)),
    )
)
def test_any_message_gets_an_answer(page: Province, request_data: dict[str, Any]) -> None:
    """No message raises, and an answer can always be sent."""
    json.dumps(page.handle(request_data))


def test_made_in_the_background_and_told(tmp_path: Path) -> None:
    """Absent, then making with a growing share, then ready; two pages see the same, and one file is left."""
    path = database(tmp_path, SCALE)
    one, other = (Province(path, tmp_path / "tra-cuu", SCALE) for _ in range(2))
    assert phase(one) == phase(other) == "absent"
    assert ask(one, "search_form")["notice"]["seen"] == "Dữ liệu tỉnh chưa được tạo xong."
    assert ask(one, "make")["ok"]
    assert one.state["province"]["phase"] == "making"
    assert ask(other, "make")["ok"]
    wait(one, "ready")
    wait(other, "ready")
    assert files_beside(path) == {path.name}
    assert is_whole(path, SEED, SCALE)
    for page in (one, other):
        assert hits(page, "khieu nai")
        page.close()


def test_the_statistics_page_reads_the_same_province(made: Path) -> None:
    """The data are made once for both pages: neither makes the other's anew."""
    assert read_province(made.parent.parent, SCALE, lambda done, total: pytest.fail("made anew"))


def test_cancelling_leaves_nothing_behind(tmp_path: Path) -> None:
    """Another page than the one that began may stop it; nothing is left but the possibility to begin again."""
    path = database(tmp_path, 0.2)
    one, other = (Province(path, tmp_path / "tra-cuu", 0.2) for _ in range(2))
    ask(one, "make")
    deadline = time.monotonic() + SECONDS
    while not path.with_name(f"{path.name}.tmp").is_file() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert phase(other) == "making"
    assert ask(other, "cancel")["ok"]
    assert phase(one) == phase(other) == "cancelled"
    assert "Đã dừng" in one.state["province"]["notice"]
    assert files_beside(path) == set()


def test_a_killed_making_is_told_and_swept_away(tmp_path: Path) -> None:
    """Killed in the middle it leaves no province; the next look says so and frees the disk."""
    path = database(tmp_path, 0.2)
    path.parent.mkdir()
    command = [sys.executable, "-m", "hoso_kit.desk.province_making", str(path), "0.2", str(os.getpid())]
    with subprocess.Popen(command) as process:
        deadline = time.monotonic() + SECONDS
        while not _told(path).done and time.monotonic() < deadline:
            time.sleep(0.02)
        process.kill()
    assert path.with_name(f"{path.name}.tmp").stat().st_size
    page = Province(path, tmp_path / "tra-cuu", 0.2)
    assert page.state["province"]["phase"] == "stopped"
    assert "bị ngắt" in page.state["province"]["notice"]
    assert files_beside(path) == set()


def _told(path: Path) -> Progress:
    return province_making._read(path)


@pytest.mark.skipif(os.name != "posix", reason="elsewhere nobody can be asked whether a process lives")
def test_the_making_ends_with_its_server(tmp_path: Path) -> None:
    """When the server is gone nobody goes on working for it."""
    path = database(tmp_path, 0.2)
    path.parent.mkdir()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as server:
        command = [sys.executable, "-m", "hoso_kit.desk.province_making", str(path), "0.2", str(server.pid)]
        making = subprocess.Popen(command)
        deadline = time.monotonic() + SECONDS
        while not _told(path).done and time.monotonic() < deadline:
            time.sleep(0.02)
        server.kill()
    assert making.wait(SECONDS) == 1
    assert files_beside(path) == set()
    assert Making(path, 0.2).look().phase == "stopped"


def test_two_that_begin_at_once_make_one(tmp_path: Path) -> None:
    """Who finds the lock taken leaves it to the other."""
    path = database(tmp_path, SCALE)
    path.parent.mkdir()
    with FileLock(f"{path}.lock"):
        assert Making(path, SCALE).look().phase == "making"
        command = [sys.executable, "-m", "hoso_kit.desk.province_making", str(path), str(SCALE), str(os.getpid())]
        with subprocess.Popen(command) as late:
            assert late.wait(SECONDS) == 0
    assert files_beside(path) == set()


def test_a_full_disk_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite's word for it becomes a sentence; no room at the start means no start."""
    path = database(tmp_path, SCALE)
    path.parent.mkdir()

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(province_making, "generate", full)
    assert make(path, SCALE).phase == "failed"
    page = Province(path, tmp_path / "tra-cuu", SCALE)
    assert "Ổ đĩa đã đầy" in page.state["province"]["notice"]
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1_000))
    assert "Ổ đĩa còn trống" in ask(page, "make")["notice"]["seen"]
    assert phase(page) == "failed"


def test_what_is_not_whole_is_not_taken_for_it(made: Path, tmp_path: Path) -> None:
    """Another seed, another scale, no documents, another schema, a spoilt file: none of them is the province."""
    path = tmp_path / "p.sqlite"
    assert is_whole(made, SEED, SCALE)
    assert not is_whole(made, "khác", SCALE)
    assert not is_whole(made, SEED, 0.003)
    generate(path, SEED, SCALE, documents=False)
    assert not is_whole(path, SEED, SCALE)
    shutil.copyfile(made, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE facts SET value = '0' WHERE name = 'schema_version'")
        connection.commit()
    assert not is_whole(path, SEED, SCALE)
    path.write_bytes(b"spoilt")
    assert not is_whole(path, SEED, SCALE)
    assert not is_whole(tmp_path, SEED, SCALE)


def test_a_province_that_is_gone_is_offered_anew(made: Path, tmp_path: Path) -> None:
    """Whoever deletes the data to free his disk gets the offer again, not an error."""
    path = database(tmp_path, SCALE)
    path.parent.mkdir()
    shutil.copyfile(made, path)
    assert make(path, SCALE).phase == "ready"
    path.unlink()
    page = Province(path, tmp_path / "tra-cuu", SCALE)
    assert page.state["province"]["phase"] == "absent"
    assert page.state["province"]["notice"] == ""


def test_sizes_and_times_are_said_as_vietnamese_say_them() -> None:
    """The full province is announced with its true totals."""
    about = province_words.about(1.0)
    assert (about["case_files"], about["documents"]) == ("61.097 hồ sơ", "khoảng 700.000 văn bản")
    assert province_words.size_text(1_165_000_000) == "1,2 GB"
    told = province_words.progress(Progress("making", 350_000, 761_097, 0.42, 40), Making(Path("x"), 1))
    assert told["text"] == "Đã tạo 350.000 trên 761.097 hồ sơ và văn bản. Còn khoảng 40 giây."
    assert told["percent"] == 42
    told = province_words.progress(Progress("making", 761_097, 761_097, 0.92, 6), Making(Path("x"), 1))
    assert told["text"].endswith("sắp xếp chỉ mục tìm kiếm mất khoảng 6 giây.")


@pytest.mark.parametrize(("given_scale", "taken"), [("", 1.0), ("0.01", 0.01), ("2", 1.0), ("nan", 1.0), ("x", 1.0)])
def test_the_size_is_asked_of_the_environment(given_scale: str, taken: float) -> None:
    """A weak machine may have a smaller province; what is no scale is the whole."""
    assert province._scale(given_scale) == taken
