"""The catalogue of mistakes: names, texts and citations, read from ``data/mistakes.toml``.

Finds nothing itself; the checks do and fill in the texts here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from hoso_kit.records.structure import structure
from hoso_kit.rubric.scorecard import Finding


@dataclass(frozen=True, slots=True)
class Mistake:
    """One catalogued mistake; an "omission" is work not done, a "note" costs nothing."""

    check: str
    kind: Literal["mistake", "omission", "note"]
    name: str
    seen: str
    advice: str
    citation: str


@lru_cache
def mistakes() -> Mapping[str, Mistake]:
    """All catalogued mistakes by id, their texts still with {names} to fill in."""
    text = (Path(__file__).parent / "data" / "mistakes.toml").read_text(encoding="utf-8")
    return MappingProxyType(structure(tomllib.loads(text), dict[str, Mistake]))


def finding(
    mistake_id: str,
    *,
    actions: tuple[int, ...] = (),
    documents: tuple[str, ...] = (),
    file_notation: str | None = None,
    **values: object,
) -> Finding:
    """The mistake as a finding; ``notation`` in the texts is ``file_notation`` unless given."""
    mistake = mistakes()[mistake_id]
    values.setdefault("notation", file_notation)
    return Finding(
        mistake_id,
        mistake.seen.format(**values),
        mistake.advice.format(**values),
        mistake.citation,
        actions,
        documents,
        file_notation,
    )
