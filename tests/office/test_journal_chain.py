"""The journal's lines: format, chain, strictness; everything broken names its line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hoso_kit.office.actions import EditCaseFile, FileDocument, OpenCaseFile, unstructure_action
from hoso_kit.office.journal import MAX_BYTES, Journal, JournalError, compose, header_line, seal
from tests.world import first_day, own_entry, practice

EX = practice()
NAME = own_entry(EX)
ACTIONS = (OpenCaseFile(NAME, first_day(EX)), FileDocument(NAME, ("d001", "d002")), EditCaseFile(NAME, title="Tiêu đề"))
OPENED = unstructure_action(ACTIONS[0])
DATA = compose(EX.scenario, "hv001", ACTIONS)


def error(data: bytes) -> JournalError:
    with pytest.raises(JournalError) as caught:
        Journal.parse(data)
    return caught.value


def lines() -> list[bytes]:
    return DATA.splitlines(keepends=True)


def test_the_first_line_names_format_kit_exercise_situation_and_learner() -> None:
    """DESIGN §2: a journal says what it is of."""
    head = json.loads(lines()[0])
    assert (head["format"], head["exercise_id"], head["scenario"], head["learner"]) == (
        "hoso-journal", EX.exercise_id, EX.scenario.digest, "hv001",
    )  # fmt: skip
    assert head["kit_version"]


def test_what_was_done_is_read_back() -> None:
    """Reading a composed journal gives the same actions in order."""
    assert [entry.action for entry in Journal.parse(DATA).entries] == list(ACTIONS)


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda parts: [parts[0], parts[1].replace(b"d", b"e", 1), *parts[2:]], 2),
        (lambda parts: [parts[0], parts[1], parts[2].replace(b"d001", b"d003"), parts[3]], 3),
        (lambda parts: [parts[0], parts[1], parts[3]], 3),
        (lambda parts: [parts[0], parts[2], parts[1], parts[3]], 2),
        (lambda parts: [*parts, parts[-1]], 5),
        (lambda parts: [*parts, b"\n"], 5),
        (lambda parts: [*parts, b"rubbish\n"], 5),
        (lambda parts: [parts[0].replace(b"hv001", b"hv002"), *parts[1:]], 1),
        (lambda parts: [b"[]\n", *parts], 1),
        (lambda parts: [b"\x00\xff\n", *parts], 1),
    ],
)
def test_an_edited_journal_names_the_line(change: Callable[[list[bytes]], list[bytes]], line: int) -> None:
    """A changed, lost, swapped, repeated or foreign line is found at its number."""
    assert error(b"".join(change(lines()))).line == line


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ({"n": 1, "kind": "action", "at": "2024-12-16", "person": "p", "action": {"type": "burn_archive"}}, "burn"),
        ({"n": 1, "kind": "action", "at": "2024-12-16", "person": "p", "action": {"type": "open_case_file"}}, "open_"),
        ({"n": 1, "kind": "action", "at": "16/12/2024", "person": "p", "action": OPENED}, "sai"),
        ({"n": 2, "kind": "action", "at": "2024-12-16", "person": "p", "action": OPENED}, "sai"),
        ({"n": 1, "kind": "dream", "at": "2024-12-16", "person": "p"}, "sai"),
        ({"n": 1, "kind": "note", "at": "2024-12-16"}, "thiếu"),
    ],
)
def test_a_well_chained_line_of_nonsense_is_refused(content: dict[str, object], says: str) -> None:
    """The chain proves nothing about sense: each entry is checked strictly."""
    head, last_hash = header_line(EX.scenario, "hv001")
    found = error(head + seal(content, last_hash)[0])
    assert found.line == 2
    assert says in found.message


def test_a_newer_kits_journal_asks_for_an_update() -> None:
    """A format from the future is named, never half-read."""
    head = json.loads(lines()[0]) | {"format_version": 2, "kit_version": "9.9"}
    del head["hash"]
    assert "mới hơn" in error(seal(head, "")[0]).message


def test_a_journal_of_another_exercise_variant_or_learner_is_told_apart() -> None:
    """Never replayed on what it doesn't belong to."""
    journal = Journal.parse(DATA)
    with pytest.raises(JournalError, match="đề khác"):
        journal.check_belongs(practice("khac").scenario)
    with pytest.raises(JournalError, match="học viên khác"):
        journal.check_belongs(EX.scenario, "hv002")
    journal.check_belongs(EX.scenario, "hv001")


def test_an_action_that_the_office_refuses_was_not_recorded_by_the_kit() -> None:
    """DESIGN §2: replay goes through the same apply, so a forged impossible action is found at its line."""
    head, last_hash = header_line(EX.scenario, "hv001")
    at = EX.scenario.today.isoformat()
    content = {
        "n": 1, "kind": "action", "at": at, "person": EX.scenario.person,
        "action": unstructure_action(FileDocument(NAME, ("d001",))),
    }  # fmt: skip
    journal = Journal.parse(head + seal(content, last_hash)[0])
    with pytest.raises(JournalError, match="không thể thực hiện") as caught:
        journal.replay(EX.scenario)
    assert caught.value.line == 2


def test_an_action_by_somebody_whom_the_learner_does_not_play_is_refused() -> None:
    """A forged journal can't act as the head of the office: only the scenario's own roles replay."""
    head, last_hash = header_line(EX.scenario, "hv001")
    other = next(one.person_id for one in EX.scenario.people if one.person_id != EX.scenario.person)
    content = {"n": 1, "kind": "action", "at": EX.scenario.today.isoformat(), "person": other, "action": OPENED}
    with pytest.raises(JournalError, match="không đóng vai"):
        Journal.parse(head + seal(content, last_hash)[0]).replay(EX.scenario)


def test_an_action_of_another_day_is_refused() -> None:
    """The office's clock comes from the scenario, never from a line's say-so."""
    head, last_hash = header_line(EX.scenario, "hv001")
    content = {
        "n": 1, "kind": "action", "at": "1999-01-01", "person": EX.scenario.person,
        "action": unstructure_action(ACTIONS[0]),
    }  # fmt: skip
    with pytest.raises(JournalError, match="01/01/1999"):
        Journal.parse(head + seal(content, last_hash)[0]).replay(EX.scenario)


@pytest.mark.parametrize("data", [b"", b"no newline", b'{"format":"hoso-journal"'])
def test_an_empty_or_headless_journal_is_told(data: bytes) -> None:
    """No whole line: nothing was ever done."""
    assert "trống" in error(data).message


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """100 MB of garbage: told by its size, before a byte is read."""
    path = tmp_path / "journal.jsonl"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    with pytest.raises(JournalError, match="quá lớn"):
        Journal.read(path)


def test_a_link_or_a_folder_is_no_journal(tmp_path: Path) -> None:
    """A symlink could point at anybody's file."""
    (tmp_path / "real.jsonl").write_bytes(DATA)
    (tmp_path / "journal.jsonl").symlink_to(tmp_path / "real.jsonl")
    for path in (tmp_path / "journal.jsonl", tmp_path):
        with pytest.raises(JournalError, match="tệp thường"):
            Journal.read(path)


def test_a_missing_journal_is_told(tmp_path: Path) -> None:
    """No file: one sentence."""
    with pytest.raises(JournalError, match="Chưa có"):
        Journal.read(tmp_path / "journal.jsonl")


def test_deeply_nested_rubbish_does_not_break_the_reader() -> None:
    """JSON of absurd depth is an error of its line, not a crash."""
    assert error(lines()[0] + b"[" * 100_000 + b"]" * 100_000 + b"\n").line == 2
