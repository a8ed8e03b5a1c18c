"""Making the province in a process of its own, so that the page stays quick and may be closed meanwhile.

``python -m hoso_kit.desk.province_making DATABASE SCALE OWNER`` makes the database, holding a lock beside it: of two
that begin at once one makes it and the other leaves. It tells how far it is in a small file that every page reads.
The rows go to a temporary name and get the database's own only when all are there; what a killed process leaves is
swept away by the next look. It ends when somebody asks for it (a file again) or when ``OWNER``, the server, is gone.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout

from hoso_kit.classroom.reports.province_data import SEED
from hoso_kit.office.province import generate
from hoso_kit.office.province.reading import is_whole
from hoso_kit.office.search import SearchError
from hoso_kit.records.structure import StructureError, structure

Phase = Literal["absent", "making", "ready", "stopped", "cancelled", "failed"]
# The rows take most of the time; joining the index's parts comes after the last of them.
_ROWS_SHARE = 0.92
# Windows would open one for it
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_TELL_SECONDS = 0.25
_LOCK_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the making is: ``share`` is that of the time it takes, ``reason`` what the system said of a failure."""

    phase: Phase = "absent"
    done: int = 0
    total: int = 0
    share: float = 0.0
    seconds_left: int | None = None
    reason: str = ""


class Making:
    """Starts, watches and stops the making of one database."""

    def __init__(self, path: Path, scale: float) -> None:
        self.path = path
        self.scale = scale
        self._child: subprocess.Popen[bytes] | None = None

    def look(self) -> Progress:
        """How far it is, whoever is making it."""
        if self._is_running():
            told = _read(self.path)
            return told if told.phase == "making" else Progress("making")
        if is_whole(self.path, SEED, self.scale):
            return Progress("ready")
        told = _read(self.path)
        if told.phase in ("making", "ready"):
            told = Progress("stopped" if told.phase == "making" else "absent")
            _sweep(self.path, told)
        return told

    def start(self) -> None:
        """Begin, unless it is under way or done; raises `OSError` where nothing can be written."""
        if self.look().phase in ("making", "ready"):
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        _beside(self.path, "stop").unlink(missing_ok=True)
        _tell(self.path, Progress("making"))
        command = [sys.executable, "-m", __name__, str(self.path), str(self.scale), str(os.getppid())]
        # a session of its own: closing the page ends the kernel and all that belongs to it
        self._child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True, creationflags=_NO_WINDOW, cwd=self.path.parent,
        )  # fmt: skip

    def cancel(self) -> None:
        """Ask the one who is making it to stop, and wait until he has."""
        if self.look().phase != "making":
            return
        _beside(self.path, "stop").touch()
        deadline = time.monotonic() + _LOCK_SECONDS
        while self._is_running() and time.monotonic() < deadline:
            time.sleep(0.05)

    def free_bytes(self) -> int:
        """What the disk still takes."""
        folder = next(one for one in self.path.parents if one.exists())
        return shutil.disk_usage(folder).free

    def _is_running(self) -> bool:
        if self._child is not None:
            if self._child.poll() is None:
                return True
            self._child = None
        if not self.path.parent.is_dir():
            return False
        lock = FileLock(_beside(self.path, "lock"))
        try:
            with lock.acquire(timeout=0):
                return False
        except Timeout:
            return True
        except OSError:
            return False


def _beside(path: Path, what: str) -> Path:
    return path.with_name(f"{path.name}.{what}")


def _read(path: Path) -> Progress:
    try:
        return structure(json.loads(_beside(path, "progress").read_text(encoding="utf-8")), Progress)
    except (OSError, ValueError, StructureError):
        return Progress()


def _tell(path: Path, progress: Progress) -> None:
    part = _beside(path, f"progress.{os.getpid()}")
    part.write_text(json.dumps(asdict(progress)), encoding="utf-8")
    part.replace(_beside(path, "progress"))


def _sweep(path: Path, progress: Progress) -> None:
    """Remove what a killed process has left, unless another has begun meanwhile; then remember how it ended."""
    try:
        with FileLock(_beside(path, "lock")).acquire(timeout=0):
            for left in (_beside(path, "tmp"), *path.parent.glob(f"{path.name}.progress.*")):
                left.unlink(missing_ok=True)
            _tell(path, progress)
    except (Timeout, OSError):
        # the next look tries again
        return


class _Telling:
    """Writes down how far it is, not more often than a person can read."""

    def __init__(self, path: Path, turn: threading.Lock) -> None:
        self._path, self._turn = path, turn
        self._began = self._told = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if done < total and now - self._told < _TELL_SECONDS:
            return
        self._told = now
        share = _ROWS_SHARE * done / total
        left = round((now - self._began) * (1 - share) / share)
        with self._turn:
            _tell(self._path, Progress("making", done, total, round(share, 4), left))


def _watch(path: Path, owner: int, turn: threading.Lock) -> None:
    """End this process when it is asked to stop or its server is gone, whatever it is doing just then.

    Only the last word is waited for: who writes down how far it is would leave half a file behind.
    """
    stop = _beside(path, "stop")
    while True:
        time.sleep(0.1)
        is_asked = stop.exists()
        if is_asked or not _is_alive(owner):
            turn.acquire()
            # on Windows an open file can't be removed; the next look does
            try:
                _beside(path, "tmp").unlink(missing_ok=True)
                stop.unlink(missing_ok=True)
                _tell(path, Progress("cancelled" if is_asked else "stopped"))
            finally:
                os._exit(1)


def _is_alive(process: int) -> bool:
    if os.name != "posix":
        # there the signal 0 isn't a question; the making ends by itself
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def make(
    path: Path, scale: float, begun: Callable[[], None] = lambda: None, turn: threading.Lock | None = None
) -> Progress:
    """Make the database unless somebody else does or has; how it ended is told in the file, too.

    ``begun`` is called when it is sure that this process is the one to make it; ``turn`` is held while telling.
    """
    turn = turn or threading.Lock()
    try:
        with FileLock(_beside(path, "lock")).acquire(timeout=_LOCK_SECONDS):
            if not is_whole(path, SEED, scale):
                begun()
                generate(path, SEED, scale, _Telling(path, turn))
            ended = Progress("ready")
            with turn:
                _tell(path, ended)
            return ended
    except Timeout:
        return Progress("making")
    except (OSError, sqlite3.Error, SearchError) as error:
        ended = Progress("failed", reason=_reason(error))
        with turn:
            _tell(path, ended)
        return ended


def _reason(error: Exception) -> str:
    text = str(error)
    if "full" in text or getattr(error, "errno", None) == 28:
        return "full"
    return text[:200]


def main(arguments: list[str]) -> int:
    """The process's own beginning."""
    path, scale, owner = Path(arguments[0]), float(arguments[1]), int(arguments[2])
    turn = threading.Lock()
    watching = threading.Thread(target=_watch, args=(path, owner, turn), daemon=True)
    # nothing here is made in circles, and looking for circles among millions of rows takes its time
    gc.disable()
    return 0 if make(path, scale, watching.start, turn).phase in ("ready", "making") else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
