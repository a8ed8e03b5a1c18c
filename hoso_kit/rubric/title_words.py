"""Reads a title as words: abbreviations in full, dates in one form, fillers marked.

A title and a phrase that is looked for go through the same reading, so that ``UBND xã`` meets
``Uỷ ban nhân dân xã`` and ``8/2024`` meets ``tháng 8 năm 2024``. It only reads; what makes a title
good is decided in ``titles``. The words it knows are data, in ``data/title_words.toml``.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache, lru_cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

from hoso_kit.records.text import fold, nfc, spelled

DATA = Path(__file__).parent / "data"

_YEAR = r"(?:19[4-9]\d|20\d\d)"
_SCAN = re.compile(
    rf"""
      (?P<symbol> \b\d+ / (?:\d{{4}}/)? [A-Za-zĐđ][A-Za-zĐđ0-9]* (?:-[A-Za-zĐđ0-9]+)+ \b )
    | (?P<range>  \b{_YEAR} \s*(?:[-–—]|(?i:đến|den|tới|toi))\s* (?:(?i:năm|nam)\s+)? {_YEAR}\b (?![/.\-]\d) )
    | (?P<date>   \b\d{{1,2}} \s?[/.\-]\s? \d{{1,2}} \s?[/.\-]\s? {_YEAR}\b )
    | (?P<brief>  \b(?:0?[1-9]|[12]\d|3[01]) [/.\-] (?:0?[1-9]|1[0-2]) [/.\-] \d\d\b (?![/.\-]?\d) )
    | (?P<month>  \b(?:0?[1-9]|1[0-2]) \s?[/.\-]\s? {_YEAR}\b )
    | (?P<day>    \b(?:0?[1-9]|[12]\d|3[01]) [/.\-] (?:0?[1-9]|1[0-2])\b (?![/.\-]?\d) )
    | (?P<short>  \b[Tt](?:0?[1-9]|1[0-2])\b )
    | (?P<about>  \b[Vv]/[Vv]\b )
    | (?P<etc>    \b[Vv]\.\s?[Vv]\b )
    | (?P<initials> \b[A-Za-zĐđ] (?:\.[A-Za-zĐđ])+ \b )
    | (?P<word>   [^\W_]+ )
    """,
    re.VERBOSE,
)
_BREAK = re.compile(r"[,;:()\[\]|+&…•*/_]|\.(?:\s|$)|\s[-–—]+\s|[–—]")


class Kind(Enum):
    """What a word is, as far as titles care."""

    WORD = auto()
    NUMBER = auto()
    YEAR = auto()
    YEARS = auto()  # a span such as 2021-2025: never the file's own year
    SYMBOL = auto()  # a document's symbol: its year and abbreviations aren't the title's


@dataclass(frozen=True, slots=True)
class Word:
    """One syllable of a title, ready to be compared."""

    exact: str  # small letters, tone mark at the end; fit for comparing only
    plain: str  # without diacritics
    raw: str  # as typed; of an expanded abbreviation, the abbreviation
    kind: Kind = Kind.WORD
    opens: bool = False  # a comma, bracket or the like stands before it
    is_filler: bool = False

    @property
    def is_bare(self) -> bool:
        """Tell whether it bears no diacritics: typed without, or having none."""
        return self.exact == self.plain

    def meets(self, wanted: "Word") -> bool:
        """Tell whether it may stand for the wanted word: the same, or typed without diacritics."""
        return self.exact == wanted.exact or (self.is_bare and self.plain == wanted.plain)


Phrase = tuple[Word, ...]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the data file says, each phrase already read as words."""

    fillers: tuple[Phrase, ...]
    structure: tuple[Phrase, ...]
    denials: tuple[Phrase, ...]
    refusals: tuple[Phrase, ...]
    exclusions: tuple[Phrase, ...]
    harmless: tuple[Phrase, ...]
    scope_ends: tuple[Phrase, ...]
    cited: tuple[Phrase, ...]
    citing: tuple[Phrase, ...]
    looking_ahead: tuple[Phrase, ...]
    praised: tuple[Phrase, ...]
    since: tuple[Phrase, ...]
    until: tuple[Phrase, ...]
    topics: tuple[tuple[str, tuple[Phrase, ...]], ...]


def words(text: str) -> Phrase:
    """Read a text as words, fillers included."""
    found = _mark_fillers(_expand(_tidy_dates(list(_scan(text)))))
    return tuple(found)


def content(text: str | Phrase) -> Phrase:
    """Return the words without fillers; a break before a filler moves to the word after it."""
    kept: list[Word] = []
    opens = False
    for word in words(text) if isinstance(text, str) else text:
        opens = opens or word.opens
        if not word.is_filler:
            kept.append(_opening(word, opens))
            opens = False
    return tuple(kept)


def find(text: Sequence[Word], phrase: Sequence[Word]) -> tuple[Span, ...]:
    """Return the places where the phrase stands in the text, as (first, past the last)."""
    size = len(phrase)
    if not size:
        return ()
    return tuple(
        (start, start + size)
        for start in range(len(text) - size + 1)
        # Most places differ in the first word: look at it before building a generator.
        if text[start].plain == phrase[0].plain and all(text[start + i].meets(phrase[i]) for i in range(size))
    )


def find_any(text: Sequence[Word], phrases: Sequence[Sequence[Word]]) -> tuple[Span, ...]:
    """Return the places of any of the phrases, in the order of the text."""
    return tuple(sorted({span for phrase in phrases for span in find(text, phrase)}))


