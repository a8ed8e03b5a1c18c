"""The province's organs, their units and people, drawn from a seed. Values only; nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from hoso_kit.office.province import names
from hoso_kit.office.province.figures import COMMUNES, DISTRICTS, FILING_SHARE


@dataclass(frozen=True, slots=True)
class Worker:
    """A person who handles documents; keys as in the tables."""

    person_key: int
    unit_key: int
    person_id: str
    full_name: str
    position: str
    unit: str


@dataclass(frozen=True, slots=True)
class Body:
    """An organ with its people; ``leaders`` are (position, full name) of those who sign."""

    organ_key: int
    organ_id: str
    organ_name: str
    short_name: str
    abbreviation: str
    level: str
    superior_name: str
    place: str
    is_filing: bool
    weight: float
    units: tuple[tuple[int, str, str], ...]
    workers: tuple[Worker, ...]
    leaders: tuple[tuple[str, str], ...]


class Casting:
    """Hands out keys and names while the organs are made, in a fixed order."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._unit = self._person = 0
        self.bodies: list[Body] = []

    def name(self) -> str:
        """An invented person's name."""
        rng = self._rng
        parts = rng.choice(names.SURNAMES), rng.choice(names.MIDDLE_NAMES), rng.choice(names.GIVEN_NAMES)
        return " ".join(parts)

    def add(self, organ_id: str, name: str, short: str, abbreviation: str, level: str, over: str, place: str) -> None:
        """One organ with its units and people; whether it files is decided when all are there."""
        units, workers = [], []
        for unit, unit_name in names.UNITS[level]:
            self._unit += 1
            units.append((self._unit, unit, unit_name))
            for _ in range(names.PEOPLE_PER_UNIT[level]):
                self._person += 1
                full_name = self.name()
                workers.append(
                    Worker(self._person, self._unit, f"n{self._person:04d}", full_name, names.POSITION[level], unit)
                )
        leaders = tuple((position, self.name()) for position in names.LEADERS[level])
        weight = {"province": 3.0, "district": 1.2, "commune": 1.0}[level] * self._rng.uniform(0.5, 1.8)
        key = len(self.bodies) + 1
        self.bodies.append(
            Body(key, organ_id, name, short, abbreviation, level, over, place, False, weight, tuple(units),
                 tuple(workers), leaders)
        )  # fmt: skip


def cast_province(rng: Random) -> tuple[Body, ...]:
    """All organs; of each level exactly the share of `FILING_SHARE` makes case files on the system."""
    casting = Casting(rng)
    places = names.place_names(DISTRICTS + COMMUNES)
    districts, communes = places[:DISTRICTS], places[DISTRICTS:]
    over = f"Ủy ban nhân dân tỉnh {names.PROVINCE}"
    for number, (name, abbreviation) in enumerate(names.PROVINCE_BODIES, 1):
        full = f"{name} {names.PROVINCE}" if name.endswith("tỉnh") else f"{name} tỉnh {names.PROVINCE}"
        casting.add(f"000.00.{number:02d}.H99", full, full, abbreviation, "province", over, names.PROVINCE)
    for at, district in enumerate(districts):
        for number, (name, abbreviation) in enumerate(names.DISTRICT_BODIES, 1):
            full = f"{name} {district}" if name.endswith("huyện") else f"{name} huyện {district}"
            above = f"Ủy ban nhân dân huyện {district}"
            casting.add(f"000.{number:02d}.{at + 31}.H99", full, full, abbreviation, "district", above, district)
    for at, commune in enumerate(communes):
        above = f"Ủy ban nhân dân huyện {districts[at % DISTRICTS]}"
        full, short = f"Ủy ban nhân dân xã {commune}", f"UBND xã {commune}"
        casting.add(f"{at + 1:03d}.00.{at % DISTRICTS + 31}.H99", full, short, "UBND", "commune", above, commune)
    return tuple(_with_filing(casting.bodies, rng))


def _with_filing(bodies: list[Body], rng: Random) -> list[Body]:
    filing: set[int] = set()
    for level, share in FILING_SHARE.items():
        keys = [body.organ_key for body in bodies if body.level == level]
        filing |= set(rng.sample(keys, len(keys) * share // 100))
    return [replace(body, is_filing=body.organ_key in filing) for body in bodies]
