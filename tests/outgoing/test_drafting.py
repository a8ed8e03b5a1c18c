"""Drafts: who writes, checks, approves and signs (Điều 10-13)."""

from dataclasses import replace
from datetime import date

import pytest

from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.copying_actions import AllowCopy
from hoso_kit.office.drafting_actions import (
    ApproveDraft,
    Attach,
    CommentOnDraft,
    EditDraft,
    SendBackDraft,
    SignDocument,
    SubmitDraft,
)
from hoso_kit.office.drafting_boards import draft_history, drafts_board, superiors_for
from hoso_kit.office.issuing_actions import AssignNumber
from hoso_kit.office.issuing_state import paper_of
from hoso_kit.office.scenario import ScenarioError, SigningRight, make_scenario, unstructure_scenario
from tests.outgoing.outgoing_world import (
    CHIEF,
    DEPUTY,
    ME,
    MONDAY,
    OTHER_HEAD,
    REGISTRY,
    SCENARIO,
    UNIT_HEAD,
    Step,
    draft,
    play,
    refused,
    signed,
)

START = play(draft())
UP = play(SubmitDraft("di001", UNIT_HEAD), office=START)
AT_CHIEF = play((UNIT_HEAD, SubmitDraft("di001", CHIEF)), office=UP)
APPROVED = play((CHIEF, ApproveDraft("di001")), office=AT_CHIEF)
SIGNED = play((CHIEF, SignDocument("di001")), office=APPROVED)


def test_a_peoples_committee_stands_alone_in_its_letterhead() -> None:
    """Phụ lục I: a people's committee has no *cơ quan chủ quản* above its name; another office has its own there."""
    organ = SCENARIO.office
    assert organ.organ_name.startswith("Ủy ban nhân dân")
    assert organ.superior_name
    assert START.document("di001").superior_name == ""
    section = replace(organ, organ_name="Phòng Nội vụ", superior_name="Ủy ban nhân dân huyện")
    assert section.written_above == "Ủy ban nhân dân huyện"


def test_what_the_system_fills_in() -> None:
    """Phụ lục VI III.1.g: a draft has type, notation and organ from the system, no number and no identifier."""
    document = START.known_document("di001")
    assert (document.code_notation, document.code_number, document.identifier) == ("BC-UBND", "", "")
    assert document.organ_name == SCENARIO.office.organ_name
    assert document.is_draft
    assert document.lead == ME
    assert document.symbol == "…/BC-UBND"
    assert play(draft("Công văn")).known_document("di001").code_notation == "UBND-VHXH"


@pytest.mark.parametrize(
    ("code", "step"),
    [
        ("unknown_document_type", draft("Bản sao y")),
        ("unknown_document_type", draft("Thơ")),
        ("draft_without_subject", draft(subject=" ")),
        ("draft_subject_too_long", draft(subject="a" * 501)),
        ("draft_too_long", draft(body=("Một đoạn.",) * 40_000)),
        ("draft_urgency_unknown", draft(urgency="Gấp")),
        ("draft_carrier_unknown", draft(carrier="đá")),
        ("replies_to_unknown", draft(replies_to="x")),
        ("asked_person_unknown", draft(support=("x",))),
        ("council_without_abbreviation", draft(council="Hội đồng Thi đua")),
        ("secret_on_connected_system", draft(secrecy="Mật")),
        ("secret_on_connected_system", draft(body=("TỐI MẬT", "Nội dung"))),
        ("not_your_duty", (REGISTRY, draft())),
        ("no_such_draft", SubmitDraft("d999", CHIEF)),
        ("unit_head_first", SubmitDraft("di001", CHIEF)),
        ("other_units_head", SubmitDraft("di001", OTHER_HEAD)),
        ("no_superior", SubmitDraft("di001", ME)),
        ("no_superior", SubmitDraft("di001", "p05")),
        ("draft_not_with_you", ("p05", EditDraft("di001", subject="Khác"))),
        ("draft_unchanged", EditDraft("di001", subject="Kết quả thực hiện")),
        ("secret_on_connected_system", EditDraft("di001", secrecy="Tuyệt mật")),
        ("attachment_unnamed", Attach("di001", " ")),
        ("attachment_pages", Attach("di001", "Phụ lục", 0)),
        ("nothing_to_send_back", (UNIT_HEAD, SendBackDraft("di001", "Cần sửa lại số liệu"))),
        ("not_asked_to_comment", ("p05", CommentOnDraft("di001", "Được"))),
        ("comment_blank", CommentOnDraft("di001", " ")),
        ("draft_not_with_you", (CHIEF, ApproveDraft("di001"))),
        ("may_not_sign", (OTHER_HEAD, ApproveDraft("di001"))),
        ("may_not_sign", ApproveDraft("di001")),
        ("not_approved_yet", (CHIEF, SignDocument("di001"))),
    ],
)
def test_what_is_refused_at_the_beginning(code: str, step: Step) -> None:
    """What no system keeps, and whose turn it isn't."""
    office = play((UNIT_HEAD, draft())) if code == "nothing_to_send_back" else START
    refused(code, step, office)


