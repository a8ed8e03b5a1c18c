"""Which case files the province makes: how many each organ in each year, and the facts of each.

The totals are shared out first and exactly; only then is each file given its matter, days and state. Planned
files stand in memory (some 60,000); documents never do: they are told by number and made in the stream.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from hoso_kit.office.province import names
from hoso_kit.office.province.cast import Body, Worker
from hoso_kit.office.province.figures import CASE_FILES, FIRST_DAY, TODAY, YEARS, scaled, share_out

# Pages of a document, drawn by number: so a file's total is known before its documents are made.
PAGES = (1, 2, 1, 3, 2, 1, 4, 2, 1, 2, 6, 1, 3, 2, 1, 12, 2, 1, 5)
LAST_DAY = (TODAY - FIRST_DAY).days
_RIGHTS = ("Sử dụng hạn chế", "Sử dụng rộng rãi")
# Of a hundred ended files, by their age in years: closed, submitted, accepted, returned.
_STATES = {0: (72, 16, 8, 4), 1: (34, 14, 45, 7), 2: (18, 9, 66, 7), 3: (10, 5, 80, 5)}


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A case file to be; ``days`` are its documents' days counted from `FIRST_DAY`, in order."""

    body: Body
    worker: Worker
    year: int
    file_notation: str
    matter: str
    maintenance: str
    rights: str
    start: int
    end: int | None
    days: tuple[int, ...]
    page_total: int
    status: str
    transfer: int | None
    return_reason: str
    is_listed: bool

    @property
    def title(self) -> str:
        """*Tiêu đề hồ sơ*: kind, matter and time."""
        return f"Hồ sơ {self.matter} năm {self.year}"


def pages_of(file_number: int, ordinal: int) -> int:
    """How many pages a document has that is the ``ordinal``-th of its file."""
    return PAGES[(file_number * 7 + ordinal * 5) % len(PAGES)]


def day_text(day: int) -> str:
    """A counted day as an ISO date."""
    return (FIRST_DAY + timedelta(days=day)).isoformat()


def plan_case_files(bodies: tuple[Body, ...], rng: Random, scale: float) -> list[PlannedFile]:
    """Every case file of the four years."""
    planned: list[PlannedFile] = []
    matters = Matters(rng, bodies)
    counters: dict[tuple[int, int, str], int] = {}
    for group, totals in CASE_FILES.items():
        filing = [body for body in bodies if body.is_filing and (body.level == "province") == (group == "province")]
        for year, total in zip(YEARS, totals, strict=True):
            # The first year a few organs try it out, then more join.
            taking_part = filing[:4] if year == YEARS[0] else filing
            amounts = share_out(scaled(total, scale), [body.weight * rng.uniform(0.6, 1.4) for body in taking_part])
            for body, amount in zip(taking_part, amounts, strict=True):
                for _ in range(amount):
                    worker = rng.choice(body.workers)
                    counter = (body.organ_key, year, worker.unit)
                    counters[counter] = counters.get(counter, 0) + 1
                    notation = f"{counters[counter]:02d}.{worker.unit.upper()}"
                    planned.append(_plan(len(planned), body, worker, year, notation, matters, rng))
    return planned


class Matters:
    """Draws matters: a topic over a place, a person, an occasion."""

    def __init__(self, rng: Random, bodies: tuple[Body, ...]) -> None:
        self._rng = rng
        places = [body.organ_name.removeprefix("Ủy ban nhân dân ") for body in bodies if body.level == "commune"]
        self._over = {
            **names.OVER,
            "places": tuple(places),
            "units": tuple(name for units in names.UNITS.values() for _, name in units),
            "people": tuple(
                f"{'bà' if ' Thị' in worker.full_name else 'ông'} {worker.full_name}"
                for body in bodies
                for worker in body.workers
            ),
        }

    def draw(self) -> tuple[str, str]:
        """(matter, its maintenance)."""
        topic = self._rng.choice(names.TOPICS)
        return topic.matter.format(one=self._rng.choice(self._over[topic.over])), topic.maintenance


def _plan(
    number: int, body: Body, worker: Worker, year: int, notation: str, matters: Matters, rng: Random
) -> PlannedFile:
    matter, maintenance = matters.draw()
    first = (date(year, 1, 1) - FIRST_DAY).days
    # Work begins all through the year, but a file of the year has time for its first document.
    start = first + int(rng.triangular(2, 355, 120))
    length = 4 + int(rng.expovariate(1 / 60))
    amount = 2 + min(38, int(rng.expovariate(1 / 7)))
    last = min(start + length, LAST_DAY)
    days = (start, *sorted(rng.randint(start, last) for _ in range(amount - 1)))
    has_ended = start + length <= LAST_DAY - 5
    status, transfer, reason = "open", None, ""
    end = days[-1] + 3 if has_ended else None
    if end is not None:
        age = min(3, YEARS[-1] - year)
        status = rng.choices(("closed", "submitted", "accepted", "returned"), _STATES[age])[0]
        if status != "closed":
            transfer = min(LAST_DAY, end + rng.randint(1, 300))
        if status == "returned":
            reason = rng.choice(names.RETURN_REASONS)
    return PlannedFile(
        body, worker, year, notation, matter, maintenance, rng.choice(_RIGHTS), start, end, days,
        sum(pages_of(number, ordinal) for ordinal in range(1, amount + 1)), status, transfer, reason,
        rng.random() < 0.85,
    )  # fmt: skip
