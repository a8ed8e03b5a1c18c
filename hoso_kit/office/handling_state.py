"""What the office remembers about the handling of incoming documents: a line for each thing done.

Values that only grow, in order of time. Lead, support, directive and due date stand in the document itself;
here stand who did what when, who is to be informed, and what came of it. No rules here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Literal

HandlingKind = Literal["submitted", "directed", "assigned", "resolved", "urged", "cancelled"]


@dataclass(frozen=True, slots=True)
class HandlingEvent:
    """One thing done with an incoming document.

    ``to_persons`` whom it went to (the lead first), ``informed`` who only gets to know, ``answered_by`` the
    outgoing document that answers.
    """

    doc_id: str
    kind: HandlingKind
    made_date: date
    person: str
    to_persons: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()
    text: str = ""
    due_date: date | None = None
    answered_by: str = ""


@dataclass(frozen=True, slots=True)
class Handling:
    """All events by document; ``cancelled`` are the documents that their issuers recalled."""

    events: Mapping[str, tuple[HandlingEvent, ...]] = field(default_factory=lambda: MappingProxyType({}))
    cancelled: frozenset[str] = frozenset()

    def of(self, doc_id: str) -> tuple[HandlingEvent, ...]:
        """What was done with the document."""
        return self.events.get(doc_id, ())

    def last(self, doc_id: str, *kinds: HandlingKind) -> HandlingEvent | None:
        """The latest event of these kinds."""
        return next((one for one in reversed(self.of(doc_id)) if one.kind in kinds), None)

    def with_event(self, event: HandlingEvent) -> Handling:
        """With one more thing done."""
        events = {**self.events, event.doc_id: (*self.of(event.doc_id), event)}
        cancelled = self.cancelled | {event.doc_id} if event.kind == "cancelled" else self.cancelled
        return replace(self, events=MappingProxyType(events), cancelled=cancelled)