@cache
def lexicon() -> Lexicon:
    """Return the data file's words. Read once: it can't change while we run."""
    data = _data()
    lists = {name: tuple(words(phrase) for phrase in data[name]) for name in data if name in _LISTS}
    topics = tuple((name, tuple(content(p) for p in phrases)) for name, phrases in data["topics"].items())
    return Lexicon(**lists, topics=topics)


_LISTS = (
    "fillers",
    "structure",
    "denials",
    "refusals",
    "exclusions",
    "harmless",
    "scope_ends",
    "cited",
    "citing",
    "looking_ahead",
    "praised",
    "since",
    "until",
)


def _opening(word: Word, opens: bool) -> Word:
    return word if word.opens is opens else replace(word, opens=opens)


@cache
def _data() -> Any:
    return tomllib.loads((DATA / "title_words.toml").read_text("utf-8"))


@cache
def _fillers() -> tuple[Phrase, ...]:
    # Longest first: "về việc" before "về".
    phrases = (tuple(_scan(phrase)) for phrase in _data()["fillers"])
    return tuple(sorted(phrases, key=len, reverse=True))


@cache
def _abbreviations() -> dict[str, list[tuple[tuple[str, ...], Phrase]]]:
    """Return the abbreviations by their first piece, the longest first."""
    table = _data()["abbreviations"]
    read = ((tuple(fold(short).split()), tuple(_scan(full))) for short, full in table.items())
    by_first: dict[str, list[tuple[tuple[str, ...], Phrase]]] = {}
    for short, full in sorted(read, key=lambda entry: len(entry[0]), reverse=True):
        by_first.setdefault(short[0], []).append((short, full))
    return by_first


@cache
def _spellings() -> dict[str, str]:
    return {spelled(variant): usual for variant, usual in _data()["spellings"].items()}


@cache
def _units() -> frozenset[str]:
    return frozenset(spelled(unit) for unit in _data()["units"])


# the titles of a class are made of the same few hundred words
@lru_cache(maxsize=4096)
def _word(raw: str, opens: bool = False) -> Word:
    usual = _spellings().get(spelled(raw), raw)
    return Word(spelled(usual), fold(usual), raw, Kind.WORD, opens)


def _number(digits: str, opens: bool = False) -> Word:
    value = digits.lstrip("0") or "0"
    kind = Kind.YEAR if re.fullmatch(_YEAR, value) else Kind.NUMBER
    return Word(value, value, digits, kind, opens)


def _scan(text: str) -> Iterator[Word]:
    visible = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    clean = nfc(visible)
    end = 0
    for match in _SCAN.finditer(clean):
        opens = end > 0 and bool(_BREAK.search(clean[end : match.start()]))
        end = match.end()
        raw = match.group()
        numbers = re.findall(r"\d+", raw)
        match match.lastgroup:
            case "symbol":
                yield Word(raw, raw, raw, Kind.SYMBOL, opens)
            case "range":
                years = "-".join(numbers)
                yield Word(years, years, raw, Kind.YEARS, opens)
            case "date":
                yield from (_number(numbers[0], opens), _word("tháng"), *map(_number, numbers[1:]))
            case "brief":
                yield from (_number(numbers[0], opens), _word("tháng"), *map(_number, (numbers[1], "20" + numbers[2])))
            case "initials":
                yield _word(raw.replace(".", ""), opens=opens)
            case "month":
                yield from (_word("tháng", opens=opens), *map(_number, numbers))
            case "day":
                yield from (_number(numbers[0], opens), _word("tháng"), _number(numbers[1]))
            case "short":
                yield from (_word("tháng", opens=opens), _number(numbers[0]))
            case "about":
                yield from (_word("về", opens=opens), _word("việc"))
            case "etc":
                yield from (_word("vân", opens=opens), _word("vân"))
            case _:
                yield _number(raw, opens) if raw.isascii() and raw.isdigit() else _word(raw, opens=opens)


def _tidy_dates(found: list[Word]) -> list[Word]:
    """Drop the words that a date may have or lack: năm before a year, ngày before a day, a 2nd tháng."""
    tidy: list[Word] = []
    carried = False
    for here, after in zip_longest(found, found[1:]):
        word = _opening(here, here.opens or carried)
        if after is not None and word.kind is Kind.YEAR and after.exact in _units():
            word = replace(word, kind=Kind.NUMBER)
        is_dropped = after is not None and (
            (word.plain == "nam" and after.kind in (Kind.YEAR, Kind.YEARS))
            or (word.plain == "ngay" and after.kind is Kind.NUMBER)
            or (word.plain == "thang" and after.plain == "thang" and after.raw == "tháng")
        )
        carried = is_dropped and word.opens
        if not is_dropped:
            tidy.append(word)
    return tidy


def _expand(found: list[Word]) -> list[Word]:
    full: list[Word] = []
    at = 0
    while at < len(found):
        for short, expansion in _abbreviations().get(found[at].plain, ()):
            piece = found[at : at + len(short)]
            # A syllable with a vowel mark is a word: only "đ" is a letter of abbreviations too.
            if tuple(word.plain for word in piece) == short and all(_is_short(w) for w in piece):
                first = replace(expansion[0], opens=piece[0].opens)
                full += [replace(word, raw=piece[0].raw) for word in (first, *expansion[1:])]
                at += len(short)
                break
        else:
            full.append(found[at])
            at += 1
    return full


def _is_short(word: Word) -> bool:
    return word.exact.replace("đ", "d") == word.plain


def _mark_fillers(found: list[Word]) -> list[Word]:
    marked = list(found)
    at = 0
    while at < len(marked):
        for filler in _fillers():
            piece = marked[at : at + len(filler)]
            if find(piece, filler):
                marked[at : at + len(filler)] = [replace(word, is_filler=True) for word in piece]
                at += len(filler) - 1
                break
        at += 1
    return marked
