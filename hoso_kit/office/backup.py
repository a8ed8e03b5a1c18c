"""Backup of a whole office in one file, and back (Phụ lục VI phần I mục III.5.g, IV.1.e).

A zip of three parts in a fixed order, uncompressed and without the machine's
clock: `manifest.json` (kit, exercise, learner, size and SHA-256 of each part),
`situation.json`, `journal.jsonl`. The zip's comment holds the SHA-256 of the
manifest, so that each byte is answered for by something. Nothing is unpacked
by name and nothing is decompressed: a foreign part, a path or a bomb is refused
before it is read. What is damaged is named, with what was expected and found.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from hoso_kit import __version__
from hoso_kit.office.journal import MAX_BYTES, Journal, JournalError
from hoso_kit.office.scenario import Scenario, ScenarioError, make_scenario, unstructure_scenario

FORMAT = "hoso-backup"
FORMAT_VERSION = 1
MANIFEST, SITUATION, JOURNAL = "manifest.json", "situation.json", "journal.jsonl"
PARTS = (MANIFEST, SITUATION, JOURNAL)
MAX_BACKUP = 4 * MAX_BYTES
_PART_TEXTS = {MANIFEST: "mục lục của tệp", SITUATION: "tình huống", JOURNAL: "nhật ký thao tác"}
# the zip's own bytes, for messages
FRAME = "khung tệp zip"
SEAL = "mã kiểm tra cuối tệp"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_LOCAL_HEADER = 30
_SEAL_LENGTH = 64


class BackupError(ValueError):
    """A backup that can't be used; ``message`` is Vietnamese, ``part`` is what is damaged."""

    def __init__(self, message: str, part: str = "", expected: str = "", found: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.part = part
        self.expected = expected
        self.found = found


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """What a backup says of itself."""

    kit_version: str
    exercise_id: str
    learner: str
    entries: int


def make_backup(scenario: Scenario, journal_bytes: bytes) -> bytes:
    """The office as one file; same input, same bytes. A torn last line (never acknowledged) is left out.

    Raises `JournalError` for a journal that is damaged or of another situation: it would not come back.
    """
    journal = Journal.parse(journal_bytes)
    journal.check_belongs(scenario)
    journal.replay(scenario)
    parts = {SITUATION: _json(unstructure_scenario(scenario)), JOURNAL: journal_bytes[: journal.size]}
    manifest = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "kit_version": __version__,
        "exercise_id": scenario.exercise_id,
        "scenario": scenario.digest,
        "learner": journal.header.learner,
        "entries": len(journal.entries),
        "parts": [{"name": name, "size": len(part), "sha256": _sha256(part)} for name, part in parts.items()],
    }
    return _archive({MANIFEST: _json(manifest), **parts})


def read_backup(data: bytes) -> tuple[Scenario, Journal]:
    """Situation and journal as they were saved; raises `BackupError` naming what is damaged."""
    parts, _ = open_backup(data)
    try:
        scenario = make_scenario(json.loads(parts[SITUATION]), SITUATION)
    except (ValueError, RecursionError) as error:
        message = error.message if isinstance(error, ScenarioError) else "không phải JSON UTF-8"
        raise BackupError(f"Bản sao lưu có phần {SITUATION} không dùng được: {message}", SITUATION) from None
    try:
        journal = Journal.parse(parts[JOURNAL])
        journal.check_belongs(scenario)
        journal.replay(scenario)
    except JournalError as error:
        raise BackupError(f"Bản sao lưu có phần {JOURNAL} không dùng được: {error.message}", JOURNAL) from None
    return scenario, journal


