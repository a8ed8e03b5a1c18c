"""Trục liên thông: what waits to be sent, what became of it, what other offices sent, by post box or by hand.

Files are made and read here (the signed PDF when a document is sent, the kept PDF when one arrives); every change
of the office is an action of `messaging`, done as the person who asks. What a file says is never believed before
`read_message` has passed it, and whether its signature holds is shown, not decided.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from hoso_kit.desk import places
from hoso_kit.desk.arrived_papers import KEPT_FOLDER, keep_pdf
from hoso_kit.desk.notices import Reply, data, done, fault, reply
from hoso_kit.desk.papers import file_of
from hoso_kit.desk.screens.care_words import may_read
from hoso_kit.desk.screens.incoming_deliveries import delivery_row, open_paper, trace_lines, verify
from hoso_kit.desk.screens.screen import Asking, Screen
from hoso_kit.desk.signed_papers import NoSignedPaper, outgoing_paper
from hoso_kit.desk.trust import share_root
from hoso_kit.office.contacts_state import contacts_of
from hoso_kit.office.forms.form import date_text
from hoso_kit.office.issuing_state import paper_of
from hoso_kit.office.messages import (
    Address,
    DocumentMessage,
    Message,
    MessageFault,
    RecallMessage,
    build_message,
    build_recall,
    build_status,
    read_message,
)
from hoso_kit.office.messages.composing import compose_status, recall_message_id
from hoso_kit.office.messages.postbox import Letter, PostBox, write_once
from hoso_kit.office.messages.values import MAX_MESSAGE
from hoso_kit.office.messaging_actions import SendMessage, SendRecall, SendStatus
from hoso_kit.office.messaging_state import Arrival, SentMessage
from hoso_kit.office.messaging_views import (
    deliver_action,
    is_carried_out,
    news_for_sender,
    open_recalls,
    recall_action,
    sent_messages,
    status_action,
    unsent_messages,
)
from hoso_kit.office.office import Office
from hoso_kit.office.receiving_views import delivery_facts

_BY_HAND = "file"
_AGAIN = "Bấm “Bỏ lại vào hộp thư” ở dòng của văn bản để gửi tiếp, hoặc tải tệp để chuyển bằng tay."
# what must not be read on the connected system isn't told on this screen either (Điều 22 khoản 4)
_CLOSED = "Văn bản có độ mật"


def look(asking: Asking, _: dict[str, Any]) -> dict[str, Any]:
    """All parts of the screen."""
    office = asking.office
    letters = _waiting(office)
    return {
        "own": {"organ_id": office.scenario.office.organ_id, "organ_name": office.scenario.office.organ_name},
        "contacts": [{"value": one.organ_id, "text": f"{one.organ_name} ({one.organ_id})"}
                     for one in contacts_of(office)],
        "unsent": [
            {
                "doc_id": one.document.doc_id,
                "symbol": one.document.symbol,
                "subject": one.document.subject,
                "recipient": one.recipient,
                "issued_text": date_text(one.issued_date),
                "organ_id": one.contact.organ_id if one.contact else "",
            }
            for one in unsent_messages(office)
        ],
        "sent": [_sent_row(office, one) for one in sent_messages(office)],
        "waiting": [_letter_row(office, one) for one in letters],
        "arrived": [_arrived_row(office, one) for one in reversed(office.messaging.arrivals)],
        "recalls": [
            {
                "name": delivery_facts(office, one.delivery_id).name,
                "delivery_id": one.delivery_id,
                "reason": one.reason,
                "notice": one.notice,
                "date_text": date_text(one.recall_date),
                "is_done": is_carried_out(office, one),
            }
            for one in reversed(office.messaging.recalls)
        ],
        "open_recalls": len(open_recalls(office)),
    }  # fmt: skip


def count(office: Office, _: str) -> int:
    """What the registry has to do here: documents to send, recalls to send and to carry out."""
    recalls = sum(one.can_recall for one in sent_messages(office))
    return len(unsent_messages(office)) + recalls + len(open_recalls(office))


def send(asking: Asking, args: dict[str, Any]) -> Reply:
    """Sign for real, record, and leave the message in the post box or hand it over as a file."""
    office, doc_id, recipient = asking.office, _word(args, "doc_id"), _word(args, "recipient")
    document, paper = office.document(doc_id), paper_of(office, doc_id)
    if document is not None and not may_read(office, doc_id, asking.person):
        return _closed_by_its_period()
    pdf = b""
    if document is not None and paper is not None and paper.sent_date is not None and not document.secrecy:
        try:
            # the very file that the office keeps; of a document on paper, a signed one is made for the way
            pdf = outgoing_paper(office, document, replace(paper, carrier="electronic"))
        except NoSignedPaper as error:
            return fault(error.seen, error.advice)
    action = SendMessage(doc_id, recipient, _word(args, "to_organ_id"), sha256(pdf).hexdigest() if pdf else "")
    # refused before anything lies anywhere
    office.apply(action, asking.person)
    content = build_message(office, doc_id, Address(action.to_organ_id, recipient), pdf)
    message = read_message(content)
    write_once(_folder(asking) / f"{message.message_id}.xml", content)
    asking.work.do(action, asking.person)
    _share()
    return _hand_over(args, content, f"Đã gửi {document.symbol if document else ''} đến {recipient}")


def send_again(asking: Asking, args: dict[str, Any]) -> Reply:
    """The same file once more, as it was made when it was sent."""
    sent = _known_sent(asking.office, args)
    if not may_read(asking.office, sent.doc_id, asking.person):
        return _closed_by_its_period()
    path = _folder(asking) / f"{sent.message_id}.xml"
    if not path.is_file():
        return fault("Tệp đã gửi không còn trên máy này.", "Chỉ máy đã gửi giữ tệp; hãy mở lại ở máy đó.")
    _share()
    return _hand_over(args, path.read_bytes(), f"Đã lấy lại thông điệp gửi {sent.recipient}")


def send_recall(asking: Asking, args: dict[str, Any]) -> Reply:
    """Tell a receiver of the recall."""
    sent = _known_sent(asking.office, args)
    if sent.recalled_date is None:
        asking.work.do(SendRecall(sent.message_id), asking.person)
    content = build_recall(asking.office, sent)
    return _hand_over(args, content, f"Đã gửi thông báo thu hồi đến {sent.recipient}")


def send_status(asking: Asking, args: dict[str, Any]) -> Reply:
    """Tell the sender what became of its document; what was told before can be fetched again."""
    arrival = asking.office.messaging.arrival_of(_word(args, "delivery_id"))
    if arrival is None:
        return fault("Văn bản này không đến qua Trục liên thông.", "Chọn một văn bản đã lấy về.")
    if news_for_sender(asking.office, arrival):
        asking.work.do(SendStatus(arrival.delivery_id), asking.person)
    content = build_status(asking.office, arrival)
    return _hand_over(args, content, f"Đã báo tình trạng cho {arrival.from_organ_name}")


def take(asking: Asking, args: dict[str, Any]) -> Reply:
    """Take a message out of the post box: its file stays there for classmates who play the same office.

    The sender learns by itself that his document has come (Phụ lục VI phần I mục III.1.e); what the clerk
    then does with it, the clerk tells. By hand nothing can go by itself: that file must be carried.
    """
    letter = _post().letter(asking.office.scenario.office.organ_id, _word(args, "name"))
    if letter.message is None:
        return fault(letter.fault, "Cất tệp này sang một bên và đề nghị nơi gửi gửi lại.")
    taken = _take_in(asking, letter.message)
    if not isinstance(letter.message, DocumentMessage):
        return taken
    arrival = asking.office.messaging.arrivals[-1]
    asking.work.do(SendStatus(arrival.delivery_id), asking.person)
    if not (trouble := _leave(build_status(asking.office, arrival))):
        taken["notice"]["seen"] += " Hệ thống đã tự báo cho bên gửi là văn bản đã đến."
        return taken
    seen = f"{taken['notice']['seen']} Nhưng tin báo cho bên gửi chưa vào được hộp thư ({trouble})."
    return reply(True, "info", "Đã lấy về, chưa báo được bên gửi", seen, _AGAIN)


def upload(asking: Asking, args: dict[str, Any]) -> Reply:
    """Take in a file that was brought by hand."""
    given = args.get("base64")
    if not isinstance(given, str) or len(given) > MAX_MESSAGE * 4 // 3 + 4:
        return fault("Tệp quá lớn hoặc không đọc được.", "Chọn tệp .xml do Trục liên thông của cơ quan khác tạo ra.")
    try:
        content = base64.b64decode(given, validate=True)
    except (ValueError, binascii.Error):
        return fault("Không đọc được tệp.", "Chọn lại tệp rồi thử lần nữa.")
    return _take_in(asking, read_message(content))


def set_aside(asking: Asking, args: dict[str, Any]) -> Reply:
    """Move a broken file out of the way."""
    _post().set_aside(asking.office.scenario.office.organ_id, _word(args, "name"))
    return done("Đã cất sang một bên", "Tệp hỏng nằm trong thư mục “hong” của hộp thư, không bị xóa.")


def check(asking: Asking, args: dict[str, Any]) -> Reply:
    """What the signatures of an arrived PDF say, with the PDF: by the rules of the screen of incoming documents."""
    told = verify(asking, args)
    if not told["ok"]:
        return told
    paper = open_paper(asking, args)
    return data(told["data"] | paper["data"]) if paper["ok"] else paper


def _closed_by_its_period() -> Reply:
    """A message carries all of the document: it goes no more once the document isn't to be read."""
    return fault("Anh (chị) không còn được đọc văn bản này.", "Hỏi người làm lưu trữ.", "design.closed-after-period")


