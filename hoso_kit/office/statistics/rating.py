"""Who files and who doesn't: the article's criterion, applied to a list of officers.

The article of 2022 *proposes* to judge an officer's year by his filing and to
rate one who files nothing as not having fulfilled his duties. That is an
author's proposal, not law; it says nothing of officers who file a part, so
neither do we. A list made here is an exercise, never a verdict on a person.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from hoso_kit.office.statistics.counting import share_text
from hoso_kit.office.statistics.form3 import name_key
from hoso_kit.office.statistics.rows import Standing, WorkRow

PROPOSAL = (
    "Bài báo năm 2022 (giải pháp thứ hai) đề xuất đưa việc lập hồ sơ công việc thành tiêu chí đánh giá, phân loại "
    "công chức, viên chức hằng năm; người không lập hồ sơ công việc thì bị đánh giá không hoàn thành nhiệm vụ. "
    "Đây là đề xuất của tác giả bài báo, không phải quy định của pháp luật. "
    "Bài báo không nêu cách xếp loại người lập hồ sơ một phần, nên bảng này cũng không xếp loại."
)


class Outcome(Enum):
    """What the criterion says of an officer."""

    FILES_NOTHING = "Không lập hồ sơ"
    FILES = "Có lập hồ sơ"
    NO_WORK = "Không chủ trì văn bản, không xét"

    @property
    def proposal(self) -> str:
        """The rating that the article proposes; empty where it proposes none."""
        return "Không hoàn thành nhiệm vụ (đề xuất của bài báo)" if self is Outcome.FILES_NOTHING else ""


@dataclass(frozen=True, slots=True)
class Rating:
    """One officer: documents led, those that lie in a file, case files made."""

    person_id: str
    person: str
    organ: str
    unit: str
    files: int
    led: int
    filed: int

    @property
    def outcome(self) -> Outcome:
        """By the article's criterion alone."""
        if self.files:
            return Outcome.FILES
        return Outcome.FILES_NOTHING if self.led else Outcome.NO_WORK

    @property
    def share_text(self) -> str:
        """Documents filed out of those led; – when none were."""
        return share_text(self.filed, self.led)


def ratings(rows: Iterable[WorkRow]) -> tuple[Rating, ...]:
    """Each person of the rows, by given name in Vietnamese order."""
    found: dict[tuple[str, str], Rating] = {}
    for row in rows:
        key = (row.organ, row.person_id)
        before = found.get(key, Rating(row.person_id, row.person, row.organ, row.unit, 0, 0, 0))
        filed = 0 if row.standing is Standing.UNFILED else row.documents
        found[key] = Rating(
            row.person_id, row.person, row.organ, row.unit,
            before.files + row.files, before.led + row.documents, before.filed + filed,
        )  # fmt: skip
    return tuple(sorted(found.values(), key=lambda one: (name_key(one.person), one.organ, one.person_id)))
