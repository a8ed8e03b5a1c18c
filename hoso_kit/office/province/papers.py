"""One document after another, in order of the days, with the numbers that a registry gives.

What a document says follows from its file's matter, so that searching for a matter finds the file and its
documents. It keeps the counters of the registers and nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from random import Random

from hoso_kit.office.province import names
from hoso_kit.office.province.cast import Body, Worker
from hoso_kit.office.province.planning import Matters, PlannedFile, day_text, pages_of
from hoso_kit.records.notation import file_code

_PRIORITIES = ("", "", "", "", "", "", "", "Khẩn", "Khẩn", "Thượng khẩn")
# One entry for each of a hundred.
_TYPES = tuple(entry for entry in names.TYPES for _ in range(entry[2]))


class Papers:
    """Makes the rows of ``documents``."""

    def __init__(self, bodies: tuple[Body, ...], rng: Random, matters: Matters) -> None:
        self._rng = rng
        self._matters = matters
        self._day = lru_cache(maxsize=4096)(day_text)
        self._counters: defaultdict[tuple[object, ...], int] = defaultdict(int)
        province = [body for body in bodies if body.level == "province"]
        # Letters come from above and from beside; nobody writes to himself.
        self._senders = {body.organ_key: _neighbours(body, province, bodies) for body in bodies}

    def filed(
        self, key: int, case_key: int, file: PlannedFile, number: int, ordinal: int, day: int
    ) -> tuple[object, ...]:
        """A document of a case file."""
        code = file_code(file.body.organ_id, file.year, file.file_notation)
        pages = pages_of(number, ordinal)
        return self._row(
            key, file.body, file.worker, day, f"{file.matter} năm {file.year}", pages,
            (case_key, code, file.file_notation, ordinal),
        )  # fmt: skip

    def unfiled(self, key: int, body: Body, worker: Worker, day: int) -> tuple[object, ...]:
        """A document that its handler never put into a file."""
        matter, _ = self._matters.draw()
        return self._row(key, body, worker, day, matter, pages_of(key, 1), (None, "", "", None))

    def _row(
        self,
        key: int,
        body: Body,
        worker: Worker,
        day: int,
        matter: str,
        pages: int,
        filing: tuple[int | None, str, str, int | None],
    ) -> tuple[object, ...]:
        # One draw a document, cut into small numbers: the stream's speed is mostly this.
        bits = self._rng.getrandbits(64)
        type_name, short, _, openings = _TYPES[(bits & 0xFFFF) % 100]
        bits >>= 16
        is_incoming = bits & 7 < 5
        senders = self._senders[body.organ_key]
        issuer = senders[(bits >> 3 & 0xFF) % len(senders)] if is_incoming else body
        bits >>= 11
        opening = openings[(bits & 7) % len(openings)]
        sentence = names.BODIES[(bits >> 3 & 15) % len(names.BODIES)]
        position, signer = issuer.leaders[bits >> 7 & 1]
        unit = issuer.units[(bits >> 8 & 7) % len(issuer.units)][1]
        notation = f"{short}-{issuer.abbreviation}" if short else f"{issuer.abbreviation}-{unit}"
        bits >>= 11
        year = self._day(day)[:4]
        arrival = arrival_number = due = amount = None
        directive = ""
        addressee = "Các cơ quan, đơn vị"
        if is_incoming:
            issued = max(0, day - (bits & 3))
            arrival = self._day(day)
            arrival_number = self._next("arrival", body.organ_key, year)
            # Its number in the issuer's register: somewhere along the year.
            code_number = 1 + int(arrival[5:7]) * 90 + (bits >> 2 & 0xFF) % 97
            directive = names.DIRECTIVES[bits >> 10 & 3].format(unit=worker.unit)
            due = self._day(day + 10) if bits >> 12 & 3 == 0 else None
            addressee = body.short_name
        else:
            issued = day
            code_number = self._next("number", body.organ_key, year, short)
            amount = 2 + (bits & 7)
        priority = _PRIORITIES[(bits >> 14 & 0xFF) % len(_PRIORITIES)]
        case_key, code, file_notation, ordinal = filing
        return (
            key, body.organ_key, worker.unit_key, worker.person_key, case_key, f"v{key:06d}",
            "incoming" if is_incoming else "outgoing", "original", code, file_notation, ordinal, type_name,
            str(code_number), notation, self._day(issued), issuer.organ_name, f"{opening} {matter}", "Tiếng Việt",
            pages, "", arrival, arrival_number, position, signer, addressee, priority, f"Như trên; Lưu: VT, {unit}",
            directive, amount, due, worker.full_name, sentence.format(organ=issuer.short_name, matter=matter),
        )  # fmt: skip

    def _next(self, *register: object) -> int:
        self._counters[register] += 1
        return self._counters[register]


def _neighbours(body: Body, province: list[Body], bodies: tuple[Body, ...]) -> tuple[Body, ...]:
    near = [other for other in bodies if other.superior_name == body.superior_name]
    known = {other.organ_key: other for other in (*province, *near[:12]) if other is not body}
    return tuple(known.values())
