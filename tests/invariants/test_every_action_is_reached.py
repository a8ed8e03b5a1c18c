"""No type of action is dead: each can be done in the practice office, as somebody, by what the office shows."""

from __future__ import annotations

from random import Random

from hoso_kit.office import (
    administration_actions,
    contacts_actions,
    copying_actions,
    disposal_actions,
    drafting_actions,
    handling_actions,
    issuing_actions,
    lending_actions,
    listing_actions,
    merging_actions,
    messaging_actions,
    receiving_actions,
    registry_books_actions,
    retaining_actions,
    transferring_actions,
)
from hoso_kit.office.actions import action_types
from hoso_kit.office.duties import duties
from tests.invariants.moves import MAKERS
from tests.invariants.play import NAMES, play
from tests.invariants.rules import ROLES
from tests.world import office_of_2026

STEPS = 150
# rooms whose ways are long are also walked alone, by this many seeds; the days go on in all of them
WALKS: tuple[tuple[str, ...], ...] = (
    NAMES,
    (*listing_actions.TYPES, "open_case_file", "advance_clock"),
    (*transferring_actions.TYPES, *retaining_actions.TYPES, "close_case_file", "reopen_case_file", "advance_clock"),
    (
        *drafting_actions.TYPES,
        *issuing_actions.TYPES,
        *copying_actions.TYPES,
        *messaging_actions.TYPES,
        *registry_books_actions.TYPES,
    ),
    (*receiving_actions.TYPES, *handling_actions.TYPES, *messaging_actions.TYPES, "advance_clock"),
    (*lending_actions.TYPES, *disposal_actions.TYPES),
    (*administration_actions.TYPES, *contacts_actions.TYPES),
)
SEEDS = 8


def test_every_action_type_is_done_at_least_once() -> None:
    """A screen that offers an action which nobody can ever do would be a dead end."""
    left = set(action_types())
    for names in WALKS:
        for seed in range(SEEDS):
            left -= set(play(Random(seed), STEPS, names).names)
            if not left:
                return
    # only the office of 2026 has files of merged offices to take over
    for seed in range(SEEDS):
        left -= set(play(Random(seed), STEPS, tuple(merging_actions.TYPES), start=office_of_2026()).names)
    assert not left


def test_every_action_type_has_a_maker_and_a_duty() -> None:
    """A new action joins these proofs, or they would be silent about it."""
    assert set(MAKERS) == set(action_types())
    assert set(duties()) == set(action_types().values())
    assert set(ROLES) <= set(action_types())


def test_each_role_named_here_is_the_table_s() -> None:
    """The few plain duties of the decree, written down by hand, agree with the office's own table."""
    for name, roles in ROLES.items():
        assert duties()[action_types()[name]] <= roles, name
