"""The actions of the review of expired files: proposing, deciding, turning down, carrying out.

Values only; what follows from them is in `disposal`. Each but the turning down names the files, so that their history
finds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hoso_kit.office.action import Action, Known


@dataclass(frozen=True, slots=True)
class ProposeDestruction(Action):
    """Propose to the head that files past their period be destroyed, as the council considered."""

    case_files: tuple[str, ...]
    council_symbol: str
    council_date: date

    def describe(self, known: Known) -> str:
        return (
            f"Đề nghị hủy {len(self.case_files)} hồ sơ hết thời hạn ({', '.join(self.case_files)}) "
            f"theo biên bản họp Hội đồng {self.council_symbol}"
        )


@dataclass(frozen=True, slots=True)
class DecideDestruction(Action):
    """The head's decision, by its number and date, and which of the proposed files it names."""

    proposal_id: str
    case_files: tuple[str, ...]
    decision_symbol: str
    decision_date: date

    def describe(self, known: Known) -> str:
        return (
            f"Quyết định {self.decision_symbol} ngày {self.decision_date:%d/%m/%Y}: hủy {len(self.case_files)} hồ sơ "
            f"({', '.join(self.case_files)}) của đề nghị {self.proposal_id}"
        )


@dataclass(frozen=True, slots=True)
class DeclineDestruction(Action):
    """The head keeps all proposed files."""

    proposal_id: str
    reason: str

    def describe(self, known: Known) -> str:
        return f"Không đồng ý hủy hồ sơ theo đề nghị {self.proposal_id}: {self.reason}"


@dataclass(frozen=True, slots=True)
class DestroyCaseFiles(Action):
    """Carry the decision out; nothing brings the documents back."""

    proposal_id: str
    case_files: tuple[str, ...]
    record_symbol: str

    def describe(self, known: Known) -> str:
        return (
            f"Hủy {len(self.case_files)} hồ sơ ({', '.join(self.case_files)}) theo quyết định của đề nghị "
            f"{self.proposal_id}, biên bản {self.record_symbol}"
        )


TYPES: dict[str, type[Action]] = {
    "propose_destruction": ProposeDestruction,
    "decide_destruction": DecideDestruction,
    "decline_destruction": DeclineDestruction,
    "destroy_case_files": DestroyCaseFiles,
}
