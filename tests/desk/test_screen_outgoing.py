"""What the screen of outgoing documents tells each role, and that its PDFs follow the document's state."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from hoso_kit.desk import papers
from hoso_kit.desk.desk import Desk
from hoso_kit.desk.signed_papers import PAPERS_FOLDER, copied_sheet
from hoso_kit.office.issuing_state import RECEIPT_TEXTS
from hoso_kit.office.messaging_state import SentMessage
from hoso_kit.office.office import Office
from hoso_kit.office.others_habits import acknowledge_receipt
from tests.desk.desks import free_desk
from tests.world import practice_office

CLERK, UNIT_HEAD, OTHER_CLERK, CHAIR, REGISTRY, ARCHIVIST = "p04", "p05", "p07", "p01", "p08", "p11"
DISTRICT, OFFICE = "Ủy ban nhân dân huyện Mường Sa Lĩnh", "Phòng Văn hóa và Thông tin huyện"
ISSUED_LONG_AGO = "d069"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The practice office, with keys and PDFs in a home of its own."""
    monkeypatch.setenv("HOSO_HOME", str(tmp_path / "home"))
    return free_desk(practice_office(), tmp_path)


def ask(desk: Desk, acting: str, /, **request: Any) -> dict[str, Any]:
    """One request of that person and its answer, as they travel: through JSON."""
    assert desk.handle({"id": 1, "do": "act_as", "person": acting})["ok"]
    answer: dict[str, Any] = json.loads(json.dumps(desk.handle({"id": 2, **request})))
    return answer


def act(desk: Desk, person: str, kind: str, **fields: Any) -> None:
    """An action that the office does."""
    answer = ask(desk, person, do="act", action={"type": kind, **fields})
    assert answer["ok"], answer


def shown(desk: Desk, person: str, **args: Any) -> dict[str, Any]:
    """The screen's data for that person."""
    data: dict[str, Any] = ask(desk, person, do="look", screen="outgoing", args=args)["data"]
    return data


def wanted(desk: Desk, person: str, what: str, **args: Any) -> dict[str, Any]:
    """The answer to one of the screen's own requests."""
    return ask(desk, person, do="ask", screen="outgoing", what=what, args=args)


def waiting(desk: Desk, person: str) -> int | None:
    """What the navigation shows beside the screen."""
    assert desk.handle({"id": 1, "do": "act_as", "person": person})["ok"]
    counts: dict[str, int | None] = {one["name"]: one["count"] for one in desk.state["screens"]}
    return counts.get("outgoing")


def draft(desk: Desk, **fields: Any) -> str:
    """A report that the clerk begins; its id."""
    facts = {
        "type_name": "Báo cáo",
        "subject": "Kết quả rà soát",
        "body": ["Xã báo cáo kết quả.", "Tổng số 97 người."],
        "recipients": ["Như trên", OFFICE, "Lưu: VT, VHXH"],
        "addressee": DISTRICT,
    }
    act(desk, CLERK, "draft_document", **(facts | fields))
    doc_id: str = desk.state["documents"][-1]["doc_id"]
    return doc_id


def signed(desk: Desk, **fields: Any) -> str:
    """A report up to the signature."""
    doc_id = draft(desk, **fields)
    act(desk, CLERK, "submit_draft", doc_id=doc_id, to_person=UNIT_HEAD)
    act(desk, UNIT_HEAD, "submit_draft", doc_id=doc_id, to_person=CHAIR)
    act(desk, CHAIR, "approve_draft", doc_id=doc_id)
    act(desk, CHAIR, "sign_document", doc_id=doc_id)
    return doc_id


def issued(desk: Desk, **fields: Any) -> str:
    """A report up to its issue."""
    doc_id = signed(desk, **fields)
    for kind in ("assign_number", "seal_document", "issue_document"):
        act(desk, REGISTRY, kind, doc_id=doc_id)
    return doc_id


