"""Two learners' Desks on one machine exchange a document, with real signatures, by post box and by hand."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hoso_kit.desk.arrived_papers import kept_pdf
from hoso_kit.office.messages import DocumentMessage, read_message, write_message
from hoso_kit.office.messages.postbox import PostBox
from hoso_kit.office.receiving_actions import ReceiveDelivery, RegisterIncoming
from scripts.make_neighbouring_offices import _document, written
from tests.archive_use.states import destroyed
from tests.messages.desks import HomeDesk, issue_at
from tests.messages.message_world import COMMUNE, COMMUNE_ID, DISTRICT, DOC, TO, scenario
from tests.world import ROOT


@pytest.fixture
def desks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[HomeDesk, HomeDesk]:
    """The district's and the commune's Desk; the district has issued a letter."""
    for name in ("HOSO_HOME", "HOSO_POST"):
        monkeypatch.setenv(name, "")
    post = tmp_path / "hop-thu"
    district = HomeDesk(scenario(DISTRICT), tmp_path / "a", post)
    commune = HomeDesk(scenario(COMMUNE), tmp_path / "b", post)
    issue_at(district)
    return district, commune


def test_the_post_box_carries_a_document_and_its_states(desks: tuple[HomeDesk, HomeDesk]) -> None:
    """Sent, taken in, its signature sound under the class's roots, received, told; both journals replay."""
    district, commune = desks
    (waiting,) = district.look()["unsent"]
    assert waiting["organ_id"] == COMMUNE_ID
    district.ask("send", doc_id=DOC, recipient=TO, to_organ_id=COMMUNE_ID, by="post")
    (letter,) = commune.look()["waiting"]
    assert (letter["kind"], letter["fault"]) == ("document", "")
    commune.ask("take", name=letter["name"])
    assert commune.look()["waiting"] == []
    (news,) = district.look()["waiting"]
    district.ask("take", name=news["name"])
    # nobody pressed anything for this: the receiver's system told it
    assert district.look()["sent"][0]["status"] == "arrived"
    (arrived,) = commune.look()["arrived"]
    seen = commune.ask("check", delivery_id=arrived["delivery_id"])["data"]
    assert seen["is_sound"], seen["verdict"]
    for action in (ReceiveDelivery(arrived["delivery_id"]), RegisterIncoming(arrived["delivery_id"])):
        assert commune.act(action)["ok"]
    commune.ask("send_status", delivery_id=arrived["delivery_id"], by="post")
    (news,) = district.look()["waiting"]
    district.ask("take", name=news["name"])
    assert district.look()["waiting"] == []
    (sent,) = district.look()["sent"]
    assert (sent["status"], sent["state_text"]) == ("received", "Đã tiếp nhận")
    for desk in desks:
        assert desk.work.journal.replay(desk.work.scenario) == desk.work.office


def test_files_carried_by_hand_do_the_same(desks: tuple[HomeDesk, HomeDesk]) -> None:
    """A downloaded message is uploaded at the other office, its status file goes back; nothing lies in the post box."""
    district, commune = desks
    sent = district.ask("send", doc_id=DOC, recipient=TO, to_organ_id=COMMUNE_ID, by="file")["data"]
    again = district.ask("send_again", message_id=district.look()["sent"][0]["message_id"], by="file")["data"]
    assert again == sent
    commune.ask("upload", base64=sent["base64"])
    assert commune.look()["waiting"] == []
    status = commune.ask("send_status", delivery_id="lt001", by="file")["data"]
    district.ask("upload", base64=status["base64"])
    assert district.look()["sent"][0]["status"] == "arrived"


def test_an_unknown_authority_and_a_changed_pdf_are_seen(desks: tuple[HomeDesk, HomeDesk], tmp_path: Path) -> None:
    """Without the sender's root the signer is unknown; a PDF changed on the disk isn't what came."""
    district, commune = desks
    sent = district.ask("send", doc_id=DOC, recipient=TO, to_organ_id=COMMUNE_ID, by="file")["data"]
    commune.ask("upload", base64=sent["base64"])
    for root in (tmp_path / "hop-thu" / "tin-cay").iterdir():
        root.unlink()
    assert "không xác minh được nơi cấp" in commune.ask("check", delivery_id="lt001")["data"]["verdict"]
    office = commune.work.office
    pdf = kept_pdf(office, tmp_path / "b" / "bai-lam", "lt001")
    assert pdf is not None
    path = next((tmp_path / "b" / "bai-lam" / "lien-thong").glob("*.pdf"))
    path.write_bytes(pdf.replace(b"2024", b"2023", 1))
    assert kept_pdf(office, tmp_path / "b" / "bai-lam", "lt001") is None


