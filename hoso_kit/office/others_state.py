"""What the situation foresees of people who act by themselves, and what they did. Values only.

An `Event` happens on a day, a `Habit` answers what the learner did after some working days. Both are carried
out by `others` when the clock moves; the journal never holds them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from hoso_kit.office.action import Action

HabitName = Literal[
    "check_transfers",
    "direct_documents",
    "assign_documents",
    "answer_drafts",
    "issue_documents",
    "acknowledge_receipt",
    "answer_use_requests",
]


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that must be so for an event to happen: the fact ``fact`` of ``of`` reads ``value``.

    The facts are those of `others_facts`; ``is_not`` turns it round.
    """

    fact: str
    of: str
    value: str
    is_not: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """On ``day`` the person does the action (as JSON data), if all conditions hold then."""

    day: date
    person: str
    # a dict has no hash; equality still sees it
    action: dict[str, Any] = field(hash=False)
    conditions: tuple[Condition, ...] = ()
    # also when the learner plays this person himself
    is_also_when_played: bool = False


@dataclass(frozen=True, slots=True)
class Instruction:
    """What the person will say about one thing: a directive and who gets it; ``due_days`` are working days.

    ``about`` is a doc_id ("" for all others). For a draft, its own id or that of the document that it answers:
    then ``directive`` is why its first version is sent back. For a receipt, the receiver that refuses, and why.
    """

    about: str
    directive: str = ""
    lead: str = ""
    support: tuple[str, ...] = ()
    due_days: int | None = None


@dataclass(frozen=True, slots=True)
class Habit:
    """What the person does by himself ``delay`` working days after it came to him."""

    name: HabitName
    person: str
    delay: int = 1
    instructions: tuple[Instruction, ...] = ()
    is_also_when_played: bool = False


@dataclass(frozen=True, slots=True)
class OtherAct:
    """One act of somebody else; ``refusal`` says why the system didn't take it ("" when it was done).

    ``cause`` is what it answered: nobody answers one thing twice.
    """

    day: date
    person: str
    action: Action
    text: str
    cause: str
    refusal: str = ""

    @property
    def is_done(self) -> bool:
        """Whether it changed anything."""
        return not self.refusal
