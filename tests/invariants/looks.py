"""Every look at an office that a screen, a paper or a list takes, with what must be true of each.

A look may raise its own declared error and nothing else; whatever else it raises is the kit's fault and passes
through to the test.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from random import Random

import pytest

from hoso_kit.office.access import access_warnings, may_see_document, visible_files
from hoso_kit.office.access_history import access_history, access_rows, system_use, use_history, view_counts
from hoso_kit.office.administration_conflicts import conflicts
from hoso_kit.office.drafting_boards import draft_history, drafts_board, superiors_for
from hoso_kit.office.duties import actions_of
from hoso_kit.office.export import ExportError, to_bag, to_xml
from hoso_kit.office.forms import (
    Form,
    FormError,
    case_file_list_form,
    closing_note_form,
    contents_form,
    copies_form,
    file_list_form,
    handover_record_form,
    incoming_progress_form,
    incoming_register_form,
    kept_copies_register_form,
    outgoing_progress_form,
    outgoing_register_form,
    personal_hand_over_form,
    post_register_form,
    retained_list_form,
    review_list_form,
    search_results_form,
    take_over_record_form,
    to_docx,
    to_html,
    to_xlsx,
    transfer_list_form,
)
from hoso_kit.office.handling_boards import handling_history, incoming_board, incoming_facts, overdue_board
from hoso_kit.office.issuing_boards import (
    copies_of,
    issued,
    receipts_of,
    to_issue,
    to_keep,
    to_number,
    to_seal,
)
from hoso_kit.office.issuing_state import all_papers
from hoso_kit.office.journal import Entry
from hoso_kit.office.listing_papers import list_form
from hoso_kit.office.listing_review import review_file_list
from hoso_kit.office.listing_rows import list_rows, list_totals, list_years, next_actions, units_without_entries
from hoso_kit.office.listing_state import year_list
from hoso_kit.office.messages import MessageFault, build_message, build_recall, build_status, read_message
from hoso_kit.office.messages.values import Address
from hoso_kit.office.messaging_views import (
    is_carried_out,
    news_for_sender,
    open_recalls,
    sent_messages,
    unsent_messages,
)
from hoso_kit.office.notices import notices
from hoso_kit.office.office import Office
from hoso_kit.office.paper import closing_duties
from hoso_kit.office.receiving import deliveries
from hoso_kit.office.receiving_views import delivery_facts, trace_of, waiting_deliveries
from hoso_kit.office.retaining import retained_list
from hoso_kit.office.retaining_hand_over import hand_over_record, left_behind
from hoso_kit.office.search import search_office
from hoso_kit.office.statistics import (
    GROUPINGS,
    Standing,
    account_lines,
    file_lines,
    form3,
    never_filed,
    office_rows,
    ratings,
    unfiled_lines,
)
from hoso_kit.office.statistics.of_office import led_documents
from hoso_kit.office.transferring_checks import transfer_checks
from hoso_kit.office.transferring_lists import (
    batch_contents,
    due_list,
    historical_candidates,
    late_transfers,
    list_for_review,
    waiting_list,
)
from hoso_kit.office.transferring_papers import handover_record_of, retained_list_of, transfer_list_of

WRITERS: Sequence[Callable[[Form], object]] = (to_html, to_docx, to_xlsx)


def look_everywhere(office: Office, entries: Sequence[Entry], rnd: Random) -> None:
    """All of them but the slow ones (papers on disk, search), for everybody of the office."""
    _look_at_lists(office)
    _look_at_transfers(office)
    _look_at_statistics(office)
    _look_at_post(office)
    _look_at_outgoing(office)
    _look_at_history(office, entries)
    for person in office.scenario.people:
        _look_as(office, person.person_id)
    for form in papers(office):
        assert to_html(form)
    person = office.scenario.people[rnd.randrange(len(office.scenario.people))].person_id
    query = ("", "báo cáo", "15/QĐ", '"', "hồ sơ năm 2023")[rnd.randrange(5)]
    answer = search_office(office, {"query": query}, person)
    # a screen gets it as JSON
    json.dumps(answer)


def papers(office: Office) -> list[Form]:
    """Every paper of `FORMS` that there is in this state, for each thing that it is about."""
    found = [
        file_list_form(office.scenario), case_file_list_form(office), incoming_register_form(office),
        incoming_progress_form(office), outgoing_register_form(office), outgoing_progress_form(office),
        copies_form(office), review_list_form(office),
        post_register_form(office), kept_copies_register_form(office),
        search_results_form(office, office.scenario.person, {"query": "báo cáo"}),
    ]  # fmt: skip
    for case_file in office.case_files.values():
        found.append(contents_form(office, case_file))
        if case_file.sheet_total or case_file.has_closing_note:
            found.append(closing_note_form(office, case_file, case_file.sheet_total))
        else:
            with pytest.raises(FormError):
                closing_note_form(office, case_file, case_file.sheet_total)
    for batch in office.transfers.batches:
        found.append(transfer_list_form(transfer_list_of(office, batch.batch_id)))
        found.append(handover_record_form(handover_record_of(office, batch.batch_id)))
    for person in office.scenario.people:
        found.append(retained_list_form(retained_list_of(office, person.person_id)))
        found.append(personal_hand_over_form(office, person.person_id))
    found += [take_over_record_form(office, former) for former in office.scenario.former_offices]
    for year in list_years(office):
        listed = year_list(office, year)
        assert listed is not None
        # a draft with gaps says that it can't be printed yet
        if any(not (entry.maintenance and entry.creator) for entry in listed.entries()):
            with pytest.raises(FormError):
                list_form(office, listed)
        else:
            found.append(list_form(office, listed))
    return found


def exports(office: Office, rnd: Random) -> dict[str, bytes]:
    """What leaves the office as files: one case file as XML and package, one paper in both formats."""
    found = {}
    names = list(office.case_files)
    if names:
        name = names[rnd.randrange(len(names))]
        for kind, write in (("xml", to_xml), ("bag", to_bag)):
            # what Phụ lục VI has no room for is told, and nothing goes out
            with suppress(ExportError):
                found[f"{name} {kind}"] = write(office, name)
    forms = papers(office)
    form = forms[rnd.randrange(len(forms))]
    found[f"{form.form_id} docx"] = to_docx(form)
    found[f"{form.form_id} xlsx"] = to_xlsx(form)
    return found


def _look_at_lists(office: Office) -> None:
    for year in list_years(office):
        listed = year_list(office, year)
        assert listed is not None
        totals, entries = list_totals(listed), listed.entries()
        assert totals.total == len(entries) == totals.permanent + totals.temporary + totals.undated
        rows = list_rows(office, listed)
        assert sum(row.kind == "entry" for row in rows) == len(entries)
        assert [heading.ordinal for heading in listed.headings] == list(range(1, len(listed.headings) + 1))
        notations = [entry.file_notation for entry in entries]
        assert len(notations) == len(set(notations)), "a notation stands twice on the list"
        review_file_list(office, listed)
        units_without_entries(office, listed)
        for person in office.people_by_id:
            next_actions(office, year, person)


def _look_at_transfers(office: Office) -> None:
    files = office.case_files.values()
    assert {one.name for one in waiting_list(office)} == {one.name for one in files if one.status == "submitted"}
    waiting = {line.case_file.name for line in due_list(office)}
    assert waiting == {one.name for one in files if one.status in ("closed", "returned", "retained")}
    assert {row.case_file.name for row in retained_list(office)} == {
        one.name for one in files if one.status == "retained"
    }
    assert all(line.days_late > 0 for line in late_transfers(office))
    assert not {line.case_file.name for line in list_for_review(office)} & {
        name for proposal in office.disposal.proposals for name in proposal.destroyed
    }
    historical_candidates(office)
    list_for_review(office)
    for one in files:
        closing_duties(office, one)
        transfer_checks(office, one)
    for batch in office.transfers.batches:
        contents = batch_contents(office, batch.batch_id)
        assert contents.file_total == len(contents.lines)
        assert contents.doc_total == sum(len(line.case_file.documents) for line in contents.lines)
        assert contents.page_total == sum(office.page_total(line.case_file) for line in contents.lines)
        assert len(transfer_list_of(office, batch.batch_id).lines) == contents.file_total
    for person in office.people_by_id:
        left_behind(office, person)
        hand_over_record(office, person)


def _look_at_statistics(office: Office) -> None:
    rows = office_rows(office)
    led = len(led_documents(office))
    # files of another fonds are the former office's work
    own = sum(not one.fonds for one in office.case_files.values())
    assert sum(row.files for row in rows) == own
    assert sum(row.documents for row in rows) == led
    for grouping in GROUPINGS:
        table = form3(rows, grouping)
        for place in range(len(table.total.counts)):
            assert table.total.counts[place] == sum(line.counts[place] for line in table.lines)
        assert (table.total.led, table.total.files) == (led, own)
    assert len(unfiled_lines(office)) == sum(row.documents for row in rows if row.standing is Standing.UNFILED)
    never_filed(office)
    file_lines(office)
    account_lines(office)
    ratings(rows)


def _look_at_post(office: Office) -> None:
    incoming_facts(office)
    assert all(one.is_overdue or one.is_submitted_late for one in overdue_board(office))
    undecided = {"waiting", "received", "handed_back"}
    assert {one.delivery_id for one in waiting_deliveries(office)} == {
        one.delivery_id for one in deliveries(office) if office.receiving.state_of(one.delivery_id) in undecided
    }
    for one in deliveries(office):
        facts = delivery_facts(office, one.delivery_id)
        assert (facts.arrival_number is not None) == (facts.state == "registered")
        assert trace_of(office, one.delivery_id)
    for document in office.documents:
        if document.direction == "incoming":
            handling_history(office, document.doc_id)
    for arrival in office.messaging.arrivals:
        news_for_sender(office, arrival)
        with suppress(MessageFault):
            read_message(build_status(office, arrival))
    for notice in office.messaging.recalls:
        assert (notice in open_recalls(office)) != is_carried_out(office, notice)
    assert len(sent_messages(office)) == len(office.messaging.sent)
    unsent_messages(office)
    for sent in office.messaging.sent:
        with suppress(MessageFault):
            read_message(build_recall(office, sent))
        with suppress(MessageFault):
            read_message(build_message(office, sent.doc_id, Address(sent.to_organ_id, sent.recipient), b"%PDF-1.7"))


def _look_at_outgoing(office: Office) -> None:
    boards = [one.document.doc_id for board in (to_number, to_seal, to_issue) for one in board(office)]
    assert sorted(boards) == sorted(
        doc.doc_id for doc, one in all_papers(office) if one.stage in ("signed", "numbered", "sealed")
    )
    to_keep(office)
    years = {document.issued_date.year for document in office.documents}
    numbered = sum(paper.numbered_date is not None for _, paper in all_papers(office))
    assert sum(len(issued(office, year)) for year in years) == numbered
    for doc_id in office.outgoing.papers:
        draft_history(office, doc_id)
        receipts_of(office, doc_id)
        copies_of(office, doc_id)


def _look_at_history(office: Office, entries: Sequence[Entry]) -> None:
    access_history(entries)
    views = view_counts(entries, office.scenario)
    assert views.total == sum(views.case_files.values()) + sum(views.documents.values())
    use = system_use(entries, office.scenario)
    assert use.total == sum(use.days.values()) == sum(entry.kind == "action" for entry in entries)
    rows = access_rows(entries, office)
    assert len(rows) == len(office.case_files) + len(office.documents)
    assert sum(row.views for row in rows) <= views.total
    for item in (*office.case_files, *office.own_documents):
        use_history(entries, office, item)


def _look_as(office: Office, person: str) -> None:
    assert all(one.text for one in notices(office, person))
    assert all(one.part for one in incoming_board(office, person))
    seen = visible_files(office, person)
    gone = office.disposal.destroyed_documents
    assert all(may_see_document(office, doc_id, person) != (doc_id in gone) for one in seen for doc_id in one.documents)
    assert not any(may_see_document(office, doc_id, person) for doc_id in gone)
    for row in drafts_board(office, person):
        superiors_for(office, row.document.doc_id, person)
    actions_of(office, person)
    access_warnings(office)
    conflicts(office)