def test_a_forged_pdf_inside_a_sound_message_fails_its_signature(desks: tuple[HomeDesk, HomeDesk]) -> None:
    """Who changes the PDF and makes every checksum anew is found by the signature."""
    district, commune = desks
    sent = district.ask("send", doc_id=DOC, recipient=TO, to_organ_id=COMMUNE_ID, by="file")["data"]
    message = read_message(base64.b64decode(sent["base64"]))
    assert isinstance(message, DocumentMessage)
    place = message.pdf.index(b" Tj")
    pdf = message.pdf[: place - 3] + b"9" + message.pdf[place - 2 :]
    assert pdf != message.pdf
    forged = write_message(replace(message, pdf=pdf))
    commune.ask("upload", base64=base64.b64encode(forged).decode())
    seen = commune.ask("check", delivery_id="lt001")["data"]
    assert not seen["is_sound"]
    assert "bị thay đổi sau khi ký" in seen["verdict"]


def test_a_broken_file_and_nonsense_are_told_kindly(desks: tuple[HomeDesk, HomeDesk], tmp_path: Path) -> None:
    """A broken letter is shown with its fault and set aside; wrong requests get a sentence and change nothing."""
    _, commune = desks
    box = tmp_path / "hop-thu" / f"den-{COMMUNE_ID}"
    box.mkdir(parents=True)
    (box / "x.xml").write_bytes(b"<!DOCTYPE a><a/>")
    (letter,) = commune.look()["waiting"]
    assert "không được phép" in letter["fault"]
    wrong = [("take", {"name": "x.xml"}), ("take", {"name": "../x.xml"}), ("take", {}), ("upload", {}),
             ("upload", {"base64": "*"}), ("upload", {"base64": "PGEvPg=="}), ("check", {"delivery_id": "lt009"}),
             ("send", {"doc_id": "d001", "recipient": "x", "to_organ_id": "y"}), ("send_again", {"message_id": 3}),
             ("send_status", {}), ("send_recall", {}), ("set_aside", {"name": "no.xml"})]  # fmt: skip
    for what, args in wrong:
        answer = commune.handle({"id": 1, "do": "ask", "screen": "messages", "what": what, "args": args})
        assert not answer["ok"], what
        assert answer["notice"]["seen"], what
    commune.ask("set_aside", name="x.xml")
    assert commune.look()["waiting"] == []
    assert commune.work.office.messaging.arrivals == ()


def test_the_registry_checks_the_pdf_that_came(desks: tuple[HomeDesk, HomeDesk]) -> None:
    """The screen of incoming documents verifies the sender's own PDF, not one made here; a missing one is told."""
    district, commune = desks
    sent = district.ask("send", doc_id=DOC, recipient=TO, to_organ_id=COMMUNE_ID, by="file")["data"]
    commune.ask("upload", base64=sent["base64"])
    asked = {"id": 1, "do": "ask", "screen": "incoming", "what": "verify", "args": {"delivery_id": "lt001"}}
    seen = commune.handle(asked)
    assert seen["ok"], seen
    assert seen["data"]["is_sound"], seen["data"]["verdict"]
    for path in (commune.home / "bai-lam" / "lien-thong").glob("*.pdf"):
        path.unlink()
    assert not commune.handle(asked)["ok"]


def test_the_committed_offices_are_what_the_maker_makes() -> None:
    """Whoever changes the plan makes the offices anew; each knows the others by OrganId and name, none twice."""
    made = written()
    assert set(made) == {DISTRICT, COMMUNE}
    for office_id, text in made.items():
        assert (ROOT / "sample_data" / office_id / "situation.json").read_text("utf-8") == text
    offices = [scenario(one) for one in (*made, "van-phong")]
    for one in offices:
        others = {(other.office.organ_id, other.office.organ_name) for other in offices if other is not one}
        assert {(contact.organ_id, contact.organ_name) for contact in one.contacts} == others


