"""The one writer of journals: lock, compare, append, fsync.

Nothing is acknowledged before it is on the disk. Every append takes the lock
and first looks whether another window has written meanwhile; if so nothing is
written and `JournalMoved` tells the caller to read again, so two windows never
interleave. filelock is imported late: graders replay and never write.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from hoso_kit import __version__
from hoso_kit.office.actions import Action
from hoso_kit.office.journal import (
    MAX_BYTES,
    Entry,
    Header,
    Journal,
    JournalError,
    Kind,
    entry_line,
    header_line,
    read_bytes,
)
from hoso_kit.office.scenario import Scenario

# longer than any append takes; a lock held that long means a stuck disk
LOCK_SECONDS = 10.0
# a document of many sheets is far below this; a journal of such lines would soon be too large to be opened
MAX_LINE = 1_000_000
# kept free for notes: whoever has filled his journal can still hand in
ROOM_FOR_NOTES = 100_000


class JournalMoved(Exception):
    """Another window has written since this one last read; nothing was written now."""


class JournalFile:
    """A learner's journal on disk, open for appending."""

    def __init__(self, path: Path, journal: Journal) -> None:
        self._path = path
        self._journal = journal

    @property
    def journal(self) -> Journal:
        """What has been written so far."""
        return self._journal

    @classmethod
    def open(cls, path: Path, scenario: Scenario, learner: str) -> JournalFile:
        """Open or begin the journal; heals a torn last line. Raises `JournalError` and loses nothing otherwise."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with locked(path):
                data = read_bytes(path) if path.exists() or path.is_symlink() else b""
                if b"\n" not in data:
                    # no whole line yet: nothing was ever acknowledged
                    line, last_hash = header_line(scenario, learner)
                    head = Header(__version__, scenario.exercise_id, scenario.digest, learner)
                    _write(path, 0, line)
                    return cls(path, Journal(head, (), last_hash, len(line)))
                journal = Journal.parse(data)
                journal.check_belongs(scenario, learner)
                if journal.size < len(data):
                    _write(path, journal.size, b"")
                return cls(path, journal)
        except OSError as error:
            raise JournalError(_disk(error)) from None

    @property
    def last_written(self) -> float:
        """The file's time by the machine's clock, 0 when it can't be told."""
        try:
            return self._path.stat().st_mtime
        except OSError:
            return 0.0

    def refresh(self) -> None:
        """Read again what is on the disk (after `JournalMoved`)."""
        self._journal = Journal.read(self._path)

    def append_action(self, action: Action, person: str, at: date) -> Entry:
        """Record what was done; raises `JournalMoved`, `JournalError`."""
        return self._append("action", person, at, action=action)

    def append_refusal(self, action: Action, person: str, at: date, code: str) -> Entry:
        """Record what was tried and refused (``code``); raises the same."""
        return self._append("refused", person, at, action=action, refusal=code)

    def append_note(self, note: str, person: str, at: date) -> Entry:
        """Record an event that changes nothing; raises the same."""
        return self._append("note", person, at, note=note)

    def _append(
        self, kind: Kind, person: str, at: date, *, action: Action | None = None, refusal: str = "", note: str = ""
    ) -> Entry:
        entry = Entry(len(self._journal.entries) + 1, kind, at, person, action, refusal, note)
        line, last_hash = entry_line(entry, self._journal.last_hash)
        # a journal that outgrows what can be read is lost to the learner, and to the grader
        if len(line) > MAX_LINE:
            raise JournalError("Thao tác vừa rồi quá dài để ghi vào nhật ký; nội dung chưa được thực hiện.")
        if self._journal.size + len(line) > MAX_BYTES - (0 if kind == "note" else ROOM_FOR_NOTES):
            raise JournalError("Nhật ký bài làm đã đầy; không ghi thêm được, các thao tác trước vẫn còn nguyên.")
        try:
            with locked(self._path):
                if self._path.is_symlink() or self._path.stat().st_size != self._journal.size:
                    raise JournalMoved
                _write(self._path, self._journal.size, line)
        except FileNotFoundError:
            raise JournalError("Tệp nhật ký bài làm đã bị xóa hoặc đổi chỗ; hãy tải lại trang.") from None
        except OSError as error:
            raise JournalError(_disk(error)) from None
        journal = self._journal
        self._journal = replace(
            journal, entries=(*journal.entries, entry), last_hash=last_hash, size=journal.size + len(line)
        )
        return entry


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of the journal at ``path``; raises `JournalError` when another window keeps it."""
    from filelock import FileLock, Timeout

    try:
        with FileLock(path.with_name(f".{path.name}.lock"), timeout=LOCK_SECONDS):
            yield
    except Timeout:
        raise JournalError("Bài đang được ghi từ một cửa sổ khác; hãy thử lại sau ít giây.") from None


def _write(path: Path, size: int, line: bytes) -> None:
    """Put ``line`` at offset ``size`` and cut what follows; on failure the file is as before."""
    # unbuffered: a buffer would try to write its half line again when the file is closed
    with path.open("r+b" if path.exists() else "wb", buffering=0) as stream:
        stream.truncate(size)
        stream.seek(size)
        try:
            rest = memoryview(line)
            while rest:
                rest = rest[stream.write(rest) :]
            os.fsync(stream.fileno())
        except OSError:
            # a full disk may have taken half a line: cut it off again
            stream.truncate(size)
            raise


def _disk(error: OSError) -> str:
    return (
        f"Chưa ghi được bài làm lên đĩa ({error.strerror or error}). Thao tác vừa rồi chưa được thực hiện; "
        "các thao tác trước vẫn còn nguyên. Hãy báo giảng viên hoặc giải phóng dung lượng rồi thử lại."
    )
