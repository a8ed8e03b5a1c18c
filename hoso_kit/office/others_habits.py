"""Habits: what waits for a person, and how he answers it. Each habit only reads the state.

A habit says since when something waits and which action answers it; the action is made on the day itself, from
the state of that day. ``cause`` names the very thing that waits, so that nothing is answered twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from hoso_kit.office.action import Action
from hoso_kit.office.others_archive import faults_of_transfer
from hoso_kit.office.others_state import Habit
from hoso_kit.office.transferring_actions import AcceptCaseFile, ReturnCaseFile

if TYPE_CHECKING:
    from hoso_kit.office.office import Office


@dataclass(frozen=True, slots=True)
class Due:
    """Something that waits: since ``day`` (the habit's delay is counted from it), answered by ``action``."""

    day: date
    cause: str
    action: Callable[[Office], Action]


def check_transfers(office: Office, habit: Habit) -> Iterator[Due]:
    """Điều 30 khoản 3 điểm b: the archivist takes what is in order and gives back the rest, saying why."""
    for batch in office.transfers.batches:
        for held in batch.submitted:
            if batch.submitted_date is not None and batch.decision_on(held.name) is None:
                cause = f"check_transfers:{batch.batch_id}:{held.name}"
                yield Due(batch.submitted_date, cause, _check(held.name))


def _check(name: str) -> Callable[[Office], Action]:
    def answer(office: Office) -> Action:
        faults = faults_of_transfer(office, office.case_files[name])
        return ReturnCaseFile(name, " ".join(faults)) if faults else AcceptCaseFile(name)

    return answer


HABITS: Mapping[str, Callable[[Office, Habit], Iterator[Due]]] = MappingProxyType({"check_transfers": check_transfers})
