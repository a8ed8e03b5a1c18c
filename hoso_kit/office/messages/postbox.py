"""The post box that a class shares on one machine: a folder in which offices leave messages for each other.

One folder for each OrganId, one file for each message. What lies there was put by others: names are never believed
(the ids inside count), links and odd files are passed over, sizes are bounded. A file is whole or not there, and
nothing is ever overwritten or deleted: several learners may play the same office, so a message stays for all of
them; only what is broken is set aside into a folder of its own, still whole.
"""

from __future__ import annotations

import os
import re
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hoso_kit.office.messages.reading import read_message
from hoso_kit.office.messages.values import MAX_MESSAGE, MESSAGE_ID, Message, MessageFault, is_organ_id

# far above a class's day; a folder with more is no post box of ours
MAX_LISTED = 500
# what one look at the box reads: whoever fills it with heavy files must not make every look take minutes
MAX_LOOK = 40_000_000
_BOX, _BROKEN, _SUFFIX = "den-", "hong", ".xml"
_TOO_MANY = "Hộp thư có quá nhiều tệp nặng nên tệp này chưa được đọc; xử lý bớt các tệp khác trước."
_LINKED = "Hộp thư là liên kết đến nơi khác nên không dùng; báo giảng viên xem lại thư mục dùng chung."
_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,79}\.xml")


@dataclass(frozen=True, slots=True)
class Letter:
    """One file in a box: its message, or what is wrong with it."""

    name: str
    message: Message | None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class PostBox:
    """The shared folder; it is made with the first message that is left there."""

    folder: Path

    def leave(self, data: bytes) -> None:
        """Put a message into its receiver's box; the same one is there once. Raises `MessageFault`, `OSError`."""
        message = read_message(data)
        box = self._box(message.recipient.organ_id)
        box.mkdir(parents=True, exist_ok=True)
        path = box / f"{message.message_id}{_SUFFIX}"
        if not write_once(path, data) and _read(path) != data:
            # another office can't take our id, but a careless hand can put a file of that name there
            raise MessageFault("Hộp thư đã có một tệp khác mang mã thông điệp này; báo giảng viên xem lại.")

    def holds(self, organ_id: str, message_id: str) -> bool:
        """Whether that message was left for the office; the receiver's taking it changes nothing."""
        box = self._path(organ_id)
        return not box.is_symlink() and (box / f"{message_id}{_SUFFIX}").is_file()

    def letters(self, organ_id: str, known: frozenset[str] = frozenset()) -> tuple[Letter, ...]:
        """What lies in the office's box, in order of names, without the messages whose ids are ``known``."""
        box = self._path(organ_id)
        if box.is_symlink() or not box.is_dir():
            return ()
        try:
            names = [entry.name for entry in os.scandir(box) if _NAME.fullmatch(entry.name)]
        except OSError as error:
            # told as a line of the box: the rest of the screen has its own work
            return (Letter("", None, f"Không đọc được hộp thư: {error.strerror}."),)
        waiting = [name for name in names if name.removesuffix(_SUFFIX) not in known]
        # what is named like a message comes before the odd files, so that many of those hide nothing
        waiting.sort(key=lambda name: (MESSAGE_ID.fullmatch(name.removesuffix(_SUFFIX)) is None, name))
        sizes = {name: _size(box / name) for name in waiting[:MAX_LISTED]}
        found, left = {}, MAX_LOOK
        for name in sorted(sizes, key=sizes.__getitem__):
            left -= sizes[name] if sizes[name] <= MAX_MESSAGE else 0
            found[name] = self._letter(box, name, organ_id) if left >= 0 else Letter(name, None, _TOO_MANY)
        letters = (found[name] for name in sorted(found))
        return tuple(one for one in letters if one.message is None or one.message.message_id not in known)

    def letter(self, organ_id: str, name: str) -> Letter:
        """One file of the box by its name; raises `MessageFault` if there is none."""
        box = self._box(organ_id)
        if not _NAME.fullmatch(name) or not (box / name).is_file():
            raise MessageFault("Tệp này không còn trong hộp thư.")
        return self._letter(box, name, organ_id)

    def set_aside(self, organ_id: str, name: str) -> None:
        """Move a broken file out of the way; raises `MessageFault` for one that is in order or isn't there."""
        if self.letter(organ_id, name).message is not None:
            raise MessageFault("Thông điệp này đọc được, không cất sang một bên.")
        box = self._box(organ_id)
        aside = box / _BROKEN
        if aside.is_symlink():
            raise MessageFault(_LINKED)
        aside.mkdir(exist_ok=True)
        number, target = 1, aside / name
        while target.exists():
            number += 1
            target = aside / f"{number}-{name}"
        (box / name).rename(target)

    def _path(self, organ_id: str) -> Path:
        if not is_organ_id(organ_id):
            raise MessageFault("Mã định danh cơ quan (OrganId) không đúng dạng.")
        return self.folder / f"{_BOX}{organ_id}"

    def _box(self, organ_id: str) -> Path:
        box = self._path(organ_id)
        if box.is_symlink():
            raise MessageFault(_LINKED)
        return box

    def _letter(self, box: Path, name: str, organ_id: str) -> Letter:
        try:
            message = read_message(_read(box / name))
        except MessageFault as fault:
            return Letter(name, None, fault.message)
        except OSError as error:
            return Letter(name, None, f"Không đọc được tệp: {error.strerror}.")
        if message.recipient.organ_id != organ_id:
            return Letter(name, None, "Thông điệp gửi cho cơ quan khác, nằm nhầm trong hộp thư này.")
        return Letter(name, message)


def write_once(path: Path, data: bytes) -> bool:
    """Write a file that appears whole or not at all; False (and nothing done) when one is there already."""
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=".dang-ghi-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(part).chmod(0o644)  # classmates may run under another account
        try:
            os.link(part, path)  # unlike rename, never takes another file's place
        except FileExistsError:
            return False
        except OSError:
            # a file system without links (some memory sticks): look, then move
            if path.exists():
                return False
            Path(part).rename(path)
        return True
    finally:
        Path(part).unlink(missing_ok=True)


def read_plain(path: Path, limit: int) -> bytes | None:
    """The content of a plain file of at most ``limit`` bytes; None for anything else. Raises `OSError`.

    Asked of the opened file, not of its name: others may change what lies there in between, and a pipe would wait
    for ever.
    """
    if path.is_symlink():
        return None
    flags = (getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
    handle = os.open(path, os.O_RDONLY | sum(flags))
    with os.fdopen(handle, "rb") as file:
        facts = os.fstat(file.fileno())
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > limit:
            return None
        data = file.read(limit + 1)
    return data if len(data) <= limit else None


def _read(path: Path) -> bytes:
    if path.is_symlink() or not path.is_file():
        raise MessageFault("Đây không phải tệp thường.")
    data = read_plain(path, MAX_MESSAGE)
    if data is None:
        raise MessageFault(f"Tệp quá lớn so với một thông điệp (tối đa {MAX_MESSAGE // 1_000_000} MB).")
    return data


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return 0
