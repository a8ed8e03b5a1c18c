"""Where each rule of the simulated office comes from.

Every refusal, criterion and mistake names a citation by its id; this room turns the id into the words
for the screen and says how sure we are of it. It must never hold a rule, only the address of one, and
never the text of a law: `summary` is our own paraphrase.

How an id is made (ASCII only, đ is written dd):

    nd30                   the document as a whole
    nd30.28                Điều 28
    nd30.29.4.b            Điều 29 khoản 4 điểm b          (nd30.31.3.dd is điểm đ)
    nd30.pl5.1.3           Phụ lục V mục I.3               (Roman numbers become Arabic ones)
    nd30.pl6.3.4.e         Phụ lục VI phần I mục III.4.e   (phần I is silent in an id)
    nd30.pl6.p2.3          Phụ lục VI phần II mục III
    luat2024.transfer      a rule whose article we have not read: a word instead of a number

The sources `practice` and `design` stand for what is no law: habits of the trade that a secondary
source tells of, and conventions of this simulation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from hoso_kit.regulations._data import read_toml

Confidence = Literal["verified", "secondary", "design", "memory"]

# What a learner reads beside a citation. A convention of the exercise has no original to compare with.
_NOTICES: Mapping[Confidence, str] = MappingProxyType(
    {
        "verified": "",
        "secondary": "cần đối chiếu văn bản gốc",
        "memory": "cần đối chiếu văn bản gốc",
        "design": "không phải quy định của pháp luật",
    }
)


class UnknownCitation(KeyError):
    """No citation has this id."""


class UnknownSource(KeyError):
    """No source has this id."""


def notice_for(confidence: Confidence) -> str:
    """The warning that goes with a confidence mark; empty when the original was read."""
    return _NOTICES[confidence]


@dataclass(frozen=True, slots=True)
class Source:
    """A document that rules come from, with its official title."""

    source_id: str
    title: str
    short: str
    issued_date: date | None
    in_force_date: date | None
    status: str
    confidence: Confidence

    @property
    def notice(self) -> str:
        """What to warn the learner of, or an empty string."""
        return notice_for(self.confidence)


@dataclass(frozen=True, slots=True)
class Citation:
    """The address of one rule. Parts that it doesn't have are empty strings."""

    id: str
    source: Source
    article: str
    clause: str
    point: str
    appendix: str
    summary: str
    confidence: Confidence

    @property
    def text(self) -> str:
        """The address as a clerk writes it: source, Điều, khoản, điểm; or source, Phụ lục."""
        if self.appendix:
            return f"{self.source.short}, Phụ lục {self.appendix}"
        parts = (("Điều", self.article), ("khoản", self.clause), ("điểm", self.point))
        place = " ".join(f"{word} {number}" for word, number in parts if number)
        return f"{self.source.short}, {place}" if place else self.source.short

    @property
    def notice(self) -> str:
        """What to warn the learner of, or an empty string."""
        return notice_for(self.confidence)

    @property
    def told(self) -> str:
        """The address with its warning, for places where one line must say both."""
        return f"{self.text} ({self.notice})" if self.notice else self.text


def cite(citation_id: str) -> Citation:
    """The citation with this id; raises UnknownCitation."""
    try:
        return _citations()[citation_id]
    except KeyError:
        raise UnknownCitation(citation_id) from None


def all_citations() -> tuple[Citation, ...]:
    """Every citation, in the order of the data file."""
    return tuple(_citations().values())


def source(source_id: str) -> Source:
    """The source with this id; raises UnknownSource."""
    try:
        return _sources()[source_id]
    except KeyError:
        raise UnknownSource(source_id) from None


def all_sources() -> tuple[Source, ...]:
    """Every source, in the order of the data file."""
    return tuple(_sources().values())


@lru_cache(maxsize=1)
def _sources() -> Mapping[str, Source]:
    return MappingProxyType(
        {
            row["source_id"]: Source(
                source_id=row["source_id"],
                title=row["title"],
                short=row["short"],
                issued_date=row.get("issued_date"),
                in_force_date=row.get("in_force_date"),
                status=row["status"],
                confidence=row["confidence"],
            )
            for row in read_toml("sources.toml")["source"]
        }
    )


@lru_cache(maxsize=1)
def _citations() -> Mapping[str, Citation]:
    citations: dict[str, Citation] = {}
    for row in read_toml("citations.toml")["citation"]:
        origin = source(row["source"])
        citations[row["id"]] = Citation(
            id=row["id"],
            source=origin,
            article=row.get("article", ""),
            clause=row.get("clause", ""),
            point=row.get("point", ""),
            appendix=row.get("appendix", ""),
            summary=row["summary"],
            confidence=row.get("confidence", origin.confidence),
        )
    return MappingProxyType(citations)
