"""The journal as it is read: header, entries, hash chain, replay.

JSON Lines. The first line names the format, the kit, the exercise, the very
situation and the learner; each later line is one entry. Every line ends in
the SHA-256 of the hash before it plus its own bytes, so an edited, missing or
exchanged line shows. This room only reads; `journal_file` is the one writer.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from hoso_kit import __version__
from hoso_kit.office.actions import Action, ActionError, structure_action, unstructure_action
from hoso_kit.office.journal_upgrades import PAGES_COUNTED, is_void, upgraded
from hoso_kit.office.office import Office
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.scenario import Scenario

FORMAT = "hoso-journal"
FORMAT_VERSION = 1
FILE_NAME = "journal.jsonl"
# a diligent learner's whole exercise is below 0.2 MB
MAX_BYTES = 8_000_000
_HASH_MARK = b',"hash":"'
_TAIL = len(_HASH_MARK) + 64 + 2

Kind = Literal["action", "refused", "note"]


class JournalError(ValueError):
    """A journal that can't be used: a Vietnamese ``message`` and the ``line`` at fault (None = the whole file)."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message if line is None else f"Dòng {line}: {message}")
        self.message = str(self)
        self.line = line


class OtherScenario(JournalError):
    """A sound journal, but of another situation than the one at hand."""


@dataclass(frozen=True, slots=True)
class Header:
    """Whose journal it is, and of what."""

    kit_version: str
    exercise_id: str
    scenario: str
    learner: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: ``n`` counts from 1; ``at`` is the office's date before the action.

    "action" was done, "refused" was tried (``refusal`` is the code), "note" tells of a
    check, hint or submission (``note``); only actions change the state.
    """

    n: int
    kind: Kind
    at: date
    person: str
    action: Action | None = None
    refusal: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Journal:
    """A verified journal; ``last_hash`` is the chain's end, ``size`` the bytes up to the last whole line."""

    header: Header
    entries: tuple[Entry, ...]
    last_hash: str
    size: int

    @classmethod
    def read(cls, path: Path) -> Journal:
        """Read and verify; a torn last line (never acknowledged) is left out. Raises `JournalError`."""
        return cls.parse(read_bytes(path))

    @classmethod
    def parse(cls, data: bytes) -> Journal:
        """The journal in ``data``; see `read`."""
        end = data.rfind(b"\n") + 1
        lines = data[:end].split(b"\n")[:-1]
        if not lines:
            raise JournalError("Nhật ký bài làm trống.")
        head = _load(lines[0], 1)
        if head.get("format") != FORMAT:
            raise JournalError("tệp này không phải nhật ký bài làm của bộ học liệu.", 1)
        version = head.get("format_version")
        if type(version) is not int or version > FORMAT_VERSION:
            raise JournalError(
                f"nhật ký do phiên bản mới hơn của bộ học liệu ghi ({head.get('kit_version', '?')!s:.20}); "
                "cần cập nhật bộ học liệu rồi mở lại.",
                1,
            )
        last_hash = _verify(lines[0], "", 1)
        try:
            header = Header(*(_text(head, key) for key in ("kit_version", "exercise_id", "scenario", "learner")))
        except (KeyError, TypeError):
            raise JournalError("dòng đầu của nhật ký thiếu thông tin.", 1) from None
        entries = []
        for number, line in enumerate(lines[1:], start=2):
            last_hash = _verify(line, last_hash, number)
            entries.append(_entry(_load(line, number), number))
        return cls(header, tuple(entries), last_hash, end)

    def check_belongs(self, scenario: Scenario, learner: str | None = None) -> None:
        """Raise `JournalError` unless it is this exercise's, this situation's and this learner's journal."""
        if self.header.exercise_id != scenario.exercise_id:
            raise JournalError(f"nhật ký này là của bài khác ({self.header.exercise_id!s:.40}).", 1)
        if self.header.scenario != scenario.digest:
            raise OtherScenario("nhật ký này là của một đề khác cùng bài (tình huống không khớp).", 1)
        if learner is not None and self.header.learner != learner:
            raise JournalError(f"nhật ký này là của học viên khác ({self.header.learner!s:.40}).", 1)

    def replay(self, scenario: Scenario) -> Office:
        """The office after all actions, each through the same `Office.apply` as on screen."""
        office = Office(scenario)
        for entry in self.entries:
            if entry.kind == "action" and entry.action is not None:
                office = step(office, entry)
        return office


