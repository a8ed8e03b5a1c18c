"""The Desk answers whatever a page sends: one reply, in our words, without a trace of the machine's insides."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from hoso_kit.desk.desk import Desk
from hoso_kit.desk.opening import make_desk
from hoso_kit.desk.screens import all_screens
from hoso_kit.office.actions import unstructure_action
from hoso_kit.office.receiving import deliveries
from tests.invariants.hostile import FROM_A_PAGE
from tests.invariants.play import play
from tests.world import ROOT, practice_office

# what the board's own requests carry, so that each of them is also nearly right
FIELDS: dict[str, dict[str, Any]] = {
    "act": {"action": {"type": "view_case_file", "file_notation": "01.KT"}},
    "check": {},
    "hint": {"criterion": "x"},
    "solution": {},
    "submit": {},
    "download": {},
    "print": {"form": "contents_list", "format": "html", "file_notation": "01.KT"},
    "export": {"what": "xml", "file_notation": "01.KT"},
    "check_package": {"base64": "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=="},
    "search_form": {},
    "search": {"request": {"query": "báo cáo"}},
    "save_search": {"search": {"name": "Của tôi", "query": "x", "filters": {}}},
    "forget_search": {"name": "x"},
    "act_as": {"person": "p01"},
    "look": {"screen": "incoming", "args": {}},
    "ask": {"screen": "incoming", "what": "x", "args": {}},
    "restore": {"base64": "UEs=", "keep_aside": True},
    "new_variant": {},
}
# every argument that any screen reads, found in its text, so that a new one joins by itself
ARGUMENTS = tuple(
    sorted(
        {
            name
            for path in (ROOT / "hoso_kit" / "desk" / "screens").glob("*.py")
            for name in re.findall(r"""args(?:\.get\(|\[)"([a-z_]+)\"""", path.read_text("utf-8"))
        }
    )
)
INSIDES = ("Traceback", 'File "', ".py", "hoso_kit", "object at 0x", "site-packages")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The practice office some way along, in a learner's own folder."""
    monkeypatch.setenv("HOSO_HOME", str(tmp_path))
    monkeypatch.setenv("HOSO_LEARNER", "hv007")
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    made = make_desk("van-phong", "free")
    for person, action in play(Random(11), 40).done:
        assert made.handle({"id": 1, "do": "act_as", "person": person})["ok"]
        assert made.handle({"id": 1, "do": "act", "action": unstructure_action(action)})["ok"]
    return made


def checked(desk: Desk, request: object, home: Path) -> dict[str, Any]:
    """The one reply, which can be sent and tells nothing of the machine."""
    reply = desk.handle(request)
    assert set(reply) == {"to", "ok", "notice", "data"}
    text = json.dumps(reply, ensure_ascii=False)
    text.encode()
    if not reply["ok"]:
        assert reply["notice"]["seen"]
        assert not [one for one in (*INSIDES, str(home)) if one in text], text
    return reply


def _requests() -> Iterator[dict[str, Any]]:
    for do, fields in FIELDS.items():
        yield {"id": 1, "do": do}
        for name in fields:
            for value in FROM_A_PAGE:
                yield {"id": 1, "do": do} | fields | {name: value}


def test_every_request_name_is_tried(desk: Desk) -> None:
    """A new request joins this proof, or it would be silent about it."""
    assert set(desk._requests) == set(FIELDS)
    assert {"year", "doc_id", "file_notation", "delivery_id", "item"} <= set(ARGUMENTS)


def test_no_request_breaks_the_desk(desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Wrong type, huge, nested, NaN, surrogates in each field of each request: a reply, and no fault inside."""
    for request in _requests():
        # a fault would pass as a polite reply: the log tells whether the kit itself was at fault
        with caplog.at_level(logging.ERROR):
            checked(desk, request, tmp_path)
        assert not [one.exc_text for one in caplog.records if one.exc_info], repr(request)[:300]
    for value in FROM_A_PAGE:
        checked(desk, value, tmp_path)
        checked(desk, {"id": value, "do": value}, tmp_path)


@pytest.mark.parametrize("screen", [one.name for one in all_screens()])
def test_no_argument_breaks_a_screen(screen: str, desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Each screen and each of its own requests, by each role, with odd arguments: a reply, and no fault inside."""
    (made,) = [one for one in all_screens() if one.name == screen]
    people = {one.roles: one.person_id for one in practice_office().people}
    rnd = Random(7)
    answered: set[str | None] = set()
    for person in people.values():
        desk.handle({"id": 1, "do": "act_as", "person": person})
        for what in (None, *made.answers):
            for name in (None, *ARGUMENTS):
                args = {} if name is None else {name: FROM_A_PAGE[rnd.randrange(len(FROM_A_PAGE))]}
                # what is really there beside it, so that a handler goes further than its first look
                args |= {one: _there(desk, one, rnd) for one in ARGUMENTS if one != name and rnd.randrange(2)}
                request = {"id": 1, "do": "look" if what is None else "ask", "screen": screen, "what": what}
                if checked(desk, request | {"args": args}, tmp_path)["ok"]:
                    answered.add(what)
                # that a certificate has expired is the answer; the library that finds it warns with a traceback
                errors = [one for one in caplog.records if one.levelno >= logging.ERROR]
                faults = [f"{one.exc_info[0]}" for one in errors if one.exc_info]
                assert not faults, f"{person} {what} {args!r:.300} {faults}"
    assert None in answered, "nobody could look at the screen: nothing was tried"


def _there(desk: Desk, name: str, rnd: Random) -> object:
    office = desk._work.office
    pools: dict[str, list[object]] = {
        "file_notation": list(office.case_files),
        "item": [*office.case_files, *office.documents_by_id],
        "doc_id": list(office.documents_by_id),
        "delivery_id": [one.delivery_id for one in deliveries(office)],
        "person": list(office.people_by_id),
        "batch_id": [one.batch_id for one in office.transfers.batches] or ["NL-1"],
        "message_id": [one.message_id for one in office.messaging.sent] or ["x"],
        "format": ["html", "docx", "xlsx"],
        "numbering": ["whole", "heading"],
        "arranged_by": ["unit", "field"],
        "base64": ["UEs=", ""],
    }
    pool = pools.get(name, [office.today.year, office.today.year + 1] if "year" in name else ["x", "", 1])
    return pool[rnd.randrange(len(pool))]


def test_the_state_can_be_shown_after_all_of_it(desk: Desk, tmp_path: Path) -> None:
    """What is shown is JSON for everybody, whatever was done; nobody's page stays white."""
    for person in practice_office().people_by_id:
        desk.handle({"id": 1, "do": "act_as", "person": person})
        json.dumps([desk.state, desk.setting]).encode()
    assert list(tmp_path.rglob("journal.jsonl"))
