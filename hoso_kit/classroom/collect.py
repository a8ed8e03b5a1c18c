"""Take in submissions: only what a submission is made of, as plain files of a sane size.

nbgrader's own copy follows links (with the instructor's rights), stops the
whole class at one folder that is too big or has a wrong name, and its zip
extractor stops at one broken archive. Here each submission is taken in by
itself; what is wrong with one is a line in the log and never stops the rest.
"""

from __future__ import annotations

import datetime
import re
import shutil
import stat
import unicodedata
import zipfile
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from nbgrader.exchange.default.collect import ExchangeCollect
from nbgrader.plugins.zipcollect import ExtractorPlugin

from hoso_kit.classroom.course import ARCHIVE_NAME, ARCHIVE_TIME, JOURNAL_NAME, MAX_NOTEBOOK_BYTES
from hoso_kit.office.journal import MAX_BYTES

_MAX_SECRET_BYTES = 4_096
# `.` and `/` would lead out of submitted/; `*` and `[` are patterns to nbgrader's globs
_FORBIDDEN = set("/\\*?[]+")


class SafeCollect(ExchangeCollect):
    """``nbgrader collect``: the stock choice of submissions, a copy of our own."""

    def _path_to_record(self, path: str) -> dict[str, Any]:
        """As stock, but a name that can't be read is left out instead of stopping the class."""
        try:
            record: dict[str, Any] = super()._path_to_record(path)
        except Exception:
            record = {"username": "", "filename": Path(path).name, "timestamp": datetime.datetime.min}
        name = unicodedata.normalize("NFC", record["username"])
        record["username"] = name if is_safe_name(name) else ""
        return record

    def init_src(self) -> None:
        """The newest submission of each learner, without those that have no usable name."""
        super().init_src()
        chosen: list[dict[str, Any]] = self.src_records
        for record in chosen:
            if not record["username"]:
                self.log.warning("Leaving out a submission with an unusable name: %r", record["filename"])
        self.src_records: list[dict[str, Any]] = [record for record in chosen if record["username"]]

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy notebook, journal and stamp; never a link, never more than a sane size."""
        source, target = Path(src), Path(dest)
        target.mkdir(parents=True, exist_ok=True)
        stamp = source.name.rsplit("+", 3)[2]
        (target / "timestamp.txt").write_text(stamp, encoding="utf-8")
        released = Path(self.coursedir.format_path(self.coursedir.release_directory, ".", self.coursedir.assignment_id))
        notebooks = sorted(path.name for path in released.glob("*.ipynb"))
        if source.is_symlink() or not source.is_dir():
            self.log.warning("Not a folder, taken in as an empty submission: %s", source)
        else:
            wanted = {JOURNAL_NAME: MAX_BYTES, "submission_secret.txt": _MAX_SECRET_BYTES}
            wanted |= dict.fromkeys(notebooks, MAX_NOTEBOOK_BYTES)
            for name, limit in wanted.items():
                self._take(source / name, target / name, limit)
        for name in notebooks:
            # without a notebook nbgrader would pass over the learner, journal and all
            if not (target / name).exists():
                self.log.warning("No usable notebook in %s, using the released one", source)
                shutil.copyfile(released / name, target / name)

    def _take(self, source: Path, target: Path, limit: int) -> None:
        try:
            if source.is_symlink():
                self.log.warning("Leaving out a link: %s", source)
                return
            if not source.exists():
                return
            if not stat.S_ISREG(source.stat().st_mode):
                self.log.warning("Leaving out what is no plain file: %s", source)
                return
            with source.open("rb") as stream:
                _copy_limited(stream, target, limit)
        except OSError as error:
            self.log.warning("Leaving out %s: %s", source, error)


class SafeExtractor(ExtractorPlugin):
    """``nbgrader zip_collect``: each archive by itself, flat, only notebooks and journals."""

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Extract each archive into a folder of its name; a broken one is logged and left out."""
        for archive in sorted(Path(archive_path).rglob("*.zip")):
            if not _has_archive_name(archive):
                self.log.warning("Leaving out an archive without learner, exercise and time in its name: %s", archive)
                continue
            folder = Path(extracted_path, archive.stem)
            try:
                with zipfile.ZipFile(archive) as content:
                    folder.mkdir(parents=True, exist_ok=True)
                    _extract_members(content, folder)
            except (OSError, ValueError, RuntimeError, zipfile.BadZipFile, NotImplementedError) as error:
                self.log.warning("Leaving out an archive that can't be read: %s (%s)", archive, error)


def is_safe_name(name: str) -> bool:
    """Whether a learner's id can be a folder's name below submitted/."""
    return bool(name) and not name.startswith(".") and name.isprintable() and not _FORBIDDEN & set(name)


def _has_archive_name(archive: Path) -> bool:
    found = re.match(ARCHIVE_NAME, archive.stem)
    if found is None:
        return False
    try:
        datetime.datetime.strptime(found["timestamp"], ARCHIVE_TIME)
    except ValueError:
        return False
    return True


def _extract_members(content: zipfile.ZipFile, folder: Path) -> None:
    for member in content.infolist():
        name = PurePosixPath(member.filename.replace("\\", "/")).name
        if member.is_dir() or not (name == JOURNAL_NAME or name.endswith(".ipynb")) or name.startswith("."):
            continue
        if (folder / name).exists():
            continue
        with content.open(member) as stream:
            _copy_limited(stream, folder / name, MAX_BYTES)  # type: ignore[arg-type]


def _copy_limited(stream: BinaryIO, target: Path, limit: int) -> None:
    """At most one byte more than allowed: the grader then says that the file is too large."""
    with target.open("wb") as copy:
        left = limit + 1
        while left > 0 and (block := stream.read(min(left, 1 << 20))):
            copy.write(block)
            left -= len(block)