def _take_in(asking: Asking, message: Message) -> Reply:
    """Let the message in through the office's own rules; its PDF is kept beside the journal first."""
    if isinstance(message, DocumentMessage):
        asking.office.apply(deliver_action(message), asking.person)
        keep_pdf(asking.folder, message.pdf)
        asking.work.do(deliver_action(message), asking.person)
        name = _CLOSED if message.document.secrecy else f"Văn bản {message.document.symbol or message.document.subject}"
        return done("Đã lấy về", f"{name} của {message.sender.organ_name} đang chờ tiếp nhận.")
    if isinstance(message, RecallMessage):
        asking.work.do(recall_action(message), asking.person)
        return done(
            "Đã nhận thông báo thu hồi", f"{message.sender.organ_name} thu hồi văn bản: {message.reason.rstrip('.')}."
        )
    asking.work.do(status_action(message), asking.person)
    last = message.trace[-1].text if message.trace else ""
    return done("Đã cập nhật tình trạng", f"{message.sender.organ_name}: {last}.")


def _hand_over(args: dict[str, Any], content: bytes, what: str) -> Reply:
    """Into the post box, or to the browser as a file to be carried by hand."""
    if args.get("by") == _BY_HAND:
        name = f"{read_message(content).message_id}.xml"
        return done("Đã tạo tệp", f"{what}: chuyển tệp {name} cho cơ quan nhận.", file_of(name, content))
    if trouble := _leave(content):
        seen = f"{what}: việc gửi đã ghi nhận, nhưng thông điệp chưa vào được hộp thư ({trouble})."
        return reply(True, "info", "Đã ghi nhận, chưa vào hộp thư", seen, _AGAIN)
    return done("Đã gửi", f"{what}.")


