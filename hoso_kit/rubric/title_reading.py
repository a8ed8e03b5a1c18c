"""What a title says of each facet, and what it says only to negate it.

The first of three steps in judging a title: ``title_words`` reads words, this finds the facets,
``title_faults`` and ``titles`` judge. It never decides whether a title is good.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hoso_kit.records.text import nfc
from hoso_kit.rubric.title_words import Phrase, Span, content, find_any, lexicon

_SCOPE = 10  # how many words a negation reaches, if no comma stops it


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that a title must say, and the ways of saying it (any one will do)."""

    name: str
    any: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TitleSpec:
    """What the title of one case file must say, and the words of the matters it isn't about.

    A forbidden phrase inside an accepted phrase is no fault: ``thi đua`` may be forbidden while
    ``thi đua, khen thưởng`` is one of the ways to name the matter.
    """

    must: tuple[Facet, ...]
    forbidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A title read against a spec: where each facet stands, and what is negated."""

    title: str
    text: Phrase
    hits: tuple[tuple[Facet, tuple[Span, ...]], ...]  # what is said
    voided: tuple[tuple[Facet, tuple[Span, ...]], ...]  # what is said only to be negated
    denied: tuple[Span, ...]
    excluded: tuple[Span, ...]

    @property
    def negated(self) -> tuple[Span, ...]:
        """All that stands under a negation."""
        return self.denied + self.excluded

    @property
    def missing(self) -> tuple[Facet, ...]:
        """The facets that the title doesn't say."""
        return tuple(facet for facet, spans in self.hits if not spans)

    @property
    def said(self) -> tuple[Span, ...]:
        """The places of all facets that it says."""
        return tuple(span for _, spans in self.hits for span in spans)


def read(title: str, spec: TitleSpec) -> Reading:
    """Find the facets of the spec in the title."""
    text = content(title)
    denied, excluded = _negated(text, lexicon().denials), _negated(text, lexicon().exclusions)
    hits, voided = [], []
    for facet in spec.must:
        spans = find_any(text, [content(phrase) for phrase in facet.any])
        bad = tuple(span for span in spans if touches(span, denied + excluded) or is_refused(text, span))
        voided.append((facet, bad))
        hits.append((facet, tuple(span for span in spans if span not in bad)))
    return Reading(nfc(title), text, tuple(hits), tuple(voided), denied, excluded)


def _negated(text: Phrase, cues: Sequence[Phrase]) -> tuple[Span, ...]:
    """Return the stretches that the cues negate: up to a comma, "mà", "ra" or the reach's end."""
    harmless = find_any(text, lexicon().harmless)
    scopes = []
    for start, end in find_any(text, cues):
        if touches((start, end), harmless):
            continue
        stop = end
        while stop < min(end + _SCOPE, len(text)) and not (stop > end and text[stop].opens):
            if find_any(text[stop : stop + 1], lexicon().scope_ends):
                break
            stop += 1
        scopes.append((end, stop))
    return tuple(scopes)


def is_refused(text: Phrase, span: Span) -> bool:
    """Tell whether a plain không, chưa or bãi bỏ stands right before."""
    return any(end == span[0] for _, end in find_any(text, lexicon().refusals))


def touches(span: Span, others: Iterable[Span]) -> bool:
    """Tell whether the span shares a word with any of the others."""
    return any(span[0] < end and start < span[1] for start, end in others)
