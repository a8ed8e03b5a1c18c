"""Incoming documents are submitted, directed, passed on, resolved, urged and cancelled (Điều 18, 23, 24)."""

from __future__ import annotations

from dataclasses import replace

from hoso_kit.office.drafting_actions import ApproveDraft, DraftDocument, SignDocument, SubmitDraft
from hoso_kit.office.filing_actions import FileDocument, OpenUnlistedCaseFile
from hoso_kit.office.forms import incoming_progress_form, incoming_register_form
from hoso_kit.office.handling import is_resolved
from hoso_kit.office.handling_actions import (
    AssignDocument,
    CancelIncoming,
    DirectDocument,
    ResolveDocument,
    SubmitIncoming,
    UrgeDocument,
)
from hoso_kit.office.handling_boards import (
    IncomingFacts,
    handling_history,
    incoming_board,
    incoming_facts,
    overdue_board,
    submission_due,
)
from hoso_kit.office.issuing_actions import AssignNumber, IssueDocument, RecallDocument, SealDocument
from hoso_kit.office.office import Office
from hoso_kit.office.receiving_views import trace_of
from hoso_kit.records.deadlines import add
from tests.incoming.incoming_world import (
    ANN,
    BEN,
    CLERK,
    DEPUTY,
    HEAD,
    MATE,
    MONDAY,
    SCENARIO,
    TODAY,
    TUESDAY,
    UNIT_HEAD,
    Step,
    play,
    refused,
    refused_somehow,
    registered,
    until,
)

SUBMITTED: list[Step] = [*registered(1), SubmitIncoming("s1", HEAD, "Kính trình")]
ORDER = DirectDocument("s1", "Giao phòng Kinh tế tham mưu", UNIT_HEAD, (MATE,), (BEN,), TUESDAY)
DIRECTED: list[Step] = [*SUBMITTED, (HEAD, ORDER)]
LATER = add(TUESDAY, 1, "day")


def _facts(office: Office, doc_id: str = "s1") -> IncomingFacts:
    return next(one for one in incoming_facts(office) if one.doc_id == doc_id)


def test_the_way_of_a_document() -> None:
    """Điều 20: registered, submitted, directed, resolved; at each stage the board tells who is next."""
    office = play(*registered(1))
    assert (_facts(office).stage, _facts(office).waits_for) == ("registered", (CLERK,))
    office = play(SubmitIncoming("s1", HEAD), office=office)
    assert (_facts(office).stage, _facts(office).waits_for) == ("submitted", (HEAD,))
    office = play((HEAD, ORDER), office=office)
    assert (_facts(office).stage, _facts(office).waits_for) == ("directed", (UNIT_HEAD,))
    office = play((UNIT_HEAD, AssignDocument("s1", ANN)), office=office)
    assert (_facts(office).waits_for, office.known_document("s1").support) == ((ANN,), (MATE,))
    office = play((ANN, ResolveDocument("s1", "Đã có kế hoạch")), office=office)
    assert (_facts(office).stage, _facts(office).waits_for) == ("resolved", ())
    assert [one.kind for one in handling_history(office, "s1")] == [
        "received",
        "registered",
        "submitted",
        "directed",
        "assigned",
        "resolved",
    ]
    assert [one.status for one in trace_of(office, "s1")] == ["01", "03", "03", "04", "05", "06"]
    assert trace_of(office, "s1") == trace_of(office, "g1")


def test_each_person_sees_his_own_part() -> None:
    """III.1.m: lead, support and informed see the document, a stranger doesn't."""
    office = play(*DIRECTED)
    parts = {
        who: [one.part for one in incoming_board(office, who) if one.doc_id == "s1"]
        for who in (UNIT_HEAD, MATE, BEN, ANN, CLERK)
    }
    assert parts == {UNIT_HEAD: ["lead"], MATE: ["support"], BEN: ["informed"], ANN: [], CLERK: ["follow"]}
    assert incoming_board(office, UNIT_HEAD)[0].is_mine


