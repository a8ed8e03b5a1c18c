"""What the archive's rooms tell a person: requests for reading and their answers, proposals of destruction. Only reads.

Plain facts; `notices` makes its lines of them. A refused request is told for two weeks: nothing else would end it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from hoso_kit.office.access_period import past_period
from hoso_kit.office.disposal_actions import DecideDestruction, DestroyCaseFiles
from hoso_kit.office.duties import may_do
from hoso_kit.office.lending import CITATION, CONVENTION, may_answer
from hoso_kit.office.transferring_lists import REVIEW_CITATION
from hoso_kit.regulations import edition

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

ArchiveKind = Literal["use_waits", "use_granted", "use_refused", "destruction_to_decide", "destruction_to_do"]
_REFUSAL_TOLD_DAYS = 14


@dataclass(frozen=True, slots=True)
class ArchiveFact:
    """One thing to tell: what, since when, of which file ("" for several)."""

    kind: ArchiveKind
    day: date
    text: str
    citation: str
    file_notation: str = ""


def archive_facts(office: Office, person: str) -> Iterator[ArchiveFact]:
    """All that the archive's rooms have to tell the person today."""
    yield from _lending(office, person)
    source = edition(office.scenario.edition).rests_on(REVIEW_CITATION)
    for one in office.disposal.proposals:
        files = ", ".join(one.case_files)
        if one.decision is None and may_do(office, DecideDestruction, person):
            text = f"Đề nghị {one.proposal_id} hủy hồ sơ hết thời hạn ({files}) chờ quyết định."
            yield ArchiveFact("destruction_to_decide", one.made_date, text, source)
        if one.decision is not None and one.to_destroy and may_do(office, DestroyCaseFiles, person):
            files = ", ".join(one.to_destroy)
            text = f"Quyết định {one.decision.decision_symbol} hủy hồ sơ ({files}) chờ thực hiện."
            yield ArchiveFact("destruction_to_do", one.decision.made_date, text, source)


def _lending(office: Office, person: str) -> Iterator[ArchiveFact]:
    requests = office.lending.requests
    # who asked anew knows the first answer
    last = {(one.file_notation, one.person): one for one in requests}
    for one in requests:
        name, answered = one.file_notation, one.answered_date
        if one.is_open and one.person != person and may_answer(office, person):
            asker = office.people_by_id[one.person].full_name
            text = f"{asker} xin khai thác hồ sơ {name}: {one.purpose}"
            yield ArchiveFact("use_waits", one.asked_date, text, CITATION, name)
        if one.person != person or answered is None:
            continue
        if one.is_running(office.today) and past_period(office, office.case_files[name]) is None:
            text = f"Được khai thác hồ sơ {name} đến hết ngày {one.until_date:%d/%m/%Y}."
            yield ArchiveFact("use_granted", answered, text, CITATION, name)
        elif one.refusal and last[name, person] is one and (office.today - answered).days < _REFUSAL_TOLD_DAYS:
            text = f"Không được khai thác hồ sơ {name}: {one.refusal}"
            yield ArchiveFact("use_refused", answered, text, CONVENTION, name)
