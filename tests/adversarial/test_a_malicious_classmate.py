"""A classmate who can write into the shared post box stops nobody's work and gets nobody's files."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from hoso_kit.desk import trust
from hoso_kit.desk.signed_papers import training_authority
from hoso_kit.desk.trust import share_root, trusted_roots
from hoso_kit.office.action import Action
from hoso_kit.office.journal import MAX_BYTES, JournalError
from hoso_kit.office.journal_file import MAX_LINE, ROOM_FOR_NOTES
from hoso_kit.office.messages import Address, MessageFault, write_message
from hoso_kit.office.messages import postbox as room
from hoso_kit.office.messages.composing import compose_message
from hoso_kit.office.messages.postbox import PostBox, read_plain
from hoso_kit.office.messaging_views import deliver_action
from hoso_kit.office.signing import TrainingAuthority
from hoso_kit.office.work import Work
from tests.messages.message_world import COMMUNE_ID, DISTRICT, DOC, PDF, TO, Player, issue
from tests.world import practice_office

MESSAGE = compose_message(issue(Player(DISTRICT)).office, DOC, Address(COMMUNE_ID, TO), PDF)
DATA = write_message(MESSAGE)


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The class's post box, with a home of one's own beside it."""
    monkeypatch.setenv("HOSO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HOSO_POST", str(tmp_path / "post"))
    return tmp_path / "post"


def _put_root(folder: Path, data: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{sha256(data).hexdigest()}.pem").write_bytes(data)


def test_only_real_roots_are_trusted(shared: Path, tmp_path: Path) -> None:
    """Junk that looks like a certificate, or one that is no root, would spoil every check: it is passed over."""
    folder = shared / "tin-cay"
    other = TrainingAuthority(tmp_path / "other")
    agency = other.agency("UBND", practice_office().today).issued.certificate
    junk = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
    for data in (junk, agency, other.trust[0] + junk, b"", other.trust[0][:-40]):
        _put_root(folder, data)
    assert trusted_roots() == training_authority().trust
    _put_root(folder, other.trust[0])
    assert trusted_roots() == (*training_authority().trust, *other.trust)


def test_many_odd_names_hide_no_root(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound counts roots, not whatever else lies in the folder."""
    monkeypatch.setattr(trust, "MAX_ROOTS", 2)
    folder = shared / "tin-cay"
    _put_root(folder, TrainingAuthority(tmp_path / "other").trust[0])
    for number in range(5):
        (folder / f"000{number}.txt").write_bytes(b"x")
    assert len(trusted_roots()) == 2


def test_no_link_leads_out_of_the_post_box(shared: Path, tmp_path: Path) -> None:
    """Neither a box, nor its corner for broken files, nor the roots' folder may be a link to somewhere else."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shared.mkdir()
    post = PostBox(shared)
    (shared / f"den-{COMMUNE_ID}").symlink_to(elsewhere)
    with pytest.raises(MessageFault, match="liên kết"):
        post.leave(DATA)
    assert post.letters(COMMUNE_ID) == ()
    (shared / f"den-{COMMUNE_ID}").unlink()
    post.leave(DATA)
    (shared / f"den-{COMMUNE_ID}" / "x.xml").write_bytes(b"x")
    (shared / f"den-{COMMUNE_ID}" / "hong").symlink_to(elsewhere)
    with pytest.raises(MessageFault, match="liên kết"):
        post.set_aside(COMMUNE_ID, "x.xml")
    (shared / "tin-cay").symlink_to(elsewhere)
    share_root()
    assert not list(elsewhere.iterdir())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are a thing of Unix")
def test_a_pipe_keeps_nobody_waiting(tmp_path: Path) -> None:
    """Even one that takes a plain file's place after it was looked at: the opened file is asked."""
    os.mkfifo(tmp_path / "pipe.xml")
    assert read_plain(tmp_path / "pipe.xml", 10) is None
    (tmp_path / "plain").write_bytes(b"0123456789")
    assert read_plain(tmp_path / "plain", 10) == b"0123456789"
    assert read_plain(tmp_path / "plain", 9) is None
    (tmp_path / "link").symlink_to(tmp_path / "plain")
    assert read_plain(tmp_path / "link", 10) is None


def test_heavy_files_do_not_slow_every_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One look reads so much and no more, the light files first; the others are told of, not hidden."""
    post = PostBox(tmp_path)
    post.leave(DATA)
    box = tmp_path / f"den-{COMMUNE_ID}"
    for number in range(4):
        (box / f"{number}.xml").write_bytes(b"x" * 300_000)
    monkeypatch.setattr(room, "MAX_LOOK", len(DATA) + 700_000)
    letters = post.letters(COMMUNE_ID)
    assert [one.message for one in letters if one.message] == [MESSAGE]
    assert sum("quá nhiều tệp nặng" in one.fault for one in letters) == 2
    assert len(letters) == 5


def test_many_odd_files_hide_no_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is named like a message is read before other files, however those are called."""
    post = PostBox(tmp_path)
    post.leave(DATA)
    for number in range(9):
        (tmp_path / f"den-{COMMUNE_ID}" / f"0{number}.xml").write_bytes(b"x")
    monkeypatch.setattr(room, "MAX_LISTED", 3)
    assert MESSAGE in [one.message for one in post.letters(COMMUNE_ID)]


def test_no_message_makes_a_journal_that_cannot_be_opened(tmp_path: Path) -> None:
    """An endless document, taken in again and again, is refused before the journal is too large to be read."""
    scenario = practice_office()
    clerk = next(one.person_id for one in scenario.people if "registry_clerk" in one.roles)
    path = tmp_path / "journal.jsonl"
    work = Work.resume(scenario, path, "hv001")
    given = replace(deliver_action(MESSAGE), to_organ_id=scenario.office.organ_id, sent_date=scenario.today)
    given = replace(given, issued_date=scenario.today)
    with pytest.raises(JournalError, match="quá dài"):
        work.do(replace(given, body=("ạ" * 2_000,) * 1_000), clerk)
    fits = replace(given, body=("ạ" * 1_900,) * 150)
    floods = [replace(fits, message_id=f"{given.from_organ_id}_{number:020x}") for number in range(40)]
    with pytest.raises(JournalError, match="đã đầy"):
        _all_of(floods, work, clerk)
    assert len(work.office.messaging.arrivals) > 5
    work.note("Đã nộp bài")
    assert MAX_BYTES - ROOM_FOR_NOTES - MAX_LINE < path.stat().st_size <= MAX_BYTES
    assert Work.resume(scenario, path, "hv001").office == work.office


def _all_of(actions: Iterable[Action], work: Work, person: str) -> None:
    for action in actions:
        work.do(action, person)
