"""Judges the title that a learner gives a case file.

NĐ 30/2020/NĐ-CP has the clerk mend the title when a file is closed (Điều 29 khoản 4 điểm b) and
wants it short and clear, yet summing up what the file holds (Phụ lục V, mục I.3). So a title is
judged by what it must say (facets: the matter, whose it is, when), never by comparing strings:
word order, case, NFC/NFD, tone placement, punctuation and usual abbreviations are free.

Key words alone don't make a title good. A title is refused when it says the facet only to deny it,
bears another year, names the matter that it could be confused with, lets in "văn bản khác", strings
together the key words of several matters, or runs on and on. A title that names no matter at all is
vague: it earns no share, whatever year and office it bears.

A title typed without diacritics says what it must and is good; ``problem`` then carries a remark
(kind NO_DIACRITICS), as what is shown to others is written with them. It is the only problem that a
good title may have.

It must never show the expected words: what a learner reads here names only what he wrote himself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from hoso_kit.records.text import fold
from hoso_kit.rubric.title_faults import TitleProblem, find_fault, vague_data
from hoso_kit.rubric.title_reading import Facet, Reading, TitleSpec, read
from hoso_kit.rubric.title_words import Kind, Phrase, content, find, find_any

__all__ = ["Facet", "TitleProblem", "TitleSpec", "TitleVerdict", "judge_title"]

_HALF = 0.5

# Facets that don't say what the matter is: a title that has only these is still vague.
_NOT_THE_MATTER = frozenset(
    fold(name) for name in ("thời gian", "chủ thể", "đối tượng", "cơ quan", "tác giả", "địa điểm", "nơi", "địa bàn")
)


@dataclass(frozen=True, slots=True)
class TitleVerdict:
    """The judgement: ``share`` is 1.0 only for a good title; the texts are for the learner."""

    is_good: bool
    share: float
    missing: tuple[str, ...]
    vague: str | None = None
    problem: str | None = None
    problem_kind: TitleProblem | None = None


# the same few titles are judged at every check and for every learner
@lru_cache(maxsize=512)
def judge_title(title: str, spec: TitleSpec) -> TitleVerdict:
    """Judge a title by what it must contain. See the module's docstring for the rules."""
    names = tuple(facet.name for facet in spec.must)
    reading = read(title, spec)
    if not reading.text:
        return TitleVerdict(False, 0.0, names, None, "Tiêu đề còn trống.", TitleProblem.EMPTY)
    missing = tuple(facet.name for facet in reading.missing)
    vague = _vague_phrase(reading)
    if vague is not None:
        return TitleVerdict(False, 0.0, missing, vague)
    fault = find_fault(reading, spec)
    share = 1.0 - len(missing) / len(names) if names else 1.0
    if fault is not None:
        share = 0.0 if fault.kind is TitleProblem.STUFFED else min(share, _HALF)
        return TitleVerdict(False, share, missing, None, fault.text, fault.kind)
    if missing:
        return TitleVerdict(False, share, missing)
    if _lacks_diacritics(reading):
        remark = "Tiêu đề đủ ý, nhưng còn chữ chưa gõ dấu tiếng Việt."
        return TitleVerdict(True, share, (), None, remark, TitleProblem.NO_DIACRITICS)
    return TitleVerdict(True, share, ())


def _vague_phrase(reading: Reading) -> str | None:
    """Return the vague phrase met (or the whole title) if nothing of the title names a matter."""
    data = vague_data()
    if any(spans for facet, spans in reading.hits if fold(facet.name) not in _NOT_THE_MATTER):
        return None
    text = reading.text
    covered = {at for at, word in enumerate(text) if word.kind is not Kind.WORD}
    named = [listed for listed, phrase in data.phrases if find(text, phrase)]
    for span in find_any(text, [phrase for _, phrase in (*data.phrases, *data.generic)]):
        covered |= set(range(*span))
    for _, end in find_any(text, [phrase for _, phrase in data.before_names]):
        covered |= set(_name_at(text, end))
    if len(covered) < len(text):
        return None
    return max(named, key=len) if named else reading.title


def _name_at(text: Phrase, start: int) -> Iterable[int]:
    """Return the places of the proper name that begins here, four syllables at most."""
    is_mixed = len({word.raw.isupper() for word in text if word.kind is Kind.WORD}) > 1
    is_mixed = is_mixed or any(word.raw[:1].isupper() for word in text[1:])
    for at in range(start, min(start + 4, len(text))):
        word = text[at]
        if word.opens or (is_mixed and not word.raw[:1].isupper()) or word.kind is not Kind.WORD:
            return
        yield at


def _lacks_diacritics(reading: Reading) -> bool:
    for facet, spans in reading.hits:
        exact = {tuple(word.exact for word in content(phrase)) for phrase in facet.any}
        for start, end in spans:
            if tuple(word.exact for word in reading.text[start:end]) not in exact:
                return True
    return False
