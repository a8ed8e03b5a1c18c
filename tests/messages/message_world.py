"""A district and a commune that send each other documents, each with its own journal."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import pytest

from hoso_kit.office.action import Action
from hoso_kit.office.drafting_actions import ApproveDraft, DraftDocument, SignDocument, SubmitDraft
from hoso_kit.office.issuing_actions import AssignNumber, IssueDocument, SealDocument
from hoso_kit.office.journal import Journal, compose
from hoso_kit.office.messages import Address, build_message, read_message
from hoso_kit.office.messages.values import DocumentMessage
from hoso_kit.office.messaging_actions import SendMessage
from hoso_kit.office.messaging_views import deliver_action
from hoso_kit.office.office import Office
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.scenario import Scenario, load_scenario
from tests.world import ROOT

DISTRICT, COMMUNE = "van-phong-huyen", "van-phong-xa-2"
DISTRICT_ID, COMMUNE_ID = "000.00.90.H99", "000.00.98.H99"
TO = "Ủy ban nhân dân xã Mường Cai Thượng"
CHIEF, UNIT_HEAD, CLERK, REGISTRY = "p01", "p05", "p06", "p08"
PDF = b"%PDF-1.7 not signed, only carried\n%%EOF\n"
DOC = "di001"
Step = tuple[str, Action]


@lru_cache
def scenario(office_id: str) -> Scenario:
    """One of the offices for free practice."""
    return load_scenario(ROOT / "sample_data" / office_id / "situation.json")


class Player:
    """One learner at one office: plays steps and remembers them as a journal would."""

    def __init__(self, office_id: str) -> None:
        self.office = Office(scenario(office_id))
        self.steps: list[Step] = []

    def do(self, person: str, *actions: Action) -> Player:
        """These actions, in turn."""
        for action in actions:
            self.office = self.office.apply(action, person)
            self.steps.append((person, action))
        return self

    def refused(self, code: str, person: str, action: Action) -> None:
        """The action is refused with this code and changes nothing."""
        with pytest.raises(Refusal) as caught:
            self.office.apply(action, person)
        assert caught.value.code == code

    def replayed(self) -> Office:
        """The office that the journal alone gives."""
        journal = Journal.parse(compose(self.office.scenario, "hv001", self.steps))
        return journal.replay(self.office.scenario)


def draft(**facts: object) -> DraftDocument:
    """A letter to the commune."""
    given: dict[str, object] = {
        "type_name": "Công văn",
        "subject": "báo cáo thống kê công tác văn thư, lưu trữ năm 2024",
        "body": ("Đề nghị Ủy ban nhân dân xã báo cáo trước ngày 30/12/2024.",),
        "recipients": ("Như trên", "Lưu: VT, NV"),
        "addressee": TO,
        "due_date": date(2024, 12, 30),
    }
    return DraftDocument(**(given | facts))  # type: ignore[arg-type]  # a test may give anything


def issue(player: Player, doc_id: str = DOC, **facts: object) -> Player:
    """From draft to the receivers."""
    player.do(CLERK, draft(**facts), SubmitDraft(doc_id, UNIT_HEAD))
    player.do(UNIT_HEAD, SubmitDraft(doc_id, CHIEF))
    player.do(CHIEF, ApproveDraft(doc_id), SignDocument(doc_id))
    return player.do(REGISTRY, AssignNumber(doc_id), SealDocument(doc_id), IssueDocument(doc_id))


def send(player: Player, doc_id: str = DOC, pdf: bytes = PDF) -> bytes:
    """The message's file, recorded as sent."""
    data = build_message(player.office, doc_id, Address(COMMUNE_ID, TO), pdf)
    message = read_message(data)
    assert isinstance(message, DocumentMessage)
    player.do(REGISTRY, SendMessage(doc_id, TO, COMMUNE_ID, message.pdf_sha256))
    return data


def take_in(player: Player, data: bytes) -> str:
    """Let a message's file come in; the id of its delivery."""
    message = read_message(data)
    assert isinstance(message, DocumentMessage)
    player.do(REGISTRY, deliver_action(message))
    return player.office.messaging.arrivals[-1].delivery_id
