"""What comes is taken in, sent back, passed on or registered as Điều 21 and 22 have it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from hoso_kit.office.forms import incoming_register_form
from hoso_kit.office.office import Office
from hoso_kit.office.receiving_actions import (
    DigitiseDocument,
    ForwardUnopened,
    HandBackDelivery,
    NoteSecretPaper,
    ReceiveDelivery,
    RefuseDelivery,
    RegisterIncoming,
)
from hoso_kit.office.receiving_registration import next_arrival_number
from hoso_kit.office.receiving_views import (
    delivery_facts,
    duplicates_of_delivery,
    trace_of,
    waiting_deliveries,
)
from hoso_kit.office.scenario import ScenarioError, make_scenario, unstructure_scenario
from tests.incoming.incoming_world import (
    ANN,
    BEN,
    DELIVERIES,
    SCENARIO,
    TODAY,
    TUESDAY,
    message,
    play,
    refused,
    refused_somehow,
    registered,
    typed,
    until,
)

# the practice office's own register is of another year
LAST = 0


def test_a_delivery_is_there_from_its_day_on() -> None:
    """Nothing is seen or taken in before the day on which it comes."""
    assert "g9" not in [one.delivery_id for one in waiting_deliveries(play())]
    refused("unknown_delivery", ReceiveDelivery("g9"), play())
    assert "g9" in [one.delivery_id for one in waiting_deliveries(play(until(TUESDAY)))]


def test_a_message_is_registered_with_the_fields_that_it_carries() -> None:
    """Điều 22.3.b: number and date of arrival are the system's, the other fields come with the message."""
    office = play(*registered(1))
    document = office.known_document("s1")
    sent = SCENARIO.deliveries[0].document
    assert (document.arrival_number, document.arrival_date) == (LAST + 1, TODAY)
    assert replace(document, arrival_number=None, arrival_date=None) == sent
    assert delivery_facts(office, "g1").arrival_number == LAST + 1
    refused("fields_come_with_message", RegisterIncoming("g1", subject="Gõ"), play(ReceiveDelivery("g1")))


def test_one_series_for_messages_and_paper_that_begins_anew_each_year() -> None:
    """Điều 22.2: one series a year for both carriers, from 1 on 1 January."""
    office = play(*registered(1), ReceiveDelivery("g4"), typed())
    assert office.known_document("s4").arrival_number == LAST + 2
    next_year = play(until(SCENARIO.deliveries[-1].delivered_date), *registered(10), office=office)
    assert next_year.known_document("s10").arrival_number == 1
    assert next_arrival_number(next_year) == 2


def test_registering_wants_receiving_first() -> None:
    """Điều 20: the order of the work."""
    refused("not_received", RegisterIncoming("g1"), play())


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("register_fields_blank", {"subject": "  "}),
        ("register_fields_blank", {"organ_name": None}),
        ("register_field_long", {"subject": "x" * 501}),
        ("register_field_long", {"code_notation": "x" * 31}),
        ("issued_in_future", {"issued_date": TUESDAY}),
        ("unknown_urgency", {"urgency": "Gấp"}),
    ],
)
def test_a_paper_document_needs_its_fields(code: str, changes: dict[str, object]) -> None:
    """Điều 22.1: full and readable facts; blank, too long or impossible ones are refused."""
    refused(code, typed(**changes), play(ReceiveDelivery("g4")))


def test_what_is_typed_wrong_passes() -> None:
    """A wrong number is a mistake that an inspector finds by the sheet, not a refusal."""
    office = play(ReceiveDelivery("g4"), typed(code_number="44"))
    assert office.known_document("s4").code_number == "44"
    assert office.scenario.deliveries[3].document.code_number == "4"


def test_a_refused_delivery_goes_back_with_its_reason() -> None:
    """Điều 21.2.b: the sender reads why; afterwards nothing more is done with it."""
    refused("short_refusal_reason", RefuseDelivery("g1", "Sai  "), play())
    office = play(RefuseDelivery("g1", "Gửi sai nơi nhận, đề nghị gửi lại"))
    assert [one.status for one in trace_of(office, "g1")] == ["01", "02"]
    assert "Gửi sai nơi nhận" in trace_of(office, "g1")[-1].text
    refused("delivery_decided", ReceiveDelivery("g1"), office)
    refused("delivery_decided", RegisterIncoming("g1"), office)
    refused("already_received", ReceiveDelivery("g2"), play(ReceiveDelivery("g2")))


def test_a_wrong_decision_passes() -> None:
    """Whether a signature holds is the clerk's to see: the office takes a tampered message in without a word."""
    bad = replace(message(1), signature="tampered", to_organ_id="H99.999")
    office = play(*registered(1), office=Office(replace(SCENARIO, deliveries=(bad,))))
    assert office.document("s1") is not None


