"""Bring a backup back onto the disk, and say what came back (Phụ lục VI phần I mục IV.1.e).

The backup is verified whole before the folder is touched. Work that is already
there is never lost: without ``keep_aside`` nothing is done and the reader is
told what lies there; with it the old journal gets another name first.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from hoso_kit.office.backup import JOURNAL, SITUATION, BackupError, open_backup, read_backup
from hoso_kit.office.journal import Journal, JournalError, read_bytes
from hoso_kit.office.journal_file import locked

CITATION = "nd30.pl6.4.1.e"


class WorkInTheWay(BackupError):
    """The folder holds other work; nothing was done. Ask, then restore with ``keep_aside``."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back; ``kept`` is where the work lies that was there before (None if there was none)."""

    exercise_id: str
    learner: str
    entries: int
    kept: Path | None

    @property
    def text(self) -> str:
        """The result for the screen."""
        aside = f" Bài làm trước đó được giữ ở tệp {self.kept.name}." if self.kept else ""
        return f"Đã phục hồi {self.entries} dòng nhật ký của {self.learner}, bài {self.exercise_id}.{aside}"


def restore_backup(data: bytes, folder: Path, *, keep_aside: bool = False) -> Restored:
    """Write situation and journal into ``folder``; raises `BackupError`, `WorkInTheWay`."""
    read_backup(data)
    parts, facts = open_backup(data)
    kept = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder / JOURNAL):
            for name in (JOURNAL, SITUATION):
                path = folder / name
                if not (path.exists() or path.is_symlink()) or _same(path, parts[name]):
                    continue
                if not keep_aside:
                    raise WorkInTheWay(f"Thư mục đã có {_what(path)}. Chưa phục hồi gì.", name)
                aside = _aside(path)
                kept = aside if name == JOURNAL else kept
            for name in (SITUATION, JOURNAL):
                _write(folder / name, parts[name])
    except JournalError as error:
        raise BackupError(error.message, JOURNAL) from None
    except OSError as error:
        reason = error.strerror or error
        raise BackupError(f"Chưa phục hồi được ({reason}). Bài làm đang có vẫn còn nguyên.") from None
    return Restored(facts.exercise_id, facts.learner, facts.entries, kept)


def _what(path: Path) -> str:
    if path.name == JOURNAL:
        try:
            journal = Journal.parse(read_bytes(path))
        except JournalError:
            return f"tệp {JOURNAL} không đọc được"
        return f"bài làm khác ({len(journal.entries)} dòng nhật ký của {journal.header.learner:.40})"
    return f"tệp {SITUATION} khác"


def _aside(path: Path) -> Path:
    """Rename by content, so that doing it twice loses nothing either."""
    if path.is_symlink() or not path.is_file():
        raise BackupError(f"{path.name} phải là tệp thường, không phải liên kết hay thư mục.", path.name)
    mark = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    aside = path.with_name(f"{path.stem}-truoc-phuc-hoi-{mark}{path.suffix}")
    path.replace(aside)
    return aside


def _same(path: Path, content: bytes) -> bool:
    return path.is_file() and not path.is_symlink() and path.read_bytes() == content


def _write(path: Path, content: bytes) -> None:
    if _same(path, content):
        return
    half = path.with_name(f".{path.name}.restoring")
    with half.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    half.replace(path)
