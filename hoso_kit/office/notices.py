"""What the system tells a person on a day (Phụ lục VI phần I mục III.1.i, III.3.c, III.5.b). Only reads.

A notice is a projection of the state: it stands as long as its reason does and goes by itself when the work is
done, so nothing has to be ticked off. ``is_new`` marks what came about today, ``is_late`` what should be done already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from hoso_kit.office.access import access_warnings, may_confirm, may_see_document, may_see_file
from hoso_kit.office.access_history import case_files_of, documents_of
from hoso_kit.office.action import Action
from hoso_kit.office.administration_actions import ConfirmRoles
from hoso_kit.office.administration_conflicts import conflicts
from hoso_kit.office.drafting_actions import outgoing_name
from hoso_kit.office.duties import may_do
from hoso_kit.office.handling_boards import IncomingFacts, incoming_board
from hoso_kit.office.issuing_dates import issue_limit
from hoso_kit.office.issuing_state import PaperEvent
from hoso_kit.office.listing_rows import list_years, next_actions
from hoso_kit.office.listing_state import year_list
from hoso_kit.office.messaging_actions import DeliverMessage, DeliverRecall
from hoso_kit.office.notices_archive import archive_facts
from hoso_kit.office.office import Office
from hoso_kit.office.receiving import REGISTRY, UNDECIDED, deliveries
from hoso_kit.office.receiving_actions import name_of_document
from hoso_kit.office.transferring_lists import due_list, waiting_list
from hoso_kit.records.working_days import working_day_from

NoticeKind = Literal[
    "delivery_waiting",
    "to_submit",
    "to_direct",
    "assigned_to_me",
    "informed",
    "due_soon",
    "overdue",
    "urged",
    "draft_waits",
    "draft_sent_back",
    "to_issue",
    "recalled",
    "cancelled",
    "transfer_due",
    "transfer_overdue",
    "file_returned",
    "file_waits_for_archive",
    "file_list_waits",
    "file_list_returned",
    "use_waits",
    "use_granted",
    "use_refused",
    "destruction_to_decide",
    "destruction_to_do",
    "access_change",
    "roles_to_confirm",
    "conflict",
    "done_by_others",
]
# the most pressing first, after all that is late
_ORDER: tuple[NoticeKind, ...] = (
    "overdue",
    "transfer_overdue",
    "recalled",
    "cancelled",
    "file_returned",
    "draft_sent_back",
    "file_list_returned",
    "use_refused",
    "urged",
    "due_soon",
    "delivery_waiting",
    "to_submit",
    "to_direct",
    "draft_waits",
    "to_issue",
    "assigned_to_me",
    "transfer_due",
    "file_waits_for_archive",
    "use_waits",
    "destruction_to_decide",
    "destruction_to_do",
    "file_list_waits",
    "access_change",
    "roles_to_confirm",
    "conflict",
    "use_granted",
    "informed",
    "done_by_others",
)


@dataclass(frozen=True, slots=True)
class PersonNotice:
    """One line: what, since when, and what to open: a document, a file, a year's list, or the screen ``opens``."""

    kind: NoticeKind
    day: date
    text: str
    citation: str
    doc_id: str = ""
    file_notation: str = ""
    delivery_id: str = ""
    opens: str = ""
    year: int | None = None
    is_new: bool = False
    is_late: bool = False


def notices(office: Office, person: str) -> tuple[PersonNotice, ...]:
    """Everything that the person should know today, late things first; nothing for a locked account."""
    if office.administration.lock_of(person) is not None:
        return ()
    rooms: tuple[Callable[[Office, str], Iterator[PersonNotice]], ...] = (
        _deliveries, _incoming, _outgoing, _files, _archive, _file_lists, _rights, _others,
    )  # fmt: skip
    found = [one for room in rooms for one in room(office, person)]
    return tuple(sorted(found, key=lambda one: (not one.is_late, _ORDER.index(one.kind), one.day)))