def test_submitting() -> None:
    """Điều 23.1: what is registered goes to a leader, once."""
    office = play(*SUBMITTED)
    refused("already_submitted_to", SubmitIncoming("s1", HEAD), office)
    assert _facts(play(SubmitIncoming("s1", DEPUTY), office=office)).waits_for == (DEPUTY,)
    refused("not_a_leader", SubmitIncoming("s1", ANN), play(*registered(1)))
    refused("already_directed", SubmitIncoming("s1", DEPUTY), play(*DIRECTED))
    refused("unknown_document", SubmitIncoming("none", HEAD), office)
    outgoing = next(one for one in SCENARIO.documents if one.direction == "outgoing")
    refused("not_incoming", SubmitIncoming(outgoing.doc_id, HEAD), office)
    unnumbered = office.with_document(replace(office.known_document("s1"), arrival_number=None))
    refused("not_registered", SubmitIncoming("s1", DEPUTY), unnumbered)


def test_directing_names_exactly_one_lead() -> None:
    """Điều 23.2: one lead, everybody once, a directive in words, no due date in the past."""
    office = play(*SUBMITTED)
    for code, changes in (
        ("no_lead", {"lead": " "}),
        ("blank_directive", {"directive": " "}),
        ("unknown_handler", {"lead": "x"}),
        ("handler_named_twice", {"support": (UNIT_HEAD,)}),
        ("handler_named_twice", {"support": (BEN,)}),
        ("due_date_past", {"due_date": add(TODAY, -1, "day")}),
    ):
        refused(code, (HEAD, replace(ORDER, **changes)), office)
    document = play((HEAD, ORDER), office=office).known_document("s1")
    assert (document.lead, document.support, document.due_date) == (UNIT_HEAD, (MATE,), TUESDAY)
    assert document.directive == ORDER.directive


def test_only_the_leader_who_directed_changes_it() -> None:
    """Điều 23.2: submitted to one, directed by him; another leader changes nothing, he himself may, also later."""
    refused("not_submitted_to_you", (DEPUTY, ORDER), play(*SUBMITTED))
    office = play(*DIRECTED)
    refused("directed_by_another", (DEPUTY, replace(ORDER, lead=ANN)), office)
    done = play((UNIT_HEAD, ResolveDocument("s1", "Đã xong")), office=office)
    again = play((HEAD, replace(ORDER, directive="Làm lại", lead=ANN)), office=done)
    assert (_facts(again).stage, _facts(again).lead) == ("directed", ANN)


def test_a_head_of_unit_passes_his_part_on_inside_his_unit() -> None:
    """Phụ lục IV.VII.2: his own part, to his own people, and on to another of them afterwards."""
    office = play(*DIRECTED)
    refused("not_of_your_unit", (UNIT_HEAD, AssignDocument("s1", MATE)), office)
    given = play((UNIT_HEAD, AssignDocument("s1", ANN)), office=office)
    assert play((UNIT_HEAD, AssignDocument("s1", BEN)), office=given).known_document("s1").lead == BEN
    refused("handles_already", (UNIT_HEAD, AssignDocument("s1", ANN)), given)
    elsewhere = play(*SUBMITTED, (HEAD, replace(ORDER, lead=MATE, support=())))
    refused("not_your_part", (UNIT_HEAD, AssignDocument("s1", ANN)), elsewhere)


def test_who_supports_may_be_raised_to_the_lead() -> None:
    """A head of unit gives his lead to one of his people who supports already: he leads, and supports no longer."""
    order = replace(ORDER, support=(ANN, MATE))
    office = play(*SUBMITTED, (HEAD, order), (UNIT_HEAD, AssignDocument("s1", ANN)))
    document = office.known_document("s1")
    assert (document.lead, document.support) == (ANN, (MATE,))


