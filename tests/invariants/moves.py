"""What may come next in an office: for each type of action one that can succeed, read off the office's projections.

`likely` builds such an action (or None while the state offers none), `wild` one of any values at all. Both draw
from a `Random`, hypothesis's or a seeded one. They decide nothing: the office does, by refusing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from datetime import date, timedelta
from functools import cache
from random import Random
from types import MappingProxyType, UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from hoso_kit.office import access_actions as access
from hoso_kit.office import administration_actions as admin
from hoso_kit.office import drafting_actions as drafting
from hoso_kit.office import filing_actions as filing
from hoso_kit.office import handling_actions as handling
from hoso_kit.office import issuing_actions as issuing
from hoso_kit.office import listing_actions as listing
from hoso_kit.office import messaging_actions as messaging
from hoso_kit.office import paper_actions as paper
from hoso_kit.office import receiving_actions as receiving
from hoso_kit.office import reorganising_actions as reorganising
from hoso_kit.office import retaining_actions as retaining
from hoso_kit.office import transferring_actions as transferring
from hoso_kit.office.action import Action
from hoso_kit.office.actions import action_types, structure_action, unstructure_action
from hoso_kit.office.administration import given_roles
from hoso_kit.office.administration_state import ROLE_TEXTS
from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.copying_actions import AllowCopy, CopyDocument
from hoso_kit.office.drafting_boards import superiors_for
from hoso_kit.office.issuing_boards import to_issue, to_keep, to_number, to_seal
from hoso_kit.office.issuing_state import all_papers
from hoso_kit.office.listing_rows import list_years
from hoso_kit.office.listing_state import YearList, year_list
from hoso_kit.office.messaging_views import news_for_sender
from hoso_kit.office.office import Office
from hoso_kit.office.receiving import deliveries
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.retaining_hand_over import left_behind
from hoso_kit.office.transferring_dates import due_date, is_permanent
from hoso_kit.records.case_file import CaseFile, Status
from hoso_kit.records.document import Document

T = TypeVar("T")
REASON = "Theo ý kiến chỉ đạo của lãnh đạo cơ quan"
PERIODS = ("Vĩnh viễn", "70 năm", "10 năm", "02 năm")
TYPES_OF_DOCUMENT = ("Báo cáo", "Công văn", "Quyết định", "Tờ trình")
RECEIVERS = ("Ủy ban nhân dân huyện Mường Sa Lĩnh", "Các thôn", "Lưu: VT")
CARRIERS = ("electronic", "paper", "mixed")
ODD_TEXTS = ("", " ", "=1+1", "<b>&amp;", "x" * 600, "a\x00\x0b\u202eb", "Đ\u0302\u0301", "../../x", "{name} %s")
SENDER = "000.00.90.H99"


class Nothing(Exception):
    """The state offers nothing to do this with."""


def pick(rnd: Random, items: Sequence[T]) -> T:
    """One of them; raises `Nothing` when there is none."""
    if not items:
        raise Nothing
    return items[rnd.randrange(len(items))]


def some(rnd: Random, items: Sequence[T], most: int = 2) -> tuple[T, ...]:
    """One or a few of them."""
    return tuple(dict.fromkeys(pick(rnd, items) for _ in range(1 + rnd.randrange(most))))


def attempts(office: Office, action: Action, first: int = 0) -> Iterator[tuple[str, Office]]:
    """Who can do this, everybody being tried in turn from the ``first`` on, and what the office is then."""
    people = [one.person_id for one in office.scenario.people]
    for place in range(len(people)):
        person = people[(first + place) % len(people)]
        try:
            yield person, office.apply(action, person)
        except Refusal:
            continue


def likely(office: Office, name: str, rnd: Random) -> Action | None:
    """An action of this type that can succeed now, done by the right person."""
    try:
        return MAKERS[name](office, rnd)
    except Nothing:
        return None


def wild(office: Office, name: str, rnd: Random) -> Action:
    """An action of this type of well-formed values that need make no sense."""
    kind = action_types()[name]
    hints = _hints(kind)
    content = {
        field.name: _wild_value(office, field.name, hints[field.name], rnd)
        for field in fields(kind)  # type: ignore[arg-type]  # actions are dataclasses
        if field.default is MISSING or rnd.randrange(2)
    }
    # as every action comes in: its texts are brought to NFC at the edge
    return structure_action(unstructure_action(kind(**content)))


@cache
def _hints(kind: type[Action]) -> dict[str, Any]:
    return get_type_hints(kind)


def _wild_value(office: Office, name: str, hint: Any, rnd: Random) -> Any:
    if get_origin(hint) is UnionType:
        hint = pick(rnd, get_args(hint))
    if hint is type(None):
        return None
    if get_origin(hint) is Literal:
        return pick(rnd, get_args(hint))
    if hint is bool:
        return bool(rnd.randrange(2))
    if hint is int:
        return pick(rnd, (0, 1, 2, -1, office.today.year, office.today.year + 1, 10**9))
    if hint is date:
        return pick(rnd, (office.today, date(1, 1, 1), date(9999, 12, 31), office.today - timedelta(days=9)))
    if get_origin(hint) is tuple:
        return tuple(_wild_text(office, name, rnd) for _ in range(rnd.randrange(3)))
    return _wild_text(office, name, rnd)


def _wild_text(office: Office, name: str, rnd: Random) -> str:
    pools: tuple[Sequence[str], ...] = (
        ODD_TEXTS,
        (REASON, "10 năm", "electronic", "view", "sao y", "p99", "a" * 64),
        [one.person_id for one in office.scenario.people],
        list(office.case_files),
        [one.doc_id for one in office.documents],
        [one.delivery_id for one in deliveries(office)],
    )
    by_name = {"file_notation": 3, "case_files": 3, "into": 3, "doc_id": 4, "documents": 4, "delivery_id": 5,
               "person": 2, "to_person": 2, "from_person": 2, "lead": 2, "creator": 2}  # fmt: skip
    at = by_name[name] if name in by_name and rnd.randrange(4) else rnd.randrange(len(pools))
    return pick(rnd, pools[at] or ODD_TEXTS)


def _files(office: Office, *statuses: Status) -> list[CaseFile]:
    return [one for one in office.case_files.values() if not statuses or one.status in statuses]


def _people(office: Office) -> list[str]:
    return [one.person_id for one in office.scenario.people]


def _own(rnd: Random, files: Sequence[CaseFile], most: int = 2) -> tuple[str, ...]:
    """A few files of one person."""
    opener = pick(rnd, files).opener
    return some(rnd, [one.name for one in files if one.opener == opener], most)


def _lists(office: Office, *statuses: str) -> list[YearList]:
    found = (year_list(office, year) for year in list_years(office))
    return [one for one in found if one is not None and one.status in statuses]


def _free_year(office: Office, rnd: Random) -> int:
    year = office.today.year
    return pick(rnd, [one for one in (year, year + 1) if one not in list_years(office)])


def _to_open(office: Office, rnd: Random) -> filing.OpenCaseFile:
    own = office.scenario.file_list.file_catalog
    names = [
        office.case_file_name(one.year, entry.file_notation)
        for one in _lists(office, "issued")
        if one.year <= office.today.year
        for entry in one.entries()
        if office.case_file_name(one.year, entry.file_notation) not in office.case_files
    ]
    made = [name for name in names if not name.startswith(tuple(map(str, range(own + 1, own + 20))))]
    return filing.OpenCaseFile(pick(rnd, made if made and rnd.randrange(2) else names), office.today)


def _file_document(office: Office, rnd: Random) -> filing.FileDocument:
    case_file = pick(rnd, _files(office, "open"))
    free = [one.doc_id for one in office.documents if one.doc_id not in case_file.documents]
    # the newest as likely as all others: numbers, recalls and copies meet filing there
    return filing.FileDocument(case_file.name, some(rnd, free[-6:] if rnd.randrange(2) else free, 3))


def _take_out(office: Office, rnd: Random) -> filing.TakeOutDocument:
    case_file = pick(rnd, [one for one in _files(office, "open") if one.documents])
    return filing.TakeOutDocument(case_file.name, some(rnd, case_file.documents))


def _close(office: Office, rnd: Random) -> filing.CloseCaseFile:
    case_file = pick(rnd, [one for one in _files(office, "open") if one.documents])
    return filing.CloseCaseFile(case_file.name, office.today, pick(rnd, PERIODS), "", is_reviewed=True)


def _heading(office: Office, rnd: Random, *, is_empty: bool | None = None) -> tuple[YearList, Any]:
    found = [
        (one, heading)
        for one in _lists(office, "draft")
        for heading in one.headings
        if is_empty is None or is_empty != any(heading.all_entries())
    ]
    return pick(rnd, found)


def _entry(office: Office, rnd: Random) -> tuple[YearList, str]:
    found = [(one, entry.file_notation) for one in _lists(office, "draft") for entry in one.entries()]
    return pick(rnd, found)


def _add_heading(office: Office, rnd: Random) -> listing.AddHeading:
    draft = pick(rnd, _lists(office, "draft"))
    free = [one for one in ("VP", "KT", "VHXH", "TCKT", "QS") if draft.heading(one) is None]
    short = pick(rnd, free)
    return listing.AddHeading(draft.year, f"Đề mục {short}", short)


def _subheading(office: Office, rnd: Random) -> listing.RemoveSubheading:
    found = [
        (one.year, heading.abbreviation, sub.name)
        for one in _lists(office, "draft")
        for heading in one.headings
        for sub in heading.subheadings
        if not sub.entries
    ]
    return listing.RemoveSubheading(*pick(rnd, found))


def _add_entry(office: Office, rnd: Random) -> listing.AddEntry:
    draft, heading = _heading(office, rnd)
    sub = pick(rnd, ["", *(one.name for one in heading.subheadings)])
    title = f"Hồ sơ việc thứ {len(draft.entries()) + 1} năm {draft.year}"
    creator = pick(rnd, _people(office))
    return listing.AddEntry(
        draft.year, heading.abbreviation, title, pick(rnd, PERIODS), "", creator, subheading=sub
    )  # fmt: skip


def _import(office: Office, rnd: Random) -> listing.ImportFileList:
    year, creator = _free_year(office, rnd), pick(rnd, _people(office))
    return listing.ImportFileList(
        year, "unit", "whole", ("heading", "subheading", "entry"), ("VP", "", "01.VP"),
        ("Văn phòng", "Tổng hợp", "Hồ sơ họp giao ban"), ("", "", "10 năm"), ("", "", ""), ("", "", creator),
        ("", "", ""),
    )  # fmt: skip


def _carry(office: Office, rnd: Random) -> listing.CarryOverFileList:
    year = _free_year(office, rnd)
    earlier = [one.year for one in _lists(office, "issued", "locked") if one.year < year]
    return listing.CarryOverFileList(pick(rnd, earlier), year)


def _with_paper(office: Office) -> list[CaseFile]:
    return [one for one in _files(office, "open", "closed", "retained") if one.has_paper and one.documents]


def _split(office: Office, rnd: Random) -> reorganising.SplitCaseFile:
    case_file = pick(rnd, [one for one in _files(office, "open") if one.doc_total > 1])
    into = f"{60 + len(office.case_files)}.{case_file.heading}"
    return reorganising.SplitCaseFile(
        case_file.name, case_file.documents[-1:], into, office.today, "Hồ sơ việc tách ra", "10 năm", case_file.creator
    )


def _join(office: Office, rnd: Random) -> reorganising.JoinCaseFiles:
    gone = pick(rnd, _files(office, "open"))
    others = [one.name for one in _files(office, "open") if one.opener == gone.opener and one is not gone]
    return reorganising.JoinCaseFiles(gone.name, pick(rnd, others), REASON)


def _right(office: Office, rnd: Random, *, is_open: bool) -> tuple[str, str]:
    found = [
        (one.name, right.person)
        for one in office.case_files.values()
        for right in one.access
        if (not right.is_confirmed if is_open else right.level != "none")
    ]
    return pick(rnd, found)


def _batches(office: Office) -> list[str]:
    return [one.batch_id for one in office.transfers.batches if one.submitted_date is None]


def _submittable(office: Office) -> list[str]:
    ready = {one.name for one in _files(office, "closed", "retained")}
    gathered = (one for one in office.transfers.batches if one.submitted_date is None)
    return [one.batch_id for one in gathered if set(one.case_files) <= ready]


def _batch(office: Office, rnd: Random) -> transferring.MakeTransferBatch:
    files = _files(office, "closed", "closed", "retained") if rnd.randrange(4) else _files(office)
    return transferring.MakeTransferBatch(f"NL-{len(office.transfers.batches) + 1}", _own(rnd, files))


def _historical(office: Office, rnd: Random) -> transferring.TransferToHistoricalArchive:
    found = [
        one.name
        for one in _files(office, "accepted")
        if is_permanent(one) and not office.transfers.is_historical(one.name)
    ]
    return transferring.TransferToHistoricalArchive(some(rnd, found))


def _construction(office: Office, rnd: Random) -> transferring.MarkConstruction:
    one = pick(rnd, _files(office, "open", "closed"))
    settled = pick(rnd, (None, office.today - timedelta(days=100), date(1, 1, 1)))
    return transferring.MarkConstruction(one.name, not one.is_construction, settled)


def _retain(office: Office, rnd: Random) -> retaining.RetainCaseFile:
    found = [
        (one.name, due.retain_limit)
        for one in _files(office, "closed", "retained")
        if (due := due_date(office, one)).retain_limit is not None
        and due.reminder_date is not None
        and due.reminder_date <= office.today < due.retain_limit
    ]
    name, limit = pick(rnd, found)
    assert limit is not None
    return retaining.RetainCaseFile(name, "12/UBND-VP", office.today, limit, REASON)


def _hand_over(office: Office, rnd: Random) -> retaining.HandOverCaseFiles:
    files = [one for one in _files(office) if one.status != "accepted"]
    name = pick(rnd, files)
    return retaining.HandOverCaseFiles(
        name.opener, pick(rnd, [one for one in _people(office) if one != name.opener]),
        some(rnd, [one.name for one in files if one.opener == name.opener]), REASON,
    )  # fmt: skip


def _propose(office: Office, rnd: Random) -> admin.ProposeRoles:
    person = pick(rnd, [one for one in _people(office) if office.administration.proposal_for(one) is None])
    extra = pick(rnd, [role for role in ROLE_TEXTS if role not in given_roles(office, person)])
    return admin.ProposeRoles(person, (*given_roles(office, person), extra), REASON)


def _group(office: Office, rnd: Random) -> admin.MakeGroup:
    documents = some(rnd, [one.doc_id for one in office.documents])
    files = some(rnd, list(office.case_files)) if rnd.randrange(2) else ()
    level = pick(rnd, ("open", "limited"))
    people = some(rnd, _people(office))
    return admin.MakeGroup(f"Nhóm {len(office.administration.groups) + 1}", level, people, files, documents)


def _groups(office: Office) -> list[str]:
    return [one.name for one in office.administration.groups]


def _delivery(office: Office, rnd: Random, *states: str, is_paper: bool | None = None, secret: bool = False) -> Any:
    found = [
        one
        for one in deliveries(office)
        if office.receiving.state_of(one.delivery_id) in states
        and (is_paper is None or is_paper != one.is_electronic)
        and bool(one.secrecy) == secret
    ]
    return pick(rnd, found)


def _register(office: Office, rnd: Random) -> receiving.RegisterIncoming:
    one = _delivery(office, rnd, "received", "handed_back")
    if one.is_electronic:
        return receiving.RegisterIncoming(one.delivery_id)
    sheet: Document = one.document
    return receiving.RegisterIncoming(
        one.delivery_id, sheet.code_number, sheet.code_notation, sheet.issued_date, sheet.organ_name, sheet.type_name,
        sheet.subject, sheet.page_amount, sheet.urgency,
    )  # fmt: skip


def _registered_paper(office: Office) -> list[str]:
    paper_ids = {one.delivery_id for one in deliveries(office) if not one.is_electronic}
    registered = [one for one in office.receiving.receipts if one.kind == "registered"]
    return [one.doc_id for one in registered if one.delivery_id in paper_ids]


def _incoming(office: Office, *, directed: bool, fresh: bool = False) -> list[Document]:
    found = [
        one
        for one in office.documents
        if one.direction == "incoming"
        and one.arrival_number is not None
        and (one.lead is not None) == directed
        and one.doc_id not in office.handling.cancelled
    ]
    own = [one for one in found if one.doc_id in office.own_documents]
    return own or ([] if fresh else found)


def _leaders(office: Office) -> list[str]:
    return [one for one in _people(office) if office.roles_of(one) & {"head_of_office", "head_of_unit"}]


def _direct(office: Office, rnd: Random) -> handling.DirectDocument:
    waiting = [one.doc_id for one in _incoming(office, directed=False)]
    submitted = [doc_id for doc_id in waiting if office.handling.last(doc_id, "submitted")]
    doc_id = pick(rnd, submitted or [one.doc_id for one in _incoming(office, directed=True)])
    lead, *support = dict.fromkeys(pick(rnd, _leaders(office) + _people(office)) for _ in range(3))
    due = pick(rnd, (None, office.today, office.today + timedelta(days=20)))
    return handling.DirectDocument(doc_id, REASON, lead, tuple(support[:1]), tuple(support[1:]), due)


def _assign(office: Office, rnd: Random) -> handling.AssignDocument:
    heads = {one for one in _people(office) if "head_of_unit" in office.roles_of(one)}
    found = [
        (one.doc_id, person)
        for one in _incoming(office, directed=True)
        for person in (one.lead, *one.support)
        if person in heads and (last := office.handling.last(one.doc_id, "resolved", "directed")) is not None
        and last.kind == "directed"
    ]  # fmt: skip
    if not found:
        found = [
            (one.doc_id, one.lead)
            for one in office.documents
            if one.direction == "incoming" and one.lead in heads and one.arrival_number
        ]
    doc_id, head = pick(rnd, found)
    people = office.people_by_id
    unit = people[str(head)].unit
    mates = [one for one in people if people[one].unit == unit and one != head]
    return handling.AssignDocument(doc_id, pick(rnd, mates))


def _resolve(office: Office, rnd: Random) -> handling.ResolveDocument:
    answers = [one.doc_id for one in office.documents if one.direction == "outgoing" and not one.is_draft]
    answered_by = pick(rnd, (None, *answers[-2:]))
    doc_id = pick(rnd, _incoming(office, directed=True)).doc_id
    return handling.ResolveDocument(doc_id, "Đã giải quyết xong", answered_by)


def _draft(office: Office, rnd: Random) -> drafting.DraftDocument:
    carrier = pick(rnd, ("electronic", "paper"))
    urgency = pick(rnd, ("", "", "Khẩn"))
    council = rnd.randrange(6) == 0
    return drafting.DraftDocument(
        pick(rnd, TYPES_OF_DOCUMENT), f"kết quả công tác đợt {len(office.outgoing.papers) + 1}", ("Nội dung.",),
        RECEIVERS, urgency=urgency, carrier=carrier, page_amount=1 + rnd.randrange(5),
        council="Hội đồng thi đua" if council else None, council_abbreviation="HĐTĐ" if council else None,
    )  # fmt: skip


def _papers(office: Office, *stages: str) -> list[tuple[str, str]]:
    """Ids and holders of own outgoing documents at these stages."""
    return [(one.doc_id, one.holder) for one in office.outgoing.papers.values() if one.stage in stages]


def _submit_draft(office: Office, rnd: Random) -> drafting.SubmitDraft:
    doc_id, holder = pick(rnd, _papers(office, "drafting", "submitted"))
    return drafting.SubmitDraft(doc_id, pick(rnd, superiors_for(office, doc_id, holder)))


def _boarded(rnd: Random, board: Sequence[Any]) -> str:
    found: str = pick(rnd, board).document.doc_id
    return found


def _issued(office: Office, rnd: Random) -> str:
    own = [doc_id for doc_id, _ in _papers(office, "issued")]
    given = [document.doc_id for document, one in all_papers(office) if one.stage == "issued"]
    return pick(rnd, own if own and rnd.randrange(4) else given)


def _receipt(office: Office, rnd: Random) -> issuing.RecordReceipt:
    found = [
        (document.doc_id, receipt.recipient, one.recall is not None)
        for document, one in all_papers(office)
        for receipt in one.receipts
        if one.sent_date is not None
    ]
    doc_id, recipient, is_recalled = pick(rnd, found[-12:])
    status = "cancelled" if is_recalled else pick(rnd, ("arrived", "received", "done", "refused"))
    return issuing.RecordReceipt(doc_id, recipient, status)


def _copy_source(office: Office, rnd: Random, form: str) -> str:
    if form == "sao lục":
        return pick(rnd, [one.copy_id for one in office.outgoing.copies if one.form == "sao y"])
    return pick(rnd, [one.doc_id for one in office.documents if not one.is_draft])


def _allow(office: Office, rnd: Random) -> AllowCopy:
    form = pick(rnd, ("sao y", "sao lục", "trích sao"))
    return AllowCopy(_copy_source(office, rnd, form), form)


def _copy(office: Office, rnd: Random) -> CopyDocument:
    permit = pick(rnd, office.outgoing.permits)
    extract = "Điều 1" if permit.form == "trích sao" else ""
    source, carrier = pick(rnd, (("paper", "paper"), ("electronic", "paper")))
    return CopyDocument(permit.source, permit.form, 2, source, carrier, extract)


def _send_message(office: Office, rnd: Random) -> messaging.SendMessage:
    found = [
        (document.doc_id, receipt.recipient)
        for document, one in all_papers(office)
        for receipt in one.receipts
        if one.carrier == "electronic" and one.sent_date and one.recall is None
        and not office.messaging.sent_to(document.doc_id, receipt.recipient)
    ]  # fmt: skip
    doc_id, recipient = pick(rnd, found[-8:])
    return messaging.SendMessage(doc_id, recipient, pick(rnd, (SENDER, "000.00.98.H99")), "b" * 64)


def _deliver(office: Office, rnd: Random) -> messaging.DeliverMessage:
    number = len(office.messaging.arrivals) + 1
    return messaging.DeliverMessage(
        f"{SENDER}_{number:020x}", SENDER, "Ủy ban nhân dân huyện Mường Sa Lĩnh",
        office.scenario.office.organ_id, office.scenario.office.organ_name, office.today, "c" * 64,
        "Công văn", str(700 + number), "UBND-NV", office.today, "Ủy ban nhân dân huyện Mường Sa Lĩnh",
        "về việc báo cáo số liệu", 2, urgency=pick(rnd, ("", "Khẩn")), secrecy="Mật" if rnd.randrange(9) == 0 else "",
    )  # fmt: skip


def _send_status(office: Office, rnd: Random) -> messaging.SendStatus:
    with_news = [one.delivery_id for one in office.messaging.arrivals if news_for_sender(office, one)]
    return messaging.SendStatus(pick(rnd, with_news))


def _status(office: Office, rnd: Random) -> messaging.RecordStatus:
    sent = pick(rnd, office.messaging.sent)
    lines = [(one.code, one.text, one.on) for one in sent.trace]
    lines.append((pick(rnd, ("01", "02", "03", "04", "06", "15")), "Đã chuyển trạng thái", office.today.isoformat()))
    codes, texts, days = zip(*lines, strict=True)
    return messaging.RecordStatus(sent.message_id, sent.to_organ_id, codes, texts, days)


def _send_recall(office: Office, rnd: Random) -> messaging.SendRecall:
    recalled = set(office.outgoing.recalled())
    found = [one.message_id for one in office.messaging.sent if one.doc_id in recalled and one.recalled_date is None]
    return messaging.SendRecall(pick(rnd, found))


def _deliver_recall(office: Office, rnd: Random) -> messaging.DeliverRecall:
    about = pick(rnd, office.messaging.arrivals)
    number = len(office.messaging.recalls) + 1
    return messaging.DeliverRecall(f"{SENDER}_{number:019x}f", about.message_id, SENDER, REASON, office.today)


def _move_heading(office: Office, rnd: Random) -> listing.MoveHeading:
    draft, heading = _heading(office, rnd)
    return listing.MoveHeading(draft.year, heading.abbreviation, 1)


def _edit_heading(office: Office, rnd: Random) -> listing.EditHeading:
    draft, heading = _heading(office, rnd)
    return listing.EditHeading(draft.year, heading.abbreviation, name=heading.name + " (mới)")


def _add_subheading(office: Office, rnd: Random) -> listing.AddSubheading:
    draft, heading = _heading(office, rnd)
    return listing.AddSubheading(draft.year, heading.abbreviation, f"Nhóm việc {len(heading.subheadings) + 1}")


def _remove_heading(office: Office, rnd: Random) -> listing.RemoveHeading:
    draft, heading = _heading(office, rnd, is_empty=True)
    return listing.RemoveHeading(draft.year, heading.abbreviation)


def _edit_entry(office: Office, rnd: Random) -> listing.EditEntry:
    draft, name = _entry(office, rnd)
    return listing.EditEntry(draft.year, name, title=f"Hồ sơ {pick(rnd, ('họp', 'kiểm tra'))} năm {draft.year}")


def _move_entry(office: Office, rnd: Random) -> listing.MoveEntry:
    draft, name = _entry(office, rnd)
    return listing.MoveEntry(draft.year, name, pick(rnd, draft.headings).abbreviation, position=1)


def _remove_entry(office: Office, rnd: Random) -> listing.RemoveEntry:
    draft, name = _entry(office, rnd)
    return listing.RemoveEntry(draft.year, name)


def _year(office: Office, rnd: Random, *statuses: str) -> int:
    return pick(rnd, _lists(office, *statuses)).year


def _issue_list(o: Office, r: Random) -> listing.IssueFileList:
    return listing.IssueFileList(_year(o, r, "approved"), "99/QĐ-UBND", o.today, ("VP", "KT"))


def _level(office: Office, rnd: Random) -> admin.ChangeGroup:
    return admin.ChangeGroup(pick(rnd, _groups(office)), pick(rnd, ("open", "limited")), some(rnd, _people(office)))


def _locked(office: Office, *, yes: bool) -> list[str]:
    return [one for one in _people(office) if (office.administration.lock_of(one) is not None) == yes]


def _finished(office: Office) -> list[str]:
    return [one for one in _people(office) if one not in office.transfers.departed and not left_behind(office, one)]


def _proposed(office: Office) -> list[str]:
    return [one.person for one in office.administration.proposals]


def _hand_back(office: Office, rnd: Random) -> receiving.HandBackDelivery:
    ids = [one.delivery_id for one in deliveries(office)]
    return receiving.HandBackDelivery(pick(rnd, [one for one in ids if office.receiving.state_of(one) == "forwarded"]))


MAKERS: Mapping[str, Callable[[Office, Random], Action]] = MappingProxyType({
    "open_case_file": _to_open,
    "open_unlisted_case_file": lambda o, r: filing.OpenUnlistedCaseFile(
        f"{40 + len(o.case_files)}.VP", "Hồ sơ việc đột xuất", pick(r, PERIODS), pick(r, _people(o)), o.today),
    "file_document": _file_document,
    "take_out_document": _take_out,
    "edit_case_file": lambda o, r: filing.EditCaseFile(
        pick(r, _files(o, "open")).name, title=pick(r, ("Hồ sơ thứ nhất", "Hồ sơ thứ hai")),
        maintenance=pick(r, (None, *PERIODS)), rights=pick(r, (None, "Sử dụng hạn chế"))),
    "close_case_file": _close,
    "reopen_case_file": lambda o, r: filing.ReopenCaseFile(pick(r, _files(o, "closed", "returned")).name, REASON),
    "discard_case_file": lambda o, r: filing.DiscardCaseFile(
        pick(r, [one for one in _files(o, "open") if not one.documents]).name),
    "advance_clock": lambda o, r: AdvanceClock(o.today + timedelta(days=pick(r, (1, 1, 3, 20, 40, 250, 400)))),
    "create_file_list": lambda o, r: listing.CreateFileList(
        _free_year(o, r), pick(r, ("unit", "field")), pick(r, ("whole", "heading"))),  # type: ignore[arg-type]
    "carry_over_file_list": _carry,
    "import_file_list": _import,
    "discard_file_list": lambda o, r: listing.DiscardFileList(_year(o, r, "draft")),
    "add_heading": _add_heading,
    "edit_heading": _edit_heading,
    "move_heading": _move_heading,
    "remove_heading": _remove_heading,
    "add_subheading": _add_subheading,
    "remove_subheading": _subheading,
    "add_entry": _add_entry,
    "edit_entry": _edit_entry,
    "move_entry": _move_entry,
    "remove_entry": _remove_entry,
    "submit_file_list": lambda o, r: listing.SubmitFileList(_year(o, r, "draft")),
    "return_file_list": lambda o, r: listing.ReturnFileList(_year(o, r, "submitted", "approved"), REASON),
    "approve_file_list": lambda o, r: listing.ApproveFileList(_year(o, r, "submitted")),
    "issue_file_list": _issue_list,
    "lock_file_list": lambda o, r: listing.LockFileList(_year(o, r, "issued")),
    "set_carrier": lambda o, r: paper.SetCarrier(pick(r, _files(o, "open")).name, pick(r, CARRIERS)),
    "number_sheets": lambda o, r: paper.NumberSheets(pick(r, _with_paper(o)).name, 1 + r.randrange(40)),
    "write_contents_list": lambda o, r: paper.WriteContentsList(pick(r, _with_paper(o)).name),
    "write_closing_note": lambda o, r: paper.WriteClosingNote(pick(r, _with_paper(o)).name, "Hồ sơ đầy đủ"),
    "grant_access": lambda o, r: access.GrantAccess(
        pick(r, list(o.case_files)), pick(r, _people(o)), pick(r, ("view", "edit"))),
    "withdraw_access": lambda o, r: access.WithdrawAccess(*_right(o, r, is_open=False)),
    "confirm_access_change": lambda o, r: access.ConfirmAccessChange(*_right(o, r, is_open=True)),
    "view_case_file": lambda o, r: access.ViewCaseFile(pick(r, list(o.case_files))),
    "view_document": lambda o, r: access.ViewDocument(pick(r, o.documents).doc_id),
    "freeze": lambda o, r: access.Freeze(
        f"Tập hợp {len(o.frozen_sets) + 1}", some(r, list(o.case_files)), REASON),
    "unfreeze": lambda o, r: access.Unfreeze(pick(r, o.frozen_sets).name, REASON),
    "split_case_file": _split,
    "join_case_files": _join,
    "mark_construction": _construction,
    "make_transfer_batch": _batch,
    "discard_transfer_batch": lambda o, r: transferring.DiscardTransferBatch(pick(r, _batches(o))),
    "submit_transfer": lambda o, r: transferring.SubmitTransfer(pick(r, _submittable(o))),
    "accept_case_file": lambda o, r: transferring.AcceptCaseFile(pick(r, _files(o, "submitted")).name),
    "return_case_file": lambda o, r: transferring.ReturnCaseFile(pick(r, _files(o, "submitted")).name, REASON),
    "transfer_to_historical_archive": _historical,
    "retain_case_file": _retain,
    "hand_over": _hand_over,
    "finish_hand_over": lambda o, r: retaining.FinishHandOver(pick(r, _finished(o))),
    "propose_roles": _propose,
    "confirm_roles": lambda o, r: admin.ConfirmRoles(pick(r, _proposed(o))),
    "reject_roles": lambda o, r: admin.RejectRoles(pick(r, _proposed(o))),
    "lock_account": lambda o, r: admin.LockAccount(pick(r, _locked(o, yes=False)), REASON),
    "unlock_account": lambda o, r: admin.UnlockAccount(pick(r, _locked(o, yes=True)), REASON),
    "make_group": _group,
    "change_group": _level,
    "dissolve_group": lambda o, r: admin.DissolveGroup(pick(r, _groups(o))),
    "receive_delivery": lambda o, r: receiving.ReceiveDelivery(_delivery(o, r, "waiting").delivery_id),
    "refuse_delivery": lambda o, r: receiving.RefuseDelivery(
        _delivery(o, r, "waiting", "received", secret=r.randrange(2) == 0).delivery_id, REASON),
    "forward_unopened": lambda o, r: receiving.ForwardUnopened(
        _delivery(o, r, "waiting", is_paper=True).delivery_id, pick(r, _people(o))),
    "hand_back_delivery": _hand_back,
    "note_secret_paper": lambda o, r: receiving.NoteSecretPaper(
        _delivery(o, r, "waiting", "received", "handed_back", is_paper=True, secret=True).delivery_id),
    "register_incoming": _register,
    "digitise_document": lambda o, r: receiving.DigitiseDocument(pick(r, _registered_paper(o)), 3, 300, is_colour=True),
    "submit_incoming": lambda o, r: handling.SubmitIncoming(
        pick(r, _incoming(o, directed=False)).doc_id, pick(r, _leaders(o)), REASON),
    "direct_document": _direct,
    "assign_document": _assign,
    "resolve_document": _resolve,
    "urge_document": lambda o, r: handling.UrgeDocument(pick(r, _incoming(o, directed=True)).doc_id, REASON),
    "cancel_incoming": lambda o, r: handling.CancelIncoming(pick(r, [
        *_incoming(o, directed=False, fresh=True), *_incoming(o, directed=True)]).doc_id, REASON),
    "draft_document": _draft,
    "edit_draft": lambda o, r: drafting.EditDraft(
        pick(r, _papers(o, "drafting", "submitted", "approved"))[0],
        type_name=pick(r, (None, *TYPES_OF_DOCUMENT)), subject=pick(r, ("nội dung thứ nhất", "nội dung thứ hai"))),
    "attach": lambda o, r: drafting.Attach(
        pick(r, _papers(o, "drafting", "submitted"))[0], f"Phụ lục {r.randrange(9)}"),
    "comment_on_draft": lambda o, r: drafting.CommentOnDraft(
        pick(r, _papers(o, "drafting", "submitted", "approved"))[0], REASON),
    "send_back_draft": lambda o, r: drafting.SendBackDraft(
        pick(r, _papers(o, "submitted", "approved", "signed"))[0], REASON),
    "submit_draft": _submit_draft,
    "approve_draft": lambda o, r: drafting.ApproveDraft(pick(r, _papers(o, "submitted", "drafting"))[0]),
    "sign_document": lambda o, r: drafting.SignDocument(pick(r, _papers(o, "approved"))[0]),
    "assign_number": lambda o, r: issuing.AssignNumber(_boarded(r, to_number(o))),
    "seal_document": lambda o, r: issuing.SealDocument(_boarded(r, to_seal(o))),
    "issue_document": lambda o, r: issuing.IssueDocument(_boarded(r, to_issue(o))),
    "keep_original": lambda o, r: issuing.KeepOriginal(_boarded(r, to_keep(o))),
    "record_receipt": _receipt,
    "correct_document": lambda o, r: issuing.CorrectDocument(_issued(o, r), ("Xin đọc là 12.",)),
    "replace_document": lambda o, r: issuing.ReplaceDocument(_issued(o, r), ("Điều 1.",)),
    "recall_document": lambda o, r: issuing.RecallDocument(_issued(o, r), REASON),
    "allow_copy": _allow,
    "copy_document": _copy,
    "send_message": _send_message,
    "deliver_message": _deliver,
    "send_status": _send_status,
    "record_status": _status,
    "send_recall": _send_recall,
    "deliver_recall": _deliver_recall,
})  # fmt: skip