def pdf_of(desk: Desk, person: str, **args: Any) -> bytes:
    """The PDF that the page gets."""
    answer = wanted(desk, person, "open_paper", **args)
    assert answer["ok"], answer
    return base64.b64decode(answer["data"]["base64"])


def tabs(desk: Desk, person: str) -> list[str]:
    """The parts of the screen that the person sees."""
    return [one["id"] for one in shown(desk, person)["tabs"]]


def test_each_role_sees_its_part_of_the_way_and_nobody_else_sees_any(desk: Desk) -> None:
    """Điều 10-19: specialists draft, heads approve and sign, the registry numbers, seals, issues; the archive none."""
    assert tabs(desk, CLERK) == ["drafts", "follow"]
    assert tabs(desk, UNIT_HEAD) == tabs(desk, CHAIR) == ["approve", "drafts", "follow", "copies"]
    assert tabs(desk, REGISTRY) == ["number", "seal", "issue", "follow", "copies"]
    assert shown(desk, ARCHIVIST) == {}
    assert "outgoing" not in [one["name"] for one in desk.state["screens"]]


def test_the_count_follows_the_document_from_desk_to_desk(desk: Desk) -> None:
    """The navigation counts what waits for the person: the head's turn, what came back, the registry's three steps."""
    doc_id = draft(desk)
    assert not waiting(desk, CLERK)
    act(desk, CLERK, "submit_draft", doc_id=doc_id, to_person=UNIT_HEAD)
    assert waiting(desk, UNIT_HEAD) == 1
    act(desk, UNIT_HEAD, "send_back_draft", doc_id=doc_id, reason="Bổ sung số liệu từng thôn.")
    assert (waiting(desk, UNIT_HEAD), waiting(desk, CLERK)) == (0, 1)
    first = shown(desk, CLERK)["groups"][0]["rows"][0]
    assert (first["doc_id"], first["is_sent_back"]) == (doc_id, True)
    signed(desk)
    assert waiting(desk, REGISTRY) == 1


def test_the_number_that_is_shown_is_the_number_that_is_given(desk: Desk) -> None:
    """Điều 15: the registry sees the next number of the series and its check before it presses the button."""
    doc_id = signed(desk)
    seen = shown(desk, REGISTRY)["chosen"]
    assert (seen["doc_id"], seen["faults"], seen["sheet"]["issued_date"]) == (doc_id, [], "")
    act(desk, REGISTRY, "assign_number", doc_id=doc_id)
    numbered = shown(desk, REGISTRY, tab="seal")["chosen"]
    assert numbered["symbol"] == seen["will_be"] == "396/BC-UBND"
    assert numbered["sheet"]["issued_date"] == practice_office().today.isoformat()


def test_a_draft_offers_what_its_holder_may_do_and_nothing_else(desk: Desk) -> None:
    """Điều 12, 13: who has the draft hands it up; only who may sign approves; after that nobody edits."""
    doc_id = draft(desk)
    assert shown(desk, CLERK, doc=doc_id)["chosen"]["does"] == [
        "submit_draft",
        "edit_draft",
        "attach",
        "comment_on_draft",
    ]
    act(desk, CLERK, "submit_draft", doc_id=doc_id, to_person=UNIT_HEAD)
    assert shown(desk, CLERK, doc=doc_id)["chosen"]["does"] == ["comment_on_draft"]
    unit = shown(desk, UNIT_HEAD)["chosen"]
    assert {"submit_draft", "send_back_draft"} <= set(unit["does"])
    assert not {"approve_draft", "sign_document"} & set(unit["does"])
    assert [one["id"] for one in unit["superiors"]] == ["p01", "p02"]
    act(desk, UNIT_HEAD, "submit_draft", doc_id=doc_id, to_person=CHAIR)
    assert shown(desk, CHAIR)["chosen"]["does"][0] == "approve_draft"
    act(desk, CHAIR, "approve_draft", doc_id=doc_id)
    assert shown(desk, CHAIR)["chosen"]["does"][0] == "sign_document"


