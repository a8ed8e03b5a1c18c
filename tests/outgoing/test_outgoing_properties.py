"""Whatever anyone does in whatever order, outgoing documents stay in order (hypothesis)."""

from collections import defaultdict
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from hoso_kit.office import copying, drafting, issuing, issuing_mending
from hoso_kit.office.action import Action
from hoso_kit.office.actions import structure_action, unstructure_action
from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.copying_actions import AllowCopy, CopyDocument
from hoso_kit.office.drafting_actions import (
    ApproveDraft,
    Attach,
    CommentOnDraft,
    DraftDocument,
    EditDraft,
    SendBackDraft,
    SignDocument,
    SubmitDraft,
)
from hoso_kit.office.filing_actions import FileDocument, OpenUnlistedCaseFile, TakeOutDocument
from hoso_kit.office.issuing_actions import (
    AssignNumber,
    CorrectDocument,
    IssueDocument,
    KeepOriginal,
    RecallDocument,
    RecordReceipt,
    ReplaceDocument,
    SealDocument,
)
from hoso_kit.office.issuing_boards import to_issue, to_number, to_seal
from hoso_kit.office.issuing_numbers import number_of, series_of
from hoso_kit.office.issuing_state import RECEIPT_TEXTS, all_papers
from hoso_kit.office.journal import Journal, compose
from hoso_kit.office.office import Office
from hoso_kit.office.refusals import Refusal
from tests.outgoing.outgoing_world import (
    CHIEF,
    DEPUTY,
    ME,
    OTHER_HEAD,
    RECEIVER,
    REGISTRY,
    SCENARIO,
    TODAY,
    UNIT_HEAD,
    draft,
    issued,
    sealed,
    signed,
)

NAME = "41.VHXH"
DUTIES = {**drafting.DUTIES, **issuing.DUTIES, **issuing_mending.DUTIES, **copying.DUTIES}
ids = st.sampled_from(["di001", "di002", "di003", "di004", "d013", "d021"])
people = st.sampled_from([ME, UNIT_HEAD, OTHER_HEAD, CHIEF, DEPUTY, REGISTRY, RECEIVER])
reasons = st.sampled_from(["ngắn", "Sai thể thức, phải làm lại"])
forms = st.sampled_from(["sao y", "sao lục", "trích sao"])
days = st.integers(1, 400).map(lambda count: TODAY + timedelta(days=count))
actions: st.SearchStrategy[Action] = st.one_of(
    st.builds(draft, st.sampled_from(["Báo cáo", "Công văn", "Quyết định"])),
    st.just(draft(council="Tổ công tác", council_abbreviation="TCT")),
    st.builds(EditDraft, ids, st.none() | st.just("Tờ trình"), st.sampled_from(["A", "B"])),
    st.builds(Attach, ids, st.just("Phụ lục")),
    st.builds(CommentOnDraft, ids, st.just("Đồng ý")),
    st.builds(SendBackDraft, ids, reasons),
    st.builds(SubmitDraft, ids, people),
    st.builds(ApproveDraft, ids),
    st.builds(SignDocument, ids),
    st.builds(AssignNumber, ids),
    st.builds(SealDocument, ids),
    st.builds(IssueDocument, ids, st.sampled_from([(), ("Các thôn",)])),
    st.builds(KeepOriginal, ids),
    st.builds(RecordReceipt, ids, st.sampled_from(["Các thôn", "Phòng Nội vụ huyện"]),
              st.sampled_from(list(RECEIPT_TEXTS))),
    st.builds(CorrectDocument, ids, st.just(("Xin đọc là…",))),
    st.builds(ReplaceDocument, ids, st.just(("Điều 1.",))),
    st.builds(RecallDocument, ids, reasons),
    st.builds(AllowCopy, st.one_of(ids, st.just("sao001")), forms),
    st.builds(CopyDocument, st.one_of(ids, st.just("sao001")), forms, extract=st.sampled_from(["", "Điều 1"])),
    st.builds(FileDocument, st.just(NAME), ids.map(lambda one: (one,))),
    st.builds(TakeOutDocument, st.just(NAME), ids.map(lambda one: (one,))),
    st.builds(AdvanceClock, days),
)  # fmt: skip
# whole ways in between, or chance would hardly ever come to an issued document
ways = st.sampled_from([signed, sealed, issued]).flatmap(
    lambda way: ids.map(lambda one: [step if isinstance(step, tuple) else (ME, step) for step in way(one)])
)
likely = st.one_of(
    ids.map(lambda one: [(CHIEF, RecallDocument(one, "Sai thể thức, phải làm lại"))]),
    ids.map(lambda one: [(REGISTRY, AssignNumber(one))]),
    st.tuples(ids, forms).map(lambda two: [(CHIEF, AllowCopy(*two)), (REGISTRY, CopyDocument(*two))]),
)
plans = st.lists(
    st.one_of(st.tuples(people, actions).map(lambda one: [one]), likely, ways), min_size=1, max_size=14
).map(lambda blocks: [step for block in blocks for step in block])
START = [(ME, OpenUnlistedCaseFile(NAME, "Hồ sơ mẫu năm 2023", "10 năm", ME, date(2023, 1, 3)))]


