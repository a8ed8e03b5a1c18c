"""After the issue: correct, replace, recall (Điều 18.3, 18.4), and copies (Điều 25-27)."""

from dataclasses import replace
from datetime import date

import pytest

from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.contents import contents_list
from hoso_kit.office.copying_actions import AllowCopy, CopyDocument
from hoso_kit.office.drafting_actions import ApproveDraft, SignDocument, SubmitDraft
from hoso_kit.office.fates import document_fates
from hoso_kit.office.filing_actions import FileDocument, OpenUnlistedCaseFile, TakeOutDocument
from hoso_kit.office.forms import copies_form, outgoing_progress_form, outgoing_register_form
from hoso_kit.office.issuing_actions import (
    AssignNumber,
    CorrectDocument,
    IssueDocument,
    RecallDocument,
    RecordReceipt,
    ReplaceDocument,
    SealDocument,
)
from hoso_kit.office.issuing_boards import copies_of, copy_symbol, mended_by, receipts_of
from hoso_kit.office.issuing_state import paper_of
from hoso_kit.office.office import Office
from tests.outgoing.outgoing_world import (
    CHIEF,
    ME,
    OTHER_HEAD,
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

ISSUED = play(*issued())
WHERE, WHY = "Phòng Nội vụ huyện", "Ban hành nhầm thẩm quyền"
RECALLED = play((CHIEF, RecallDocument("di001", WHY)), office=ISSUED)
ALLOWED = play((CHIEF, AllowCopy("d014", "sao y")), (CHIEF, AllowCopy("d014", "trích sao")))


def through(doc_id: str) -> list[Step]:
    """The whole way of a draft that is already there."""
    return [
        SubmitDraft(doc_id, UNIT_HEAD), (UNIT_HEAD, SubmitDraft(doc_id, CHIEF)), (CHIEF, ApproveDraft(doc_id)),
        (CHIEF, SignDocument(doc_id)), (REGISTRY, AssignNumber(doc_id)), (REGISTRY, SealDocument(doc_id)),
        (REGISTRY, IssueDocument(doc_id)),
    ]  # fmt: skip


def test_a_correction_is_a_letter_to_the_same_receivers() -> None:
    """Điều 18.3: a công văn of the office that goes the whole way; then the corrected one says so."""
    office = play(CorrectDocument("di001", ("Tại trang 2, xin đọc là…",)), office=ISSUED)
    letter = office.known_document("di002")
    assert (letter.type_name, letter.code_notation) == ("Công văn", "UBND-VHXH")
    assert letter.subject == "đính chính Báo cáo số 411/BC-UBND ngày 14/12/2023"
    assert letter.recipients == ISSUED.known_document("di001").recipients
    assert mended_by(office, "di001") == ()
    done = play(*through("di002"), office=office)
    assert mended_by(done, "di001") == ("Đã đính chính bằng 412/UBND-VHXH",)
    assert done.known_document("di001") == ISSUED.known_document("di001")


def test_a_replacement_has_the_same_form() -> None:
    """Điều 18.3: a wrong content is replaced by a document of the same form; the old one stays as it was."""
    office = play(ReplaceDocument("d021", ("Điều 1.",)))
    draft_ = office.known_document("di001")
    assert (draft_.type_name, draft_.code_notation, draft_.code_number) == ("Quyết định", "QĐ-UBND", "")
    assert (draft_.subject, draft_.page_amount) == (SCENARIO.documents_by_id["d021"].subject, 1)
    done = play(*through("di001"), office=office)
    assert mended_by(done, "d021") == ("Đã được thay thế bằng 411/QĐ-UBND",)


@pytest.mark.parametrize(
    ("code", "step", "office"),
    [
        ("mending_without_text", CorrectDocument("di001", (" ",)), ISSUED),
        ("mending_without_text", ReplaceDocument("di001", ()), ISSUED),
        ("not_issued_yet", CorrectDocument("di001", ("x",)), play(*sealed())),
        ("not_issued_yet", ReplaceDocument("d013", ("x",)), ISSUED),
        ("not_issued_yet", (CHIEF, RecallDocument("di001", WHY)), play(*signed())),
        ("no_such_outgoing", CorrectDocument("x", ("x",)), ISSUED),
        ("not_your_duty", (REGISTRY, ReplaceDocument("di001", ("x",))), ISSUED),
        ("not_your_duty", (UNIT_HEAD, RecallDocument("di001", WHY)), ISSUED),
        ("recall_reason_short", (CHIEF, RecallDocument("di001", "Sai")), ISSUED),
        ("recall_notice_unknown", (CHIEF, RecallDocument("di001", WHY, "di001")), ISSUED),
        ("recall_notice_unknown", (CHIEF, RecallDocument("di001", WHY, "d013")), ISSUED),
        ("recalled_is_frozen", (CHIEF, RecallDocument("di001", WHY)), RECALLED),
        ("recalled_is_frozen", CorrectDocument("di001", ("x",)), RECALLED),
        ("recalled_is_frozen", ReplaceDocument("di001", ("x",)), RECALLED),
        ("recalled_is_frozen", (REGISTRY, SealDocument("di001")), RECALLED),
        ("copy_of_recalled", (CHIEF, AllowCopy("di001", "sao y")), RECALLED),
        ("receipt_out_of_order", (RECEIVER, RecordReceipt("di001", WHERE, "received")), RECALLED),
    ],
)
def test_what_is_refused_after_the_issue(code: str, step: Step, office: Office) -> None:
    """Only what was issued is mended; only the head recalls; what is recalled is frozen."""
    refused(code, step, office)


def test_a_recall_freezes_and_is_followed() -> None:
    """Phụ lục VI III.8.a, c: the document stays as it was; the receivers answer, once, and that is kept."""
    office = play((RECEIVER, RecordReceipt("di001", WHERE, "cancelled")), office=RECALLED)
    assert office.known_document("di001") == ISSUED.known_document("di001")
    assert [(row.status, row.is_told_of_recall, row.recall_done) for row in receipts_of(office, "di001")] == [
        ("sent", True, True)
    ]
    refused("receipt_out_of_order", (RECEIVER, RecordReceipt("di001", WHERE, "cancelled")), office)
    paper = paper_of(office, "di001")
    assert paper is not None
    assert paper.recall is not None
    assert (paper.recall.reason, paper.recall.on, paper.recall.told) == (WHY, TODAY, (WHERE,))


def test_the_contents_list_says_what_became_of_a_document() -> None:
    """Điều 18 khoản 3, 4: a document that was corrected, then recalled, stands in its file with both in the notes."""
    name = "41.VHXH"
    filed = play(
        OpenUnlistedCaseFile(name, "Hồ sơ rà soát năm 2024", "10 năm", ME, TODAY),
        FileDocument(name, ("di001",)),
        CorrectDocument("di001", ("Sửa ngày ký.",)),
        *issued("di002")[1:],
        office=ISSUED,
    )
    (row,) = contents_list(filed, filed.case_files[name])
    symbol = filed.known_document("di002").symbol
    assert row.note == f"Đã đính chính bằng {symbol}"
    gone = play((CHIEF, RecallDocument("di001", WHY)), office=filed)
    (row,) = contents_list(gone, gone.case_files[name])
    assert row.note == f"Đã thu hồi ngày {TODAY:%d/%m/%Y}; Đã đính chính bằng {symbol}"
    assert document_fates(ISSUED) == {}


def test_a_given_document_can_be_recalled_with_a_notice() -> None:
    """Điều 18.4: a document of before is recalled by an issued notice."""
    office = play((CHIEF, RecallDocument("d021", WHY, "di001")), office=ISSUED)
    assert office.outgoing.recalled() == ("d021",)


def test_a_frozen_document_moves_into_no_file_and_out_of_none() -> None:
    """Phụ lục VI III.8.a: its file code is among its data, so the files that hold it stay as well."""
    name = "41.VHXH"
    opened = OpenUnlistedCaseFile(name, "Hồ sơ mẫu năm 2023", "10 năm", ME, date(2023, 1, 3))
    out = play(opened, office=RECALLED)
    refused("recalled_is_frozen", FileDocument(name, ("di001",)), out)
    inside = play(opened, FileDocument(name, ("di001", "d014")), (CHIEF, RecallDocument("di001", WHY)), office=ISSUED)
    refused("recalled_is_frozen", TakeOutDocument(name, ("di001",)), inside)
    assert play(TakeOutDocument(name, ("d014",)), office=inside).files_of("di001") == (name,)


@pytest.mark.parametrize(
    ("code", "step", "office"),
    [
        ("copy_form_unknown", (CHIEF, AllowCopy("d014", "chụp")), ISSUED),
        ("copy_source_unknown", (CHIEF, AllowCopy("x", "sao y")), ISSUED),
        ("copy_of_draft", (CHIEF, AllowCopy("d013", "sao y")), ISSUED),
        ("copy_of_draft", (CHIEF, AllowCopy("di001", "sao y")), play(*signed())),
        ("second_copy_needs_copy", (CHIEF, AllowCopy("d014", "sao lục")), ISSUED),
        ("may_not_allow_copy", (OTHER_HEAD, AllowCopy("d014", "sao y")), ISSUED),
        ("copy_allowed_already", (CHIEF, AllowCopy("d014", "sao y")), ALLOWED),
        ("copy_not_allowed", (REGISTRY, CopyDocument("d015", "sao y")), ALLOWED),
        ("not_your_duty", (CHIEF, CopyDocument("d014", "sao y")), ALLOWED),
        ("copy_carrier_unknown", (REGISTRY, CopyDocument("d014", "sao y", carrier="đá")), ALLOWED),
        ("copy_way_not_allowed", (REGISTRY, CopyDocument("d014", "sao y", carrier="electronic")), ALLOWED),
        ("copy_must_be_whole", (REGISTRY, CopyDocument("d014", "sao y", extract="Điều 1")), ALLOWED),
        ("extract_blank", (REGISTRY, CopyDocument("d014", "trích sao")), ALLOWED),
        ("copy_count", (REGISTRY, CopyDocument("d014", "sao y", 0)), ALLOWED),
    ],
)
def test_what_is_refused_when_copying(code: str, step: Step, office: Office) -> None:
    """Điều 25, 27: the three forms, from what they may be made, who decides."""
    refused(code, step, office)


def test_secrets_are_not_copied_here() -> None:
    """Điều 27.2: a secret document is copied under another law."""
    secret = tuple(replace(one, secrecy="Mật") if one.doc_id == "d014" else one for one in SCENARIO.documents)
    refused("copy_of_secret", (CHIEF, AllowCopy("d014", "sao y")), Office(replace(SCENARIO, documents=secret)))


def test_copies_share_one_series() -> None:
    """Phụ lục I phần II, III: SY, TrS, SL counted together, below ten with a zero; a sao lục comes from a sao y."""
    office = play(
        (REGISTRY, CopyDocument("d014", "sao y", 2)),
        (REGISTRY, CopyDocument("d014", "trích sao", carrier="electronic", extract="Mục 1")),
        (CHIEF, AllowCopy("sao001", "sao lục")),
        (REGISTRY, CopyDocument("sao001", "sao lục")),
        office=ALLOWED,
    )
    assert [copy_symbol(one) for one in copies_of(office, "d014")] == ["01/SY-UBND", "02/TrS-UBND", "03/SL-UBND"]
    assert {one.signed_by for one in office.outgoing.copies} == {CHIEF}
    refused("copy_of_a_copy", (CHIEF, AllowCopy("sao001", "sao y")), office)
    refused("copy_of_a_copy", (CHIEF, AllowCopy("sao002", "sao lục")), office)
    assert [row.cells[0] for row in copies_form(office).rows] == ["01/SY-UBND", "02/TrS-UBND", "03/SL-UBND"]
    next_year = play(AdvanceClock(date(2024, 1, 2)), (REGISTRY, CopyDocument("d014", "sao y")), office=office)
    assert copy_symbol(next_year.outgoing.copies[-1]) == "01/SY-UBND"
    assert next_year.documents == SCENARIO.documents


def test_copies_go_on_from_the_number_of_before() -> None:
    """The situation may say which copy number was the last this year."""
    scenario = replace(SCENARIO, last_copy_number=11)
    office = play((CHIEF, AllowCopy("d014", "sao y")), (REGISTRY, CopyDocument("d014", "sao y")), scenario=scenario)
    assert copy_symbol(office.outgoing.copies[0]) == "12/SY-UBND"


def test_a_received_sao_y_gives_a_sao_luc() -> None:
    """Điều 25.2.b: what came in as a sao y is copied by sao lục only."""
    incoming = next(one for one in SCENARIO.documents if one.direction == "incoming")
    changed = tuple(replace(one, note="Bản sao y") if one is incoming else one for one in SCENARIO.documents)
    office = Office(replace(SCENARIO, documents=changed))
    refused("copy_of_a_copy", (CHIEF, AllowCopy(incoming.doc_id, "sao y")), office)
    refused("copy_of_a_copy", (CHIEF, AllowCopy(incoming.doc_id, "trích sao")), office)
    made = play(
        (CHIEF, AllowCopy(incoming.doc_id, "sao lục")),
        (REGISTRY, CopyDocument(incoming.doc_id, "sao lục")),
        office=office,
    )
    assert copy_symbol(made.outgoing.copies[0]) == "01/SL-UBND"


def test_the_register_tells_what_became_of_a_document() -> None:
    """Điều 16: a recalled document keeps its line; copies, sending and receipts are filled in."""
    row = outgoing_register_form(RECALLED).rows[-1].cells
    assert row == (
        "411/BC-UBND", "14/12/2023", "Báo cáo kết quả thực hiện", "Phan Xuân Khuê", WHERE, "VT, VHXH", "1",
        "14/12/2023", "0/1", "Thu hồi ngày 14/12/2023",
    )  # fmt: skip
    given = outgoing_register_form(Office(SCENARIO))
    assert [row.cells for row in outgoing_register_form(RECALLED).rows[:-1]] == [row.cells for row in given.rows]
    assert outgoing_register_form(play(draft())).rows == given.rows


def test_the_report_of_progress_counts() -> None:
    """Phụ lục VI V.4: issued, late, recalled, and what waits at the registry."""
    office = play(*signed("di002"), AdvanceClock(date(2023, 12, 20)), office=RECALLED)
    form = outgoing_progress_form(office)
    assert form.rows[-1].cells[-1] == "Đã ký, chờ cấp số; Quá hạn phát hành 2 ngày"
    total = len(form.rows)
    assert form.foot == (
        f"Cộng: {total:02d} văn bản; đã phát hành {total - 1:02d}, chậm hoặc quá hạn 01, thu hồi 01.",
        "Còn ở Văn thư: chờ cấp số 01, chờ ký số cơ quan, đóng dấu 00, chờ phát hành 00.",
    )


@pytest.mark.parametrize("note", ["Phát hành theo sao ý kiến của Chủ tịch", "Giao sao yêu cầu cho thôn"])
def test_a_note_that_speaks_of_something_else_makes_no_sao_y(note: str) -> None:
    """Điều 25: only the words "sao y" in a note say that the sheet is a copy."""
    incoming = next(one for one in SCENARIO.documents if one.direction == "incoming")
    changed = tuple(replace(one, note=note) if one is incoming else one for one in SCENARIO.documents)
    office = Office(replace(SCENARIO, documents=changed))
    assert play((CHIEF, AllowCopy(incoming.doc_id, "sao y")), office=office).outgoing.permits
    refused("second_copy_needs_copy", (CHIEF, AllowCopy(incoming.doc_id, "sao lục")), office)


def test_a_recalled_document_of_before_keeps_its_line_as_it_was() -> None:
    """Phụ lục IV mục I: what was sent before the situation began has no copies or receipts counted here."""
    given = next(one for one in SCENARIO.documents if one.direction == "outgoing" and not one.is_draft)
    year = given.issued_date.year
    office = play()

    def line(of: Office) -> tuple[str, ...]:
        return next(row.cells for row in outgoing_register_form(of, year).rows if row.cells[0] == given.symbol)

    before, after = line(office), line(play((CHIEF, RecallDocument(given.doc_id, WHY)), office=office))
    assert before[:-1] == after[:-1]
    assert "Thu hồi ngày" in after[-1]


def test_what_waits_at_the_registry_stands_in_this_years_report_alone() -> None:
    """A report of another year says nothing of what lies at the registry today."""
    assert "Còn ở Văn thư" in outgoing_progress_form(ISSUED).foot[-1]
    assert not [line for line in outgoing_progress_form(ISSUED, TODAY.year - 1).foot if "Còn ở Văn thư" in line]
