"""What every action is: a value that can say what it means.

Only the base class; the rooms' actions are gathered in `actions`.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from hoso_kit.office.scenario import Person
    from hoso_kit.records.document import Document


class Known(Protocol):
    """Whom and what a sentence may name: the situation, or the office with what came since."""

    @property
    def people_by_id(self) -> Mapping[str, Person]:
        """All people by id."""

    @property
    def documents_by_id(self) -> Mapping[str, Document]:
        """All documents by id."""


def name_of_person(person_id: str, known: Known) -> str:
    """The full name of a person, the id of somebody unknown."""
    person = known.people_by_id.get(person_id)
    return person_id if person is None else person.full_name


class Action:
    """Something that a person of the office did. Subclasses are frozen dataclasses with slots."""

    __slots__ = ()

    @abstractmethod
    def describe(self, known: Known) -> str:
        """The action as one Vietnamese sentence without its full stop, with the symbols of its documents."""
