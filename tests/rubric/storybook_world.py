"""Variants drawn once for all tests of the storybook, and small readers of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hoso_kit.rubric.storybook import draw_variant

STORYBOOK = Path(__file__).parents[2] / "exercises" / "source" / "e16-lap-ho-so" / "storybook"
SEEDS = tuple(f"{n * 7919:08x}" for n in range(1, 26))

CITATION = re.compile(r"số (\d{2,}/[A-ZĐÂĂÊÔƠƯa-zđ0-9ÁÀẢÃẠĨ-]+) ngày (\d{2}/\d{2}/\d{4})")


@dataclass(frozen=True)
class Variant:
    """One drawn variant."""

    seed: str
    situation: dict[str, Any]
    key: dict[str, Any]

    @property
    def documents(self) -> list[dict[str, Any]]:
        """All documents."""
        return list(self.situation["documents"])

    @property
    def by_id(self) -> dict[str, dict[str, Any]]:
        """Documents by id."""
        return {document["doc_id"]: document for document in self.documents}

    @property
    def originals(self) -> list[dict[str, Any]]:
        """Documents that are no drafts; duplicates included."""
        return [document for document in self.documents if document["copy"] == "original"]

    @property
    def belonging(self) -> dict[str, list[str]]:
        """Each document of the key -> its matters."""
        found: dict[str, list[str]] = defaultdict(list)
        for matter in self.key["matters"]:
            for doc_id in matter["documents"]:
                found[doc_id].append(matter["matter_id"])
        return dict(found)

    @property
    def duplicate_groups(self) -> list[list[dict[str, Any]]]:
        """Documents that share number, notation and organ."""
        groups: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
        for document in self.originals:
            groups[document["code_number"], document["code_notation"], document["organ_name"]].append(document)
        return [group for group in groups.values() if len(group) > 1]

    @property
    def by_citation(self) -> dict[tuple[str, str], str]:
        """(symbol, day as written in texts) -> document; of duplicates the first registered."""
        return {
            (
                f"{item['code_number']}/{item['code_notation']}",
                "/".join(reversed(item["issued_date"].split("-"))),
            ): item["doc_id"]
            for item in reversed(self.originals)
        }

    @property
    def entries(self) -> dict[str, dict[str, Any]]:
        """The file list's entries by notation."""
        return {
            entry["file_notation"]: entry
            for heading in self.situation["file_list"]["headings"]
            for part in (heading, *heading["subheadings"])
            for entry in part["entries"]
        }


@cache
def variant(seed: str) -> Variant:
    return Variant(seed, *draw_variant(STORYBOOK, seed))


def strings(value: object) -> Iterator[str]:
    """Every string in JSON data, names of fields included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield name
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)
