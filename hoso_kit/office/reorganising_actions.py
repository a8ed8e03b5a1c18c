"""The actions of mending files that were made wrongly: splitting one, joining two.

Values only; what follows from them is in `reorganising`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hoso_kit.office.action import Action, Known


@dataclass(frozen=True, slots=True)
class SplitCaseFile(Action):
    """Move ``documents`` out of a file into a new one, ``into``, as one step.

    A notation of the file list is opened by the list; any other needs title, maintenance and creator.
    """

    file_notation: str
    documents: tuple[str, ...]
    into: str
    start_date: date
    title: str = ""
    maintenance: str = ""
    creator: str = ""
    retention_row: str = ""
    description: str = ""

    def describe(self, known: Known) -> str:
        return f"Tách {len(self.documents)} văn bản từ hồ sơ {self.file_notation} sang hồ sơ mới {self.into}"


@dataclass(frozen=True, slots=True)
class JoinCaseFiles(Action):
    """Bring all documents of ``file_notation`` into ``into`` and remove the first, as one step."""

    file_notation: str
    into: str
    reason: str

    def describe(self, known: Known) -> str:
        return f"Gộp hồ sơ {self.file_notation} vào hồ sơ {self.into}: {self.reason}"


TYPES: dict[str, type[Action]] = {"split_case_file": SplitCaseFile, "join_case_files": JoinCaseFiles}
