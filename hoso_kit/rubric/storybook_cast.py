"""Draws the invented office of one variant: its places, people, issuing organs and file list.

It knows nothing of matters beyond the titles that stand on the file list.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hoso_kit.rubric.storybook_source import StorybookError, Table
from hoso_kit.rubric.storybook_words import fill

MEN_COUNT = 12
WOMEN_COUNT = 10


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs for an organ in one role."""

    authority: str
    position: str
    full_name: str


@dataclass(frozen=True, slots=True)
class Organ:
    """A body that issues documents."""

    organ: str
    name: str
    cite: str
    symbol: str
    superior: str
    place: str
    per_day: float
    is_own: bool
    kept: str
    signers: Mapping[str, Signature]


@dataclass(frozen=True, slots=True)
class Cast:
    """The office of one variant."""

    words: Mapping[str, str]
    people: tuple[Mapping[str, str], ...]
    person_ids: Mapping[str, str]
    learner: str
    organs: Mapping[str, Organ]


def initials(name: str) -> str:
    """The capital letters that stand for a name in a symbol: Kon Rơ Lẻ -> KRL."""
    return "".join(word[0].upper() for word in re.findall(r"\w+", name))


class _Names:
    """Hands out full names, none twice."""

    def __init__(self, table: Table, rng: random.Random, has_highland: bool) -> None:
        self._has_highland = has_highland
        self._pools = {
            key: table.texts(key)
            for key in ("families", "middle_men", "middle_women", "men", "women", "highland_men", "highland_women")
        }
        table.done()
        self._rng = rng
        self._used: set[str] = set()

    def _free(self, name: str, given: str) -> bool:
        # Given names differ too: two people called alike in one office confuse the reader for nothing.
        if name in self._used or given in self._used:
            return False
        self._used.update((name, given))
        return True

    def draw(self, is_man: bool, highland: float) -> str:
        """A new name; `highland` is the chance of a highlander's name."""
        rng, pools = self._rng, self._pools
        for _ in range(400):
            if rng.random() < highland and self._has_highland:
                name = rng.choice(pools["highland_men" if is_man else "highland_women"])
                given = name
            else:
                given = rng.choice(pools["men" if is_man else "women"])
                middle = rng.choice(pools["middle_men" if is_man else "middle_women"])
                name = f"{rng.choice(pools['families'])} {middle} {given}"
            if self._free(name, given):
                return name
        self._used = {name for name in self._used if " " in name}
        return self.draw(is_man, 0.0)


def _words(office: Table, place: Table, rng: random.Random, year: int, names: _Names) -> dict[str, str]:
    words = {key: place.text(key) for key in ("tinh", "huyen", "xa", "suoi")}
    villages = list(place.texts("thon"))
    if len(villages) < 6:
        raise place.fail("cần ít nhất 6 thôn.")
    rng.shuffle(villages)
    words |= {f"thon{n}": name for n, name in enumerate(villages, 1)}
    schools = office.table("schools")
    for key in ("mam_non", "tieu_hoc", "thcs"):
        words[key] = rng.choice(schools.texts(key))
    for key in [*(f"thon{n}" for n in range(1, 7)), "mam_non", "tieu_hoc", "thcs"]:
        words[f"{key}_kh"] = initials(words[key])
    words |= {"nam": str(year), "nam_truoc": str(year - 1), "nam_sau": str(year + 1)}
    words |= {f"ong{n}": names.draw(True, 0.4) for n in range(1, MEN_COUNT + 1)}
    words |= {f"ba{n}": names.draw(False, 0.4) for n in range(1, WOMEN_COUNT + 1)}
    return words


def _organ(key: str, table: Table, words: Mapping[str, str], names: _Names, staff: Mapping[str, str]) -> Organ:
    def worded(name: str, default: str | None = None) -> str:
        return fill(table.text(name, default), words, table.file, table.place)

    signers: dict[str, Signature] = {}
    by_position: dict[str, str] = {}
    for role, parts in table.raw("signers").items():
        if not isinstance(parts, list) or len(parts) not in (2, 3):
            raise table.fail(f"vai ký “{role}” phải có dạng [quyền hạn ký, chức vụ].")
        authority, position = parts[0], parts[1]
        if len(parts) == 3:
            person = str(parts[2]).removeprefix("@")
            if person not in staff:
                raise table.fail(f"vai ký “{role}” nhắc đến người “{person}” không có trong danh sách people.")
            by_position[position] = staff[person]
        elif position not in by_position:
            by_position[position] = names.draw(len(position + key) % 3 != 0, 0.15)
        signers[role] = Signature(authority, position, by_position[position])
    organ = Organ(
        organ=key,
        name=worded("name"),
        cite=worded("cite"),
        symbol=worded("symbol"),
        superior=worded("superior", ""),
        place=worded("place"),
        per_day=table.rate("per_day"),
        is_own=table.flag("is_own"),
        # Where the issuer keeps its own copy: the văn thư, but a village has none.
        kept=table.text("kept", "VT"),
        signers=signers,
    )
    table.done()
    return organ


