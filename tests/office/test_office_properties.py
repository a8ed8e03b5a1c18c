"""Whatever a clerk does in whatever order, the office stays in order (hypothesis)."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hoso_kit.office.actions import (
    Action,
    CloseCaseFile,
    DiscardCaseFile,
    EditCaseFile,
    FileDocument,
    OpenCaseFile,
    OpenUnlistedCaseFile,
    ReopenCaseFile,
    TakeOutDocument,
    structure_action,
    unstructure_action,
)
from hoso_kit.office.contents import contents_list
from hoso_kit.office.journal import Journal, compose
from hoso_kit.office.office import Office
from hoso_kit.office.refusals import Refusal
from tests.world import practice

EX = practice()
SCENARIO = EX.scenario
NAMES = [*list(SCENARIO.entries)[:9], "41.VHXH", "41-VHXH", "42.KT"]
names = st.sampled_from(NAMES)
doc_ids = st.lists(st.sampled_from([document.doc_id for document in SCENARIO.documents]), max_size=6).map(tuple)
days = st.integers(-400, 3).map(lambda back: SCENARIO.today + timedelta(days=back))
periods = st.sampled_from(["Vĩnh viễn", "10 năm", "05 năm", "tùy"])
texts = st.sampled_from(["", "Hồ sơ A", "Hồ sơ B năm 2024"])
actions: st.SearchStrategy[Action] = st.one_of(
    st.builds(OpenCaseFile, names, days),
    st.builds(
        OpenUnlistedCaseFile, names, texts, periods, st.sampled_from(list(SCENARIO.people_by_id)), days, st.just("")
    ),
    st.builds(FileDocument, names, doc_ids),
    st.builds(TakeOutDocument, names, doc_ids),
    st.builds(EditCaseFile, names, st.none() | texts, st.none() | periods),
    st.builds(CloseCaseFile, names, days, periods, st.just(""), st.booleans()),
    st.builds(ReopenCaseFile, names, texts),
    st.builds(DiscardCaseFile, names),
)


def play(steps: list[Action]) -> tuple[list[Action], list[Office]]:
    office, done, offices = Office(SCENARIO), [], [Office(SCENARIO)]
    for action in steps:
        try:
            office = office.apply(action, SCENARIO.person)
        except Refusal:
            continue
        done.append(action)
        offices.append(office)
    return done, offices


@settings(max_examples=150)
@given(st.lists(actions, max_size=40))
def test_invariants_hold_after_any_actions(steps: list[Action]) -> None:
    """doc_ordinal is 1…n, totals are sums, a document stands once in a file, a closed file has documents and an end."""
    _, offices = play(steps)
    office = offices[-1]
    for name, case_file in office.case_files.items():
        rows = contents_list(office, case_file)
        assert [row.doc_ordinal for row in rows] == list(range(1, case_file.doc_total + 1))
        assert len(set(case_file.documents)) == case_file.doc_total
        assert office.page_total(case_file) == sum(
            SCENARIO.documents_by_id[doc_id].page_amount for doc_id in case_file.documents
        )
        assert name == case_file.file_notation
        if case_file.is_closed:
            assert case_file.documents
            assert case_file.end_date is not None
            assert case_file.start_date <= case_file.end_date <= office.today
        else:
            assert case_file.end_date is None


@settings(max_examples=80)
@given(st.lists(actions, max_size=30))
def test_a_closed_file_changes_only_by_reopening(steps: list[Action]) -> None:
    """Điều 29.4: between two moments a closed file is the same, unless it was reopened."""
    done, offices = play(steps)
    for action, before, after in zip(done, offices, offices[1:], strict=False):
        for name, case_file in before.case_files.items():
            if case_file.is_closed and not isinstance(action, ReopenCaseFile):
                assert after.case_files[name] == case_file


@settings(max_examples=60)
@given(st.lists(actions, max_size=25))
def test_replay_of_any_prefix_is_the_state_at_that_moment(steps: list[Action]) -> None:
    """State is a fold over the journal: each prefix of lines gives the office of then, byte for byte the same file."""
    done, offices = play(steps)
    data = compose(SCENARIO, "hv001", done)
    assert compose(SCENARIO, "hv001", done) == data
    lines = data.splitlines(keepends=True)
    for length, office in enumerate(offices):
        assert Journal.parse(b"".join(lines[: length + 1])).replay(SCENARIO) == office


@settings(max_examples=150)
@given(actions)
def test_an_action_survives_json(action: Action) -> None:
    """Structuring is the inverse of unstructuring."""
    assert structure_action(unstructure_action(action)) == action
