"""What may come next in an office: for each type of action one that can succeed, read off the office's projections.

`likely` builds such an action (or None while the state offers none), `wild` one of any values at all. Both draw
from a `Random`, hypothesis's or a seeded one. They decide nothing: the office does, by refusing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from datetime import date, timedelta
from functools import cache
from random import Random
from types import MappingProxyType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from hoso_kit.office.action import Action
from hoso_kit.office.actions import action_types, structure_action, unstructure_action
from hoso_kit.office.office import Office
from hoso_kit.office.receiving import deliveries
from hoso_kit.office.refusals import Refusal
from tests.invariants import makers_of_archive, makers_of_drafts, makers_of_files, makers_of_lists, makers_of_post
from tests.invariants.choosing import (
    REASON,
    Nothing,
    pick,
)

ODD_TEXTS = ("", " ", "=1+1", "<b>&amp;", "x" * 600, "a\x00\x0b\u202eb", "Đ\u0302\u0301", "../../x", "{name} %s")
MAKERS: Mapping[str, Callable[[Office, Random], Action]] = MappingProxyType({
    **makers_of_lists.MAKERS,
    **makers_of_post.MAKERS,
    **makers_of_drafts.MAKERS,
    **makers_of_files.MAKERS,
    **makers_of_archive.MAKERS,
})  # fmt: skip


def attempts(office: Office, action: Action, first: int = 0) -> Iterator[tuple[str, Office]]:
    """Who can do this, everybody being tried in turn from the ``first`` on, and what the office is then."""
    people = [one.person_id for one in office.scenario.people]
    for place in range(len(people)):
        person = people[(first + place) % len(people)]
        try:
            yield person, office.apply(action, person)
        except Refusal:
            continue


def likely(office: Office, name: str, rnd: Random) -> Action | None:
    """An action of this type that can succeed now, done by the right person."""
    try:
        return MAKERS[name](office, rnd)
    except Nothing:
        return None


def wild(office: Office, name: str, rnd: Random) -> Action:
    """An action of this type of well-formed values that need make no sense."""
    kind = action_types()[name]
    hints = _hints(kind)
    content = {
        field.name: _wild_value(office, field.name, hints[field.name], rnd)
        for field in fields(kind)  # type: ignore[arg-type]  # actions are dataclasses
        if field.default is MISSING or rnd.randrange(2)
    }
    # as every action comes in: its texts are brought to NFC at the edge
    return structure_action(unstructure_action(kind(**content)))


@cache
def _hints(kind: type[Action]) -> dict[str, Any]:
    return get_type_hints(kind)


def _wild_value(office: Office, name: str, hint: Any, rnd: Random) -> Any:
    if get_origin(hint) is UnionType:
        hint = pick(rnd, get_args(hint))
    if hint is type(None):
        return None
    if get_origin(hint) is Literal:
        return pick(rnd, get_args(hint))
    if hint is bool:
        return bool(rnd.randrange(2))
    if hint is int:
        return pick(rnd, (0, 1, 2, -1, office.today.year, office.today.year + 1, 10**9))
    if hint is date:
        return pick(rnd, (office.today, date(1, 1, 1), date(9999, 12, 31), office.today - timedelta(days=9)))
    if get_origin(hint) is tuple:
        return tuple(_wild_text(office, name, rnd) for _ in range(rnd.randrange(3)))
    return _wild_text(office, name, rnd)


def _wild_text(office: Office, name: str, rnd: Random) -> str:
    pools: tuple[Sequence[str], ...] = (
        ODD_TEXTS,
        (REASON, "10 năm", "electronic", "view", "sao y", "p99", "a" * 64),
        [one.person_id for one in office.scenario.people],
        list(office.case_files),
        [one.doc_id for one in office.documents],
        [one.delivery_id for one in deliveries(office)],
    )
    by_name = {"file_notation": 3, "case_files": 3, "into": 3, "doc_id": 4, "documents": 4, "delivery_id": 5,
               "person": 2, "to_person": 2, "from_person": 2, "lead": 2, "creator": 2}  # fmt: skip
    at = by_name[name] if name in by_name and rnd.randrange(4) else rnd.randrange(len(pools))
    return pick(rnd, pools[at] or ODD_TEXTS)
