"""Files past their period are destroyed by decision only, once and for good; their entry stays (III.7.a)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hoso_kit.office.access import may_see_document, may_see_file
from hoso_kit.office.access_actions import Freeze, GrantAccess, Unfreeze, ViewCaseFile, ViewDocument
from hoso_kit.office.access_history import use_history
from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.contents import contents_list
from hoso_kit.office.disposal_actions import (
    DecideDestruction,
    DeclineDestruction,
    DestroyCaseFiles,
    ProposeDestruction,
)
from hoso_kit.office.filing_actions import FileDocument, OpenUnlistedCaseFile
from hoso_kit.office.journal import Journal, compose
from hoso_kit.office.notices import notices
from hoso_kit.office.office import Office
from hoso_kit.office.transferring_lists import list_for_review
from tests.transfer.archive_world import (
    ARCHIVIST,
    DOCS,
    HEAD,
    MATE,
    ME,
    SCENARIO,
    A,
    B,
    C,
    D,
    Step,
    accepted,
    closed,
    play,
    refused,
)

DAY = date(2027, 2, 1)
COUNCIL, DECIDED = date(2027, 1, 20), date(2027, 1, 28)
GIVEN: list[Step] = [
    *accepted(A, "2 năm"),
    *accepted(B, "2 năm"),
    *accepted(C, "Vĩnh viễn"),
    *closed(D, "2 năm"),
    AdvanceClock(DAY),
]
PROPOSE: Step = (ARCHIVIST, ProposeDestruction((A, B), "05/BB-UBND", COUNCIL))
DECIDE: Step = (HEAD, DecideDestruction("XH-2027-01", (A,), "12/QĐ-UBND", DECIDED))
DESTROY: Step = (ARCHIVIST, DestroyCaseFiles("XH-2027-01", (A,), "03/BB-UBND"))
OFFICE = play(*GIVEN)
PROPOSED = play(PROPOSE, office=OFFICE)
WITH_DECISION = play(DECIDE, office=PROPOSED)
DONE = play(DESTROY, office=WITH_DECISION)


def kinds(office: Office, person: str) -> set[str]:
    return {one.kind for one in notices(office, person) if one.kind.startswith("destruction")}


def test_archivist_head_archivist() -> None:
    """Proposed by one, decided by another, carried out by the first; each is told when it is his turn."""
    assert kinds(PROPOSED, HEAD) == {"destruction_to_decide"}
    assert kinds(WITH_DECISION, HEAD) == set()
    assert kinds(WITH_DECISION, ARCHIVIST) == {"destruction_to_do"}
    assert kinds(DONE, ARCHIVIST) == set()
    assert DONE.disposal.is_destroyed(A)
    assert not DONE.disposal.is_destroyed(B)


def test_only_the_decided_file_is_gone_and_the_other_is_kept_on() -> None:
    """B was proposed and not decided: it is still read by the archive and may be proposed anew."""
    assert [line.case_file.name for line in list_for_review(DONE)] == [B, D]
    assert may_see_document(DONE, DONE.case_files[B].documents[0], ARCHIVIST)
    again = play((ARCHIVIST, ProposeDestruction((B,), "06/BB-UBND", DAY)), office=DONE)
    assert again.disposal.proposals[-1].proposal_id == "XH-2027-02"


def _apart() -> Office:
    """As `DONE`, but with a document that lies in A alone and one that also lies in a file that goes on."""
    steps: list[Step] = [
        *accepted(A, "2 năm"),
        OpenUnlistedCaseFile("50.VHXH", "Hồ sơ việc tiếp theo", "10 năm", ME, date(2024, 1, 2)),
        FileDocument("50.VHXH", (DOCS[0],)),
        AdvanceClock(DAY),
        (ARCHIVIST, ProposeDestruction((A,), "05/BB-UBND", COUNCIL)),
        DECIDE,
        DESTROY,
    ]
    return play(*steps)


def test_documents_are_read_by_nobody_any_more_unless_another_file_holds_them() -> None:
    """Neither archive nor head nor who wrote it; what lies in a living file stays with that file."""
    office = _apart()
    assert office.disposal.destroyed_documents == {DOCS[1]}
    assert not [one.person_id for one in SCENARIO.people if may_see_document(office, DOCS[1], one.person_id)]
    refused("document_destroyed", (ARCHIVIST, ViewDocument(DOCS[1])), office)
    assert may_see_document(office, DOCS[0], ME)
    play(ViewDocument(DOCS[0]), office=office)


def test_the_entry_and_the_contents_list_stay_with_archive_and_head() -> None:
    """Title, period, contents list, decision and record are there; nobody else sees the file."""
    office = _apart()
    case_file = office.case_files[A]
    assert len(contents_list(office, case_file)) == 2
    assert may_see_file(office, case_file, ARCHIVIST)
    assert may_see_file(office, case_file, HEAD)
    assert not may_see_file(office, case_file, ME)
    play((ARCHIVIST, ViewCaseFile(A)), office=office)
    by = office.disposal.destroyed_by(A)
    assert by is not None
    assert by.decision is not None
    assert by.destruction is not None
    assert (by.council_symbol, by.decision.decision_symbol, by.destruction.record_symbol) == (
        "05/BB-UBND", "12/QĐ-UBND", "03/BB-UBND",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("code", "step"),
    [
        ("file_destroyed", (ARCHIVIST, GrantAccess(A, MATE, "view"))),
        ("file_destroyed", (ARCHIVIST, ProposeDestruction((A,), "07/BB-UBND", DAY))),
        ("file_destroyed", DESTROY),
        ("document_destroyed", (ME, FileDocument("50.VHXH", (DOCS[1],)))),
        ("document_destroyed", (ARCHIVIST, ViewDocument(DOCS[1]))),
    ],
)
def test_nothing_is_done_with_what_is_gone(code: str, step: Step) -> None:
    """The gate holds in every room, before the room's own rules."""
    refused(code, step, _apart())


