"""A Desk of one learner's own, and asking it as a page would: what the tests of all screens begin with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hoso_kit.desk.desk import Desk
from hoso_kit.office.journal import FILE_NAME
from hoso_kit.office.scenario import Scenario
from hoso_kit.office.work import Work
from hoso_kit.rubric.criteria import Rubric
from hoso_kit.rubric.exercise import Exercise


def free_desk(
    scenario: Scenario, folder: Path, *, person: str = "", mode: str = "free", learner: str = "hv001"
) -> Desk:
    """A Desk over an office for free play, with a journal of its own; ``person`` acts first."""
    work = Work.resume(scenario, folder / FILE_NAME, learner)
    desk = Desk(Exercise(scenario, Rubric(scenario.brief.title, ()), None), work, folder, mode)
    if person:
        play(desk, person)
    return desk


def ask(desk: Desk, do: str, **request: Any) -> dict[str, Any]:
    """The answer to one request."""
    return desk.handle({"id": 1, "do": do, **request})


def play(desk: Desk, person: str) -> None:
    """Take somebody's part."""
    assert ask(desk, "act_as", person=person)["ok"]


def act(desk: Desk, type_: str, **fields: Any) -> dict[str, Any]:
    """An action that the office does, with its answer."""
    answer = ask(desk, "act", action={"type": type_, **fields})
    assert answer["ok"], answer
    return answer


def look(desk: Desk, screen: str, **args: Any) -> dict[str, Any]:
    """A screen's data for whoever acts."""
    answer = ask(desk, "look", screen=screen, args=args)
    assert answer["ok"], answer
    data: dict[str, Any] = answer["data"]
    return data


def issue_draft(
    desk: Desk, doc_id: str, drafter: str, checker: str, signer: str, registry: str, *, steps: int | None = None
) -> None:
    """A draft of the drafter's goes its whole way until it is issued, or ``steps`` of it; who did the last acts."""
    way: tuple[tuple[str, str, dict[str, str]], ...] = (
        (drafter, "submit_draft", {"to_person": checker}),
        (checker, "submit_draft", {"to_person": signer}),
        (signer, "approve_draft", {}),
        (signer, "sign_document", {}),
        (registry, "assign_number", {}),
        (registry, "seal_document", {}),
        (registry, "issue_document", {}),
    )
    for person, step, facts in way[:steps]:
        play(desk, person)
        act(desk, step, doc_id=doc_id, **facts)
