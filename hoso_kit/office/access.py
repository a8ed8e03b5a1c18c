"""Who may see and keep up which case file and document; rights given file by file.

The decree gives rights to persons ("phân quyền cho các cá nhân", Phụ lục VI
phần I mục I.3) and to each file and document (III.3.b); of units it says
nothing. So nobody sees a file by default but who opened it and who answers for
it: the head of the opener's unit (Điều 31 khoản 3 điểm a), the heads of the
office (khoản 1, 2), the administrator (IV.1.c), and the archivist once the file
is on its way to the archive (Điều 30 khoản 3 điểm b). Colleagues are given the
right, or the archive lends them the file for a term (`lending`). When the period of
an accepted file is over, all that ends but for the review (`access_period`). A
change counts at once, and stands as a warning until confirmed: the decree asks
for the warning (III.3.c), not for a delay.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office.access_actions import (
    ConfirmAccessChange,
    Freeze,
    GrantAccess,
    Unfreeze,
    ViewCaseFile,
    ViewDocument,
    WithdrawAccess,
)
from hoso_kit.office.access_freezing import freeze, unfreeze
from hoso_kit.office.access_period import document_state, past_period, reads_on, refuse_past_period
from hoso_kit.office.filing import known_file
from hoso_kit.office.refusals import Refusal
from hoso_kit.records.access_right import LEVEL_TEXTS, AccessRight, Level
from hoso_kit.records.case_file import CaseFile, Status

if TYPE_CHECKING:
    from hoso_kit.office.office import Office
    from hoso_kit.records.document import Document

# while a file is in these states only its own people work on it
_NOT_YET_AT_THE_ARCHIVE: frozenset[Status] = frozenset({"open", "closed", "returned", "retained"})
# who sees every document: the registry handles them all (Điều 14, 20), the others answer for the office
_SEE_ALL_DOCUMENTS = frozenset({"registry_clerk", "head_of_office", "administrator"})
_SEE_ALL_FILES = frozenset({"head_of_office", "administrator"})


@dataclass(frozen=True, slots=True)
class AccessWarning:
    """A change of rights that nobody with authority has confirmed yet."""

    file_notation: str
    right: AccessRight
    text: str
    citation: str = "nd30.pl6.3.3.c"


def may_see_file(office: Office, case_file: CaseFile, person: str) -> bool:
    """Whether the person may open the file; a right given or withdrawn goes before what his post gives."""
    if past_period(office, case_file) is not None:
        return reads_on(office, person)
    if case_file.opener == person or office.lending.may_read(case_file.name, person, office.today):
        return True
    if (right := _right(case_file, person)) is not None:
        return right.level != "none"
    if any(case_file.name in one.case_files and one.is_open_to(person) for one in office.administration.groups):
        return True
    return _answers_for(office, case_file, person) or (
        "archivist" in office.roles_of(person) and case_file.status not in _NOT_YET_AT_THE_ARCHIVE
    )


def people_in_scope(office: Office, person: str, see_all: frozenset[str]) -> frozenset[str]:
    """Whose work the person may follow: everybody's in a role of ``see_all``, his unit's as its head, else his own."""
    roles, people = office.roles_of(person), office.people_by_id
    if roles & see_all:
        return frozenset(people)
    if "head_of_unit" in roles:
        return frozenset(one for one, known in people.items() if known.unit == people[person].unit)
    return frozenset({person})


def may_edit_file(case_file: CaseFile, person: str) -> bool:
    """Whether the person may keep the file up while it is open."""
    right = _right(case_file, person)
    return case_file.opener == person or (right is not None and right.level == "edit")


def visible_files(office: Office, person: str) -> tuple[CaseFile, ...]:
    """The files that a screen may show to the person, in order of opening."""
    return tuple(one for one in office.case_files.values() if may_see_file(office, one, person))


def may_see_document(office: Office, doc_id: str, person: str) -> bool:
    """Whether the person may read the document.

    It was assigned to him or to somebody of the unit that he heads, came to him on its way through the office, or lies
    in a file that he may see.
    """
    document = office.document(doc_id)
    if document is None:
        return False
    if state := document_state(office, doc_id):
        return state == "past_period" and reads_on(office, person)
    if person == document.lead or person in document.support or office.roles_of(person) & _SEE_ALL_DOCUMENTS:
        return True
    if any(doc_id in one.documents and one.is_open_to(person) for one in office.administration.groups):
        return True
    if person in office.outgoing.readers(doc_id) or _is_on_its_way(office, document, person):
        return True
    return any(
        doc_id in case_file.documents and may_see_file(office, case_file, person)
        for case_file in office.case_files.values()
    )


def reads_only_lent(office: Office, doc_id: str, person: str) -> bool:
    """Whether nothing but a loan of the archive's lets the person read the document."""
    if not office.lending.requests or not may_see_document(office, doc_id, person):
        return False
    return not may_see_document(replace(office, lending=type(office.lending)()), doc_id, person)


def access_warnings(office: Office) -> tuple[AccessWarning, ...]:
    """All changes of rights that wait for confirmation, by file in order of opening."""
    people = office.scenario.people_by_id
    return tuple(
        AccessWarning(
            case_file.name,
            right,
            f"{people[right.changed_by].full_name} đổi quyền của {people[right.person].full_name} đối với hồ sơ "
            f"{case_file.name} thành “{LEVEL_TEXTS[right.level]}” ngày {right.changed_on:%d/%m/%Y}, "
            "chưa có xác nhận của người có thẩm quyền.",
        )
        for case_file in office.case_files.values()
        for right in case_file.access
        if not right.is_confirmed
    )


