"""The registry's way: number, seal, issue, keep, follow up (Điều 14-19)."""

from dataclasses import replace
from datetime import date

import pytest

from hoso_kit.office.access import may_see_document
from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.drafting_actions import ApproveDraft, SignDocument, SubmitDraft
from hoso_kit.office.issuing_actions import AssignNumber, IssueDocument, KeepOriginal, RecordReceipt, SealDocument
from hoso_kit.office.issuing_boards import (
    issued as numbered_of,
)
from hoso_kit.office.issuing_boards import (
    receipts_of,
    to_issue,
    to_keep,
    to_number,
    to_seal,
)
from hoso_kit.office.issuing_numbers import MAIN_SERIES, next_number
from hoso_kit.office.issuing_recipients import kept_by, sent_to
from tests.outgoing.outgoing_world import (
    CHIEF,
    HOLIDAY,
    ME,
    MONDAY,
    RECEIVER,
    REGISTRY,
    SCENARIO,
    TODAY,
    UNIT_HEAD,
    Step,
    draft,
    issued,
    play,
    refused,
    sealed,
    signed,
)

LAST = 410
DRAFT, SIGNED = play(draft()), play(*signed())
NUMBERED = play((REGISTRY, AssignNumber("di001")), office=SIGNED)
SEALED, ISSUED = play(*sealed()), play(*issued())
WHERE = "Phòng Nội vụ huyện"


def test_number_date_and_identifier_come_from_the_system() -> None:
    """Điều 15: the number after the situation's last, today's date, and an identifier of its own."""
    document = NUMBERED.known_document("di001")
    assert (document.symbol, document.issued_date) == (f"{LAST + 1}/BC-UBND", TODAY)
    assert document.identifier == f"{SCENARIO.office.organ_id},2023/12/14,{LAST + 1}/BC-UBND"
    assert not document.is_draft
    assert next_number(NUMBERED) == LAST + 2


def test_each_year_begins_with_one() -> None:
    """Điều 15.1: from 01 on the first of January; below ten with a zero (Phụ lục I)."""
    office = play(AdvanceClock(date(2024, 1, 2)), (REGISTRY, AssignNumber("di001")), office=SIGNED)
    assert office.known_document("di001").symbol == "01/BC-UBND"


def test_a_council_has_its_own_series() -> None:
    """Phụ lục I II.3.a: the council's numbers go on from its own, not from the office's."""
    council = "Hội đồng Thi đua – Khen thưởng xã Đăk Lơ Vâng"
    office = play(*signed(council=council, council_abbreviation="HĐTĐKT"), (REGISTRY, AssignNumber("di001")))
    assert office.known_document("di001").symbol == "10/BC-HĐTĐKT"
    assert next_number(office, MAIN_SERIES) == LAST + 1


def test_a_series_for_each_type_if_the_head_says_so() -> None:
    """Điều 15.1.c: then reports are counted apart from the rest."""
    scenario = replace(SCENARIO, outgoing_series="by_type")
    office = play(*signed(type_name="Chỉ thị"), (REGISTRY, AssignNumber("di001")), scenario=scenario)
    assert office.known_document("di001").symbol == "01/CT-UBND"


@pytest.mark.parametrize(
    ("code", "step", "office"),
    [
        ("not_signed_yet", (REGISTRY, AssignNumber("di001")), DRAFT),
        ("not_numbered_yet", (REGISTRY, SealDocument("di001")), SIGNED),
        ("not_sealed_yet", (REGISTRY, IssueDocument("di001")), NUMBERED),
        ("numbered_already", (REGISTRY, AssignNumber("di001")), NUMBERED),
        ("numbered_already", (REGISTRY, AssignNumber("d014")), NUMBERED),
        ("sealed_already", (REGISTRY, SealDocument("di001")), SEALED),
        ("issued_already", (REGISTRY, IssueDocument("di001")), ISSUED),
        ("kept_by_system", (REGISTRY, KeepOriginal("di001")), ISSUED),
        ("receipt_before_issue", (REGISTRY, RecordReceipt("di001", WHERE, "received")), SEALED),
        ("not_a_recipient", (REGISTRY, RecordReceipt("di001", "Ai đó", "received")), ISSUED),
        ("receipt_status_unknown", (REGISTRY, RecordReceipt("di001", WHERE, "vui")), ISSUED),
        ("receipt_out_of_order", (REGISTRY, RecordReceipt("di001", WHERE, "sent")), ISSUED),
        ("receipt_out_of_order", (REGISTRY, RecordReceipt("di001", WHERE, "cancelled")), ISSUED),
        ("no_such_outgoing", (REGISTRY, AssignNumber("x")), ISSUED),
        ("not_your_duty", AssignNumber("di001"), SIGNED),
        ("not_your_duty", (CHIEF, SealDocument("di001")), NUMBERED),
        ("not_your_duty", (RECEIVER, IssueDocument("di001")), SEALED),
    ],
)
def test_each_act_waits_for_the_one_before(code: str, step: Step, office: object) -> None:
    """Điều 14: sign, number, seal, issue, keep; each once, each by the registry."""
    refused(code, step, office)  # type: ignore[arg-type]


def test_no_number_before_a_later_date() -> None:
    """Điều 15.1: numbers follow time; a register that has a later date takes no number of today."""
    later = tuple(replace(one, issued_date=MONDAY) if one.doc_id == "d067" else one for one in SCENARIO.documents)
    office = play(*signed(), scenario=replace(SCENARIO, documents=later))
    refused("number_backdated", (REGISTRY, AssignNumber("di001")), office)