@pytest.mark.parametrize(
    ("code", "office", "step"),
    [
        ("dispose_permanent", OFFICE, (ARCHIVIST, ProposeDestruction((A, C), "05/BB-UBND", COUNCIL))),
        ("dispose_not_held", OFFICE, (ARCHIVIST, ProposeDestruction((D,), "05/BB-UBND", COUNCIL))),
        ("dispose_none", OFFICE, (ARCHIVIST, ProposeDestruction((), "05/BB-UBND", COUNCIL))),
        ("not_opened", OFFICE, (ARCHIVIST, ProposeDestruction(("99.ZZ",), "05/BB-UBND", COUNCIL))),
        ("dispose_no_council", OFFICE, (ARCHIVIST, ProposeDestruction((A,), "  ", COUNCIL))),
        ("dispose_council_early", OFFICE, (ARCHIVIST, ProposeDestruction((A,), "05/BB-UBND", date(2026, 12, 31)))),
        ("dispose_future_day", OFFICE, (ARCHIVIST, ProposeDestruction((A,), "05/BB-UBND", DAY + timedelta(1)))),
        ("dispose_archivist", OFFICE, (HEAD, ProposeDestruction((A,), "05/BB-UBND", COUNCIL))),
        ("dispose_pending", PROPOSED, PROPOSE),
        ("dispose_pending", WITH_DECISION, (ARCHIVIST, ProposeDestruction((A,), "05/BB-UBND", COUNCIL))),
        ("dispose_head", PROPOSED, (ARCHIVIST, DecideDestruction("XH-2027-01", (A,), "12/QĐ-UBND", DECIDED))),
        ("dispose_head", PROPOSED, (ARCHIVIST, DeclineDestruction("XH-2027-01", "Còn cần cho thanh tra"))),
        ("dispose_unknown", PROPOSED, (HEAD, DecideDestruction("XH-1", (A,), "12/QĐ-UBND", DECIDED))),
        ("dispose_none", PROPOSED, (HEAD, DecideDestruction("XH-2027-01", (), "12/QĐ-UBND", DECIDED))),
        ("dispose_not_proposed", PROPOSED, (HEAD, DecideDestruction("XH-2027-01", (C,), "12/QĐ-UBND", DECIDED))),
        ("dispose_no_decision", PROPOSED, (HEAD, DecideDestruction("XH-2027-01", (A,), "", DECIDED))),
        ("dispose_decision_early", PROPOSED,
         (HEAD, DecideDestruction("XH-2027-01", (A,), "12/QĐ-UBND", COUNCIL - timedelta(1)))),
        ("dispose_future_day", PROPOSED,
         (HEAD, DecideDestruction("XH-2027-01", (A,), "12/QĐ-UBND", DAY + timedelta(1)))),
        ("use_reason_short", PROPOSED, (HEAD, DeclineDestruction("XH-2027-01", "Không"))),
        ("dispose_decided_already", WITH_DECISION, DECIDE),
        ("dispose_not_decided", PROPOSED, DESTROY),
        ("dispose_archivist", WITH_DECISION, (HEAD, DestroyCaseFiles("XH-2027-01", (A,), "03/BB-UBND"))),
        ("dispose_other_files", WITH_DECISION, (ARCHIVIST, DestroyCaseFiles("XH-2027-01", (A, B), "03/BB-UBND"))),
        ("dispose_other_files", WITH_DECISION, (ARCHIVIST, DestroyCaseFiles("XH-2027-01", (), "03/BB-UBND"))),
        ("dispose_no_record", WITH_DECISION, (ARCHIVIST, DestroyCaseFiles("XH-2027-01", (A,), " "))),
        ("dispose_done_already", DONE, (ARCHIVIST, DestroyCaseFiles("XH-2027-01", (), "03/BB-UBND"))),
    ],
)  # fmt: skip
def test_what_is_refused(code: str, office: Office, step: Step) -> None:
    """Each from a state in which nothing else is wrong."""
    refused(code, step, office)