def may_confirm(office: Office, case_file: CaseFile, person: str) -> bool:
    """Whether the person has the authority to confirm a change of rights to the file."""
    return _answers_for(office, case_file, person)


def may_share(office: Office, case_file: CaseFile, person: str) -> bool:
    """Whether the rights to the file are the person's to change; who gives them may also see who made use of them."""
    try:
        _file_to_share(office, case_file.name, person)
    except Refusal:
        return False
    return True


def grant_access(office: Office, action: GrantAccess, person: str) -> Office:
    """Phụ lục VI phần I mục III.3.b: give one person a right to one file."""
    case_file = _file_to_share(office, action.file_notation, person)
    refuse_past_period(office, case_file)
    _refuse_stranger(office, action.person)
    if action.level not in ("view", "edit"):
        raise Refusal("unknown_level")
    level: Level = "view" if action.level == "view" else "edit"
    if action.person == case_file.opener:
        raise Refusal("opener_has_access", notation=case_file.name)
    old = _right(case_file, action.person)
    if old is not None and old.level == level:
        raise Refusal("has_that_right", name=_name(office, action.person), notation=case_file.name)
    return _with_right(office, case_file, AccessRight(action.person, level, person, office.today))


def withdraw_access(office: Office, action: WithdrawAccess, person: str) -> Office:
    """Take a given right back; what a post brings with it goes with the post (IV.1.đ), not here."""
    case_file = _file_to_share(office, action.file_notation, person)
    _refuse_stranger(office, action.person)
    old = _right(case_file, action.person)
    if old is None or old.level == "none":
        raise Refusal("no_right_to_withdraw", name=_name(office, action.person), notation=case_file.name)
    return _with_right(office, case_file, AccessRight(action.person, "none", person, office.today))


def confirm_access_change(office: Office, action: ConfirmAccessChange, person: str) -> Office:
    """Phụ lục VI phần I mục III.3.c: the warning ends when a person with authority confirms."""
    case_file = known_file(office, action.file_notation)
    if not may_confirm(office, case_file, person):
        raise Refusal("may_not_confirm", notation=case_file.name)
    right = _right(case_file, action.person)
    if right is None or right.is_confirmed:
        raise Refusal("nothing_to_confirm", notation=case_file.name)
    return _with_right(office, case_file, replace(right, confirmed_by=person))


def view_case_file(office: Office, action: ViewCaseFile, person: str) -> Office:
    """Changes nothing; the journal's line is the access history."""
    case_file = known_file(office, action.file_notation)
    if not may_see_file(office, case_file, person):
        refuse_past_period(office, case_file)
        if case_file.status == "accepted":
            raise Refusal("may_not_see_archived", notation=case_file.name)
        raise Refusal("may_not_see_file", notation=case_file.name)
    return office


def view_document(office: Office, action: ViewDocument, person: str) -> Office:
    """Changes nothing; the journal's line is the access history."""
    if office.document(action.doc_id) is None:
        raise Refusal("unknown_document")
    if not may_see_document(office, action.doc_id, person):
        raise Refusal("document_past_period" if document_state(office, action.doc_id) else "may_not_see_document")
    return office


def _file_to_share(office: Office, file_notation: str, person: str) -> CaseFile:
    """The file, if its rights are the person's to change: opener's or superior's, the archive's once accepted."""
    case_file = known_file(office, file_notation)
    if not reads_on(office, person):
        refuse_past_period(office, case_file)
    at_archive = case_file.status not in _NOT_YET_AT_THE_ARCHIVE
    archivist = at_archive and "archivist" in office.roles_of(person)
    opener = not at_archive and case_file.opener == person
    if not (opener or archivist or _answers_for(office, case_file, person)):
        raise Refusal("may_not_share", notation=file_notation)
    return case_file


def _answers_for(office: Office, case_file: CaseFile, person: str) -> bool:
    roles = office.roles_of(person)
    if roles & _SEE_ALL_FILES:
        return True
    people = office.scenario.people_by_id
    opener = people.get(case_file.opener)
    return "head_of_unit" in roles and opener is not None and people[person].unit == opener.unit


def _is_on_its_way(office: Office, document: Document, person: str) -> bool:
    """Whoever directs, does or gets to know of the work has to read what it is about (Điều 24)."""
    if any(person in (one.person, *one.to_persons, *one.informed) for one in office.handling.of(document.doc_id)):
        return True
    if "head_of_unit" not in office.roles_of(person):
        return False
    people = office.people_by_id
    handlers = (people.get(one) for one in (document.lead, *document.support) if one is not None)
    return any(one is not None and one.unit == people[person].unit for one in handlers)


def _with_right(office: Office, case_file: CaseFile, right: AccessRight) -> Office:
    others = tuple(one for one in case_file.access if one.person != right.person)
    return office.with_file(replace(case_file, access=(*others, right)))


def _right(case_file: CaseFile, person: str) -> AccessRight | None:
    return next((one for one in case_file.access if one.person == person), None)


def _name(office: Office, person: str) -> str:
    return office.scenario.people_by_id[person].full_name


def _refuse_stranger(office: Office, person: str) -> None:
    if person not in office.scenario.people_by_id:
        raise Refusal("unknown_person")


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType(
    {
        GrantAccess: grant_access,
        WithdrawAccess: withdraw_access,
        ConfirmAccessChange: confirm_access_change,
        ViewCaseFile: view_case_file,
        ViewDocument: view_document,
        Freeze: freeze,
        Unfreeze: unfreeze,
    }
)