def test_urgent_and_late_documents_say_so(desk: Desk) -> None:
    """Điều 18 khoản 1: an urgent document leaves on the day of its signature, others on the next working day."""
    urgent, plain = signed(desk, urgency="Khẩn"), signed(desk)
    act(desk, REGISTRY, "advance_clock", to_date="2024-12-18")
    rows = {one["doc_id"]: one for one in shown(desk, REGISTRY)["groups"][0]["rows"]}
    assert next(iter(rows)) == urgent
    assert (rows[urgent]["late_text"], rows[urgent]["is_late"]) == ("chậm 1 ngày", True)
    assert (rows[plain]["late_text"], rows[plain]["limit_text"]) == ("", "18/12/2024")


def test_the_pdf_is_unsigned_then_the_persons_then_the_offices(desk: Desk) -> None:
    """Điều 13, 17: the person's signature comes first, the agency's last; what was issued is kept byte for byte."""
    doc_id = draft(desk)
    assert b"/ByteRange" not in pdf_of(desk, CLERK, doc_id=doc_id)
    refused = wanted(desk, CLERK, "verify", doc_id=doc_id)
    assert not refused["ok"]
    assert refused["notice"]["citation"]
    assert refused["notice"]["advice"]
    act(desk, CLERK, "submit_draft", doc_id=doc_id, to_person=UNIT_HEAD)
    act(desk, UNIT_HEAD, "submit_draft", doc_id=doc_id, to_person=CHAIR)
    act(desk, CHAIR, "approve_draft", doc_id=doc_id)
    act(desk, CHAIR, "sign_document", doc_id=doc_id)
    by_person = wanted(desk, CHAIR, "verify", doc_id=doc_id)["data"]
    assert [one["holder"] for one in by_person["signatures"]] == ["person"]
    assert "chưa qua bước ký số của cơ quan" in by_person["waits_text"]
    act(desk, REGISTRY, "assign_number", doc_id=doc_id)
    act(desk, REGISTRY, "seal_document", doc_id=doc_id)
    kept = pdf_of(desk, REGISTRY, doc_id=doc_id)
    act(desk, REGISTRY, "issue_document", doc_id=doc_id)
    seen = wanted(desk, REGISTRY, "verify", doc_id=doc_id)["data"]
    assert (seen["is_sound"], seen["waits_text"], len(seen["signatures"])) == (True, "", 2)
    act(desk, CHAIR, "recall_document", doc_id=doc_id, reason="Số liệu chưa đúng với thực tế.")
    assert pdf_of(desk, CHAIR, doc_id=doc_id) == kept
    assert "Kiểm tra chữ ký số" in desk.state["history"][-2]["text"] + desk.state["history"][-3]["text"]


def test_a_changed_byte_of_the_kept_copy_is_seen(desk: Desk, tmp_path: Path) -> None:
    """Điều 5 khoản 1: the kept copy isn't made anew, so that whoever changed it is found out by the check."""
    doc_id = issued(desk)
    kept = pdf_of(desk, REGISTRY, doc_id=doc_id)
    (file,) = (tmp_path / "home" / PAPERS_FOLDER).glob("*.pdf")
    changed = kept.replace(b"97", b"98", 1)
    assert changed != kept
    file.write_bytes(changed)
    seen = wanted(desk, REGISTRY, "verify", doc_id=doc_id)["data"]
    assert (seen["is_sound"], seen["waits_text"]) == (False, "")
    assert "đã bị thay đổi" in seen["verdict"]


def test_paper_documents_have_a_sheet_to_print_and_no_digital_signature(desk: Desk) -> None:
    """Điều 13 khoản 5: what is signed by hand is checked on paper; the registry keeps the original (Điều 19)."""
    doc_id = issued(desk, carrier="paper")
    assert b"/ByteRange" not in pdf_of(desk, REGISTRY, doc_id=doc_id)
    assert "giấy" in wanted(desk, REGISTRY, "verify", doc_id=doc_id)["notice"]["seen"]
    groups = shown(desk, REGISTRY, tab="issue")["groups"]
    assert [(one["text"], [row["doc_id"] for row in one["rows"]]) for one in groups][1] == (
        "Bản gốc giấy chờ lưu",
        [doc_id],
    )