def open_backup(data: bytes) -> tuple[dict[str, bytes], BackupFacts]:
    """The three parts, each verified byte by byte, and what the manifest says; raises `BackupError`."""
    parts = _parts(data)
    seal, comment = _sha256(parts[MANIFEST]), data[-_SEAL_LENGTH:].decode("ascii", "replace")
    rebuilt = _archive(parts)
    if seal != comment:
        if rebuilt[:-_SEAL_LENGTH] == data[:-_SEAL_LENGTH]:
            raise _damaged(SEAL, seal, comment)
        raise _damaged(MANIFEST, comment, seal)
    manifest = _manifest(parts[MANIFEST])
    for listed in manifest["parts"]:
        name = listed["name"]
        if (found := _sha256(parts[name])) != listed["sha256"]:
            raise _damaged(name, listed["sha256"], found)
    if rebuilt != data:
        at = next((n for n, (one, other) in enumerate(zip(rebuilt, data, strict=False)) if one != other), len(rebuilt))
        raise _damaged(FRAME, rebuilt[at : at + 1].hex(), data[at : at + 1].hex())
    facts = BackupFacts(manifest["kit_version"], manifest["exercise_id"], manifest["learner"], manifest["entries"])
    return parts, facts


def _parts(data: bytes) -> dict[str, bytes]:
    if len(data) > MAX_BACKUP:
        raise BackupError(f"Tệp quá lớn ({len(data) // 1_000_000} MB), không phải bản sao lưu của bộ học liệu.", FRAME)
    if not data.startswith(b"PK"):
        raise BackupError("Tệp này không phải bản sao lưu của bộ học liệu (không phải tệp zip).", FRAME)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeError, OverflowError) as error:
        raise BackupError(f"Bản sao lưu hỏng ở {FRAME}: không đọc được mục lục ({error!s:.60}).", FRAME) from None
    names = tuple(entry.filename for entry in entries)
    if strange := [name for name in names if name not in PARTS]:
        raise BackupError(f"Bản sao lưu có phần lạ {strange[0]!r:.60}; không mở.", FRAME, ", ".join(PARTS), strange[0])
    if names != PARTS:
        expected, found = ", ".join(PARTS), ", ".join(names) or "không có"
        message = f"Bản sao lưu thiếu, thừa hoặc xáo trộn phần: cần {expected}; thấy {found}."
        raise BackupError(message, FRAME, expected, found)
    parts = {}
    for entry in entries:
        if entry.compress_type != zipfile.ZIP_STORED or entry.compress_size != entry.file_size:
            raise BackupError(f"Bản sao lưu có phần {entry.filename} bị nén; không mở.", FRAME, "không nén", "nén")
        # our own headers carry no extra field; whatever else stands there shows when the frame is compared
        start = entry.header_offset + _LOCAL_HEADER + len(entry.filename)
        parts[entry.filename] = data[start : start + entry.file_size]
    return parts


def _manifest(content: bytes) -> dict[str, Any]:
    """The manifest's data; sealed by its own digest, so a fault here is another kit's or a forger's."""
    try:
        manifest = json.loads(content)
        if manifest["format"] != FORMAT:
            raise ValueError("format")
        if type(version := manifest["format_version"]) is not int or version > FORMAT_VERSION:
            raise BackupError(
                f"Bản sao lưu do phiên bản mới hơn của bộ học liệu ghi ({manifest.get('kit_version', '?')!s:.20}); "
                "cần cập nhật bộ học liệu rồi mở lại.",
                MANIFEST,
            )
        names = tuple(part["name"] for part in manifest["parts"])
        texts = [part["sha256"] for part in manifest["parts"]]
        texts += [manifest[key] for key in ("kit_version", "exercise_id", "learner")]
        if names != PARTS[1:] or any(type(text) is not str for text in texts) or type(manifest["entries"]) is not int:
            raise ValueError("parts")
    except BackupError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BackupError(f"Bản sao lưu có phần {MANIFEST} không đúng dạng.", MANIFEST) from None
    return dict(manifest)


def _archive(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in PARTS:
            entry = zipfile.ZipInfo(name, _EARLIEST)
            # else the entry would tell the kind of machine: 3 = Unix, a plain file readable by all
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, parts[name])
        archive.comment = _sha256(parts[MANIFEST]).encode()
    return buffer.getvalue()


def _damaged(part: str, expected: str, found: str) -> BackupError:
    what = f" ({_PART_TEXTS[part]})" if part in _PART_TEXTS else ""
    return BackupError(
        f"Bản sao lưu hỏng ở {part}{what}: nội dung không còn như lúc sao lưu.",
        part,
        expected,
        found,
    )


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