def test_an_envelope_by_name_goes_unopened_and_may_come_back() -> None:
    """Điều 21.1.b: nobody at the registry reads it; the one named gives back what is the office's business."""
    assert delivery_facts(play(), "g6").document is None
    office = play(ForwardUnopened("g6", ANN))
    assert delivery_facts(office, "g6").document is None
    refused("not_forwarded_to_you", (BEN, HandBackDelivery("g6")), office)
    refused("delivery_decided", ReceiveDelivery("g6"), office)
    back = play((ANN, HandBackDelivery("g6")), office=office)
    assert delivery_facts(back, "g6").document is not None
    fields = {name: getattr(typed(), name) for name in ("issued_date", "organ_name", "type_name", "subject")}
    done = play(RegisterIncoming("g6", **fields), office=back)
    assert done.known_document("s6").arrival_number == LAST + 1
    refused("no_envelope", ForwardUnopened("g1", ANN), play())
    refused("unknown_receiver", ForwardUnopened("g6", "x"), play())
    refused("already_received", ForwardUnopened("g6", ANN), play(ReceiveDelivery("g6")))


def test_an_envelope_without_a_number_is_named_by_its_day() -> None:
    """No id of ours is told to the clerk: what he sees on the row is sender and day."""
    told = ForwardUnopened("g6", ANN).describe(play())
    assert "g6" not in told
    assert f"đến ngày {delivery_facts(play(), 'g6').delivered_date:%d/%m/%Y}" in told


def test_secrets_do_not_go_on_the_connected_system() -> None:
    """Điều 22.4: a secret message is refused; a secret paper goes into its own register and leaves no content here."""
    refused("secret_message", ReceiveDelivery("g3"), play())
    assert delivery_facts(play(RefuseDelivery("g3", "Văn bản mật gửi qua mạng")), "g3").state == "refused"
    refused("secret_registered_apart", RegisterIncoming("g5"), play(ReceiveDelivery("g5")))
    office = play(ReceiveDelivery("g5"), NoteSecretPaper("g5"))
    assert office.own_documents == {}
    assert delivery_facts(office, "g5").document is None
    assert delivery_facts(office, "g5").state_text.startswith("Đã vào sổ văn bản mật")
    refused("not_secret_paper", NoteSecretPaper("g4"), play())
    refused("not_secret_paper", NoteSecretPaper("g3"), play())


def test_duplicates_warn_and_pass() -> None:
    """III.1.h: the same identifier, or all three of number, notation and body; registering is allowed."""
    office = play(*registered(1))
    assert duplicates_of_delivery(office, "g7") == ("s1",)
    assert duplicates_of_delivery(office, "g8") == ("s1",)
    assert duplicates_of_delivery(office, "g2") == ()
    assert duplicates_of_delivery(office, "g1") == ()
    assert play(*registered(7), office=office).known_document("s7").arrival_number == LAST + 2


def test_the_sender_learns_the_same_day() -> None:
    """Điều 21.2.c: late from the first working day on that passed without an answer."""
    assert not delivery_facts(play(), "g1").is_late
    assert delivery_facts(play(until(TUESDAY)), "g1").is_late
    assert not delivery_facts(play(ReceiveDelivery("g1"), until(TUESDAY)), "g1").is_late


def test_a_paper_document_is_scanned() -> None:
    """Điều 22.3.b: only registered paper; below 200 dpi passes here."""
    office = play(ReceiveDelivery("g4"), typed(), *registered(1))
    scanned = play(DigitiseDocument("s4", 150, False), office=office).receiving.digitisation_of("s4")
    assert scanned is not None
    assert (scanned.resolution, scanned.is_colour) == (150, False)
    assert scanned.page_amount == office.known_document("s4").page_amount == DELIVERIES[3].document.page_amount
    refused("no_paper_to_digitise", DigitiseDocument("s1", 200, True), office)
    refused("bad_scan_facts", DigitiseDocument("s4", 0, True), office)
    refused("unknown_document", DigitiseDocument("none", 200, True), office)
    secret = office.with_document(replace(office.known_document("s4"), secrecy="Mật"))
    refused("secret_not_digitised", DigitiseDocument("s4", 200, True), secret)


def test_only_the_registry_receives() -> None:
    """Điều 20–22: the registry's work is refused to every other role."""
    for action in (ReceiveDelivery("g1"), RefuseDelivery("g1", "Gửi sai nơi nhận"), ForwardUnopened("g6", ANN)):
        refused_somehow((ANN, action), play())
    refused_somehow((ANN, RegisterIncoming("g1")), play(ReceiveDelivery("g1")))


def test_the_register_shows_what_was_registered() -> None:
    """Phụ lục IV: the register has the new line with the day and the next number."""
    office = play(*registered(1))
    row = incoming_register_form(office).rows[-1].cells
    assert row[:2] == ("13/12/2024", str(LAST + 1))


def test_a_situation_with_deliveries_is_read_back_and_checked() -> None:
    """Deliveries are part of the situation: the same after JSON; ids that stand twice are named."""
    text = json.dumps(unstructure_scenario(SCENARIO), default=lambda day: day.isoformat())
    assert make_scenario(json.loads(text)) == SCENARIO
    twice = json.loads(text)
    twice["deliveries"].append(twice["deliveries"][0])
    with pytest.raises(ScenarioError, match="deliveries"):
        make_scenario(twice)