def draw_cast(office: Table, rng: random.Random, year: int) -> Cast:
    """Draw places, people and organs."""
    place = rng.choice(office.tables("places", "xa"))
    names = _Names(office.table("names"), rng, place.flag("highland_names"))
    words = _words(office, place, rng, year, names)
    place.done()
    people: list[Mapping[str, str]] = []
    ids: dict[str, str] = {}
    staff: dict[str, str] = {}
    for row in office.tables("people", "role"):
        role = row.text("role")
        full_name = names.draw(rng.random() < 0.6, 0.2)
        person = {
            "person_id": row.text("person_id"),
            "full_name": full_name,
            "position": row.text("position"),
            "unit": row.text("unit"),
        }
        row.done()
        people.append(person)
        ids[role], staff[role] = person["person_id"], full_name
        words[role] = full_name
    learner = office.text("learner")
    if learner not in ids:
        raise office.fail(f"không có người “{learner}” trong danh sách people.")
    organs: dict[str, Organ] = {}
    own = office.text("own")
    for key, data in office.raw("organs").items():
        organs[key] = _organ(key, Table(office.file, f"organs “{key}”", data), words, names, staff)
    if own not in organs:
        raise office.fail(f"không có cơ quan “{own}” trong bảng organs.")
    words |= {
        f"ky:{key}/{role}": signature.full_name
        for key, organ in organs.items()
        for role, signature in organ.signers.items()
    }
    return Cast(words, tuple(people), ids, learner, organs)


def build_file_list(
    office: Table, cast: Cast, listed: Sequence[Mapping[str, str]], rng: random.Random
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """The headings of the file list, and which notation each matter on it got.

    `listed` rows have matter_id, title, subheading, maintenance, retention_row and role.
    """
    headings: list[dict[str, Any]] = []
    notations: dict[str, str] = {}
    waiting = {row["matter_id"] for row in listed}
    for number, row in enumerate(office.tables("headings", "abbreviation"), 1):
        abbreviation, counter = row.text("abbreviation"), 0
        subheadings: list[dict[str, Any]] = []
        for place, sub in enumerate(row.tables("subheadings", "name"), 1):
            name = sub.text("name")
            fixed = sub.data.get("entries", [])
            if not isinstance(fixed, list):
                raise sub.fail("trường “entries” phải là một danh sách.")
            rows: list[tuple[str, str, str, str, str]] = []
            for item in fixed:
                if not isinstance(item, list) or len(item) != 4:
                    raise sub.fail("mỗi mục gồm 4 phần: tiêu đề, thời hạn, dòng trong bảng, người lập.")
                rows.append((fill(str(item[0]), cast.words, sub.file, sub.place), *map(str, item[1:]), ""))  # type: ignore[arg-type]
            own = [
                (m["title"], m["maintenance"], m["retention_row"], m["role"], m["matter_id"])
                for m in listed
                if m["subheading"] == name
            ]
            rng.shuffle(own)
            entries = []
            for title, maintenance, retention_row, role, matter_id in (*own, *rows):
                if role not in cast.person_ids:
                    raise sub.fail(f"không có người “{role}” trong danh sách people.")
                counter += 1
                notation = f"{counter:02d}.{abbreviation}"
                if matter_id:
                    notations[matter_id] = notation
                    waiting.discard(matter_id)
                entries.append(
                    {
                        "file_notation": notation,
                        "title": title,
                        "maintenance": maintenance,
                        "retention_row": retention_row,
                        "creator": cast.person_ids[role],
                        "description": "",
                    }
                )
            subheadings.append({"ordinal": place, "name": name, "entries": entries})
        headings.append(
            {
                "ordinal": number,
                "name": row.text("name"),
                "abbreviation": abbreviation,
                "entries": [],
                "subheadings": subheadings,
            }
        )
    if waiting:
        raise StorybookError(office.file, "headings", f"không có đề mục nhỏ cho vụ việc: {', '.join(sorted(waiting))}.")
    return headings, notations