def test_given_secrets_are_not_handled_here() -> None:
    """Điều 16.3, 18.2: a secret document of the situation is neither drafted on, signed nor numbered here."""
    secret = tuple(replace(one, secrecy="Mật") if one.doc_id in ("d013", "d014") else one for one in SCENARIO.documents)
    office = play(scenario=replace(SCENARIO, documents=secret))
    refused("secret_on_connected_system", SubmitDraft("d013", UNIT_HEAD), office)
    refused("secret_not_issued_here", (REGISTRY, AssignNumber("d014")), office)


def test_the_registry_sees_what_waits() -> None:
    """Each stage has its queue; the urgent comes first."""
    office = play(*signed("di002", urgency="Hỏa tốc"), office=SIGNED)
    assert [one.document.doc_id for one in to_number(office)] == ["di002", "di001"]
    assert [one.document.doc_id for one in to_seal(NUMBERED)] == ["di001"]
    assert [one.document.doc_id for one in to_issue(SEALED)] == ["di001"]
    assert not to_issue(ISSUED)


@pytest.mark.parametrize(
    ("urgency", "day", "late"),
    [("", HOLIDAY, 0), ("", MONDAY, 0), ("", date(2023, 12, 19), 1), ("Khẩn", TODAY, 0), ("Khẩn", HOLIDAY, 1)],
)
def test_late_is_after_the_next_working_day(urgency: str, day: date, late: int) -> None:
    """Điều 18.1: the next working day counts weekends and holidays out; urgent documents go at once."""
    office = play(*sealed(urgency=urgency))
    if day > TODAY:
        office = play(AdvanceClock(day), office=office)
    assert [one.days_late for one in to_issue(office)] == [late]
    office = play((REGISTRY, IssueDocument("di001")), office=office)
    after = play(AdvanceClock(date(2024, 3, 1)), office=office)
    assert [one.days_late for one in numbered_of(after, TODAY.year) if one.document.doc_id == "di001"] == [late]


def test_receivers_tell_how_it_stands() -> None:
    """Phụ lục VI III.1.e, k, o: states go forward only; a refusal ends it; it is the receiver's side that tells."""
    office = play((RECEIVER, RecordReceipt("di001", WHERE, "received")), office=ISSUED)
    assert [(row.recipient, row.status_text) for row in receipts_of(office, "di001")] == [(WHERE, "Đã tiếp nhận")]
    refused("receipt_out_of_order", (RECEIVER, RecordReceipt("di001", WHERE, "refused")), office)
    no = play((RECEIVER, RecordReceipt("di001", WHERE, "refused", "Gửi nhầm")), office=ISSUED)
    refused("receipt_out_of_order", (RECEIVER, RecordReceipt("di001", WHERE, "received")), no)
    assert receipts_of(ISSUED, "x") == ()


def test_paper_originals_are_kept_at_the_registry() -> None:
    """Điều 19.1: the paper original is stored after issue, once."""
    refused("keep_after_issue", (REGISTRY, KeepOriginal("di001")), play(*sealed(carrier="paper")))
    office = play(*issued(carrier="paper"))
    assert [one.document.doc_id for one in to_keep(office)] == ["di001"]
    kept = play((REGISTRY, KeepOriginal("di001")), office=office)
    assert not to_keep(kept)
    refused("kept_already", (REGISTRY, KeepOriginal("di001")), kept)


def test_nobody_gets_it_if_nobody_is_named() -> None:
    """Điều 8.2.i: without any Nơi nhận nothing goes out; the clerk may name the receivers himself."""
    office = play(*sealed(recipients=()))
    refused("no_recipients", (REGISTRY, IssueDocument("di001")), office)
    sent = play((REGISTRY, IssueDocument("di001", ("Các thôn", "Các thôn"))), office=office)
    assert [row.recipient for row in receipts_of(sent, "di001")] == ["Các thôn"]


def test_who_has_the_draft_may_read_it() -> None:
    """Phụ lục VI III.3.b: the drafter, who had it in hands, the registry and the heads; nobody else."""
    readers = {one for one in SCENARIO.people_by_id if may_see_document(SIGNED, "di001", one)}
    assert readers == {ME, UNIT_HEAD, "p01", "p02", REGISTRY}


def test_a_head_may_write_approve_and_sign_himself() -> None:
    """Điều 13.1: the head signs every document of the office, his own too."""
    office = play((CHIEF, draft()), (CHIEF, ApproveDraft("di001")), (CHIEF, SignDocument("di001")))
    assert [one.document.doc_id for one in to_number(office)] == ["di001"]


@pytest.mark.parametrize(
    ("lines", "receivers", "keepers"),
    [
        (("Lưu trữ lịch sử tỉnh", "Lưu: VT, NV."), ("Lưu trữ lịch sử tỉnh",), "VT, NV"),
        (("- Như trên;", "- Sở Nội vụ;", "- Lưu: VT."), ("Sở Nội vụ",), "VT"),
        (("Sở Nội vụ", "Lưu VT"), ("Sở Nội vụ",), ""),
    ],
)
def test_only_the_line_of_the_kept_copy_is_no_receiver(
    lines: tuple[str, ...], receivers: tuple[str, ...], keepers: str
) -> None:
    """Phụ lục I phần II mục I.9: "Lưu:" names who keeps a copy; a body whose name begins so is a receiver."""
    document = replace(SCENARIO.documents[0], addressee="", recipients=lines)
    assert sent_to(document) == receivers
    assert kept_by(document) == keepers