def test_secrets_are_refused_in_three_parts(desk: Desk) -> None:
    """Điều 16 khoản 3, Luật Bảo vệ bí mật nhà nước: no secret on a connected system, not even as a PDF."""
    action = {"type": "draft_document", "type_name": "Báo cáo", "subject": "x", "body": ["y"], "recipients": []}
    answer = ask(desk, CLERK, do="act", action=action | {"secrecy": "Mật"})
    assert not answer["ok"]
    assert all(answer["notice"][part] for part in ("seen", "advice", "citation"))
    scenario = practice_office()
    documents = tuple(
        replace(one, secrecy="Mật") if one.doc_id == ISSUED_LONG_AGO else one for one in scenario.documents
    )
    secret = free_desk(replace(scenario, documents=documents), desk._folder / "secret")  # the folder of this test
    told = wanted(secret, REGISTRY, "open_paper", doc_id=ISSUED_LONG_AGO)
    assert not told["ok"]
    assert told["notice"]["citation"]


def test_a_draft_is_shown_to_those_it_concerns(desk: Desk) -> None:
    """Phụ lục VI phần I mục III.3.b: who neither wrote the draft nor had it in hands can't open it."""
    doc_id = draft(desk)
    stranger = wanted(desk, OTHER_CLERK, "open_paper", doc_id=doc_id)
    assert not stranger["ok"]
    assert "chưa có quyền" in stranger["notice"]["seen"]
    assert shown(desk, OTHER_CLERK, doc=doc_id)["chosen"] is None
    assert not wanted(desk, CLERK, "open_paper", doc_id="none")["ok"]


def test_an_asked_colleague_finds_the_draft_and_gives_his_opinion(desk: Desk) -> None:
    """Điều 10 khoản 2: who is asked reads the draft and comments; his words stand in the history."""
    doc_id = draft(desk, support=[OTHER_CLERK])
    asked = shown(desk, OTHER_CLERK)
    assert [one["text"] for one in asked["groups"]] == ["Tôi soạn thảo", "Xin ý kiến tôi"]
    assert asked["chosen"]["does"] == ["comment_on_draft"]
    act(desk, OTHER_CLERK, "comment_on_draft", doc_id=doc_id, text="Bổ sung số hộ.")
    assert shown(desk, CLERK, doc=doc_id)["chosen"]["history"][-1]["text"] == "Bổ sung số hộ."


def test_a_recalled_document_tells_its_recall_and_who_answered(desk: Desk) -> None:
    """Phụ lục VI phần I mục III.8: the course of a recall goes on while the document itself stays frozen."""
    doc_id = issued(desk)
    act(desk, CHAIR, "recall_document", doc_id=doc_id, reason="Số liệu chưa đúng với thực tế.")
    statuses = shown(desk, REGISTRY, tab="follow", doc=doc_id)["chosen"]["statuses"]
    assert [one["id"] for one in statuses] == ["cancelled"]
    act(desk, REGISTRY, "advance_clock", to_date="2024-12-20")
    told = shown(desk, REGISTRY, tab="follow", doc=doc_id)["chosen"]
    assert told["recall"]["answered"] == "2/2 nơi đã hủy hoặc gửi lại"
    refused = ask(desk, REGISTRY, do="act", action={"type": "seal_document", "doc_id": doc_id})
    assert not refused["ok"]
    assert "thu hồi" in refused["notice"]["seen"]


