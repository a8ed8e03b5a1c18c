"""A text as the index sees it, and a clerk's query as the index is asked.

The meaning of a query is that of `hoso_kit.records.text.matches`, plus phrases in quotes; this module
only translates it for SQLite's FTS5, so that nothing that is typed can become an operator. Each piece of
a text is indexed twice, in the same place of two columns: bare (no diacritics) and as spelled (the tone
at the syllable's end), because a word typed without diacritics is met by any, one with them only by its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product

from hoso_kit.records.text import fold, nfc, spelled

GROUPS = ("symbol", "title", "organ", "text")
BARE = "{b_symbol b_title b_organ b_text}"
SPELT = "{s_symbol s_title s_organ s_text}"
# Between two fields in one column: a piece never holds "_", so no phrase reaches across.
FENCE = " _ "
MAX_TERMS = 24
MAX_QUERY = 1000
MAX_SPELLINGS = 8
_PIECE = re.compile(r"[^\W_]+")
_ETH = str.maketrans({"ð": "đ", "Ð": "Đ"})
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_PHRASE_OR_CHUNK = re.compile(r'"([^"]*)"|([^\s"]+)')


def clean(text: str) -> str:
    """The text as it is shown and cut into pieces: NFC, single spaces, nothing invisible."""
    if "  " not in text and text.isprintable() and unicodedata.is_normalized("NFC", text):
        # Printable: no control, format or surrogate character, and no white space but the plain space.
        return text.strip()
    kinds = ((letter, unicodedata.category(letter)) for letter in text)
    # Lone surrogates (a broken copy and paste) can't be stored or sent.
    return nfc("".join(" " if kind == "Cs" else letter for letter, kind in kinds if kind != "Cf"))


@dataclass(frozen=True, slots=True)
class Piece:
    """One word or number: its two forms, and where it stands in the clean text."""

    bare: str
    spelt: str
    start: int
    end: int


class _Forms(dict[str, tuple[str, str]]):
    """(bare, spelt) by piece, made when first asked for."""

    def __missing__(self, piece: str) -> tuple[str, str]:
        found = self[piece] = _forms(piece)
        return found


class _Chunks(dict[str, tuple[str, str]]):
    """The (bare, spelt) forms of what stands between spaces and strokes, made when first asked for."""

    def __init__(self, forms: _Forms) -> None:
        super().__init__()
        self._forms = forms

    def __missing__(self, chunk: str) -> tuple[str, str]:
        pieces = [self._forms[piece] for piece in _PIECE.findall(clean(chunk).translate(_ETH))]
        found = self[chunk] = " ".join([bare for bare, _ in pieces]), " ".join([spelt for _, spelt in pieces])
        return found


class Reader:
    """Cuts texts into pieces and remembers each word's forms: a language has few of them."""

    def __init__(self) -> None:
        self.forms = _Forms()
        self._chunks = _Chunks(self.forms)

    def pieces(self, text: str) -> list[Piece]:
        """The pieces of a clean text with their places."""
        found = _PIECE.finditer(text.translate(_ETH))
        return [Piece(*self.forms[match.group()], match.start(), match.end()) for match in found]

    def indexed(self, text: str) -> tuple[str, str]:
        """The text's (bare, spelt) forms as the index holds them.

        No piece reaches across a space or a stroke, so the text is read chunk by chunk, and most chunks are known.
        """
        bare, spelt = zip(*map(self._chunks.__getitem__, text.replace("/", " ").split(" ")), strict=True)
        return " ".join(bare), " ".join(spelt)


def _forms(piece: str) -> tuple[str, str]:
    spelt = spelled(piece) or "_e"
    if piece.isascii() and piece.isdigit():
        return spelt, spelt
    # A piece of marks only has nothing left: it is met by itself alone.
    return fold(piece) or "_e", spelt


@dataclass(frozen=True, slots=True)
class Term:
    """Pieces that must stand side by side in one field; each is (is_exact, form)."""

    pieces: tuple[tuple[bool, str], ...]

    def holds(self, pieces: list[Piece]) -> list[tuple[int, int]]:
        """Where the term stands in a text's pieces, as (start, end) of the clean text."""
        size = len(self.pieces)
        return [
            (pieces[at].start, pieces[at + size - 1].end)
            for at in range(len(pieces) - size + 1)
            if all(
                (piece.spelt if is_exact else piece.bare) == form
                for piece, (is_exact, form) in zip(pieces[at : at + size], self.pieces, strict=True)
            )
        ]

    @property
    def is_mixed(self) -> bool:
        """Whether some of its pieces bear diacritics and some don't."""
        return len({is_exact for is_exact, form in self.pieces if not _is_number(form)}) > 1


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed: terms that must all be met; ``is_cut`` when it was too long to be asked whole."""

    terms: tuple[Term, ...]
    is_cut: bool = False


def parse_query(text: str, reader: Reader) -> Query:
    """Read whatever was typed: words, numbers, symbols and “phrases”; never fails."""
    short = clean(text[: 2 * MAX_QUERY].translate(_QUOTES))[:MAX_QUERY]
    # An odd quote sign quotes nothing.
    if short.count('"') % 2:
        at = short.rindex('"')
        short = f"{short[:at]} {short[at + 1 :]}"
    terms = dict.fromkeys(
        Term(pieces)
        for match in _PHRASE_OR_CHUNK.finditer(short)
        if (pieces := tuple(_wanted(piece, reader) for piece in reader.pieces(match.group(1) or match.group(2) or "")))
    )
    return Query(tuple(terms)[:MAX_TERMS], len(text) > MAX_QUERY or len(terms) > MAX_TERMS)


def _wanted(piece: Piece, reader: Reader) -> tuple[bool, str]:
    is_exact = piece.spelt != piece.bare
    return is_exact, piece.spelt if is_exact else piece.bare


def _is_number(form: str) -> bool:
    return form.isascii() and form.isdigit()


def match_expression(term: Term, spellings: Callable[[str], Iterable[str]]) -> tuple[str, bool]:
    """The term in FTS5's language, and whether its hits must still be looked at (it finds too much)."""
    forms = [form for _, form in term.pieces]
    if term.is_mixed:
        choices = [
            [form] if is_exact or _is_number(form) else sorted(spellings(form)) for is_exact, form in term.pieces
        ]
        amount = 1
        for choice in choices:
            amount *= len(choice)
        if amount <= MAX_SPELLINGS:
            phrases = [_quoted(way) for way in product(*choices)] or ['"_none"']
            return f"{SPELT} : ({' OR '.join(phrases)})", False
        bare = [fold(form) if is_exact else form for is_exact, form in term.pieces]
        words = dict.fromkeys(form for is_exact, form in term.pieces if is_exact)
        wanted = [f"{BARE} : {_quoted(bare)}", *(f"{SPELT} : {_quoted([word])}" for word in words)]
        return " AND ".join(wanted), True
    is_exact = any(is_exact for is_exact, _ in term.pieces)
    return f"{SPELT if is_exact else BARE} : {_quoted(forms)}", False


def _quoted(forms: Iterable[str]) -> str:
    return f'"{" ".join(forms)}"'


def facet(name: str, value: object, reader: Reader) -> str:
    """A filter's value as one token of the index's own column."""
    pieces = reader.pieces(clean(str(value)))
    return f"_{name}_{'_'.join(piece.spelt for piece in pieces)}"
