"""Splitting and joining files made wrongly (Điều 29 khoản 1 điểm b; exercise E18)."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from hoso_kit.office.access_actions import GrantAccess
from hoso_kit.office.actions import FileDocument, OpenCaseFile, structure_action, unstructure_action
from hoso_kit.office.history import describe_entry
from hoso_kit.office.journal import Journal
from hoso_kit.office.paper_actions import SetCarrier
from hoso_kit.office.reorganising_actions import JoinCaseFiles, SplitCaseFile
from tests.care.care_world import (
    CLERK,
    COLLEAGUE,
    DAY,
    DOCS,
    OWN,
    SCENARIO,
    SECOND,
    Step,
    after,
    closed,
    journal_bytes,
    opened,
    refused,
)

FILE = opened(*DOCS[:4])
TITLE = "Hồ sơ tách năm 2024"
TO_LISTED = SplitCaseFile(OWN, DOCS[:2], SECOND, DAY)
TO_UNLISTED = SplitCaseFile(OWN, DOCS[:2], "41.VHXH", DAY, TITLE, "10 năm", CLERK)
JOIN = JoinCaseFiles(SECOND, OWN, "Cùng một việc")


def test_a_split_moves_documents_into_a_listed_file_with_the_lists_facts() -> None:
    """The new file inherits from the list, holds the documents once, and knows where they came from."""
    office = after(*FILE, TO_LISTED)
    new, old = office.case_files[SECOND], office.case_files[OWN]
    assert new.is_listed
    assert new.title == SCENARIO.entries[SECOND][1].title
    assert set(new.documents) == set(DOCS[:2])
    assert set(old.documents) == set(DOCS[2:4])
    assert new.split_from == OWN
    assert len(office.scenario.documents) == len(SCENARIO.documents)


def test_a_split_into_an_unlisted_file_needs_all_its_facts() -> None:
    """Điều 29 khoản 2 điểm c holds for a file that comes from a split too."""
    office = after(*FILE)
    assert after(TO_UNLISTED, office=office).case_files["41.VHXH"].title == TITLE
    assert refused(office, replace(TO_UNLISTED, title="")) == "facts_missing"
    assert refused(office, replace(TO_UNLISTED, maintenance="lâu")) == "bad_maintenance"


def test_carrier_and_rights_go_along_with_the_documents() -> None:
    """A split changes neither what the documents are on nor who may see them."""
    office = after(*FILE, SetCarrier(OWN, "paper"), GrantAccess(OWN, COLLEAGUE, "view"), TO_LISTED)
    assert office.case_files[SECOND].carrier == "paper"
    assert office.case_files[SECOND].access == office.case_files[OWN].access


def test_a_join_keeps_every_document_once_and_says_what_was_joined() -> None:
    """The file that goes is gone, its documents stand in order in the other; rights aren't widened."""
    office = after(*FILE, *opened(DOCS[3], DOCS[4], notation=SECOND), GrantAccess(SECOND, COLLEAGUE, "edit"), JOIN)
    kept = office.case_files[OWN]
    assert SECOND not in office.case_files
    assert sorted(kept.documents) == sorted(DOCS[:5])
    assert list(kept.documents) == sorted(kept.documents, key=SCENARIO.rank.__getitem__)
    assert kept.joined_from == (SECOND,)
    assert kept.access == ()


def test_joining_paper_with_electronic_makes_a_mixed_file() -> None:
    """An empty file adds nothing to what the other is kept on."""
    second = opened(DOCS[4], notation=SECOND)
    assert after(*FILE, *second, SetCarrier(SECOND, "paper"), JOIN).case_files[OWN].carrier == "mixed"
    assert (
        after(*FILE, *opened(notation=SECOND), SetCarrier(SECOND, "paper"), JOIN).case_files[OWN].carrier
        == "electronic"
    )
    assert after(*opened(), *second, SetCarrier(SECOND, "paper"), JOIN).case_files[OWN].carrier == "paper"


def test_what_splitting_and_joining_refuse() -> None:
    """Nothing of another's, closed, unopened or taken; no empty remainder; no joining with itself or without reason."""
    office, both = after(*FILE), after(*FILE, *opened(DOCS[4], notation=SECOND))
    assert refused(office, replace(TO_LISTED, documents=DOCS[:4])) == "split_takes_all"
    assert refused(office, replace(TO_LISTED, documents=())) == "no_document"
    assert refused(office, replace(TO_LISTED, documents=(DOCS[5],))) == "not_filed"
    assert refused(both, TO_LISTED) == "notation_taken"
    assert refused(office, TO_LISTED, COLLEAGUE) == "opened_by_another"
    assert refused(after(*FILE, closed()), TO_LISTED) == "closed"
    assert refused(office, replace(TO_LISTED, file_notation="99.VHXH")) == "not_opened"
    assert refused(both, JoinCaseFiles(OWN, OWN, "x")) == "join_with_itself"
    assert refused(both, replace(JOIN, reason=" ")) == "no_join_reason"
    assert refused(both, JOIN, COLLEAGUE) == "opened_by_another"
    assert refused(office, JOIN) == "not_opened"
    assert refused(after(closed(), office=both), JOIN) == "closed"
    assert refused(after(closed(SECOND), office=both), JOIN) == "closed"


@settings(max_examples=60)
@given(st.sets(st.sampled_from(DOCS[:8]), min_size=2), st.data())
def test_split_then_join_gives_the_same_documents(held: set[str], data: st.DataObject) -> None:
    """Whatever part is split off and joined again, the file is as before but for the memory of it."""
    part = data.draw(st.sets(st.sampled_from(sorted(held)), min_size=1, max_size=len(held) - 1))
    before = after(*opened(*sorted(held)))
    split = after(replace(TO_UNLISTED, documents=tuple(sorted(part))), office=before)
    assert set(split.case_files[OWN].documents) | set(split.case_files["41.VHXH"].documents) == held
    assert not set(split.case_files[OWN].documents) & set(split.case_files["41.VHXH"].documents)
    joined = after(JoinCaseFiles("41.VHXH", OWN, "Tách nhầm"), office=split)
    assert replace(joined.case_files[OWN], joined_from=()) == before.case_files[OWN]


def test_both_actions_survive_json() -> None:
    """Their data come back as the same actions."""
    for action in (TO_LISTED, TO_UNLISTED, JOIN):
        assert structure_action(unstructure_action(action)) == action


def test_exercise_e18_as_a_journal() -> None:
    """E18: three matters in one file become three files by two splits; each step is one line that the history tells."""
    matters = (DOCS[0:3], DOCS[3:6], DOCS[6:9])
    steps: list[Step] = [OpenCaseFile(OWN, DAY), FileDocument(OWN, DOCS[:9])]
    steps += [SplitCaseFile(OWN, matters[1], SECOND, DAY), replace(TO_UNLISTED, documents=matters[2])]
    journal = Journal.parse(journal_bytes(*steps))
    office = journal.replay(SCENARIO)
    found = {frozenset(one.documents) for one in office.case_files.values()}
    assert found == {frozenset(matter) for matter in matters}
    assert [entry.kind for entry in journal.entries] == ["action"] * 4
    assert describe_entry(journal.entries[2], SCENARIO) == f"Tách 3 văn bản từ hồ sơ {OWN} sang hồ sơ mới {SECOND}"