def _notice(
    office: Office,
    kind: NoticeKind,
    day: date | None,
    text: str,
    citation: str,
    *,
    year: int | None = None,
    is_late: bool = False,
    is_standing: bool = False,
    **opens: str,
) -> PersonNotice:
    day = day or office.scenario.today
    # what has stood for a while is told under today's date without being new
    is_new = day == office.today and not is_standing
    return PersonNotice(kind, day, text, citation, year=year, is_new=is_new, is_late=is_late, **opens)


def _deliveries(office: Office, person: str) -> Iterator[PersonNotice]:
    """For the registry: what came and nobody has decided about."""
    if REGISTRY.isdisjoint(office.roles_of(person)):
        return
    for one in deliveries(office):
        state = office.receiving.state_of(one.delivery_id)
        if state in UNDECIDED:
            what = "chờ tiếp nhận" if state == "waiting" else "chờ đăng ký"
            text = f"{_capital(one.name)} {what}."
            day = one.delivered_date
            is_late = state == "waiting" and office.today > working_day_from(day, office.scenario.holidays)
            yield _notice(
                office, "delivery_waiting", day, text, "nd30.pl6.3.1.i", delivery_id=one.delivery_id, is_late=is_late
            )  # fmt: skip


def _incoming(office: Office, person: str) -> Iterator[PersonNotice]:
    for facts in incoming_board(office, person):
        events = office.handling.of(facts.doc_id)
        name = _capital(name_of_document(facts.doc_id, office))
        last = events[-1] if events else None
        if facts.stage == "cancelled":
            if last is not None:
                text = f"{name} đã hủy theo thông báo thu hồi của nơi gửi."
                yield _notice(office, "cancelled", last.made_date, text, "nd30.pl6.3.8.b", doc_id=facts.doc_id)
            continue
        yield from _incoming_in_work(office, facts, name)
        if last is not None and last.kind == "urged" and person in last.to_persons:
            text = f"{name} được đôn đốc: {last.text}"
            yield _notice(office, "urged", last.made_date, text, "nd30.pl6.3.1.m", doc_id=facts.doc_id)


def _incoming_in_work(office: Office, facts: IncomingFacts, name: str) -> Iterator[PersonNotice]:
    doc_id, arrived = facts.doc_id, facts.arrival_date
    if facts.part == "submit" and facts.is_mine:
        is_late = facts.is_submitted_late or facts.is_overdue
        yield _notice(
            office, "to_submit", arrived, f"{name} chờ trình.", "nd30.23.1", doc_id=doc_id, is_late=is_late
        )  # fmt: skip
    elif facts.part == "direct" and facts.is_mine:
        since = office.handling.last(doc_id, "submitted")
        day = since.made_date if since else arrived
        text = f"{name} chờ ý kiến chỉ đạo."
        yield _notice(office, "to_direct", day, text, "nd30.pl6.3.1.m", doc_id=doc_id, is_late=facts.is_overdue)
    elif facts.stage == "directed" and facts.part in ("lead", "support", "informed"):
        given = office.handling.last(doc_id, "directed", "assigned")
        day = given.made_date if given else arrived
        if given is None and arrived < office.scenario.today:
            # of the time before the exercise: told of only when it falls due in it
            if facts.due_date is not None and facts.due_date >= office.scenario.today:
                yield from _by_due_date(office, facts, name)
            return
        if facts.part == "informed":
            yield _notice(office, "informed", day, f"{name} gửi để biết.", "nd30.pl6.3.1.i", doc_id=doc_id)
            return
        part = facts.part_text.lower()
        text = f"{name} giao cho anh (chị) ({part})."
        yield _notice(office, "assigned_to_me", day, text, "nd30.pl6.3.1.i", doc_id=doc_id)
        yield from _by_due_date(office, facts, name)


