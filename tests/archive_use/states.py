"""Offices in which something was destroyed, without playing all the years before it."""

from __future__ import annotations

from dataclasses import replace

from hoso_kit.office.disposal_state import Destruction, DestructionDecision, Disposal, Proposal
from hoso_kit.office.office import Office


def destroyed(office: Office, *documents: str, files: tuple[str, ...] = ("01.VP",)) -> Office:
    """The office after these documents went with their last files."""
    day = office.today
    decision = DestructionDecision("p01", day, files, "12/QĐ-UBND", day)
    gone = Destruction("p11", day, "03/BB-UBND", documents)
    return replace(office, disposal=Disposal((Proposal("XH-01", files, "05/BB", day, "p11", day, decision, gone),)))
