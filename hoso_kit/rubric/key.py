"""The key: which document belongs to which matter, and what a good file of it looks like.

Instructor-only. Nothing of it may reach a learner's page, a release or the
installed package; the grader reads it from the instructor's folder.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from hoso_kit.office.scenario import Scenario
from hoso_kit.records.notation import read_file_notation_loosely
from hoso_kit.records.retention import UnknownMaintenance, parse_maintenance
from hoso_kit.records.structure import StructureError, structure
from hoso_kit.rubric.titles import Facet, TitleSpec

FORMAT = "hoso-key"
FORMAT_VERSION = 1
FILE_NAME = "key.json"


class BadKey(ValueError):
    """A key that can't be used; ``message`` is Vietnamese, for the instructor."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class FacetKey:
    """One thing a title must name, with the phrasings that name it."""

    name: str
    any: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TitleKey:
    """What the title must and must not hold."""

    must: tuple[FacetKey, ...]
    forbidden: tuple[str, ...]

    @property
    def spec(self) -> TitleSpec:
        """The form that the title judge takes."""
        return TitleSpec(tuple(Facet(facet.name, facet.any) for facet in self.must), self.forbidden)


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter: ``documents`` are required, ``optional`` ones cost and earn nothing.

    ``file_notation`` is None when the matter isn't on the file list; ``heading`` is then
    the abbreviation that its notation should bear.
    """

    matter_id: str
    name: str
    file_notation: str | None
    heading: str
    documents: tuple[str, ...]
    optional: tuple[str, ...]
    maintenance: str
    retention_rows: tuple[str, ...]
    model_title: str
    title: TitleKey

    @property
    def is_listed(self) -> bool:
        """Whether the file list foresees it."""
        return self.file_notation is not None


@dataclass(frozen=True)
class Key:
    """A checked key; ``leftovers`` maps drafts and duplicates to the matter that they resemble."""

    format: str
    format_version: int
    exercise_id: str
    scenario_digest: str
    seed: str
    matters: tuple[Matter, ...]
    leftovers: dict[str, str]

    @cached_property
    def matters_of(self) -> dict[str, tuple[Matter, ...]]:
        """For each required document the matters that it belongs to."""
        found: dict[str, tuple[Matter, ...]] = {}
        for matter in self.matters:
            for doc_id in matter.documents:
                found[doc_id] = (*found.get(doc_id, ()), matter)
        return found

    @cached_property
    def shared(self) -> tuple[str, ...]:
        """Documents that belong to more than one matter."""
        return tuple(doc_id for doc_id, matters in self.matters_of.items() if len(matters) > 1)


def make_key(data: object, scenario: Scenario, name: str = FILE_NAME) -> Key:
    """Check a key's JSON data against its scenario; raises `BadKey` naming what is wrong."""
    if not isinstance(data, dict) or data.get("format") != FORMAT or data.get("format_version") != FORMAT_VERSION:
        raise BadKey(f"Tệp {name} không phải là đáp án của bộ học liệu (phiên bản {FORMAT_VERSION}).")
    try:
        key = structure(data, Key)
    except StructureError as error:
        raise BadKey(f"Đáp án {name} chưa đúng: {'; '.join(error.faults[:5])}.") from None
    if key.exercise_id != scenario.exercise_id or key.scenario_digest != scenario.digest:
        raise BadKey(f"Đáp án {name} không phải của tình huống này; hãy tạo lại cả hai cùng lúc.")
    if faults := _dangling(key, scenario):
        raise BadKey(f"Đáp án {name} chưa đúng: {'; '.join(faults[:5])}.")
    return key


def load_key(path: Path, scenario: Scenario) -> Key:
    """Read ``key.json``; raises `BadKey`."""
    try:
        data: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadKey(f"Không đọc được đáp án {path.name}: {error!s:.120}") from None
    return make_key(data, scenario, path.name)


def _dangling(key: Key, scenario: Scenario) -> list[str]:
    faults = []
    known = scenario.documents_by_id
    names = {matter.matter_id for matter in key.matters}
    for matter in key.matters:
        faults += [
            f"việc {matter.matter_id}: không có văn bản {doc_id}"
            for doc_id in (*matter.documents, *matter.optional)
            if doc_id not in known
        ]
        if matter.file_notation is not None and matter.file_notation not in scenario.entries:
            faults.append(f"việc {matter.matter_id}: Danh mục không có {matter.file_notation}")
        if read_file_notation_loosely(f"01.{matter.heading}") is None:
            faults.append(f"việc {matter.matter_id}: đề mục {matter.heading!r} không đọc được")
        try:
            parse_maintenance(matter.maintenance)
        except UnknownMaintenance:
            faults.append(f"việc {matter.matter_id}: thời hạn {matter.maintenance!r} không đọc được")
    for doc_id, matter_id in key.leftovers.items():
        if doc_id not in known or matter_id not in names:
            faults.append(f"leftovers: {doc_id} → {matter_id} không có")
    return faults
