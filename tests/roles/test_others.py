"""Other people act by themselves, on the office clock (issue 4 point 4)."""

from dataclasses import replace
from datetime import date

import pytest

from hoso_kit.office.action import Action
from hoso_kit.office.actions import unstructure_action
from hoso_kit.office.drafting_actions import DraftDocument, EditDraft, SubmitDraft
from hoso_kit.office.filing_actions import CloseCaseFile, ReopenCaseFile
from hoso_kit.office.handling_actions import CancelIncoming, DirectDocument, ResolveDocument, SubmitIncoming
from hoso_kit.office.issuing_actions import RecallDocument
from hoso_kit.office.journal import Journal, compose
from hoso_kit.office.office import Office
from hoso_kit.office.others_state import Condition, Event, Habit, Instruction
from hoso_kit.office.paper_actions import SetCarrier, WriteClosingNote
from hoso_kit.office.receiving_actions import ReceiveDelivery, RegisterIncoming
from hoso_kit.office.scenario import ScenarioError, make_scenario, unstructure_scenario
from hoso_kit.office.transferring_actions import AcceptCaseFile, MakeTransferBatch, SubmitTransfer
from tests.roles.roles_world import (
    ADMIN,
    ARCHIVIST,
    CHIEF,
    DOCS,
    END,
    HOLIDAY,
    MATE,
    ME,
    MONDAY,
    RECEIVER,
    REGISTRY,
    SCENARIO,
    TODAY,
    TUESDAY,
    UNIT_HEAD,
    A,
    B,
    alone,
    play,
    submitted,
    until,
)  # fmt: skip

ARCHIVE = Habit("check_transfers", ARCHIVIST)
LEADERS = (
    Habit("direct_documents", CHIEF, instructions=(Instruction("s1", "Tham mưu trả lời.", UNIT_HEAD, (MATE,), 3),)),
    Habit("assign_documents", UNIT_HEAD),
)
WAY_OUT = (
    Habit("answer_drafts", UNIT_HEAD),
    Habit("answer_drafts", CHIEF),
    Habit("issue_documents", REGISTRY),
    Habit("acknowledge_receipt", RECEIVER),
)
DRAFT = DraftDocument("Báo cáo", "Kết quả công tác lưu trữ", ("Nội dung.",), ("Phòng Nội vụ huyện", "Lưu: VT, VHXH"))


def at(day: date, person: str, action: Action, *conditions: Condition, played: bool = False) -> Event:
    return Event(day, person, unstructure_action(action), conditions, played)


def test_the_archive_takes_what_is_in_order_after_working_days() -> None:
    """The Friday is a holiday: what was submitted on Thursday is checked on Monday, and not before."""
    office = play(alone(ARCHIVE), *submitted(A))
    assert play(office, until(HOLIDAY)).case_files[A].status == "submitted"
    later = play(office, until(TUESDAY))
    assert later.case_files[A].status == "accepted"
    [done] = later.others_done
    assert (done.day, done.person, done.is_done) == (MONDAY, ARCHIVIST, True)
    assert A in done.text


def test_the_archive_returns_a_file_with_reasons_that_can_be_acted_upon() -> None:
    """The reasons come from the state: a duplicate inside, no closing note; mended, it is taken."""
    pair = next((one, *others) for one, others in SCENARIO.duplicates.items() if others)
    office = play(alone(ARCHIVE), *submitted(A, docs=pair))
    office = play(office, until(TUESDAY))
    returned = office.case_files[A]
    assert returned.status == "returned"
    assert "trùng" in returned.return_reason.lower()
    office = play(alone(ARCHIVE), *_paper_without_note(), until(TUESDAY))
    assert "chứng từ kết thúc" in office.case_files[A].return_reason
    mended = play(
        office, ReopenCaseFile(A, "Sửa theo lưu trữ"), CloseCaseFile(A, END, "03 năm", "", True),
        WriteClosingNote(A, "Hồ sơ gồm 02 văn bản."), MakeTransferBatch("NL-02", (A,)), SubmitTransfer("NL-02"),
        until(date(2024, 12, 18)),
    )  # fmt: skip
    assert mended.case_files[A].status == "accepted"


def _paper_without_note() -> list[Action | tuple[str, Action]]:
    steps = submitted(A)
    close = next(n for n, one in enumerate(steps) if isinstance(one, CloseCaseFile))
    steps[close : close + 1] = [SetCarrier(A, "paper"), CloseCaseFile(A, END, "03 năm", "", True)]
    return steps


def test_whom_the_learner_plays_waits_for_the_learner() -> None:
    """Unless the situation says so, nobody acts by himself whose part the learner may take."""
    steps = (*submitted(A), until(TUESDAY))
    assert play(alone(ARCHIVE, plays=(ARCHIVIST,)), *steps).others_done == ()
    also = replace(ARCHIVE, is_also_when_played=True)
    assert play(alone(also, plays=(ARCHIVIST,)), *steps).case_files[A].status == "accepted"


