"""The one writer: on disk before acknowledged, torn lines healed, two windows, a full disk."""

import errno
import os
from pathlib import Path

import pytest

from hoso_kit.office.actions import Action, FileDocument, OpenCaseFile
from hoso_kit.office.journal import Journal, JournalError
from hoso_kit.office.journal_file import JournalFile, JournalMoved
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.work import Work
from tests.world import first_day, own_entry, practice

EX = practice()
NAME = own_entry(EX)
OPEN = OpenCaseFile(NAME, first_day(EX))


def put(doc_id: str) -> Action:
    return FileDocument(NAME, (doc_id,))


def work(path: Path, learner: str = "hv001") -> Work:
    return Work.resume(EX.scenario, path, learner)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the journal will be."""
    return tmp_path / "hv001" / "journal.jsonl"


def test_work_is_resumed_where_it_was(path: Path) -> None:
    """A reload is a new process: the state comes back by replay."""
    first = work(path)
    first.do(OPEN)
    first.do(put("d001"))
    again = work(path)
    assert again.office == first.office
    assert len(again.journal.entries) == 2


def test_an_action_is_on_the_disk_before_it_is_acknowledged(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """fsync comes before the office on screen changes."""
    one = work(path)
    seen = []
    real = os.fsync

    def spy(number: int) -> None:
        seen.append((len(one.office.case_files), path.read_bytes().count(b"\n")))
        real(number)

    monkeypatch.setattr(os, "fsync", spy)
    one.do(OPEN)
    assert seen == [(0, 2)]
    assert NAME in one.office.case_files


@pytest.mark.parametrize("cut", [1, 2, 10, 70, 71, 100])
def test_a_torn_last_line_is_healed_and_nothing_acknowledged_is_lost(path: Path, cut: int) -> None:
    """A crash while writing leaves a part of the line that was never acknowledged."""
    one = work(path)
    one.do(OPEN)
    one.do(put("d001"))
    whole = path.read_bytes()
    one.do(put("d002"))
    torn = path.read_bytes()
    path.write_bytes(torn[: len(torn) - cut])
    again = work(path)
    assert again.office.case_files[NAME].documents == ("d001",)
    assert path.read_bytes() == whole
    again.do(put("d003"))
    assert Journal.read(path).replay(EX.scenario) == again.office


@pytest.mark.parametrize("left", [0, 1, 40])
def test_a_torn_first_line_is_begun_again(path: Path, left: int) -> None:
    """A header without its newline: nothing was ever done."""
    work(path)
    path.write_bytes(path.read_bytes()[:left])
    again = work(path)
    again.do(OPEN)
    assert len(Journal.read(path).entries) == 1


def test_the_second_window_sees_the_firsts_work(path: Path) -> None:
    """Two tabs: nothing is lost or interleaved, the later one is told and updated."""
    first, second = work(path), work(path)
    first.do(OPEN)
    with pytest.raises(JournalMoved):
        second.do(OPEN)
    assert second.office == first.office
    second.do(put("d001"))
    with pytest.raises(JournalMoved):
        first.do(put("d002"))
    first.do(put("d002"))
    assert Journal.read(path).replay(EX.scenario).case_files[NAME].documents == ("d001", "d002")


def test_a_refused_attempt_is_noted_and_changes_nothing(path: Path) -> None:
    """The instructor sees what was tried; replay leaves it out."""
    one = work(path)
    with pytest.raises(Refusal):
        one.do(put("d001"))
    entry = Journal.read(path).entries[0]
    assert (entry.kind, entry.refusal) == ("refused", "not_opened")
    assert not Journal.read(path).replay(EX.scenario).case_files


def test_a_full_disk_loses_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The action isn't done, the message says so, the journal is as before; later it works again."""
    one = work(path)
    one.do(OPEN)
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(JournalError, match="Chưa ghi được"):
            one.do(put("d001"))
    assert path.read_bytes() == before
    assert one.office.case_files[NAME].documents == ()
    one.do(put("d001"))
    assert work(path).office == one.office


def test_another_learners_journal_is_not_opened(path: Path) -> None:
    """Nobody writes into somebody else's work."""
    work(path, "hv001").do(OPEN)
    before = path.read_bytes()
    with pytest.raises(JournalError, match="học viên khác"):
        work(path, "hv002")
    assert path.read_bytes() == before


def test_a_broken_journal_is_left_as_it_is(path: Path) -> None:
    """What can't be read isn't repaired by guessing: the file stays for the instructor to look at."""
    one = work(path)
    one.do(OPEN)
    one.do(put("d001"))
    broken = path.read_bytes().replace(b"d001", b"d002")
    path.write_bytes(broken)
    with pytest.raises(JournalError, match="Dòng 3"):
        work(path)
    assert path.read_bytes() == broken


def test_a_journal_deleted_meanwhile_is_told(path: Path) -> None:
    """No silent new beginning in the middle of the work."""
    one = work(path)
    one.do(OPEN)
    path.unlink()
    with pytest.raises(JournalError, match="đã bị xóa"):
        one.do(put("d001"))


def test_a_link_in_the_journals_place_is_refused(path: Path, tmp_path: Path) -> None:
    """The writer doesn't follow a link out of the work folder."""
    target = tmp_path / "victim"
    target.write_text("quan trọng", encoding="utf-8")
    path.parent.mkdir(parents=True)
    path.symlink_to(target)
    with pytest.raises(JournalError, match="tệp thường"):
        work(path)
    assert target.read_text(encoding="utf-8") == "quan trọng"


def test_notes_survive_a_second_window(path: Path) -> None:
    """A check or hint is noted even when the other window wrote first."""
    first, second = work(path), work(path)
    first.do(OPEN)
    second.note("Kiểm tra: 1/10 điểm")
    assert [entry.kind for entry in JournalFile.open(path, EX.scenario, "hv001").journal.entries] == ["action", "note"]
