"""The index finds what the rule of `records.text.matches` finds, no more and no less (hypothesis)."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from hoso_kit.office.search.words import MAX_SPELLINGS, Reader, clean, match_expression, parse_query
from hoso_kit.records.text import fold, matches, nfc
from tests.search.search_world import found, index, reference, texts

PIECES = [re.findall(r"[^\W_]+", nfc(text)) for fields in texts().values() for text in fields]
RUNS = sorted({tuple(run) for run in PIECES if run})
WORDS = sorted({piece for run in RUNS for piece in run})
SPELLINGS = (str, fold, str.upper, str.lower, lambda text: unicodedata.normalize("NFD", text))
spellings = st.sampled_from(SPELLINGS)


@st.composite
def words(draw: st.DrawFn) -> str:
    """A word of the office, spelled in some way, or nearly one."""
    word = draw(spellings)(draw(st.sampled_from(WORDS)))
    return draw(st.sampled_from([word, word, word, word[:-1] or word, word + "a", "0" + word]))


@st.composite
def phrases(draw: st.DrawFn) -> list[str]:
    """Neighbouring words of the office, each spelled in its own way, some swapped."""
    run = draw(st.sampled_from(RUNS))
    start = draw(st.integers(0, len(run) - 1))
    part = run[start : start + draw(st.integers(1, 6))]
    part = tuple(reversed(part)) if draw(st.integers(0, 5)) == 0 else part
    return [draw(spellings)(piece) for piece in part]


@settings(max_examples=40)
@given(st.lists(words(), max_size=4))
def test_words_must_all_be_found(query: list[str]) -> None:
    """Any words in any spelling: the index agrees with the rule."""
    assert found(" ".join(query)) == reference(query)


@settings(max_examples=40)
@given(phrases(), st.sampled_from(["/", "-", ".", "/-", "…"]))
def test_a_symbol_is_met_piece_by_piece(pieces: list[str], sign: str) -> None:
    """Pieces joined by signs must stand side by side in one field."""
    chunk = sign.join(pieces)
    assert found(chunk) == reference([chunk])


@settings(max_examples=40)
@given(phrases(), st.lists(words(), max_size=2), st.sampled_from(['""', "“”", "«»"]))
def test_a_phrase_in_quotes_is_met_side_by_side(pieces: list[str], others: list[str], quotes: str) -> None:
    """Words in quotes must stand side by side, beside words that may stand anywhere."""
    query = f"{quotes[0]}{' '.join(pieces)}{quotes[1]} {' '.join(others)}"
    assert found(query) == reference(["-".join(pieces), *others])


@settings(max_examples=30)
@given(st.text(max_size=60))
def test_any_text_at_all_is_a_query(query: str) -> None:
    """Whatever is typed without quotes is understood as the rule understands it."""
    plain = "".join(" " if letter in '"“”„‟«»＂' else letter for letter in query)
    whole = plain.encode("utf-8", "replace").decode()
    assert found(whole) == {key for key, fields in texts().items() if matches(whole, *fields)}


@given(st.text(max_size=200))
def test_a_text_is_indexed_as_the_rule_reads_it(text: str) -> None:
    """The index's pieces of a text meet that text's own words, by the rule."""
    reader = Reader()
    shown = clean(text)
    assert clean(shown) == shown
    for piece in reader.pieces(shown):
        assert matches(shown[piece.start : piece.end], text) or not text.isprintable()


@given(st.text(max_size=200) | st.text(alphabet="aô/ .-\u0301\u0338\u200b\u00a0\n_ðĐ9", max_size=60))
def test_a_text_read_in_chunks_is_read_whole(text: str) -> None:
    """Known words are not cut anew: the index holds the very forms that the whole text's pieces have."""
    reader = Reader()
    pieces = reader.pieces(clean(text))
    for _ in range(2):
        bare, spelt = reader.indexed(text)
        assert bare.split() == [piece.bare for piece in pieces]
        assert spelt.split() == [piece.spelt for piece in pieces]


def test_a_phrase_with_many_spellings_is_looked_at() -> None:
    """When the plain words of a mixed phrase could be too many spellings, hits are read before they count."""
    reader = Reader()
    (term,) = parse_query('"công tac thi đua"', reader).terms
    expression, is_loose = match_expression(term, lambda bare: [f"{bare}{number}" for number in range(MAX_SPELLINGS)])
    assert is_loose
    assert "AND" in expression


def test_looking_at_hits_gives_the_same_as_the_index(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """Both ways of meeting a mixed phrase agree, in every order of results."""
    query = '"Ủy ban nhan dân"'
    quick = found(query)
    monkeypatch.setattr("hoso_kit.office.search.words.MAX_SPELLINGS", 0)
    assert found(query) == quick == reference(["Ủy-ban-nhan-dân"])
    assert quick
    from hoso_kit.office.search import SearchRequest

    for order in ("newest", "oldest", "title", "creator"):
        page = index().search(SearchRequest(query, order=order, limit=100))
        assert {hit.key for hit in page.hits} == quick
