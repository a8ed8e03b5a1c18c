"""Packages that an enemy brings to be checked: each is refused kindly, within bounds, and touches nothing."""

from __future__ import annotations

import base64
import json
import tracemalloc
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from hoso_kit.desk.desk import Desk
from hoso_kit.desk.packages import MAX_SENT
from hoso_kit.office.export import to_bag
from hoso_kit.office.journal import FILE_NAME
from tests.desk.desks import act, ask, free_desk
from tests.world import ROOT, practice_office

OFFICE = practice_office()
BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
DTD = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
XMLNS = b'xmlns="urn:hoso-kit:nd30-2020:phu-luc-vi"'


def zipped(entries: list[tuple[str, bytes]], *, is_small: bool = False) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED if is_small else zipfile.ZIP_STORED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return made.getvalue()


def lying(size: int) -> bytes:
    """An entry that says it is small and swells to ``size``."""
    package = bytearray(zipped([("a/data/x", b"\0" * size)], is_small=True))
    for at in range(len(package) - 4):
        if package[at : at + 4] == size.to_bytes(4, "little"):
            package[at : at + 4] = (10).to_bytes(4, "little")
    return bytes(package)


PACKAGES: dict[str, bytes] = {
    "nothing": b"",
    "no zip": b"PK\x03\x04" + b"x" * 500,
    "empty zip": zipped([]),
    "bomb": zipped([("a/data/x", b"\0" * 101_000_000)], is_small=True),
    "lying bomb": lying(60_000_000),
    "many entries": zipped([(f"a/{n}", b"") for n in range(5_001)]),
    "out of the folder": zipped([("a/../../etc/x", b"x")]),
    "absolute": zipped([("/etc/x", b"x")]),
    "drive": zipped([("c:/x", b"x")]),
    "backslash": zipped([("a\\..\\x", b"x")]),
    "two folders": zipped([("a/bagit.txt", BAGIT), ("b/x", b"x")]),
    "a lone file": zipped([("bagit.txt", BAGIT)]),
    "long name": zipped([("a/" + "x" * 5_000, b"x")]),
    "same name": zipped([("a/data/x", b"x"), ("a/data/X", b"y")]),
    "manifest that leads out": zipped(
        [("a/bagit.txt", BAGIT), ("a/manifest-sha256.txt", b"00  ../../etc/passwd\n"), ("a/data/x", b"x")]
    ),
    "fetch": zipped(
        [
            ("a/bagit.txt", BAGIT),
            ("a/manifest-sha256.txt", b"00  data/x\n"),
            ("a/fetch.txt", b"http://127.0.0.1:9/x 5 data/x\n"),
            ("a/data/y", b""),
        ]
    ),
    "odd encoding": zipped([("a/bagit.txt", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: zip\n")]),
    "no text": zipped([("a/bagit.txt", bytes(range(256)))]),
    "entities": zipped([("a/bagit.txt", BAGIT), ("a/data/ho-so.xml", DTD + b"<x>&e;</x>")]),
    "deep": zipped([("a/bagit.txt", BAGIT), ("a/data/ho-so.xml", b"<x>" * 100_000)]),
    "wide": zipped(
        [("a/bagit.txt", BAGIT), ("a/data/ho-so.xml", b"<CaseFile " + XMLNS + b">" + b"<x/>" * 900_000)], is_small=True
    ),
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return free_desk(OFFICE, tmp_path)


def check(desk: Desk, package: bytes) -> dict[str, Any]:
    """The answer as it travels: through JSON."""
    answer = ask(desk, "check_package", base64=base64.b64encode(package).decode())
    told: dict[str, Any] = json.loads(json.dumps(answer))
    return told


@pytest.mark.parametrize("name", PACKAGES)
@pytest.mark.timeout(60)
def test_a_hostile_package_is_refused_kindly(name: str, desk: Desk, tmp_path: Path, monkeypatch: Any) -> None:
    """A Vietnamese sentence or a list of faults, never "whole"; nothing taken, left or changed."""
    kept = tmp_path / "temporary"
    kept.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(kept))
    before = (tmp_path / FILE_NAME).read_bytes()
    tracemalloc.start()
    answer = check(desk, PACKAGES[name])
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 60_000_000
    if answer["ok"]:
        assert not answer["data"]["is_whole"]
        assert answer["data"]["fault_total"] > 0
        assert not answer["data"]["is_compared"]
    else:
        assert answer["notice"]["kind"] == "error"
        assert answer["notice"]["citation"]
        assert "lỗi (" not in answer["notice"]["seen"]
    assert "root:" not in json.dumps(answer)
    assert not list(kept.iterdir())
    assert (tmp_path / FILE_NAME).read_bytes() == before


@pytest.mark.parametrize("sent", [None, 5, "", "%%%", ["x"], "A" * (MAX_SENT * 4 // 3 + 5)])
def test_what_is_no_file_is_refused(sent: Any, desk: Desk) -> None:
    """A page may send anything at all in the place of a file."""
    assert ask(desk, "check_package", base64=sent)["notice"]["kind"] == "error"


def test_a_package_tells_nobody_what_he_may_not_see(tmp_path: Path) -> None:
    """Beside a package of a file that he may not see, no value of the office's is shown to a colleague."""
    desk = free_desk(OFFICE, tmp_path)
    office = desk._work.office
    name = next(
        one.name for one in office.case_files.values() if one.opener not in ("p04", "p05") and one.status == "open"
    )
    package = to_bag(office, name)
    answer = check(desk, package)
    assert answer["ok"]
    assert answer["data"]["is_whole"]
    assert not answer["data"]["is_compared"]
    assert "không có quyền" in answer["data"]["why_not"]
    assert answer["data"]["differences"] == []


def test_markup_in_a_package_comes_as_text(desk: Desk, tmp_path: Path) -> None:
    """What the package says is long and full of tags: it is cut, and it is data."""
    info = b"External-Description: " + b"<img src=x onerror=alert(1)>" * 400 + b"\n"
    answer = check(desk, zipped([("a/bagit.txt", BAGIT), ("a/bag-info.txt", info), ("a/data/<b>", b"x")]))
    assert answer["ok"]
    assert len(answer["data"]["title"]) <= 300
    assert all(len(one["place"]) <= 300 for one in answer["data"]["faults"])


def test_the_page_sends_no_more_than_the_server_takes() -> None:
    """The page's own limit is the Desk's."""
    script = (ROOT / "hoso_kit" / "desk" / "board" / "packages.js").read_text(encoding="utf-8")
    assert f"const PACKAGE_MAX_FILE = {MAX_SENT:_};" in script


def test_a_package_of_one_s_own_file_is_whole(tmp_path: Path) -> None:
    """What the Desk itself exports is accepted, compared and the same."""
    desk = free_desk(OFFICE, tmp_path)
    entry = next(one for _, one in OFFICE.file_list.all_entries() if one.creator == OFFICE.person)
    year = OFFICE.file_list.file_catalog
    act(desk, "open_case_file", file_notation=entry.file_notation, start_date=f"{year}-01-02")
    mine = [one.doc_id for one in OFFICE.documents if one.lead == OFFICE.person][:2]
    act(desk, "file_document", file_notation=entry.file_notation, documents=mine)
    exported = ask(desk, "export", what="bag", file_notation=entry.file_notation)
    answer = ask(desk, "check_package", base64=exported["data"]["base64"])
    assert answer["data"]["is_whole"], answer
    assert answer["data"]["is_compared"]
    assert answer["data"]["differences"] == []
    assert answer["data"]["is_open"]