def test_an_electronic_copy_is_a_pdf_with_its_line_and_a_paper_one_is_none(desk: Desk) -> None:
    """Điều 25, Phụ lục I phần II: the electronic copy bears the agency's signature; copies are listed by number."""
    act(desk, CHAIR, "allow_copy", doc_id=ISSUED_LONG_AGO, form="sao y")
    assert shown(desk, REGISTRY, tab="copies")["permits"][0]["is_used"] is False
    for carriers in (("paper", "electronic"), ("electronic", "paper")):
        fields = dict(zip(("source_carrier", "carrier"), carriers, strict=True))
        act(desk, REGISTRY, "copy_document", doc_id=ISSUED_LONG_AGO, form="sao y", **fields)
    told = shown(desk, REGISTRY, tab="copies")
    assert [one["symbol"] for one in told["copies"]] == ["02/SY-UBND", "01/SY-UBND"]
    assert told["permits"][0]["is_used"] is True
    assert b"/ByteRange" in pdf_of(desk, REGISTRY, copy_id="sao001")
    assert not wanted(desk, REGISTRY, "open_paper", copy_id="sao002")["ok"]


def test_an_extract_keeps_its_paragraphs(desk: Desk) -> None:
    """Điều 25 khoản 3 điểm b: the extract is written anew in the form of a document, a paragraph a line."""
    act(desk, CHAIR, "allow_copy", doc_id=ISSUED_LONG_AGO, form="trích sao")
    act(
        desk,
        REGISTRY,
        "copy_document",
        doc_id=ISSUED_LONG_AGO,
        form="trích sao",
        carrier="electronic",
        extract="2. Kiến nghị\nĐề nghị huyện cấp quà trước Tết.",
    )
    office = desk._work.office
    copy = office.outgoing.copies[0]
    assert copied_sheet(copy, office.known_document(ISSUED_LONG_AGO)).body == (
        "2. Kiến nghị",
        "Đề nghị huyện cấp quà trước Tết.",
    )


def test_what_became_of_a_document_is_told_wherever_it_is_shown(desk: Desk) -> None:
    """Phụ lục VI phần I mục III.8: the state names it, also for a colleague; one who may not read it isn't told."""
    doc_id = issued(desk)
    assert doc_id not in desk.state["fates"]
    act(desk, CHAIR, "recall_document", doc_id=doc_id, reason="Số liệu chưa đúng với thực tế.")
    told = [{"text": "Đã thu hồi ngày 17/12/2024", "kind": "bad"}]
    assert desk.state["fates"][doc_id] == told
    ask(desk, OTHER_CLERK, do="look", screen="outgoing", args={})
    assert desk.state["fates"].get(doc_id) == (None if doc_id in desk.state["hidden"] else told)
    assert doc_id in desk.state["hidden"]


def test_the_symbol_of_a_draft_follows_its_type_and_council(desk: Desk) -> None:
    """Phụ lục I phần I mục II.3, Phụ lục III: the page asks for the symbol and gets it with its check."""
    assert wanted(desk, CLERK, "notation", type_name="Công văn")["data"] == {
        "code_notation": "UBND-VHXH",
        "faults": [],
    }
    council = wanted(desk, CLERK, "notation", type_name="Thông báo", council="HĐTĐKT")["data"]
    assert council["code_notation"] == "TB-HĐTĐKT"
    assert not wanted(desk, CLERK, "notation", type_name="Thư mời")["ok"]


def test_the_papers_of_outgoing_documents_are_offered_and_print(desk: Desk) -> None:
    """Phụ lục VI mục V.4, Phụ lục IV: register, report of progress and list of copies, where the office issues."""
    issued(desk)
    names = ("outgoing_register", "outgoing_progress", "copies")
    assert {one["id"] for one in desk.setting["forms"]} >= set(names)
    for name in names[:2]:
        page = ask(desk, REGISTRY, do="print", form=name, format="html")["data"]["html"]
        assert "396/BC-UBND" in page
    assert ask(desk, REGISTRY, do="print", form="copies", format="docx")["data"]["file_name"].endswith(".docx")
    without = replace(practice_office(), functions=("incoming",))
    assert {one["id"] for one in papers.offered_forms(Office(without), REGISTRY)} & set(names) == {"outgoing_register"}