def step(office: Office, entry: Entry) -> Office:
    """One action of the fold; an action that the office refuses can't have been recorded by the kit."""
    if entry.action is None:
        return office
    scenario = office.scenario
    if entry.person not in (scenario.person, *scenario.plays):
        raise JournalError("thao tác ghi tên người mà học viên không đóng vai.", entry.n + 1)
    if entry.at != office.today:
        raise JournalError(f"thao tác ghi ngày {entry.at:%d/%m/%Y}, không phải ngày của cơ quan.", entry.n + 1)
    try:
        return office.apply(entry.action, entry.person)
    except Refusal as refusal:
        raise JournalError(f"thao tác không thể thực hiện: {refusal.notice.seen}", entry.n + 1) from None


def read_bytes(path: Path) -> bytes:
    """The file's bytes, if it is a plain file of a sane size; else `JournalError`."""
    try:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise JournalError("Nhật ký bài làm phải là tệp thường, không phải liên kết hay thư mục.")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise JournalError(f"Nhật ký bài làm quá lớn ({size // 1_000_000} MB); tệp này không do bộ học liệu ghi.")
        return path.read_bytes()
    except FileNotFoundError:
        raise JournalError("Chưa có nhật ký bài làm.") from None
    except OSError as error:
        raise JournalError(f"Không mở được nhật ký bài làm: {error.strerror}.") from None


def seal(content: dict[str, Any], last_hash: str) -> tuple[bytes, str]:
    """One line (with its newline) and its hash, chained to ``last_hash``."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()[:-1]
    new_hash = hashlib.sha256(last_hash.encode() + body).hexdigest()
    return body + _HASH_MARK + new_hash.encode() + b'"}\n', new_hash


def header_line(scenario: Scenario, learner: str) -> tuple[bytes, str]:
    """The first line of a new journal, and its hash."""
    content = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "kit_version": __version__,
        "exercise_id": scenario.exercise_id,
        "scenario": scenario.digest,
        "learner": learner,
    }
    return seal(content, "")


def entry_line(entry: Entry, last_hash: str) -> tuple[bytes, str]:
    """An entry's line, chained to ``last_hash``, and its hash."""
    content: dict[str, Any] = {"n": entry.n, "kind": entry.kind, "at": entry.at.isoformat(), "person": entry.person}
    if entry.action is not None:
        content["action"] = unstructure_action(entry.action)
    if entry.refusal:
        content["refusal"] = entry.refusal
    if entry.note:
        content["note"] = entry.note
    return seal(content, last_hash)


def compose(scenario: Scenario, learner: str, actions: Iterable[Action | tuple[str, Action]]) -> bytes:
    """A whole journal of the role's ``actions``, as the writer would have left it; raises `Refusal`.

    What another role does comes as a pair with that person's id.
    """
    line, last_hash = header_line(scenario, learner)
    lines, office = [line], Office(scenario)
    for n, done in enumerate(actions, start=1):
        person, action = done if isinstance(done, tuple) else (scenario.person, done)
        today = office.today
        office = office.apply(action, person)
        line, last_hash = entry_line(Entry(n, "action", today, person, action), last_hash)
        lines.append(line)
    return b"".join(lines)


def _verify(line: bytes, last_hash: str, number: int) -> str:
    body, tail = line[:-_TAIL], line[-_TAIL:]
    new_hash = hashlib.sha256(last_hash.encode() + body).hexdigest()
    if tail != _HASH_MARK + new_hash.encode() + b'"}':
        raise JournalError("nhật ký đã bị sửa hoặc mất dòng (chuỗi kiểm tra không khớp).", number)
    return new_hash


def _load(line: bytes, number: int) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        raise JournalError("không đọc được dòng này của nhật ký.", number) from None
    if not isinstance(data, dict):
        raise JournalError("không đọc được dòng này của nhật ký.", number)
    return data


def _text(data: dict[str, Any], key: str) -> str:
    value = data[key]
    if type(value) is not str:
        raise TypeError(key)
    return value


def _entry(data: dict[str, Any], number: int) -> Entry:
    try:
        n, kind = data["n"], data["kind"]
        if n != number - 1 or kind not in ("action", "refused", "note"):
            raise ValueError("số thứ tự hoặc loại không đúng")
        if kind == "action" and is_void(data["action"]):
            data, kind = data | {"note": PAGES_COUNTED}, "note"
        action = None if kind == "note" else structure_action(upgraded(data["action"]))
        at = date.fromisoformat(_text(data, "at"))
        return Entry(n, kind, at, _text(data, "person"), action, data.get("refusal", ""), data.get("note", ""))
    except (KeyError, TypeError, ValueError) as error:
        what = str(error) if isinstance(error, ActionError) else "dòng thiếu hoặc sai thông tin"
        raise JournalError(f"{what}.", number) from None
