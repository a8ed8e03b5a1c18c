"""The history of what was done, each journal line as one Vietnamese sentence.

Read by the learner on the Desk, by the feedback page and by the instructor;
it never changes anything.
"""

from __future__ import annotations

from hoso_kit.office.action import Known
from hoso_kit.office.journal import Entry


def describe_entry(entry: Entry, known: Known) -> str:
    """What the line says happened."""
    if entry.kind == "note" or entry.action is None:
        return entry.note
    text = entry.action.describe(known)
    return f"Bị từ chối: {text}" if entry.kind == "refused" else text
