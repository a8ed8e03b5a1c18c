"""What every action is: a value that can say what it means.

Only the base class; the rooms' actions are gathered in `actions`.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hoso_kit.office.scenario import Scenario


class Action:
    """Something that a person of the office did. Subclasses are frozen dataclasses with slots."""

    __slots__ = ()

    @abstractmethod
    def describe(self, scenario: Scenario) -> str:
        """The action as one Vietnamese sentence without its full stop, with the symbols of its documents."""
