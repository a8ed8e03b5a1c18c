"""A document goes from one office to another and everything that becomes of it comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.handling_actions import CancelIncoming, DirectDocument, ResolveDocument, SubmitIncoming
from hoso_kit.office.issuing_actions import RecallDocument
from hoso_kit.office.issuing_state import paper_of
from hoso_kit.office.messages import RecallMessage, StatusMessage, build_recall, build_status, read_message
from hoso_kit.office.messaging_actions import RecordStatus, SendMessage, SendRecall, SendStatus
from hoso_kit.office.messaging_views import (
    deliver_action,
    news_for_sender,
    open_recalls,
    recall_action,
    sent_messages,
    status_action,
    unsent_messages,
)
from hoso_kit.office.receiving_actions import ReceiveDelivery, RefuseDelivery, RegisterIncoming
from tests.messages.message_world import (
    CHIEF,
    CLERK,
    COMMUNE,
    COMMUNE_ID,
    DISTRICT,
    DISTRICT_ID,
    DOC,
    PDF,
    REGISTRY,
    TO,
    Player,
    draft,
    issue,
    send,
    take_in,
)


def tell(commune: Player, district: Player, delivery_id: str) -> None:
    """The commune's news go back and the district takes them in."""
    commune.do(REGISTRY, SendStatus(delivery_id))
    arrival = commune.office.messaging.arrival_of(delivery_id)
    assert arrival is not None
    message = read_message(build_status(commune.office, arrival))
    assert isinstance(message, StatusMessage)
    assert message.recipient.organ_id == DISTRICT_ID
    district.do(REGISTRY, status_action(message))


def receipt(district: Player) -> str:
    """How it stands with the commune."""
    paper = paper_of(district.office, DOC)
    assert paper is not None
    found = paper.receipt_of(TO)
    assert found is not None
    return found.status


def test_a_document_travels_and_all_states_come_back() -> None:
    """Arrived, received, registered, assigned, done: each step at the receiver moves the sender's receipt."""
    district, commune = issue(Player(DISTRICT)), Player(COMMUNE)
    (waiting,) = unsent_messages(district.office)
    assert waiting.contact is not None
    assert waiting.contact.organ_id == COMMUNE_ID
    data = send(district)
    assert unsent_messages(district.office) == ()
    delivery_id = take_in(commune, data)
    seen = [receipt(district)]
    tell(commune, district, delivery_id)
    seen.append(receipt(district))
    commune.do(REGISTRY, ReceiveDelivery(delivery_id), RegisterIncoming(delivery_id))
    tell(commune, district, delivery_id)
    seen.append(receipt(district))
    doc_id = commune.office.receiving.receipts_of(delivery_id)[-1].doc_id
    commune.do(REGISTRY, SubmitIncoming(doc_id, CHIEF)).do(CHIEF, DirectDocument(doc_id, "Giao VHXH.", CLERK))
    tell(commune, district, delivery_id)
    seen.append(receipt(district))
    commune.do(CLERK, ResolveDocument(doc_id, "Đã báo cáo."))
    assert [one.text for one in news_for_sender(commune.office, commune.office.messaging.arrivals[0])] == [
        "Đã giải quyết"
    ]
    tell(commune, district, delivery_id)
    seen.append(receipt(district))
    assert seen == ["sent", "arrived", "received", "assigned", "done"]
    registered = commune.office.known_document(doc_id)
    sent = district.office.known_document(DOC)
    assert registered.arrival_number == 1 + max(d.arrival_number or 0 for d in commune.office.scenario.documents)
    for field in ("symbol", "issued_date", "organ_name", "subject", "body", "signer", "identifier", "due_date"):
        assert getattr(registered, field) == getattr(sent, field)
    assert any("số đến" in line.text for line in district.office.messaging.sent[0].trace)
    assert district.replayed() == district.office
    assert commune.replayed() == commune.office


def test_a_refusal_comes_back_with_its_reason() -> None:
    """What the receiver sends back shows at the sender with the words of the refusal (Điều 21 khoản 2 điểm b)."""
    district, commune = issue(Player(DISTRICT)), Player(COMMUNE)
    delivery_id = take_in(commune, send(district))
    commune.do(REGISTRY, RefuseDelivery(delivery_id, "Gửi nhầm nơi nhận, không thuộc xã."))
    tell(commune, district, delivery_id)
    (row,) = sent_messages(district.office)
    assert row.receipt is not None
    assert (row.receipt.status, "nhầm nơi nhận" in row.receipt.note) == ("refused", True)