def _share() -> None:
    """The signer's root for the class; a folder that can't be written is told of by who leaves something there."""
    with suppress(OSError):
        share_root()


def _leave(content: bytes) -> str:
    """Into the post box, or what stood in the way: by now the act is recorded, so the page must be able to go on."""
    try:
        _post().leave(content)
    except MessageFault as error:
        return error.message.rstrip(".")
    except OSError as error:
        return error.strerror or str(error)
    return ""


def _post() -> PostBox:
    return PostBox(places.post_folder())


def _folder(asking: Asking) -> Path:
    folder = asking.folder / KEPT_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _word(args: dict[str, Any], name: str) -> str:
    value = args.get(name)
    return value if isinstance(value, str) else ""


def _known_sent(office: Office, args: dict[str, Any]) -> SentMessage:
    sent = office.messaging.sent_message(_word(args, "message_id"))
    if sent is None:
        raise MessageFault("Không có thông điệp này trong những gì đã gửi.")
    return sent


def _waiting(office: Office) -> list[Letter]:
    """What lies in the post box and wasn't taken yet; news that tell nothing new are left out."""
    messaging = office.messaging
    known = {one.message_id for one in messaging.arrivals} | {one.message_id for one in messaging.recalls}
    letters = _post().letters(office.scenario.office.organ_id, frozenset(known))
    return [one for one in letters if not _is_old_news(office, one.message)]


