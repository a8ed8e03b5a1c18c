"""Backup of a whole office and back (Phụ lục VI phần I mục III.5.g, IV.1.e)."""

import json
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoso_kit.office.backup import (
    FRAME,
    JOURNAL,
    MANIFEST,
    PARTS,
    SEAL,
    SITUATION,
    BackupError,
    make_backup,
    open_backup,
    read_backup,
)
from hoso_kit.office.backup_restoring import CITATION, WorkInTheWay, restore_backup
from hoso_kit.office.journal import Journal, JournalError
from hoso_kit.office.work import Work
from hoso_kit.regulations import cite
from tests.care.care_world import DOCS, HEAD, OWN, SCENARIO, SECOND, Step, closed, freeze, journal_bytes, opened
from tests.world import practice

STEPS: tuple[Step, ...] = (*opened(*DOCS[:3]), closed(), freeze(OWN), *opened(DOCS[4], notation=SECOND))
WORK = journal_bytes(*STEPS)
BACKUP = make_backup(SCENARIO, WORK)
CONTENT, _ = open_backup(BACKUP)


def fault(data: bytes) -> BackupError:
    with pytest.raises(BackupError) as caught:
        read_backup(data)
    assert caught.value.message
    return caught.value


def where(name: str) -> range:
    """The bytes of a part inside the backup."""
    start = BACKUP.index(CONTENT[name])
    return range(start, start + len(CONTENT[name]))


