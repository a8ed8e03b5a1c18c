"""Playing an office along by chance: sequences that mostly succeed, with what was done and every office on the way."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from hoso_kit.office.action import Action
from hoso_kit.office.actions import type_name
from hoso_kit.office.journal import Entry
from hoso_kit.office.office import Office
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.scenario import Scenario
from tests.invariants.moves import MAKERS, attempts, likely, wild
from tests.world import office_of_2026, practice_office

# HOSO_MORE=1 looks for longer: before a release, or after a change of many rooms
MORE = 12 if os.environ.get("HOSO_MORE") else 1
# what stands at the end of long ways comes as soon as it can, or chance would hardly ever get there
PRESSING = (
    "submit_file_list", "approve_file_list", "issue_file_list", "lock_file_list", "submit_transfer",
    "accept_case_file", "return_case_file", "transfer_to_historical_archive", "submit_draft", "approve_draft",
    "sign_document", "assign_number", "seal_document", "issue_document", "keep_original", "send_message",
    "grant_use", "decide_destruction", "destroy_case_files",
    "lend_kept_copy", "send_recall", "record_status", "register_incoming", "confirm_roles", "deliver_recall",
    "direct_document",
)  # fmt: skip
NAMES = (*MAKERS, *PRESSING * 3)
# long ways that are walked whole now and then, each name being tried in its turn
WAYS = (
    ("draft_document", "submit_draft", "submit_draft", "approve_draft", "sign_document", "assign_number",
     "seal_document", "issue_document", "keep_original", "post_document", "lend_kept_copy", "take_back_kept_copy",
     "record_receipt"),
    ("open_case_file", "file_document", "close_case_file", "make_transfer_batch", "submit_transfer"),
    ("carry_over_file_list", "add_entry", "submit_file_list", "approve_file_list", "issue_file_list"),
    ("deliver_message", "receive_delivery", "register_incoming", "submit_incoming", "direct_document"),
    ("cancel_incoming", "open_case_file", "file_document", "file_document", "file_document"),
    ("request_use", "grant_use", "advance_clock", "end_use"),
    ("propose_destruction", "decide_destruction", "destroy_case_files"),
    ("allow_copy", "copy_document", "allow_copy", "copy_document"),
)  # fmt: skip
ONE_IN_WILD = 9
ONE_IN_WAY = 12
# how often to look for something that is possible before the turn passes
LOOKS = 6


@dataclass(slots=True)
class Played:
    """What was done by whom, the office after each of it (and before the first), and the journal's entries."""

    done: list[tuple[str, Action]] = field(default_factory=list)
    offices: list[Office] = field(default_factory=lambda: [Office(practice_office())])
    entries: list[Entry] = field(default_factory=list)

    @property
    def office(self) -> Office:
        """As it stands now."""
        return self.offices[-1]

    @property
    def names(self) -> list[str]:
        """What was done, by type."""
        return [type_name(action) for _, action in self.done]

    def try_one(self, action: Action, first: int) -> bool:
        """Let the first who can do it; an attempt of nobody's is noted as refused, as the Desk would."""
        before = self.office
        for person, after in attempts(before, action, first):
            self.note(person, action, after)
            return True
        person = before.scenario.people[first % len(before.scenario.people)].person_id
        try:
            before.apply(action, person)
        except Refusal as refusal:
            self.entries.append(Entry(len(self.entries) + 1, "refused", before.today, person, action, refusal.code))
        return False

    def note(self, person: str, action: Action, after: Office) -> None:
        """One more thing was done."""
        self.entries.append(Entry(len(self.entries) + 1, "action", self.office.today, person, action))
        self.done.append((person, action))
        self.offices.append(after)


def any_office(rnd: Random) -> Scenario:
    """The office of 2024, now and then that of 2026."""
    return practice_office() if rnd.randrange(3) else office_of_2026()


def play(
    rnd: Random,
    steps: int,
    names: tuple[str, ...] = NAMES,
    *,
    twist: Callable[[Action, Random], Action] | None = None,
    start: Scenario | None = None,
) -> Played:
    """A sequence of ``steps`` attempts; ``twist`` may put something odd into an action that could succeed."""
    played = Played() if start is None else Played(offices=[Office(start)])
    for _ in range(steps):
        if names is NAMES and rnd.randrange(ONE_IN_WAY) == 0:
            _walk(played, WAYS[rnd.randrange(len(WAYS))], rnd)
            continue
        if rnd.randrange(ONE_IN_WILD) == 0:
            action: Action | None = wild(played.office, names[rnd.randrange(len(names))], rnd)
        else:
            for _ in range(LOOKS):
                action = likely(played.office, names[rnd.randrange(len(names))], rnd)
                if action is not None:
                    break
        if action is not None:
            played.try_one(twist(action, rnd) if twist is not None else action, rnd.randrange(12))
    return played


def _walk(played: Played, way: tuple[str, ...], rnd: Random) -> None:
    for name in way:
        action = likely(played.office, name, rnd)
        if action is not None:
            played.try_one(action, rnd.randrange(12))