def test_resolving_is_the_leads() -> None:
    """Điều 24.2: who leads reports, once, in words; an answer is an issued outgoing document."""
    office = play(*DIRECTED)
    refused("only_the_lead_resolves", (MATE, ResolveDocument("s1", "Xong")), office)
    refused("blank_result", (UNIT_HEAD, ResolveDocument("s1", " ")), office)
    refused("no_such_answer", (UNIT_HEAD, ResolveDocument("s1", "Xong", "s1")), office)
    answer = next(one for one in SCENARIO.documents if one.direction == "outgoing" and not one.is_draft)
    done = play((UNIT_HEAD, ResolveDocument("s1", "Đã trả lời", answer.doc_id)), office=office)
    assert _facts(done).answered_by == (answer.doc_id,)
    assert answer.symbol in trace_of(done, "s1")[-1].text
    assert answer.symbol in incoming_progress_form(done).rows[-1].cells[5]
    refused("already_resolved", (UNIT_HEAD, ResolveDocument("s1", "Xong")), done)
    refused("already_resolved", UrgeDocument("s1", "Khẩn trương"), done)


def test_submission_is_due_the_next_working_day_and_at_once_if_urgent() -> None:
    """Điều 23.1 with the situation's holidays: from a Friday over a free Monday to the Tuesday."""
    office = play(*registered(1), *registered(2))
    assert submission_due(office, office.known_document("s1")) == TUESDAY
    assert submission_due(office, office.known_document("s2")) == TODAY
    assert overdue_board(office) == tuple(one for one in overdue_board(office) if one.doc_id not in ("s1", "s2"))
    late = play(until(MONDAY), office=office)
    assert [one.doc_id for one in overdue_board(late) if one.doc_id in ("s1", "s2")] == ["s2"]
    later = play(until(LATER), office=office)
    assert {"s1", "s2"} <= {one.doc_id for one in overdue_board(later)}
    assert _facts(play(SubmitIncoming("s1", HEAD), office=later)).is_submitted_late


def test_what_is_past_its_day_is_overdue_until_it_is_resolved() -> None:
    """Điều 24: the board, the report and the count of urgings follow the office's clock."""
    office = play(*DIRECTED)
    assert (_facts(office).days_left, _facts(office).is_overdue) == (4, False)
    office = play(until(LATER), UrgeDocument("s1", "Đề nghị báo cáo ngay"), office=office)
    assert _facts(office).is_overdue
    row = incoming_progress_form(office).rows[-1].cells
    assert row[4] == "Đang giải quyết, quá hạn 1 ngày"
    assert row[6] == "Đã đôn đốc 1 lần"
    done = play((UNIT_HEAD, ResolveDocument("s1", "Xong")), office=office)
    assert _facts(done).is_resolved_late
    assert not _facts(done).is_overdue
    assert incoming_progress_form(done).foot[1] == "Đã giải quyết: 01 (quá hạn: 01);"


def test_urging() -> None:
    """Điều 24.1: whoever follows the handling, in words, when somebody leads."""
    refused("nobody_to_urge", UrgeDocument("s1", "Nhanh"), play(*SUBMITTED))
    refused("blank_urging", UrgeDocument("s1", " "), play(*DIRECTED))
    refused_somehow((MATE, UrgeDocument("s1", "Nhanh")), play(*DIRECTED))


def test_a_cancelled_document_changes_nowhere() -> None:
    """Điều 18.4.b, III.8: it keeps number and data, goes into no file and no further step."""
    refused("short_cancel_reason", CancelIncoming("s1", "sai"), play(*DIRECTED))
    office = play(*DIRECTED, CancelIncoming("s1", "Theo thông báo thu hồi số 9/TB-SNV"))
    for step in (
        (HEAD, ORDER),
        (UNIT_HEAD, AssignDocument("s1", ANN)),
        (UNIT_HEAD, ResolveDocument("s1", "Xong")),
        UrgeDocument("s1", "Nhanh"),
        CancelIncoming("s1", "Theo thông báo thu hồi số 9/TB-SNV"),
    ):
        refused("incoming_cancelled", step, office)
    opened = play((ANN, OpenUnlistedCaseFile("41.KT", "Hồ sơ mẫu năm 2024", "10 năm", ANN, TODAY)), office=office)
    refused("incoming_cancelled", (ANN, FileDocument("41.KT", ("s1",))), opened)
    assert _facts(office).stage == "cancelled"
    assert trace_of(office, "g1")[-1].status == "15"
    assert "bên gửi thu hồi" in incoming_register_form(office).rows[-1].cells[9]
    assert play(*registered(2), office=office).known_document("s2").arrival_number == 2