def test_a_secret_document_stays_closed_on_this_screen_too(desks: tuple[HomeDesk, HomeDesk]) -> None:
    """Điều 22 khoản 4: neither its content nor its PDF is handed out; a check of any other leaves its line."""
    district, commune = desks
    sent = district.ask("send", doc_id=DOC, recipient=TO, to_organ_id=COMMUNE_ID, by="file")["data"]
    message = read_message(base64.b64decode(sent["base64"]))
    assert isinstance(message, DocumentMessage)
    secret = replace(message, document=replace(message.document, secrecy="Mật"))
    content = write_message(secret)
    PostBox(commune.post).leave(content)
    (letter,) = commune.look()["waiting"]
    told = [letter, commune.ask("take", name=letter["name"])["notice"], commune.look()["arrived"]]
    assert secret.document.subject not in json.dumps(told, ensure_ascii=False)
    checked = {"id": 1, "do": "ask", "screen": "messages", "what": "check", "args": {"delivery_id": "lt001"}}
    answer = commune.handle(checked)
    assert (answer["ok"], answer["data"]) == (False, {})
    assert "độ mật" in answer["notice"]["seen"]


def test_checking_here_leaves_a_line_and_cites(desks: tuple[HomeDesk, HomeDesk]) -> None:
    """What is checked on this screen is checked as on the other: history of use, articles, day of the check."""
    district, commune = desks
    sent = district.ask("send", doc_id=DOC, recipient=TO, to_organ_id=COMMUNE_ID, by="file")["data"]
    commune.ask("upload", base64=sent["base64"])
    seen = commune.ask("check", delivery_id="lt001")["data"]
    assert seen["citations"]
    assert seen["moment_text"]
    assert base64.b64decode(seen["base64"]).startswith(b"%PDF")
    assert commune.work.journal.entries[-1].note.startswith("Kiểm tra chữ ký số")


@pytest.mark.parametrize("what", ["send", "take"])
def test_a_full_post_box_is_told_and_tried_again(
    desks: tuple[HomeDesk, HomeDesk], monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """What is recorded but didn't get into the box is said kindly, and goes there later without a second record."""
    district, commune = desks
    fields = {"doc_id": DOC, "recipient": TO, "to_organ_id": COMMUNE_ID, "by": "post"}
    if what == "take":
        district.ask("send", **fields)
    leave = PostBox.leave

    def full(_: PostBox, __: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(PostBox, "leave", full)
    if what == "send":
        told = district.ask("send", **fields)["notice"]
        (row,) = district.look()["sent"]
        assert not row["is_in_post"]
    else:
        told = commune.ask("take", name=commune.look()["waiting"][0]["name"])["notice"]
        (row,) = commune.look()["arrived"]
        assert not row["is_in_post"]
    assert told["kind"] == "info"
    assert "chưa" in told["seen"]
    monkeypatch.setattr(PostBox, "leave", leave)
    if what == "send":
        district.ask("send_again", message_id=row["message_id"], by="post")
        assert district.look()["sent"][0]["is_in_post"]
        assert len(commune.look()["waiting"]) == 1
    else:
        commune.ask("send_status", delivery_id=row["delivery_id"], by="post")
        assert commune.look()["arrived"][0]["is_in_post"]
        assert len(district.look()["waiting"]) == 1


def test_a_document_of_a_months_last_day_arrives_the_day_after() -> None:
    """The maker's plan may name any day of issue."""
    row = ["Công văn", 1, "UBND-VP", date(2024, 11, 30), "Sở Nội vụ", "về việc", "Nội dung.", 1]
    made = _document({"document": row, "level": "xã"}, {"organ_name": "Ủy ban nhân dân xã"})
    assert made["arrival_date"] == "2024-12-01"


def test_a_destroyed_document_goes_nowhere_any_more(desks: tuple[HomeDesk, HomeDesk]) -> None:
    """A message carries the whole document: it is neither made nor handed out again once the document is gone."""
    district, _ = desks
    sent = {"doc_id": DOC, "recipient": TO, "to_organ_id": COMMUNE_ID, "by": "file"}
    whole = district.work.office
    district.work.office = destroyed(whole, DOC)
    request = {"id": 1, "do": "ask", "screen": "messages"}
    assert not district.handle({**request, "what": "send", "args": sent})["ok"]
    district.work.office = whole
    district.ask("send", **sent)
    message_id = district.look()["sent"][0]["message_id"]
    district.work.office = destroyed(district.work.office, DOC)
    again = district.handle({**request, "what": "send_again", "args": {"message_id": message_id, "by": "file"}})
    assert not again["ok"]
    assert again["data"] == {}
