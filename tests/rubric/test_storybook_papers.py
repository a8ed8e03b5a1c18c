"""Drawn documents look like an office's: numbers, days, symbols, signatures, citations, letters."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from datetime import date

import pytest

from hoso_kit.rubric.calendar import add_working_days, is_working_day
from hoso_kit.rubric.storybook_papers import ABBREVIATIONS
from tests.rubric.storybook_world import CITATION, SEEDS, Variant, strings, variant

VIETNAMESE = re.compile("[àáảãạăắằẳẵặâấầẩẫậđèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ]", re.IGNORECASE)


@pytest.fixture(params=SEEDS)
def drawn(request: pytest.FixtureRequest) -> Variant:
    return variant(request.param)


def _date(text: str) -> date:
    return date.fromisoformat(text)


def test_working_days(drawn: Variant) -> None:
    """Rule: papers are issued and registered on working days of the year, arrive not before issue, none after today."""
    today, year = _date(drawn.situation["today"]), drawn.situation["file_list"]["file_catalog"]
    assert is_working_day(today)
    assert today.year == year
    assert today.month == 12
    for document in drawn.documents:
        issued = _date(document["issued_date"])
        assert issued.year == year
        assert is_working_day(issued)
        assert issued <= today
        assert (document["direction"] == "incoming") == (document["arrival_date"] is not None)
        assert (document["arrival_date"] is None) == (document["arrival_number"] is None)
        if document["arrival_date"]:
            arrival = _date(document["arrival_date"])
            assert issued <= arrival <= today
            assert is_working_day(arrival)
        if document["due_date"]:
            assert document["arrival_date"] <= document["due_date"]


def test_numbers_ascend_with_days(drawn: Variant) -> None:
    """Rule: in one organ's series a later day never has a smaller number, and no number is used twice."""
    series: dict[str, list[tuple[str, int]]] = defaultdict(list)
    seen = set()
    for document in drawn.originals:
        name = (document["organ_name"], document["code_number"])
        if document["arrival_number"] is not None and any(
            document in group and document is not min(group, key=lambda item: item["arrival_number"])
            for group in drawn.duplicate_groups
        ):
            continue
        assert name not in seen, name
        seen.add(name)
        series[document["organ_name"]].append((document["issued_date"], int(document["code_number"])))
    for papers in series.values():
        by_number = sorted(papers, key=lambda paper: paper[1])
        assert by_number == sorted(by_number, key=lambda paper: paper[0])


def test_arrival_numbers(drawn: Variant) -> None:
    """Rule: arrival numbers are unique and ascend with the day of arrival, with gaps."""
    arrived = sorted(
        (document["arrival_number"], document["arrival_date"])
        for document in drawn.documents
        if document["arrival_number"] is not None
    )
    numbers = [number for number, _ in arrived]
    days = [day for _, day in arrived]
    assert len(set(numbers)) == len(numbers)
    assert days == sorted(days)
    assert numbers[-1] > 5 * len(numbers)


def test_symbols(drawn: Variant) -> None:
    """Rule: số has two digits at least; công văn bears no type abbreviation, others bear Phụ lục III's; no spaces."""
    for document in drawn.documents:
        notation = document["code_notation"]
        assert re.fullmatch(r"[A-ZĐÂĂÊÔƠƯ][A-Za-zĐđÂĂÊÔƠƯ]*-[A-ZĐÂĂÊÔƠƯÀ-Ỹ]+", notation), notation
        if document["copy"] == "original":
            assert re.fullmatch(r"0[1-9]|[1-9]\d+", document["code_number"])
        first = notation.split("-")[0]
        if document["type_name"] == "Công văn":
            assert first not in ABBREVIATIONS.values()
        else:
            assert first == ABBREVIATIONS[document["type_name"]]


def test_signatures(drawn: Variant) -> None:
    """Rule: TM. for a committee, KT. before a deputy, TL. for the office chief, nothing for a head in his own right."""
    for document in drawn.documents:
        authority, position = document["signer"]["authority"], document["signer"]["position"]
        assert document["signer"]["full_name"]
        if position.startswith("PHÓ ") and "MTTQ" not in document["code_notation"]:
            chief = position.removeprefix("PHÓ ")
            assert authority.endswith(f"KT. {chief}"), document["signer"]
        if position == "CHÁNH VĂN PHÒNG":
            assert authority == "TL. CHỦ TỊCH"
        if authority == "":
            assert not position.startswith("PHÓ ")
        if authority.startswith("TM. ỦY BAN NHÂN DÂN"):
            assert document["organ_name"].startswith("Ủy ban nhân dân")
        if document["type_name"] == "Quyết định" and "Giấy khen" in document["subject"]:
            assert (authority, position) == ("", "CHỦ TỊCH"), "a Giấy khen is the chairman's own decision"