def test_whom_a_message_reached_answers_himself(desk: Desk) -> None:
    """Phụ lục VI phần I mục III.1.k: the habit of receivers doesn't speak for an office that got the real message."""
    doc_id = issued(desk)
    office = desk._work.office
    habit = next(one for one in office.scenario.habits if one.name == "acknowledge_receipt")
    causes = {one.cause for one in acknowledge_receipt(office, habit)}
    assert causes == {f"acknowledge_receipt:{doc_id}:{one}" for one in (DISTRICT, OFFICE)}
    sent = SentMessage("m1", doc_id, DISTRICT, "000.00.90.H99", office.today, REGISTRY, "0" * 64)
    messaged = replace(office, messaging=replace(office.messaging, sent=(sent,)))
    assert {one.cause for one in acknowledge_receipt(messaged, habit)} == {f"acknowledge_receipt:{doc_id}:{OFFICE}"}


def test_receivers_states_are_told_in_words(desk: Desk) -> None:
    """Phụ lục VI phần I mục III.1.o: each receiver's state stands beside the document in the registry's words."""
    doc_id = issued(desk)
    act(
        desk,
        REGISTRY,
        "record_receipt",
        doc_id=doc_id,
        recipient=OFFICE,
        status="refused",
        note="Không thuộc thẩm quyền",
    )
    rows = {one["recipient"]: one for one in shown(desk, REGISTRY, tab="follow", doc=doc_id)["chosen"]["receipts"]}
    assert (rows[OFFICE]["status_text"], rows[OFFICE]["note"]) == (RECEIPT_TEXTS["refused"], "Không thuộc thẩm quyền")
    assert rows[DISTRICT]["status_text"] == RECEIPT_TEXTS["sent"]


def test_another_office_gets_the_very_file_that_is_kept(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Điều 19 khoản 2: what goes to the receiver by message is the original that this office keeps, byte for byte."""
    monkeypatch.setenv("HOSO_POST", str(tmp_path / "post"))
    doc_id = issued(desk)
    kept = pdf_of(desk, REGISTRY, doc_id=doc_id)
    fields = {"doc_id": doc_id, "recipient": DISTRICT, "to_organ_id": "000.00.90.H99"}
    assert ask(desk, REGISTRY, do="ask", screen="messages", what="send", args=fields)["ok"]
    (sent,) = desk._work.office.messaging.sent
    assert sent.pdf_sha256 == sha256(kept).hexdigest()


def test_old_documents_dont_claim_that_nobody_got_them(desk: Desk) -> None:
    """Of what the situation gives as issued no receipts are known, so none are counted."""
    act(desk, REGISTRY, "advance_clock", to_date="2024-12-18")
    rows = shown(desk, REGISTRY, tab="follow")["groups"][0]["rows"]
    assert next(one for one in rows if one["doc_id"] == ISSUED_LONG_AGO)["receipts_text"] == ""
    doc_id = issued(desk)
    rows = shown(desk, REGISTRY, tab="follow")["groups"][0]["rows"]
    assert next(one for one in rows if one["doc_id"] == doc_id)["receipts_text"] == "0/2 nơi đã nhận"


def test_words_of_the_learner_reach_the_page_as_data(desk: Desk) -> None:
    """Nothing typed becomes markup or breaks the reply: a subject with signs of HTML comes back as it was typed."""
    doc_id = draft(desk, subject="<b>Kết quả</b> & “rà soát”")
    assert shown(desk, CLERK, doc=doc_id)["chosen"]["subject"] == "<b>Kết quả</b> & “rà soát”"
    for wrong in ({"tab": 3}, {"tab": "none", "doc": []}, {"tab": "follow", "year": "2024"}):
        assert shown(desk, CLERK, **wrong)["tabs"]