def test_a_draft_goes_up_by_the_head_of_its_unit() -> None:
    """Điều 12.1, 11.1, 13: the head of the unit checks, who signs approves, then signs with his line."""
    assert superiors_for(START, "di001", ME)[0] == UNIT_HEAD
    assert [row.next_step for row in drafts_board(UP, UNIT_HEAD)] == ["submit_draft"]
    assert [row.next_step for row in drafts_board(AT_CHIEF, CHIEF)] == ["approve_draft"]
    assert [row.waits_for_me for row in drafts_board(AT_CHIEF, ME) if row.document.doc_id == "di001"] == [False]
    signer = SIGNED.known_document("di001").signer
    assert (signer.authority, signer.position, signer.full_name) == (
        "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", SCENARIO.people_by_id[CHIEF].full_name,
    )  # fmt: skip
    assert [line.what for line in draft_history(SIGNED, "di001")] == ["Soạn dự thảo", "Trình", "Trình", "Duyệt", "Ký"]
    refused("draft_is_signed", EditDraft("di001", subject="Khác"), SIGNED)


def test_a_deputy_signs_for_the_head() -> None:
    """Điều 13.1, Phụ lục I: the deputy's line is KT. with the head's post."""
    signer = play(*signed(signer=DEPUTY)).known_document("di001").signer
    assert (signer.authority, signer.position) == ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def test_who_approved_signs_and_nobody_changes_the_approved() -> None:
    """Điều 11: an approved draft is fixed; a change asks for approval anew; the approver is the signer."""
    refused("approved_already", (CHIEF, ApproveDraft("di001")), APPROVED)
    refused("approved_is_fixed", (CHIEF, SubmitDraft("di001", DEPUTY)), APPROVED)
    refused("approved_is_fixed", (CHIEF, Attach("di001", "Phụ lục")), APPROVED)
    refused("approved_by_another", (DEPUTY, SignDocument("di001")), APPROVED)
    changed = play((CHIEF, EditDraft("di001", subject="Kết quả sáu tháng")), office=APPROVED)
    refused("not_approved_yet", (CHIEF, SignDocument("di001")), changed)
    paper = paper_of(changed, "di001")
    assert paper is not None
    assert [one.subject for one in paper.versions] == ["Kết quả thực hiện"]


def test_sending_back_with_a_reason() -> None:
    """Phụ lục VI III.1.n: back to the drafter with a reason; then the unit's head has to see it again."""
    refused("send_back_reason_short", (CHIEF, SendBackDraft("di001", "Sai")), AT_CHIEF)
    refused("draft_not_with_you", (UNIT_HEAD, SendBackDraft("di001", "Cần sửa lại số liệu")), AT_CHIEF)
    back = play((CHIEF, SendBackDraft("di001", "Cần sửa lại số liệu")), office=AT_CHIEF)
    refused("unit_head_first", SubmitDraft("di001", CHIEF), back)
    assert [row.next_step for row in drafts_board(back, ME) if row.document.doc_id == "di001"] == ["submit_draft"]


def test_the_registry_sends_back_what_is_signed_in_a_wrong_form() -> None:
    """Điều 12.2: before the number a signed sheet may still go back; the signature falls away."""
    refused("only_registry_sends_back_signed", (CHIEF, SendBackDraft("di001", "Sai thể thức, kỹ thuật")), SIGNED)
    back = play((REGISTRY, SendBackDraft("di001", "Sai thể thức, kỹ thuật")), office=SIGNED)
    assert back.known_document("di001").signer.full_name == ""
    refused("not_signed_yet", (REGISTRY, AssignNumber("di001")), back)