def _is_old_news(office: Office, message: Message | None) -> bool:
    if message is None or isinstance(message, DocumentMessage | RecallMessage):
        return False
    sent = office.messaging.sent_message(message.about)
    # news of what another learner sent from this office isn't ours
    return sent is None or len(message.trace) <= len(sent.trace)


def _sent_row(office: Office, row: Any) -> dict[str, Any]:
    sent, receipt = row.sent, row.receipt
    return {
        "message_id": sent.message_id,
        "symbol": row.document.symbol,
        "subject": row.document.subject,
        "recipient": sent.recipient,
        "organ_id": sent.to_organ_id,
        "sent_text": date_text(sent.sent_date),
        "status": receipt.status if receipt else "",
        "state_text": row.state_text,
        "note": receipt.note if receipt and receipt.note != row.state_text else "",
        "trace": [{"text": one.text, "date_text": _iso_text(one.on)} for one in sent.trace],
        "can_recall": row.can_recall,
        "recalled_text": date_text(sent.recalled_date),
        # what was recorded and isn't there can be left there again
        "is_in_post": _post().holds(sent.to_organ_id, sent.message_id),
        "is_recall_in_post": _post().holds(sent.to_organ_id, recall_message_id(office, sent)),
    }


def _iso_text(text: str) -> str:
    return "/".join(reversed(text.split("-")))


def _letter_row(office: Office, letter: Letter) -> dict[str, Any]:
    message = letter.message
    row = {"name": letter.name, "fault": letter.fault, "kind": "", "kind_text": "Tệp hỏng", "from": "", "about": "",
           "date_text": ""}  # fmt: skip
    if message is None:
        return row
    row |= {"from": message.sender.organ_name, "date_text": date_text(message.sent_date)}
    if isinstance(message, DocumentMessage):
        document = message.document
        about = _CLOSED if document.secrecy else f"{document.type_name} {document.symbol}: {document.subject}"
        return row | {"kind": "document", "kind_text": "Văn bản", "about": about}
    if isinstance(message, RecallMessage):
        return row | {"kind": "recall", "kind_text": "Thu hồi", "about": message.reason}
    sent = office.messaging.sent_message(message.about)
    symbol = office.known_document(sent.doc_id).symbol if sent else ""
    last = message.trace[-1].text if message.trace else ""
    return row | {"kind": "status", "kind_text": "Tình trạng", "about": f"{symbol}: {last}"}


def _arrived_row(office: Office, arrival: Arrival) -> dict[str, Any]:
    facts = delivery_facts(office, arrival.delivery_id)
    trace = trace_lines(office, arrival.delivery_id)
    # what the screen of incoming documents hides is hidden here too
    words = delivery_row(office, facts)
    return {
        "delivery_id": arrival.delivery_id,
        "symbol": words["symbol"],
        "subject": words["about"],
        "from": arrival.from_organ_name,
        "to": facts.to_organ_name,
        "arrived_text": date_text(arrival.arrived_date),
        "state": facts.state,
        "state_text": trace[-1]["text"] if trace else facts.state_text,
        "news": [one.text for one in news_for_sender(office, arrival)],
        "is_in_post": _post().holds(arrival.from_organ_id, compose_status(office, arrival).message_id),
        "is_recalled": office.messaging.recall_of(arrival.delivery_id) is not None,
    }


def _kindly(answer: Callable[[Asking, dict[str, Any]], Reply]) -> Callable[[Asking, dict[str, Any]], Reply]:
    """The same answer, with what is wrong with a file or the folder told and not thrown."""

    def kind(asking: Asking, args: dict[str, Any]) -> Reply:
        try:
            return answer(asking, args)
        except MessageFault as error:
            return fault(error.message, "Kiểm tra lại tệp, hoặc đề nghị cơ quan kia gửi lại.", "nd30.21.2.a")
        except OSError as error:
            advice = "Báo giảng viên kiểm tra thư mục dùng chung (HOSO_POST)."
            return fault(f"Không đọc hoặc ghi được hộp thư ({error.strerror or error}).", advice)

    return kind


SCREEN = Screen(
    "messages",
    look,
    frozenset({"registry_clerk"}),
    count,
    MappingProxyType(
        {
            "send": _kindly(send),
            "send_again": _kindly(send_again),
            "send_recall": _kindly(send_recall),
            "send_status": _kindly(send_status),
            "take": _kindly(take),
            "upload": _kindly(upload),
            "set_aside": _kindly(set_aside),
            "check": _kindly(check),
        }
    ),
)