def _by_due_date(office: Office, facts: IncomingFacts, name: str) -> Iterator[PersonNotice]:
    due = facts.due_date
    if due is None:
        return
    if due < office.today:
        text = f"{name} đã quá hạn giải quyết (hạn {due:%d/%m/%Y})."
        yield _notice(office, "overdue", due, text, "nd30.24.2", doc_id=facts.doc_id, is_late=True)
        return
    if facts.is_due_soon:
        text = f"{name} sắp đến hạn giải quyết ({due:%d/%m/%Y})."
        yield _notice(office, "due_soon", office.today, text, "nd30.24.2", doc_id=facts.doc_id, is_standing=True)


def _outgoing(office: Office, person: str) -> Iterator[PersonNotice]:
    is_registry = not REGISTRY.isdisjoint(office.roles_of(person))
    for paper in office.outgoing.papers.values():
        name = _capital(outgoing_name(office, paper.doc_id))
        doc_id, last = paper.doc_id, paper.events[-1] if paper.events else None
        day = last.on if last else None
        if paper.recall is not None:
            if is_registry or person in (paper.drafter, paper.signed_by):
                text = f"{name} đã thu hồi: {paper.recall.reason}"
                yield _notice(office, "recalled", paper.recall.on, text, "nd30.pl6.3.8.a", doc_id=doc_id)
        elif paper.is_unsigned and paper.holder == person:
            if person != paper.drafter:
                yield _notice(
                    office, "draft_waits", day, f"{name} chờ anh (chị) xem, duyệt.", "nd30.pl6.3.1.n", doc_id=doc_id
                )
            elif (back := _sent_back(paper.events)) is not None:
                text = f"{name} bị chuyển lại: {back.text}"
                yield _notice(office, "draft_sent_back", back.on, text, "nd30.pl6.3.1.n", doc_id=doc_id)
        elif is_registry and paper.stage in ("signed", "numbered", "sealed"):
            text, document = f"{name} chờ cấp số, phát hành.", office.document(doc_id)
            is_urgent = document is not None and bool(document.urgency)
            limit = issue_limit(paper.signed_date, is_urgent, office.scenario.holidays) if paper.signed_date else None
            is_late = limit is not None and office.today > limit
            yield _notice(office, "to_issue", day, text, "nd30.18.1", doc_id=doc_id, is_late=is_late)


def _sent_back(events: tuple[PaperEvent, ...]) -> PaperEvent | None:
    """The sending back that the drafter hasn't answered by submitting anew."""
    for event in reversed(events):
        if event.kind == "send_back_draft":
            return event
        if event.kind == "submit_draft":
            return None
    return None


def _files(office: Office, person: str) -> Iterator[PersonNotice]:
    for case_file in office.case_files.values():
        if case_file.status == "returned" and case_file.opener == person:
            text = f"Lưu trữ trả lại hồ sơ {case_file.name}: {case_file.return_reason}"
            decided = _decided_on(office, case_file.name)
            yield _notice(office, "file_returned", decided, text, "nd30.30.3.b", file_notation=case_file.name)
    for line in due_list(office, person):
        name = line.case_file.name
        if line.state in ("soon", "overdue"):
            kind: NoticeKind = "transfer_due" if line.state == "soon" else "transfer_overdue"
            day = line.due.reminder_date if line.state == "soon" else line.last_date
            text = f"Hồ sơ {name}: {line.notice}"
            is_late = line.state == "overdue"
            yield _notice(office, kind, day, text, "nd30.pl6.3.5.b", file_notation=name, is_late=is_late)
    if "archivist" in office.roles_of(person):
        for case_file in waiting_list(office):
            text = f"Hồ sơ {case_file.name} chờ kiểm tra, tiếp nhận."
            day = case_file.submitted_date
            yield _notice(office, "file_waits_for_archive", day, text, "nd30.30.3.b", file_notation=case_file.name)


