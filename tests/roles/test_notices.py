"""What the system tells whom, and when it stops (Phụ lục VI phần I mục III.1.i, III.3.c, III.5.b)."""

from dataclasses import replace
from datetime import date

from hoso_kit.office.access import may_see_document
from hoso_kit.office.access_actions import GrantAccess
from hoso_kit.office.administration_actions import LockAccount, MakeGroup, ProposeRoles
from hoso_kit.office.copying_actions import AllowCopy, CopyDocument
from hoso_kit.office.drafting_actions import DraftDocument, SendBackDraft, SubmitDraft
from hoso_kit.office.filing_actions import FileDocument
from hoso_kit.office.handling_actions import (
    CancelIncoming,
    DirectDocument,
    ResolveDocument,
    SubmitIncoming,
    UrgeDocument,
)
from hoso_kit.office.listing_actions import ReturnFileList
from hoso_kit.office.notices import PersonNotice, may_know, notices
from hoso_kit.office.office import Office
from hoso_kit.office.others_state import Habit
from hoso_kit.office.receiving_actions import ReceiveDelivery, RegisterIncoming
from hoso_kit.office.reorganising_actions import JoinCaseFiles
from hoso_kit.office.transferring_actions import AcceptCaseFile, ReturnCaseFile
from hoso_kit.regulations import cite
from tests.listing.lists import APPROVE, CLERK, HEAD, LEARNER, NEW, SUBMIT, done, issue, small
from tests.roles.roles_world import (
    ADMIN,
    ADMIN_2,
    ARCHIVIST,
    CHIEF,
    DOCS,
    MATE,
    ME,
    MONDAY,
    REGISTRY,
    SCENARIO,
    TODAY,
    TUESDAY,
    UNIT_HEAD,
    A,
    Step,
    alone,
    play,
    submitted,
    until,
)  # fmt: skip

OFFICE = Office(SCENARIO)
REGISTERED: tuple[Step, ...] = ((REGISTRY, ReceiveDelivery("g1")), (REGISTRY, RegisterIncoming("g1")))
DIRECTED: tuple[Step, ...] = (
    *REGISTERED,
    (REGISTRY, SubmitIncoming("s1", CHIEF)),
    (CHIEF, DirectDocument("s1", "Tham mưu trả lời.", ME, (UNIT_HEAD,), (MATE,), date(2024, 12, 18))),
)
# the situation's own documents are told of too; these tests ask about what came here
DRAFT = DraftDocument("Báo cáo", "Kết quả công tác lưu trữ", ("Nội dung.",), ("Phòng Nội vụ huyện", "Lưu: VT, VHXH"))


def told(office: Office, person: str) -> dict[str, PersonNotice]:
    """The person's notices by kind, without those about the situation's own documents."""
    given = SCENARIO.documents_by_id
    return {one.kind: one for one in notices(office, person) if one.doc_id not in given}


def test_the_registry_is_told_of_what_came_until_it_decided() -> None:
    """A delivery waits from its day on, for the registry alone, and goes when it is registered."""
    assert told(OFFICE, REGISTRY)["delivery_waiting"].delivery_id == "g1"
    assert "delivery_waiting" not in told(OFFICE, ME)
    office = play(OFFICE, *REGISTERED)
    assert told(office, REGISTRY).keys() == {"to_submit"}
    assert told(play(office, until(MONDAY)), REGISTRY)["delivery_waiting"].delivery_id == "g2"


def test_a_document_goes_from_notice_to_notice() -> None:
    """Submitted: its leader; directed: lead, support and who is informed; resolved: nobody any more."""
    office = play(OFFICE, *DIRECTED[:3])
    assert told(office, CHIEF)["to_direct"].doc_id == "s1"
    office = play(OFFICE, *DIRECTED)
    assert "to_direct" not in told(office, CHIEF)
    assert "chủ trì" in told(office, ME)["assigned_to_me"].text
    assert "phối hợp" in told(office, UNIT_HEAD)["assigned_to_me"].text
    assert told(office, MATE)["informed"].doc_id == "s1"
    assert "assigned_to_me" not in told(play(office, ResolveDocument("s1", "Đã tham mưu xong.")), ME)


def test_due_soon_is_three_working_days_before_and_overdue_after() -> None:
    """Due on Wednesday 18: with Friday 13 a holiday the third working day before is Thursday 12; late on the 19th."""
    office = play(OFFICE, *DIRECTED)
    assert "due_soon" in told(office, ME)
    far = (CHIEF, DirectDocument("s1", "Tham mưu trả lời.", ME, (), (), date(2024, 12, 19)))
    assert "due_soon" not in told(play(office, far), ME)
    assert "due_soon" in told(play(office, far, until(MONDAY)), ME)
    late = told(play(office, until(date(2024, 12, 19))), ME)
    assert "overdue" in late
    assert "due_soon" not in late
    assert notices(play(office, until(date(2024, 12, 19))), ME)[0].kind == "overdue"


