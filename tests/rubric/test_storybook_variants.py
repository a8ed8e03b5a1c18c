"""What every drawn variant must hold: the counts, each trap, and a key that fits."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hoso_kit.office.scenario import make_scenario
from hoso_kit.records.retention import parse_maintenance
from hoso_kit.regulations import retention_table
from hoso_kit.rubric.key import make_key
from hoso_kit.rubric.storybook import draw_variant, scenario_digest
from hoso_kit.rubric.titles import judge_title
from tests.rubric.storybook_world import SEEDS, STORYBOOK, Variant, variant

PAIRS = ({"khen-thuong", "thi-dua"}, {"ho-ngheo", "nha-o"})


@pytest.fixture(params=SEEDS)
def drawn(request: pytest.FixtureRequest) -> Variant:
    return variant(request.param)


def test_office_and_key_accept_it(drawn: Variant) -> None:
    """Rule: a drawn situation and its key pass the same checks as files, and the digest ties them."""
    scenario = make_scenario(drawn.situation)
    make_key(drawn.key, scenario)
    assert drawn.key["scenario_digest"] == scenario_digest(drawn.situation) == scenario.digest


def test_size(drawn: Variant) -> None:
    """Rule: 60 to 70 documents, four matters of 6 to 10, the learner's share near half."""
    assert 60 <= len(drawn.documents) <= 70
    assert len(drawn.key["matters"]) == 4
    assert all(6 <= len(matter["documents"]) <= 10 for matter in drawn.key["matters"])
    assert 28 <= len(drawn.belonging) <= 38


def test_one_confusable_pair_one_more_listed_one_unlisted(drawn: Variant) -> None:
    """Rule: exactly one confusable pair, a third listed matter, and one that isn't on the list."""
    names = [matter["matter_id"] for matter in drawn.key["matters"]]
    assert sum(pair <= set(names) for pair in PAIRS) == 1
    unlisted = [matter for matter in drawn.key["matters"] if matter["file_notation"] is None]
    assert len(unlisted) == 1
    listed = [matter["file_notation"] for matter in drawn.key["matters"] if matter["file_notation"]]
    assert len(set(listed)) == 3
    assert all(drawn.entries[notation]["creator"] == drawn.situation["person"] for notation in listed)


def test_duplicates(drawn: Variant) -> None:
    """Rule: at least three duplicates; the key names the copy that was registered first."""
    groups = drawn.duplicate_groups
    assert len(groups) >= 3
    for group in groups:
        first, second = sorted(group, key=lambda document: document["arrival_number"])
        assert first["doc_id"] in drawn.belonging
        assert second["doc_id"] not in drawn.belonging
        assert drawn.key["leftovers"][second["doc_id"]] in drawn.belonging[first["doc_id"]]
        assert first["arrival_date"] < second["arrival_date"]
        assert first["subject"] == second["subject"]


def test_drafts(drawn: Variant) -> None:
    """Rule: at least three drafts, unnumbered, each of a document that exists signed and not earlier."""
    drafts = [document for document in drawn.documents if document["copy"] == "draft"]
    assert len(drafts) >= 3
    for draft in drafts:
        assert draft["code_number"] == ""
        assert draft["direction"] == "outgoing"
        assert draft["note"]
        final = next(
            document
            for document in drawn.originals
            if document["subject"] == draft["subject"] and document["code_notation"] == draft["code_notation"]
        )
        assert draft["issued_date"] <= final["issued_date"]
        assert drawn.key["leftovers"][draft["doc_id"]] in drawn.belonging[final["doc_id"]]


def test_reply(drawn: Variant) -> None:
    """Rule: at least one reply, in the same matter as its letter, sent within the letter's time limit."""
    replies = [document for document in drawn.documents if document["replies_to"]]
    mine = [document for document in replies if document["doc_id"] in drawn.belonging]
    assert mine
    for reply in replies:
        letter = drawn.by_id[reply["replies_to"]]
        assert reply["direction"] == "outgoing"
        assert letter["direction"] == "incoming"
        if letter["due_date"]:
            assert letter["arrival_date"] <= reply["issued_date"] <= letter["due_date"]
    for reply in mine:
        assert drawn.by_id[reply["replies_to"]]["due_date"]
        assert drawn.belonging[reply["doc_id"]] == drawn.belonging[reply["replies_to"]]


def test_one_document_in_two_files(drawn: Variant) -> None:
    """Rule: exactly one document belongs to two matters, and those are the confusable pair."""
    shared = [set(matters) for matters in drawn.belonging.values() if len(matters) > 1]
    assert len(shared) == 1
    assert shared[0] in PAIRS


def test_one_period_is_too_short(drawn: Variant) -> None:
    """Rule: exactly one of the learner's entries keeps shorter than the table's row; no entry of the list else does."""
    rows = {row.row: row.maintenance for row in retention_table("tt09-2011").rows}
    wrong = [name for name, entry in drawn.entries.items() if entry["maintenance"] != rows[entry["retention_row"]]]
    assert len(wrong) == 1
    entry = drawn.entries[wrong[0]]
    assert parse_maintenance(entry["maintenance"]) < parse_maintenance(rows[entry["retention_row"]])
    assert wrong[0] in {matter["file_notation"] for matter in drawn.key["matters"]}


