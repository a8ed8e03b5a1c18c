"""Where the words of a query stand in a result: pieces of text with marked places, as data.

Offsets count the characters of the snippet's own text. No HTML: the screen draws the marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hoso_kit.office.search.fields import Field
from hoso_kit.office.search.words import Reader, Term, clean

MAX_LENGTH = 160
MAX_SNIPPETS = 3
_BEFORE = 40


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of one field; ``marks`` are (start, end) in ``text``, in order, never overlapping."""

    field: str
    label: str
    text: str
    marks: tuple[tuple[int, int], ...]


def snippets(texts: Sequence[tuple[Field, str]], terms: Sequence[Term], reader: Reader) -> tuple[Snippet, ...]:
    """The places that best show why it was found: fields that hold most terms first, then by weight."""
    if not terms:
        return ()
    found = []
    for place, (field, text) in enumerate(texts):
        shown = clean(text)
        pieces = reader.pieces(shown)
        places = [term.holds(pieces) for term in terms]
        met = {at for at, spots in enumerate(places) if spots}
        if met:
            found.append((met, place, field, shown, _joined([spot for spots in places for spot in spots])))
    chosen, told = [], set[int]()
    for met, place, field, shown, marks in sorted(found, key=lambda one: (-len(one[0]), one[1])):
        if not met <= told:
            told |= met
            chosen.append((place, _cut(field, shown, marks)))
    return tuple(snippet for _, snippet in sorted(chosen[:MAX_SNIPPETS], key=lambda one: one[0]))


def _joined(marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _cut(field: Field, text: str, marks: list[tuple[int, int]]) -> Snippet:
    if len(text) <= MAX_LENGTH:
        return Snippet(field.name, field.label, text, tuple(marks))
    start = max(0, marks[0][0] - _BEFORE)
    if start:
        # from a word's beginning
        start = text.find(" ", start, marks[0][0]) + 1 or marks[0][0]
    end = min(len(text), max(start + MAX_LENGTH, marks[0][1]))
    if end < len(text):
        # up to a word's end, but never through the first marked place
        end = max(text.rfind(" ", start, end), marks[0][1])
    head, tail = "… " if start else "", " …" if end < len(text) else ""
    shift = len(head) - start
    kept = tuple((one + shift, other + shift) for one, other in marks if other <= end)
    return Snippet(field.name, field.label, f"{head}{text[start:end]}{tail}", kept)
