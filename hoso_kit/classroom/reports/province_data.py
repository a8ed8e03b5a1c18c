"""The made-up province on this computer: made once for each scale, then only read.

It lies under the learner's own folder. Two pages may begin at the same moment:
each makes a file of its own, and the first that is whole is the one that stays.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from hoso_kit.office.province import generate
from hoso_kit.office.statistics import Tally, province_rows

SEED = "thong-ke"
SMALL, FULL = 0.02, 1.0
# Raised when the generator's rows change, so that an old file is not taken for a new one.
_EDITION = 1


def database(home: Path, scale: float) -> Path:
    """Where the province of this scale lies, or will."""
    return home / "tinh-gia-dinh" / f"thong-ke-{_EDITION}-{round(scale * 1000):04d}.sqlite"


def read_province(home: Path, scale: float, progress: Callable[[int, int], None]) -> tuple[Tally, ...]:
    """The province's rows; makes the province when there is none yet. Raises `OSError` where it can't be written."""
    path = database(home, scale)
    try:
        return _rows(path)
    except (sqlite3.DatabaseError, FileNotFoundError):
        _make(path, scale, progress)
        return _rows(path)


def _rows(path: Path) -> tuple[Tally, ...]:
    if not path.is_file():
        raise FileNotFoundError(path)
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return province_rows(connection)


def _make(path: Path, scale: float, progress: Callable[[int, int], None]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    own = path.with_name(f"{path.stem}-{os.getpid()}.sqlite")
    try:
        generate(own, SEED, scale, progress)
        own.replace(path)
    except PermissionError:
        # on Windows a file that another page reads can't be replaced: then that one serves
        if not path.is_file():
            raise
    finally:
        own.unlink(missing_ok=True)