def run(steps: list[tuple[str, Action]]) -> tuple[list[tuple[str, Action]], list[Office]]:
    done, offices = [], [Office(SCENARIO)]
    for person, action in [*START, *steps]:
        try:
            offices.append(offices[-1].apply(action, person))
        except Refusal:
            continue
        done.append((person, action))
    return done, offices


@settings(max_examples=120)
@given(plans)
def test_numbers_run_without_gap_or_reuse(steps: list[tuple[str, Action]]) -> None:
    """Điều 15.1: in each year and series the new numbers go on one by one, with dates that never go back."""
    _, offices = run(steps)
    given_, series = defaultdict(list), defaultdict(list)
    for document, _paper in all_papers(offices[-1]):
        if document.is_draft:
            assert (document.code_number, document.identifier) == ("", "")
            continue
        key = (series_of(SCENARIO, document), document.issued_date.year)
        (given_ if document.doc_id in SCENARIO.documents_by_id and not document.identifier else series)[key].append(
            (number_of(document), document.issued_date)
        )
    for key, numbers in series.items():
        first = max((number for number, _ in given_[key]), default=0) + 1
        assert [number for number, _ in sorted(numbers)] == list(range(first, first + len(numbers)))
        assert [day for _, day in sorted(numbers)] == sorted(day for _, day in numbers)
    copies = defaultdict(list)
    for copy in offices[-1].outgoing.copies:
        copies[copy.made_date.year].append(int(copy.code_number))
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in copies.values())
    identifiers = [one.identifier for one in offices[-1].documents if one.identifier]
    assert len(identifiers) == len(set(identifiers))


@settings(max_examples=120)
@given(plans)
def test_order_of_the_acts_roles_and_freezing(steps: list[tuple[str, Action]]) -> None:
    """Điều 14; Phụ lục VI I.3, III.8.a: sign, number, seal, send; nobody out of his role; the frozen stays."""
    done, offices = run(steps)
    for (person, action), before, after in zip(done, offices[:-1], offices[1:], strict=True):
        if type(action) in DUTIES:
            assert before.roles_of(person) & DUTIES[type(action)]
        for doc_id in before.outgoing.recalled():
            assert after.document(doc_id) == before.document(doc_id)
            assert after.files_of(doc_id) == before.files_of(doc_id)
            was, now = before.outgoing.papers[doc_id], after.outgoing.papers[doc_id]
            assert (now.receipts, now.events, now.sent_date) == (was.receipts, was.events, was.sent_date)
        for paper in after.outgoing.papers.values():
            dates = [paper.signed_date, paper.numbered_date, paper.sealed_date, paper.sent_date]
            known = [day for day in dates if day is not None]
            assert dates[: len(known)] == known == sorted(known)
            assert (paper.numbered_date is None) == after.known_document(paper.doc_id).is_draft
    last = offices[-1]
    waiting = [one.document.doc_id for board in (to_number, to_seal, to_issue) for one in board(last)]
    assert sorted(waiting) == sorted(
        doc_id for doc_id, one in last.outgoing.papers.items() if one.stage in ("signed", "numbered", "sealed")
    )


@settings(max_examples=40)
@given(plans)
def test_replay_of_any_prefix(steps: list[tuple[str, Action]]) -> None:
    """State is a fold over the journal."""
    done, offices = run(steps)
    lines = compose(SCENARIO, "hv001", done).splitlines(keepends=True)
    for length, office in enumerate(offices):
        assert Journal.parse(b"".join(lines[: length + 1])).replay(SCENARIO) == office


@settings(max_examples=100)
@given(actions)
def test_an_action_survives_json_and_tells_itself(action: Action) -> None:
    """Structuring is the inverse of unstructuring; the history has a sentence without full stop."""
    assert structure_action(unstructure_action(action)) == action
    assert action.describe(SCENARIO)
    assert not action.describe(SCENARIO).endswith(".")


@pytest.mark.parametrize("reached", ["recalled", "copied"])
def test_the_plans_draw_what_the_properties_are_about(reached: str) -> None:
    """Among as many plans as a property draws there is one with a recall, and one with a copy."""

    def is_reached(steps: list[tuple[str, Action]]) -> bool:
        outgoing = run(steps)[1][-1].outgoing
        return bool(outgoing.recalled() if reached == "recalled" else outgoing.copies)

    assert find(plans, is_reached, settings=settings(max_examples=120, phases=[Phase.generate]), random=Random(1))


def test_the_plans_come_far() -> None:
    """A document goes the whole way of a plan, and is recalled at its end."""
    way = [step if isinstance(step, tuple) else (ME, step) for step in issued()]
    assert isinstance(way[0][1], DraftDocument)
    done, offices = run([*way, (CHIEF, RecallDocument("di001", "Sai thể thức, phải làm lại"))])
    assert len(done) == len(way) + 2
    assert offices[-1].outgoing.recalled() == ("di001",)
