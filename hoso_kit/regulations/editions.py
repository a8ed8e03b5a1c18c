"""The legal worlds that an exercise can be set in.

An exercise names its edition; the words on screen and the deadlines follow it. It must never compute a
date: a deadline here is an amount, a unit and the moment that it is counted from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Literal

from hoso_kit.regulations._data import read_toml
from hoso_kit.regulations.citations import Confidence, notice_for

Unit = Literal["day", "month", "year"]

CountedFrom = Literal[
    "end_date",  # the day that the work ended
    "end_year",  # the year that the work ended
    "settlement_date",  # the day that a construction's accounts were settled
    "transfer_due_date",  # the day that a transfer falls due; a negative amount counts backwards
    "agency_transfer_year",  # the year of transfer to the agency's own archive
]


class UnknownEdition(KeyError):
    """No edition has this id."""


class UnknownDeadline(KeyError):
    """The edition has no deadline with this id."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The words that this edition of the law uses."""

    archive: str
    historical_archive: str
    maintenance: str
    retention_table: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A period set by law: `amount` of `unit` from `counted_from`."""

    deadline_id: str
    name: str
    amount: int
    unit: Unit
    counted_from: CountedFrom
    citation: str
    confidence: Confidence
    note: str

    @property
    def notice(self) -> str:
        """What to warn the learner of, or an empty string."""
        told = notice_for(self.confidence)
        # no source beside it says so, as in a citation
        return f"quy ước của bài tập, {told}" if self.confidence == "design" else told


@dataclass(frozen=True, slots=True)
class TransferThreshold:
    """The shortest period that obliges to transfer a case file."""

    years: int
    citation: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Edition:
    """One legal world. The dates bound the days on which an exercise may be set in it."""

    edition_id: str
    title: str
    in_force_date: date | None
    end_date: date | None
    government_levels: tuple[str, ...]
    citations: tuple[str, ...]
    note: str
    terms: Terms
    transfer_threshold: TransferThreshold
    deadlines: tuple[Deadline, ...]
    # what the kit's own sentences, written in the default edition's words, say here instead
    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    # the citations of the default edition that are another one here: no rule rests on a law of another time
    sources: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def rests_on(self, citation_id: str) -> str:
        """The citation that a rule of the kit rests on in this edition."""
        return self.sources.get(citation_id, citation_id)

    def worded(self, text: str) -> str:
        """A sentence of the kit in this edition's words; never for official titles or what people have written."""
        for usual, here in self.words.items():
            text = text.replace(usual, here).replace(_capital(usual), _capital(here))
            text = text.replace(usual.upper(), here.upper())
        return text

    def deadline(self, deadline_id: str) -> Deadline:
        """The deadline with this id; raises UnknownDeadline."""
        for deadline in self.deadlines:
            if deadline.deadline_id == deadline_id:
                return deadline
        raise UnknownDeadline(deadline_id)


def all_editions() -> tuple[Edition, ...]:
    """Every edition, the default one first."""
    return tuple(_editions().values())


def edition(edition_id: str) -> Edition:
    """The edition with this id; raises UnknownEdition."""
    try:
        return _editions()[edition_id]
    except KeyError:
        raise UnknownEdition(edition_id) from None


@lru_cache(maxsize=1)
def _editions() -> Mapping[str, Edition]:
    return MappingProxyType({row["edition_id"]: _edition(row) for row in read_toml("editions.toml")["edition"]})


def _edition(row: dict[str, Any]) -> Edition:
    return Edition(
        edition_id=row["edition_id"],
        title=row["title"],
        in_force_date=row.get("in_force_date"),
        end_date=row.get("end_date"),
        government_levels=tuple(row["government_levels"]),
        citations=tuple(row["citations"]),
        note=row["note"],
        terms=Terms(**row["terms"]),
        transfer_threshold=TransferThreshold(**row["transfer_threshold"]),
        deadlines=tuple(Deadline(**deadline) for deadline in row["deadlines"]),
        words=MappingProxyType(row.get("words", {})),
        sources=MappingProxyType(row.get("sources", {})),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