def _archive(office: Office, person: str) -> Iterator[PersonNotice]:
    for one in archive_facts(office, person):
        yield _notice(office, one.kind, one.day, one.text, one.citation, file_notation=one.file_notation)


def _decided_on(office: Office, file_notation: str) -> date | None:
    days = [
        one.decided_date
        for batch in office.transfers.batches
        if (one := batch.decision_on(file_notation)) is not None and not one.is_accepted
    ]
    return max(days, default=None)


def _file_lists(office: Office, person: str) -> Iterator[PersonNotice]:
    """A year's list that waits for this person: to be approved, to be issued, or given back to be mended."""
    for year in list_years(office):
        listed, actions = year_list(office, year), next_actions(office, year, person)
        if listed is None:
            continue
        name = f"Danh mục hồ sơ năm {year}"
        if "approve_file_list" in actions:
            text = f"{name} chờ phê duyệt."
            yield _notice(office, "file_list_waits", listed.submitted_date, text, "nd30.28", year=year)
        elif "issue_file_list" in actions:
            text = f"{name} đã phê duyệt, chờ ban hành."
            yield _notice(office, "file_list_waits", listed.approved_date, text, "nd30.28", year=year)
        elif listed.is_draft and listed.return_reason and listed.submitted_by == person:
            day = listed.submitted_date
            sent = f" (trình ngày {day:%d/%m/%Y})" if day else ""
            text = f"{name}{sent} bị trả lại: {listed.return_reason}"
            yield _notice(office, "file_list_returned", day, text, "nd30.28", year=year)


def _rights(office: Office, person: str) -> Iterator[PersonNotice]:
    for warning in access_warnings(office):
        if may_confirm(office, office.case_files[warning.file_notation], person):
            day = warning.right.changed_on
            yield _notice(
                office, "access_change", day, warning.text, warning.citation, file_notation=warning.file_notation
            )
    if may_do(office, ConfirmRoles, person):
        for one in office.administration.proposals:
            if person not in (one.person, one.proposed_by):
                name = office.people_by_id[one.person].full_name
                text = f"Đề nghị đổi vai trò của {name} chờ xác nhận: {one.reason}"
                yield _notice(
                    office, "roles_to_confirm", one.proposed_date, text, "nd30.pl6.3.3.c", opens="administration"
                )
    if "administrator" in office.roles_of(person):
        for conflict in conflicts(office):
            yield _notice(
                office, "conflict", office.today, conflict.text, conflict.citation,
                file_notation=conflict.file_notation, opens="administration", is_standing=True,
            )  # fmt: skip


def _others(office: Office, person: str) -> Iterator[PersonNotice]:
    """What others did by themselves since the clock was last moved on to today."""
    for one in office.others_done:
        if one.is_done and one.day == office.today and one.person != person and may_know(office, one.action, person):
            text = f"{office.people_by_id[one.person].full_name}: {one.text}."
            yield _notice(office, "done_by_others", one.day, text, "design.office-clock", opens="history")


def may_know(office: Office, action: Action, person: str) -> bool:
    """What was done with something is told to those who may see that thing, all of it."""
    # what came is the registry's until it is registered; then it bears the document's own id
    if _is_about_post(action) and REGISTRY.isdisjoint(office.roles_of(person)):
        return False
    # a file of the list that isn't opened has nothing to hide
    files = [office.case_files[one] for one in case_files_of(action) if one in office.case_files]
    return all(may_see_file(office, one, person) for one in files) and all(
        may_see_document(office, _original(office, one), person) for one in documents_of(action) if one
    )


def _is_about_post(action: Action) -> bool:
    return getattr(action, "delivery_id", None) is not None or isinstance(action, DeliverMessage | DeliverRecall)


def _original(office: Office, item: str) -> str:
    """The document behind a copy, or behind a copy's copy; the item itself if it is no copy."""
    while (copied := office.outgoing.copy(item)) is not None:
        item = copied.source
    return item


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
