"""Turns the chosen templates of one variant into documents: dates, numbers, citations, copies, drafts.

The order matters: first all dates, then all numbers, and only then the texts, which cite both.
It never decides which document belongs where; that is the storybook's own truth.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hoso_kit.rubric.calendar import add_working_days, working_day_from
from hoso_kit.rubric.storybook_cast import Cast, Organ, Signature
from hoso_kit.rubric.storybook_source import LEARNER, Paper, StorybookError
from hoso_kit.rubric.storybook_words import fill

# Công văn has no type abbreviation (Phụ lục I.II.3.b); the others follow Phụ lục III.
ABBREVIATIONS = {
    "Nghị quyết": "NQ",
    "Quyết định": "QĐ",
    "Chỉ thị": "CT",
    "Thông báo": "TB",
    "Hướng dẫn": "HD",
    "Chương trình": "CTr",
    "Kế hoạch": "KH",
    "Phương án": "PA",
    "Báo cáo": "BC",
    "Biên bản": "BB",
    "Tờ trình": "TTr",
    "Công điện": "CĐ",
    "Giấy mời": "GM",
    "Phiếu chuyển": "PC",
}
_CITED = re.compile(r"\{[@#]([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A template that this variant uses, with its file's words and shift of dates."""

    paper: Paper
    words: Mapping[str, str]
    offset: int


@dataclass(slots=True)
class Sheet:
    """One document in the making."""

    chosen: Chosen
    organ: Organ
    signature: Signature
    issued: date
    kind: str  # "paper", "copy" or "draft"
    arrival: date | None = None
    number: int = 0
    arrival_number: int | None = None
    doc_id: str = ""

    @property
    def notation(self) -> str:
        """The symbol after the slash."""
        paper = self.chosen.paper
        if paper.type_name == "Công văn":
            return f"{self.organ.symbol}-{paper.unit}"
        return f"{ABBREVIATIONS[paper.type_name]}-{self.organ.symbol}"

    @property
    def symbol(self) -> str:
        """Number and notation as they are cited."""
        return f"{self.number:02d}/{self.notation}"


def cited_names(paper: Paper) -> set[str]:
    """The full names of the papers that this one cites or answers."""
    texts = (paper.subject, *paper.body, *paper.draft_body, paper.directive)
    names = {name.strip() for text in texts for name in _CITED.findall(text)}
    if paper.replies_to:
        names.add(paper.replies_to)
    return {full_name(name, paper) for name in names}


def full_name(name: str, paper: Paper) -> str:
    """A citation's name in the whole storybook; a bare name means the same file."""
    return name if "/" in name else f"{paper.matter}/{name}"


