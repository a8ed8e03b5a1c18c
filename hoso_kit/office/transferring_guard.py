"""The one gate that keeps files fixed on their way to the archive, whatever room an action belongs to.

`Office.apply` asks here after every step: an accepted file stays as it is (Phụ lục VI phần I mục III.5.d), a
file that waits for the archive changes only by the steps named here. Rights of access are apart: the archive
goes on granting them (mục III.6.c). A file kept back stays in its clerk's hands: its facts and documents are
fixed by `filing.refuse_fixed`, its paper work may go on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from hoso_kit.office.action import Action
from hoso_kit.office.filing import refuse_fixed
from hoso_kit.office.retaining_actions import HandOverCaseFiles
from hoso_kit.office.transferring_actions import AcceptCaseFile, ReturnCaseFile
from hoso_kit.records.case_file import CaseFile, Status

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

_ALLOWED: Mapping[Status, frozenset[type[Action]]] = MappingProxyType(
    {
        "submitted": frozenset({AcceptCaseFile, ReturnCaseFile, HandOverCaseFiles}),
        "accepted": frozenset[type[Action]](),
    }
)


def refuse_change_of_fixed(action: Action, before: Office, after: Office) -> None:
    """Refuse the step if it changed a file that is fixed."""
    if before.case_files is after.case_files:
        return
    for name, case_file in before.case_files.items():
        allowed = _ALLOWED.get(case_file.status)
        changed = after.case_files.get(name)
        if allowed is None or changed is case_file or type(action) in allowed:
            continue
        if changed is None or _content(changed) != _content(case_file):
            refuse_fixed(case_file)


def _content(case_file: CaseFile) -> CaseFile:
    return replace(case_file, access=())
