"""Every entry of the citation data is well-formed and honest."""

import tomllib
import unicodedata
from importlib.resources import files
from typing import get_args

from hoso_kit.regulations import Citation, Confidence, all_citations, all_sources, cite

_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "VIII": "8"}
_POINTS = "abcdđeghiklmno"

# What the tables of rules and of functions lean on.
_LEANT_ON = (
    "nd30.14 nd30.15.1 nd30.15.2 nd30.16.2.b nd30.18.1 nd30.18.3 nd30.18.4.b nd30.19.1 nd30.20 "
    "nd30.21.1.b nd30.21.2 nd30.21.2.c nd30.22.1 nd30.22.2 nd30.22.3.b nd30.23.1 nd30.23.2 nd30.24 "
    "nd30.25 nd30.28 nd30.29.1.b nd30.29.2 nd30.29.2.c nd30.29.3 nd30.29.4.b nd30.29.4.c nd30.29.4.d "
    "nd30.30.2 nd30.30.3 nd30.30.3.a nd30.30.3.b nd30.31.3.b nd30.31.3.c nd30.31.3.d nd30.31.3.dd "
    "nd30.pl1.2.3 nd30.pl1.2.3.b nd30.pl1.2.3.c nd30.pl1.p2 nd30.pl1.p2.1.2 nd30.pl3 nd30.pl4.6 "
    "nd30.pl5.1 nd30.pl5.1.2 nd30.pl5.2 nd30.pl5.3 nd30.pl5.5 nd30.pl6.3.1.g nd30.pl6.3.1.h "
    "nd30.pl6.3.4.b nd30.pl6.3.4.e nd30.pl6.3.5.b nd30.pl6.3.8 nd30.pl6.4 nd30.pl6.5 nd30.pl6.p2.3 "
    "tt05-2025.48-50"
)

_ND30 = [citation for citation in all_citations() if citation.source.source_id == "nd30"]


def _id_of_place(citation: Citation) -> str:
    """The id that the documented scheme gives to a place in NĐ 30."""
    if citation.appendix:
        words = [
            word
            for word in citation.appendix.replace("phần I mục", "mục").replace("phần ", "p").split()
            if word != "mục"
        ]
        parts: list[str] = []
        for word in words:
            head, *rest = word.removeprefix("p").split(".")
            parts += [("p" if word.startswith("p") else "") + _ROMAN[head], *rest]
        parts[0] = "pl" + parts[0]
    else:
        parts = [part for part in (citation.article, citation.clause, citation.point) if part]
    return ".".join(["nd30", *parts]).replace("đ", "dd")


def test_no_id_stands_twice_in_the_data() -> None:
    """An id names one place: a second entry of the same id would silently hide the first."""
    data = tomllib.loads((files("hoso_kit.regulations") / "data" / "citations.toml").read_text("utf-8"))
    ids = [row["id"] for row in data["citation"]]
    assert len(ids) == len(set(ids)) == len(all_citations())
    places = [(c.source.source_id, c.text, c.summary) for c in all_citations()]
    assert len(places) == len(set(places))


def test_entry_is_well_formed() -> None:
    """An id is ASCII and starts with its source's; a summary is a short Vietnamese sentence in NFC."""
    for citation in all_citations():
        assert citation.id.isascii()
        assert citation.id == citation.id.lower()
        assert citation.id.split(".")[0] == citation.source.source_id
        assert cite(citation.id) is citation
        assert citation.confidence in get_args(Confidence)
        assert 0 < len(citation.summary) <= 200
        assert citation.summary.endswith(".")
        for text in (citation.summary, citation.text):
            assert unicodedata.is_normalized("NFC", text)
            assert text == text.strip()


def test_a_part_is_never_named_without_the_whole() -> None:
    """A điểm stands in a khoản, a khoản in a điều; an appendix is no điều."""
    for citation in all_citations():
        assert not citation.point or citation.clause
        assert not citation.clause or citation.article
        assert not (citation.appendix and citation.article)


def test_place_in_the_decree_exists_and_its_id_follows_the_scheme() -> None:
    """We cite only Điều 3 to 31 of NĐ 30 that we have read, and the id can be made from the place."""
    for citation in _ND30:
        assert citation.confidence == "verified"
        assert citation.id == _id_of_place(citation)
        if citation.article:
            assert 3 <= int(citation.article) <= 31
            # Not in our sources, so not ours to cite.
            assert citation.article not in {"6", "9", "10"}
        if citation.point:
            assert citation.point in _POINTS


def test_points_of_a_clause_run_on_without_a_gap() -> None:
    """A clause with điểm c has điểm a and b too, and the clause and the điều have entries themselves."""
    for citation in _ND30:
        if citation.point and not citation.appendix:
            stem = f"nd30.{citation.article}.{citation.clause}"
            for letter in _POINTS[: _POINTS.index(citation.point)]:
                cite(f"{stem}.{letter.replace('đ', 'dd')}")
            cite(stem)
        if citation.article:
            cite(f"nd30.{citation.article}")


def test_each_rule_of_the_office_finds_its_place() -> None:
    """Every place that the tables of rules and functions rest on has an entry."""
    for citation_id in _LEANT_ON.split():
        assert cite(citation_id).id == citation_id


def test_every_source_is_used_and_tells_its_standing() -> None:
    """A source has its full title, a short name and a word on whether it still holds; none is idle."""
    used = {citation.source.source_id for citation in all_citations()}
    for origin in all_sources():
        assert origin.source_id in used
        assert origin.source_id.isascii()
        assert origin.title
        assert origin.short
        assert origin.status
        assert origin.confidence in get_args(Confidence)
        if origin.issued_date and origin.in_force_date:
            assert origin.issued_date <= origin.in_force_date


def test_no_entry_is_surer_than_its_source() -> None:
    """Only a source that was read in full can have verified entries."""
    for citation in all_citations():
        if citation.confidence == "verified":
            assert citation.source.confidence == "verified"
