"""Backup of the whole office to one file, and back (Phụ lục VI phần I mục III.5.g, IV.1.e).

A chosen file is read and told of before anything is done; bringing it back is the Desk's own request, because it
changes what the Desk works on. Marked work isn't brought back from a file: its journal is the server's alone.
"""

from __future__ import annotations

import base64
import binascii
from pathlib import Path
from types import MappingProxyType
from typing import Any

from hoso_kit.desk.notices import Reply, data, done, fault
from hoso_kit.desk.papers import file_of
from hoso_kit.desk.screens.screen import Asking, Screen
from hoso_kit.office.backup import BackupError, make_backup, read_backup
from hoso_kit.office.backup_restoring import CITATION, WorkInTheWay, restore_backup
from hoso_kit.office.forms.form import date_text
from hoso_kit.office.journal import FILE_NAME, Journal, JournalError, read_bytes
from hoso_kit.office.work import Work
from hoso_kit.regulations import cite

# what the page can send in one message: a websocket of the server takes 10 MiB, and base64 needs a third more
MAX_SENT = 7_000_000
_NOTE = "Sao lưu toàn bộ văn phòng"


def look(asking: Asking, _: dict[str, Any]) -> dict[str, Any]:
    """What would be saved now."""
    return {**_facts(asking.work.journal), "citation": cite(CITATION).told, "max_size": MAX_SENT}


def make(asking: Asking, _: dict[str, Any]) -> Reply:
    """The office as one file; the journal's line of it goes with it."""
    asking.work.note(_NOTE)
    scenario = asking.work.scenario
    try:
        content = make_backup(scenario, read_bytes(asking.folder / FILE_NAME))
    except JournalError as error:
        return fault(error.message, "Bài làm đang có vẫn còn nguyên.", CITATION)
    entries = len(asking.work.journal.entries)
    name = f"sao-luu-{scenario.exercise_id}-{asking.office.today:%Y%m%d}-{entries}.zip"
    seen = f"Tệp {name} ({len(content) / 1000:.0f} KB, {entries} dòng nhật ký). Hãy cất ở một máy hoặc ổ đĩa khác."
    return done("Đã sao lưu", seen, file_of(name, content))


def inspect(asking: Asking, args: dict[str, Any]) -> Reply:
    """What a chosen file holds, and what stands in its way; nothing is done yet."""
    try:
        journal = _readable(asking.work, args)
    except BackupError as error:
        return _unusable(error)
    facts = {**_facts(journal), "now": _facts(asking.work.journal)}
    same = journal.last_hash == asking.work.journal.last_hash
    return data({**facts, "is_same": same})


def restore(work: Work, folder: Path, args: dict[str, Any]) -> tuple[Reply, Work | None]:
    """Bring a backup back; the work to go on with, or None and the work is as it was."""
    try:
        _readable(work, args)
        restored = restore_backup(_content(args), folder, keep_aside=args.get("keep_aside") is True)
        resumed = Work.resume(work.scenario, folder / FILE_NAME, work.journal.header.learner)
    except WorkInTheWay as error:
        return fault(
            error.message, "Xác nhận cất bài đang làm sang tệp khác rồi phục hồi.", CITATION, "Còn bài đang làm"
        ) | {"data": {"is_in_the_way": True}}, None
    except BackupError as error:
        return _unusable(error), None
    except JournalError as error:
        return fault(error.message, "Hãy tải lại trang.", CITATION), None
    return done("Đã phục hồi", restored.text), resumed


def _readable(work: Work, args: dict[str, Any]) -> Journal:
    """The backup's journal if it may come back here; raises `BackupError`."""
    scenario, journal = read_backup(_content(args))
    if scenario.digest != work.scenario.digest:
        raise BackupError(f"Bản sao lưu này của văn phòng khác ({scenario.exercise_id:.40}).")
    if journal.header.learner != work.journal.header.learner:
        raise BackupError(f"Bản sao lưu này của người học khác ({journal.header.learner:.40}).")
    return journal


def _content(args: dict[str, Any]) -> bytes:
    sent = args.get("base64")
    if not isinstance(sent, str) or not sent:
        raise BackupError("Chưa có tệp nào được gửi lên.")
    try:
        return base64.b64decode(sent, validate=True)
    except (binascii.Error, ValueError):
        raise BackupError("Tệp gửi lên bị hỏng trên đường truyền; hãy gửi lại.") from None


def _unusable(error: BackupError) -> Reply:
    advice = "Văn phòng chưa bị thay đổi gì; chọn bản sao lưu khác."
    return fault(error.message, advice, CITATION, "Không dùng được bản sao lưu này")


def _facts(journal: Journal) -> dict[str, Any]:
    entries = journal.entries
    return {
        "learner": journal.header.learner,
        "entries": len(entries),
        "actions": sum(entry.kind == "action" for entry in entries),
        "last_text": date_text(entries[-1].at) if entries else "",
    }


SCREEN = Screen(
    "backup",
    look,
    frozenset({"administrator"}),
    answers=MappingProxyType({"make": make, "inspect": inspect}),
)