def test_one_person_per_office(drawn: Variant) -> None:
    """Rule: one office is held by one person all year, and the commune's signers are people of the situation."""
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for document in drawn.documents:
        holders[document["organ_name"], document["signer"]["position"]].add(document["signer"]["full_name"])
    assert all(len(names) == 1 for names in holders.values())
    people = {person["full_name"] for person in drawn.situation["people"]}
    assert len(people) == len(drawn.situation["people"])
    for document in drawn.documents:
        if document["direction"] == "outgoing":
            assert document["signer"]["full_name"] in people


def test_citations_resolve(drawn: Variant) -> None:
    """Rule: a paper cites others by number and day, both right, and only those that were there before."""
    known = drawn.by_citation
    count = 0
    for document in drawn.documents:
        for part in document["body"]:
            assert len(CITATION.findall(part)) == len(re.findall(r"số \d+/[A-ZĐ]", part)), part
            for cited in CITATION.findall(part):
                assert cited in known, (document["subject"], cited)
                assert drawn.by_id[known[cited]]["issued_date"] <= document["issued_date"]
                count += 1
    assert count >= 25


def test_citations_stay_within_the_matter(drawn: Variant) -> None:
    """Rule: what a paper of one matter cites is of that matter: citations lead the reader to the right file."""
    of = drawn.belonging
    known = drawn.by_citation
    for doc_id, matters in of.items():
        for part in drawn.by_id[doc_id]["body"]:
            for cited in CITATION.findall(part):
                assert set(of[known[cited]]) & set(matters)


def test_each_matter_hangs_together(drawn: Variant) -> None:
    """Rule: from any paper of a matter the others can be reached by citations: nobody has to guess."""
    known = drawn.by_citation
    for matter in drawn.key["matters"]:
        links = defaultdict(set)
        for doc_id in matter["documents"]:
            for part in drawn.by_id[doc_id]["body"]:
                for cited in CITATION.findall(part):
                    links[doc_id].add(known[cited])
                    links[known[cited]].add(doc_id)
        reached, waiting = set(), [matter["documents"][0]]
        while waiting:
            doc_id = waiting.pop()
            if doc_id not in reached:
                reached.add(doc_id)
                waiting.extend(links[doc_id])
        assert reached >= set(matter["documents"]), (matter["matter_id"], set(matter["documents"]) - reached)


def test_text_is_composed_vietnamese(drawn: Variant) -> None:
    """Rule: NFC everywhere, no placeholder left, no double space; every paper's text bears diacritics."""
    for text in (*strings(drawn.situation), *strings(drawn.key)):
        assert unicodedata.is_normalized("NFC", text)
        assert text == " ".join(text.split()), text
        assert not {"{", "}"} & set(text), text
    for document in drawn.documents:
        assert 2 <= len(document["body"]) <= 4
        for text in (document["subject"], *document["body"]):
            assert VIETNAMESE.search(text), text
        assert not document["subject"].startswith("V/v")
        assert document["subject"][0].islower() == (document["type_name"] == "Công văn"), document["subject"]


def test_no_answer_in_the_situation(drawn: Variant) -> None:
    """Rule: the released situation names no matter of the key, not the seed, and no field that the contract lacks."""
    texts = set(strings(drawn.situation))
    for matter in drawn.key["matters"]:
        assert not any(matter["matter_id"] in text for text in texts)
        if matter["file_notation"] is None:
            assert matter["model_title"] not in texts
    assert not any(drawn.seed in text for text in texts)
    fields = {frozenset(document) for document in drawn.documents}
    assert len(fields) == 1


def test_ids_follow_the_registers(drawn: Variant) -> None:
    """Rule: document ids run in the order of registration, so they say nothing about matters."""
    documents = drawn.documents
    assert [document["doc_id"] for document in documents] == [f"d{n:03d}" for n in range(1, len(documents) + 1)]
    days = [document["arrival_date"] or document["issued_date"] for document in documents]
    assert days == sorted(days)


def test_file_list_is_numbered(drawn: Variant) -> None:
    """Rule: about twenty entries, numbered from 01 without gaps within each heading (Phụ lục V)."""
    assert 18 <= len(drawn.entries) <= 22
    for heading in drawn.situation["file_list"]["headings"]:
        notations = [entry["file_notation"] for part in heading["subheadings"] for entry in part["entries"]]
        assert notations == [f"{n:02d}.{heading['abbreviation']}" for n in range(1, len(notations) + 1)]


def test_calendar_knows_tet_and_feasts() -> None:
    """Rule: no office works on weekends, on 1/1, at Tết, on 30/4, 1/5, 2/9; counting skips them."""
    for day in ("2023-01-23", "2024-02-09", "2023-04-30", "2024-05-01", "2024-09-02", "2024-01-01", "2024-06-01"):
        assert not is_working_day(_date(day)), day
    assert add_working_days(_date("2024-08-30"), 1) == _date("2024-09-04")
    assert add_working_days(_date("2023-09-02"), 0) == _date("2023-09-05")