def test_what_was_over_before_the_exercise_is_not_told() -> None:
    """A situation brings hundreds of papers of the past, some long overdue: none of them is told of as late."""
    past = [one.doc_id for one in SCENARIO.documents if one.due_date is not None and one.due_date < TODAY]
    assert len(past) == 7
    told_of = {
        (one.person_id, notice.kind)
        for one in SCENARIO.people
        for notice in notices(OFFICE, one.person_id)
        if notice.doc_id in SCENARIO.documents_by_id
    }
    assert told_of == {(REGISTRY, "to_submit")}


def test_urging_and_recall_are_told() -> None:
    """The lead reads what he is urged about, and that the document was recalled by who sent it."""
    office = play(OFFICE, *DIRECTED, (CHIEF, UrgeDocument("s1", "Đề nghị báo cáo trước thứ Ba.")))
    assert "thứ Ba" in told(office, ME)["urged"].text
    office = play(office, (REGISTRY, CancelIncoming("s1", "Theo thông báo thu hồi của nơi gửi")))
    for person in (ME, UNIT_HEAD, CHIEF, REGISTRY):
        assert told(office, person).keys() == {"cancelled"}


def test_a_draft_waits_for_its_head_and_comes_back_with_the_reason() -> None:
    """Sent back: the drafter is told why, until he submits it anew."""
    office = play(OFFICE, DRAFT, SubmitDraft("di001", UNIT_HEAD))
    assert told(office, UNIT_HEAD)["draft_waits"].doc_id == "di001"
    office = play(office, (UNIT_HEAD, SendBackDraft("di001", "Bổ sung số liệu năm trước.")))
    assert "số liệu" in told(office, ME)["draft_sent_back"].text
    assert "draft_sent_back" not in told(play(office, SubmitDraft("di001", UNIT_HEAD)), ME)


def test_the_way_to_the_archive_is_told() -> None:
    """Waiting: the archivist; returned: who made the file, with the reason and the day of the decision."""
    office = play(OFFICE, *submitted(A))
    assert told(office, ARCHIVIST)["file_waits_for_archive"].file_notation == A
    returned = play(office, until(MONDAY), (ARCHIVIST, ReturnCaseFile(A, "Còn thiếu văn bản kết quả")))
    notice = told(returned, ME)["file_returned"]
    assert (notice.file_notation, notice.day, notice.is_new) == (A, MONDAY, True)
    assert "kết quả" in notice.text
    assert told(play(office, (ARCHIVIST, AcceptCaseFile(A))), ME) == {}


def test_a_transfer_is_told_thirty_days_before_it_falls_due() -> None:
    """Mục III.5.b: ended on 01/3/2024, due on 01/3/2025: told from 30 days before, late after it."""
    office = play(OFFICE, *submitted(A)[:-2])
    assert "transfer_due" not in told(office, ME)
    assert told(play(office, until(date(2025, 2, 10))), ME)["transfer_due"].file_notation == A
    assert "transfer_overdue" in told(play(office, until(date(2025, 3, 3))), ME)


def test_a_file_list_is_told_to_who_must_act_on_it() -> None:
    """Submitted: the head; approved: who issues; returned: who submitted it, with the reason; issued: nobody."""

    def of_lists(office: Office, person: str) -> list[tuple[str, int | None]]:
        return [(one.kind, one.year) for one in notices(office, person) if one.kind.startswith("file_list")]

    sent = done(small(), SUBMIT)
    assert of_lists(small(), HEAD) == []
    assert of_lists(sent, HEAD) == [("file_list_waits", NEW)]
    assert of_lists(sent, CLERK) == of_lists(sent, LEARNER) == []
    back = done(sent, (HEAD, ReturnFileList(NEW, "Thiếu hồ sơ quyết toán")))
    assert of_lists(back, HEAD) == []
    assert of_lists(back, LEARNER) == [("file_list_returned", NEW)]
    assert any("quyết toán" in one.text for one in notices(back, LEARNER))
    approved = done(sent, APPROVE)
    assert of_lists(approved, CLERK) == [("file_list_waits", NEW)]
    for person in (HEAD, CLERK, LEARNER):
        assert of_lists(done(approved, issue()), person) == []