class Desk:
    """Works out one variant's documents."""

    def __init__(self, cast: Cast, rng: random.Random, year: int, today: date) -> None:
        self._cast, self._rng, self._year, self._today = cast, rng, year, today
        self._sheets: dict[str, Sheet] = {}

    def _day(self, month_day: str, offset: int, paper: Paper) -> date:
        try:
            month, day = map(int, month_day.split("-"))
            return working_day_from(date(self._year, month, day) + timedelta(days=offset))
        except ValueError:
            raise StorybookError(paper.file, paper.place, f"ngày “{month_day}” phải viết dạng 10-05.") from None

    def _sheet(self, chosen: Chosen) -> Sheet:
        paper = chosen.paper
        organ = self._cast.organs.get(paper.organ)
        if organ is None:
            raise StorybookError(paper.file, paper.place, f"không có cơ quan “{paper.organ}” trong office.toml.")
        if paper.signer not in organ.signers:
            raise StorybookError(paper.file, paper.place, f"cơ quan “{paper.organ}” không có vai ký “{paper.signer}”.")
        if paper.type_name != "Công văn" and paper.type_name not in ABBREVIATIONS:
            raise StorybookError(paper.file, paper.place, f"loại văn bản “{paper.type_name}” chưa có chữ viết tắt.")
        issued = self._day(paper.date, chosen.offset, paper)
        sheet = Sheet(chosen, organ, organ.signers[paper.signer], issued, "paper")
        if not organ.is_own:
            wait = paper.arrives if paper.arrives >= 0 else self._rng.choice((0, 1, 1, 2))
            sheet.arrival = add_working_days(issued, wait)
        if (sheet.arrival or issued) > self._today:
            raise StorybookError(paper.file, paper.place, "ngày văn bản ở sau ngày làm bài.")
        return sheet

    def _copy(self, name: str) -> Sheet:
        first = self._sheets[name]
        if first.arrival is None:
            raise StorybookError(first.chosen.paper.file, first.chosen.paper.place, "chỉ văn bản đến mới có bản trùng.")
        copy = Sheet(first.chosen, first.organ, first.signature, first.issued, "copy")
        copy.arrival = min(add_working_days(first.arrival, self._rng.randint(2, 4)), self._today)
        return copy

    def _draft(self, name: str) -> Sheet:
        final = self._sheets[name]
        paper = final.chosen.paper
        day = self._day(paper.draft_date, final.chosen.offset, paper)
        if final.arrival is not None or day > final.issued:
            raise StorybookError(paper.file, paper.place, "dự thảo phải là văn bản đi và có ngày không sau bản ký.")
        return Sheet(final.chosen, final.organ, final.signature, day, "draft")

    def _number(self) -> None:
        series: dict[str, list[Sheet]] = {}
        for sheet in self._sheets.values():
            series.setdefault(sheet.organ.organ, []).append(sheet)
        for sheets in series.values():
            pace, last = sheets[0].organ.per_day * self._rng.uniform(0.9, 1.1), 0
            for sheet in sorted(sheets, key=lambda item: item.issued):
                days = sheet.issued.timetuple().tm_yday * 5 / 7
                last = max(last + 1, round(days * pace) + self._rng.randint(0, 1))
                sheet.number = last

    def _number_arrivals(self, sheets: Iterable[Sheet], per_day: float) -> None:
        pace, last = per_day * self._rng.uniform(0.93, 1.07), 0
        arrived = [sheet for sheet in sheets if sheet.arrival is not None]
        self._rng.shuffle(arrived)
        # On one day the original is registered before its copy could be; the sort is stable.
        for sheet in sorted(arrived, key=lambda item: (item.arrival or item.issued, item.kind == "copy")):
            days = (sheet.arrival or sheet.issued).timetuple().tm_yday * 5 / 7
            last = max(last + 1, round(days * pace) + self._rng.randint(0, 2))
            sheet.arrival_number = last

    def _text(self, text: str, sheet: Sheet) -> str:
        chosen, paper = sheet.chosen, sheet.chosen.paper

        def special(name: str) -> str | None:
            if name[:2] in ("d:", "D:"):
                if name[0] == "D":
                    month, day = name[2:].split("-")
                    return f"{day}/{month}/{self._year}"
                return _written(self._day(name[2:], chosen.offset, paper))
            if name[:1] not in ("@", "#"):
                return None
            cited = self._cited(name[1:], sheet)
            short = f"số {cited.symbol} ngày {_written(cited.issued)}"
            if name[0] == "#":
                return short
            return f"{cited.chosen.paper.type_name} {short} của {self._called(cited.organ, sheet.organ)}"

        return fill(text, chosen.words, paper.file, paper.place, special)

    def _called(self, organ: Organ, speaker: Organ) -> str:
        # Within the commune "UBND xã" is enough; someone outside it says which commune.
        home = self._cast.words["xa"]
        if organ.place == home and speaker.place != home:
            return organ.name.replace("Ủy ban nhân dân", "UBND")
        return organ.cite

    def _cited(self, name: str, sheet: Sheet) -> Sheet:
        paper = sheet.chosen.paper
        cited = self._sheets.get(full_name(name, paper))
        if cited is None:
            raise StorybookError(paper.file, paper.place, f"viện dẫn “{name}” không trỏ tới văn bản nào đã chọn.")
        seen = cited.issued if cited.arrival is None or sheet.arrival is not None else cited.arrival
        if seen > sheet.issued:
            raise StorybookError(paper.file, paper.place, f"viện dẫn “{name}” là văn bản có sau văn bản này.")
        return cited

    def _json(self, sheet: Sheet) -> dict[str, Any]:
        paper, organ = sheet.chosen.paper, sheet.organ
        is_draft, is_copy = sheet.kind == "draft", sheet.kind == "copy"
        due = self._day(paper.due, sheet.chosen.offset, paper) if paper.due else None
        if due and sheet.arrival and due < sheet.arrival:
            raise StorybookError(paper.file, paper.place, "thời hạn giải quyết ở trước ngày đến.")
        replies_to = None
        # Only the signed letter answers; its drafts answer nobody.
        if paper.replies_to and not is_draft:
            replies_to = self._cited(paper.replies_to, sheet).doc_id
        body = paper.draft_body if is_draft and paper.draft_body else paper.body
        return {
            "doc_id": sheet.doc_id,
            "direction": "outgoing" if sheet.arrival is None else "incoming",
            "copy": "draft" if is_draft else "original",
            "type_name": paper.type_name,
            "code_number": "" if is_draft else f"{sheet.number:02d}",
            "code_notation": sheet.notation,
            "issued_date": sheet.issued.isoformat(),
            "organ_name": organ.name,
            "superior_name": organ.superior,
            "place": organ.place,
            "subject": self._text(paper.subject, sheet),
            "addressee": self._text(paper.addressee, sheet),
            "body": [self._text(part, sheet) for part in body],
            "recipients": self._recipients(sheet),
            "page_amount": paper.pages,
            "signer": {
                "authority": sheet.signature.authority,
                "position": sheet.signature.position,
                "full_name": sheet.signature.full_name,
            },
            "arrival_date": sheet.arrival.isoformat() if sheet.arrival else None,
            "arrival_number": sheet.arrival_number,
            "due_date": due.isoformat() if due else None,
            "urgency": paper.urgency,
            "lead": self._person(paper.lead, paper),
            "support": [person for role in paper.support if (person := self._person(role, paper))],
            "directive": "" if is_copy else self._text(paper.directive, sheet),
            "replies_to": replies_to,
            "note": self._text(paper.draft_note, sheet) if is_draft else "",
        }

    def _recipients(self, sheet: Sheet) -> list[str]:
        paper = sheet.chosen.paper
        rows = ["Như trên"] if paper.addressee else []
        rows += [self._text(row, sheet) for row in paper.recipients]
        kept = sheet.organ.kept
        return [*rows, f"Lưu: {kept}, {paper.unit}" if paper.unit else f"Lưu: {kept}"]

    def _person(self, role: str, paper: Paper) -> str | None:
        if not role or role == "-":
            return None
        if role == LEARNER:
            role = self._cast.learner
        if role not in self._cast.person_ids:
            raise StorybookError(paper.file, paper.place, f"không có người “{role}” trong office.toml.")
        return self._cast.person_ids[role]

    def write(
        self, chosen: Sequence[Chosen], copies: Sequence[str], drafts: Sequence[str], per_day: float
    ) -> tuple[list[dict[str, Any]], dict[str, list[str]]]:
        """The documents, and for each paper's full name its doc ids: original, then copies and drafts."""
        for item in chosen:
            self._sheets[item.paper.name] = self._sheet(item)
        self._number()
        extra = [self._copy(name) for name in copies] + [self._draft(name) for name in drafts]
        for sheet in extra:
            sheet.number = self._sheets[sheet.chosen.paper.name].number
        sheets = [*self._sheets.values(), *extra]
        self._number_arrivals(sheets, per_day)
        # Ids follow the registers, day by day: they tell no more than the numbers on the papers.
        sheets.sort(key=_register_order)
        for n, sheet in enumerate(sheets, 1):
            sheet.doc_id = f"d{n:03d}"
        ids = {name: [sheet.doc_id] for name, sheet in self._sheets.items()}
        for sheet in extra:
            ids[sheet.chosen.paper.name].append(sheet.doc_id)
        return [self._json(sheet) for sheet in sheets], ids


def _register_order(sheet: Sheet) -> tuple[date, bool, int, str, bool]:
    number = sheet.number if sheet.arrival_number is None else sheet.arrival_number
    return (sheet.arrival or sheet.issued, sheet.arrival is None, number, sheet.organ.organ, sheet.kind != "draft")


def _written(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"
