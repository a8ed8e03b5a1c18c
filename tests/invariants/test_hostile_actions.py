"""Whatever a page sends as an action is an action of ours or an `ActionError`, and no action does harm inside."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from datetime import date
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from hoso_kit.office.action import Action
from hoso_kit.office.actions import ActionError, action_types, structure_action, unstructure_action
from hoso_kit.office.journal import Entry, Journal, compose, entry_line, header_line
from hoso_kit.office.office import Office
from tests.invariants.hostile import VALUES, content_of, twist
from tests.invariants.looks import WRITERS, look_everywhere, papers
from tests.invariants.moves import attempts
from tests.invariants.play import MORE, play
from tests.invariants.rules import check_office
from tests.world import practice_office

KINDS = sorted(action_types())


def entered(content: object) -> Action | None:
    """The action, or None where it was refused at the door in our words."""
    try:
        return structure_action(content)
    except ActionError as error:
        words = str(error)
    assert len(words) < 300
    assert words.encode()
    return None


def keepable(action: Action) -> None:
    """An action that came in can be written into a journal, read from it and told."""
    office = Office(practice_office())
    line, last_hash = header_line(office.scenario, "hv001")
    entry = Entry(1, "refused", date(2024, 12, 17), "p01", action, "not_your_duty")
    journal = Journal.parse(line + entry_line(entry, last_hash)[0])
    assert journal.entries[0].action == action
    assert action.describe(office)


@pytest.mark.parametrize("name", KINDS)
def test_every_field_of_every_action_is_read_strictly(name: str) -> None:
    """Wrong type, huge, null, nested, NaN, surrogates, odd days: an action that can be kept, or `ActionError`."""
    kind = action_types()[name]
    content = {"type": name} | content_of(kind)
    given = fields(kind)  # type: ignore[arg-type]  # actions are dataclasses
    required = {"type", *(one.name for one in given if one.default is MISSING and one.default_factory is MISSING)}
    assert entered(content) is not None
    for field in content:
        for value in VALUES:
            if (action := entered(content | {field: value})) is not None:
                keepable(action)
        rest = {key: value for key, value in content.items() if key != field}
        assert (entered(rest) is None) == (field in required), field
    assert entered(content | {"extra": 1}) is None
    assert entered(content | {1: "x"}) is None
    assert entered({"type": name, **{f"x{n}": n for n in range(50)}}) is None


@pytest.mark.parametrize("data", VALUES, ids=lambda value: type(value).__name__)
def test_what_is_no_action_at_all_is_refused_at_the_door(data: object) -> None:
    """Neither as the action nor as its type does anything else get in."""
    assert entered(data) is None
    assert entered({"type": data}) is None
    assert entered({"type": data, "file_notation": data}) is None


@pytest.mark.parametrize("name", KINDS)
def test_a_well_formed_action_is_done_or_refused_by_anybody(name: str) -> None:
    """The office answers `Refusal` and nothing else, whatever stands in the fields, whoever asks."""
    content = {"type": name} | content_of(action_types()[name])
    office = play(Random(5), 40).office
    for field in content:
        for value in VALUES:
            action = entered(content | {field: value})
            if action is None:
                continue
            for _, after in attempts(office, action):
                check_office(after)


@settings(max_examples=8 * MORE, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.integers(0, 2**32 - 1).map(Random))
def test_odd_values_that_got_in_break_no_look_and_no_journal(rnd: Random) -> None:
    """Days of the year 1 and 9999, endless texts, signs of control: lists, papers and replay stand it."""
    played = play(rnd, 90, twist=twist)
    look_everywhere(played.office, played.entries, rnd)
    forms = papers(played.office)
    for write in WRITERS:
        assert write(forms[rnd.randrange(len(forms))])
    scenario = played.office.scenario
    replayed = Journal.parse(compose(scenario, "hv001", played.done)).replay(scenario)
    assert replayed == played.office
    for _, action in played.done:
        assert structure_action(json.loads(json.dumps(unstructure_action(action)))) == action