def test_key_periods_are_the_tables(drawn: Variant) -> None:
    """Rule: a matter's period is what its first row of the table gives; its other rows never give less."""
    rows = {row.row: row.maintenance for row in retention_table("tt09-2011").rows}
    for matter in drawn.key["matters"]:
        assert matter["maintenance"] == rows[matter["retention_rows"][0]]
        least = parse_maintenance(matter["maintenance"])
        assert all(not parse_maintenance(rows[row]) < least for row in matter["retention_rows"])


def test_model_and_list_titles_are_good(drawn: Variant) -> None:
    """Rule: the key's own title, and the list's, are good titles by the kit's own judgement; other matters' aren't."""
    scenario = make_scenario(drawn.situation)
    matters = make_key(drawn.key, scenario).matters
    for matter in matters:
        titles = [matter.model_title, matter.name]
        if matter.file_notation:
            titles.append(drawn.entries[matter.file_notation]["title"])
        for title in titles:
            assert judge_title(title, matter.title.spec).is_good, (title, judge_title(title, matter.title.spec))
        for other in matters:
            if other is not matter:
                assert not judge_title(other.model_title, matter.title.spec).is_good, other.model_title


def test_foreign_papers_are_recognisable(drawn: Variant) -> None:
    """Rule: nobody else's paper is the learner's to lead; every paper of his names him as lead or in support."""
    me = drawn.situation["person"]
    mine = drawn.belonging.keys() | drawn.key["leftovers"].keys()
    for document in drawn.documents:
        if document["doc_id"] in mine:
            assert document["lead"] == me or me in document["support"], document["subject"]
        else:
            assert document["lead"] != me, document["subject"]
    foreign = [document for document in drawn.documents if document["doc_id"] not in mine]
    assert len(foreign) >= 15
    assert any(me in document["support"] for document in foreign), "no paper sent to the learner for information"


def test_lead_alone_is_not_the_answer(drawn: Variant) -> None:
    """Rule: a neighbour that sounds like one of the learner's matters is always among the foreign papers."""
    words = {
        "khen-thuong": "khen",
        "thi-dua": "thi đua",
        "ho-ngheo": "nghèo",
        "nha-o": "nhà",
    }
    mine = drawn.belonging.keys() | drawn.key["leftovers"].keys()
    subjects = [document["subject"].lower() for document in drawn.documents if document["doc_id"] not in mine]
    for matter in drawn.key["matters"]:
        if matter["matter_id"] in words:
            assert any(words[matter["matter_id"]] in subject for subject in subjects), matter["matter_id"]


def test_table_rows_exist_in_the_handed_out_table() -> None:
    """Rule: the rows that the storybook names stand in the law data that the learner is handed."""
    rows = {row.row for row in retention_table("tt09-2011").rows}
    for seed in SEEDS:
        drawn = variant(seed)
        assert {entry["retention_row"] for entry in drawn.entries.values()} <= rows
        assert {row for matter in drawn.key["matters"] for row in matter["retention_rows"]} <= rows


def test_same_seed_same_variant() -> None:
    """Rule: the seed alone decides, also in another process with another hash seed."""
    code = (
        "import json, sys; from pathlib import Path; from hoso_kit.rubric.storybook import draw_variant; "
        "print(json.dumps(draw_variant(Path(sys.argv[1]), sys.argv[2]), sort_keys=True))"
    )
    for hash_seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code, str(STORYBOOK), SEEDS[0]],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
            env={"PYTHONHASHSEED": hash_seed, "PYTHONUTF8": "1"},
        )
        assert json.loads(done.stdout) == [variant(SEEDS[0]).situation, variant(SEEDS[0]).key]


def test_seeds_give_different_variants() -> None:
    """Rule: neighbours in the room get different work: all seeds differ, and matters, years and traps vary."""
    drawn = [variant(seed) for seed in SEEDS]
    assert len({item.key["scenario_digest"] for item in drawn}) == len(SEEDS)
    assert len({item.situation["variant"] for item in drawn}) == len(SEEDS)
    assert len({tuple(matter["matter_id"] for matter in item.key["matters"]) for item in drawn}) >= 8
    assert {item.situation["file_list"]["file_catalog"] for item in drawn} == {2023, 2024}
    assert {name for item in drawn for matter in item.key["matters"] for name in [matter["matter_id"]]} == {
        path.stem for path in STORYBOOK.glob("*.toml")
    } - {"office", "noise", "shared"}


def test_many_more_seeds_draw_without_fault() -> None:
    """Rule: no combination of year, shift of dates and matters makes a paper cite one that came later."""
    for n in range(150):
        draw_variant(STORYBOOK, f"rộng {n}")