def test_a_period_that_goes_on_or_ends_with_an_event_is_refused() -> None:
    """The day before the period is over nothing may be proposed, and of an event nobody knows the day."""
    office = play(*accepted(A, "2 năm"), AdvanceClock(date(2026, 12, 31)))
    refused("dispose_not_over", (ARCHIVIST, ProposeDestruction((A,), "05/BB-UBND", office.today)), office)
    office = play(*accepted(A, "Đến khi văn bản hết hiệu lực"), AdvanceClock(date(2090, 1, 1)))
    refused("dispose_no_day", (ARCHIVIST, ProposeDestruction((A,), "05/BB-UBND", office.today)), office)


def test_a_declined_proposal_keeps_all_files() -> None:
    """The head says why; the files may be proposed again."""
    kept = play((HEAD, DeclineDestruction("XH-2027-01", "Còn cần cho việc thanh tra")), office=PROPOSED)
    refused("dispose_not_decided", DESTROY, kept)
    again = play(PROPOSE, office=kept)
    assert [one.proposal_id for one in again.disposal.proposals] == ["XH-2027-01", "XH-2027-02"]


def test_a_frozen_file_is_not_destroyed_even_after_the_decision() -> None:
    """Who freezes a set for an inspection stops its destruction until the lock is lifted (IV.1.g)."""
    frozen = play((HEAD, Freeze("Thanh tra", (A,), "Theo yêu cầu của Đoàn thanh tra")), office=WITH_DECISION)
    refused("frozen", DESTROY, frozen)
    refused("frozen", PROPOSE, play((HEAD, Freeze("Thanh tra", (B,), "Theo yêu cầu")), office=OFFICE))
    lifted = play((HEAD, Unfreeze("Thanh tra", "Thanh tra xong")), DESTROY, office=frozen)
    assert lifted.disposal.is_destroyed(A)


def test_the_history_of_the_file_tells_it_and_replay_brings_it_about() -> None:
    """Proposal, decision and carrying out are uses of the file; the same journal gives the same state."""
    done = [one if isinstance(one, tuple) else (ME, one) for one in [*GIVEN, PROPOSE, DECIDE, DESTROY]]
    journal = Journal.parse(compose(SCENARIO, "hv001", done))
    office = journal.replay(SCENARIO)
    assert office == DONE
    lines = use_history(journal.entries, office, A)
    assert [one.person for one in lines[-3:]] == [ARCHIVIST, HEAD, ARCHIVIST]
    assert "12/QĐ-UBND" in lines[-2].text
