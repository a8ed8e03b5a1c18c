"""Refusals: what the document system does not do, said in three parts.

The rules name a code; the Vietnamese texts and citations stand together in
``data/refusals/`` (a file a room) so that a trainer can read them all. A refusal changes
nothing and is not a mark: what the system lets pass and an inspector finds
later is a mistake and lives in the rubric.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from hoso_kit.regulations import edition


@dataclass(frozen=True, slots=True)
class Notice:
    """The three parts that every message to a learner has; ``citation`` is an id of `regulations`."""

    seen: str
    advice: str
    citation: str


@lru_cache
def refusal_texts() -> Mapping[str, Notice]:
    """All refusals by code, their texts still with {names} to fill in."""
    found: dict[str, Notice] = {}
    for path in sorted((Path(__file__).parent / "data" / "refusals").iterdir()):
        for code, parts in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if code in found:
                raise ValueError(f"two refusals are called {code}")
            found[code] = Notice(**parts)
    return MappingProxyType(found)


class Refusal(Exception):
    """The office refuses an action; the action isn't done."""

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self._values = values
        self.notice = self._filled(lambda text: text)
        super().__init__(f"{code}: {self.notice.seen}")

    def notice_in(self, edition_id: str) -> Notice:
        """The same in the words of an edition of the law; names and titles that it tells stay as they were written."""
        here = edition(edition_id)
        notice = self._filled(here.worded)
        return replace(notice, citation=here.rests_on(notice.citation))

    def _filled(self, worded: Callable[[str], str]) -> Notice:
        template = refusal_texts()[self.code]
        seen, advice = (worded(text).format(**self._values) for text in (template.seen, template.advice))
        return Notice(seen, advice, template.citation)
