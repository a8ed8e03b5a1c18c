"""Desks of two learners on one machine: each has a home of its own, the post box is the class's."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from hoso_kit.desk.desk import Desk
from hoso_kit.office.actions import unstructure_action
from hoso_kit.office.journal import FILE_NAME
from hoso_kit.office.scenario import Scenario
from hoso_kit.office.work import Work
from hoso_kit.rubric.criteria import Rubric
from hoso_kit.rubric.exercise import Exercise
from tests.messages.message_world import DISTRICT, Player, issue


class HomeDesk(Desk):
    """A Desk that sees its learner's home and the class's post box, as a server of its own would."""

    def __init__(self, scenario: Scenario, home: Path, post: Path) -> None:
        self.home, self.post = home, post
        folder = home / "bai-lam"
        folder.mkdir(parents=True)
        work = Work.resume(scenario, folder / FILE_NAME, "hv001")
        super().__init__(Exercise(scenario, Rubric(scenario.brief.title, ()), None), work, folder, "free")

    def handle(self, request: object) -> dict[str, Any]:
        """As the server of this home would answer."""
        os.environ["HOSO_HOME"], os.environ["HOSO_POST"] = str(self.home), str(self.post)
        return super().handle(request)

    @property
    def work(self) -> Work:
        """The office behind the desk."""
        return self._work

    def ask(self, what: str, **args: Any) -> dict[str, Any]:
        """A request of the messages screen; it must succeed."""
        answer = self.handle({"id": 1, "do": "ask", "screen": "messages", "what": what, "args": args})
        assert answer["ok"], answer
        return answer

    def look(self) -> dict[str, Any]:
        """What the screen shows."""
        shown: dict[str, Any] = self.handle({"id": 1, "do": "look", "screen": "messages", "args": {}})["data"]
        return shown

    def act(self, action: Any) -> dict[str, Any]:
        """An action as the person who is chosen."""
        return self.handle({"id": 1, "do": "act", "action": unstructure_action(action)})


def issue_at(desk: HomeDesk) -> None:
    """Draft, sign and issue the letter to the commune, each step by whose it is."""
    for person, action in issue(Player(DISTRICT)).steps:
        desk.handle({"id": 1, "do": "act_as", "person": person})
        answer = desk.act(action)
        assert answer["ok"], answer