@pytest.mark.parametrize("is_registered", [True, False])
def test_a_recall_arrives_and_its_carrying_out_comes_back(is_registered: bool) -> None:
    """A registered document is cancelled, an unregistered one sent back; both answer the recall (Điều 18 khoản 4)."""
    district, commune = issue(Player(DISTRICT)), Player(COMMUNE)
    delivery_id = take_in(commune, send(district))
    sent = district.office.messaging.sent[0]
    district.refused("recall_of_valid", REGISTRY, SendRecall(sent.message_id))
    if is_registered:
        commune.do(REGISTRY, ReceiveDelivery(delivery_id), RegisterIncoming(delivery_id))
        tell(commune, district, delivery_id)
    district.do(CHIEF, RecallDocument(DOC, "Ban hành sai thẩm quyền.")).do(REGISTRY, SendRecall(sent.message_id))
    message = read_message(build_recall(district.office, sent))
    assert isinstance(message, RecallMessage)
    stranger = replace(message, sender=replace(message.sender, organ_id="000.00.99.H99"))
    commune.refused("recall_by_another", REGISTRY, recall_action(stranger))
    commune.do(REGISTRY, recall_action(message))
    commune.refused("recall_here_already", REGISTRY, recall_action(message))
    (notice,) = open_recalls(commune.office)
    assert notice.reason == "Ban hành sai thẩm quyền."
    if is_registered:
        doc_id = commune.office.receiving.receipts_of(delivery_id)[-1].doc_id
        commune.do(REGISTRY, CancelIncoming(doc_id, f"Thu hồi: {notice.reason}"))
    else:
        commune.do(REGISTRY, RefuseDelivery(delivery_id, f"Gửi lại theo thông báo thu hồi: {notice.reason}"))
    assert open_recalls(commune.office) == ()
    tell(commune, district, delivery_id)
    (row,) = sent_messages(district.office)
    assert row.state_text == "Đã hủy hoặc gửi lại theo thông báo thu hồi"
    district.refused("recall_sent_already", REGISTRY, SendRecall(sent.message_id))
    assert district.replayed() == district.office
    assert commune.replayed() == commune.office


def test_what_may_not_go_out_is_refused() -> None:
    """Drafts, paper documents, strangers to the list, a missing or own OrganId, a second time, other roles: refused."""
    district = Player(DISTRICT)
    district.do(CLERK, draft())
    pdf = "0" * 64
    district.refused("message_of_unissued", REGISTRY, SendMessage(DOC, TO, COMMUNE_ID, pdf))
    district = issue(Player(DISTRICT), carrier="paper")
    district.refused("message_of_paper", REGISTRY, SendMessage(DOC, TO, COMMUNE_ID, pdf))
    district = issue(Player(DISTRICT))
    district.refused("message_to_no_recipient", REGISTRY, SendMessage(DOC, "Sở Nội vụ", COMMUNE_ID, pdf))
    district.refused("message_without_organ_id", REGISTRY, SendMessage(DOC, TO, "../x", pdf))
    district.refused("message_to_oneself", REGISTRY, SendMessage(DOC, TO, DISTRICT_ID, pdf))
    district.refused("message_without_pdf", REGISTRY, SendMessage(DOC, TO, COMMUNE_ID, "không"))
    district.refused("only_registry", CLERK, SendMessage(DOC, TO, COMMUNE_ID, pdf))
    send(district)
    district.refused("message_sent_already", REGISTRY, SendMessage(DOC, TO, COMMUNE_ID, pdf))
    district.do(CHIEF, RecallDocument(DOC, "Ban hành sai thẩm quyền."))
    district.refused("message_of_recalled", REGISTRY, SendMessage(DOC, TO, COMMUNE_ID, pdf))


def test_what_may_not_come_in_is_refused() -> None:
    """The same message twice, one's own, one from a later day, one with impossible fields: refused."""
    district, commune = Player(DISTRICT), Player(COMMUNE)
    district.do(REGISTRY, AdvanceClock(date(2024, 12, 19)))
    data = send(issue(district))
    message = read_message(data)
    action = deliver_action(message)  # type: ignore[arg-type]
    district.refused("message_from_oneself", REGISTRY, action)
    commune.refused("message_of_tomorrow", REGISTRY, action)
    commune.do(REGISTRY, AdvanceClock(date(2024, 12, 19)))
    commune.refused("message_field_long", REGISTRY, replace(action, subject="d" * 501))
    commune.refused("message_malformed", REGISTRY, replace(action, message_id="khac_" + "0" * 20))
    commune.refused("only_registry", CLERK, action)
    commune.do(REGISTRY, action)
    commune.refused("message_here_already", REGISTRY, action)


def test_news_count_once_and_only_from_the_receiver() -> None:
    """News of an unknown message, of another office, malformed or without anything new change nothing."""
    district, commune = issue(Player(DISTRICT)), Player(COMMUNE)
    delivery_id = take_in(commune, send(district, pdf=PDF))
    known = district.office.messaging.sent[0].message_id
    line = (("01",), ("Đã đến",), ("2024-12-17",))
    district.refused("status_of_unknown", REGISTRY, RecordStatus("a_" + "0" * 20, COMMUNE_ID, *line))
    district.refused("status_of_another", REGISTRY, RecordStatus(known, "000.00.99.H99", *line))
    district.refused("status_malformed", REGISTRY, RecordStatus(known, COMMUNE_ID, ("99",), *line[1:]))
    district.refused("status_without_news", REGISTRY, RecordStatus(known, COMMUNE_ID, (), (), ()))
    tell(commune, district, delivery_id)
    district.refused("status_without_news", REGISTRY, district.steps[-1][1])
    commune.refused("status_told_already", REGISTRY, SendStatus(delivery_id))
    commune.refused("status_of_no_message", REGISTRY, SendStatus("e001"))