def test_other_roles_may_not() -> None:
    """Each step is for the roles that the law gives it to."""
    refused_somehow((ANN, SubmitIncoming("s1", HEAD)), play(*registered(1)))
    refused_somehow((CLERK, ORDER), play(*SUBMITTED))
    refused_somehow((ANN, AssignDocument("s1", BEN)), play(*DIRECTED))
    refused_somehow((HEAD, CancelIncoming("s1", "Theo thông báo thu hồi")), play(*DIRECTED))


def test_what_came_with_the_situation_counts_by_its_facts() -> None:
    """A given document with a number and a lead is directed; with an issued answer it is resolved."""
    facts = {one.doc_id: one for one in incoming_facts(Office(SCENARIO))}
    answered = {one.replies_to for one in SCENARIO.documents if one.direction == "outgoing" and not one.is_draft}
    led = [one for one in SCENARIO.documents if one.doc_id in facts and one.lead]
    assert led
    for one in led:
        assert facts[one.doc_id].stage == ("resolved" if one.doc_id in answered else "directed")
        assert facts[one.doc_id].submit_by is None


def test_the_rules_and_the_board_mean_the_same_by_resolved() -> None:
    """What the board calls resolved can't be urged or resolved again, also where the situation brought the answer."""
    office = Office(SCENARIO)
    stages = {one.doc_id: one.stage for one in incoming_facts(office)}
    assert "resolved" in stages.values()
    for doc_id, stage in stages.items():
        assert is_resolved(office, doc_id) == (stage == "resolved")
    given = next(doc_id for doc_id, stage in stages.items() if stage == "resolved")
    refused("already_resolved", UrgeDocument(given, "Khẩn trương"), office)


def test_an_answer_answers_from_its_issuing_until_it_is_recalled() -> None:
    """Điều 24.2: a numbered document that still lies at the registry answers nobody, nor does a recalled one."""
    led = next(one.doc_id for one in incoming_facts(Office(SCENARIO)) if one.lead and one.stage == "directed")
    draft = DraftDocument("Công văn", "Trả lời", ("Nội dung.",), ("Sở Nội vụ", "Lưu: VT, KT"), replies_to=led)
    numbered = play(
        *DIRECTED,
        (ANN, draft),
        (ANN, SubmitDraft("di001", UNIT_HEAD)),
        (UNIT_HEAD, SubmitDraft("di001", HEAD)),
        (HEAD, ApproveDraft("di001")),
        (HEAD, SignDocument("di001")),
        AssignNumber("di001"),
    )
    resolve = (UNIT_HEAD, ResolveDocument("s1", "Đã trả lời", "di001"))
    refused("no_such_answer", resolve, numbered)
    assert (_facts(numbered, led).stage, _facts(numbered, led).answered_by) == ("directed", ())
    issued = play(SealDocument("di001"), IssueDocument("di001"), office=numbered)
    assert _facts(play(resolve, office=issued)).answered_by == ("di001",)
    assert (_facts(issued, led).stage, _facts(issued, led).answered_by) == ("resolved", ("di001",))
    recalled = play((HEAD, RecallDocument("di001", "Sai thẩm quyền ban hành")), office=issued)
    refused("no_such_answer", resolve, recalled)
    assert _facts(recalled, led).stage == "directed"


def test_due_soon_counts_the_offices_working_days() -> None:
    """Three working days before: from a Friday over a free Monday to the Thursday, the same as in the notices."""
    office = play(*SUBMITTED, (HEAD, replace(ORDER, due_date=add(TUESDAY, 2, "day"))))
    assert _facts(office).is_due_soon
    office = play((HEAD, replace(ORDER, due_date=add(TUESDAY, 3, "day"))), office=office)
    assert not _facts(office).is_due_soon
