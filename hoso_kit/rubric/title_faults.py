"""What can be wrong with a title that isn't vague: key words heaped up, denial, year, other matters.

Each fault is one function that returns it or None; ``find_fault`` asks them, the worst first. A
fault's text may show only words that the learner wrote: never an expected one.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

from hoso_kit.records.text import nfc
from hoso_kit.rubric.title_reading import Reading, TitleSpec, is_refused, touches
from hoso_kit.rubric.title_words import DATA, Kind, Phrase, content, find, find_any, lexicon, words

MAX_WORDS = 60
MAX_LETTERS = 500  # the length of the field Title, NĐ 30/2020 Phụ lục VI
_MANY_TOPICS = 3
_BARE_STRING = 12  # so many words with no connecting word are a heap of key words


class TitleProblem(StrEnum):
    """What can be wrong with a title besides a facet that it lacks."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    STUFFED = "stuffed"
    DENIED = "denied"
    WRONG_YEAR = "wrong_year"
    OTHER_MATTER = "other_matter"
    CATCH_ALL = "catch_all"
    NO_DIACRITICS = "no_diacritics"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong, with the sentence for the learner."""

    kind: TitleProblem
    text: str


@dataclass(frozen=True, slots=True)
class VagueData:
    """The lists of ``data/vague_titles.toml``: each phrase as written and as words."""

    phrases: tuple[tuple[str, Phrase], ...]
    generic: tuple[tuple[str, Phrase], ...]
    before_names: tuple[tuple[str, Phrase], ...]
    catch_all: tuple[tuple[str, Phrase], ...]


def find_fault(reading: Reading, spec: TitleSpec) -> Fault | None:
    """Return the worst fault of the title, if it has any."""
    return (
        _too_long(reading)
        or _stuffed(reading, spec)
        or _denied(reading)
        or _wrong_year(reading, spec)
        or _other_matter(reading, spec)
        or _catch_all(reading)
    )


def _too_long(reading: Reading) -> Fault | None:
    count = len(reading.title.split())
    if count <= MAX_WORDS and len(reading.title) <= MAX_LETTERS:
        return None
    return Fault(TitleProblem.TOO_LONG, f"Tiêu đề dài {count} chữ; cần ngắn gọn, rõ ràng.")


def _stuffed(reading: Reading, spec: TitleSpec) -> Fault | None:
    foreign = _foreign_topics(reading, spec)
    if len(foreign) >= _MANY_TOPICS:
        listed = ", ".join(foreign)
        return Fault(
            TitleProblem.STUFFED,
            f"Tiêu đề gom từ khóa của nhiều việc ({listed}); mỗi hồ sơ chỉ nêu một vấn đề.",
        )
    if _is_repeating(reading.text):
        return Fault(TitleProblem.STUFFED, "Tiêu đề lặp đi lặp lại cùng một từ; chỉ cần nêu một lần.")
    if _is_heap(reading):
        return Fault(TitleProblem.STUFFED, "Tiêu đề mới là các từ khóa rời; hãy viết thành một cụm từ rõ nghĩa.")
    return None


def _foreign_topics(reading: Reading, spec: TitleSpec) -> tuple[str, ...]:
    own = [content(phrase) for facet in spec.must for phrase in facet.any]
    # Whom or what a commendation is for may lie in any field.
    praised = min((end for _, end in find_any(reading.text, lexicon().praised)), default=len(reading.text))
    foreign = []
    for name, phrases in lexicon().topics:
        if any(find(mine, phrase) or find(phrase, mine) for mine in own for phrase in phrases):
            continue
        spans = (span for span in find_any(reading.text, phrases) if span[0] < praised)
        if any(not touches(span, reading.negated) for span in spans):
            foreign.append(name)
    return tuple(foreign)


def _is_repeating(text: Phrase) -> bool:
    """Tell whether a pair of words is said twice on end or four times in all, or a year four times."""
    pairs = [
        (one.exact, two.exact) if not two.opens and Kind.NUMBER not in (one.kind, two.kind) else None
        for one, two in pairwise(text)
    ]
    on_end = any(pair and pair == later for pair, later in zip(pairs, pairs[2:], strict=False))
    ignored = {word.exact for word in content("ủy ban nhân dân hội đồng")}
    often = Counter(pair for pair in pairs if pair and not set(pair) <= ignored)
    years = Counter(word.exact for word in text if word.kind is Kind.YEAR)
    return on_end or max((*often.values(), *years.values()), default=0) >= 4


def _is_heap(reading: Reading) -> bool:
    whole = words(reading.title)
    if any(word.is_filler for word in whole) or find_any(whole, lexicon().structure):
        return False
    if len(reading.title.split()) >= _BARE_STRING:
        return True
    covered = {at for span in reading.said for at in range(*span)}
    parts = 1 + sum(word.opens for word in reading.text[1:])
    return parts >= 3 and len(covered) == len(reading.text)


def _denied(reading: Reading) -> Fault | None:
    spans = [span for _, bad in reading.voided for span in bad]
    is_denial = any(touches(span, reading.denied) or is_refused(reading.text, span) for span in spans)
    is_lost = any(bad for (_, bad), (_, good) in zip(reading.voided, reading.hits, strict=True) if not good)
    if not is_denial and not is_lost:
        return None
    return Fault(
        TitleProblem.DENIED,
        "Tiêu đề nói hồ sơ không gồm điều lẽ ra phải có; hãy nêu hồ sơ có gì, không dùng lời phủ định.",
    )


def _wrong_year(reading: Reading, spec: TitleSpec) -> Fault | None:
    asked = [word for facet in spec.must for phrase in facet.any for word in content(phrase)]
    right = {word.exact for word in asked if word.kind is Kind.YEAR}
    if not right:
        return None
    text = reading.text
    has_right = any(word.exact in right for word in text)
    wrong = [
        word.raw
        for at, word in enumerate(text)
        if word.kind is Kind.YEAR and word.exact not in right and not (has_right and any(_excuses(text, at, right)))
    ]
    if not wrong:
        return None
    return Fault(TitleProblem.WRONG_YEAR, f"Tiêu đề ghi năm {wrong[0]}, không khớp với thời gian của các văn bản.")


def _excuses(text: Phrase, at: int, right: set[str]) -> Iterator[bool]:
    yield _is_cited(text, at)
    yield _is_anniversary(text, at, right)
    yield _is_start(text, at, right)


def _is_start(text: Phrase, at: int, right: set[str]) -> bool:
    """Tell whether the year begins a period that ends in the right one: từ 15/12/2023 đến 14/12/2024."""
    after = text[at + 1 : at + 6]
    is_next = any(word.exact in right and int(word.exact) - int(text[at].exact) == 1 for word in after)
    return (
        is_next
        and bool(find_any(after[:1], lexicon().until))
        and bool(find_any(text[max(0, at - 4) : at], lexicon().since))
    )


def _is_anniversary(text: Phrase, at: int, right: set[str]) -> bool:
    """Tell whether the year is that of an event whose day comes back: 20/11/1982 – 20/11/2024."""
    day = [word.exact for word in text[max(0, at - 3) : at]]
    return len(day) == 3 and any(
        [word.exact for word in text[i - 3 : i]] == day and int(text[i].exact) - int(text[at].exact) >= 5
        for i in range(3, len(text))
        if text[i].exact in right
    )


def _is_cited(text: Phrase, at: int) -> bool:
    """Tell whether a year belongs to a text that is cited, or to a standard or plan named."""
    first = max((i + 1 for i in range(at) if text[i].kind is Kind.YEAR), default=0)
    before = text[max(first, at - 8) : at]
    for start, _ in find_any(before, lexicon().cited):
        if find_any(before[max(0, start - 3) : start], lexicon().citing):
            return True
    return bool(find_any(before[-5:], lexicon().looking_ahead))


def _other_matter(reading: Reading, spec: TitleSpec) -> Fault | None:
    for phrase in spec.forbidden:
        for start, end in find(reading.text, content(phrase)):
            inside = any(a <= start and end <= b and (a, b) != (start, end) for a, b in reading.said)
            if not inside and not touches((start, end), reading.negated):
                return Fault(TitleProblem.OTHER_MATTER, f"Tiêu đề có “{nfc(phrase)}”: đó là việc của hồ sơ khác.")
    return None


def _catch_all(reading: Reading) -> Fault | None:
    for text, phrase in vague_data().catch_all:
        if find(reading.text, phrase):
            return Fault(TitleProblem.CATCH_ALL, f"Tiêu đề có “{text}”: như vậy việc gì cũng bỏ vào hồ sơ được.")
    return None


@cache
def vague_data() -> VagueData:
    """Return the data file's phrases, each with its words. Read once."""
    data = tomllib.loads((DATA / "vague_titles.toml").read_text("utf-8"))
    return VagueData(**{name: tuple((text, content(text)) for text in data[name]) for name in data})