def test_opinions_and_attachments_stay() -> None:
    """Phụ lục VI III.5.a, III.1.b: who was asked comments; attachments are named once."""
    office = play(draft(support=("p05",)), Attach("di001", "Biểu 1"), ("p05", CommentOnDraft("di001", "Đồng ý")))
    assert office.known_document("di001").attachments == ("Biểu 1",)
    refused("attached_already", Attach("di001", "Biểu 1"), office)
    office = play(Attach("di001", "phu-luc.pdf", 3), office=office)
    assert office.known_document("di001").attachments == ("Biểu 1", "phu-luc.pdf (3 trang)")
    refused("attached_already", Attach("di001", "phu-luc.pdf", 4), office)
    assert [line.text for line in draft_history(office, "di001")][-2:] == ["Đồng ý", "phu-luc.pdf (3 trang)"]
    assert [row.is_asked for row in drafts_board(office, "p05") if row.document.doc_id == "di001"] == [True]


def test_changing_the_type_changes_the_notation() -> None:
    """Phụ lục III: the notation follows the type, also of a council's draft."""
    office = play(draft(council="Hội đồng Thi đua", council_abbreviation="HĐTĐ"), EditDraft("di001", "Tờ trình"))
    assert office.known_document("di001").code_notation == "TTr-HĐTĐ"
    assert office.known_document("di001").organ_name == "Hội đồng Thi đua"


def test_a_given_draft_goes_the_same_way() -> None:
    """A draft of the situation lies with its lead and is submitted like one made here."""
    office = play(SubmitDraft("d013", UNIT_HEAD))
    assert "d013" in {row.document.doc_id for row in drafts_board(office, UNIT_HEAD)}
    refused("draft_is_signed", SubmitDraft("d014", UNIT_HEAD), office)


def test_a_mandate_holds_for_its_time_and_its_types() -> None:
    """Điều 13.3, 13.4: TUQ. ends on its day; TL. holds for the types given; nobody else signs then."""
    mandate = SigningRight(
        UNIT_HEAD, "TUQ. CHỦ TỊCH", "TRƯỞNG BỘ PHẬN", ("Báo cáo",), until_date=MONDAY, basis="12/GUQ-UBND"
    )
    scenario = replace(SCENARIO, signing=(mandate,))
    office = play(draft(), SubmitDraft("di001", UNIT_HEAD), scenario=scenario)
    assert play((UNIT_HEAD, ApproveDraft("di001")), office=office)
    late = play(AdvanceClock(date(2023, 12, 19)), office=office)
    refused("may_not_sign", (UNIT_HEAD, ApproveDraft("di001")), late)
    letter = play(draft("Công văn"), SubmitDraft("di001", UNIT_HEAD), scenario=scenario)
    refused("may_not_sign", (UNIT_HEAD, ApproveDraft("di001")), letter)
    refused("may_not_sign", (CHIEF, ApproveDraft("di001")), office)
    refused("may_not_allow_copy", (CHIEF, AllowCopy("d014", "sao y")), office)


def test_a_mandate_without_end_or_paper_is_no_situation() -> None:
    """Điều 13.3: a mandate is in writing and bounded in time."""
    right = SigningRight(UNIT_HEAD, "TUQ. CHỦ TỊCH", "TRƯỞNG BỘ PHẬN")
    with pytest.raises(ScenarioError, match="thừa ủy quyền"):
        make_scenario(unstructure_scenario(replace(SCENARIO, signing=(right,))))
    with pytest.raises(ScenarioError, match="không có trong people"):
        make_scenario(unstructure_scenario(replace(SCENARIO, signing=(replace(right, person="x"),))))


def test_a_draft_can_stop_being_a_reply() -> None:
    """Who chose the wrong document to reply to takes it back; leaving the field out changes nothing."""
    answered = next(one.doc_id for one in SCENARIO.documents if one.direction == "incoming")
    office = play(draft(replies_to=answered))
    kept = play(EditDraft("di001", subject="Trả lời về kết quả thực hiện"), office=office)
    assert kept.known_document("di001").replies_to == answered
    assert play(EditDraft("di001", replies_to=""), office=office).known_document("di001").replies_to is None
    refused("draft_unchanged", EditDraft("di001", replies_to=""), play(draft()))