def test_an_event_happens_on_its_day_if_its_conditions_hold() -> None:
    """The same event with a condition that doesn't hold is left out without a word."""
    accept = AcceptCaseFile(A)
    waiting = Condition("case_file_status", A, "submitted")
    office = play(alone(events=(at(MONDAY, ARCHIVIST, accept, waiting),)), *submitted(A), until(TUESDAY))
    assert [(one.day, one.action) for one in office.others_done] == [(MONDAY, accept)]
    unlike = at(MONDAY, ARCHIVIST, accept, replace(waiting, is_not=True))
    assert play(alone(events=(unlike,)), *submitted(A), until(TUESDAY)).others_done == ()


def test_a_refused_act_is_left_out_and_noted() -> None:
    """Others are bound by the same rules: a specialist who would accept a file is refused, the state stays."""
    office = play(alone(events=(at(MONDAY, MATE, AcceptCaseFile(A)),)), *submitted(A), until(TUESDAY))
    [noted] = office.others_done
    assert not noted.is_done
    assert noted.refusal
    assert office.case_files[A].status == "submitted"


def test_a_recall_notice_comes_in() -> None:
    """Điều 18.4.b: on the day the registry cancels the recalled document, if it was registered."""
    cancel = at(
        TUESDAY,
        REGISTRY,
        CancelIncoming("s1", "Theo thông báo thu hồi của nơi gửi"),
        Condition("delivery", "g1", "registered"),
    )
    office = alone(
        events=(at(MONDAY, REGISTRY, ReceiveDelivery("g1")), at(MONDAY, REGISTRY, RegisterIncoming("g1")), cancel)
    )
    office = play(office, until(TUESDAY))
    assert [one.is_done for one in office.others_done] == [True, True, True]
    assert "s1" in office.handling.cancelled


def test_leaders_direct_and_assign_what_was_submitted() -> None:
    """The situation's instruction: directive, lead, support, due in 3 working days; the unit's head gives it on."""
    office = play(
        alone(*LEADERS, plays=(REGISTRY,)),
        (REGISTRY, ReceiveDelivery("g1")), (REGISTRY, RegisterIncoming("g1")), (REGISTRY, SubmitIncoming("s1", CHIEF)),
        until(MONDAY),
    )  # fmt: skip
    document = office.known_document("s1")
    assert (document.lead, document.support, document.directive) == (UNIT_HEAD, (MATE,), "Tham mưu trả lời.")
    assert document.due_date == date(2024, 12, 19)
    office = play(office, until(TUESDAY))
    assert office.known_document("s1").lead == ME
    assert [one.person for one in office.others_done] == [CHIEF, UNIT_HEAD]


def test_a_leader_without_instruction_gives_it_to_a_head_of_unit() -> None:
    """A document that the situation says nothing of gets the default directive and a head of a unit as lead."""
    office = play(
        alone(replace(LEADERS[0], instructions=()), plays=(REGISTRY,)),
        (REGISTRY, ReceiveDelivery("g1")), (REGISTRY, RegisterIncoming("g1")), (REGISTRY, SubmitIncoming("s1", CHIEF)),
        until(MONDAY),
    )  # fmt: skip
    document = office.known_document("s1")
    assert "head_of_unit" in office.roles_of(document.lead or "")
    assert document.directive


def test_a_good_draft_finds_its_way_out_and_receivers_answer() -> None:
    """Unit's head, signer, registry, receiver: one after another, a working day each."""
    office = play(alone(*WAY_OUT), DRAFT, SubmitDraft("di001", UNIT_HEAD), until(date(2024, 12, 31)))
    assert [one for one in office.others_done if not one.is_done] == []
    paper = office.outgoing.papers["di001"]
    assert paper.stage == "issued"
    assert paper.signed_by == CHIEF
    assert [(one.recipient, one.status) for one in paper.receipts] == [("Phòng Nội vụ huyện", "received")]
    recalled = play(alone(*WAY_OUT, plays=(CHIEF,)), DRAFT)
    assert recalled.outgoing.papers["di001"].stage == "drafting"


def test_receivers_carry_out_a_recall() -> None:
    """Phụ lục VI phần I mục III.8: each receiver that was told answers."""
    habits = tuple(replace(one, is_also_when_played=True) for one in WAY_OUT)
    office = play(alone(*habits, plays=(CHIEF,)), DRAFT, SubmitDraft("di001", UNIT_HEAD), until(date(2024, 12, 31)))
    recall = (CHIEF, RecallDocument("di001", "Ban hành nhầm thẩm quyền."))
    office = play(office, recall, until(date(2025, 1, 3)))
    found = office.outgoing.papers["di001"].recall
    assert found is not None
    assert {one.recipient for one in found.answers} == set(found.told) != set()


