"""The Desk as a widget: a thin view over a `Desk`, one front-end module, no rules.

Python -> page: the traits ``setting`` (per variant) and ``state`` (per action).
Page -> Python: custom messages, each answered by one. A page can write any
synced trait, so nothing is ever read back from them; requests are data to be
checked by the `Desk`.
"""

from __future__ import annotations

from typing import Any, Protocol

import anywidget
import traitlets

from hoso_kit.desk.board import script, style
from hoso_kit.regulations import edition

# requests after which another situation, or another person's view of it, is shown
_NEW_SETTING = ("new_variant", "act_as", "restore")


class Shown(Protocol):
    """What can be on the page: a `Desk`, or the province, which is only searched and read."""

    @property
    def setting(self) -> dict[str, Any]:
        """What stays the same until another person or variant is shown."""

    @property
    def state(self) -> dict[str, Any]:
        """What may be another after each request."""

    def handle(self, request: object) -> dict[str, Any]:
        """Answer one request, whatever the page sent."""


class Board(anywidget.AnyWidget):
    """The learner's whole screen."""

    _esm = script()
    _css = style()
    setting = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, desk: Shown) -> None:
        self._desk = desk
        # the front end's words are the kit's own: they follow the edition, what it shows of data doesn't
        self._esm = edition(desk.setting["edition"]).worded(self._esm)
        super().__init__(setting=desk.setting, state=desk.state)
        self.on_msg(self._receive)

    def _receive(self, _: Any, content: Any, __: Any) -> None:
        reply = self._desk.handle(content)
        # state first: when the page reads the reply it already shows what the reply speaks of
        if isinstance(content, dict) and content.get("do") in _NEW_SETTING and reply["ok"]:
            self.setting = self._desk.setting
        self.state = self._desk.state
        self.send(reply)