def test_what_is_late_comes_first() -> None:
    """Post and papers past their day are marked and stand above everything that still has time."""
    assert not told(OFFICE, REGISTRY)["delivery_waiting"].is_late
    office = play(OFFICE, *REGISTERED)
    assert not told(office, REGISTRY)["to_submit"].is_late
    for start in (office, play(OFFICE, *DIRECTED), play(OFFICE, *submitted(A)[:-2])):
        late_day = play(start, until(date(2025, 3, 3)))
        for person in (ME, REGISTRY, CHIEF):
            marks = [one.is_late for one in notices(late_day, person)]
            assert marks == sorted(marks, reverse=True)
    later = play(office, until(date(2024, 12, 19)))
    assert told(later, REGISTRY)["to_submit"].is_late
    assert told(later, REGISTRY)["delivery_waiting"].is_late
    assert told(play(OFFICE, *DIRECTED, until(date(2024, 12, 19))), ME)["overdue"].is_late


def test_changes_of_rights_and_roles_wait_for_who_may_confirm() -> None:
    """The head of the unit confirms access, a second person roles; who proposed them isn't asked."""
    office = play(OFFICE, *submitted(A)[:1], GrantAccess(A, MATE, "view"))
    assert told(office, UNIT_HEAD)["access_change"].file_notation == A
    assert "access_change" not in told(office, MATE)
    office = play(OFFICE, (ADMIN, ProposeRoles(MATE, ("archivist",), "Điều động")))
    assert "roles_to_confirm" in told(office, CHIEF)
    assert "roles_to_confirm" in told(office, ADMIN_2)
    assert "roles_to_confirm" not in told(office, ADMIN)


def test_what_others_did_today_is_told_to_whom_it_concerns() -> None:
    """The archivist's check is told to who made the file, not to who may not see it."""
    office = play(alone(Habit("check_transfers", ARCHIVIST)), *submitted(A), until(MONDAY))
    assert A in told(office, ME)["done_by_others"].text
    assert "done_by_others" not in told(office, REGISTRY)
    assert "done_by_others" not in told(play(office, until(TUESDAY)), ME)


def test_a_locked_account_is_told_nothing_and_every_notice_cites() -> None:
    """All that is told has words, a day that has come and an address in the law."""
    office = play(OFFICE, *DIRECTED, *submitted(A), DRAFT, (ADMIN, LockAccount(MATE, "Nghỉ việc")))
    assert notices(office, MATE) == ()
    for person in (ME, UNIT_HEAD, CHIEF, REGISTRY, ARCHIVIST, ADMIN):
        for one in notices(office, person):
            assert cite(one.citation).text
            assert one.text
            assert one.day <= office.today
    assert office.today == TODAY


def test_what_came_is_the_registrys_until_it_is_registered() -> None:
    """What was done with a delivery or message is nobody else's to know."""
    office = play(OFFICE, *REGISTERED)
    for action in (ReceiveDelivery("g1"), RegisterIncoming("g2")):
        assert may_know(office, action, REGISTRY)
        assert not may_know(office, action, ME)


def test_an_action_is_told_to_who_may_see_all_that_it_is_about() -> None:
    """Not only its first file: what it goes into, what a group holds, and the document behind a copy count too."""
    office = play(OFFICE, *submitted(A))
    hidden = next(one for one in DOCS if not may_see_document(office, one, ME))
    office = play(office, (CHIEF, AllowCopy(hidden, "sao y")), (REGISTRY, CopyDocument(hidden, "sao y")))
    for action in (
        AllowCopy("sao001", "sao lục"),
        FileDocument("khong-mo", (hidden,)),
        MakeGroup("Nhóm mẫu", "open", (), (), (hidden,)),
        ResolveDocument(DOCS[0], "Đã trả lời.", hidden),
    ):
        assert may_know(office, action, CHIEF), action
        assert not may_know(office, action, ME), action
    assert may_know(office, FileDocument(A, DOCS[:2]), ME)
    assert not may_know(office, JoinCaseFiles("khong-mo", A, "Cùng một việc"), MATE)


def test_what_has_stood_for_a_while_is_not_new() -> None:
    """Nearing its due date or a conflict of roles is told of every day: neither came about today."""
    assert not told(play(OFFICE, *DIRECTED), ME)["due_soon"].is_new
    assert told(play(OFFICE, *DIRECTED), ME)["assigned_to_me"].is_new
    both = tuple(
        replace(one, roles=("administrator", "archivist")) if one.person_id == ADMIN else one for one in SCENARIO.people
    )
    conflict = told(Office(replace(SCENARIO, people=both)), ADMIN)["conflict"]
    assert (conflict.day, conflict.is_new) == (TODAY, False)