def zipped(parts: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return buffer.getvalue()


@settings(max_examples=30)
@given(st.integers(0, len(STEPS)))
def test_restoring_gives_back_the_same_situation_and_journal(length: int) -> None:
    """Backup and restore is the identity for any work, and the same work gives the same bytes."""
    work = journal_bytes(*STEPS[:length])
    saved = make_backup(SCENARIO, work)
    scenario, journal = read_backup(saved)
    assert scenario == SCENARIO
    assert journal == Journal.parse(work)
    assert journal.replay(scenario) == Journal.parse(work).replay(SCENARIO)
    assert make_backup(scenario, work) == saved
    assert open_backup(saved)[0][JOURNAL] == work


def test_a_torn_last_line_is_left_out() -> None:
    """It was never acknowledged, so it is no work."""
    assert make_backup(SCENARIO, WORK + b'{"n":7,"ki') == BACKUP


def test_a_damaged_or_foreign_journal_is_not_saved() -> None:
    """What would not come back must not look saved."""
    with pytest.raises(JournalError):
        make_backup(SCENARIO, WORK.replace(b'"n":2', b'"n":3'))
    with pytest.raises(JournalError):
        make_backup(practice("khac").scenario, WORK)
    with pytest.raises(JournalError):
        make_backup(SCENARIO, b"")


@pytest.mark.parametrize("name", PARTS)
def test_a_changed_byte_inside_a_part_is_named_with_what_was_expected(name: str) -> None:
    """The part, the digest that the backup promised and the one that was found."""
    for at in where(name)[:: max(1, len(where(name)) // 12)]:
        found = fault(BACKUP[:at] + bytes([BACKUP[at] ^ 1]) + BACKUP[at + 1 :])
        assert found.part == name
        assert len(found.expected) == len(found.found) == 64
        assert found.expected != found.found
        assert name in found.message


@settings(max_examples=200)
@given(st.integers(0, len(BACKUP) - 1), st.integers(1, 255))
def test_one_changed_byte_anywhere_is_found_and_named(at: int, change: int) -> None:
    """Inside a part the part, elsewhere the frame or the seal; nothing else is raised."""
    found = fault(BACKUP[:at] + bytes([BACKUP[at] ^ change]) + BACKUP[at + 1 :])
    part = next((name for name in PARTS if at in where(name)), None)
    assert found.part == part if part else found.part in (FRAME, SEAL, *PARTS)


def test_every_byte_of_the_frame_is_answered_for() -> None:
    """Headers, directory and comment of the zip: no byte of them may change unnoticed."""
    inside = {at for name in PARTS for at in where(name)}
    for at in sorted(set(range(len(BACKUP))) - inside):
        fault(BACKUP[:at] + bytes([BACKUP[at] ^ 1]) + BACKUP[at + 1 :])


@pytest.mark.parametrize("cut", [0, 1, 2, 30, 500, len(BACKUP) // 2, len(BACKUP) - 1])
def test_a_cut_or_lengthened_backup_is_refused(cut: int) -> None:
    """Half a copy is no copy, and nothing may hang on behind or stand before."""
    assert fault(BACKUP[:cut]).part
    assert fault(BACKUP + b"x" * (cut + 1)).part
    assert fault(b"PK" + b"x" * cut + BACKUP).part


@pytest.mark.parametrize("name", ["../journal.jsonl", "/etc/passwd", "a\\..\\b", "journal.jsonl/", "virus.exe"])
def test_foreign_parts_and_paths_are_refused_by_name(name: str) -> None:
    """No part is ever written by the name that a zip gives it, and none but ours is even read."""
    found = fault(zipped({**CONTENT, name: b"x"}))
    assert found.part == FRAME
    assert repr(name)[1:8] in found.message


def test_a_zip_bomb_is_refused_unread() -> None:
    """Nothing is decompressed: a compressed part is refused whatever it would become."""
    bomb = zipped({**CONTENT, JOURNAL: b"0" * 50_000_000}, zipfile.ZIP_DEFLATED)
    assert "nén" in fault(bomb).message
    assert "quá lớn" in fault(b"PK" + b"0" * 40_000_000).message


def test_missing_and_doubled_parts_are_refused() -> None:
    """Exactly the three parts, in their order."""
    for names in (PARTS[:2], PARTS[1:], tuple(reversed(PARTS)), ()):
        assert fault(zipped({name: CONTENT[name] for name in names})).part == FRAME
    assert fault(b"not a zip").part == FRAME


def sealed_again(**changed: bytes) -> bytes:
    """A backup whose digests were all forged to fit."""
    import hashlib

    from hoso_kit.office import backup

    parts = {**CONTENT, **changed}
    manifest = json.loads(parts[MANIFEST])
    for listed in manifest["parts"]:
        listed["sha256"] = hashlib.sha256(parts[listed["name"]]).hexdigest()
    parts[MANIFEST] = json.dumps(manifest).encode()
    return backup._archive(parts)


def test_a_forged_backup_still_meets_the_journals_chain_and_the_situations_checks() -> None:
    """Digests that fit don't make a bad journal good: it is parsed, matched and replayed."""
    assert fault(sealed_again(**{JOURNAL: WORK.replace(DOCS[0].encode(), DOCS[5].encode())})).part == JOURNAL
    assert fault(sealed_again(**{SITUATION: b"{}"})).part == SITUATION
    assert fault(sealed_again(**{SITUATION: b"[" * 100_000})).part == SITUATION
    newer = json.dumps({**json.loads(CONTENT[MANIFEST]), "format_version": 2}).encode()
    assert "phiên bản mới hơn" in fault(sealed_again(**{MANIFEST: newer})).message
    for bad in ({"format": "x"}, {"entries": "7"}, {"learner": 1}):
        odd = json.dumps({**json.loads(CONTENT[MANIFEST]), **bad}).encode()
        assert fault(sealed_again(**{MANIFEST: odd})).part == MANIFEST


def test_restored_work_goes_on_where_it_was(tmp_path: Path) -> None:
    """The journal on disk is the saved one and takes the next action."""
    result = restore_backup(BACKUP, tmp_path / "lai")
    assert result.kept is None
    assert "hv001" in result.text
    assert (tmp_path / "lai" / JOURNAL).read_bytes() == WORK
    work = Work.resume(SCENARIO, tmp_path / "lai" / JOURNAL, "hv001")
    work.do(closed(SECOND))
    assert work.office.case_files[SECOND].is_closed
    assert cite(CITATION).text


def test_other_work_is_never_overwritten_without_saying(tmp_path: Path) -> None:
    """Told first, with what lies there; kept under another name when the reader agrees; the same again is no change."""
    other = journal_bytes(*STEPS[:2])
    (tmp_path / JOURNAL).write_bytes(other)
    with pytest.raises(WorkInTheWay, match="2 dòng"):
        restore_backup(BACKUP, tmp_path)
    assert (tmp_path / JOURNAL).read_bytes() == other
    assert not (tmp_path / SITUATION).exists()
    kept = restore_backup(BACKUP, tmp_path, keep_aside=True).kept
    assert kept is not None
    assert kept.read_bytes() == other
    assert (tmp_path / JOURNAL).read_bytes() == WORK
    assert restore_backup(BACKUP, tmp_path).kept is None


def test_a_damaged_backup_leaves_the_folder_alone(tmp_path: Path) -> None:
    """All is verified before anything is touched; a link in the folder's place is not followed."""
    with pytest.raises(BackupError):
        restore_backup(BACKUP[:-1], tmp_path / "lai", keep_aside=True)
    assert not (tmp_path / "lai").exists()
    (tmp_path / "dich.jsonl").write_bytes(b"x")
    (tmp_path / JOURNAL).symlink_to(tmp_path / "dich.jsonl")
    with pytest.raises(BackupError):
        restore_backup(BACKUP, tmp_path, keep_aside=True)
    assert (tmp_path / "dich.jsonl").read_bytes() == b"x"
    (tmp_path / "tep").write_bytes(b"x")
    with pytest.raises(BackupError):
        restore_backup(BACKUP, tmp_path / "tep")


def test_a_scenario_with_roles_and_plays_comes_back_whole() -> None:
    """Fields with defaults are saved too."""
    scenario, _ = read_backup(BACKUP)
    assert scenario.people_by_id[HEAD].roles == ("specialist", "head_of_unit")
    assert scenario.plays == SCENARIO.plays
    assert replace(scenario) == SCENARIO
