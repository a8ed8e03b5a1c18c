"""Vietnamese text: one spelling, searching, sorting.

Clerks type the same word in several ways: composed or decomposed Unicode, ``hòa`` or ``hoà``,
with diacritics or, in a hurry, without. Everything here makes such spellings alike, so that a
register finds and orders what the clerk means. It never changes what is stored or shown (except
``nfc``, which only normalises) and knows nothing of documents or case files.

Why no library: PyICU, which holds the Vietnamese collation, needs the ICU library in C and has no
pure-Python wheel, so it would not install on a training room's PCs or run in a browser; pyuca, the
pure-Python collator, knows only the default table, which has no Vietnamese tailoring (it files
``đ`` under ``d``, and tones as huyền, sắc, ngã, hỏi, nặng). Vietnamese needs 33 letters and six
tones: they fit below.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NewType

# a text of several lines, as somebody wrote it: of all other texts the lines are run together
Lines = NewType("Lines", str)

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_WEIGHT = {letter: weight for weight, letter in enumerate(_ALPHABET)}
# The order of tones in a Vietnamese dictionary: ngang (no mark), huyền, hỏi, ngã, sắc, nặng.
_TONE_WEIGHT = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
# Old fonts and foreign keyboards give the Icelandic eth, which looks just like Đ.
_ETH = str.maketrans({"ð": "đ", "Ð": "Đ"})
_PIECE = re.compile(r"[^\W_]+")
_RUN = re.compile(r"[0-9]+|[^\W_0-9]+")


def nfc(text: str) -> str:
    """Return the text composed (NFC), each run of white space made one space, the ends trimmed."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def nfc_lines(text: str) -> Lines:
    """Return the text with each line as `nfc` makes it, without the empty ones."""
    return Lines("\n".join(filter(None, map(nfc, text.splitlines()))))


def fold(text: str) -> str:
    """Return the text as a search sees it: lower case, no diacritics, ``đ`` as ``d``.

    NFC and NFD give the same result, and so do ``hòa`` and ``hoà``. Characters that can't be seen
    (zero-width spaces, soft hyphens from a word processor) are dropped.
    """
    bare = _without_marks(text.translate(_ETH))
    # Case folding may bring new marks (Turkish İ), hence the second pass.
    bare = _without_marks(bare.casefold()).replace("đ", "d")
    return nfc(bare)


def spelled(text: str) -> str:
    """Return the text in lower case with each syllable's tone mark moved to the syllable's end.

    So ``hoà`` and ``hòa``, ``uỷ`` and ``ủy`` are equal, while ``hoa`` and ``hỏa`` stay different.
    The result is for comparing only, never for showing.
    """
    return " ".join(_spell_run(run) for run in _pieces(text))


def matches(query: str, *fields: str) -> bool:
    """Tell whether every word of the query stands in the fields.

    Whole words are compared. A word that bears diacritics must be met with them (wherever its tone
    mark is put); one without is met with or without. A chunk such as ``2045/SNV`` is met by the
    same pieces, in that order and side by side in one field: ``2045`` and ``SNV`` find
    ``2045/SNV-TĐKT``, ``45`` doesn't. ``9`` finds ``09``. An empty query is met by everything.
    """
    held = [[(_spell_run(piece), fold(piece)) for piece in _pieces(field)] for field in fields]
    for chunk in query.split():
        wanted = [_wanted(piece) for piece in _pieces(chunk)]
        if wanted and not any(_holds(field, wanted) for field in held):
            return False
    return True


def sort_key(text: str) -> tuple[object, ...]:
    """Return a key that sorts as a Vietnamese dictionary does.

    Syllable by syllable: first the letters (a ă â b c d đ e ê …), then the tone (ngang, huyền,
    hỏi, ngã, sắc, nặng). Numbers stand before words and are compared by value. Only where all that
    is equal does case decide (small first), then punctuation.
    """
    clean = nfc(text)
    runs = tuple(_run_key(run) for run in _RUN.findall(clean.translate(_ETH)))
    return runs, tuple(letter.isupper() for letter in clean), clean


def _without_marks(text: str) -> str:
    parts = unicodedata.normalize("NFD", text)
    return "".join(part for part in parts if unicodedata.category(part) not in ("Mn", "Cf"))


def _pieces(text: str) -> Iterator[str]:
    visible = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return (m.group() for m in _PIECE.finditer(nfc(visible).translate(_ETH)))


def _spell_run(run: str) -> str:
    if run.isascii() and run.isdigit():
        return run.lstrip("0") or "0"
    letters, tone = [], ""
    for part in unicodedata.normalize("NFD", run.lower()):
        if part in _TONE_WEIGHT:
            tone = part
        else:
            letters.append(part)
    return unicodedata.normalize("NFC", "".join(letters)) + tone


def _wanted(piece: str) -> tuple[bool, str]:
    """Return whether the piece must be met with its diacritics, and the form to look for."""
    exact, plain = _spell_run(piece), fold(piece)
    return (True, exact) if exact != plain else (False, plain)


def _holds(field: Sequence[tuple[str, str]], wanted: Sequence[tuple[bool, str]]) -> bool:
    for start in range(len(field) - len(wanted) + 1):
        window = field[start : start + len(wanted)]
        if all(
            (spelling if is_exact else _number(plain)) == form
            for (spelling, plain), (is_exact, form) in zip(window, wanted, strict=True)
        ):
            return True
    return False


def _number(plain: str) -> str:
    return plain.lstrip("0") or "0" if plain.isascii() and plain.isdigit() else plain


def _run_key(run: str) -> tuple[int, tuple[int, ...], int]:
    if run.isascii() and run.isdigit():
        digits = run.lstrip("0")
        # Length first: no conversion to int, which Python refuses for very long runs of digits.
        return 0, (len(digits), *map(int, digits)), 0
    weights, tone = [], 0
    for letter in unicodedata.normalize("NFC", run.lower()):
        marks = unicodedata.normalize("NFD", letter)
        tone = next((_TONE_WEIGHT[mark] for mark in marks if mark in _TONE_WEIGHT), tone)
        base = "".join(mark for mark in marks if mark not in _TONE_WEIGHT)
        whole = unicodedata.normalize("NFC", base)
        weights.append(_LETTER_WEIGHT.get(whole, _foreign_weight(base)))
    return 1, tuple(weights), tone


def _foreign_weight(base: str) -> int:
    """Place a foreign letter at its Latin base (ö at o), or after the whole alphabet."""
    first = base[:1]
    return _LETTER_WEIGHT.get(first, len(_ALPHABET) + ord(first) if first else len(_ALPHABET))