def test_a_draft_with_faults_is_sent_back_with_the_reasons() -> None:
    """No "Lưu:" line, no text: the head says both, and passes it on when it is mended."""
    bad = replace(DRAFT, body=("",), recipients=("Phòng Nội vụ huyện",))
    office = play(alone(*WAY_OUT), bad, SubmitDraft("di001", UNIT_HEAD), until(MONDAY))
    paper = office.outgoing.papers["di001"]
    assert paper.stage == "drafting"
    assert "Lưu" in paper.events[-1].text
    assert "nội dung" in paper.events[-1].text
    mend = EditDraft("di001", body=("Nội dung.",), recipients=DRAFT.recipients)
    office = play(office, mend, SubmitDraft("di001", UNIT_HEAD), until(date(2024, 12, 31)))
    assert office.outgoing.papers["di001"].stage == "issued"


def test_a_prepared_opinion_sends_the_first_version_back_once() -> None:
    """The situation may have the signer ask for something: once, then he signs."""
    reason = "Bổ sung số liệu năm trước."
    signer = replace(WAY_OUT[0], instructions=(Instruction("", reason), Instruction(DOCS[0], reason)))
    answering = replace(DRAFT, replies_to=DOCS[0])
    office = play(alone(signer, *WAY_OUT[1:]), answering, SubmitDraft("di001", UNIT_HEAD), until(MONDAY))
    assert office.outgoing.papers["di001"].events[-1].text == reason
    office = play(office, SubmitDraft("di001", UNIT_HEAD), until(date(2024, 12, 31)))
    assert office.outgoing.papers["di001"].stage == "issued"


def test_the_journal_holds_only_the_learners_actions() -> None:
    """Replay brings the others' acts about again."""
    steps = (*submitted(A, B), until(TUESDAY))
    office = play(alone(ARCHIVE), *steps)
    journal = Journal.parse(compose(office.scenario, "hv001", steps))
    assert {one.person for one in journal.entries} == {ME}
    assert journal.replay(office.scenario) == office
    assert len(office.others_done) == 2


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"events": (at(TODAY, REGISTRY, ReceiveDelivery("g1")),)}, "phải sau ngày"),
        ({"events": (at(MONDAY, "nobody", ReceiveDelivery("g1")),)}, "không có trong people"),
        ({"events": (Event(MONDAY, REGISTRY, {"type": "fly"}),)}, "không có thao tác"),
        ({"events": (at(MONDAY, REGISTRY, until(TUESDAY)),)}, "chuyển lịch"),
        ({"events": (at(MONDAY, REGISTRY, ReceiveDelivery("g1"), Condition("mood", "g1", "good")),)}, "dữ kiện"),
        ({"habits": (Habit("check_transfers", ARCHIVIST, -1),)}, "delay âm"),
        ({"habits": (Habit("direct_documents", CHIEF, instructions=(Instruction("zzz"),)),)}, "zzz"),
        ({"habits": (Habit("direct_documents", CHIEF, instructions=(Instruction("s1", lead="zzz"),)),)}, "zzz"),
    ],
)
def test_a_situation_with_impossible_plans_is_refused(changed: dict[str, object], told: str) -> None:
    """Whoever writes a situation learns what is wrong with its events and habits, in Vietnamese."""
    scenario = replace(SCENARIO, **changed)  # type: ignore[arg-type]
    with pytest.raises(ScenarioError, match=told):
        make_scenario(unstructure_scenario(scenario))


def test_plans_survive_the_situations_file() -> None:
    """Events and habits come out of JSON as they went in, and count for the digest only when there are any."""
    events = (at(MONDAY, ADMIN, ReceiveDelivery("g1"), Condition("filed", DOCS[0], "yes")),)
    scenario = replace(SCENARIO, events=events, habits=(ARCHIVE, *LEADERS))
    assert make_scenario(unstructure_scenario(scenario)) == scenario
    assert scenario.digest != SCENARIO.digest
    assert Office(scenario).others_done == ()


def test_what_is_directed_anew_is_given_on_anew() -> None:
    """Phụ lục IV mục VII.2: a result that wouldn't do doesn't keep the head of the unit from giving it on again."""
    office = play(
        alone(LEADERS[1]),
        (REGISTRY, ReceiveDelivery("g1")),
        (REGISTRY, RegisterIncoming("g1")),
        (REGISTRY, SubmitIncoming("s1", CHIEF)),
        (CHIEF, DirectDocument("s1", "Tham mưu trả lời.", UNIT_HEAD)),
        (UNIT_HEAD, ResolveDocument("s1", "Đã xong.")),
        (CHIEF, DirectDocument("s1", "Chưa đạt, làm lại.", UNIT_HEAD)),
        until(TUESDAY),
    )
    assert office.known_document("s1").lead == ME
